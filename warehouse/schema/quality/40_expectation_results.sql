-- Grain: one expectation on one batch of one run. Key: (run_id, batch_number, suite, expectation).
CREATE TABLE quality.expectation_results (
  run_id VARCHAR NOT NULL,
  batch_number INTEGER NOT NULL,
  suite VARCHAR NOT NULL,
  expectation VARCHAR NOT NULL,
  level VARCHAR NOT NULL,
  severity VARCHAR NOT NULL,
  is_success BOOLEAN NOT NULL,
  row_count BIGINT,
  failed_count BIGINT NOT NULL,
  observed VARCHAR,
  reason VARCHAR NOT NULL,
  examples VARCHAR[],
  recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE quality.expectation_results IS 'What each expectation said about each batch. Key: (run_id, batch_number, suite, expectation).';
COMMENT ON COLUMN quality.expectation_results.run_id IS 'Run.';
COMMENT ON COLUMN quality.expectation_results.batch_number IS 'Batch within the run, from 1.';
COMMENT ON COLUMN quality.expectation_results.suite IS 'Suite, named like the thing it checks.';
COMMENT ON COLUMN quality.expectation_results.expectation IS 'Name of the expectation.';
COMMENT ON COLUMN quality.expectation_results.level IS 'row or batch.';
COMMENT ON COLUMN quality.expectation_results.severity IS 'critical, warning or info.';
COMMENT ON COLUMN quality.expectation_results.is_success IS 'Whether it held.';
COMMENT ON COLUMN quality.expectation_results.row_count IS 'Rows looked at.';
COMMENT ON COLUMN quality.expectation_results.failed_count IS 'Rows that broke it.';
COMMENT ON COLUMN quality.expectation_results.observed IS 'Measured value.';
COMMENT ON COLUMN quality.expectation_results.reason IS 'Why it exists and how its bound was chosen.';
COMMENT ON COLUMN quality.expectation_results.examples IS 'Keys of a few rows that broke it.';
COMMENT ON COLUMN quality.expectation_results.recorded_at IS 'When (UTC).';
