/** @module What people decided about candidates. Nothing derived is touched: the views of `db/` apply the decisions. */
import type { Database } from 'better-sqlite3';
import type { EntityKind, Rejection, Result } from '../model.js';

/** An act of a person. */
export interface Decision {
  readonly candidateId: string;
  /** 1 for the first about this candidate, 2 for the next … */
  readonly number: number;
  readonly decision: 'accepted' | 'rejected';
  /** The gazetteer's entity that the candidate was said to be; null for an entity of its own. */
  readonly entityId: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: string;
  readonly note: string | null;
}

/** A decision before it is taken. */
export type Act = Pick<Decision, 'candidateId' | 'decision' | 'entityId' | 'by' | 'note'>;

/**
 * Why a decision was not taken:
 * - `unknown-candidate`: the base has no such candidate
 * - `unknown-entity`: the base has no such entity of the gazetteer
 * - `other-kind`: candidate and entity are of two kinds
 * - `decided-already`: the last decision says the same
 */
export type ActRefusal = 'unknown-candidate' | 'unknown-entity' | 'other-kind' | 'decided-already';

/** The decisions in the base. */
export class Decisions {
  readonly #kind;
  readonly #standing;
  readonly #supersede;
  readonly #insert;
  readonly #remove;
  readonly #restore;

  constructor(db: Database) {
    this.#kind = db
      .prepare<{ id: string; origin: 'entity' | 'candidate' }, EntityKind>(
        'SELECT kind FROM nodes WHERE id = @id AND origin = @origin',
      )
      .pluck();
    this.#standing = db.prepare<[string], Decision>(
      `SELECT candidate_id AS candidateId, number, decision, entity_id AS entityId, decided_at AS at, decided_by AS by, note
       FROM decisions WHERE candidate_id = ? AND standing = 1`,
    );
    this.#supersede = db.prepare('UPDATE decisions SET standing = 0 WHERE candidate_id = ? AND standing = 1');
    this.#insert = db.prepare(
      `INSERT INTO decisions (candidate_id, number, decision, entity_id, decided_at, decided_by, note, standing)
       VALUES (@candidateId, @number, @decision, @entityId, @at, @by, @note, 1)`,
    );
    this.#remove = db.prepare('DELETE FROM decisions WHERE candidate_id = @candidateId AND number = @number');
    this.#restore = db.prepare(
      'UPDATE decisions SET standing = 1 WHERE candidate_id = @candidateId AND number = @number - 1',
    );
  }

  /** Takes a decision, which supersedes the one before it. To be called inside a transaction. */
  take(act: Act, now: string): Result<Decision, ActRefusal> {
    const { candidateId, entityId } = act;
    const kind = this.#kind.get({ id: candidateId, origin: 'candidate' });
    if (kind === undefined)
      return refusal('unknown-candidate', `expected a candidate of the base, got "${candidateId}"`);
    if (entityId !== null) {
      const other = this.#kind.get({ id: entityId, origin: 'entity' });
      if (other === undefined) {
        return refusal('unknown-entity', `expected the id of an entity that the base mentions, got "${entityId}"`);
      }
      if (other !== kind)
        return refusal('other-kind', `expected an entity of kind ${kind}, got ${entityId} (${other})`);
    }
    const last = this.#standing.get(candidateId);
    if (last?.decision === act.decision && last.entityId === entityId) {
      return refusal('decided-already', `${candidateId} was ${act.decision} already, by ${last.by} at ${last.at}`);
    }
    const decision = { ...act, number: (last?.number ?? 0) + 1, at: now };
    this.#supersede.run(candidateId);
    this.#insert.run(decision);
    return { ok: true, value: decision };
  }

  /**
   * Takes a candidate's last decision back: its row goes, and the one before stands again, so that the base is byte for
   * byte what it was before the decision. To be called inside a transaction.
   */
  undo(candidateId: string): Result<Decision, 'undecided'> {
    const last = this.#standing.get(candidateId);
    if (last === undefined) return refusal('undecided', `expected a decision about ${candidateId}, found none`);
    this.#remove.run(last);
    this.#restore.run(last);
    return { ok: true, value: last };
  }
}

function refusal<Reason extends string>(reason: Reason, detail: string): Rejection<Reason> {
  return { ok: false, reason, detail };
}
