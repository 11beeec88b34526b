-- Versions with numbers of their own, as facts and claims have had since 013_numbers.sql: what a version says is looked for by its
-- number, so that a new text's rows stand together at the end of each index, and not, by the hash, at some place in the middle of
-- each. A "version_id" beside it is a copy, for reading.

ALTER TABLE article_versions ADD COLUMN number INTEGER;
UPDATE article_versions SET number = rowid;
CREATE UNIQUE INDEX article_versions_number ON article_versions (number);

-- By one index an article's versions, the current one among them, and by one where a text stands.
DROP INDEX article_versions_article;
DROP INDEX article_versions_current;
CREATE INDEX article_versions_article ON article_versions (article_id, current);
DROP INDEX article_versions_body;
DROP INDEX article_versions_original;
CREATE INDEX article_versions_body
  ON article_versions (body_sha256, current, wire IS NULL, published IS NULL, published, article_id);

CREATE TEMP TABLE kept_analyses AS SELECT * FROM analyses;
DROP TABLE analyses;
CREATE TABLE analyses (
  version_number INTEGER PRIMARY KEY REFERENCES article_versions (number) ON DELETE CASCADE,
  version_id     TEXT NOT NULL,
  -- Of what its relations were read from besides its text and the pipeline.
  input_sha256   TEXT NOT NULL,
  -- Id of a node → the name that this text gives it in full.
  names          TEXT NOT NULL CHECK (json_valid(names)),
  -- The frames of relations.yaml that spoke for any two names of it, whether a claim came of that or not.
  frames         TEXT NOT NULL CHECK (json_valid(frames)),
  -- Part of speech, Penn tag, relation and head of each token, gzipped.
  syntax_gzip    BLOB NOT NULL
) STRICT;
INSERT INTO analyses
  SELECT v.number, k.* FROM kept_analyses k JOIN article_versions v ON v.id = k.version_id ORDER BY v.number;
DROP TABLE kept_analyses;

