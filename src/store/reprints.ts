/** @module Reprints: a text that stands at several addresses is one source, the newsroom's that published it first. */
import type { Database } from 'better-sqlite3';

/** Which newsroom stands for each text. */
export class Reprints {
  readonly #bodies;
  readonly #original;
  readonly #everywhere;
  readonly #inArticle;
  readonly #claims;

  constructor(db: Database) {
    this.#bodies = db
      .prepare<[string], string>('SELECT DISTINCT body_sha256 FROM article_versions WHERE article_id = ?')
      .pluck();
    this.#original = db
      .prepare<[string], string>(
        `SELECT a.host FROM article_versions v JOIN articles a ON a.id = v.article_id
         WHERE v.current = 1 AND v.body_sha256 = ?
         ORDER BY v.published IS NULL, v.published, v.article_id LIMIT 1`,
      )
      .pluck();
    const attribute = (where: string) =>
      db.prepare<{ body: string; host: string | null; articleId: string | null }, { id: string; newsroom: string }>(
        `UPDATE article_versions SET newsroom = n.host
         FROM (SELECT v.id, coalesce(@host, a.host) AS host FROM article_versions v JOIN articles a ON a.id = v.article_id
           WHERE v.body_sha256 = @body AND ${where}) n
         WHERE article_versions.id = n.id AND newsroom <> n.host
         RETURNING article_versions.id, newsroom`,
      );
    this.#everywhere = attribute('@articleId IS NULL');
    this.#inArticle = attribute('v.article_id = @articleId');
    this.#claims = db.prepare('UPDATE claims SET newsroom = ? WHERE version_id = ?');
  }

  /** The hashes of the texts that an article has had. */
  bodies(articleId: string): string[] {
    return this.#bodies.all(articleId);
  }

  /** The host that published a text first, of those where it stands now; undefined where it stands nowhere now. */
  original(bodySha256: string): string | undefined {
    return this.#original.get(bodySha256);
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
}
