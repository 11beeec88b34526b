/** @module Questions of a base that Datasette shows as pages with a form: SQL over the views of db/README.md. */

/** A canned query, as Datasette declares it (docs.datasette.io, "Canned queries"). */
export interface Question {
  readonly title: string;
  readonly description: string;
  /** What the form asks for; each stands in the SQL as `:name`. A field that is left empty gives an empty text. */
  readonly params?: readonly string[];
  readonly sql: string;
}

/**
 * A common table expression of the ids that a name stands for: an entity's or candidate's id, a name or alias, or its later
 * words; and candidates that people accepted as one of these. It goes through an index, and needs no function of ours.
 *
 * @param param what the name is given in
 */
function named(param: string): string {
  const key = `lower(replace(trim(:${param}), ' ', '-'))`;
  return `found_${param} AS (
  SELECT id FROM nodes WHERE id = trim(:${param})
  UNION SELECT node_id FROM node_names WHERE folded = ${key}
  UNION SELECT node_id FROM node_names WHERE folded > ${key} || '-' AND folded < ${key} || '.' AND word = 0
), named_${param} AS (
  SELECT id FROM found_${param}
  UNION SELECT candidate_id FROM decisions WHERE standing = 1 AND entity_id IN (SELECT id FROM found_${param})
)`;
}

/**
 * Common table expressions of a name and of the facts that have it on either side.
 *
 * @param limit of more than so many facts the newest, since Datasette gives a query a second
 * @param condition which of the facts; all unless given
 */
function aboutName(limit: number, condition = 'true'): string {
  return `WITH ${named('name')}, about AS (
  SELECT id, number FROM facts
  WHERE (subject_id IN (SELECT id FROM named_name) OR object_id IN (SELECT id FROM named_name)) AND ${condition}
  ORDER BY retired, last_published DESC, id LIMIT ${limit}
)`;
}

/** A common table expression of the measures that are given for these facts, as the view v_values has them for all. */
const GIVEN = `given AS (
  SELECT c.fact_id, c.role, c.value, c.scope, c.unit, c.low, c.high, min(c.words) AS words,
    min(c.published) AS first_seen, max(c.published) AS last_seen,
    count(DISTINCT coalesce(w.owner, c.newsroom)) AS sources
  FROM claim_values c LEFT JOIN newsrooms w ON w.host = c.newsroom
  WHERE c.fact_number IN (SELECT number FROM about) AND c.current = 1 AND c.status <> 'denied' AND c.unit IS NOT NULL
  GROUP BY c.fact_id, c.role, c.value, c.scope
)`;

/** The newest sentence of the fact `f`, and where it stands. */
const NEWEST_QUOTE = `
  (SELECT quote FROM v_citations c WHERE c.fact_id = f.fact_id ORDER BY current DESC, published DESC LIMIT 1) AS quote,
  (SELECT url FROM v_citations c WHERE c.fact_id = f.fact_id ORDER BY current DESC, published DESC LIMIT 1) AS url`;

const NAME = 'A name, an alias, its last words, or an id.';