CREATE TEMP TABLE kept_derivations AS SELECT * FROM derivations;
DROP TABLE derivations;
CREATE TABLE derivations (
  snapshot_id    TEXT PRIMARY KEY REFERENCES snapshots (id),
  fingerprint    TEXT NOT NULL,
  outcome        TEXT NOT NULL CHECK (outcome IN ('ok', 'rejected')),
  version_number INTEGER REFERENCES article_versions (number),
  version_id     TEXT,
  stage          TEXT,
  reason         TEXT,
  detail         TEXT,
  CHECK ((outcome = 'ok') = (version_id IS NOT NULL)),
  CHECK ((version_number IS NULL) = (version_id IS NULL)),
  CHECK ((outcome = 'rejected') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO derivations
  SELECT k.snapshot_id, k.fingerprint, k.outcome, v.number, k.version_id, k.stage, k.reason, k.detail
  FROM kept_derivations k LEFT JOIN article_versions v ON v.id = k.version_id;
DROP TABLE kept_derivations;
CREATE INDEX derivations_version ON derivations (version_number);
CREATE INDEX derivations_reason ON derivations (stage, reason) WHERE outcome = 'rejected';

CREATE TEMP TABLE kept_candidate_names AS SELECT * FROM candidate_names;
DROP TABLE candidate_names;
CREATE TABLE candidate_names (
  candidate_id   TEXT NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
  name           TEXT NOT NULL,
  version_number INTEGER NOT NULL REFERENCES article_versions (number) ON DELETE CASCADE,
  version_id     TEXT NOT NULL,
  PRIMARY KEY (candidate_id, name, version_number)
) STRICT, WITHOUT ROWID;
INSERT INTO candidate_names
  SELECT k.candidate_id, k.name, v.number, k.version_id
  FROM kept_candidate_names k JOIN article_versions v ON v.id = k.version_id;
DROP TABLE kept_candidate_names;
CREATE INDEX candidate_names_version ON candidate_names (version_number);

-- Each at its place in its text; a shelf of the index (014_shelves.sql) is of some 500 texts.
CREATE TEMP TABLE kept_mentions AS SELECT * FROM mentions;
DROP TABLE mentions;
CREATE TABLE mentions (
  version_number INTEGER NOT NULL REFERENCES article_versions (number) ON DELETE CASCADE,
  start          INTEGER NOT NULL,
  "end"          INTEGER NOT NULL,
  version_id     TEXT NOT NULL,
  text           TEXT NOT NULL,
  node_id        TEXT NOT NULL REFERENCES nodes (id),
  rule           TEXT NOT NULL,
  PRIMARY KEY (version_number, start, "end")
) STRICT, WITHOUT ROWID;
INSERT INTO mentions
  SELECT v.number, k.start, k."end", k.version_id, k.text, k.node_id, k.rule
  FROM kept_mentions k JOIN article_versions v ON v.id = k.version_id ORDER BY v.number, k.start, k."end";
DROP TABLE kept_mentions;
CREATE INDEX mentions_node ON mentions (version_number / 512, node_id);

CREATE TEMP TABLE kept_antecedents AS SELECT * FROM antecedents;
CREATE TEMP TABLE kept_citations AS SELECT * FROM citations ORDER BY rowid;
CREATE TEMP TABLE kept_claims AS
  SELECT number, id, fact_number, fact_id, version_id, status, attributed_to, qualifiers, frame, published, newsroom, current
  FROM claims;
DROP TABLE antecedents;
DROP TABLE citations;
DROP TABLE claims;

-- As in 013_numbers.sql.
CREATE TABLE claims (
  number         INTEGER PRIMARY KEY,
  id             TEXT NOT NULL,
  fact_number    INTEGER NOT NULL REFERENCES facts (number),
  -- A copy of the fact's.
  fact_id        TEXT NOT NULL,
  version_number INTEGER NOT NULL REFERENCES article_versions (number) ON DELETE CASCADE,
  version_id     TEXT NOT NULL,
  status         TEXT NOT NULL CHECK (status IN ('asserted', 'planned', 'possible', 'ended', 'denied')),
  attributed_to  TEXT,
  qualifiers     TEXT NOT NULL CHECK (json_valid(qualifiers)),
  frame          TEXT NOT NULL,
  -- Copies of the version's, for the indexes below: the day published, the newsroom, whether it is the current one.
  published      TEXT,
  newsroom       TEXT NOT NULL,
  current        INTEGER NOT NULL CHECK (current IN (0, 1)),
  happened       TEXT GENERATED ALWAYS AS (qualifiers ->> 'date_value') VIRTUAL
) STRICT;
INSERT INTO claims (number, id, fact_number, fact_id, version_number, version_id, status, attributed_to, qualifiers, frame,
    published, newsroom, current)
  SELECT k.number, k.id, k.fact_number, k.fact_id, v.number, k.version_id, k.status, k.attributed_to, k.qualifiers, k.frame,
    k.published, k.newsroom, k.current
  FROM kept_claims k JOIN article_versions v ON v.id = k.version_id ORDER BY k.number;
CREATE UNIQUE INDEX claims_version ON claims (version_number, id);
CREATE INDEX claims_id ON claims (number / 8192, substr(id, 7, 6));
-- All that is counted and compared of a fact's claims, in one place: before, "claims_fact" had the days, "claims_figures" the figures.
CREATE INDEX claims_fact ON claims (fact_number, current, published, status, newsroom, qualifiers);
CREATE INDEX claims_published ON claims (published) WHERE current = 1;
CREATE INDEX claims_said ON claims (attributed_to, published) WHERE current = 1 AND attributed_to IS NOT NULL;
CREATE INDEX claims_happened ON claims (fact_number, happened) WHERE current = 1 AND happened IS NOT NULL;
CREATE INDEX claims_denied ON claims (published, fact_id) WHERE current = 1 AND status = 'denied';
CREATE INDEX claims_ended ON claims (published, fact_id) WHERE current = 1 AND status = 'ended';
CREATE INDEX claims_denials ON claims (fact_number) WHERE current = 1 AND status = 'denied';

CREATE TABLE citations (
  claim_id        TEXT NOT NULL,
  version_number  INTEGER NOT NULL REFERENCES article_versions (number) ON DELETE CASCADE,
  version_id      TEXT NOT NULL,
  start           INTEGER NOT NULL,
  "end"           INTEGER NOT NULL,
  quote           TEXT NOT NULL,
  -- What the quote was taken from, so that an altered text or page shows.
  quote_sha256    TEXT NOT NULL,
  text_sha256     TEXT NOT NULL,
  snapshot_sha256 TEXT NOT NULL,
  PRIMARY KEY (version_number, start, "end", claim_id),
  FOREIGN KEY (version_number, claim_id) REFERENCES claims (version_number, id) ON DELETE CASCADE
) STRICT;
INSERT INTO citations
  SELECT k.claim_id, v.number, k.version_id, k.start, k."end", k.quote, k.quote_sha256, k.text_sha256, k.snapshot_sha256
  FROM kept_citations k JOIN article_versions v ON v.id = k.version_id ORDER BY k.rowid;

CREATE TABLE antecedents (
  version_number INTEGER NOT NULL,
  version_id     TEXT NOT NULL,
  claim_id       TEXT NOT NULL,
  start          INTEGER NOT NULL,
  "end"          INTEGER NOT NULL,
  quote          TEXT NOT NULL,
  PRIMARY KEY (version_number, claim_id, start),
  FOREIGN KEY (version_number, claim_id) REFERENCES claims (version_number, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO antecedents
  SELECT v.number, k.version_id, k.claim_id, k.start, k."end", k.quote
  FROM kept_antecedents k JOIN article_versions v ON v.id = k.version_id;

DROP TABLE kept_antecedents;
DROP TABLE kept_citations;
DROP TABLE kept_claims;

CREATE TEMP TABLE kept_quotations AS SELECT * FROM quotations;
DROP TRIGGER quotation_gone;
DROP TABLE quotations;
CREATE TABLE quotations (
  version_number INTEGER NOT NULL REFERENCES article_versions (number) ON DELETE CASCADE,
  version_id     TEXT NOT NULL,
  start          INTEGER NOT NULL,
  "end"          INTEGER NOT NULL,
  text           TEXT NOT NULL,
  speaker_id     TEXT REFERENCES nodes (id),
  PRIMARY KEY (version_number, start, "end")
) STRICT, WITHOUT ROWID;
INSERT INTO quotations
  SELECT v.number, k.version_id, k.start, k."end", k.text, k.speaker_id
  FROM kept_quotations k JOIN article_versions v ON v.id = k.version_id;
DROP TABLE kept_quotations;
CREATE INDEX quotations_speaker ON quotations (speaker_id);

-- What the rows of full-text search stand for, as in 003_search.sql.
CREATE TEMP TABLE kept_articles AS SELECT * FROM searched_articles;
DROP TABLE searched_articles;
CREATE TABLE searched_articles (
  number         INTEGER PRIMARY KEY,
  version_number INTEGER NOT NULL UNIQUE,
  version_id     TEXT NOT NULL
) STRICT;
INSERT INTO searched_articles
  SELECT k.number, v.number, k.version_id FROM kept_articles k JOIN article_versions v ON v.id = k.version_id;
DROP TABLE kept_articles;

CREATE TEMP TABLE kept_quotes AS SELECT * FROM searched_quotes;
DROP TABLE searched_quotes;
CREATE TABLE searched_quotes (
  number         INTEGER PRIMARY KEY,
  version_number INTEGER NOT NULL,
  start          INTEGER NOT NULL,
  "end"          INTEGER NOT NULL,
  UNIQUE (version_number, start, "end")
) STRICT;
INSERT INTO searched_quotes
  SELECT k.number, v.number, k.start, k."end" FROM kept_quotes k JOIN article_versions v ON v.id = k.version_id;
DROP TABLE kept_quotes;

DROP VIEW article_texts;
CREATE VIEW article_texts AS
SELECT s.number, v.headline, v.text FROM searched_articles s JOIN article_versions v ON v.number = s.version_number;

DROP VIEW quote_texts;
CREATE VIEW quote_texts AS
SELECT s.number, coalesce(
  (SELECT t.quote FROM citations t
    WHERE t.version_number = s.version_number AND t.start = s.start AND t."end" = s."end" LIMIT 1),
  (SELECT q.text FROM quotations q
    WHERE q.version_number = s.version_number AND q.start = s.start AND q."end" = s."end")) AS quote
FROM searched_quotes s;

DROP TRIGGER article_found;
CREATE TRIGGER article_found AFTER UPDATE OF current ON article_versions WHEN new.current = 1 AND old.current = 0
BEGIN
  INSERT INTO searched_articles (version_number, version_id) VALUES (new.number, new.id);
  INSERT INTO article_search (rowid, headline, text)
    SELECT number, new.headline, new.text FROM searched_articles WHERE version_number = new.number;
END;
DROP TRIGGER article_lost;
CREATE TRIGGER article_lost AFTER UPDATE OF current ON article_versions WHEN new.current = 0 AND old.current = 1
BEGIN
  INSERT INTO article_search (article_search, rowid, headline, text)
    SELECT 'delete', number, old.headline, old.text FROM searched_articles WHERE version_number = old.number;
  DELETE FROM searched_articles WHERE version_number = old.number;
END;
DROP TRIGGER article_gone;
CREATE TRIGGER article_gone AFTER DELETE ON article_versions WHEN old.current = 1
BEGIN
  INSERT INTO article_search (article_search, rowid, headline, text)
    SELECT 'delete', number, old.headline, old.text FROM searched_articles WHERE version_number = old.number;
  DELETE FROM searched_articles WHERE version_number = old.number;
END;

CREATE TRIGGER citation_found AFTER INSERT ON citations
WHEN NOT EXISTS (
  SELECT 1 FROM searched_quotes WHERE version_number = new.version_number AND start = new.start AND "end" = new."end")
BEGIN
  INSERT INTO searched_quotes (version_number, start, "end") VALUES (new.version_number, new.start, new."end");
  INSERT INTO quote_search (rowid, quote)
    SELECT number, new.quote FROM searched_quotes
    WHERE version_number = new.version_number AND start = new.start AND "end" = new."end";
END;
CREATE TRIGGER quotation_found AFTER INSERT ON quotations
WHEN NOT EXISTS (
  SELECT 1 FROM searched_quotes WHERE version_number = new.version_number AND start = new.start AND "end" = new."end")
BEGIN
  INSERT INTO searched_quotes (version_number, start, "end") VALUES (new.version_number, new.start, new."end");
  INSERT INTO quote_search (rowid, quote)
    SELECT number, new.text FROM searched_quotes
    WHERE version_number = new.version_number AND start = new.start AND "end" = new."end";
END;
CREATE TRIGGER citation_gone AFTER DELETE ON citations
WHEN NOT EXISTS (
  SELECT 1 FROM citations WHERE version_number = old.version_number AND start = old.start AND "end" = old."end")
AND NOT EXISTS (
  SELECT 1 FROM quotations WHERE version_number = old.version_number AND start = old.start AND "end" = old."end")
BEGIN
  INSERT INTO quote_search (quote_search, rowid, quote)
    SELECT 'delete', number, old.quote FROM searched_quotes
    WHERE version_number = old.version_number AND start = old.start AND "end" = old."end";
  DELETE FROM searched_quotes WHERE version_number = old.version_number AND start = old.start AND "end" = old."end";
END;
CREATE TRIGGER quotation_gone AFTER DELETE ON quotations
WHEN NOT EXISTS (
  SELECT 1 FROM citations WHERE version_number = old.version_number AND start = old.start AND "end" = old."end")
BEGIN
  INSERT INTO quote_search (quote_search, rowid, quote)
    SELECT 'delete', number, old.text FROM searched_quotes
    WHERE version_number = old.version_number AND start = old.start AND "end" = old."end";
  DELETE FROM searched_quotes WHERE version_number = old.version_number AND start = old.start AND "end" = old."end";
END;

-- As in 015_seasons.sql, but a subject's facts stand in the order of their days, so that of thousands the newest are found without
-- a look at the others' rows. What else tells facts of a subject apart is there still, for the view same_facts.
DROP INDEX facts_subject;
CREATE INDEX facts_subject
  ON facts (season DESC, subject_id, retired, last_published DESC, predicate, coalesce(object_id, object_value));

-- As in 014_shelves.sql and 015_seasons.sql.
DELETE FROM sqlite_stat1 WHERE tbl IN ('mentions', 'claims') OR idx = 'facts_subject';
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('facts', 'facts_subject', '1048576 16384 16 16 4 2 1'),
  ('mentions', 'mentions_node', '1048576 16384 8'),
  ('claims', 'claims_id', '1048576 8192 1');
ANALYZE sqlite_schema;

-- The views as they were, by these numbers.

DROP VIEW cited_claims;
CREATE VIEW cited_claims AS
SELECT
  c.id AS claim_id, c.fact_id, c.fact_number, c.status, c.attributed_to, c.qualifiers, c.frame, t.quote, t.start, t."end", c.current,
  a.url, a.host, v.site, v.headline, v.published, v.article_id, v.id AS version_id,
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
JOIN claims c ON c.id = t.claim_id AND c.version_number = t.version_number
JOIN article_versions v ON v.number = t.version_number
JOIN articles a ON a.id = v.article_id
JOIN snapshots s ON s.id = v.snapshot_id
LEFT JOIN article_versions n ON n.article_id = v.article_id AND n.current = 1
LEFT JOIN newsrooms w ON w.host = c.newsroom;

DROP VIEW v_candidates;
CREATE VIEW v_candidates AS
SELECT
  c.id AS candidate_id, n.kind, n.name, n.article_count AS support,
  (SELECT count(DISTINCT v.newsroom) FROM candidate_names t
    JOIN article_versions v ON v.number = t.version_number AND v.current = 1
    WHERE t.candidate_id = c.id
      AND EXISTS (SELECT 1 FROM mentions m WHERE m.version_number = v.number AND m.node_id = c.id)) AS sources,
  (SELECT substr(min(v.published), 1, 10) FROM candidate_names t
    JOIN article_versions v ON v.number = t.version_number AND v.current = 1 WHERE t.candidate_id = c.id) AS first_seen,
  (SELECT substr(max(v.published), 1, 10) FROM candidate_names t
    JOIN article_versions v ON v.number = t.version_number AND v.current = 1 WHERE t.candidate_id = c.id) AS last_seen,
  d.decision, d.entity_id, d.decided_at, d.decided_by, d.note
FROM candidates c
JOIN nodes n ON n.id = c.id
LEFT JOIN decisions d ON d.candidate_id = c.id AND d.standing = 1;

DROP VIEW v_mentions;
CREATE VIEW v_mentions AS
SELECT
  v.id AS version_id, a.url, m.start, m."end", m.text,
  coalesce(e.id, n.id) AS node_id, n.kind, coalesce(e.name, n.name) AS name, coalesce(e.origin, n.origin) AS origin,
  d.decision, m.rule
FROM mentions m
JOIN nodes n ON n.id = m.node_id
JOIN article_versions v ON v.number = m.version_number AND v.current = 1
JOIN articles a ON a.id = v.article_id
LEFT JOIN decisions d ON d.candidate_id = m.node_id AND d.standing = 1
LEFT JOIN nodes e ON e.id = d.entity_id
WHERE d.decision IS NOT 'rejected';

DROP VIEW v_quotations;
CREATE VIEW v_quotations AS
SELECT
  v.id AS version_id, a.url, v.published, q.start, q."end", q.text,
  iif(d.decision IS 'rejected', NULL, coalesce(e.id, n.id)) AS speaker_id,
  iif(d.decision IS 'rejected', NULL, coalesce(e.name, n.name)) AS speaker
FROM quotations q
LEFT JOIN nodes n ON n.id = q.speaker_id
LEFT JOIN decisions d ON d.candidate_id = q.speaker_id AND d.standing = 1
LEFT JOIN nodes e ON e.id = d.entity_id
JOIN article_versions v ON v.number = q.version_number AND v.current = 1
JOIN articles a ON a.id = v.article_id;

DROP VIEW v_versions;
CREATE VIEW v_versions AS
SELECT
  v.id AS version_id, v.article_id, a.url,
  1 + (SELECT count(*) FROM article_versions w JOIN snapshots t ON t.id = w.snapshot_id
    WHERE w.article_id = v.article_id AND (t.fetched_at, t.id) < (s.fetched_at, s.id)) AS number,
  v.current, s.fetched_at, v.published, v.modified, v.site, v.headline, v.text, v.notice, v.notice_quote,
  (SELECT count(*) FROM claims c WHERE c.version_number = v.number) AS claims, v.snapshot_id
FROM article_versions v
JOIN articles a ON a.id = v.article_id
JOIN snapshots s ON s.id = v.snapshot_id;

DROP VIEW v_entities;
CREATE VIEW v_entities AS
SELECT
  n.id AS entity_id, n.kind, n.name, e.country, coalesce(e.aliases, '[]') AS aliases,
  coalesce(e.attributes, '{}') AS attributes,
  iif(NOT EXISTS (SELECT 1 FROM decisions j WHERE j.entity_id = n.id AND j.standing = 1), n.article_count, (
    SELECT count(DISTINCT v.article_id) FROM mentions m
    JOIN article_versions v ON v.number = m.version_number AND v.current = 1 WHERE m.node_id IN (
    SELECT n.id UNION ALL SELECT j.candidate_id FROM decisions j WHERE j.entity_id = n.id AND j.standing = 1))) AS articles,
  (SELECT count(*) FROM shown_facts f WHERE f.retired = 0 AND f.subject_id IN (
    SELECT n.id UNION ALL SELECT j.candidate_id FROM decisions j WHERE j.entity_id = n.id AND j.standing = 1))
  + (SELECT count(*) FROM shown_facts f WHERE f.retired = 0 AND f.object_id IN (
    SELECT n.id UNION ALL SELECT j.candidate_id FROM decisions j WHERE j.entity_id = n.id AND j.standing = 1)) AS facts,
  d.decided_by AS accepted_by
FROM nodes n
LEFT JOIN entities e ON e.id = n.id
LEFT JOIN decisions d ON d.candidate_id = n.id AND d.standing = 1
LEFT JOIN entities same ON same.id = d.entity_id
WHERE n.origin = 'entity' OR d.decision = 'accepted' AND same.id IS NULL;

DROP VIEW v_facts;
CREATE VIEW v_facts AS
SELECT
  f.id AS fact_id,
  coalesce(se.id, f.subject_id) AS subject_id, coalesce(se.name, n.name) AS subject, n.kind AS subject_kind,
  se.id IS NULL AND n.origin = 'candidate' AS subject_is_candidate,
  iif(se.id IS NULL, sd.decision, NULL) AS subject_decision,
  f.predicate, coalesce(p.label, replace(f.predicate, '_', ' ')) AS label,
  coalesce(oe.id, f.object_id) AS object_id, coalesce(oe.name, o.name, f.object_value) AS object, o.kind AS object_kind,
  oe.id IS NULL AND coalesce(o.origin = 'candidate', 0) AS object_is_candidate,
  iif(oe.id IS NULL, od.decision, NULL) AS object_decision,
  f.status,
  (SELECT sum(g.claim_count) FROM same_facts t JOIN facts g ON g.number = t.same_number WHERE t.fact_id = f.id) AS claims,
  iif((SELECT count(*) FROM same_facts t WHERE t.fact_id = f.id) = 1, f.article_count, (
    SELECT count(DISTINCT v.article_id) FROM same_facts t JOIN claims c ON c.fact_number = t.same_number AND c.current = 1
    JOIN article_versions v ON v.number = c.version_number WHERE t.fact_id = f.id)) AS articles,
  (SELECT count(DISTINCT coalesce(w.owner, r.newsroom)) FROM (
      SELECT DISTINCT c.newsroom FROM same_facts t JOIN claims c ON c.fact_number = t.same_number AND c.current = 1
      WHERE t.fact_id = f.id) r
    LEFT JOIN newsrooms w ON w.host = r.newsroom) AS sources,
  coalesce((SELECT min(g.first_published) FROM same_facts t JOIN facts g ON g.number = t.same_number WHERE t.fact_id = f.id), (
    SELECT substr(min(s.fetched_at), 1, 10) FROM claims c
    JOIN article_versions v ON v.number = c.version_number JOIN snapshots s ON s.id = v.snapshot_id
    WHERE c.fact_number = f.number)) AS first_seen,
  coalesce(f.last_published, (
    SELECT substr(max(s.fetched_at), 1, 10) FROM claims c
    JOIN article_versions v ON v.number = c.version_number JOIN snapshots s ON s.id = v.snapshot_id
    WHERE c.fact_number = f.number)) AS last_seen,
  f.retired,
  EXISTS (
    SELECT 1 FROM same_facts t JOIN facts g ON g.number = t.same_number
    JOIN decisions d ON d.candidate_id IN (g.subject_id, g.object_id) AND d.standing = 1 AND d.decision = 'accepted'
    WHERE t.fact_id = f.id) AS by_decision,
  (SELECT min(c.happened) FROM same_facts t
    JOIN claims c ON c.fact_number = t.same_number AND c.current = 1 AND c.happened IS NOT NULL
    WHERE t.fact_id = f.id) AS first_happened,
  (SELECT max(c.happened) FROM same_facts t
    JOIN claims c ON c.fact_number = t.same_number AND c.current = 1 AND c.happened IS NOT NULL
    WHERE t.fact_id = f.id) AS last_happened
FROM shown_facts f
JOIN nodes n ON n.id = f.subject_id
LEFT JOIN decisions sd ON sd.candidate_id = f.subject_id AND sd.standing = 1
LEFT JOIN nodes se ON se.id = sd.entity_id
LEFT JOIN nodes o ON o.id = f.object_id
LEFT JOIN decisions od ON od.candidate_id = f.object_id AND od.standing = 1
LEFT JOIN nodes oe ON oe.id = od.entity_id
LEFT JOIN predicates p ON p.id = f.predicate;
