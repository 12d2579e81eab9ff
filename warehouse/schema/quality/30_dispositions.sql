-- Grain: one document in one run. Key: (run_id, document_number).
CREATE TABLE quality.dispositions (
  run_id VARCHAR NOT NULL,
  document_number BIGINT NOT NULL,
  document_id VARCHAR NOT NULL,
  source_name VARCHAR,
  url VARCHAR,
  capture_id VARCHAR,
  article_id VARCHAR,
  revision_id VARCHAR,
  disposition VARCHAR NOT NULL,
  reason VARCHAR,
  analysis_version VARCHAR,
  recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE quality.dispositions IS 'What became of each document of each run; the rows of a run add up to what came in. Key: (run_id, document_number).';
COMMENT ON COLUMN quality.dispositions.run_id IS 'Run.';
COMMENT ON COLUMN quality.dispositions.document_number IS 'Position in the run, from 1.';
COMMENT ON COLUMN quality.dispositions.document_id IS 'How the source names the document.';
COMMENT ON COLUMN quality.dispositions.source_name IS 'Row of the source registry.';
COMMENT ON COLUMN quality.dispositions.url IS 'Address asked for.';
COMMENT ON COLUMN quality.dispositions.capture_id IS 'SHA-256 of the bytes; null where none came.';
COMMENT ON COLUMN quality.dispositions.article_id IS 'Article that came of it, or null.';
COMMENT ON COLUMN quality.dispositions.revision_id IS 'Revision that came of it, or null.';
COMMENT ON COLUMN quality.dispositions.disposition IS 'loaded, revised, unchanged, duplicate, no_text, not_article, unreadable, too_large, other_language, quarantined, fetch_failed, refused or not_modified.';
COMMENT ON COLUMN quality.dispositions.reason IS 'Why, in words.';
COMMENT ON COLUMN quality.dispositions.analysis_version IS 'Version of rules, reference data and model that decided.';
COMMENT ON COLUMN quality.dispositions.recorded_at IS 'When it was decided (UTC).';
