-- Two indexes on shelves: they begin with a part of the row's number, so that what comes in goes into the last shelf alone, whose
-- few pages are at hand, however many rows there are. Who asks looks into one shelf after the other; SQLite does so by itself
-- ("skip-scan", sqlite.org/optoverview.html), once it knows from sqlite_stat1 that a shelf holds many rows.

-- As in 011_locality.sql, but with a number that has a name.
CREATE TEMP TABLE kept_mentions AS SELECT * FROM mentions ORDER BY rowid;
DROP TABLE mentions;
CREATE TABLE mentions (
  number     INTEGER PRIMARY KEY,
  version_id TEXT NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  text       TEXT NOT NULL,
  node_id    TEXT NOT NULL REFERENCES nodes (id),
  rule       TEXT NOT NULL,
  UNIQUE (version_id, start, "end")
) STRICT;
INSERT INTO mentions (version_id, start, "end", text, node_id, rule)
  SELECT version_id, start, "end", text, node_id, rule FROM kept_mentions ORDER BY rowid;
DROP TABLE kept_mentions;
-- A shelf is of the mentions of some 500 articles.
CREATE INDEX mentions_node ON mentions (number / 16384, node_id);

-- As in 013_numbers.sql, a claim is found by the first 24 bits of its id. A shelf is of the claims of some 1,000 articles.
DROP INDEX claims_id;
CREATE INDEX claims_id ON claims (number / 8192, substr(id, 7, 6));

-- The rows of the table, as many as SQLite takes it to have where it knows nothing; those of a shelf; those of one key in it.
-- ANALYZE makes the table that says so, and loads what it says.
ANALYZE moves;
DELETE FROM sqlite_stat1 WHERE tbl IN ('moves', 'mentions', 'claims');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('mentions', 'mentions_node', '1048576 16384 8'),
  ('claims', 'claims_id', '1048576 8192 1');
ANALYZE sqlite_schema;

-- As in 001_base.sql, but the articles that mention a candidate are come to by the names that they give it: all at once.
DROP VIEW v_candidates;
CREATE VIEW v_candidates AS
SELECT
  c.id AS candidate_id, n.kind, n.name, n.article_count AS support,
  (SELECT count(DISTINCT v.newsroom) FROM candidate_names t
    JOIN article_versions v ON v.id = t.version_id AND v.current = 1
    WHERE t.candidate_id = c.id
      AND EXISTS (SELECT 1 FROM mentions m WHERE m.version_id = v.id AND m.node_id = c.id)) AS sources,
  (SELECT substr(min(v.published), 1, 10) FROM candidate_names t
    JOIN article_versions v ON v.id = t.version_id AND v.current = 1 WHERE t.candidate_id = c.id) AS first_seen,
  (SELECT substr(max(v.published), 1, 10) FROM candidate_names t
    JOIN article_versions v ON v.id = t.version_id AND v.current = 1 WHERE t.candidate_id = c.id) AS last_seen,
  d.decision, d.entity_id, d.decided_at, d.decided_by, d.note
FROM candidates c
JOIN nodes n ON n.id = c.id
LEFT JOIN decisions d ON d.candidate_id = c.id AND d.standing = 1;
