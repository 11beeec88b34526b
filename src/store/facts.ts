/** @module Facts: the triples that claims support. They gain and lose support, retire and return. */
import type { Database } from 'better-sqlite3';
import { contentId } from '../identity.js';
import { isLiteral, type Claim, type Status } from '../model.js';

/** How many claims of an article state each fact now, by the facts' numbers; none of a retracted article. */
export type Tally = ReadonlyMap<number, number>;

/** Where a change of support came from, for the history. */
export interface Cause {
  readonly snapshotId: string;
  readonly fingerprint: string;
  readonly now: string;
}

/** What one article gives a fact that no other states. */
export interface Support {
  readonly claims: number;
  /** The day, ISO. */
  readonly published: string | null;
  readonly status: Status;
}

const UNSUPPORTED = { claims: 0, articles: 0, published: null, status: null };

/** What a fact's current claims come to. */
interface Summary {
  readonly first: string | null;
  readonly last: string | null;
  readonly status: Status | null;
}

/** A fact that a text states: whether the text was the first to, and what it gives it; null where its claims do not count. */
export interface Stated {
  readonly isNew: boolean;
  readonly support: Support | null;
}

type FactKey = Pick<Claim, 'subject' | 'predicate' | 'object'>;

/** The fact that a claim supports: the same triple gives the same id. */
export function factId({ subject, predicate, object }: FactKey): string {
  return contentId('fact', subject.id, predicate, isLiteral(object) ? object.value : object.id);
}

/** What a fact's claims come to with those of one more article; null where days alone do not say which status is the newest. */
function withSupport({ first, last, status }: Summary, { published, ...more }: Support): Summary | null {
  if (published === null || first === null || last === null || published === last) return null;
  if (published > last) return { first, last: published, status: more.status };
  return { first: published < first ? published : first, last, status };
}

/** The facts in the base. */
export class Facts {
  readonly #insert;
  readonly #number;
  readonly #tally;
  readonly #row;
  readonly #summary;
  readonly #setCounts;
  readonly #setLast;
  readonly #setFirst;
  readonly #log;
  readonly #isStated;
  readonly #drop;

  constructor(db: Database) {
    this.#insert = db.prepare(
      `INSERT OR IGNORE INTO facts (id, subject_id, predicate, object_id, object_value,
         claim_count, article_count, first_published, last_published, status, retired)
       VALUES (@id, @subject, @predicate, @objectId, @value, @claims, @articles, @published, @published, @status, @status IS NULL)`,
    );
    this.#number = db.prepare<[string], number>('SELECT number FROM facts WHERE id = ?').pluck();
    this.#tally = db
      .prepare<[string], [number, number]>(
        `SELECT c.fact_number, count(*) FROM article_versions v JOIN claims c ON c.version_number = v.number
         WHERE v.article_id = ? AND c.current = 1 GROUP BY c.fact_number`,
      )
      .raw();
    this.#row = db.prepare<[number], Summary & { claims: number }>(
      `SELECT claim_count AS claims, first_published AS first, last_published AS last, status FROM facts WHERE number = ?`,
    );
    this.#summary = db.prepare<{ number: number }, Summary>(
      `SELECT
         (SELECT min(published) FROM claims WHERE fact_number = @number AND current = 1) AS first,
         (SELECT max(published) FROM claims WHERE fact_number = @number AND current = 1) AS last,
         (SELECT status FROM claims WHERE fact_number = @number AND current = 1 ORDER BY published DESC, id DESC LIMIT 1) AS status`,
    );
    // Apart, since each is in other indexes and mostly stays as it is.
    const counts = 'claim_count = claim_count + @claims, article_count = article_count + @articles';
    const set = (columns: string) =>
      db.prepare<Summary & { number: number; claims: number; articles: number }>(
        `UPDATE facts SET ${columns} WHERE number = @number`,
      );
    this.#setCounts = set(counts);
    this.#setLast = set(`${counts}, last_published = @last, status = @status`);
    this.#setFirst = set('first_published = @first, retired = (@status IS NULL)');
    this.#log = db.prepare(
      `INSERT INTO fact_history (at, fact_id, event, subject, predicate, object, fingerprint, snapshot_id)
       SELECT @now, f.id, @event, n.name, f.predicate, coalesce(o.name, f.object_value), @fingerprint, @snapshotId
       FROM facts f JOIN nodes n ON n.id = f.subject_id LEFT JOIN nodes o ON o.id = f.object_id WHERE f.number = @number`,
    );
    this.#isStated = db.prepare('SELECT 1 FROM claims WHERE fact_number = ? LIMIT 1');
    this.#drop = db.prepare('DELETE FROM facts WHERE number = ?');
  }

  /**
   * Makes sure that the base has a fact.
   *
   * @param support what the article that states it comes to, should the fact be new; null where its claims do not count
   * @returns the fact's number, and whether it was new
   */
  put(
    id: string,
    { subject, predicate, object }: FactKey,
    support: Support | null,
  ): { readonly number: number; readonly isNew: boolean } {
    const [objectId, value] = isLiteral(object) ? [null, object.value] : [object.id, null];
    const columns = support === null ? UNSUPPORTED : { ...support, articles: 1 };
    const row = this.#insert.run({ id, subject: subject.id, predicate, objectId, value, ...columns });
    const isNew = row.changes > 0;
    return { number: isNew ? Number(row.lastInsertRowid) : this.#number.get(id)!, isNew };
  }

  tally(articleId: string): Tally {
    return new Map(this.#tally.all(articleId));
  }

  /**
   * Carries what changed in one article over into the facts' support. Works on the difference, so that a fact with ten
   * thousand claims takes the next as quickly as its first.
   *
   * @param stated what the article states now, by the facts' numbers; those that are new have this support already
   */
  adjust(before: Tally, after: Tally, stated: ReadonlyMap<number, Stated>, cause: Cause): void {
    for (const number of new Set([...before.keys(), ...after.keys()])) {
      const now = stated.get(number);
      if (now?.isNew) continue;
      const had = before.get(number) ?? 0;
      const has = after.get(number) ?? 0;
      const claims = has - had;
      const was = this.#row.get(number);
      // Withdrawn.
      if (was === undefined) continue;
      const joined = had === 0 && now?.support?.claims === has ? withSupport(was, now.support) : null;
      const is = joined ?? this.#summary.get({ number })!;
      const change = { ...is, number, claims, articles: Math.sign(has) - Math.sign(had) };
      const sameLast = is.last === was.last && is.status === was.status;
      (sameLast ? this.#setCounts : this.#setLast).run(change);
      // A fact without a status is retired.
      const sameFirst = is.first === was.first && (is.status === null) === (was.status === null);
      if (!sameFirst) this.#setFirst.run(change);
      const total = was.claims + claims;
      if (total === 0 && claims < 0) this.#log.run({ ...cause, number, event: 'retired' });
      else if (claims > 0 && total === claims) this.#log.run({ ...cause, number, event: 'returned' });
    }
  }

  /**
   * Removes those of the facts that no version of any article states, as a base built anew would not have them; their
   * history stays.
   */
  withdraw(numbers: Iterable<number>, cause: Cause): void {
    for (const number of numbers) {
      if (this.#isStated.get(number) !== undefined) continue;
      this.#log.run({ ...cause, number, event: 'withdrawn' });
      this.#drop.run(number);
    }
  }
}
