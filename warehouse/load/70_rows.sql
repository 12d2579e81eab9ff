-- One table of core: of revisions read again, rows that are no longer found go; rows that are not there yet come. A row whose
-- content is the same is neither.
DELETE FROM core.{table} AS old
USING plan AS p
WHERE p.action = 'reanalysed' AND old.revision_id = p.revision_id
  AND NOT EXISTS (SELECT 1 FROM hashed_{table} AS h WHERE h.revision_id = old.revision_id AND h.row_hash = old.row_hash);

INSERT INTO core.{table} BY NAME
SELECT h.*, promotion.run_id, promotion.loaded_at
FROM hashed_{table} AS h
CROSS JOIN promotion
INNER JOIN plan AS p ON p.revision_id = h.revision_id
WHERE p.action IN ('new_article', 'new_revision')
  OR (p.action = 'reanalysed' AND NOT EXISTS (
    SELECT 1 FROM core.{table} AS old WHERE old.revision_id = h.revision_id AND old.row_hash = h.row_hash
  ));
