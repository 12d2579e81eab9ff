CREATE TABLE staging.actors AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.actors AS c LIMIT 0;
COMMENT ON TABLE staging.actors IS 'This batch''s rows for core.actors. Key: (document_number, actor_number).';
