-- Facts and claims with numbers of their own, in the order in which they came. Ids are hashes, which spread an article's
-- entries in an index over all of its pages; by numbers the new ones stand together at its end. Ids stay what a fact or a
-- claim is known by: numbers follow the order in which rows came, and mean nothing elsewhere.

CREATE TEMP TABLE kept_antecedents AS SELECT * FROM antecedents;
CREATE TEMP TABLE kept_citations AS SELECT * FROM citations ORDER BY rowid;
CREATE TEMP TABLE kept_claims AS SELECT * FROM claims ORDER BY rowid;
CREATE TEMP TABLE kept_facts AS SELECT * FROM facts ORDER BY rowid;
DROP TABLE antecedents;
DROP TABLE citations;
DROP TABLE claims;
DROP TABLE facts;

-- As in 001_base.sql.
CREATE TABLE facts (
  number          INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  subject_id      TEXT NOT NULL REFERENCES nodes (id),
  predicate       TEXT NOT NULL,
  object_id       TEXT REFERENCES nodes (id),
  object_value    TEXT,
  -- The support: claims of current versions, the articles they stand in, and the days these were published.
  claim_count     INTEGER NOT NULL DEFAULT 0,
  article_count   INTEGER NOT NULL DEFAULT 0,
  first_published TEXT,
  last_published  TEXT,
  -- Of the claim published last; null when retired.
  status          TEXT CHECK (status IN ('asserted', 'planned', 'possible', 'ended', 'denied')),
  -- 1 when no page states it as it is now; the claims of older versions stay.
  retired         INTEGER NOT NULL DEFAULT 1 CHECK (retired IN (0, 1)),
  CHECK ((object_id IS NULL) <> (object_value IS NULL))
) STRICT;
INSERT INTO facts (id, subject_id, predicate, object_id, object_value, claim_count, article_count, first_published,
    last_published, status, retired)
  SELECT id, subject_id, predicate, object_id, object_value, claim_count, article_count, first_published,
    last_published, status, retired FROM kept_facts ORDER BY rowid;
-- Each ends in the number, unsaid.
CREATE INDEX facts_subject ON facts (subject_id, retired, last_published DESC);
CREATE INDEX facts_object ON facts (object_id, retired, last_published DESC);
CREATE INDEX facts_triple ON facts (subject_id, predicate, coalesce(object_id, object_value));
CREATE INDEX facts_value ON facts (object_value, last_published DESC) WHERE object_value IS NOT NULL;
-- Holds what the newest are chosen by, so that those of a predicate or a status are found in it alone.
CREATE INDEX facts_newest ON facts (retired, last_published DESC, predicate, status);
CREATE INDEX facts_first ON facts (first_published DESC) WHERE retired = 0;
CREATE INDEX facts_of_deposits ON facts (subject_id, last_published, id, status, object_id)
  WHERE retired = 0 AND subject_id >= 'deposit:' AND subject_id < 'deposit;';
CREATE INDEX facts_to_deposits ON facts (object_id, last_published, id, status, subject_id)
  WHERE retired = 0 AND object_id >= 'deposit:' AND object_id < 'deposit;';

-- As in 001_base.sql and 005_support.sql.
CREATE TABLE claims (
  number        INTEGER PRIMARY KEY,
  id            TEXT NOT NULL,
  fact_number   INTEGER NOT NULL REFERENCES facts (number),
  -- A copy of the fact's.
  fact_id       TEXT NOT NULL,
  version_id    TEXT NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
  status        TEXT NOT NULL CHECK (status IN ('asserted', 'planned', 'possible', 'ended', 'denied')),
  attributed_to TEXT,
  qualifiers    TEXT NOT NULL CHECK (json_valid(qualifiers)),
  frame         TEXT NOT NULL,
  -- Copies of the version's, for the indexes below: the day published, the newsroom, whether it is the current one.
  published     TEXT,
  newsroom      TEXT NOT NULL,
  current       INTEGER NOT NULL CHECK (current IN (0, 1)),
  happened      TEXT GENERATED ALWAYS AS (qualifiers ->> 'date_value') VIRTUAL
) STRICT;
INSERT INTO claims (id, fact_number, fact_id, version_id, status, attributed_to, qualifiers, frame, published, newsroom, current)
  SELECT c.id, f.number, c.fact_id, c.version_id, c.status, c.attributed_to, c.qualifiers, c.frame, c.published, c.newsroom,
    c.current FROM kept_claims c JOIN facts f ON f.id = c.fact_id ORDER BY c.rowid;