/** By the part of the address that Datasette shows it under. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  facts_about: {
    title: 'What is known of …?',
    description: `Facts with the newest sentence of each: the 200 newest. ${NAME}`,
    params: ['name'],
    sql: `${aboutName(200)}
SELECT f.last_seen, f.subject, f.label, f.object, f.status, f.sources, f.retired,${NEWEST_QUOTE}, f.fact_id
FROM v_facts f WHERE f.fact_id IN (SELECT id FROM about)
ORDER BY f.last_seen DESC, f.fact_id`,
  },
  signed_with: {
    title: 'Who signed with …?',
    description: `Agreements, newest first. ${NAME} A day to start from may be left out.`,
    params: ['name', 'since'],
    sql: `${aboutName(200, "predicate = 'agrees_with' AND retired = 0 AND last_published >= :since")}
SELECT f.last_seen, f.subject, f.label, f.object, f.status, f.sources,${NEWEST_QUOTE}, f.fact_id
FROM v_facts f
WHERE f.fact_id IN (SELECT id FROM about)
ORDER BY f.last_seen DESC, f.fact_id`,
  },
  where_is: {
    title: 'Which deposits hold …?',
    description: `Deposits that are said to hold an element, those with most sources first. ${NAME}`,
    params: ['name'],
    sql: `WITH ${named('name')}
SELECT f.subject, f.object, f.status, f.sources, f.first_seen, f.last_seen,${NEWEST_QUOTE}, f.fact_id
FROM v_facts f
WHERE f.fact_id IN (
    SELECT id FROM facts WHERE predicate = 'hosts' AND object_id IN (SELECT id FROM named_name))
  AND f.subject_kind = 'deposit' AND NOT f.retired
ORDER BY f.sources DESC, f.last_seen DESC, f.fact_id`,
  },
  quotes_of: {
    title: 'Which sentences state a fact?',
    description:
      'Every sentence of one fact, those that stand now first: who says it, where, and where the words stand.',
    params: ['fact_id'],
    sql: `SELECT published, status, attributed_to, quote, qualifiers, standing, source, url, start, "end", snapshot_sha256
FROM v_citations WHERE fact_id = trim(:fact_id)
ORDER BY current DESC, published DESC, claim_id`,
  },
  timeline: {
    title: 'What happened to …, in order?',
    description: `By the day that a text gives for the event, else by the day it was published. ${NAME}`,
    params: ['name'],
    sql: `${aboutName(500)}
SELECT coalesce(c.happened, c.published, substr(c.fetched_at, 1, 10)) AS day, c.happened IS NOT NULL AS stated,
  c.subject, c.predicate, c.object, c.status, c.quote, c.url, c.fact_id
FROM v_citations c WHERE c.fact_id IN (SELECT id FROM about) AND c.current
ORDER BY day, c.fact_id, c.claim_id`,
  },
  between: {
    title: 'What connects … and …?',
    description: `Facts that have the one on one side and the other on the other. ${NAME}`,
    params: ['one', 'other'],
    sql: `WITH ${named('one')}, ${named('other')}
SELECT f.last_seen, f.subject, f.label, f.object, f.status, f.sources,${NEWEST_QUOTE}, f.fact_id
FROM v_facts f
WHERE f.fact_id IN (
  SELECT id FROM facts
    WHERE subject_id IN (SELECT id FROM named_one) AND object_id IN (SELECT id FROM named_other)
  UNION SELECT id FROM facts
    WHERE subject_id IN (SELECT id FROM named_other) AND object_id IN (SELECT id FROM named_one))
ORDER BY f.last_seen DESC, f.fact_id`,
  },
  mentioned_with: {
    title: 'Who is mentioned together with …?',
    description: `Names in the same articles (the newest, where there are many), those in most of them first. ${NAME}`,
    params: ['name'],
    sql: `WITH ${named('name')}
SELECT n.kind, n.name, count(DISTINCT m.version_number) AS articles, n.id
FROM mentions m
JOIN article_versions v ON v.number = m.version_number AND v.current = 1
JOIN nodes n ON n.id = m.node_id
WHERE m.version_number IN (
    SELECT o.version_number FROM mentions o JOIN article_versions w ON w.number = o.version_number AND w.current = 1
    WHERE o.node_id IN (SELECT id FROM named_name) ORDER BY w.published DESC LIMIT 1000)
  AND m.node_id NOT IN (SELECT id FROM named_name)
GROUP BY n.id ORDER BY articles DESC, n.name LIMIT 100`,
  },
  contradictions: {
    title: 'What contradicts itself about …?',
    description: `Figures that cannot both hold, what some say and others deny, two where there can be but one. ${NAME}`,
    params: ['name'],
    sql: `${aboutName(500)}, ${GIVEN}, said AS (
  SELECT c.fact_id, c.status, count(DISTINCT coalesce(w.owner, c.newsroom)) AS sources
  FROM claims c LEFT JOIN newsrooms w ON w.host = c.newsroom
  WHERE c.fact_number IN (SELECT number FROM about) AND c.current = 1
  GROUP BY c.fact_id, c.status
), pairs AS (
  SELECT a.fact_id, a.role AS about, a.words AS value, a.sources, b.words AS other_value, b.sources AS other_sources,
    b.fact_id AS other_fact_id
  FROM given a JOIN given b ON b.fact_id = a.fact_id AND b.role = a.role AND b.unit = a.unit AND a.high <= b.low
    AND (b.scope = a.scope OR b.scope = '' OR a.scope = '')
  WHERE a.role IN ('amount', 'grade', 'share')
  UNION ALL
  SELECT a.fact_id, 'status', a.status, a.sources, b.status, b.sources, b.fact_id
  FROM said a JOIN said b ON b.fact_id = a.fact_id AND b.status = 'denied' WHERE a.status <> 'denied'
  UNION ALL
  SELECT a.id, 'subject', n.name, a.article_count, m.name, b.article_count, b.id
  FROM facts a JOIN predicates p ON p.id = a.predicate AND p.exclusive = 'one'
  JOIN facts b ON b.object_id = a.object_id AND b.predicate = a.predicate AND b.subject_id <> a.subject_id
  JOIN nodes n ON n.id = a.subject_id JOIN nodes m ON m.id = b.subject_id
  WHERE a.id IN (SELECT id FROM about) AND a.retired = 0 AND b.retired = 0
    AND a.status = 'asserted' AND b.status = 'asserted'
)
SELECT f.subject, f.label, f.object, c.about, c.value, c.sources, c.other_value, c.other_sources, c.fact_id, c.other_fact_id
FROM pairs c JOIN v_facts f ON f.fact_id = c.fact_id
ORDER BY f.subject, f.predicate, c.about`,
  },
  figures: {
    title: 'Which figures are given for …?',
    description: `Amounts, grades, shares and prices, and how many sources give each. ${NAME}`,
    params: ['name'],
    sql: `${aboutName(500)}, ${GIVEN}
SELECT f.subject, f.label, f.object, v.role, v.words, v.value, v.sources, v.first_seen, v.last_seen, f.fact_id
FROM given v JOIN v_facts f ON f.fact_id = v.fact_id
ORDER BY f.subject, f.predicate, v.role, v.first_seen`,
  },
  sources_on: {
    title: 'Who reports on …, and how independently?',
    description: `Newsrooms with the facts they state, those that nobody else states, and those they stated first. ${NAME}`,
    params: ['name'],
    sql: `${aboutName(500)}, reported AS (
  SELECT c.fact_id, coalesce(w.owner, c.newsroom) AS source, min(c.published) AS first
  FROM claims c LEFT JOIN newsrooms w ON w.host = c.newsroom
  WHERE c.current = 1 AND c.fact_number IN (SELECT number FROM about)
  GROUP BY c.fact_id, source
)
SELECT source, count(*) AS facts,
  sum((SELECT count(*) FROM reported o WHERE o.fact_id = r.fact_id) = 1) AS alone,
  sum(r.first = (SELECT min(o.first) FROM reported o WHERE o.fact_id = r.fact_id)) AS first
FROM reported r GROUP BY source ORDER BY facts DESC, source`,
  },
  newest: {
    title: 'What is new since …?',
    description: 'Facts that no article stated before that day (2026-02, 2026-02-14), newest first.',
    params: ['since'],
    sql: `SELECT f.first_seen, f.subject, f.label, f.object, f.status, f.sources,${NEWEST_QUOTE}, f.fact_id
FROM v_facts f
WHERE f.fact_id IN (
  SELECT id FROM facts WHERE retired = 0 AND first_published >= :since ORDER BY first_published DESC, id LIMIT 200)
ORDER BY f.first_seen DESC, f.fact_id`,
  },
  denied_or_ended: {
    title: 'What was denied, or is over, since …?',
    description: 'Facts whose newest claim says that they do not hold, or not any more.',
    params: ['since'],
    sql: `SELECT f.last_seen, f.status, f.subject, f.label, f.object, f.sources,${NEWEST_QUOTE}, f.fact_id
FROM v_facts f
WHERE f.fact_id IN (
  SELECT id FROM facts WHERE retired = 0 AND status IN ('denied', 'ended') AND last_published >= :since
  ORDER BY last_published DESC, id LIMIT 200)
ORDER BY f.last_seen DESC, f.fact_id`,
  },
  withdrawn: {
    title: 'What is no longer stated, or is again, since …?',
    description:
      'The pages of a fact changed (retired), state it again (returned), or the pipeline reads it no more (withdrawn).',
    params: ['since'],
    sql: `SELECT at, event, subject, predicate, object, fact_id FROM fact_history WHERE at >= :since ORDER BY at DESC, id DESC`,
  },
  changed_articles: {
    title: 'Which articles were corrected, retracted or removed?',
    description: 'With what each says of itself, newest first.',
    sql: `SELECT a.published, a.notice, a.notice_quote, a.removed_at, a.versions, a.headline, a.url
FROM v_articles a
WHERE a.version_id IN (
  SELECT id FROM article_versions WHERE notice IN ('correction', 'retraction')
  UNION ALL SELECT v.id FROM frontier r
    CROSS JOIN snapshots s ON s.url = r.url CROSS JOIN article_versions v ON v.snapshot_id = s.id
    WHERE r.removed_at > '')
ORDER BY a.published DESC, a.url`,
  },
  search: {
    title: 'Which articles hold the words …?',
    description:
      'The best match first. "two words" stand together; AND, OR and NOT are understood; wor* stands for any ending.',
    params: ['words'],
    sql: `SELECT a.published, a.headline, snippet(article_search, 1, '[', ']', '…', 20) AS words, a.site, a.url
FROM article_search
JOIN searched_articles s ON s.number = article_search.rowid
JOIN v_articles a ON a.version_id = s.version_id
WHERE article_search MATCH coalesce(nullif(trim(:words), ''), '""')
ORDER BY bm25(article_search, 4, 1) LIMIT 50`,
  },
  missing_names: {
    title: 'Which names does the gazetteer lack?',
    description: 'Names that texts introduced and nobody decided about, those in most articles first.',
    sql: `SELECT kind, name, support, sources, first_seen, last_seen, candidate_id
FROM v_candidates WHERE decision IS NULL ORDER BY support DESC, sources DESC, name LIMIT 200`,
  },
};
