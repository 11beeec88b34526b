-- The same rows where a growing base finds them again: ids are hashes, so that an index that ends in one spreads each
-- article's entries over all of its pages, while one that ends in the number of a row takes them up at one place a node.

-- As in 001_base.sql, but a row has a number of its own, which is what "mentions_node" leads to.
CREATE TEMP TABLE kept_mentions AS SELECT * FROM mentions;
DROP TABLE mentions;
CREATE TABLE mentions (
  version_id TEXT NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  text       TEXT NOT NULL,
  node_id    TEXT NOT NULL REFERENCES nodes (id),
  rule       TEXT NOT NULL,
  PRIMARY KEY (version_id, start, "end")
) STRICT;
CREATE INDEX mentions_node ON mentions (node_id);
INSERT INTO mentions (version_id, start, "end", text, node_id, rule)
  SELECT version_id, start, "end", text, node_id, rule FROM kept_mentions;
DROP TABLE kept_mentions;

-- A claim's newsroom beside its day, in one index in place of two; and a version's claims by their ids, for the citations.
DROP INDEX claims_newsroom;
DROP INDEX claims_fact;
CREATE INDEX claims_fact ON claims (fact_id, current, published, id, newsroom);
DROP INDEX claims_version;
CREATE UNIQUE INDEX claims_version ON claims (version_id, id);

-- As in 001_base.sql, but known by the version first: all of an article's stand together.
CREATE TEMP TABLE kept_citations AS SELECT * FROM citations ORDER BY rowid;
DROP TABLE citations;
CREATE TABLE citations (
  claim_id        TEXT NOT NULL,
  version_id      TEXT NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
  start           INTEGER NOT NULL,
  "end"           INTEGER NOT NULL,
  quote           TEXT NOT NULL,
  -- What the quote was taken from, so that an altered text or page shows.
  quote_sha256    TEXT NOT NULL,
  text_sha256     TEXT NOT NULL,
  snapshot_sha256 TEXT NOT NULL,
  PRIMARY KEY (version_id, start, "end", claim_id),
  FOREIGN KEY (version_id, claim_id) REFERENCES claims (version_id, id) ON DELETE CASCADE
) STRICT;
INSERT INTO citations SELECT * FROM kept_citations ORDER BY rowid;
DROP TABLE kept_citations;

-- As in 003_search.sql; they went with the table.
CREATE TRIGGER citation_found AFTER INSERT ON citations
WHEN NOT EXISTS (
  SELECT 1 FROM searched_quotes WHERE version_id = new.version_id AND start = new.start AND "end" = new."end")
BEGIN
  INSERT INTO searched_quotes (version_id, start, "end") VALUES (new.version_id, new.start, new."end");
  INSERT INTO quote_search (rowid, quote)
    SELECT number, new.quote FROM searched_quotes
    WHERE version_id = new.version_id AND start = new.start AND "end" = new."end";
END;
CREATE TRIGGER citation_gone AFTER DELETE ON citations
WHEN NOT EXISTS (
  SELECT 1 FROM citations WHERE version_id = old.version_id AND start = old.start AND "end" = old."end")
AND NOT EXISTS (
  SELECT 1 FROM quotations WHERE version_id = old.version_id AND start = old.start AND "end" = old."end")
BEGIN
  INSERT INTO quote_search (quote_search, rowid, quote)
    SELECT 'delete', number, old.quote FROM searched_quotes
    WHERE version_id = old.version_id AND start = old.start AND "end" = old."end";
  DELETE FROM searched_quotes WHERE version_id = old.version_id AND start = old.start AND "end" = old."end";
END;

-- As in 005_support.sql, with a citation found by its version.
DROP VIEW cited_claims;
CREATE VIEW cited_claims AS
SELECT
  c.id AS claim_id, c.fact_id, c.status, c.attributed_to, c.qualifiers, c.frame, t.quote, t.start, t."end", c.current,
  a.url, a.host, v.site, v.headline, v.published, v.article_id, c.version_id,
  t.quote_sha256, t.text_sha256, t.snapshot_sha256, v.snapshot_id, s.fetched_at,
  coalesce(w.owner, c.newsroom) AS source, c.happened,
  CASE
    WHEN n.notice = 'retraction' THEN 'retracted'
    WHEN c.current = 1 THEN 'current'
    WHEN length(v.headline || char(10, 10) || v.text) - length(replace(v.headline || char(10, 10) || v.text, t.quote, ''))
        = length(t.quote)
      AND length(n.headline || char(10, 10) || n.text) - length(replace(n.headline || char(10, 10) || n.text, t.quote, ''))
        = length(t.quote) THEN 'moved'
    ELSE 'earlier'
  END AS standing,
  n.notice, (SELECT r.removed_at FROM frontier r WHERE r.url = s.url) AS removed_at
FROM citations t
JOIN claims c ON c.id = t.claim_id AND c.version_id = t.version_id
JOIN article_versions v ON v.id = t.version_id
JOIN articles a ON a.id = v.article_id
JOIN snapshots s ON s.id = v.snapshot_id
LEFT JOIN article_versions n ON n.article_id = v.article_id AND n.current = 1
LEFT JOIN newsrooms w ON w.host = c.newsroom;
