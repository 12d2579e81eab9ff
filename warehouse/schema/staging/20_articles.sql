-- What was made of the batch: the columns of core without those that promotion adds, keyed by the document. No constraints:
-- it is the gate that judges the rows.
CREATE TABLE staging.articles AS
SELECT 0::BIGINT AS document_number, columns(r.* EXCLUDE (revision_id, article_id, revision_number, capture_id, document_id,
  source_name, url, fetched_at, body_hash, analysis_hash, analysis_version, run_id, loaded_at, article_number, content_id))
FROM core.revisions AS r LIMIT 0;
COMMENT ON TABLE staging.articles IS 'One row per document of the batch that is an article. Key: document_number.';
