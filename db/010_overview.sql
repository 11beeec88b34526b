-- A copy of the snapshot's, so that when a source last gave a page is found without a look at all its pages.
ALTER TABLE snapshot_sources ADD COLUMN fetched_at TEXT;
UPDATE snapshot_sources SET fetched_at = (SELECT s.fetched_at FROM snapshots s WHERE s.id = snapshot_sources.snapshot_id);
DROP INDEX snapshot_sources_source;
CREATE INDEX snapshot_sources_source ON snapshot_sources (source_id, fetched_at);

-- What is stated of deposits, as a map shows it: all of it in one walk.
CREATE INDEX facts_of_deposits ON facts (subject_id, last_published, id, status, object_id)
  WHERE retired = 0 AND subject_id >= 'deposit:' AND subject_id < 'deposit;';
CREATE INDEX facts_to_deposits ON facts (object_id, last_published, id, status, subject_id)
  WHERE retired = 0 AND object_id >= 'deposit:' AND object_id < 'deposit;';
