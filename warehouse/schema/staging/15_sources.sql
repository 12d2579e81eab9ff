-- What the history of each source of the batch says of this run, from reports.source_rhythm and reports.source_layout.
CREATE TABLE staging.sources (
  document_number BIGINT NOT NULL,
  source_name VARCHAR NOT NULL,
  is_silent BOOLEAN NOT NULL,
  volume VARCHAR,
  drifted VARCHAR[] NOT NULL
);
COMMENT ON TABLE staging.sources IS 'One row per source with documents in the batch, for the gate''s warnings. Key: source_name.';
