-- Grain: one mention of an actor. Key: (revision_id, actor_number, span_start).
CREATE TABLE core.actor_mentions (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  actor_number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  surface VARCHAR NOT NULL,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.actor_mentions IS 'One row per name of an actor at a span. Key: (revision_id, actor_number, span_start).';
COMMENT ON COLUMN core.actor_mentions.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.actor_mentions.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.actor_mentions.actor_number IS 'Actor of the same revision (core.actors).';
COMMENT ON COLUMN core.actor_mentions.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.actor_mentions.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.actor_mentions.surface IS 'The exact text there.';
COMMENT ON COLUMN core.actor_mentions.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.actor_mentions.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.actor_mentions.loaded_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.actor_mentions.article_number IS 'Number of the article (core.articles).';
