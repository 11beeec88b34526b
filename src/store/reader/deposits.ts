/** @module Questions about where deposits lie. */
import type { Database } from 'better-sqlite3';
import type { Status } from '../../model.js';

/** A deposit of the gazetteer that articles mention, and what they say of it. */
export interface DepositRow {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 codes. */
  readonly countries: readonly string[];
  /** Degrees north and east. */
  readonly lat: number;
  readonly lon: number;
  /** Ids of the elements that the gazetteer gives it. */
  readonly elements: readonly string[];
  /** Articles that mention it. */
  readonly articles: number;
  /** Facts that it takes part in. */
  readonly facts: number;
  /** The status of the newest of them; null where there is none. */
  readonly status: Status | null;
  /** The elements that facts join it to, each with the facts' statuses. */
  readonly stated: readonly { readonly element: string; readonly status: Status }[];
}

interface StoredDeposit extends Pick<DepositRow, 'id' | 'name' | 'lat' | 'lon' | 'articles'> {
  readonly countries: string;
  readonly elements: string;
}

/** What the facts of a season with a deposit on one side state. */
interface StoredPart {
  readonly id: string;
  readonly facts: number;
  readonly newest: string;
  readonly status: Status;
  readonly stated: string;
}

/** Whole sides, season by season, in the order of the partial index that has all that is asked for. */
const PARTS = (
  [
    ['subject_id', 'object_id', 'facts_of_deposits'],
    ['object_id', 'subject_id', 'facts_to_deposits'],
  ] as const
).map(
  // With max() alone beside it, SQLite takes the bare column from the row of the maximum (lang_select.html).
  ([side, other, index]) => `
    SELECT ${side} AS id, count(*) AS facts, status, max(coalesce(last_published, '') || id) AS newest,
      json_group_array(json_object('element', ${other}, 'status', status))
        FILTER (WHERE ${other} >= 'element:' AND ${other} < 'element;') AS stated
    FROM facts INDEXED BY ${index} WHERE retired = 0 AND ${side} >= 'deposit:' AND ${side} < 'deposit;'
    GROUP BY season, ${side}`,
);

export class DepositRows {
  readonly #placed;
  readonly #parts;
  readonly #unplaced;

  constructor(db: Database) {
    this.#placed = db.prepare<[], StoredDeposit>(
      `SELECT n.id, n.name, coalesce(e.country, '') AS countries, CAST(e.attributes ->> 'lat' AS REAL) AS lat,
         CAST(e.attributes ->> 'lon' AS REAL) AS lon, coalesce(e.attributes ->> 'commodities', '') AS elements,
         n.article_count AS articles
       FROM nodes n JOIN entities e ON e.id = n.id
       WHERE n.id >= 'deposit:' AND n.id < 'deposit;' AND n.article_count > 0
         AND e.attributes ->> 'lat' <> '' AND e.attributes ->> 'lon' <> ''`,
    );
    this.#parts = PARTS.map((sql) => db.prepare<[], StoredPart>(sql));
    this.#unplaced = db
      .prepare<[], number>(
        `SELECT count(*) FROM nodes n JOIN entities e ON e.id = n.id
         WHERE n.id >= 'deposit:' AND n.id < 'deposit;' AND n.article_count > 0
           AND coalesce(e.attributes ->> 'lat', '') = ''`,
      )
      .pluck();
  }

  /** Deposits with a place, those of the most facts first. */
  placed(): DepositRow[] {
    const partsOf = new Map<string, StoredPart[]>();
    for (const part of this.#parts.flatMap((statement) => statement.all())) {
      const known = partsOf.get(part.id);
      if (known === undefined) partsOf.set(part.id, [part]);
      else known.push(part);
    }
    const deposits = this.#placed.all().map(({ countries, elements, ...row }): DepositRow => {
      const stated = partsOf.get(row.id) ?? [];
      return {
        ...row,
        countries: cellOf(countries),
        elements: cellOf(elements).map((slug) => `element:${slug}`),
        facts: stated.reduce((sum, { facts }) => sum + facts, 0),
        status: stated.toSorted((a, b) => (a.newest > b.newest ? -1 : 1)).at(0)?.status ?? null,
        stated: stated.flatMap((part) => JSON.parse(part.stated) as DepositRow['stated']),
      };
    });
    return deposits.sort((a, b) => b.facts - a.facts || (a.id < b.id ? -1 : 1));
  }

  /** How many deposits have none. */
  unplaced(): number {
    return this.#unplaced.get() ?? 0;
  }
}

/** The parts of a gazetteer's cell. */
function cellOf(cell: string): string[] {
  return cell.split('|').filter((part) => part !== '');
}
