-- Grain: one actor of one revision. Key: (revision_id, actor_number).
CREATE TABLE core.actors (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  actor_number INTEGER NOT NULL,
  actor_id VARCHAR,
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  affiliation VARCHAR,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.actors IS 'One row per actor that a revision names, once however named; actor_id joins the same actor across articles. Key: (revision_id, actor_number).';
COMMENT ON COLUMN core.actors.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.actors.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.actors.actor_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN core.actors.actor_id IS 'Who it is across articles; null where nothing identifies them.';
COMMENT ON COLUMN core.actors.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN core.actors.kind IS 'person, organisation or country.';
COMMENT ON COLUMN core.actors.affiliation IS 'Actor or country that the description names.';
COMMENT ON COLUMN core.actors.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.actors.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.actors.loaded_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.actors.article_number IS 'Number of the article (core.articles).';
