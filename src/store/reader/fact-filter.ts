/** @module Which facts: conditions, and how the facts that meet them are come to without looking at all the others. */
import type { Database } from 'better-sqlite3';
import type { EntityKind, Status } from '../../model.js';

/** Which facts: each condition narrows. */
export interface FactConditions {
  /** Any of these node ids. */
  readonly subjects?: readonly string[] | undefined;
  readonly objects?: readonly string[] | undefined;
  /** Any of these node ids on either side. */
  readonly involved?: readonly string[] | undefined;
  /** The same; narrows further. */
  readonly alsoInvolved?: readonly string[] | undefined;
  readonly elements?: readonly string[] | undefined;
  /** A literal object, exactly. */
  readonly objectValue?: string | undefined;
  readonly predicates?: readonly string[] | undefined;
  /** Kind of the subject or of the object. */
  readonly kind?: EntityKind | undefined;
  /** A country of the subject or of the object, as `node_countries` has it. */
  readonly country?: string | undefined;
  readonly status?: Status | undefined;
  /** Stated by an article of that day or later (ISO, any precision), of an undated one by the day of the fetch. */
  readonly since?: string | undefined;
  /** The same, of that day or earlier; includes what begins with it. */
  readonly until?: string | undefined;
  /** A newsroom's host, or the id of a source of the pipeline. */
  readonly source?: string | undefined;
  /** To whom a claim is attributed, as any of these. */
  readonly saidBy?: readonly string[] | undefined;
}

/**
 * Of a country with more nodes than this, of a source with more articles, the facts are so many that the newest are found
 * soonest among all facts; of one with less they are looked up one by one.
 */
const FEW_NODES = 400;
const FEW_ARTICLES = 400;

/** Of what someone said, so many of the newest claims are looked at. */
const MOST_SAID = 5_000;

/** Each condition's clause; its parameter carries the condition's name, lists are bound as JSON. */
const CLAUSES: Readonly<Record<Exclude<keyof FactConditions, 'since' | 'until'>, string>> = {
  subjects: 'f.subject_id IN (SELECT value FROM json_each(@subjects))',
  objects: 'f.object_id IN (SELECT value FROM json_each(@objects))',
  involved: `(f.subject_id IN (SELECT value FROM json_each(@involved))
    OR f.object_id IN (SELECT value FROM json_each(@involved)))`,
  alsoInvolved: `(f.subject_id IN (SELECT value FROM json_each(@alsoInvolved))
    OR f.object_id IN (SELECT value FROM json_each(@alsoInvolved)))`,
  elements: `(f.subject_id IN (SELECT value FROM json_each(@elements))
    OR f.object_id IN (SELECT value FROM json_each(@elements)))`,
  objectValue: 'f.object_value = @objectValue',
  predicates: 'f.predicate IN (SELECT value FROM json_each(@predicates))',
  kind: `(EXISTS (SELECT 1 FROM nodes n WHERE n.id = f.subject_id AND n.kind = @kind)
    OR EXISTS (SELECT 1 FROM nodes n WHERE n.id = f.object_id AND n.kind = @kind))`,
  country: `(EXISTS (SELECT 1 FROM node_countries n WHERE n.country = @country AND n.node_id = f.subject_id)
    OR EXISTS (SELECT 1 FROM node_countries n WHERE n.country = @country AND n.node_id = f.object_id))`,
  status: 'f.status = @status',
  source: `EXISTS (
    SELECT 1 FROM same_facts t JOIN claims c ON c.fact_number = t.same_number AND c.current = 1
    JOIN article_versions v ON v.number = c.version_number JOIN articles a ON a.id = v.article_id
    WHERE t.fact_id = f.id AND (a.host = @source OR EXISTS (
      SELECT 1 FROM snapshot_sources s WHERE s.snapshot_id = v.snapshot_id AND s.source_id = @source)))`,
  saidBy: `EXISTS (
    SELECT 1 FROM same_facts t JOIN claims c ON c.fact_number = t.same_number AND c.current = 1
    WHERE t.fact_id = f.id AND c.attributed_to IN (SELECT value FROM json_each(@saidBy)))`,
};

