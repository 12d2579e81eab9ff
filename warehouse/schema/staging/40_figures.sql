CREATE TABLE staging.figures AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.figures AS c LIMIT 0;
COMMENT ON TABLE staging.figures IS 'This batch''s rows for core.figures. Key: (document_number, figure_id).';
