-- One table of core, where revisions were read again: rows of theirs that are no longer found go; known_rows are those that stood.
CREATE OR REPLACE TEMP TABLE known_rows AS
SELECT old.revision_id, old.row_hash
FROM core.{table} AS old
INNER JOIN plan AS p ON p.article_number = old.article_number AND p.revision_id = old.revision_id
WHERE p.action = 'reanalysed';

DELETE FROM core.{table} AS old
USING (
  FROM known_rows
  INNER JOIN plan USING (revision_id)
  SELECT known_rows.revision_id, row_hash, article_number
  WHERE NOT EXISTS (
    SELECT 1 FROM hashed_{table} AS h WHERE h.revision_id = known_rows.revision_id AND h.row_hash = known_rows.row_hash
  )
) AS lost
WHERE old.article_number = lost.article_number AND old.revision_id = lost.revision_id AND old.row_hash = lost.row_hash;
