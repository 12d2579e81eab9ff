-- What the batch's blocks are counted by; filled with the batch.
CREATE TABLE staging.segments (
  document_number BIGINT NOT NULL,
  block_number INTEGER NOT NULL,
  site VARCHAR NOT NULL,
  segment_id VARCHAR NOT NULL,
  is_removed BOOLEAN NOT NULL
);
COMMENT ON TABLE staging.segments IS 'One row per block that is body, or was learned to be boilerplate. Key: (document_number, block_number).';
