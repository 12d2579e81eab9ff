-- Grain: one time expression. Key: (revision_id, time_number).
CREATE TABLE core.times (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  time_number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  surface VARCHAR NOT NULL,
  type VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.times IS 'One row per time expression with its TIMEX3 type and value. Key: (revision_id, time_number).';
COMMENT ON COLUMN core.times.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.times.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.times.time_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN core.times.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.times.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.times.surface IS 'The exact text there.';
COMMENT ON COLUMN core.times.type IS 'TIMEX3 type: DATE, TIME, DURATION or SET.';
COMMENT ON COLUMN core.times.value IS 'TIMEX3 value.';
COMMENT ON COLUMN core.times.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.times.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.times.loaded_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.times.article_number IS 'Number of the article (core.articles).';
