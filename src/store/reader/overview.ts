/** @module Questions about the base as a whole: how much there is, where from, and what went wrong. */
import type { Database } from 'better-sqlite3';

/** How many rows of each thing. */
export interface Counts {
  readonly snapshots: number;
  readonly articles: number;
  readonly versions: number;
  readonly mentions: number;
  /** The gazetteer's, and those that people accepted. */
  readonly entities: number;
  /** Of these, candidates that a person accepted as entities of their own. */
  readonly accepted: number;
  /** Those that nobody decided about. */
  readonly candidates: number;
  readonly rejected: number;
  readonly facts: number;
  readonly retiredFacts: number;
  readonly claims: number;
  readonly citations: number;
  readonly quotations: number;
}

export interface RunRow {
  readonly id: number;
  readonly pipeline: string;
  readonly fingerprint: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly outcome: 'running' | 'finished' | 'failed' | 'interrupted';
  readonly counts: Readonly<Record<string, number>>;
  /** Its events by stage, outcome and reason. */
  readonly events: readonly EventCount[];
}

export interface EventCount {
  readonly stage: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly count: number;
  /** One of them, to start from. */
  readonly example: string;
}

/** Why pages gave no article. */
export interface RejectionCount {
  readonly stage: string;
  readonly reason: string;
  readonly count: number;
  readonly example: string;
}

export interface SourceRow {
  readonly id: string;
  readonly kind: string;
  readonly address: string | null;
  readonly title: string | null;
  readonly snapshots: number;
  readonly lastFetchedAt: string | null;
  /** Where it went for good; null where it is asked as declared. */
  readonly movedTo: string | null;
  readonly checkedAt: string | null;
  readonly succeededAt: string | null;
  readonly newAt: string | null;
  readonly dueAt: string | null;
  /** Checks in a row that failed, and why the last one did. */
  readonly failures: number;
  readonly reason: string | null;
  readonly detail: string | null;
  /** Pages that it led to and that are not had yet. */
  readonly waiting: number;
  /** Days between two pieces of its news, of the last twenty; null for fewer than five. */
  readonly cadenceDays: number | null;
}

/** Whole tables are counted by their smallest index at once; views row by row, so only decided candidates are asked of one. */
const COUNTS = `SELECT
  (SELECT count(*) FROM snapshots) AS snapshots,
  (SELECT count(*) FROM articles) AS articles,
  (SELECT count(*) FROM article_versions) AS versions,
  (SELECT count(*) FROM mentions) AS mentions,
  (SELECT count(*) FROM nodes) - (SELECT count(*) FROM candidates) + accepted AS entities,
  accepted,
  (SELECT count(*) FROM candidates) - decided AS candidates,
  rejected,
  (SELECT count(*) FROM facts) - (SELECT count(*) FROM facts WHERE retired = 1) AS facts,
  (SELECT count(*) FROM facts WHERE retired = 1) AS retiredFacts,
  (SELECT count(*) FROM claims WHERE current = 1) AS claims,
  (SELECT count(*) FROM citations) AS citations,
  (SELECT count(*) FROM quotations) AS quotations
FROM (
  SELECT count(*) AS decided,
    count(*) FILTER (WHERE d.decision = 'rejected') AS rejected,
    count(*) FILTER (WHERE d.decision = 'accepted' AND same.id IS NULL) AS accepted
  FROM decisions d JOIN candidates c ON c.id = d.candidate_id LEFT JOIN entities same ON same.id = d.entity_id
  WHERE d.standing = 1)`;

export class Overview {
  readonly #counts;
  readonly #runs;
  readonly #events;
  readonly #rejections;
  readonly #sources;
  readonly #tables;

  constructor(db: Database) {
    this.#counts = db.prepare<[], Counts>(COUNTS);
    this.#runs = db.prepare<[number], Omit<RunRow, 'counts' | 'events'> & { counts: string }>(
      `SELECT id, pipeline, fingerprint, started_at AS startedAt, finished_at AS finishedAt, outcome, counts
       FROM runs ORDER BY id DESC LIMIT 0 + ?`,
    );
    this.#events = db.prepare<[number], EventCount>(
      `SELECT stage, outcome, reason, count(*) AS count,
         min(subject || coalesce(': ' || detail, '')) AS example
       FROM run_events WHERE run_id = ? GROUP BY stage, outcome, reason ORDER BY count DESC, stage, reason`,
    );
    this.#rejections = db.prepare<[], RejectionCount>(
      `SELECT stage, reason, count(*) AS count, min(url || coalesce(': ' || detail, '')) AS example
       FROM v_rejections GROUP BY stage, reason ORDER BY count DESC, stage, reason`,
    );
    this.#sources = db.prepare<[], SourceRow>(
      `SELECT o.id, o.kind, o.address, o.title,
         (SELECT count(*) FROM snapshot_sources s WHERE s.source_id = o.id) AS snapshots,
         (SELECT max(s.fetched_at) FROM snapshot_sources s WHERE s.source_id = o.id) AS lastFetchedAt,
         m.address AS movedTo, t.checked_at AS checkedAt, t.succeeded_at AS succeededAt, t.new_at AS newAt,
         t.due_at AS dueAt, coalesce(t.failures, 0) AS failures, t.reason, t.detail,
         (SELECT count(*) FROM frontier f WHERE f.source_id = o.id AND f.state = 'waiting') AS waiting,
         (SELECT iif(count(*) < 5, NULL, (julianday(max(at)) - julianday(min(at))) / (count(*) - 1)) FROM (
           SELECT coalesce(f.published, f.found_at) AS at FROM frontier f WHERE f.source_id = o.id
           ORDER BY at DESC LIMIT 20)) AS cadenceDays
       FROM sources o LEFT JOIN source_states t ON t.source_id = o.id LEFT JOIN moves m ON m.declared = o.address
       ORDER BY o.id`,
    );
    this.#tables = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck();
  }

  counts(): Counts {
    return this.#counts.get()!;
  }

  /** The last runs, newest first. */
  runs(limit: number): RunRow[] {
    return this.#runs.all(limit).map((row) => ({
      ...row,
      counts: JSON.parse(row.counts) as Record<string, number>,
      events: this.#events.all(row.id),
    }));
  }

  rejections(): RejectionCount[] {
    return this.#rejections.all();
  }

  sources(): SourceRow[] {
    return this.#sources.all();
  }

  /** The names of all tables and views, in their order. */
  tables(): string[] {
    return this.#tables.all();
  }
}