/** An undated article's day is that of its fetch. */
const FETCHED = (bounds: string) => `f.last_published IS NULL AND EXISTS (
  SELECT 1 FROM same_facts t JOIN claims c ON c.fact_number = t.same_number AND c.current = 1
  JOIN article_versions v ON v.number = c.version_number JOIN snapshots s ON s.id = v.snapshot_id
  WHERE t.fact_id = f.id AND ${bounds})`;

/** Facts in the order of an index: where they are read from, for which values of @key, and whether they stand by seasons. */
interface Stream {
  readonly from: string;
  readonly where: string;
  readonly keys: readonly (string | null)[];
  readonly bySeason?: true;
}

const FACTS = 'shown_facts f';
const ofNode = (side: 'subject_id' | 'object_id', keys: readonly string[]): Stream => ({
  from: FACTS,
  where: `f.${side} = @key`,
  keys,
  bySeason: true,
});

/** The facts behind some claims, which `claims` selects as fact_id. */
const ofClaims = (claims: string, keys: readonly string[]): Stream => ({
  from: `(SELECT DISTINCT t.same_id FROM (${claims}) c CROSS JOIN same_facts t ON t.fact_id = c.fact_id) c
    CROSS JOIN shown_facts f ON f.id = c.same_id`,
  where: 'TRUE',
  keys,
});

const SAID = `SELECT fact_id FROM claims WHERE attributed_to = @key AND current = 1
  ORDER BY published DESC LIMIT ${MOST_SAID}`;
const STATED = `
  SELECT c.fact_id FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.current = 1
    JOIN claims c ON c.version_number = v.number WHERE a.host = @key
  UNION SELECT c.fact_id FROM snapshot_sources s JOIN article_versions v ON v.snapshot_id = s.snapshot_id
    AND v.current = 1 JOIN claims c ON c.version_number = v.number WHERE s.source_id = @key`;

/** The facts that meet conditions. */
export class FactFilter {
  readonly #db;
  readonly #joined;
  readonly #nodesIn;
  readonly #articlesOf;

  constructor(db: Database) {
    this.#db = db;
    this.#joined = db
      .prepare<[string], string>('SELECT candidate_id FROM decisions WHERE standing = 1 AND entity_id = ?')
      .pluck();
    this.#nodesIn = db
      .prepare<[string], string>(`SELECT node_id FROM node_countries WHERE country = ? LIMIT ${FEW_NODES + 1}`)
      .pluck();
    this.#articlesOf = db
      .prepare<{ source: string }, number>(
        `SELECT count(*) FROM (
           SELECT 1 FROM articles WHERE host = @source
           UNION ALL SELECT 1 FROM snapshot_sources WHERE source_id = @source LIMIT ${FEW_ARTICLES + 1})`,
      )
      .pluck();
  }

