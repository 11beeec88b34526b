/** @module Questions about entities and candidates. */
import type { Database } from 'better-sqlite3';
import type { EntityKind } from '../../model.js';
import { counting } from './counting.js';

/** An entity or candidate that answers to a name. */
export interface NodeMatch {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** Only texts introduced it: nobody has confirmed it. */
  readonly isCandidate: boolean;
  /** Whether a person accepted the candidate as an entity of its own. */
  readonly isAccepted: boolean;
  /** The name or alias that matched. */
  readonly matched: string;
  /** The matched name, folded as by `searchKey`; from its `word`th word on. */
  readonly folded: string;
  readonly word: number;
  /** Facts that it takes part in. */
  readonly facts: number;
}

/** What the base knows of a node itself. */
export interface NodeRow {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly isCandidate: boolean;
  /** The last decision on the candidate, and who took it. */
  readonly decision: 'accepted' | 'rejected' | null;
  readonly decidedBy: string | null;
  /** Candidates that a person said are this entity. */
  readonly joined: readonly { readonly id: string; readonly name: string; readonly by: string }[];
  readonly country: string | null;
  readonly aliases: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** Articles that mention it, as they stand now. */
  readonly articles: number;
  /** Newsrooms that state a fact of it, of twenty-five on each side, newer seasons first; a reprint counts as its original's. */
  readonly sources: number;
}

/** A node by one of its names. */
export interface Named {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly isCountry: boolean;
}

interface StoredNode {
  id: string;
  kind: EntityKind;
  name: string;
  isCandidate: 0 | 1;
  decision: 'accepted' | 'rejected' | null;
  decidedBy: string | null;
  joined: string;
  country: string | null;
  aliases: string | null;
  attributes: string | null;
  articles: number;
  sources: number;
}

/**
 * The SQL of how many facts are shown of one side, up to two hundred: to count those of a country takes longer than to show it.
 * @param ids SQL that gives the nodes
 */
const countOf = (side: 'subject_id' | 'object_id', ids: string) => `(
  SELECT count(*) FROM (
    SELECT 1 FROM shown_facts WHERE retired = 0 AND ${side} IN (${counting(ids)}) LIMIT ${MOST_COUNTED}))`;
const MOST_COUNTED = 200;
/** Who states them takes longer still. */
const MOST_TRACED = 25;

/** More matches than anyone reads; keeps a look-up of "a" from giving everything. */
const MAX_MATCHES = 100;

export class NodeRows {
  readonly #find;
  readonly #facts;
  readonly #get;
  readonly #elements;
  readonly #countries;
  readonly #named;
  readonly #demonyms;

