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

interface StoredDeposit extends Omit<DepositRow, 'countries' | 'elements' | 'stated'> {
  countries: string;
  elements: string;
  stated: string;
}

export class DepositRows {
  readonly #placed;
  readonly #unplaced;

  constructor(db: Database) {
    // The plus keeps SQLite from reading all facts by "retired" instead of the few of each deposit (optoverview.html, 2).
    // With max() alone beside it, SQLite takes the bare column from the row of the maximum (lang_select.html).
    this.#placed = db.prepare<[], StoredDeposit>(
      `SELECT n.id, n.name, coalesce(e.country, '') AS countries, CAST(e.attributes ->> 'lat' AS REAL) AS lat,
         CAST(e.attributes ->> 'lon' AS REAL) AS lon, coalesce(e.attributes ->> 'commodities', '') AS elements,
         n.article_count AS articles, count(f.id) AS facts, f.status, max(coalesce(f.last_published, '')) AS newest,
         json_group_array(json_object('element', o.id, 'status', f.status)) FILTER (WHERE o.kind = 'element') AS stated
       FROM nodes n
       JOIN entities e ON e.id = n.id
       LEFT JOIN facts f ON (f.subject_id = n.id OR f.object_id = n.id) AND +f.retired = 0
       LEFT JOIN nodes o ON o.id = iif(f.subject_id = n.id, f.object_id, f.subject_id)
       WHERE n.id >= 'deposit:' AND n.id < 'deposit;' AND n.article_count > 0
         AND e.attributes ->> 'lat' <> '' AND e.attributes ->> 'lon' <> ''
       GROUP BY n.id
       ORDER BY facts DESC, n.id`,
    );
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
    return this.#placed.all().map(({ id, name, lat, lon, articles, facts, status, countries, elements, stated }) => ({
      id,
      name,
      lat,
      lon,
      articles,
      facts,
      status,
      countries: parts(countries),
      elements: parts(elements).map((slug) => `element:${slug}`),
      stated: JSON.parse(stated) as DepositRow['stated'],
    }));
  }

  /** How many deposits have none. */
  unplaced(): number {
    return this.#unplaced.get() ?? 0;
  }
}

/** The parts of a gazetteer's cell. */
function parts(cell: string): string[] {
  return cell.split('|').filter((part) => part !== '');
}
