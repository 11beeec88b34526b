/**
 * @module The nouns of orewire: what passes from stage to stage. Everyone's ground floor.
 *
 *   source ──fetch──▶ snapshot ──read──▶ article ──tag──▶ mentions ──relate──▶ claims ──store──▶ facts
 *
 * One coordinate system: every offset counts UTF-16 code units in {@link sourceText},
 * that is `headline + "\n\n" + text`; `end` is exclusive.
 */

export const ENTITY_KINDS = ['deposit', 'element', 'organisation', 'person', 'place'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export const STATUSES = ['asserted', 'planned', 'possible', 'ended', 'denied'] as const;
/** How an article commits itself to a claim: `planned` is intended, `possible` is open, `ended` is over, `denied` is said not to be. */
export type Status = (typeof STATUSES)[number];

/** A stretch of the source text: `source.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One response as it came. Never altered: everything else can be rebuilt from it. */
export interface Snapshot {
  /** Content id of the asked address and the body: the same page with the same bytes is the same snapshot. */
  readonly id: string;
  /** The address that was asked for. */
  readonly url: string;
  /** The address that answered, after redirects. */
  readonly finalUrl: string;
  /** HTTP status; 200 for a stored page that does not say. */
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
  /** Hex SHA-256 of the body. */
  readonly sha256: string;
}

/** Where a date was found in the page; `declared` where the pipeline names the place, `feed` when only the feed gave it. */
export type DateOrigin = 'declared' | 'json-ld' | 'meta' | 'microdata' | 'time' | 'text' | 'url' | 'feed';

/** A date as precise as its source: `2025`, `2025-06`, `2025-06-03`, or a date-time with its zone where one was stated. */
export interface ArticleDate {
  readonly value: string;
  readonly origin: DateOrigin;
}

/** What an article says of itself: that it is not to be relied on any more, or that it was put right. */
export interface Notice {
  readonly kind: 'retraction' | 'correction';
  /** Its words, as they stand in the headline or the text. */
  readonly quote: string;
}

/** What a person reads of a snapshot. */
export interface Article {
  /** Canonical address. */
  readonly url: string;
  readonly headline: string;
  readonly standfirst: string | null;
  /** People's names, in the order of the page. */
  readonly byline: readonly string[];
  /** Agencies and newsrooms that the page credits, in its byline or in the line that opens the text. */
  readonly credits: readonly string[];
  readonly published: ArticleDate | null;
  readonly modified: ArticleDate | null;
  /** BCP 47 primary tag, lower case, as declared by the page. */
  readonly language: string | null;
  /** The newsroom's name as the page gives it. */
  readonly site: string | null;
  /** Paragraphs separated by a blank line. */
  readonly text: string;
  readonly notice: Notice | null;
}

/** An entity by its id and the name it is shown by. Ids: `deposit:olympic-dam`, or `candidate:deposit:kuyrektykol` for one that only a text introduced. */
export interface EntityRef {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
}

/** A typed span of an article, linked to an entity. */
export interface Mention extends Span {
  readonly kind: EntityKind;
  readonly text: string;
  readonly entity: EntityRef;
  /** The rule that found and linked it, for people who ask why. */
  readonly rule: string;
}

/** The exact words that state a claim, and where they stand. */
export interface Citation extends Span {
  readonly quote: string;
  /** What the claim has from outside of these words: the names that they only go back to ("the company"), qualifiers told elsewhere; in the order of the text. */
  readonly antecedents?: readonly Antecedent[];
}

/** A name outside a claim's sentence that the sentence goes back to, or a qualifier told there. */
export interface Antecedent extends Span {
  readonly quote: string;
}

/** A literal object: the text's own words (an amount of money, say). */
export interface Literal {
  readonly value: string;
}

/** What ONE article says. */
export interface Claim {
  readonly subject: EntityRef;
  readonly predicate: string;
  readonly object: EntityRef | Literal;
  /**
   * Role → the text's own words (amount, grade, share, role, date, type, about …), and beside them as `role_value` what they
   * amount to where that is plain: `<=1100000 t/year`, `2024`, `mou`.
   */
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly status: Status;
  /** The entity's name, or the words, to whom the text attributes it. */
  readonly attributedTo: string | null;
  readonly citation: Citation;
  /** The frame that proposed it, as named in `relations.yaml`. */
  readonly frame: string;
}

/** A direct quotation, without its quotation marks. */
export interface Quotation extends Span {
  readonly text: string;
  readonly speaker: EntityRef | null;
}

/** All that is said of one article. */
export interface Extraction {
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly quotations: readonly Quotation[];
}

/** A row of the gazetteer, whatever its kind. */
export interface GazetteerEntry {
  /** `kind:slug`, stable between rebuilds. */
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The kind's own columns by their header, as the table writes them; empty cells are absent. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** An expected rejection: a value with a reason code, not an exception. */
export interface Rejection<Reason extends string> {
  readonly ok: false;
  readonly reason: Reason;
  /** One sentence for a person: what was found, and where. */
  readonly detail: string;
}

export type Result<Value, Reason extends string> = { readonly ok: true; readonly value: Value } | Rejection<Reason>;

/** The text that all offsets count in. */
export function sourceText(article: Pick<Article, 'headline' | 'text'>): string {
  return `${article.headline}\n\n${article.text}`;
}

export function isLiteral(object: EntityRef | Literal): object is Literal {
  return 'value' in object;
}

/** A failure that a person can mend: what is wrong (`message`), where, and what to do about it. */
export class OrewireError extends Error {
  readonly where: string | undefined;
  readonly hint: string | undefined;

  constructor(message: string, details: { where?: string; hint?: string; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.where = details.where;
    this.hint = details.hint;
  }
}
