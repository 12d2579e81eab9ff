-- Grain: one block of one revision. Key: (revision_id, block_number).
CREATE TABLE core.blocks (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  block_number INTEGER NOT NULL,
  label VARCHAR NOT NULL,
  is_kept BOOLEAN NOT NULL,
  rule VARCHAR NOT NULL,
  span_start INTEGER,
  span_end INTEGER,
  text VARCHAR,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.blocks IS 'One row per labelled stretch of a document, kept or removed, in document order. Key: (revision_id, block_number).';
COMMENT ON COLUMN core.blocks.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.blocks.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.blocks.block_number IS 'Position in the document, from 1.';
COMMENT ON COLUMN core.blocks.label IS 'What the block is (paragraph, see_also, comment …).';
COMMENT ON COLUMN core.blocks.is_kept IS 'Whether it is part of the body.';
COMMENT ON COLUMN core.blocks.rule IS 'Rule that decided.';
COMMENT ON COLUMN core.blocks.span_start IS 'First code point in the text; null for removed blocks.';
COMMENT ON COLUMN core.blocks.span_end IS 'Code point after the last one in the text; null for removed blocks.';
COMMENT ON COLUMN core.blocks.text IS 'Text of a removed block; null for kept ones, whose text is their span.';
COMMENT ON COLUMN core.blocks.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.blocks.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.blocks.loaded_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.blocks.article_number IS 'Number of the article (core.articles).';
