-- Who stands behind a fact, what they say that agrees and differs, when it happened, and what became of the articles.
-- All of it derived, as what stands in 001_base.sql under that heading.

-- Newsrooms as the pipeline declares them (newsrooms.tsv): whose sites they are, and under which names other newsrooms
-- credit them.
CREATE TABLE newsrooms (
  -- As in articles.host.
  host    TEXT PRIMARY KEY,
  -- Sites with one owner are one source; null for a site that is its own.
  owner   TEXT,
  credits TEXT NOT NULL CHECK (json_valid(credits))
) STRICT, WITHOUT ROWID;

-- Of how many subjects an object can have at a time: null for any number, 'one' for one (a mine has one operator), 'share'
-- for as many as have shares that come to no more than 100 % (owners).
ALTER TABLE predicates ADD COLUMN exclusive TEXT CHECK (exclusive IN ('one', 'share'));

-- Agencies and newsrooms that the page credits, in its byline or in the line that opens its text: "LONDON (Example Wire) -".
ALTER TABLE article_versions ADD COLUMN credits TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(credits));
-- The host of the newsroom that the page credits, in "credits" or "site"; null where it credits none that is declared.
ALTER TABLE article_versions ADD COLUMN wire TEXT;
-- What the page says of itself, and in which words: that it is not to be relied on any more, or was put right.
ALTER TABLE article_versions ADD COLUMN notice TEXT CHECK (notice IN ('retraction', 'correction'));
ALTER TABLE article_versions ADD COLUMN notice_quote TEXT;
CREATE INDEX article_versions_notice ON article_versions (notice) WHERE notice IS NOT NULL;

-- From here on "newsroom", in article_versions and claims, is the wire that a text credits, whoever prints it; else, as
-- before, the host that published it first. And claims.current is 0 in a retracted article as well: nobody stands by it.
DROP INDEX article_versions_original;
CREATE INDEX article_versions_original
  ON article_versions (body_sha256, wire IS NULL, published IS NULL, published, article_id) WHERE current = 1;

-- When it happened, as the text says: an ISO date as precise as its words; null where it does not say. When it was
-- reported is another matter, and in "published".
ALTER TABLE claims ADD COLUMN happened TEXT GENERATED ALWAYS AS (qualifiers ->> 'date_value') VIRTUAL;
CREATE INDEX claims_happened ON claims (fact_id, happened) WHERE current = 1 AND happened IS NOT NULL;

-- For those who ask what changed since a day.
CREATE INDEX snapshots_returned ON snapshots (returned_at) WHERE returned_at IS NOT NULL;
CREATE INDEX frontier_removed ON frontier (removed_at) WHERE removed_at IS NOT NULL;

-- As in 002_likenesses.sql, but of the articles with a text that credits a wire, these come first; and with the notice
-- that the page carries.
DROP VIEW v_articles;
CREATE VIEW v_articles AS
SELECT
  a.id AS article_id, a.url, a.host, v.id AS version_id, v.headline, v.standfirst, v.byline, v.published, v.published_origin,
  v.modified, v.language, v.site, v.text, v.text_sha256, s.id AS snapshot_id, s.sha256 AS snapshot_sha256, s.fetched_at,
  (SELECT o.url FROM articles o WHERE o.id = (
    SELECT w.article_id FROM article_versions w
    WHERE w.current = 1 AND w.body_sha256 IN (
      SELECT v.body_sha256 UNION ALL SELECT l.other_sha256 FROM likenesses l WHERE l.body_sha256 = v.body_sha256)
    ORDER BY w.wire IS NULL, w.published IS NULL, w.published, w.article_id LIMIT 1)) AS original_url,
  v.newsroom,
  (SELECT count(*) FROM article_versions w WHERE w.article_id = a.id) AS versions,
  -- Since when its page is not there any more.
  (SELECT r.removed_at FROM frontier r WHERE r.url = s.url) AS removed_at,
  v.notice, v.notice_quote
FROM articles a
JOIN article_versions v ON v.article_id = a.id AND v.current = 1
JOIN snapshots s ON s.id = v.snapshot_id;

-- One row a version of an article, numbered in the order in which they were first fetched.
CREATE VIEW v_versions AS
SELECT
  v.id AS version_id, v.article_id, a.url,
  1 + (SELECT count(*) FROM article_versions w JOIN snapshots t ON t.id = w.snapshot_id
    WHERE w.article_id = v.article_id AND (t.fetched_at, t.id) < (s.fetched_at, s.id)) AS number,
  v.current, s.fetched_at, v.published, v.modified, v.site, v.headline, v.text, v.notice, v.notice_quote,
  (SELECT count(*) FROM claims c WHERE c.version_id = v.id) AS claims, v.snapshot_id
