-- What lets a change of the pipeline be carried through stage by stage: what each state of it was made of, and what stands
-- between an article's mentions and its claims.

-- Kept: what the fingerprints of "runs" and "derivations" stand for.
CREATE TABLE pipeline_states (
  fingerprint TEXT PRIMARY KEY,
  -- Name of a part of the pipeline → its hash: {"read/code": …, "relate/frames/acquires.buy": …}, in the pipeline's order.
  parts       TEXT NOT NULL CHECK (json_valid(parts))
) STRICT, WITHOUT ROWID;

-- Derived: how each version's text was understood.
CREATE TABLE analyses (
  version_id   TEXT PRIMARY KEY REFERENCES article_versions (id) ON DELETE CASCADE,
  -- Of what its relations were read from besides its text and the pipeline.
  input_sha256 TEXT NOT NULL,
  -- Id of a node → the name that this text gives it in full.
  names        TEXT NOT NULL CHECK (json_valid(names)),
  -- The frames of relations.yaml that spoke for any two names of it, whether a claim came of that or not.
  frames       TEXT NOT NULL CHECK (json_valid(frames)),
  -- Part of speech, Penn tag, relation and head of each token, gzipped.
  syntax_gzip  BLOB NOT NULL
) STRICT;
