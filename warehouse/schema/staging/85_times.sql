CREATE TABLE staging.times AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.times AS c LIMIT 0;
COMMENT ON TABLE staging.times IS 'This batch''s rows for core.times. Key: (document_number, time_number).';
