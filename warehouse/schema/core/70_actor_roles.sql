-- Grain: one description of an actor. Key: (revision_id, actor_number, span_start, role).
CREATE TABLE core.actor_roles (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  actor_number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  role VARCHAR NOT NULL,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.actor_roles IS 'One row per description of an actor as the text gives it. Key: (revision_id, actor_number, span_start, role).';
COMMENT ON COLUMN core.actor_roles.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.actor_roles.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.actor_roles.actor_number IS 'Actor of the same revision (core.actors).';
COMMENT ON COLUMN core.actor_roles.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.actor_roles.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.actor_roles.role IS 'Description as given in the text.';
COMMENT ON COLUMN core.actor_roles.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.actor_roles.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.actor_roles.loaded_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.actor_roles.article_number IS 'Number of the article (core.articles).';
