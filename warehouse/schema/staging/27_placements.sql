CREATE TABLE staging.placements AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.placements AS c LIMIT 0;
COMMENT ON TABLE staging.placements IS 'This batch''s rows for core.placements. Key: document_number.';