FROM article_versions v
JOIN articles a ON a.id = v.article_id
JOIN snapshots s ON s.id = v.snapshot_id;

-- As in 001_base.sql, but sites of one owner are one source; and with the first and last day on which it happened, as far
-- as texts say.
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
    SELECT count(DISTINCT v.article_id) FROM same_facts t JOIN claims c ON c.fact_id = t.same_id AND c.current = 1
    JOIN article_versions v ON v.id = c.version_id WHERE t.fact_id = f.id)) AS articles,
  (SELECT count(DISTINCT coalesce(w.owner, r.newsroom)) FROM (
      SELECT DISTINCT c.newsroom FROM same_facts t JOIN claims c ON c.fact_id = t.same_id AND c.current = 1
      WHERE t.fact_id = f.id) r
    LEFT JOIN newsrooms w ON w.host = r.newsroom) AS sources,
  coalesce((SELECT min(g.first_published) FROM same_facts t JOIN facts g ON g.id = t.same_id WHERE t.fact_id = f.id), (
    SELECT substr(min(s.fetched_at), 1, 10) FROM claims c
    JOIN article_versions v ON v.id = c.version_id JOIN snapshots s ON s.id = v.snapshot_id
    WHERE c.fact_id = f.id)) AS first_seen,
  coalesce(f.last_published, (
    SELECT substr(max(s.fetched_at), 1, 10) FROM claims c
    JOIN article_versions v ON v.id = c.version_id JOIN snapshots s ON s.id = v.snapshot_id
    WHERE c.fact_id = f.id)) AS last_seen,
  f.retired,
  EXISTS (
    SELECT 1 FROM same_facts t JOIN facts g ON g.id = t.same_id
    JOIN decisions d ON d.candidate_id IN (g.subject_id, g.object_id) AND d.standing = 1 AND d.decision = 'accepted'
    WHERE t.fact_id = f.id) AS by_decision,
  (SELECT min(c.happened) FROM same_facts t
    JOIN claims c ON c.fact_id = t.same_id AND c.current = 1 AND c.happened IS NOT NULL
    WHERE t.fact_id = f.id) AS first_happened,
  (SELECT max(c.happened) FROM same_facts t
    JOIN claims c ON c.fact_id = t.same_id AND c.current = 1 AND c.happened IS NOT NULL
    WHERE t.fact_id = f.id) AS last_happened
FROM shown_facts f
JOIN nodes n ON n.id = f.subject_id
LEFT JOIN decisions sd ON sd.candidate_id = f.subject_id AND sd.standing = 1
LEFT JOIN nodes se ON se.id = sd.entity_id
LEFT JOIN nodes o ON o.id = f.object_id
LEFT JOIN decisions od ON od.candidate_id = f.object_id AND od.standing = 1
LEFT JOIN nodes oe ON oe.id = od.entity_id
LEFT JOIN predicates p ON p.id = f.predicate;

-- As in 001_base.sql, with the source that the citation counts as, when it happened, what the article says of itself now,
-- since when its page is gone, and where the quote stands by now:
--   current    in the article as it is now
--   moved      in the article as it is now, but the claim is of an older text: the quote stood in that once, word for word,
--              and stands in the new one once
--   earlier    in an older version alone; or in more places than one, of which none can be said to be the same
--   retracted  in an article that was retracted
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
JOIN claims c ON c.id = t.claim_id
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
JOIN cited_claims c ON c.fact_id = t.same_id
JOIN nodes n ON n.id = f.subject_id
LEFT JOIN decisions sd ON sd.candidate_id = f.subject_id AND sd.standing = 1
LEFT JOIN nodes se ON se.id = sd.entity_id
LEFT JOIN nodes o ON o.id = f.object_id
LEFT JOIN decisions od ON od.candidate_id = f.object_id AND od.standing = 1
LEFT JOIN nodes oe ON oe.id = od.entity_id;

-- One row a status with which a fact is stated now: planned in March, asserted in June, ended in October.
CREATE VIEW v_statuses AS
SELECT
  f.id AS fact_id, c.status, min(c.published) AS first_seen, max(c.published) AS last_seen,
  count(*) AS claims, count(DISTINCT coalesce(w.owner, c.newsroom)) AS sources
