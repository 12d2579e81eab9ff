-- Running tolls of the batch beside what their series said before; filled by the gate.
CREATE TABLE staging.tolls (
  document_number BIGINT NOT NULL,
  figure_id VARCHAR,
  series_key UBIGINT NOT NULL,
  value DECIMAL(38,9) NOT NULL,
  modifier VARCHAR NOT NULL,
  as_of_date DATE NOT NULL,
  is_corrected BOOLEAN NOT NULL,
  earlier_count BIGINT NOT NULL,
  earlier_value DECIMAL(38,9),
  earlier_date DATE,
  is_rising BOOLEAN,
  daily_rise DOUBLE
);
COMMENT ON TABLE staging.tolls IS 'One row per running toll of the batch, with the days, the last value and the steepest rise of its series before. Key: (document_number, figure_id).';
