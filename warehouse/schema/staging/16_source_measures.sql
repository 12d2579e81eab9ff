-- Measures of the sources of the batch beside what the source's past makes usual; filled by the gate.
CREATE TABLE staging.source_measures (
  document_number BIGINT NOT NULL,
  source_name VARCHAR NOT NULL,
  measure VARCHAR NOT NULL,
  observed DOUBLE NOT NULL,
  usual DOUBLE NOT NULL,
  low DOUBLE,
  high DOUBLE
);
COMMENT ON TABLE staging.source_measures IS 'One row per source and measure of the batch that has enough of a past: what is observed, what is usual, and the bounds that chance does not leave. Key: (source_name, measure).';
