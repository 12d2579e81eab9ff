-- This run's batch. Empty between runs, so that the published file stays small. document_number counts through the run.
CREATE TABLE staging.documents (
  document_number BIGINT,
  run_id VARCHAR,
  document_id VARCHAR,
  source_name VARCHAR,
  url VARCHAR,
  capture_id VARCHAR,
  fetched_at TIMESTAMP,
  disposition VARCHAR,
  reason VARCHAR,
  article_id VARCHAR,
  revision_id VARCHAR,
  has_article BOOLEAN,
  analysis_version VARCHAR,
  staged_at TIMESTAMP
);
COMMENT ON TABLE staging.documents IS 'One row per document of the batch, with or without an article. Key: document_number.';
