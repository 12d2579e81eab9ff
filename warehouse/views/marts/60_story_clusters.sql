-- Grain: one article, with the story that it tells together with its copies. Key: article_id. Articles of one story_id count as
-- one independent source. The first one published stands for the story.
CREATE VIEW marts.story_clusters AS
WITH members AS (
  SELECT
    s.story_id, s.article_id, s.matched_article_id, s.similarity, r.title, coalesce(r.site_name, r.source_name) AS outlet, r.url,
    coalesce(r.published_at, r.fetched_at, r.loaded_at) AS seen_at
  FROM core.stories AS s
  INNER JOIN core.articles AS a ON a.article_id = s.article_id
  INNER JOIN core.revisions AS r ON r.revision_id = a.revision_id
),
outlets AS (
  SELECT story_id, count(DISTINCT outlet) AS outlet_count FROM members GROUP BY story_id
)
SELECT
  m.story_id, m.article_id, m.outlet, m.title, m.url, m.seen_at, m.matched_article_id, m.similarity,
  row_number() OVER in_story AS position, row_number() OVER in_story = 1 AS is_first,
  count(*) OVER (PARTITION BY m.story_id) AS copy_count, o.outlet_count
FROM members AS m
INNER JOIN outlets AS o ON o.story_id = m.story_id
WINDOW in_story AS (PARTITION BY m.story_id ORDER BY m.seen_at, m.article_id);
COMMENT ON VIEW marts.story_clusters IS 'One row per article with the story that it tells together with its copies; one story_id is one independent source. Key: article_id.';
COMMENT ON COLUMN marts.story_clusters.story_id IS 'Story that the article tells together with its copies; count these to count independent sources.';
COMMENT ON COLUMN marts.story_clusters.article_id IS 'Article.';
COMMENT ON COLUMN marts.story_clusters.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.story_clusters.title IS 'Headline.';
COMMENT ON COLUMN marts.story_clusters.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.story_clusters.seen_at IS 'Publication, else fetching of the article (UTC).';
COMMENT ON COLUMN marts.story_clusters.matched_article_id IS 'Article that it was found to be a copy of.';
COMMENT ON COLUMN marts.story_clusters.similarity IS 'Estimated share of common word shingles, 0 to 1.';
COMMENT ON COLUMN marts.story_clusters.position IS 'Position among the copies, by publication.';
COMMENT ON COLUMN marts.story_clusters.is_first IS 'Whether it stands for the story.';
COMMENT ON COLUMN marts.story_clusters.copy_count IS 'Number of articles of the story.';
COMMENT ON COLUMN marts.story_clusters.outlet_count IS 'Number of outlets of the story.';
