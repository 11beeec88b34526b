/** @module Questions about what supports facts: which article says it, in which words, and where they stand. */
import type { Database } from 'better-sqlite3';
import type { Antecedent, Status } from '../../model.js';
import { NUMBER, type FactRow } from './facts.js';
import { MEASURES } from './support.js';

/** What one article says, in which words, and where they stand. */
export interface CitationRow {
  readonly claimId: string;
  readonly factId: string;
  readonly status: Status;
  readonly attributedTo: string | null;
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly frame: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** What names its two outside the quote. */
  readonly antecedents: readonly Antecedent[];
  readonly articleId: string;
  /** The text in which the quote stands, and whether it is the article's current one. */
  readonly versionId: string;
  readonly isCurrent: boolean;
  readonly url: string;
  readonly host: string;
  readonly site: string | null;
  readonly headline: string;
  readonly published: string | null;
  readonly fetchedAt: string;
  readonly snapshotId: string;
  readonly snapshotSha256: string;
  /** The article from which this one was reprinted; its own address when it was not. */
  readonly originalUrl: string;
}

/** A row of {@link CITATION}. */
export type StoredCitation = Omit<CitationRow, 'qualifiers' | 'antecedents' | 'isCurrent'> & {
  qualifiers: string;
  antecedents: string;
  isCurrent: 0 | 1;
};

/** The numbers of a fact and of those that say the same once decisions are applied. */
export const SAME = 'SELECT same_number FROM same_facts WHERE fact_id = @id';

/** The antecedents of a claim `c` as JSON, in the order of the text. */
export const ANTECEDENTS = `(
  SELECT json_group_array(json_object('start', a.start, 'end', a."end", 'quote', a.quote))
  FROM (SELECT * FROM antecedents WHERE version_number = c.version_number AND claim_id = c.id ORDER BY start) a)`;

/** The original's address as `v_articles` has it, which is asked only for what is not found by one index. */
const ORIGINAL = `coalesce(
    CASE WHEN v.current = 1 AND NOT EXISTS (SELECT 1 FROM likenesses WHERE body_sha256 = v.body_sha256)
      THEN (SELECT o.url FROM article_versions w JOIN articles o ON o.id = w.article_id
        WHERE w.current = 1 AND w.body_sha256 = v.body_sha256
        ORDER BY w.wire IS NULL, w.published IS NULL, w.published, w.article_id LIMIT 1)
      ELSE (SELECT o.original_url FROM v_articles o WHERE o.article_id = v.article_id) END, a.url)`;

/** What is selected of {@link CITED} for a {@link CitationRow}; @id is the fact's, or null for the claim's own. */
export const CITATION = `
  SELECT c.id AS claimId, coalesce(@id, c.fact_id) AS factId, c.status, c.attributed_to AS attributedTo, c.qualifiers, c.frame,
    t.quote, t.start, t."end", ${ANTECEDENTS} AS antecedents,
    v.article_id AS articleId, c.version_id AS versionId, c.current AS isCurrent, a.url, a.host, v.site, v.headline, v.published,
    s.fetched_at AS fetchedAt, v.snapshot_id AS snapshotId, t.snapshot_sha256 AS snapshotSha256,
    ${ORIGINAL} AS originalUrl`;

/** Joined to rows `n` whose `number` is a claim's. By the tables themselves: `cited_claims` looks up more than is shown here. */
export const CITED = `
  JOIN claims c ON c.number = n.number
  JOIN citations t ON t.claim_id = c.id AND t.version_number = c.version_number
  JOIN article_versions v ON v.number = t.version_number
  JOIN articles a ON a.id = v.article_id
  JOIN snapshots s ON s.id = v.snapshot_id`;

/** What citations are told apart by: the status, and what each figure amounts to. When it was is no dissent. */
const FIGURES = MEASURES.map((role) => `coalesce(qualifiers ->> '${role}_value', qualifiers ->> '${role}')`);

/** What a claim says, and when. */
interface Said {
  readonly number: number;
  readonly status: Status;
  readonly day: string;
  /** The status and the figures; equal where citations are not told apart. */
  readonly said: string;
}

/** They are looked for among so many of the newest claims at most: what was last said in another way before these is history. */
const MOST_CLAIMS = 200;

export class CitationRows {
  readonly #newest;
  readonly #newestOfAll;
  readonly #last;
  readonly #said;
  readonly #saidOfAll;
  readonly #ids;
  readonly #numbered;
  readonly #one;

