CREATE TABLE staging.live_entries AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.live_entries AS c LIMIT 0;
COMMENT ON TABLE staging.live_entries IS 'This batch''s rows for core.live_entries. Key: (document_number, entry_number).';
