-- Grain: one looked-at row of core.{table} whose content is not what its hash says.
SELECT 'core.{table} ' || c.revision_id || ' ' || {key} AS row_name, 'its content is not what its row_hash says' AS problem
FROM core.{table} AS c
INNER JOIN looked_at AS l ON l.revision_id = c.revision_id
WHERE c.row_hash <> md5(to_json(struct_pack(*columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))))::VARCHAR)
