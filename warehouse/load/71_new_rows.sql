-- One table of core: the rows that are not there yet. Of a revision read again, a row whose content is the same is none.
INSERT INTO core.{table} BY NAME
SELECT h.*, p.article_number, promotion.run_id, promotion.loaded_at
FROM hashed_{table} AS h
CROSS JOIN promotion
INNER JOIN plan AS p ON p.revision_id = h.revision_id
WHERE p.action IN ('new_article', 'new_revision')
  OR (p.action = 'reanalysed' AND NOT EXISTS (
    SELECT 1 FROM known_rows AS old WHERE old.revision_id = h.revision_id AND old.row_hash = h.row_hash
  ));
