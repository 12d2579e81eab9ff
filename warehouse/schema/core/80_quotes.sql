-- Grain: one attributed stretch of speech. Key: (revision_id, quote_number).
CREATE TABLE core.quotes (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  quote_number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  speaker VARCHAR,
  speaker_start INTEGER,
  speaker_end INTEGER,
  cue VARCHAR,
  cue_start INTEGER,
  cue_end INTEGER,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.quotes IS 'One row per stretch of speech that the article attributes. Key: (revision_id, quote_number).';
COMMENT ON COLUMN core.quotes.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.quotes.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.quotes.quote_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN core.quotes.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.quotes.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.quotes.kind IS 'direct, indirect or mixed.';
COMMENT ON COLUMN core.quotes.speaker IS 'Name of the speaking actor, or the noun phrase as written.';
COMMENT ON COLUMN core.quotes.speaker_start IS 'First code point of the speaker.';
COMMENT ON COLUMN core.quotes.speaker_end IS 'Code point after the speaker.';
COMMENT ON COLUMN core.quotes.cue IS 'Reporting word.';
COMMENT ON COLUMN core.quotes.cue_start IS 'First code point of the cue.';
COMMENT ON COLUMN core.quotes.cue_end IS 'Code point after the cue.';
COMMENT ON COLUMN core.quotes.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.quotes.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.quotes.loaded_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.quotes.article_number IS 'Number of the article (core.articles).';
