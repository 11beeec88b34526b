-- As in 003_search.sql, but without "contentless_delete", of which SQLite knows from 3.43 on only: Python's own is often older,
-- and Datasette looks at every table when it starts. What is deleted from the index is told to it instead
-- (sqlite.org/fts5.html#the_delete_command), so that any SQLite from 3.38 on opens a base.
DROP TABLE name_search;
CREATE VIRTUAL TABLE name_search USING fts5 (name, content = '', prefix = '2 3', tokenize = 'unicode61');

DROP TRIGGER name_gone;
CREATE TRIGGER name_gone AFTER DELETE ON node_names WHEN old.word = 0
BEGIN
  INSERT INTO name_search (name_search, rowid, name)
    SELECT 'delete', number, old.folded FROM searched_names WHERE node_id = old.node_id AND name = old.name;
  DELETE FROM searched_names WHERE node_id = old.node_id AND name = old.name;
END;

INSERT INTO name_search (rowid, name)
  SELECT s.number, n.folded FROM searched_names s
  JOIN node_names n ON n.node_id = s.node_id AND n.name = s.name AND n.word = 0;
