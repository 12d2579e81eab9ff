-- Grain: one number that is no figure. Key: (revision_id, span_start).
CREATE TABLE core.skipped_numbers (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  surface VARCHAR NOT NULL,
  rule VARCHAR NOT NULL,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.skipped_numbers IS 'One row per number that is no figure, with the rule that says why. Key: (revision_id, span_start).';
COMMENT ON COLUMN core.skipped_numbers.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.skipped_numbers.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.skipped_numbers.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.skipped_numbers.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.skipped_numbers.surface IS 'The exact text there.';
COMMENT ON COLUMN core.skipped_numbers.rule IS 'Rule that skipped it.';
COMMENT ON COLUMN core.skipped_numbers.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.skipped_numbers.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.skipped_numbers.loaded_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.skipped_numbers.article_number IS 'Number of the article (core.articles).';
