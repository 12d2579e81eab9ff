-- The hash of each row's content, as promotion makes it (20_hashed_rows.sql), for revisions that were changed by a removal.
UPDATE core.{table} AS c
SET row_hash = h.row_hash
FROM (
  SELECT
    c.rowid AS id,
    md5(to_json(struct_pack(*columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))))::VARCHAR) AS row_hash
  FROM core.{table} AS c
  WHERE c.revision_id IN (FROM redacted_revisions)
) AS h
WHERE h.id = c.rowid;
