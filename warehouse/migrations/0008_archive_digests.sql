-- What the bytes of the archive are, so that a changed one is found. The next run notes what is there.

CREATE TABLE raw.archive_digests (
  archive_file VARCHAR NOT NULL,
  first_byte BIGINT NOT NULL,
  end_byte BIGINT NOT NULL,
  sha256 VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE raw.archive_digests IS 'What each stretch of each archive file was when it was written; newsledger verify compares. Key: (archive_file, first_byte).';
COMMENT ON COLUMN raw.archive_digests.archive_file IS 'WARC file, relative to the archive folder.';
COMMENT ON COLUMN raw.archive_digests.first_byte IS 'First byte of the stretch.';
COMMENT ON COLUMN raw.archive_digests.end_byte IS 'Byte after its last one.';
COMMENT ON COLUMN raw.archive_digests.sha256 IS 'SHA-256 of its bytes, in hex.';
COMMENT ON COLUMN raw.archive_digests.run_id IS 'Run that noted it; others may have written into the stretch and died.';
COMMENT ON COLUMN raw.archive_digests.recorded_at IS 'When it was noted (UTC).';
