-- Grain: one captured document. Key: (document_id, capture_id).
CREATE TABLE core.documents (
  document_id VARCHAR NOT NULL,
  capture_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  revision_id VARCHAR NOT NULL,
  analysis_version VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  article_number BIGINT,
  document_key UBIGINT
);
COMMENT ON TABLE core.documents IS 'Which capture of which document gave which revision, and by which rules: bytes that stand here need no second analysis. Key: (document_id, capture_id).';
COMMENT ON COLUMN core.documents.document_id IS 'How the source names the document.';
COMMENT ON COLUMN core.documents.capture_id IS 'SHA-256 of the bytes (raw.captures).';
COMMENT ON COLUMN core.documents.article_id IS 'Article that came of it.';
COMMENT ON COLUMN core.documents.revision_id IS 'Revision that came of it.';
COMMENT ON COLUMN core.documents.analysis_version IS 'Version of rules, reference data and model that read it last.';
COMMENT ON COLUMN core.documents.loaded_at IS 'When this version read it first (UTC).';
COMMENT ON COLUMN core.documents.article_number IS 'Number of the article (core.articles).';
COMMENT ON COLUMN core.documents.document_key IS 'Lower half of the MD5 of the document id, by which rows are found.';
