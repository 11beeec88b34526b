-- What claims say besides, by their facts, so that the figures that hundreds of articles give for one fact are read in one place.
CREATE INDEX claims_figures ON claims (fact_number, current, published, status, newsroom, qualifiers) WHERE qualifiers <> '{}';

-- As in 013_numbers.sql, but found by that index.
DROP VIEW claim_values;
CREATE VIEW claim_values AS
WITH said AS (
  SELECT c.id AS claim_id, c.fact_id, c.fact_number, c.current, c.status, c.published, c.newsroom, q.key AS role, q.value AS words,
    coalesce(c.qualifiers ->> (q.key || '_value'), lower(trim(q.value))) AS value,
    trim(lower(coalesce(c.qualifiers ->> 'period_value', c.qualifiers ->> 'period', '') || ' '
      || coalesce(c.qualifiers ->> 'category_value', c.qualifiers ->> 'category', ''))) AS scope
  FROM claims c, json_each(c.qualifiers) q
  WHERE c.qualifiers <> '{}' AND q.key NOT LIKE '%\_value' ESCAPE '\'
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
