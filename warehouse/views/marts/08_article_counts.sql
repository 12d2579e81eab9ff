-- Grain: one article. Key: article_id. What its current revision has.
CREATE VIEW marts.article_counts AS
WITH figure_counts AS (
  SELECT revision_id, count(*) AS figure_count FROM core.figures_in_force GROUP BY revision_id
),
actor_counts AS (
  SELECT revision_id, count(*) AS actor_count FROM core.actors GROUP BY revision_id
),
quote_counts AS (
  SELECT revision_id, count(*) AS quote_count FROM core.quotes GROUP BY revision_id
)
SELECT
  a.article_id, coalesce(f.figure_count, 0) AS figure_count, coalesce(c.actor_count, 0) AS actor_count,
  coalesce(q.quote_count, 0) AS quote_count, t.story_number
FROM core.articles AS a
LEFT JOIN core.stories AS t ON t.article_id = a.article_id
LEFT JOIN figure_counts AS f ON f.revision_id = a.revision_id
LEFT JOIN actor_counts AS c ON c.revision_id = a.revision_id
LEFT JOIN quote_counts AS q ON q.revision_id = a.revision_id;
COMMENT ON VIEW marts.article_counts IS 'How much was found in the current revision of each article. Key: article_id.';
COMMENT ON COLUMN marts.article_counts.article_id IS 'Article.';
COMMENT ON COLUMN marts.article_counts.figure_count IS 'Figures, without those that people withdrew.';
COMMENT ON COLUMN marts.article_counts.actor_count IS 'Actors.';
COMMENT ON COLUMN marts.article_counts.quote_count IS 'Quotes.';
COMMENT ON COLUMN marts.article_counts.story_number IS 'Number of the article that its story is named by (core.stories).';
