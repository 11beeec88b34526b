/** @module What a feed says, whatever its format. */

/** Dates are ISO 8601 in UTC, to the second; addresses are absolute where the feed's own address is known; titles are plain text. */
export interface FeedEntry {
  readonly title: string | null;
  readonly link: string | null;
  readonly id: string | null;
  readonly published: string | null;
  readonly updated: string | null;
}

export interface Feed {
  readonly title: string | null;
  /** The page that the feed is of. */
  readonly link: string | null;
  /** In the order of the feed. */
  readonly entries: readonly FeedEntry[];
}

/** One way to read a feed: null where the text is none of those that it reads well. */
export type FeedReader = (text: string, url: string) => Feed | null | Promise<Feed | null>;
