CREATE TABLE staging.blocks AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.blocks AS c LIMIT 0;
COMMENT ON TABLE staging.blocks IS 'This batch''s rows for core.blocks. Key: (document_number, block_number).';
