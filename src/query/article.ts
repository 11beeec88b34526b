/** @module An article as it stands in the base: its text, what it names, what it says, and what it said before. */
import type { FactBase } from '../store/fact-base.js';
import type { ClaimRow, MentionRow, VersionHead, VersionRow } from '../store/reader/articles.js';

/** Offsets count in `headline + "\n\n" + text`. */
export interface ArticleView {
  readonly version: VersionRow;
  readonly mentions: readonly MentionRow[];
  readonly claims: readonly ClaimRow[];
  /** All versions, the one fetched last first. */
  readonly versions: readonly VersionHead[];
}

/**
 * An article with all that is said of it.
 *
 * @param id its id, or its canonical address
 * @param versionId one of its versions; the current one unless given
 * @returns undefined where the base has no such article or version
 */
export function articleView(base: FactBase, id: string, versionId?: string): ArticleView | undefined {
  const { articles } = base.reader;
  const articleId = articles.idOf(id) ?? id;
  const version = articles.get(articleId, versionId);
  if (version === undefined) return undefined;
  return {
    version,
    mentions: articles.mentions(version.id),
    claims: articles.claims(version.id),
    versions: articles.versions(articleId),
  };
}
