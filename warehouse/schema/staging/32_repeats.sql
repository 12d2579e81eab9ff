-- Segments of the batch that repeat and that nobody has decided about; filled by the gate.
CREATE TABLE staging.repeats (
  document_number BIGINT NOT NULL,
  site VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  story_count BIGINT NOT NULL,
  is_tail BOOLEAN NOT NULL
);
COMMENT ON TABLE staging.repeats IS 'One row per segment of the batch that now repeats across a site''s articles for the first time, with one document that has it. Key: (site, text).';
