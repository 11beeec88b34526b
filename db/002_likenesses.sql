-- Texts that are largely the same, word for word: a reprint that was cut, re-headed, corrected or edited. Derived, as all
-- that stands in 001_base.sql under that heading: a function of the texts of article_versions alone.

-- The texts of article_versions that are long enough to be found by a sample of their runs of words; "key" is the first
-- 48 bits of body_sha256, "size" the number of hashes in the sample.
CREATE TABLE sampled_texts (
  key         INTEGER PRIMARY KEY,
  body_sha256 TEXT NOT NULL,
  size        INTEGER NOT NULL
) STRICT;

CREATE TABLE text_samples (
  hash     INTEGER NOT NULL,
  text_key INTEGER NOT NULL,
  PRIMARY KEY (hash, text_key)
) STRICT, WITHOUT ROWID;

-- Two texts of which one is a reprint of the other, in both directions; "share" is the part of the shorter text that
-- stands in the longer one.
CREATE TABLE likenesses (
  body_sha256  TEXT NOT NULL,
  other_sha256 TEXT NOT NULL,
  share        REAL NOT NULL CHECK (share > 0 AND share <= 1),
  PRIMARY KEY (body_sha256, other_sha256)
) STRICT, WITHOUT ROWID;

-- As in 001_base.sql, but "original_url" knows reprints that are not word for word: of the articles with the same text, or
-- one that is largely the same, the one published first (undated ones last; the id settles a tie).
DROP VIEW v_articles;
CREATE VIEW v_articles AS
SELECT
  a.id AS article_id, a.url, a.host, v.id AS version_id, v.headline, v.standfirst, v.byline, v.published, v.published_origin,
  v.modified, v.language, v.site, v.text, v.text_sha256, s.id AS snapshot_id, s.sha256 AS snapshot_sha256, s.fetched_at,
  (SELECT o.url FROM articles o WHERE o.id = (
    SELECT w.article_id FROM article_versions w
    WHERE w.current = 1 AND w.body_sha256 IN (
      SELECT v.body_sha256 UNION ALL SELECT l.other_sha256 FROM likenesses l WHERE l.body_sha256 = v.body_sha256)
    ORDER BY w.published IS NULL, w.published, w.article_id LIMIT 1)) AS original_url,
  v.newsroom,
  (SELECT count(*) FROM article_versions w WHERE w.article_id = a.id) AS versions,
  -- Since when its page is not there any more.
  (SELECT r.removed_at FROM frontier r WHERE r.url = s.url) AS removed_at
FROM articles a
JOIN article_versions v ON v.article_id = a.id AND v.current = 1
JOIN snapshots s ON s.id = v.snapshot_id;
