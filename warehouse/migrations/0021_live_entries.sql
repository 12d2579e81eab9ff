-- Entries of live blogs with their times; in which section an article stands, and who may read it.

CREATE TABLE core.placements (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  section VARCHAR,
  is_paywalled BOOLEAN,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.placements IS 'One row per revision whose page says in which section it stands, or whether readers have to pay. Key: revision_id.';
COMMENT ON COLUMN core.placements.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.placements.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.placements.section IS 'Section of the outlet, as the page names it.';
COMMENT ON COLUMN core.placements.is_paywalled IS 'Whether the page says that the article, or a part of it, is for those who pay; null where it does not say.';
COMMENT ON COLUMN core.placements.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.placements.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.placements.loaded_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.placements.article_number IS 'Number of the article (core.articles).';

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

CREATE TABLE staging.placements AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.placements AS c LIMIT 0;
COMMENT ON TABLE staging.placements IS 'This batch''s rows for core.placements. Key: document_number.';

CREATE TABLE staging.live_entries AS
SELECT 0::BIGINT AS document_number, columns(c.* EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, article_number))
FROM core.live_entries AS c LIMIT 0;
COMMENT ON TABLE staging.live_entries IS 'This batch''s rows for core.live_entries. Key: (document_number, entry_number).';

COMMENT ON COLUMN quality.quarantine.row_kind IS 'article, block, figure, actor, mention, role, quote, time or entry.';
