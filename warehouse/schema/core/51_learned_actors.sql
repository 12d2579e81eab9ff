-- Grain: one actor that no reference table knows and that articles made known. Key: actor_id.
CREATE TABLE core.learned_actors (
  actor_id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.learned_actors IS 'One row per actor that no reference table knows and that articles made known. Key: actor_id.';
COMMENT ON COLUMN core.learned_actors.actor_id IS 'The name as a slug, and 8 hex digits of SHA-256 of the first article, the kind and the name there.';
COMMENT ON COLUMN core.learned_actors.name IS 'Name in the first article.';
COMMENT ON COLUMN core.learned_actors.kind IS 'person or organisation.';
COMMENT ON COLUMN core.learned_actors.article_id IS 'Article that made it known.';
COMMENT ON COLUMN core.learned_actors.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.learned_actors.loaded_at IS 'When the row was written (UTC).';
