CREATE TABLE staging.actor_roles AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.actor_roles AS c LIMIT 0;
COMMENT ON TABLE staging.actor_roles IS 'This batch''s rows for core.actor_roles. Key: (document_number, actor_number, span_start, role).';
