/** @module What must hold in every base between its tables, each as a question that gives the rows where it does not. */

export interface Consistency {
  readonly name: string;
  /** What must hold, in words. */
  readonly holds: string;
  /** Ids of the rows where it does not. */
  readonly sql: string;
}

/** Between two transactions each of these gives no row, whatever was killed in between. */
export const CONSISTENCIES: readonly Consistency[] = [
  {
    name: 'nodes',
    holds: 'every node is an entity or a candidate, and some text or fact refers to it',
    sql: `SELECT id FROM nodes n
      WHERE (SELECT count(*) FROM entities WHERE id = n.id) + (SELECT count(*) FROM candidates WHERE id = n.id) <> 1
      OR NOT EXISTS (SELECT 1 FROM mentions WHERE node_id = n.id)
        AND NOT EXISTS (SELECT 1 FROM facts WHERE subject_id = n.id)
        AND NOT EXISTS (SELECT 1 FROM facts WHERE object_id = n.id)
        AND NOT EXISTS (SELECT 1 FROM quotations WHERE speaker_id = n.id)`,
  },
  {
    name: 'versions',
    holds: 'every text came of a stored page',
    sql: `SELECT id FROM article_versions v WHERE NOT EXISTS (
        SELECT 1 FROM derivations WHERE version_number = v.number AND snapshot_id = v.snapshot_id)`,
  },
  {
    name: 'current versions',
    holds: 'every article has one current version',
    sql: `SELECT id FROM articles a WHERE (
        SELECT count(*) FROM article_versions WHERE article_id = a.id AND current = 1) <> 1`,
  },
  {
    name: 'facts',
    holds: 'some text states, or once stated, every fact',
    sql: 'SELECT id FROM facts f WHERE NOT EXISTS (SELECT 1 FROM claims WHERE fact_number = f.number)',
  },
  {
    name: 'claims',
    holds: 'every claim has a citation, its fact, and is current where its text is',
    sql: `SELECT c.id FROM claims c JOIN article_versions v ON v.number = c.version_number
      JOIN facts f ON f.number = c.fact_number
      WHERE c.fact_id <> f.id OR c.version_id <> v.id OR c.current <> (v.current AND v.notice IS NOT 'retraction') OR c.newsroom <> v.newsroom
      OR NOT EXISTS (SELECT 1 FROM citations WHERE claim_id = c.id AND version_number = c.version_number)`,
  },
  {
    name: 'support of facts',
    holds: 'the counts and days of a fact are those of its current claims',
    sql: `SELECT f.id FROM facts f LEFT JOIN (
        SELECT c.fact_number, count(*) AS claims, count(DISTINCT v.article_id) AS articles,
          min(c.published) AS first, max(c.published) AS last
        FROM claims c JOIN article_versions v ON v.number = c.version_number WHERE c.current = 1 GROUP BY c.fact_number
      ) s ON s.fact_number = f.number
      WHERE f.claim_count <> coalesce(s.claims, 0) OR f.article_count <> coalesce(s.articles, 0)
      OR f.first_published IS NOT s.first OR f.last_published IS NOT s.last OR f.retired <> (s.claims IS NULL)`,
  },
  {
    name: 'support of nodes',
    holds: 'the count of a node is that of the articles that mention it now',
    sql: `SELECT n.id FROM nodes n LEFT JOIN (
        SELECT m.node_id, count(DISTINCT v.article_id) AS articles
        FROM mentions m JOIN article_versions v ON v.number = m.version_number WHERE v.current = 1 GROUP BY m.node_id
      ) s ON s.node_id = n.id WHERE n.article_count <> coalesce(s.articles, 0)`,
  },
  {
    name: 'search in articles',
    holds: 'full-text search knows every current text and no other',
    sql: `SELECT id FROM article_versions v WHERE v.current <> EXISTS (
        SELECT 1 FROM searched_articles s JOIN article_search_docsize d ON d.id = s.number WHERE s.version_number = v.number)
      UNION ALL SELECT version_id FROM searched_articles WHERE version_number NOT IN (SELECT number FROM article_versions)`,
  },
  {
    name: 'search in quotes',
    holds: 'full-text search knows every quote and no other',
    sql: `SELECT version_id FROM (
        SELECT version_number, version_id, start, "end" FROM citations
        UNION SELECT version_number, version_id, start, "end" FROM quotations) q
      WHERE NOT EXISTS (
        SELECT 1 FROM searched_quotes s JOIN quote_search_docsize d ON d.id = s.number
        WHERE s.version_number = q.version_number AND s.start = q.start AND s."end" = q."end")
      UNION ALL SELECT version_number FROM searched_quotes s
      WHERE NOT EXISTS (
        SELECT 1 FROM citations t WHERE t.version_number = s.version_number AND t.start = s.start AND t."end" = s."end")
      AND NOT EXISTS (
        SELECT 1 FROM quotations t WHERE t.version_number = s.version_number AND t.start = s.start AND t."end" = s."end")`,
  },
  {
    name: 'search in names',
    holds: 'full-text search knows every name and no other',
    sql: `SELECT node_id FROM node_names n WHERE word = 0 AND NOT EXISTS (
        SELECT 1 FROM searched_names s JOIN name_search_docsize d ON d.id = s.number
        WHERE s.node_id = n.node_id AND s.name = n.name)
      UNION ALL SELECT node_id FROM searched_names s WHERE NOT EXISTS (
        SELECT 1 FROM node_names n WHERE n.node_id = s.node_id AND n.name = s.name)`,
  },
];
