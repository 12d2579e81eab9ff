-- Grain: one index key of one article's sketch. Key: (article_id, key).
CREATE TABLE core.sketch_keys (
  article_id VARCHAR NOT NULL,
  key UBIGINT NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.sketch_keys IS 'The eight smallest hashes of each text and of its beginning, one row each: copies are looked up by them, never by comparing all pairs. Key: (article_id, key).';
COMMENT ON COLUMN core.sketch_keys.article_id IS 'Article (core.articles).';
COMMENT ON COLUMN core.sketch_keys.key IS 'Shingle hash.';
COMMENT ON COLUMN core.sketch_keys.article_number IS 'Number of the article (core.articles).';
