-- The fact base. Every table and view is described in db/README.md.
--
-- Three kinds of tables stand here:
--   fetched   snapshots and what goes with them: never altered, everything below can be rebuilt from them
--   derived   a function of the snapshots and the pipeline alone: no clock, no order of processing, no counter
--   kept      what a rebuild could not give back: runs, the history of facts, people's decisions
-- Offsets count UTF-16 code units in headline || char(10, 10) || text; "end" is exclusive.

---------------------------------------------------------------------------------------------------------------- fetched

CREATE TABLE sources (
  id      TEXT PRIMARY KEY,
  kind    TEXT NOT NULL,
  address TEXT,
  title   TEXT
) STRICT;

CREATE TABLE snapshots (
  id          TEXT PRIMARY KEY,
  url         TEXT NOT NULL,
  final_url   TEXT NOT NULL,
  status      INTEGER NOT NULL,
  headers     TEXT NOT NULL CHECK (json_valid(headers)),
  sha256      TEXT NOT NULL,
  size        INTEGER NOT NULL,
  fetched_at  TEXT NOT NULL,
  -- When the address gave these same bytes again after it had given others; null for nearly every page.
  returned_at TEXT,
  body_gzip   BLOB NOT NULL
) STRICT;
CREATE INDEX snapshots_url ON snapshots (url);