CREATE INDEX claims_fact ON claims (fact_number, current, published, newsroom);
CREATE UNIQUE INDEX claims_version ON claims (version_id, id);
-- A claim is found by the first 24 bits of its id: a handful in ten million have the same, and the index is half as large.
CREATE INDEX claims_id ON claims (substr(id, 7, 6));
CREATE INDEX claims_published ON claims (published) WHERE current = 1;
CREATE INDEX claims_said ON claims (attributed_to, published) WHERE current = 1 AND attributed_to IS NOT NULL;
CREATE INDEX claims_happened ON claims (fact_number, happened) WHERE current = 1 AND happened IS NOT NULL;
CREATE INDEX claims_denied ON claims (published, fact_id) WHERE current = 1 AND status = 'denied';
CREATE INDEX claims_ended ON claims (published, fact_id) WHERE current = 1 AND status = 'ended';

-- As in 011_locality.sql.
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

-- As in 008_antecedents.sql, but known by the version first, as citations are.
CREATE TABLE antecedents (
  version_id TEXT NOT NULL,
  claim_id   TEXT NOT NULL,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  quote      TEXT NOT NULL,
  PRIMARY KEY (version_id, claim_id, start),
  FOREIGN KEY (version_id, claim_id) REFERENCES claims (version_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO antecedents (version_id, claim_id, start, "end", quote)
  SELECT c.version_id, a.claim_id, a.start, a."end", a.quote FROM kept_antecedents a JOIN kept_claims c ON c.id = a.claim_id;

DROP TABLE kept_antecedents;
DROP TABLE kept_citations;
DROP TABLE kept_claims;
DROP TABLE kept_facts;

-- As in 003_search.sql and 007_names_searched.sql; they went with the table.
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

-- As in 001_base.sql, with the number of the fact that says the same.
DROP VIEW same_facts;
CREATE VIEW same_facts AS
SELECT f.id AS fact_id, g.id AS same_id, g.number AS same_number
FROM facts f
LEFT JOIN decisions sd ON sd.candidate_id = f.subject_id AND sd.standing = 1
LEFT JOIN entities s ON s.id = sd.entity_id
LEFT JOIN decisions od ON od.candidate_id = f.object_id AND od.standing = 1
LEFT JOIN entities o ON o.id = od.entity_id
JOIN facts g ON g.predicate = f.predicate
  AND g.subject_id IN (
    SELECT coalesce(s.id, f.subject_id)
    UNION ALL SELECT candidate_id FROM decisions WHERE standing = 1 AND entity_id = coalesce(s.id, f.subject_id))
  AND coalesce(g.object_id, g.object_value) IN (
    SELECT coalesce(o.id, f.object_id, f.object_value)
    UNION ALL SELECT candidate_id FROM decisions WHERE standing = 1 AND entity_id = coalesce(o.id, f.object_id));

-- As in 005_support.sql and 011_locality.sql, by numbers.
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
  (SELECT sum(g.claim_count) FROM same_facts t JOIN facts g ON g.id = t.same_id WHERE t.fact_id = f.id) AS claims,
  iif((SELECT count(*) FROM same_facts t WHERE t.fact_id = f.id) = 1, f.article_count, (
    SELECT count(DISTINCT v.article_id) FROM same_facts t JOIN claims c ON c.fact_number = t.same_number AND c.current = 1
    JOIN article_versions v ON v.id = c.version_id WHERE t.fact_id = f.id)) AS articles,
  (SELECT count(DISTINCT coalesce(w.owner, r.newsroom)) FROM (
      SELECT DISTINCT c.newsroom FROM same_facts t JOIN claims c ON c.fact_number = t.same_number AND c.current = 1
      WHERE t.fact_id = f.id) r
    LEFT JOIN newsrooms w ON w.host = r.newsroom) AS sources,
  coalesce((SELECT min(g.first_published) FROM same_facts t JOIN facts g ON g.id = t.same_id WHERE t.fact_id = f.id), (
    SELECT substr(min(s.fetched_at), 1, 10) FROM claims c
    JOIN article_versions v ON v.id = c.version_id JOIN snapshots s ON s.id = v.snapshot_id
    WHERE c.fact_number = f.number)) AS first_seen,
  coalesce(f.last_published, (
    SELECT substr(max(s.fetched_at), 1, 10) FROM claims c
    JOIN article_versions v ON v.id = c.version_id JOIN snapshots s ON s.id = v.snapshot_id
    WHERE c.fact_number = f.number)) AS last_seen,
  f.retired,
  EXISTS (
    SELECT 1 FROM same_facts t JOIN facts g ON g.id = t.same_id
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

DROP VIEW cited_claims;
CREATE VIEW cited_claims AS
SELECT
  c.id AS claim_id, c.fact_id, c.fact_number, c.status, c.attributed_to, c.qualifiers, c.frame, t.quote, t.start, t."end", c.current,
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

DROP VIEW v_citations;
CREATE VIEW v_citations AS
SELECT
  c.claim_id, f.id AS fact_id, coalesce(se.name, n.name) AS subject, f.predicate,
  coalesce(oe.name, o.name, f.object_value) AS object,
  c.status, c.attributed_to, c.qualifiers, c.frame, c.quote, c.start, c."end", c.current,
  c.url, c.host, c.site, c.headline, c.published, c.article_id, c.version_id,
  c.quote_sha256, c.text_sha256, c.snapshot_sha256, c.snapshot_id, c.fetched_at,
  c.source, c.happened, c.standing, c.notice, c.removed_at
FROM shown_facts f
JOIN same_facts t ON t.fact_id = f.id
JOIN cited_claims c ON c.fact_number = t.same_number
JOIN nodes n ON n.id = f.subject_id
LEFT JOIN decisions sd ON sd.candidate_id = f.subject_id AND sd.standing = 1
LEFT JOIN nodes se ON se.id = sd.entity_id
LEFT JOIN nodes o ON o.id = f.object_id
LEFT JOIN decisions od ON od.candidate_id = f.object_id AND od.standing = 1
LEFT JOIN nodes oe ON oe.id = od.entity_id;

DROP VIEW v_statuses;
CREATE VIEW v_statuses AS
SELECT
  f.id AS fact_id, c.status, min(c.published) AS first_seen, max(c.published) AS last_seen,
  count(*) AS claims, count(DISTINCT coalesce(w.owner, c.newsroom)) AS sources
FROM shown_facts f
JOIN same_facts t ON t.fact_id = f.id
JOIN claims c ON c.fact_number = t.same_number AND c.current = 1
LEFT JOIN newsrooms w ON w.host = c.newsroom
GROUP BY f.id, c.status;

DROP VIEW claim_values;
CREATE VIEW claim_values AS
WITH said AS (
  SELECT c.id AS claim_id, c.fact_id, c.fact_number, c.current, c.status, c.published, c.newsroom, q.key AS role, q.value AS words,
    coalesce(c.qualifiers ->> (q.key || '_value'), lower(trim(q.value))) AS value,
    trim(lower(coalesce(c.qualifiers ->> 'period_value', c.qualifiers ->> 'period', '') || ' '
      || coalesce(c.qualifiers ->> 'category_value', c.qualifiers ->> 'category', ''))) AS scope
  FROM claims c, json_each(c.qualifiers) q
  WHERE q.key NOT LIKE '%\_value' ESCAPE '\'
), measured AS (
  SELECT *, substr(number, 1, coalesce(nullif(instr(number, '–'), 0) - 1, length(number))) AS least,
    substr(number, 1 + instr(number, '–')) AS most
  FROM (
    SELECT *, iif(is_measure, stated, NULL) AS number, iif(is_measure, substr(value, 1 + instr(value, ' ')), NULL) AS unit
    FROM (
      SELECT *, stated <> '' AND stated NOT GLOB '*[^0-9.–]*' AND stated NOT GLOB '[.–]*' AS is_measure
      FROM (SELECT *, ltrim(substr(value, 1, max(0, instr(value, ' ') - 1)), '<>=~') AS stated FROM said)
    )
  )
), bounded AS (
  SELECT *,
    CASE WHEN instr(least, '.') > 0 THEN 0.5 / CAST('1' || substr('000000000', 1, length(least) - instr(least, '.')) AS REAL)
      WHEN length(least) <= 3 THEN 0.5
      ELSE min(0.5 * CAST('1' || substr('000000000000000', 1, length(least) - length(rtrim(least, '0'))) AS REAL), 0.05 * least)
    END AS least_slack,
    CASE WHEN instr(most, '.') > 0 THEN 0.5 / CAST('1' || substr('000000000', 1, length(most) - instr(most, '.')) AS REAL)
      WHEN length(most) <= 3 THEN 0.5
      ELSE min(0.5 * CAST('1' || substr('000000000000000', 1, length(most) - length(rtrim(most, '0'))) AS REAL), 0.05 * most)
    END AS most_slack
  FROM measured
)
SELECT claim_id, fact_id, fact_number, current, status, published, newsroom, role, words, value, scope, unit,
  CASE WHEN number IS NULL THEN NULL WHEN value LIKE '<%' THEN 0.0
    WHEN value LIKE '~%' THEN least * 0.9 ELSE least - least_slack END AS low,
  CASE WHEN number IS NULL THEN NULL WHEN value LIKE '>%' THEN 9e307
    WHEN value LIKE '~%' THEN most * 1.1 ELSE most + most_slack END AS high
FROM bounded;

DROP VIEW v_values;
CREATE VIEW v_values AS
SELECT
  f.id AS fact_id, c.role, c.value, c.scope, c.unit, c.low, c.high, min(c.words) AS words,
  min(c.published) AS first_seen, max(c.published) AS last_seen,
  count(*) AS claims, count(DISTINCT coalesce(w.owner, c.newsroom)) AS sources
FROM shown_facts f
JOIN same_facts t ON t.fact_id = f.id
JOIN claim_values c ON c.fact_number = t.same_number AND c.current = 1 AND c.status <> 'denied'
LEFT JOIN newsrooms w ON w.host = c.newsroom
GROUP BY f.id, c.role, c.value, c.scope;
