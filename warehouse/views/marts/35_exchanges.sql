-- Grain: one exchange, a pair of figures of one article. Key: (article_id, given_figure_id, received_figure_id). The figure that
-- stands first in the article is the given one; a pair that points both ways is one row.
CREATE VIEW marts.exchanges AS
WITH pairs AS (
  SELECT DISTINCT
    f.article_id,
    CASE WHEN f.figure_number < o.figure_number THEN f.figure_id ELSE o.figure_id END AS given_figure_id,
    CASE WHEN f.figure_number < o.figure_number THEN o.figure_id ELSE f.figure_id END AS received_figure_id
  FROM marts.figures AS f
  INNER JOIN marts.figures AS o ON o.article_id = f.article_id AND o.figure_id = f.exchanged_for
)
SELECT
  p.article_id, p.given_figure_id, p.received_figure_id,
  g.surface AS given_surface, g.value AS given_value, g.counted AS given_counted, g.population AS given_population,
  r.surface AS received_surface, r.value AS received_value, r.counted AS received_counted, r.population AS received_population,
  r.value / nullif(g.value, 0) AS ratio,
  g.status, g.claimant, coalesce(g.as_of_date, r.as_of_date) AS as_of_date, g.story_id, g.outlet, g.title, g.url, g.published_at,
  g.sentence
FROM pairs AS p
INNER JOIN marts.figures AS g ON g.article_id = p.article_id AND g.figure_id = p.given_figure_id
INNER JOIN marts.figures AS r ON r.article_id = p.article_id AND r.figure_id = p.received_figure_id;
COMMENT ON VIEW marts.exchanges IS 'One row per exchange: two figures of one article, given for one another. Key: (article_id, given_figure_id, received_figure_id).';
COMMENT ON COLUMN marts.exchanges.article_id IS 'Article.';
COMMENT ON COLUMN marts.exchanges.given_figure_id IS 'Figure that stands first in the article.';
COMMENT ON COLUMN marts.exchanges.received_figure_id IS 'Figure that it is paired with.';
COMMENT ON COLUMN marts.exchanges.given_surface IS 'Words of the first.';
COMMENT ON COLUMN marts.exchanges.given_value IS 'Number of the first.';
COMMENT ON COLUMN marts.exchanges.given_counted IS 'What the first counts.';
COMMENT ON COLUMN marts.exchanges.given_population IS 'Side of the first.';
COMMENT ON COLUMN marts.exchanges.received_surface IS 'Words of the second.';
COMMENT ON COLUMN marts.exchanges.received_value IS 'Number of the second.';
COMMENT ON COLUMN marts.exchanges.received_counted IS 'What the second counts.';
COMMENT ON COLUMN marts.exchanges.received_population IS 'Side of the second.';
COMMENT ON COLUMN marts.exchanges.ratio IS 'Second number for each of the first.';
COMMENT ON COLUMN marts.exchanges.status IS 'asserted, proposed, possible or denied.';
COMMENT ON COLUMN marts.exchanges.claimant IS 'Who the article says the number comes from; null in its own voice.';
COMMENT ON COLUMN marts.exchanges.as_of_date IS 'First day of the time at which the number holds.';
COMMENT ON COLUMN marts.exchanges.story_id IS 'Story that the article tells together with its copies; count these to count independent sources.';
COMMENT ON COLUMN marts.exchanges.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.exchanges.title IS 'Headline.';
COMMENT ON COLUMN marts.exchanges.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.exchanges.published_at IS 'Start of the stated publication time (UTC).';
COMMENT ON COLUMN marts.exchanges.sentence IS 'Sentence of the first.';
