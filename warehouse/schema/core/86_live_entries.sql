-- Grain: one entry of a live blog. Key: (revision_id, entry_number).
CREATE TABLE core.live_entries (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  entry_number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  published_at TIMESTAMP,
  published_text VARCHAR,
  published_precision VARCHAR,
  published_method VARCHAR,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.live_entries IS 'One row per entry of a live blog, with its own time. Key: (revision_id, entry_number).';
COMMENT ON COLUMN core.live_entries.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.live_entries.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.live_entries.entry_number IS 'Position in the text, from 1.';
COMMENT ON COLUMN core.live_entries.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.live_entries.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.live_entries.published_at IS 'When it was written (UTC); null where its day or clock is not known.';
COMMENT ON COLUMN core.live_entries.published_text IS 'The time in ISO 8601, as precise as it is told.';
COMMENT ON COLUMN core.live_entries.published_precision IS 'second, minute or day.';
COMMENT ON COLUMN core.live_entries.published_method IS 'Where the time stands: json-ld, time element, or text (the day of a clock time is counted from the article''s).';
COMMENT ON COLUMN core.live_entries.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.live_entries.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.live_entries.loaded_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.live_entries.article_number IS 'Number of the article (core.articles).';
