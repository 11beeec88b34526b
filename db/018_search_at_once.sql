-- Quotes are taken into the search by whoever writes them, not by triggers. Before a statement that sets off others SQLite makes a
-- savepoint, and there FTS5 writes what it has gathered: each quote became a piece of the index of its own, to be merged with the
-- others later. Gathered, those of an article are one. The triggers that take out what is gone stay.
DROP TRIGGER citation_found;
DROP TRIGGER quotation_found;

-- The few texts of which one sample is much of them. Of the others that share but one with a new text, some fifty in a large base,
-- it is then known without a look that they are no reprints.
CREATE INDEX sampled_short ON sampled_texts (key) WHERE size <= 3;
