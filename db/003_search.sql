-- Full-text search (sqlite.org/fts5.html) over articles as they stand now, the quotes of citations and quotations, and the
-- names of entities and candidates. Triggers keep it in step, so that it is right after any transaction.
-- The texts stay where they are: the full-text tables hold the index alone and look the words up through the views below.
-- What stands here is an index: its numbers follow the order in which rows came, and mean nothing elsewhere.

CREATE TABLE searched_articles (
  number     INTEGER PRIMARY KEY,
  version_id TEXT NOT NULL UNIQUE
) STRICT;

-- A stretch of a version's text that is a citation's quote, or a direct quotation, or both.
CREATE TABLE searched_quotes (
  number     INTEGER PRIMARY KEY,
  version_id TEXT NOT NULL,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  UNIQUE (version_id, start, "end")
) STRICT;

-- A name or alias of a node.
CREATE TABLE searched_names (
  number  INTEGER PRIMARY KEY,
  node_id TEXT NOT NULL,
  name    TEXT NOT NULL,
  UNIQUE (node_id, name)
) STRICT;

CREATE VIEW article_texts AS
SELECT s.number, v.headline, v.text FROM searched_articles s JOIN article_versions v ON v.id = s.version_id;

CREATE VIEW quote_texts AS
SELECT s.number, coalesce(
  (SELECT t.quote FROM citations t
    WHERE t.version_id = s.version_id AND t.start = s.start AND t."end" = s."end" LIMIT 1),
  (SELECT q.text FROM quotations q
    WHERE q.version_id = s.version_id AND q.start = s.start AND q."end" = s."end")) AS quote
FROM searched_quotes s;

