/** @module Articles and their versions: which texts an address has had, and which one is current. */
import type { Database } from 'better-sqlite3';
import { contentId, sha256 } from '../identity.js';
import { sourceText, type Article } from '../model.js';
import type { Newsrooms } from './newsrooms.js';

/** An article's text as a row of its own: another text at the same address is another version. */
export interface Version {
  readonly id: string;
  readonly articleId: string;
  /** What all offsets count in. */
  readonly text: string;
  readonly textSha256: string;
  /** The text without the headline. */
  readonly body: string;
  /** Its SHA-256: equal elsewhere, it is a reprint. */
  readonly bodySha256: string;
}

/** A version that has a row, by whose number what it says is found. */
export interface StoredVersion extends Version {
  readonly number: number;
}

/** The version that an article is, by address and text alone. */
export function versionOf(article: Article): Version {
  const articleId = contentId('article', article.url);
  const text = sourceText(article);
  const textSha256 = sha256(text);
  return {
    id: contentId('version', articleId, textSha256),
    articleId,
    text,
    textSha256,
    body: article.text,
    bodySha256: sha256(article.text),
  };
}

/** The host of a canonical address without `www.`; the address itself where it has no host (a stored page's path). */
export function hostOf(url: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host === '' ? url : host.replace(/^www\./, '');
}

/** The articles in the base. */
export class Articles {
  readonly #insert;
  readonly #drop;
  readonly #hasVersion;
  readonly #putVersion;
  readonly #dropVersion;
  readonly #newest;
  readonly #current;
  readonly #setVersion;
  readonly #hasClaims;
  readonly #setClaims;
  readonly #credits;
  readonly #setWire;
  readonly #newsrooms;

  constructor(db: Database, newsrooms: Newsrooms) {
    this.#newsrooms = newsrooms;
    this.#insert = db.prepare('INSERT OR IGNORE INTO articles (id, url, host) VALUES (?, ?, ?)');
    this.#drop = db.prepare(
      'DELETE FROM articles WHERE id = @id AND NOT EXISTS (SELECT 1 FROM article_versions WHERE article_id = @id)',
    );
    this.#hasVersion = db.prepare('SELECT 1 FROM article_versions WHERE id = ?');
    this.#putVersion = db
      .prepare<Record<string, unknown>, number>(
        `INSERT INTO article_versions (number, id, article_id, snapshot_id, current, headline, standfirst, byline,
         published, published_origin, modified, modified_origin, language, site, credits, wire, notice, notice_quote, newsroom,
         text_sha256, body_sha256, text)
       VALUES ((SELECT 1 + coalesce(max(number), 0) FROM article_versions), @id, @articleId, @snapshotId, 0, @headline, @standfirst, @byline,
         @published, @publishedOrigin, @modified, @modifiedOrigin, @language, @site, @credits, @wire, @notice, @noticeQuote,
         @newsroom, @textSha256, @bodySha256, @text)
       ON CONFLICT (id) DO UPDATE SET
         snapshot_id = excluded.snapshot_id, standfirst = excluded.standfirst, byline = excluded.byline,
         published = excluded.published, published_origin = excluded.published_origin,
         modified = excluded.modified, modified_origin = excluded.modified_origin,
         language = excluded.language, site = excluded.site, credits = excluded.credits, wire = excluded.wire,
         notice = excluded.notice, notice_quote = excluded.notice_quote
       RETURNING number`,
      )
      .pluck();
    this.#credits = db.prepare<
      [],
      { id: string; body: string; wire: string | null; credits: string; site: string | null }
    >('SELECT id, body_sha256 AS body, wire, credits, site FROM article_versions');
    this.#setWire = db.prepare('UPDATE article_versions SET wire = ? WHERE id = ?');
    this.#dropVersion = db
      .prepare<[string], string>('DELETE FROM article_versions WHERE id = ? RETURNING article_id')
      .pluck();
    this.#newest = db
      .prepare<[string], string>(
        `SELECT v.id FROM article_versions v
         JOIN derivations d ON d.version_number = v.number
         JOIN snapshots s ON s.id = d.snapshot_id
         WHERE v.article_id = ?
         ORDER BY coalesce(s.returned_at, s.fetched_at) DESC, s.id DESC LIMIT 1`,
      )
      .pluck();
    this.#current = db
      .prepare<[string], string>('SELECT id FROM article_versions WHERE article_id = ? AND current = 1')
      .pluck();
    this.#setVersion = db.prepare('UPDATE article_versions SET current = ? WHERE id = ?');
    this.#hasClaims = db.prepare(
      'SELECT 1 FROM claims WHERE version_number = (SELECT number FROM article_versions WHERE id = ?) LIMIT 1',
    );
    this.#setClaims = db.prepare(
      `UPDATE claims SET current = @current AND v.notice IS NOT 'retraction'
       FROM article_versions v WHERE v.id = @versionId AND claims.version_number = v.number`,
    );
  }

  /** @returns whether the address was new */
  put(version: Version, article: Article): boolean {
    return this.#insert.run(version.articleId, article.url, hostOf(article.url)).changes > 0;
  }

  /**
   * Writes a version's row as `snapshotId` gave it. Whether it is current, {@link settle} decides.
   *
   * @returns the row's number, and whether the text was new
   */
  putVersion(
    version: Version,
    article: Article,
    snapshotId: string,
  ): { readonly number: number; readonly isNew: boolean } {
    const isNew = this.#hasVersion.get(version.id) === undefined;
    const number = this.#putVersion.get({
      id: version.id,
      articleId: version.articleId,
      snapshotId,
      headline: article.headline,
      standfirst: article.standfirst,
      byline: JSON.stringify(article.byline),
      published: article.published?.value ?? null,
      publishedOrigin: article.published?.origin ?? null,
      modified: article.modified?.value ?? null,
      modifiedOrigin: article.modified?.origin ?? null,
      language: article.language,
      site: article.site,
      credits: JSON.stringify(article.credits),
      wire: this.#newsrooms.credited(article),
      notice: article.notice?.kind ?? null,
      noticeQuote: article.notice?.quote ?? null,
      textSha256: version.textSha256,
      bodySha256: version.bodySha256,
      newsroom: hostOf(article.url),
      text: article.text,
    })!;
    return { number, isNew };
  }

  /**
   * Looks again which newsroom each version credits, after others were declared.
   *
   * @returns the hashes of the texts, without headlines, for which it is another one now
   */
  credit(): string[] {
    return this.#credits.all().flatMap(({ id, body, wire, credits, site }) => {
      const now = this.#newsrooms.credited({ credits: JSON.parse(credits) as string[], site });
      if (now === wire) return [];
      this.#setWire.run(now, id);
      return [body];
    });
  }

  /** Removes a version of which no page is left, and its article when that was the last. */
  dropVersion(versionId: string): void {
    const articleId = this.#dropVersion.get(versionId);
    if (articleId !== undefined) this.#drop.run({ id: articleId });
  }

  /**
   * Makes the version of the newest snapshot the article's current one: by time of fetch, then by id, so that the order
   * in which the snapshots were worked on makes no difference.
   */
  settle(articleId: string): void {
    const newest = this.#newest.get(articleId);
    const current = this.#current.get(articleId);
    if (newest === current) return;
    if (current !== undefined) this.#mark(current, 0);
    if (newest !== undefined) this.#mark(newest, 1);
  }

  #mark(versionId: string, current: 0 | 1): void {
    this.#setVersion.run(current, versionId);
    // Of a version that came just now the content is still to be written, and will bear it.
    if (this.#hasClaims.get(versionId) !== undefined) this.#setClaims.run({ current, versionId });
  }
}
