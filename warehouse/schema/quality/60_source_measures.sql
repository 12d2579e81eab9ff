-- Grain: one measure of one source in one promoted batch. Key: (run_id, recorded_at, source_name, measure).
CREATE TABLE quality.source_measures (
  run_id VARCHAR NOT NULL,
  source_name VARCHAR NOT NULL,
  measure VARCHAR NOT NULL,
  articles BIGINT NOT NULL,
  total DOUBLE NOT NULL,
  squares DOUBLE NOT NULL,
  recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE quality.source_measures IS 'One row per source, batch and measure: what the new and changed articles of a source looked like, of its last 60 batches; the gate compares with them. Key: (run_id, recorded_at, source_name, measure).';
COMMENT ON COLUMN quality.source_measures.run_id IS 'Run that promoted the batch.';
COMMENT ON COLUMN quality.source_measures.source_name IS 'Row of the source registry, or what was given by hand.';
COMMENT ON COLUMN quality.source_measures.measure IS 'What was measured on each article, see reports.batch_measures.';
COMMENT ON COLUMN quality.source_measures.articles IS 'Articles of which it can be said; for languages and rules those that have it.';
COMMENT ON COLUMN quality.source_measures.total IS 'Sum over the articles; lengths and lags as natural logarithms, yes as 1.';
COMMENT ON COLUMN quality.source_measures.squares IS 'Sum of the squares.';
COMMENT ON COLUMN quality.source_measures.recorded_at IS 'When the batch was promoted (UTC).';