FROM shown_facts f
JOIN same_facts t ON t.fact_id = f.id
JOIN claims c ON c.fact_id = t.same_id AND c.current = 1
LEFT JOIN newsrooms w ON w.host = c.newsroom
GROUP BY f.id, c.status;

-- One row a qualifier of a claim. "value" is what the words amount to, else the words in small letters. Of a measure
-- ("<=1100000 t/year"): its unit, and the bounds between which it can be. A number is as exact as its last digit, or from a
-- thousand on as its last digit that is not zero, by 5 % at most; "about" is within 10 %. "scope" is what the value is of,
-- where the claim says: a period, a category (reserves, resources); values of two scopes have nothing to do with each other.
CREATE VIEW claim_values AS
WITH said AS (
  SELECT c.id AS claim_id, c.fact_id, c.current, c.status, c.published, c.newsroom, q.key AS role, q.value AS words,
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
SELECT claim_id, fact_id, current, status, published, newsroom, role, words, value, scope, unit,
  CASE WHEN number IS NULL THEN NULL WHEN value LIKE '<%' THEN 0.0
    WHEN value LIKE '~%' THEN least * 0.9 ELSE least - least_slack END AS low,
  CASE WHEN number IS NULL THEN NULL WHEN value LIKE '>%' THEN 9e307
    WHEN value LIKE '~%' THEN most * 1.1 ELSE most + most_slack END AS high
FROM bounded;

-- One row a value that is given for a role of a fact: who gives it, and when. Who denies the fact gives none.
CREATE VIEW v_values AS
SELECT
  f.id AS fact_id, c.role, c.value, c.scope, c.unit, c.low, c.high, min(c.words) AS words,
  min(c.published) AS first_seen, max(c.published) AS last_seen,
  count(*) AS claims, count(DISTINCT coalesce(w.owner, c.newsroom)) AS sources
FROM shown_facts f
JOIN same_facts t ON t.fact_id = f.id
JOIN claim_values c ON c.fact_id = t.same_id AND c.current = 1 AND c.status <> 'denied'
LEFT JOIN newsrooms w ON w.host = c.newsroom
GROUP BY f.id, c.role, c.value, c.scope;

-- One row a pair of things that can hardly both hold, side by side; which one does is not for us to say. "about" is
--   amount, grade, share   two measures of one unit and scope whose bounds do not meet
--   status                 what some say, others deny
--   subject                another subject of the same object, where there can be but one
--   value                  another amount as the object of the same subject and predicate
CREATE VIEW v_contradictions AS
SELECT a.fact_id, a.role AS about, a.words AS value, a.sources, b.fact_id AS other_fact_id, b.words AS other_value,
  b.sources AS other_sources
FROM v_values a
JOIN v_values b ON b.fact_id = a.fact_id AND b.role = a.role AND b.unit = a.unit AND a.high <= b.low
  AND (b.scope = a.scope OR b.scope = '' OR a.scope = '')
WHERE a.role IN ('amount', 'grade', 'share')
UNION ALL
SELECT a.fact_id, 'status', a.status, a.sources, b.fact_id, b.status, b.sources
FROM v_statuses a
JOIN v_statuses b ON b.fact_id = a.fact_id AND b.status = 'denied'
WHERE a.status IN ('asserted', 'planned', 'possible')
UNION ALL
SELECT a.fact_id, 'subject', a.subject, a.sources, b.fact_id, b.subject, b.sources
FROM v_facts a
JOIN predicates p ON p.id = a.predicate AND p.exclusive IS NOT NULL
JOIN shown_facts g ON g.object_id = a.object_id AND g.predicate = a.predicate AND g.retired = 0 AND g.status = 'asserted'
JOIN v_facts b ON b.fact_id = g.id AND b.subject_id <> a.subject_id
WHERE NOT a.retired AND a.status = 'asserted' AND (p.exclusive = 'one' OR EXISTS (
  SELECT 1 FROM v_values x JOIN v_values y ON y.fact_id = b.fact_id AND y.role = 'share' AND y.unit = '%'
  WHERE x.fact_id = a.fact_id AND x.role = 'share' AND x.unit = '%' AND x.low + y.low > 100))
UNION ALL
SELECT a.fact_id, 'value', a.object, a.sources, b.fact_id, b.object, b.sources
FROM v_facts a
JOIN shown_facts g ON g.subject_id = a.subject_id AND g.predicate = a.predicate AND g.retired = 0
JOIN v_facts b ON b.fact_id = g.id AND b.object <> a.object
WHERE a.object_id IS NULL AND b.object_id IS NULL AND NOT a.retired;
