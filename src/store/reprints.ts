/**
 * @module Reprints: a text that stands at several addresses, as it is or cut, re-headed, corrected or edited, is one source,
 * the newsroom's that it credits, else the one's that published it first.
 */
import type { Database } from 'better-sqlite3';
import { NearDuplicates, type NewText } from './near-duplicates.js';

/** Which newsroom stands for each text. */
export class Reprints {
  readonly #near: NearDuplicates;
  readonly #bodies;
  readonly #original;
  readonly #everywhere;
  readonly #inArticle;
  readonly #claims;
  readonly #lastWith;

  constructor(db: Database) {
    this.#near = new NearDuplicates(db);
    this.#bodies = db
      .prepare<[string], string>('SELECT DISTINCT body_sha256 FROM article_versions WHERE article_id = ?')
      .pluck();
    this.#original = db
      .prepare<{ body: string }, string>(
        `SELECT coalesce(v.wire, a.host) FROM article_versions v JOIN articles a ON a.id = v.article_id
         WHERE v.current = 1 AND v.body_sha256 IN (
           SELECT @body UNION ALL SELECT other_sha256 FROM likenesses WHERE body_sha256 = @body)
         ORDER BY v.wire IS NULL, v.published IS NULL, v.published, v.article_id LIMIT 1`,
      )
      .pluck();
    this.#lastWith = db.prepare<[string], { body: string; text: string }>(
      `SELECT v.body_sha256 AS body, v.text FROM article_versions v WHERE v.id = ? AND NOT EXISTS (
         SELECT 1 FROM article_versions o WHERE o.body_sha256 = v.body_sha256 AND o.id <> v.id)`,
    );
    const attribute = (where: string) =>
      db.prepare<{ body: string; host: string | null; articleId: string | null }, { id: string; newsroom: string }>(
        `UPDATE article_versions SET newsroom = n.host
         FROM (SELECT v.id, coalesce(@host, v.wire, a.host) AS host FROM article_versions v JOIN articles a ON a.id = v.article_id
           WHERE v.body_sha256 = @body AND ${where}) n
         WHERE article_versions.id = n.id AND newsroom <> n.host
         RETURNING article_versions.id, newsroom`,
      );
    this.#everywhere = attribute('@articleId IS NULL');
    this.#inArticle = attribute('v.article_id = @articleId');
    this.#claims = db.prepare(
      'UPDATE claims SET newsroom = ? WHERE version_number = (SELECT number FROM article_versions WHERE id = ?)',
    );
  }

  /** The texts in the base that are largely the same as this one of them. */
  alike(bodySha256: string): string[] {
    return this.#near.alike(bodySha256);
  }

  /** Compares a text that comes in with those in the base; null where there is nothing to be kept of it. */
  look(bodySha256: string, text: string): NewText | null {
    return this.#near.look(bodySha256, text);
  }

  /** Takes note of a text that a version has. */
  add(text: NewText): void {
    this.#near.add(text);
  }

  /** To be called when a version goes: its text is forgotten where it stands in no other. */
  release(versionId: string): void {
    const gone = this.#lastWith.get(versionId);
    if (gone !== undefined) this.#near.drop(gone.body, gone.text);
  }

  /** The hashes of the texts that an article has had. */
  bodies(articleId: string): string[] {
    return this.#bodies.all(articleId);
  }

  /** The host that a text is attributed to, of those where it or one largely the same stands now; undefined where none does. */
  original(bodySha256: string): string | undefined {
    return this.#original.get({ body: bodySha256 });
  }

  /**
   * Attributes a text to its newsroom after an article with it changed. Only where this made another newsroom the first
   * are all its reprints gone through: a stub that ten thousand pages share ("Subscribe to read on") costs no more than
   * any text.
   */
  attribute(bodySha256: string, articleId: string, before: string | undefined): void {
    const host = this.original(bodySha256);
    const changed =
      host === before
        ? this.#inArticle.all({ body: bodySha256, host: host ?? null, articleId })
        : this.#everywhere.all({ body: bodySha256, host: host ?? null, articleId: null });
    for (const { id, newsroom } of changed) this.#claims.run(newsroom, id);
  }

  /** Attributes these texts, and those that are largely the same, anew wherever they stand: the newsrooms themselves changed. */
  reattribute(bodies: Iterable<string>): void {
    for (const body of new Set([...bodies].flatMap((each) => [each, ...this.alike(each)]))) {
      const host = this.original(body) ?? null;
      for (const { id, newsroom } of this.#everywhere.all({ body, host, articleId: null })) {
        this.#claims.run(newsroom, id);
      }
    }
  }
}
