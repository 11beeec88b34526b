-- What a digest asks, without a look at all that came since.

-- Texts without a day: what they state is told by the day of the fetch.
CREATE INDEX article_versions_undated ON article_versions (published, snapshot_id) WHERE current = 1 AND published IS NULL;
-- What takes back a fact. An index each, for SQLite takes a partial index only where the query names the same constant.
CREATE INDEX claims_denied ON claims (published, fact_id) WHERE current = 1 AND status = 'denied';
CREATE INDEX claims_ended ON claims (published, fact_id) WHERE current = 1 AND status = 'ended';
