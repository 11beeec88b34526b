-- What names a claim's subject or object where its sentence only goes back to them: for "The company bought the mine", the
-- names that "the company" and "the mine" stand for. A second citation beside the sentence's own; at most two a claim.
CREATE TABLE antecedents (
  claim_id TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  start    INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  quote    TEXT NOT NULL,
  PRIMARY KEY (claim_id, start)
) STRICT, WITHOUT ROWID;
