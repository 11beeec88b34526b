-- Half of the sample that a text is found by: a reprint is found by that as well (tests/store/likeness.test.ts), and each
-- hash of it is written to a place of its own.
DELETE FROM text_samples WHERE hash % 16 <> 0;
UPDATE sampled_texts SET size = sampled.size
FROM (SELECT text_key, count(*) AS size FROM text_samples GROUP BY text_key) sampled
WHERE sampled.text_key = sampled_texts.key;
-- A text that is none of them now is too short to be found, as when it comes in.
DELETE FROM sampled_texts WHERE key NOT IN (SELECT text_key FROM text_samples);