CREATE TABLE snapshot_sources (
  snapshot_id TEXT NOT NULL REFERENCES snapshots (id),
  source_id   TEXT NOT NULL REFERENCES sources (id),
  -- When the page was published, as the source's feed says; a page that gives no date of its own has this one.
  published   TEXT,
  PRIMARY KEY (snapshot_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX snapshot_sources_source ON snapshot_sources (source_id);

-- What a server gave for a conditional request (RFC 9110, section 8.8).
CREATE TABLE validators (
  url           TEXT PRIMARY KEY,
  etag          TEXT,
  last_modified TEXT
) STRICT, WITHOUT ROWID;

---------------------------------------------------------------------------------------------------------------- derived

CREATE TABLE articles (
  id   TEXT PRIMARY KEY,
  url  TEXT NOT NULL UNIQUE,
  -- The host of the canonical address without "www.": what stands for the newsroom where sources are counted.
  host TEXT NOT NULL
) STRICT;
CREATE INDEX articles_host ON articles (host);

CREATE TABLE article_versions (
  id               TEXT PRIMARY KEY,
  article_id       TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  -- The first snapshot that gave this text.
  snapshot_id      TEXT NOT NULL REFERENCES snapshots (id),
  current          INTEGER NOT NULL CHECK (current IN (0, 1)),
  headline         TEXT NOT NULL,
  standfirst       TEXT,
  byline           TEXT NOT NULL CHECK (json_valid(byline)),
  -- As precise as the page: 2025, 2025-06, 2025-06-03 or a date-time.
  published        TEXT,
  published_origin TEXT,
  modified         TEXT,
  modified_origin  TEXT,
  language         TEXT,
  site             TEXT,
  -- The host that stands for it where sources are counted: of the articles whose current text is this one, the first
  -- published (undated ones last, the id settles a tie); its own where no article has this text now.
  newsroom         TEXT NOT NULL,
  -- SHA-256 of headline || char(10, 10) || text, and of the text alone: equal text elsewhere is a reprint.
  text_sha256      TEXT NOT NULL,
  body_sha256      TEXT NOT NULL,
  text             TEXT NOT NULL
) STRICT;
CREATE INDEX article_versions_article ON article_versions (article_id);
CREATE UNIQUE INDEX article_versions_current ON article_versions (article_id) WHERE current = 1;
CREATE INDEX article_versions_snapshot ON article_versions (snapshot_id);
CREATE INDEX article_versions_body ON article_versions (body_sha256);
CREATE INDEX article_versions_original ON article_versions (body_sha256, published IS NULL, published, article_id)
  WHERE current = 1;
CREATE INDEX article_versions_published ON article_versions (published) WHERE current = 1;

-- What came of each snapshot, and by which state of the pipeline.
CREATE TABLE derivations (
  snapshot_id TEXT PRIMARY KEY REFERENCES snapshots (id),
  fingerprint TEXT NOT NULL,
  outcome     TEXT NOT NULL CHECK (outcome IN ('ok', 'rejected')),
  version_id  TEXT REFERENCES article_versions (id),
  stage       TEXT,
  reason      TEXT,
  detail      TEXT,
  CHECK ((outcome = 'ok') = (version_id IS NOT NULL)),
  CHECK ((outcome = 'rejected') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX derivations_version ON derivations (version_id);
CREATE INDEX derivations_reason ON derivations (stage, reason) WHERE outcome = 'rejected';

-- Whatever a mention or a fact can point to: an entity of the gazetteer, or a candidate that only texts introduced.
-- The foreign keys of "entities" and "candidates" hold a node to exactly one of the two.
CREATE TABLE nodes (
  id     TEXT PRIMARY KEY,
  origin TEXT NOT NULL CHECK (origin IN ('entity', 'candidate')),
  kind   TEXT NOT NULL CHECK (kind IN ('deposit', 'element', 'organisation', 'person', 'place')),
  name   TEXT NOT NULL,
  -- Articles whose current version mentions it.
  article_count INTEGER NOT NULL DEFAULT 0,
  UNIQUE (id, origin),
  CHECK ((origin = 'candidate') = (id LIKE 'candidate:%'))
) STRICT;

CREATE TABLE entities (
  id         TEXT PRIMARY KEY,
  origin     TEXT NOT NULL DEFAULT 'entity' CHECK (origin = 'entity'),
  country    TEXT,
  aliases    TEXT NOT NULL CHECK (json_valid(aliases)),
  attributes TEXT NOT NULL CHECK (json_valid(attributes)),
  FOREIGN KEY (id, origin) REFERENCES nodes (id, origin) ON DELETE CASCADE
) STRICT;

CREATE TABLE candidates (
  id     TEXT PRIMARY KEY,
  origin TEXT NOT NULL DEFAULT 'candidate' CHECK (origin = 'candidate'),
  FOREIGN KEY (id, origin) REFERENCES nodes (id, origin) ON DELETE CASCADE
) STRICT;

-- The name each text gave a candidate; the candidate's own name is chosen from these.
CREATE TABLE candidate_names (
  candidate_id TEXT NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
  name         TEXT NOT NULL,
  version_id   TEXT NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
  PRIMARY KEY (candidate_id, name, version_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidate_names_version ON candidate_names (version_id);

-- Names and aliases, folded, and again from each of their later words on, so that a look-up by any word is a prefix search.
CREATE TABLE node_names (
  folded  TEXT NOT NULL,
  node_id TEXT NOT NULL REFERENCES nodes (id) ON DELETE CASCADE,
  name    TEXT NOT NULL,
  -- 0 for the whole name, else the number of words left out.
  word    INTEGER NOT NULL,
  PRIMARY KEY (folded, node_id, name, word)
) STRICT, WITHOUT ROWID;
CREATE INDEX node_names_node ON node_names (node_id);

CREATE TABLE mentions (
  version_id TEXT NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  text       TEXT NOT NULL,
  node_id    TEXT NOT NULL REFERENCES nodes (id),
  rule       TEXT NOT NULL,
  PRIMARY KEY (version_id, start, "end")
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_node ON mentions (node_id);

CREATE TABLE predicates (
  id      TEXT PRIMARY KEY,
  label   TEXT NOT NULL,
  inverse TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (
  id              TEXT PRIMARY KEY,
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
CREATE INDEX facts_subject ON facts (subject_id, retired, last_published DESC, id);
CREATE INDEX facts_object ON facts (object_id, retired, last_published DESC, id);
CREATE INDEX facts_predicate ON facts (predicate, retired, last_published DESC, id);
CREATE INDEX facts_newest ON facts (retired, last_published DESC, id);

CREATE TABLE claims (
  id            TEXT PRIMARY KEY,
  fact_id       TEXT NOT NULL REFERENCES facts (id),
  version_id    TEXT NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
  status        TEXT NOT NULL CHECK (status IN ('asserted', 'planned', 'possible', 'ended', 'denied')),
  attributed_to TEXT,
  qualifiers    TEXT NOT NULL CHECK (json_valid(qualifiers)),
  frame         TEXT NOT NULL,
  -- Copies of the version's, for the indexes below: the day published, the newsroom, whether it is the current one.
  published     TEXT,
  newsroom      TEXT NOT NULL,
  current       INTEGER NOT NULL CHECK (current IN (0, 1))
) STRICT;
CREATE INDEX claims_fact ON claims (fact_id, current, published, id);
CREATE INDEX claims_newsroom ON claims (fact_id, newsroom) WHERE current = 1;
CREATE INDEX claims_version ON claims (version_id);

CREATE TABLE citations (
  claim_id        TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  version_id      TEXT NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
  start           INTEGER NOT NULL,
  "end"           INTEGER NOT NULL,
  quote           TEXT NOT NULL,
  -- What the quote was taken from, so that an altered text or page shows.
  quote_sha256    TEXT NOT NULL,
  text_sha256     TEXT NOT NULL,
  snapshot_sha256 TEXT NOT NULL,
  PRIMARY KEY (claim_id, version_id, start, "end")
) STRICT;
CREATE INDEX citations_version ON citations (version_id, start);

CREATE TABLE quotations (
  version_id TEXT NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  text       TEXT NOT NULL,
  speaker_id TEXT REFERENCES nodes (id),
  PRIMARY KEY (version_id, start, "end")
) STRICT, WITHOUT ROWID;
CREATE INDEX quotations_speaker ON quotations (speaker_id);

------------------------------------------------------------------------------------------------------------------- kept

CREATE TABLE runs (
  id          INTEGER PRIMARY KEY,
  pipeline    TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  started_at  TEXT NOT NULL,
  finished_at TEXT,
  outcome     TEXT NOT NULL CHECK (outcome IN ('running', 'finished', 'failed', 'interrupted')),
  counts      TEXT NOT NULL CHECK (json_valid(counts))
) STRICT;

CREATE TABLE run_events (
  id      INTEGER PRIMARY KEY,
  run_id  INTEGER NOT NULL REFERENCES runs (id),
  at      TEXT NOT NULL,
  stage   TEXT NOT NULL,
  subject TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason  TEXT,
  detail  TEXT
) STRICT;
CREATE INDEX run_events_run ON run_events (run_id, outcome);

-- What became of a fact after it was first stated. Holds its words itself, for the fact may be gone:
--   retired    the last page that stated it changed
--   returned   a page states it again
--   withdrawn  the pipeline changed, and no version of any page states it under the new one
CREATE TABLE fact_history (
  id          INTEGER PRIMARY KEY,
  at          TEXT NOT NULL,
  fact_id     TEXT NOT NULL,
  event       TEXT NOT NULL CHECK (event IN ('retired', 'returned', 'withdrawn')),
  subject     TEXT NOT NULL,
  predicate   TEXT NOT NULL,
  object      TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  snapshot_id TEXT NOT NULL
) STRICT;
CREATE INDEX fact_history_fact ON fact_history (fact_id);

-- What a person decided about a candidate. Outlives the candidate's row: a rebuild must not forget it.
CREATE TABLE decisions (
  candidate_id TEXT PRIMARY KEY,
  decision     TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
  decided_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------------------------ views

-- One row an article, as its current version has it. "original_url" is the article that a reprint repeats:
-- of those with the same text, the one published first (undated ones last; the id settles a tie).
CREATE VIEW v_articles AS
SELECT
  a.id AS article_id, a.url, a.host, v.id AS version_id, v.headline, v.standfirst, v.byline, v.published, v.published_origin,
  v.modified, v.language, v.site, v.text, v.text_sha256, s.id AS snapshot_id, s.sha256 AS snapshot_sha256, s.fetched_at,
  (SELECT o.url FROM articles o WHERE o.id = (
    SELECT w.article_id FROM article_versions w
    WHERE w.current = 1 AND w.body_sha256 = v.body_sha256
    ORDER BY w.published IS NULL, w.published, w.article_id LIMIT 1)) AS original_url,
  v.newsroom,
  (SELECT count(*) FROM article_versions w WHERE w.article_id = a.id) AS versions
FROM articles a
JOIN article_versions v ON v.article_id = a.id AND v.current = 1
JOIN snapshots s ON s.id = v.snapshot_id;

-- One row a fact. "sources" counts newsrooms (hosts) that state it of their own: a reprint counts as its original's.
-- The days seen are the articles' published days, or where none is dated the day of the first fetch.
CREATE VIEW v_facts AS
SELECT
  f.id AS fact_id,
  f.subject_id, n.name AS subject, n.kind AS subject_kind, n.origin = 'candidate' AS subject_is_candidate,
  f.predicate, coalesce(p.label, replace(f.predicate, '_', ' ')) AS label,
  f.object_id, coalesce(o.name, f.object_value) AS object, o.kind AS object_kind,
  coalesce(o.origin = 'candidate', 0) AS object_is_candidate,
  f.status, f.claim_count AS claims, f.article_count AS articles,
  (SELECT count(DISTINCT c.newsroom) FROM claims c
    WHERE c.fact_id = f.id AND c.current = 1) AS sources,
  coalesce(f.first_published, (
    SELECT substr(min(s.fetched_at), 1, 10) FROM claims c
    JOIN article_versions v ON v.id = c.version_id JOIN snapshots s ON s.id = v.snapshot_id
    WHERE c.fact_id = f.id)) AS first_seen,
  coalesce(f.last_published, (
    SELECT substr(max(s.fetched_at), 1, 10) FROM claims c
    JOIN article_versions v ON v.id = c.version_id JOIN snapshots s ON s.id = v.snapshot_id
    WHERE c.fact_id = f.id)) AS last_seen,
  f.retired
FROM facts f
JOIN nodes n ON n.id = f.subject_id
LEFT JOIN nodes o ON o.id = f.object_id
LEFT JOIN predicates p ON p.id = f.predicate;

-- One row a citation: what one article says, in which words, standing where. "current" is 0 in a version that was replaced.
CREATE VIEW v_citations AS
SELECT
  c.id AS claim_id, c.fact_id, n.name AS subject, f.predicate, coalesce(o.name, f.object_value) AS object,
  c.status, c.attributed_to, c.qualifiers, c.frame, t.quote, t.start, t."end", c.current,
  a.url, a.host, v.site, v.headline, v.published, v.article_id, c.version_id,
  t.quote_sha256, t.text_sha256, t.snapshot_sha256, v.snapshot_id, s.fetched_at
FROM citations t
JOIN claims c ON c.id = t.claim_id
JOIN facts f ON f.id = c.fact_id
JOIN nodes n ON n.id = f.subject_id
LEFT JOIN nodes o ON o.id = f.object_id
JOIN article_versions v ON v.id = t.version_id
JOIN articles a ON a.id = v.article_id
JOIN snapshots s ON s.id = v.snapshot_id;

-- One row an entity of the gazetteer that a text mentions. Candidates stand apart, in v_candidates.
CREATE VIEW v_entities AS
SELECT
  e.id AS entity_id, n.kind, n.name, e.country, e.aliases, e.attributes,
  n.article_count AS articles,
  (SELECT count(*) FROM facts f WHERE f.subject_id = e.id AND f.retired = 0)
  + (SELECT count(*) FROM facts f WHERE f.object_id = e.id AND f.retired = 0) AS facts
FROM entities e
JOIN nodes n ON n.id = e.id;

-- One row a candidate: its support is the number of articles that mention it now, its days are when these were published.
CREATE VIEW v_candidates AS
SELECT
  c.id AS candidate_id, n.kind, n.name, n.article_count AS support,
  (SELECT substr(min(v.published), 1, 10) FROM candidate_names t
    JOIN article_versions v ON v.id = t.version_id AND v.current = 1 WHERE t.candidate_id = c.id) AS first_seen,
  (SELECT substr(max(v.published), 1, 10) FROM candidate_names t
    JOIN article_versions v ON v.id = t.version_id AND v.current = 1 WHERE t.candidate_id = c.id) AS last_seen,
  d.decision
FROM candidates c
JOIN nodes n ON n.id = c.id
LEFT JOIN decisions d ON d.candidate_id = c.id;

-- One row a mention in a current version.
CREATE VIEW v_mentions AS
SELECT m.version_id, a.url, m.start, m."end", m.text, m.node_id, n.kind, n.name, n.origin, m.rule
FROM mentions m
JOIN nodes n ON n.id = m.node_id
JOIN article_versions v ON v.id = m.version_id AND v.current = 1
JOIN articles a ON a.id = v.article_id;

-- One row a direct quotation in a current version.
CREATE VIEW v_quotations AS
SELECT q.version_id, a.url, v.published, q.start, q."end", q.text, q.speaker_id, n.name AS speaker
FROM quotations q
LEFT JOIN nodes n ON n.id = q.speaker_id
JOIN article_versions v ON v.id = q.version_id AND v.current = 1
JOIN articles a ON a.id = v.article_id;

-- One row a snapshot of which no article came, and why.
CREATE VIEW v_rejections AS
SELECT d.snapshot_id, s.url, s.fetched_at, d.stage, d.reason, d.detail
FROM derivations d
JOIN snapshots s ON s.id = d.snapshot_id
WHERE d.outcome = 'rejected';
