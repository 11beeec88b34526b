-- Facts by their subjects and objects on shelves, as mentions are in 014_shelves.sql; but a shelf is a quarter of a year, so that
-- it is also what the newest facts are found by. What is reported now goes to the shelf of this season, whose pages are at hand;
-- who asks for a node's facts takes one season after the other, the newest first ("ORDER BY season DESC, last_published DESC").

-- Of last_published: four times the year, and the quarter. A year without a month counts as the end of the year before it, which
-- leaves the seasons in the order of the days. Null as the day is: of facts without a day, and of retired ones.
ALTER TABLE facts ADD COLUMN season INTEGER
  GENERATED ALWAYS AS (4 * substr(last_published, 1, 4) + (substr(last_published, 6, 2) + 2) / 3) VIRTUAL;

DROP INDEX facts_subject;
DROP INDEX facts_object;
DROP INDEX facts_triple;
DROP INDEX facts_of_deposits;
DROP INDEX facts_to_deposits;
-- Of a subject the facts that say the same stand together, for the view same_facts.
CREATE INDEX facts_subject ON facts (season DESC, subject_id, predicate, coalesce(object_id, object_value));
CREATE INDEX facts_object ON facts (season DESC, object_id, retired, last_published DESC);
-- As in 010_overview.sql.
CREATE INDEX facts_of_deposits ON facts (season, subject_id, last_published, id, status, object_id)
  WHERE retired = 0 AND subject_id >= 'deposit:' AND subject_id < 'deposit;';
CREATE INDEX facts_to_deposits ON facts (season, object_id, last_published, id, status, subject_id)
  WHERE retired = 0 AND object_id >= 'deposit:' AND object_id < 'deposit;';

-- As in 014_shelves.sql: the rows of the table, those of a season, and so on; of a node's facts, as of one among many.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('facts', 'facts_subject', '1048576 16384 16 4 1'),
  ('facts', 'facts_object', '1048576 16384 16 16 4'),
  ('facts', 'facts_newest', '1048576 1048576 256 32 8'),
  ('facts', 'facts_of_deposits', '1048576 16384 16 4 1 1 1'),
  ('facts', 'facts_to_deposits', '1048576 16384 16 4 1 1 1');
ANALYZE sqlite_schema;

-- Whether some deny a fact, without a look at all its claims.
CREATE INDEX claims_denials ON claims (fact_number) WHERE current = 1 AND status = 'denied';

-- Samples of the newest texts, as in 002_likenesses.sql: hashes go to all places of an index, and so go in many at a time, in
-- their order, when enough of them have come together here.
CREATE TABLE fresh_samples (
  hash     INTEGER NOT NULL,
  text_key INTEGER NOT NULL,
  PRIMARY KEY (hash, text_key)
) STRICT, WITHOUT ROWID;

-- Nodes that are the same by a person's decision: a candidate, the entity that it is, and others that are that entity.
CREATE VIEW same_nodes AS
SELECT d.candidate_id AS node_id, e.id AS same_id
FROM decisions d JOIN entities e ON e.id = d.entity_id WHERE d.standing = 1
UNION ALL
SELECT entity_id, candidate_id FROM decisions WHERE standing = 1 AND entity_id IS NOT NULL
UNION ALL
SELECT d.candidate_id, o.candidate_id
FROM decisions d JOIN entities e ON e.id = d.entity_id JOIN decisions o ON o.entity_id = e.id AND o.standing = 1
WHERE d.standing = 1 AND o.candidate_id <> d.candidate_id;

-- As in 013_numbers.sql, but others are only looked for where a person's decision makes others the same.
DROP VIEW same_facts;
CREATE VIEW same_facts AS
SELECT f.id AS fact_id, g.id AS same_id, g.number AS same_number
FROM facts f
JOIN facts g ON g.number IN (
  SELECT f.number
  UNION ALL
  SELECT h.number
  FROM (SELECT f.subject_id AS id, 0 AS other UNION ALL SELECT same_id, 1 FROM same_nodes WHERE node_id = f.subject_id) s
  CROSS JOIN (
    SELECT coalesce(f.object_id, f.object_value) AS id, 0 AS other
    UNION ALL SELECT same_id, 1 FROM same_nodes WHERE node_id = f.object_id) o
  CROSS JOIN facts h ON h.subject_id = s.id AND h.predicate = f.predicate AND coalesce(h.object_id, h.object_value) = o.id
  WHERE s.other OR o.other);

-- As in 005_support.sql; but of a text that no other is largely the same as, the original is the first in an index.
DROP VIEW v_articles;
CREATE VIEW v_articles AS
SELECT
  a.id AS article_id, a.url, a.host, v.id AS version_id, v.headline, v.standfirst, v.byline, v.published, v.published_origin,
  v.modified, v.language, v.site, v.text, v.text_sha256, s.id AS snapshot_id, s.sha256 AS snapshot_sha256, s.fetched_at,
  (SELECT o.url FROM articles o WHERE o.id = iif(
    NOT EXISTS (SELECT 1 FROM likenesses l WHERE l.body_sha256 = v.body_sha256),
    (SELECT w.article_id FROM article_versions w
      WHERE w.current = 1 AND w.body_sha256 = v.body_sha256
      ORDER BY w.wire IS NULL, w.published IS NULL, w.published, w.article_id LIMIT 1),
    (SELECT w.article_id FROM article_versions w
      WHERE w.current = 1 AND w.body_sha256 IN (
        SELECT v.body_sha256 UNION ALL SELECT l.other_sha256 FROM likenesses l WHERE l.body_sha256 = v.body_sha256)
      ORDER BY w.wire IS NULL, w.published IS NULL, w.published, w.article_id LIMIT 1))) AS original_url,
  v.newsroom,
  (SELECT count(*) FROM article_versions w WHERE w.article_id = a.id) AS versions,
  -- Since when its page is not there any more.
  (SELECT r.removed_at FROM frontier r WHERE r.url = s.url) AS removed_at,
  v.notice, v.notice_quote
FROM articles a
JOIN article_versions v ON v.article_id = a.id AND v.current = 1
JOIN snapshots s ON s.id = v.snapshot_id;
