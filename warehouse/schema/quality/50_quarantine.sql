-- Grain: one row that broke one expectation, through all runs. Key: quarantine_id.
CREATE TABLE quality.quarantine (
  quarantine_id VARCHAR NOT NULL,
  row_kind VARCHAR NOT NULL,
  row_key VARCHAR NOT NULL,
  expectation VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  row_json JSON NOT NULL,
  document_id VARCHAR NOT NULL,
  source_name VARCHAR,
  url VARCHAR,
  capture_id VARCHAR,
  article_id VARCHAR,
  state VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  first_run_id VARCHAR NOT NULL,
  last_run_id VARCHAR NOT NULL,
  quarantined_at TIMESTAMP NOT NULL,
  decided_at TIMESTAMP
);
COMMENT ON TABLE quality.quarantine IS 'Rows that the gate held back, with the reason and what a person decided. Key: quarantine_id.';
COMMENT ON COLUMN quality.quarantine.quarantine_id IS 'First 12 hex digits of MD5 of row kind, document, row key, expectation and content.';
COMMENT ON COLUMN quality.quarantine.row_kind IS 'article, block, figure, actor, mention, role, quote, time or entry.';
COMMENT ON COLUMN quality.quarantine.row_key IS 'Key of the row within its document.';
COMMENT ON COLUMN quality.quarantine.expectation IS 'Expectation that it broke.';
COMMENT ON COLUMN quality.quarantine.reason IS 'Why that expectation exists.';
COMMENT ON COLUMN quality.quarantine.row_json IS 'The row as it was held back.';
COMMENT ON COLUMN quality.quarantine.document_id IS 'Document it came from.';
COMMENT ON COLUMN quality.quarantine.source_name IS 'Row of the source registry.';
COMMENT ON COLUMN quality.quarantine.url IS 'Address asked for.';
COMMENT ON COLUMN quality.quarantine.capture_id IS 'SHA-256 of the bytes; with them the document can be analysed again.';
COMMENT ON COLUMN quality.quarantine.article_id IS 'Article it belongs to.';
COMMENT ON COLUMN quality.quarantine.state IS 'held, retry (read again in the next run), released (let through as it is), or resolved (no longer breaks it).';
COMMENT ON COLUMN quality.quarantine.note IS 'Why a person released or retried it; empty before.';
COMMENT ON COLUMN quality.quarantine.first_run_id IS 'Run that held it back first.';
COMMENT ON COLUMN quality.quarantine.last_run_id IS 'Run that met it last.';
COMMENT ON COLUMN quality.quarantine.quarantined_at IS 'When it was first held back (UTC).';
COMMENT ON COLUMN quality.quarantine.decided_at IS 'When its state last changed (UTC).';
