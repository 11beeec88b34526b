/**
 * @module What a base may forget: by policy, and never what a citation, a text or a fact's history rests on. Pages that gave
 * an article stay, however old: everything else is built from them.
 */
import type { Database } from 'better-sqlite3';
import { explaining, openDatabase } from './connection.js';

/** What is to go; each in days, null for never. */
export interface Policy {
  /** Receipts of requests that are older. */
  readonly requests: number | null;
  /** Events of runs that began longer ago; those of the last run stay. */
  readonly events: number | null;
  /** Stored pages of which no article came, fetched longer ago. */
  readonly rejected: number | null;
}

/** How many rows of each went, or would go. */
export interface Pruned {
  readonly requests: number;
  readonly events: number;
  readonly rejected: number;
  /** Answers for robots.txt that have expired. */
  readonly robots: number;
  /** States of the pipeline that no page and no run is of. */
  readonly states: number;
}

/**
 * Removes what the policy gives up, in one transaction.
 *
 * @param now ISO 8601
 * @param dryRun counts only, and leaves the base as it is
 * @throws {BaseUnavailableError} when the base cannot be written
 */
export function prune(path: string, policy: Policy, now: string, dryRun: boolean): Pruned {
  const db = openDatabase(path, { readonly: dryRun });
  try {
    return explaining(path, () =>
      dryRun ? tally(db, policy, now) : db.transaction(() => remove(db, policy, now)).immediate(),
    );
  } finally {
    db.close();
  }
}

/** By kind: the table, and which of its rows. Days are bound as the moment before which. */
function rules(
  policy: Policy,
  now: string,
): Record<keyof Pruned, { table: string; where: string; before: string | null }> {
  const ago = (days: number | null): string | null =>
    days === null ? null : new Date(Date.parse(now) - days * 86_400_000).toISOString();
  return {
    requests: { table: 'requests', where: 'requested_at < @before', before: ago(policy.requests) },
    events: {
      table: 'run_events',
      where: `run_id IN (SELECT id FROM runs WHERE started_at < @before AND id < (SELECT max(id) FROM runs))`,
      before: ago(policy.events),
    },
    rejected: {
      table: 'snapshots',
      where: `fetched_at < @before AND id IN (SELECT snapshot_id FROM derivations WHERE outcome = 'rejected')
        AND id NOT IN (SELECT snapshot_id FROM article_versions UNION SELECT snapshot_id FROM fact_history)`,
      before: ago(policy.rejected),
    },
    robots: { table: 'robots', where: 'expires_at < @before', before: now },
    states: {
      table: 'pipeline_states',
      where: `@before <> '' AND fingerprint NOT IN (
        SELECT fingerprint FROM derivations UNION SELECT fingerprint FROM runs)`,
      before: now,
    },
  };
}

function tally(db: Database, policy: Policy, now: string): Pruned {
  return counted(policy, now, ({ table, where, before }) =>
    db.prepare<{ before: string }, number>(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get({ before })!,
  );
}

function remove(db: Database, policy: Policy, now: string): Pruned {
  return counted(policy, now, ({ table, where, before }) => {
    if (table !== 'snapshots') return db.prepare(`DELETE FROM ${table} WHERE ${where}`).run({ before }).changes;
    const ids = db
      .prepare<{ before: string }, string>(`SELECT id FROM snapshots WHERE ${where}`)
      .pluck()
      .all({ before });
    const steps = ['snapshot_sources WHERE snapshot_id', 'derivations WHERE snapshot_id', 'snapshots WHERE id'].map(
      (rows) => db.prepare(`DELETE FROM ${rows} = ?`),
    );
    for (const id of ids) for (const step of steps) step.run(id);
    return ids.length;
  });
}

function counted(
  policy: Policy,
  now: string,
  count: (rule: { table: string; where: string; before: string }) => number,
): Pruned {
  const of = rules(policy, now);
  const each = (kind: keyof Pruned): number => {
    const { table, where, before } = of[kind];
    return before === null ? 0 : count({ table, where, before });
  };
  return {
    requests: each('requests'),
    events: each('events'),
    rejected: each('rejected'),
    robots: each('robots'),
    states: each('states'),
  };
}
