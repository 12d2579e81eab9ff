CREATE TABLE staging.actor_mentions AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.actor_mentions AS c LIMIT 0;
COMMENT ON TABLE staging.actor_mentions IS 'This batch''s rows for core.actor_mentions. Key: (document_number, actor_number, span_start).';
