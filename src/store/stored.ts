/** @module What the base has of a page already, so that after a change of the pipeline only that is done again which can differ. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Article, ArticleDate, EntityKind, Mention, Notice } from '../model.js';
import type { StoredVersion } from './articles.js';

/** What stands between an article's mentions and its claims. */
export interface StoredAnalysis {
  /** Of what the article's relations were read from, besides its text and the pipeline. */
  readonly inputSha256: string;
  /** The names of the frames that spoke for any two names, sorted. */
  readonly frames: readonly string[];
  /** Its syntax, as language/packed-syntax.ts has it. */
  readonly syntax: Uint8Array;
}

/** An article as a version has it, with what was found in it. */
export interface Stored {
  readonly article: Article;
  readonly mentions: readonly Mention[];
  /** Null where it was stored without. */
  readonly analysis: StoredAnalysis | null;
}

/** How a snapshot stands in the base. */
export interface Standing {
  /** The state of the pipeline that worked on it last. */
  readonly fingerprint: string;
  /** Null where no article came of it. */
  readonly version: {
    readonly id: string;
    /** Whether the version's content is this snapshot's, or an earlier snapshot's that gave the same text, or a later one's. */
    readonly content: 'own' | 'earlier' | 'later';
    /** The states of the pipeline that worked last on any of the snapshots that give this version. */
    readonly fingerprints: readonly string[];
  } | null;
}

interface ArticleRow {
  readonly url: string;
  readonly headline: string;
  readonly standfirst: string | null;
  readonly byline: string;
  readonly credits: string;
  readonly published: string | null;
  readonly published_origin: ArticleDate['origin'] | null;
  readonly modified: string | null;
  readonly modified_origin: ArticleDate['origin'] | null;
  readonly language: string | null;
  readonly site: string | null;
  readonly text: string;
  readonly notice: Notice['kind'] | null;
  readonly notice_quote: string | null;
}

interface MentionRow {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly rule: string;
}

/** The analyses of versions, and what else is needed to go on from them. */
export class StoredWork {
  readonly #put;
  readonly #drop;
  readonly #standing;
  readonly #fingerprints;
  readonly #article;
  readonly #mentions;
  readonly #analysis;
  readonly #confirm;

  constructor(db: Database) {
    this.#put = db.prepare(
      `INSERT INTO analyses (version_number, version_id, input_sha256, names, frames, syntax_gzip)
       VALUES (@number, @versionId, @input, @names, @frames, @syntax)
       ON CONFLICT (version_number) DO UPDATE SET input_sha256 = excluded.input_sha256, names = excluded.names,
         frames = excluded.frames, syntax_gzip = excluded.syntax_gzip`,
    );
    this.#drop = db.prepare('DELETE FROM analyses WHERE version_number = ?');
    this.#standing = db.prepare<
      [string],
      { fingerprint: string; versionId: string | null; content: 'own' | 'earlier' | 'later' }
    >(
      `SELECT d.fingerprint, d.version_id AS versionId, CASE
         WHEN t.id = s.id THEN 'own' WHEN (t.fetched_at, t.id) < (s.fetched_at, s.id) THEN 'earlier' ELSE 'later' END AS content
       FROM derivations d JOIN snapshots s ON s.id = d.snapshot_id
       LEFT JOIN article_versions v ON v.number = d.version_number LEFT JOIN snapshots t ON t.id = v.snapshot_id
       WHERE d.snapshot_id = ?`,
    );
    this.#fingerprints = db
      .prepare<[string], string>(
        `SELECT DISTINCT fingerprint FROM derivations
         WHERE version_number = (SELECT number FROM article_versions WHERE id = ?) ORDER BY fingerprint`,
      )
      .pluck();
    this.#article = db.prepare<[string], ArticleRow>(
      'SELECT a.url, v.* FROM article_versions v JOIN articles a ON a.id = v.article_id WHERE v.id = ?',
    );
    this.#mentions = db.prepare<{ id: string; names: string }, MentionRow>(
      `SELECT m.start, m."end", m.text, n.id, n.kind, coalesce(j.value, n.name) AS name, m.rule
       FROM mentions m JOIN nodes n ON n.id = m.node_id LEFT JOIN json_each(@names) j ON j.key = n.id
       WHERE m.version_number = (SELECT number FROM article_versions WHERE id = @id) ORDER BY m.start`,
    );
    this.#analysis = db.prepare<[string], { input: string; names: string; frames: string; syntax: Buffer }>(
      `SELECT input_sha256 AS input, names, frames, syntax_gzip AS syntax FROM analyses
       WHERE version_number = (SELECT number FROM article_versions WHERE id = ?)`,
    );
    this.#confirm = db.prepare(
      `UPDATE derivations SET fingerprint = @fingerprint WHERE snapshot_id = @id AND (NOT @own OR
         @id = (SELECT snapshot_id FROM article_versions WHERE number = derivations.version_number))`,
    );
  }

  /** Keeps a version's analysis in place of what was kept; without one it is forgotten. */
  put(
    version: Pick<StoredVersion, 'id' | 'number'>,
    mentions: readonly Mention[],
    analysis: StoredAnalysis | undefined,
  ): void {
    if (analysis === undefined) {
      this.#drop.run(version.number);
      return;
    }
    this.#put.run({
      number: version.number,
      versionId: version.id,
      input: analysis.inputSha256,
      names: JSON.stringify(Object.fromEntries(mentions.map(({ entity }) => [entity.id, entity.name]))),
      frames: JSON.stringify(analysis.frames),
      syntax: gzipSync(analysis.syntax),
    });
  }

  standing(snapshotId: string): Standing | undefined {
    const row = this.#standing.get(snapshotId);
    if (row === undefined) return undefined;
    const { fingerprint, versionId, content } = row;
    if (versionId === null) return { fingerprint, version: null };
    return { fingerprint, version: { id: versionId, content, fingerprints: this.#fingerprints.all(versionId) } };
  }

  /** @param versionId one that is stored */
  load(versionId: string): Stored {
    const row = this.#article.get(versionId)!;
    const kept = this.#analysis.get(versionId);
    const mentions = this.#mentions.all({ id: versionId, names: kept?.names ?? '{}' });
    return {
      article: {
        url: row.url,
        headline: row.headline,
        standfirst: row.standfirst,
        byline: JSON.parse(row.byline) as string[],
        credits: JSON.parse(row.credits) as string[],
        published: row.published === null ? null : { value: row.published, origin: row.published_origin! },
        modified: row.modified === null ? null : { value: row.modified, origin: row.modified_origin! },
        language: row.language,
        site: row.site,
        text: row.text,
        notice: row.notice === null ? null : { kind: row.notice, quote: row.notice_quote! },
      },
      mentions: mentions.map(({ start, end, text, id, kind, name, rule }) => ({
        kind,
        start,
        end,
        text,
        entity: { id, kind, name },
        rule,
      })),
      analysis:
        kept === undefined
          ? null
          : {
              inputSha256: kept.input,
              frames: JSON.parse(kept.frames) as string[],
              syntax: gunzipSync(kept.syntax),
            },
    };
  }

  /**
   * Notes that a state of the pipeline would make of a snapshot what is stored of it.
   *
   * @param own whether that stands only as long as its version's content is this snapshot's
   * @returns whether it stands
   */
  confirm(id: string, fingerprint: string, own: boolean): boolean {
    return this.#confirm.run({ id, fingerprint, own: Number(own) }).changes > 0;
  }
}
