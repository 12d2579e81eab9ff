CREATE TABLE staging.quotes AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.quotes AS c LIMIT 0;
COMMENT ON TABLE staging.quotes IS 'This batch''s rows for core.quotes. Key: (document_number, quote_number).';
