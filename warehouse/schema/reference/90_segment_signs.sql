-- Grain: one sign. Key: sign. Filled from seeds/segment_signs.csv.
CREATE TABLE reference.segment_signs (
  sign VARCHAR,
  label VARCHAR,
  pattern VARCHAR,
  example VARCHAR
);
COMMENT ON TABLE reference.segment_signs IS 'What tells repeated lines of an outlet from sentences of its stories, from seeds/segment_signs.csv. Key: sign.';
COMMENT ON COLUMN reference.segment_signs.sign IS 'Name of the sign.';
COMMENT ON COLUMN reference.segment_signs.label IS 'What a repeated line with it is removed as; story: it is never removed.';
COMMENT ON COLUMN reference.segment_signs.pattern IS 'Regular expression that is found in such lines.';
COMMENT ON COLUMN reference.segment_signs.example IS 'Line that has it.';