  constructor(db: Database) {
    this.#countries = db.prepare<[string], { id: string; country: string }>(
      `SELECT DISTINCT n.node_id AS id, n.country FROM json_each(?) i CROSS JOIN node_countries n ON n.node_id = i.value
       ORDER BY n.node_id, n.country`,
    );
    this.#find = db.prepare<
      { from: string; to: string; limit: number },
      Omit<NodeMatch, 'isCandidate' | 'isAccepted'> & { isCandidate: 0 | 1; isAccepted: 0 | 1 }
    >(
      `SELECT n.id, n.kind, n.name, n.origin = 'candidate' AS isCandidate,
         n.id = m.id AND d.decision IS 'accepted' AS isAccepted, t.name AS matched, t.folded, t.word,
         ${countOf('subject_id', 'SELECT n.id')} + ${countOf('object_id', 'SELECT n.id')} AS facts
       FROM (SELECT * FROM node_names WHERE folded >= @from AND folded < @to ORDER BY folded LIMIT 0 + @limit) t
       JOIN nodes m ON m.id = t.node_id
       LEFT JOIN decisions d ON d.candidate_id = m.id AND d.standing = 1
       LEFT JOIN entities e ON e.id = d.entity_id
       JOIN nodes n ON n.id = coalesce(e.id, m.id)
       WHERE d.decision IS NOT 'rejected'`,
    );
    this.#facts = db
      .prepare<{ id: string }, number>(
        `SELECT ${countOf('subject_id', 'SELECT @id')} + ${countOf('object_id', 'SELECT @id')}`,
      )
      .pluck();
    this.#named = db.prepare<[string], Omit<Named, 'isCountry'> & { isCountry: 0 | 1 }>(
      `SELECT DISTINCT n.id, n.kind, n.name, coalesce(e.attributes ->> 'type' = 'country', 0) AS isCountry
       FROM node_names t
       LEFT JOIN decisions d ON d.candidate_id = t.node_id AND d.standing = 1
       JOIN nodes n ON n.id = coalesce((SELECT id FROM entities WHERE id = d.entity_id), t.node_id)
       LEFT JOIN entities e ON e.id = n.id
       WHERE t.folded = ? AND t.word = 0 AND d.decision IS NOT 'rejected'
       ORDER BY n.origin = 'candidate', n.article_count DESC, n.id`,
    );
    this.#demonyms = db.prepare<[], Omit<Named, 'isCountry'> & { isCountry: 0 | 1; demonyms: string }>(
      `SELECT n.id, n.kind, n.name, e.attributes ->> 'type' = 'country' AS isCountry, e.attributes ->> 'demonyms' AS demonyms
       FROM entities e JOIN nodes n ON n.id = e.id
       WHERE e.id >= 'place:' AND e.id < 'place;' AND e.attributes ->> 'demonyms' IS NOT NULL`,
    );
    this.#elements = db.prepare<[], { id: string; type: string | null; members: string | null }>(
      `SELECT id, attributes ->> 'kind' AS type, attributes ->> 'members' AS members FROM entities
       WHERE id >= 'element:' AND id < 'element;'`,
    );
    this.#get = db.prepare<{ id: string }, StoredNode>(
      `SELECT n.id, n.kind, n.name, n.origin = 'candidate' AS isCandidate, d.decision,
         d.decided_by AS decidedBy, e.country, e.aliases, e.attributes,
         (SELECT json_group_array(json_object('id', c.id, 'name', c.name, 'by', j.decided_by) ORDER BY c.id)
           FROM decisions j JOIN nodes c ON c.id = j.candidate_id
           WHERE j.entity_id = n.id AND j.standing = 1) AS joined,
         iif(NOT EXISTS (SELECT 1 FROM decisions j WHERE j.entity_id = n.id AND j.standing = 1), n.article_count, (
           SELECT count(DISTINCT v.article_id) FROM mentions m
           JOIN article_versions v ON v.number = m.version_number AND v.current = 1
           WHERE m.node_id IN (${counting('SELECT n.id')}))) AS articles,
         (SELECT count(DISTINCT coalesce(w.owner, r.newsroom)) FROM (
             SELECT DISTINCT c.newsroom
             FROM (SELECT * FROM (SELECT number FROM facts WHERE subject_id IN (${counting('SELECT n.id')}) LIMIT ${MOST_TRACED})
               UNION SELECT * FROM (SELECT number FROM facts WHERE object_id IN (${counting('SELECT n.id')}) LIMIT ${MOST_TRACED})) f
             JOIN claims c ON c.fact_number = f.number AND c.current = 1) r
           LEFT JOIN newsrooms w ON w.host = r.newsroom) AS sources
       FROM nodes n
       LEFT JOIN entities e ON e.id = n.id
       LEFT JOIN decisions d ON d.candidate_id = n.id AND d.standing = 1
       WHERE n.id = coalesce((
         SELECT e.id FROM decisions d JOIN entities e ON e.id = d.entity_id
         WHERE d.candidate_id = @id AND d.standing = 1), @id)`,
    );
  }

  /** What bears exactly this name or alias, folded as by `searchKey`; entities first, of these the most mentioned. */
  named(folded: string): Named[] {
    return this.#named.all(folded).map((row) => ({ ...row, isCountry: row.isCountry === 1 }));
  }

  /** What those who live in a place are called, and the place. */
  demonyms(): [word: string, place: Named][] {
    return this.#demonyms.all().flatMap(({ demonyms, ...row }) => {
      const place = { ...row, isCountry: row.isCountry === 1 };
      return demonyms.split('|').map((word): [string, Named] => [word.trim(), place]);
    });
  }

  /** The countries that nodes are, lie in or are at home in, by id: ISO 3166 codes in capitals. */
  countries(ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const { id, country } of this.#countries.all(JSON.stringify(ids)))
      found.set(id, [...(found.get(id) ?? []), country]);
    return found;
  }

  /** Elements with those that the gazetteer counts as theirs: the members of a group, minerals and forms; theirs too. */
  withMembers(ids: readonly string[]): string[] {
    const rows = this.#elements.all().map((row) => ({
      ...row,
      members: (row.members ?? '').split('|').map((slug) => `element:${slug}`),
    }));
    const found = new Set(ids);
    // A set gives what is added to it while one goes through it.
    for (const id of found) {
      for (const row of rows) {
        if (row.type === 'group' && row.id === id) for (const member of row.members) found.add(member);
        if (row.type !== 'group' && row.members.includes(id)) found.add(row.id);
      }
    }
    return [...found];
  }

  /** Nodes with a name or alias that, from some word on, begins with `folded` (as by `searchKey`); at most 100, in no rank. */
  startingWith(folded: string): NodeMatch[] {
    const to = `${folded}\u{10FFFF}`;
    return this.#find
      .all({ from: folded, to, limit: MAX_MATCHES })
      .map((row) => ({ ...row, isCandidate: row.isCandidate === 1, isAccepted: row.isAccepted === 1 }));
  }

  /** How many facts, retired ones apart, a node takes part in; counted to two hundred on each side. */
  facts(id: string): number {
    return this.#facts.get({ id }) ?? 0;
  }

  /** The node with this id; for a candidate that a person said is an entity, that entity. */
  get(id: string): NodeRow | undefined {
    const row = this.#get.get({ id });
    if (row === undefined) return undefined;
    return {
      ...row,
      isCandidate: row.isCandidate === 1,
      joined: JSON.parse(row.joined) as NodeRow['joined'],
      aliases: JSON.parse(row.aliases ?? '[]') as string[],
      attributes: JSON.parse(row.attributes ?? '{}') as Record<string, string>,
    };
  }
}