-- "remove_diacritics 2" folds ä to a; the stemmer lets "mines" find "mining".
CREATE VIRTUAL TABLE article_search USING fts5 (
  headline, text, content = 'article_texts', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE quote_search USING fts5 (
  quote, content = 'quote_texts', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');
-- Holds names as node_names has them folded, so without the letters that Unicode gives no decomposition (ø) too.
CREATE VIRTUAL TABLE name_search USING fts5 (
  name, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61');

CREATE TRIGGER article_found AFTER UPDATE OF current ON article_versions WHEN new.current = 1 AND old.current = 0
BEGIN
  INSERT INTO searched_articles (version_id) VALUES (new.id);
  INSERT INTO article_search (rowid, headline, text)
    SELECT number, new.headline, new.text FROM searched_articles WHERE version_id = new.id;
END;
CREATE TRIGGER article_lost AFTER UPDATE OF current ON article_versions WHEN new.current = 0 AND old.current = 1
BEGIN
  INSERT INTO article_search (article_search, rowid, headline, text)
    SELECT 'delete', number, old.headline, old.text FROM searched_articles WHERE version_id = old.id;
  DELETE FROM searched_articles WHERE version_id = old.id;
END;
CREATE TRIGGER article_gone AFTER DELETE ON article_versions WHEN old.current = 1
BEGIN
  INSERT INTO article_search (article_search, rowid, headline, text)
    SELECT 'delete', number, old.headline, old.text FROM searched_articles WHERE version_id = old.id;
  DELETE FROM searched_articles WHERE version_id = old.id;
END;

CREATE TRIGGER citation_found AFTER INSERT ON citations
WHEN NOT EXISTS (
  SELECT 1 FROM searched_quotes WHERE version_id = new.version_id AND start = new.start AND "end" = new."end")
BEGIN
  INSERT INTO searched_quotes (version_id, start, "end") VALUES (new.version_id, new.start, new."end");
  INSERT INTO quote_search (rowid, quote)
    SELECT number, new.quote FROM searched_quotes
    WHERE version_id = new.version_id AND start = new.start AND "end" = new."end";
END;
CREATE TRIGGER quotation_found AFTER INSERT ON quotations
WHEN NOT EXISTS (
  SELECT 1 FROM searched_quotes WHERE version_id = new.version_id AND start = new.start AND "end" = new."end")
BEGIN
  INSERT INTO searched_quotes (version_id, start, "end") VALUES (new.version_id, new.start, new."end");
  INSERT INTO quote_search (rowid, quote)
    SELECT number, new.text FROM searched_quotes
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
CREATE TRIGGER quotation_gone AFTER DELETE ON quotations
WHEN NOT EXISTS (
  SELECT 1 FROM citations WHERE version_id = old.version_id AND start = old.start AND "end" = old."end")
BEGIN
  INSERT INTO quote_search (quote_search, rowid, quote)
    SELECT 'delete', number, old.text FROM searched_quotes
    WHERE version_id = old.version_id AND start = old.start AND "end" = old."end";
  DELETE FROM searched_quotes WHERE version_id = old.version_id AND start = old.start AND "end" = old."end";
END;

CREATE TRIGGER name_found AFTER INSERT ON node_names WHEN new.word = 0
BEGIN
  INSERT OR IGNORE INTO searched_names (node_id, name) VALUES (new.node_id, new.name);
  INSERT INTO name_search (rowid, name)
    SELECT number, new.folded FROM searched_names WHERE node_id = new.node_id AND name = new.name;
END;
CREATE TRIGGER name_gone AFTER DELETE ON node_names WHEN old.word = 0
BEGIN
  DELETE FROM name_search
    WHERE rowid = (SELECT number FROM searched_names WHERE node_id = old.node_id AND name = old.name);
  DELETE FROM searched_names WHERE node_id = old.node_id AND name = old.name;
END;

-- What a base holds already.
INSERT INTO searched_articles (version_id) SELECT id FROM article_versions WHERE current = 1 ORDER BY published, id;
INSERT INTO article_search (article_search) VALUES ('rebuild');
INSERT INTO searched_quotes (version_id, start, "end")
  SELECT version_id, start, "end" FROM citations UNION SELECT version_id, start, "end" FROM quotations;
INSERT INTO quote_search (quote_search) VALUES ('rebuild');
INSERT INTO searched_names (node_id, name) SELECT node_id, name FROM node_names WHERE word = 0;
INSERT INTO name_search (rowid, name)
  SELECT s.number, n.folded FROM searched_names s
  JOIN node_names n ON n.node_id = s.node_id AND n.name = s.name AND n.word = 0;

-- What is asked of facts and claims: who is linked to whom, what was first or last said when, and what was said so.
CREATE INDEX facts_status ON facts (status, last_published DESC, id) WHERE retired = 0;
CREATE INDEX facts_first ON facts (first_published DESC, id) WHERE retired = 0;
CREATE INDEX claims_published ON claims (published) WHERE current = 1;
CREATE INDEX claims_said ON claims (attributed_to, published) WHERE current = 1 AND attributed_to IS NOT NULL;
CREATE INDEX fact_history_at ON fact_history (at);
CREATE INDEX snapshots_fetched ON snapshots (fetched_at);
CREATE INDEX facts_value ON facts (object_value, last_published DESC, id) WHERE object_value IS NOT NULL;

-- The countries of entities, as ISO 3166 codes or whatever the gazetteer writes, in capitals: what stands in the column, and
-- of a place the country that it is or lies in, by ids that begin with the code (kz, kz-10).
CREATE TABLE node_countries (
  country TEXT NOT NULL,
  node_id TEXT NOT NULL REFERENCES nodes (id) ON DELETE CASCADE,
  PRIMARY KEY (country, node_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX node_countries_node ON node_countries (node_id);
CREATE VIEW entity_countries AS
SELECT upper(trim(c.value)) AS country, e.id AS node_id
FROM entities e, json_each('["' || replace(e.country, '|', '","') || '"]') c
WHERE e.country IS NOT NULL AND json_valid('["' || replace(e.country, '|', '","') || '"]')
UNION
SELECT upper(substr(e.attributes ->> 'part_of', 1, 2)), e.id FROM entities e
WHERE e.id LIKE 'place:%'
  AND (e.attributes ->> 'part_of' GLOB '[a-z][a-z]' OR e.attributes ->> 'part_of' GLOB '[a-z][a-z]-*')
UNION
SELECT upper(substr(e.id, 7)), e.id FROM entities e WHERE e.id LIKE 'place:%' AND e.attributes ->> 'type' = 'country';
CREATE TRIGGER country_found AFTER INSERT ON entities
BEGIN
  INSERT OR IGNORE INTO node_countries SELECT country, node_id FROM entity_countries WHERE node_id = new.id;
END;
CREATE TRIGGER country_changed AFTER UPDATE ON entities
BEGIN
  DELETE FROM node_countries WHERE node_id = new.id;
  INSERT OR IGNORE INTO node_countries SELECT country, node_id FROM entity_countries WHERE node_id = new.id;
END;
INSERT OR IGNORE INTO node_countries SELECT country, node_id FROM entity_countries;
