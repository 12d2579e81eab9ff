-- Grain: one revision whose page says in which section it stands, or who may read it. Key: revision_id.
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
