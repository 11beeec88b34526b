-- The same answers with less work: people decide on few of a base's nodes, so most facts say the same as no other.

-- As in 001_base.sql. A fact that no decision touches is shown without a look at those that might say the same.
DROP VIEW shown_facts;
CREATE VIEW shown_facts AS
SELECT f.* FROM facts f
WHERE NOT EXISTS (
  SELECT 1 FROM decisions d
  WHERE d.candidate_id IN (f.subject_id, f.object_id) AND d.standing = 1 AND d.decision = 'rejected')
AND (
  NOT (EXISTS (SELECT 1 FROM decisions d WHERE d.candidate_id IN (f.subject_id, f.object_id) AND d.standing = 1)
    OR EXISTS (SELECT 1 FROM decisions d WHERE d.entity_id IN (f.subject_id, f.object_id) AND d.standing = 1))
  OR NOT EXISTS (
    SELECT 1 FROM same_facts t JOIN facts g ON g.id = t.same_id
    WHERE t.fact_id = f.id
      AND (g.retired, coalesce(f.last_published, ''), g.id) < (f.retired, coalesce(g.last_published, ''), f.id)));
