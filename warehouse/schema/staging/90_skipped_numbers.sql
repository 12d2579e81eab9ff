CREATE TABLE staging.skipped_numbers AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.skipped_numbers AS c LIMIT 0;
COMMENT ON TABLE staging.skipped_numbers IS 'This batch''s rows for core.skipped_numbers. Key: (document_number, span_start).';
