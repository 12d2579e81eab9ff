-- Grain: one distinct content of one document, and one each time that a document went back to it. Key: (capture_id, document_id,
-- fetched_at); of rows that are no return (capture_id, document_id). Rows are never changed.
CREATE TABLE raw.captures (
  capture_id VARCHAR NOT NULL,
  document_id VARCHAR NOT NULL,
  source_name VARCHAR,
  url VARCHAR,
  media_type VARCHAR,
  charset VARCHAR,
  fetched_at TIMESTAMP,
  status INTEGER,
  headers JSON,
  archive_file VARCHAR,
  record_offset BIGINT,
  record_length BIGINT,
  content_length BIGINT NOT NULL,
  run_id VARCHAR NOT NULL,
  recorded_at TIMESTAMP NOT NULL,
  is_return BOOLEAN,
  capture_number BIGINT,
  document_key UBIGINT
);
COMMENT ON TABLE raw.captures IS 'One row per distinct content of one document, and per return to it: what was asked, what answered, when, and where in the archive the bytes lie. Key: (capture_id, document_id, fetched_at).';
COMMENT ON COLUMN raw.captures.capture_id IS 'SHA-256 of the bytes, in hex.';
COMMENT ON COLUMN raw.captures.document_id IS 'How the source names the document: an address, a path, a line of a file.';
COMMENT ON COLUMN raw.captures.source_name IS 'Row of the source registry, or null for paths and addresses given by hand.';
COMMENT ON COLUMN raw.captures.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN raw.captures.media_type IS 'Media type, lower case, without parameters.';
COMMENT ON COLUMN raw.captures.charset IS 'Encoding that the transport states, or null.';
COMMENT ON COLUMN raw.captures.fetched_at IS 'When the bytes came (UTC).';
COMMENT ON COLUMN raw.captures.status IS 'HTTP status; null for files.';
COMMENT ON COLUMN raw.captures.headers IS 'Response headers as one JSON object, names in lower case.';
COMMENT ON COLUMN raw.captures.archive_file IS 'WARC file that keeps the bytes, relative to the archive folder.';
COMMENT ON COLUMN raw.captures.record_offset IS 'First byte of the WARC record in that file.';
COMMENT ON COLUMN raw.captures.record_length IS 'Length of the WARC record in bytes.';
COMMENT ON COLUMN raw.captures.content_length IS 'Length of the content in bytes.';
COMMENT ON COLUMN raw.captures.run_id IS 'Run that captured it first.';
COMMENT ON COLUMN raw.captures.recorded_at IS 'When this row was written (UTC).';
COMMENT ON COLUMN raw.captures.is_return IS 'Whether the document had these bytes before, and others in between; the row without has the place of the bytes themselves.';
COMMENT ON COLUMN raw.captures.capture_number IS 'Counts the rows in the order in which they came.';
COMMENT ON COLUMN raw.captures.document_key IS 'Lower half of the MD5 of the document id, by which rows are found.';
