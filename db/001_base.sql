-- The fact base. Every table and view is described in db/README.md.
--
-- Four kinds of tables stand here:
--   fetched   snapshots and what goes with them: never altered, everything below can be rebuilt from them
--   derived   a function of the snapshots and the pipeline alone: no clock, no order of processing, no counter
--   crawl     what the crawler remembers from one run to the next: no fact depends on it
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

------------------------------------------------------------------------------------------------------------------ crawl

-- What a server gave for a conditional request (RFC 9110, section 8.8).
CREATE TABLE validators (
  url           TEXT PRIMARY KEY,
  etag          TEXT,
  last_modified TEXT
) STRICT, WITHOUT ROWID;

-- When a host (with its port, where that is not the scheme's own) may be asked again: two times, since a pause that is over
-- must not hide a back-off that is not.
CREATE TABLE hosts (
  host             TEXT PRIMARY KEY,
  next_allowed_at  TEXT NOT NULL,
  backoff_until_at TEXT NOT NULL,
  -- In a row.
  failures         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What each origin answered when it was asked for its robots.txt.
CREATE TABLE robots (
  origin     TEXT PRIMARY KEY,
  body       BLOB,
  reason     TEXT,
  detail     TEXT,
  expires_at TEXT NOT NULL,
  CHECK ((body IS NULL) = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- One row a request that was made: what a site's owner may ask us about.
CREATE TABLE requests (
  id           INTEGER PRIMARY KEY,
  host         TEXT NOT NULL,
  requested_at TEXT NOT NULL,
  url          TEXT NOT NULL,
  kind         TEXT NOT NULL,
  -- Null where there was no answer.
  status       INTEGER,
  -- Null where the answer was taken.
  reason       TEXT,
  -- Of the body, decompressed.
  bytes        INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  conditional  INTEGER NOT NULL CHECK (conditional IN (0, 1))
) STRICT;
CREATE INDEX requests_host ON requests (host, requested_at);
CREATE INDEX requests_age ON requests (requested_at);

-- Addresses that sources led to. An address belongs to the source that led to it first.
CREATE TABLE frontier (
  url             TEXT PRIMARY KEY,
  source_id       TEXT NOT NULL,
  -- As the source said.
  title           TEXT,
  published       TEXT,
  -- waiting: not had yet; stored: had, and looked at again for edits; removed: had, and no longer there;
  -- given-up: could not be had
  state           TEXT NOT NULL CHECK (state IN ('waiting', 'stored', 'removed', 'given-up')),
  -- Times in a row that it could not be had.
  tries           INTEGER NOT NULL,
  -- Of the last visit; null where it gave the page.
  reason          TEXT,
  found_at        TEXT NOT NULL,
  -- Null: not to be asked for again.
  due_at          TEXT,
  asked_at        TEXT,
  first_stored_at TEXT,
  removed_at      TEXT
) STRICT;
CREATE INDEX frontier_due ON frontier (source_id, due_at);
CREATE INDEX frontier_waiting ON frontier (source_id) WHERE state = 'waiting';

CREATE TABLE source_states (
  source_id    TEXT PRIMARY KEY,
  -- Between two checks, as it was found from how often there was something new.
  interval_ms  INTEGER NOT NULL,
  -- Null: not to be asked again, since it is gone.
  due_at       TEXT,
  checked_at   TEXT NOT NULL,
  succeeded_at TEXT,
  new_at       TEXT,
  -- In a row.
  failures     INTEGER NOT NULL,
  -- Of the last check; null where it succeeded.
  reason       TEXT,
  detail       TEXT,
  -- What the feed itself says of its pace: {"minimumMs", "skipHours", "skipDays"}.
  stated       TEXT NOT NULL CHECK (json_valid(stated))
) STRICT, WITHOUT ROWID;

-- Where a declared address went for good (301, 308).
CREATE TABLE moves (
  declared TEXT PRIMARY KEY,
  address  TEXT NOT NULL,
  moved_at TEXT NOT NULL
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
CREATE INDEX facts_triple ON facts (subject_id, predicate, coalesce(object_id, object_value));

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

-- What people decided about candidates, each decision a row: who, when, what, and why if they said so. Refers to the
-- candidate by its id, which a rebuild gives it again, and outlives the candidate's own row.
-- Nothing derived is touched by a decision: the views apply it. Taking the last one back (undo) removes its row and lets
-- the one before it stand again, so that the base is what it was before; a change of mind is a decision of its own.
CREATE TABLE decisions (
  candidate_id TEXT NOT NULL,
  -- 1 for the first decision about the candidate, 2 for the next …
  number       INTEGER NOT NULL,
  decision     TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
  -- The gazetteer's entity that the candidate is, where it was accepted as one; null for an entity of its own.
  entity_id    TEXT,
  decided_at   TEXT NOT NULL,
  decided_by   TEXT NOT NULL,
  note         TEXT,
  -- 1 for the candidate's last decision: later ones supersede earlier ones.
  standing     INTEGER NOT NULL CHECK (standing IN (0, 1)),
  PRIMARY KEY (candidate_id, number),
  CHECK (entity_id IS NULL OR decision = 'accepted')
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX decisions_standing ON decisions (candidate_id) WHERE standing = 1;
CREATE INDEX decisions_entity ON decisions (entity_id) WHERE standing = 1;

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

-- Facts that say the same once decisions are applied: "X hosts tin" and "the Y deposit hosts tin", where a person said that
-- the candidate Y is X. Pairs, each fact with itself among them. A decision for an entity that no text mentions any more
-- has nothing to join the candidate to: it then stands as accepted by itself.
CREATE VIEW same_facts AS
SELECT f.id AS fact_id, g.id AS same_id
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

-- The facts that are shown: none of a rejected candidate, and of those that say the same the newest, for all of them.
CREATE VIEW shown_facts AS
SELECT f.* FROM facts f
WHERE NOT EXISTS (
  SELECT 1 FROM decisions d
  WHERE d.candidate_id IN (f.subject_id, f.object_id) AND d.standing = 1 AND d.decision = 'rejected')
AND NOT EXISTS (
  SELECT 1 FROM same_facts t JOIN facts g ON g.id = t.same_id
  WHERE t.fact_id = f.id
    AND (g.retired, coalesce(f.last_published, ''), g.id) < (f.retired, coalesce(g.last_published, ''), f.id));

-- One row a fact, with people's decisions applied. "sources" counts newsrooms (hosts) that state it of their own: a
-- reprint counts as its original's. The days seen are the articles' published days, or where none is dated the day of
-- the first fetch. "by_decision" says that a person's decision stands behind it: an accepted candidate takes part in it.
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
  (SELECT count(DISTINCT c.newsroom) FROM same_facts t JOIN claims c ON c.fact_id = t.same_id AND c.current = 1
    WHERE t.fact_id = f.id) AS sources,
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
    WHERE t.fact_id = f.id) AS by_decision
FROM shown_facts f
JOIN nodes n ON n.id = f.subject_id
LEFT JOIN decisions sd ON sd.candidate_id = f.subject_id AND sd.standing = 1
LEFT JOIN nodes se ON se.id = sd.entity_id
LEFT JOIN nodes o ON o.id = f.object_id
LEFT JOIN decisions od ON od.candidate_id = f.object_id AND od.standing = 1
LEFT JOIN nodes oe ON oe.id = od.entity_id
LEFT JOIN predicates p ON p.id = f.predicate;

-- One row a citation, as the claim has it that it supports: without decisions applied.
CREATE VIEW cited_claims AS
SELECT
  c.id AS claim_id, c.fact_id, c.status, c.attributed_to, c.qualifiers, c.frame, t.quote, t.start, t."end", c.current,
  a.url, a.host, v.site, v.headline, v.published, v.article_id, c.version_id,
  t.quote_sha256, t.text_sha256, t.snapshot_sha256, v.snapshot_id, s.fetched_at
FROM citations t
JOIN claims c ON c.id = t.claim_id
JOIN article_versions v ON v.id = t.version_id
JOIN articles a ON a.id = v.article_id
JOIN snapshots s ON s.id = v.snapshot_id;

-- One row a citation of a fact that is shown: what one article says, in which words, standing where. "current" is 0 in a
-- version that was replaced.
CREATE VIEW v_citations AS
SELECT
  c.claim_id, f.id AS fact_id, coalesce(se.name, n.name) AS subject, f.predicate,
  coalesce(oe.name, o.name, f.object_value) AS object,
  c.status, c.attributed_to, c.qualifiers, c.frame, c.quote, c.start, c."end", c.current,
  c.url, c.host, c.site, c.headline, c.published, c.article_id, c.version_id,
  c.quote_sha256, c.text_sha256, c.snapshot_sha256, c.snapshot_id, c.fetched_at
FROM shown_facts f
JOIN same_facts t ON t.fact_id = f.id
JOIN cited_claims c ON c.fact_id = t.same_id
JOIN nodes n ON n.id = f.subject_id
LEFT JOIN decisions sd ON sd.candidate_id = f.subject_id AND sd.standing = 1
LEFT JOIN nodes se ON se.id = sd.entity_id
LEFT JOIN nodes o ON o.id = f.object_id
LEFT JOIN decisions od ON od.candidate_id = f.object_id AND od.standing = 1
LEFT JOIN nodes oe ON oe.id = od.entity_id;

-- One row an entity that a text mentions: of the gazetteer, or a candidate that a person accepted as an entity of its own
-- ("accepted_by"). Other candidates stand apart, in v_candidates.
CREATE VIEW v_entities AS
SELECT
  n.id AS entity_id, n.kind, n.name, e.country, coalesce(e.aliases, '[]') AS aliases,
  coalesce(e.attributes, '{}') AS attributes,
  iif(NOT EXISTS (SELECT 1 FROM decisions j WHERE j.entity_id = n.id AND j.standing = 1), n.article_count, (
    SELECT count(DISTINCT v.article_id) FROM mentions m
    JOIN article_versions v ON v.id = m.version_id AND v.current = 1 WHERE m.node_id IN (
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

-- One row a candidate, decided ones among them: its support is the number of articles that mention it now and of the
-- newsrooms that do ("sources"), its days are when these were published. "decision" is the last one, and "entity_id" the
-- entity that it was accepted as.
CREATE VIEW v_candidates AS
SELECT
  c.id AS candidate_id, n.kind, n.name, n.article_count AS support,
  (SELECT count(DISTINCT v.newsroom) FROM mentions m
    JOIN article_versions v ON v.id = m.version_id AND v.current = 1 WHERE m.node_id = c.id) AS sources,
  (SELECT substr(min(v.published), 1, 10) FROM candidate_names t
    JOIN article_versions v ON v.id = t.version_id AND v.current = 1 WHERE t.candidate_id = c.id) AS first_seen,
  (SELECT substr(max(v.published), 1, 10) FROM candidate_names t
    JOIN article_versions v ON v.id = t.version_id AND v.current = 1 WHERE t.candidate_id = c.id) AS last_seen,
  d.decision, d.entity_id, d.decided_at, d.decided_by, d.note
FROM candidates c
JOIN nodes n ON n.id = c.id
LEFT JOIN decisions d ON d.candidate_id = c.id AND d.standing = 1;

-- One row a mention in a current version; those of rejected candidates apart.
CREATE VIEW v_mentions AS
SELECT
  m.version_id, a.url, m.start, m."end", m.text,
  coalesce(e.id, n.id) AS node_id, n.kind, coalesce(e.name, n.name) AS name, coalesce(e.origin, n.origin) AS origin,
  d.decision, m.rule
FROM mentions m
JOIN nodes n ON n.id = m.node_id
JOIN article_versions v ON v.id = m.version_id AND v.current = 1
JOIN articles a ON a.id = v.article_id
LEFT JOIN decisions d ON d.candidate_id = m.node_id AND d.standing = 1
LEFT JOIN nodes e ON e.id = d.entity_id
WHERE d.decision IS NOT 'rejected';

-- One row a direct quotation in a current version. A speaker who was rejected as a candidate is not named.
CREATE VIEW v_quotations AS
SELECT
  q.version_id, a.url, v.published, q.start, q."end", q.text,
  iif(d.decision IS 'rejected', NULL, coalesce(e.id, n.id)) AS speaker_id,
  iif(d.decision IS 'rejected', NULL, coalesce(e.name, n.name)) AS speaker
FROM quotations q
LEFT JOIN nodes n ON n.id = q.speaker_id
LEFT JOIN decisions d ON d.candidate_id = q.speaker_id AND d.standing = 1
LEFT JOIN nodes e ON e.id = d.entity_id
JOIN article_versions v ON v.id = q.version_id AND v.current = 1
JOIN articles a ON a.id = v.article_id;

-- One row a snapshot of which no article came, and why.
CREATE VIEW v_rejections AS
SELECT d.snapshot_id, s.url, s.fetched_at, d.stage, d.reason, d.detail
FROM derivations d
JOIN snapshots s ON s.id = d.snapshot_id
WHERE d.outcome = 'rejected';
