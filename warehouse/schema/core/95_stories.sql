-- Grain: one article. Key: article_id.
CREATE TABLE core.stories (
  article_id VARCHAR NOT NULL,
  story_id VARCHAR NOT NULL,
  matched_article_id VARCHAR,
  similarity DOUBLE,
  sketch UBIGINT[],
  agency VARCHAR,
  credit_rule VARCHAR,
  article_number BIGINT,
  story_number BIGINT
);
COMMENT ON TABLE core.stories IS 'One row per article: the story it tells together with its near-duplicates. Key: article_id.';
COMMENT ON COLUMN core.stories.article_id IS 'Article (core.articles).';
COMMENT ON COLUMN core.stories.story_id IS 'Smallest article id among the copies, so that it does not depend on the order of loading.';
COMMENT ON COLUMN core.stories.matched_article_id IS 'Article that it was found to be a copy of; null for the first of a story.';
COMMENT ON COLUMN core.stories.similarity IS 'Jaccard similarity of their word shingles at that time, 0 to 1.';
COMMENT ON COLUMN core.stories.sketch IS 'The 64 smallest shingle hashes of the current text, ascending (bottom-k sketch).';
COMMENT ON COLUMN core.stories.agency IS 'News agency that the article credits (reference.news_agencies), else as written; agencies where it names none of several; null where it credits none.';
COMMENT ON COLUMN core.stories.credit_rule IS 'Where the credit stands: dateline, byline, copyright, source_line, opening or closing.';
COMMENT ON COLUMN core.stories.article_number IS 'Number of the article (core.articles).';
COMMENT ON COLUMN core.stories.story_number IS 'Number of the article that story_id names.';