  /**
   * Ids of the facts that are not retired and meet all conditions, newest first.
   *
   * Reads them in streams, each of which an index gives newest first: of one node, one predicate, one status. The newest
   * of all are among the newest of each.
   */
  list(asked: FactConditions, limit: number): string[] {
    const conditions = this.#withJoined(asked);
    const { since, until, ...rest } = conditions;
    const parameters: Record<string, unknown> = { since, until, limit };
    const clauses = ['f.retired = 0'];
    for (const [name, value] of Object.entries(rest)) {
      if (value === undefined) continue;
      parameters[name] = Array.isArray(value) ? JSON.stringify(value) : value;
      clauses.push(CLAUSES[name as keyof typeof rest]);
    }
    const found = new Map<string, string | null>();
    for (const { from, where, keys, bySeason } of this.#streams(conditions)) {
      for (const when of spans(since, until)) {
        const statement = this.#db.prepare<Record<string, unknown>, { id: string; last: string | null }>(
          `SELECT f.id, f.last_published AS last FROM ${from} WHERE ${[where, ...clauses, when].join(' AND ')}
           ORDER BY ${bySeason ? 'f.season DESC, ' : ''}f.last_published DESC, f.id LIMIT 0 + @limit`,
        );
        for (const key of keys)
          for (const { id, last } of statement.iterate({ ...parameters, key })) found.set(id, last);
      }
    }
    return [...found]
      .sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : (x ?? '') > (y ?? '') ? -1 : 1))
      .slice(0, limit)
      .map(([id]) => id);
  }

  /** The lists of nodes with the candidates that a person said are one of them. */
  #withJoined(conditions: FactConditions): FactConditions {
    const join = (ids: readonly string[] | undefined) => ids?.flatMap((id) => [id, ...this.#joined.all(id)]);
    return {
      ...conditions,
      subjects: join(conditions.subjects),
      objects: join(conditions.objects),
      involved: join(conditions.involved),
      alsoInvolved: join(conditions.alsoInvolved),
      elements: join(conditions.elements),
    };
  }

  /** Where to look: in the shortest list of nodes, else by what is rarest. */
  #streams({ subjects, objects, involved, alsoInvolved, elements, ...others }: FactConditions): Stream[] {
    const country = others.country === undefined ? [] : this.#nodesIn.all(others.country);
    const either = (ids: readonly string[]) => [ofNode('subject_id', ids), ofNode('object_id', ids)];
    const lists = [
      ...(subjects === undefined ? [] : [{ ids: subjects, streams: [ofNode('subject_id', subjects)] }]),
      ...(objects === undefined ? [] : [{ ids: objects, streams: [ofNode('object_id', objects)] }]),
      ...[involved, alsoInvolved, elements].flatMap((ids) =>
        ids === undefined ? [] : [{ ids, streams: either(ids) }],
      ),
      ...(others.country === undefined || country.length > FEW_NODES
        ? []
        : [{ ids: country, streams: either(country) }]),
    ].sort((a, b) => a.ids.length - b.ids.length);
    const shortest = lists.at(0);
    if (shortest !== undefined) return shortest.streams;
    const { objectValue, saidBy, source, predicates, status } = others;
    if (objectValue !== undefined) return [{ from: FACTS, where: 'f.object_value = @key', keys: [objectValue] }];
    if (saidBy !== undefined) return [ofClaims(SAID, saidBy)];
    if (source !== undefined && this.#articlesOf.get({ source })! <= FEW_ARTICLES) return [ofClaims(STATED, [source])];
    if (predicates !== undefined) return [{ from: FACTS, where: 'f.predicate = @key', keys: predicates }];
    return [{ from: FACTS, where: status === undefined ? 'TRUE' : 'f.status = @status', keys: [null] }];
  }
}

/** The clauses for a time, each for a range of an index: of dated facts, and of those whose articles have no date. */
function spans(since: string | undefined, until: string | undefined): string[] {
  if (since === undefined && until === undefined) return ['TRUE'];
  const from = since === undefined ? '' : 'f.last_published >= @since';
  const to = until === undefined ? '' : "f.first_published <= @until || '~'";
  const within =
    since === undefined || until === undefined
      ? ''
      : `EXISTS (SELECT 1 FROM same_facts t JOIN claims c ON c.fact_number = t.same_number AND c.current = 1
          AND c.published >= @since AND c.published <= @until || '~' WHERE t.fact_id = f.id)`;
  const fetched = [
    ...(since === undefined ? [] : ['s.fetched_at >= @since']),
    ...(until === undefined ? [] : ["s.fetched_at <= @until || '~'"]),
  ].join(' AND ');
  return [[from, to, within].filter((part) => part !== '').join(' AND '), FETCHED(fetched)];
}
