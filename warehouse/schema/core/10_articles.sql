-- Grain: one article. Key: article_id.
CREATE TABLE core.articles (
  article_id VARCHAR NOT NULL,
  source_name VARCHAR,
  document_id VARCHAR NOT NULL,
  revision_id VARCHAR NOT NULL,
  revision_count INTEGER NOT NULL,
  first_loaded_at TIMESTAMP NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  run_id VARCHAR NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.articles IS 'One row per article: which revision is current, and where it was first seen. Key: article_id.';
COMMENT ON COLUMN core.articles.article_id IS 'First 16 hex digits of SHA-256 of the canonical address, else of the address, else of source and document id.';
COMMENT ON COLUMN core.articles.source_name IS 'Row of the source registry that brought the article first; null for paths and addresses given by hand.';
COMMENT ON COLUMN core.articles.document_id IS 'Document that brought the current revision.';
COMMENT ON COLUMN core.articles.revision_id IS 'Current revision (core.revisions).';
COMMENT ON COLUMN core.articles.revision_count IS 'Number of revisions known.';
COMMENT ON COLUMN core.articles.first_loaded_at IS 'When the article first came into the ledger (UTC).';
COMMENT ON COLUMN core.articles.loaded_at IS 'When its current revision came into the ledger (UTC).';
COMMENT ON COLUMN core.articles.run_id IS 'Run that brought the current revision.';
COMMENT ON COLUMN core.articles.article_number IS 'Counts the articles in the order in which they came; rows of core lie in this order.';