  constructor(db: Database) {
    // Of one fact the index gives the newest; of several that say the same, all have to be sorted.
    const [newest, newestOfAll] = [`= ${NUMBER}`, `IN (${SAME})`].map((facts) =>
      db.prepare<{ id: string; limit: number }, StoredCitation>(
        `${CITATION} FROM (SELECT number, id, published FROM claims WHERE fact_number ${facts} AND current = 1
           ORDER BY published DESC, id DESC LIMIT 0 + @limit) n
         ${CITED} ORDER BY n.published DESC, n.id DESC`,
      ),
    );
    this.#newest = newest;
    this.#newestOfAll = newestOfAll;
    // An index has all that is compared.
    const [said, saidOfAll] = [`= ${NUMBER}`, `IN (${SAME})`].map((facts) =>
      db.prepare<{ id: string; claims: number }, Said>(
        `SELECT number, status, coalesce(published, '') AS day, json_array(status, ${FIGURES.join(', ')}) AS said
         FROM claims WHERE fact_number ${facts} AND current = 1 ORDER BY published DESC
         LIMIT min(@claims, ${MOST_CLAIMS})`,
      ),
    );
    this.#said = said;
    this.#saidOfAll = saidOfAll;
    this.#ids = db
      .prepare<[string], [number, string]>(
        'SELECT c.number, c.id FROM json_each(?) i CROSS JOIN claims c ON c.number = i.value',
      )
      .raw();
    this.#numbered = db.prepare<{ id: string; numbers: string }, StoredCitation>(
      `${CITATION} FROM (SELECT value AS number, key FROM json_each(@numbers)) n ${CITED} ORDER BY n.key`,
    );
    this.#one = db.prepare<{ id: null; claim: string }, StoredCitation>(
      `${CITATION} FROM (SELECT number FROM claims WHERE substr(id, 7, 6) = substr(@claim, 7, 6) AND id = @claim) n ${CITED} LIMIT 1`,
    );
    this.#last = db.prepare<{ id: string; limit: number }, StoredCitation>(
      `${CITATION} FROM (SELECT number FROM claims WHERE fact_number IN (${SAME})) n ${CITED}
       ORDER BY s.fetched_at DESC, c.id LIMIT 0 + @limit`,
    );
  }

  /** The citations of a fact in the articles as they stand now, newest first; for a retired fact, in the last versions that stated it. */
  of({ id, retired, byDecision }: Pick<FactRow, 'id' | 'retired' | 'byDecision'>, limit: number): CitationRow[] {
    // Only an accepted candidate makes two facts say the same.
    const statement = retired ? this.#last : byDecision ? this.#newestOfAll : this.#newest;
    return statement.all({ id, limit }).map(citationRow);
  }

  /** What supports a claim; undefined where there is no such claim. */
  get(claimId: string): CitationRow | undefined {
    const row = this.#one.get({ id: null, claim: claimId });
    return row === undefined ? undefined : citationRow(row);
  }

  /**
   * For each status and each set of figures with which a fact is stated now, the newest citation, those of `known` claims apart;
   * newest first. Of more such than `limit`, the newest, with one of each status among them.
   *
   * @param claims among so many claims, the newest; 200 at most
   */
  variants(
    { id, byDecision }: Pick<FactRow, 'id' | 'byDecision'>,
    limit: number,
    claims: number,
    known: ReadonlySet<string>,
  ): CitationRow[] {
    const last = new Map<string, Said[]>();
    // The newest come first.
    for (const claim of (byDecision ? this.#saidOfAll : this.#said).iterate({ id, claims })) {
      const others = last.get(claim.said);
      if (others === undefined) last.set(claim.said, [claim]);
      else if (others[0].day === claim.day) others.push(claim);
    }
    const others = this.#newestOf([...last.values()], limit).filter((claim) => !known.has(claim.id));
    return this.#numbered.all({ id, numbers: JSON.stringify(others.map(({ number }) => number)) }).map(citationRow);
  }

  /** Of each group, of claims of one day, the one with the last id: of `limit` groups, see {@link variants}. */
  #newestOf(groups: readonly (readonly Said[])[], limit: number): (Said & { readonly id: string })[] {
    // Ids stand in the claims' rows, which are looked up only for the days of which some can be among the first.
    const days = groups.map(([{ day }]) => day);
    const lastOfStatus = new Map(groups.toReversed().map(([{ status, day }]) => [status, day]));
    const near = groups.filter(
      ([{ status, day }]) => day >= (days[limit - 1] ?? '') || lastOfStatus.get(status) === day,
    );
    const ids = new Map(this.#ids.all(JSON.stringify(near.flat().map(({ number }) => number))));
    const newest = near
      .map((group) => group.map((claim) => ({ ...claim, id: ids.get(claim.number)! })).sort(newestFirst)[0])
      .sort(newestFirst);
    const firsts = new Set([...lastOfStatus.keys()].map((status) => newest.find((claim) => claim.status === status)!));
    const rest = newest.filter((claim) => !firsts.has(claim));
    return [...[...firsts].sort(newestFirst), ...rest].slice(0, limit).sort(newestFirst);
  }
}

interface Dated {
  readonly day: string;
  readonly id: string;
}

function newestFirst(a: Dated, b: Dated): number {
  const [one, other] = [a.day + a.id, b.day + b.id];
  return one < other ? 1 : one > other ? -1 : 0;
}

export function citationRow(row: StoredCitation): CitationRow {
  const qualifiers = JSON.parse(row.qualifiers) as Record<string, string>;
  const antecedents = JSON.parse(row.antecedents) as Antecedent[];
  return { ...row, isCurrent: row.isCurrent === 1, qualifiers, antecedents };
}
