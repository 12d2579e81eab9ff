-- Grain: one figure that was repeated when a newer one of the same series had been known for more than three days. Key:
-- (article_id, figure_id). It is told of an older day, or as of now although its number is one that the series had left behind.
-- Three days: outlets update running tolls daily, and a weekend may lie between. A round
-- number (more than 40,000) holds until the next round one. A number with a stated date, and one whose article
-- gives a newer one of the series beside it, look back and are not stale.
-- A series is found by event and place first, and all its claims are read once, so that a filter by these two comes before them.
CREATE VIEW reports.stale_figures AS
SELECT pair.article_id, pair.figure_id, old.series_id, old.event, old.place, pair.* EXCLUDE (article_id, figure_id, event, place)
FROM (SELECT DISTINCT series_id, event, place, place_name FROM marts.claims) AS old
INNER JOIN LATERAL (
  WITH held AS MATERIALIZED (
    SELECT *, max(first_held_on) OVER (PARTITION BY article_id) AS newest_beside
    FROM (
      SELECT *, min(as_of_date) OVER (PARTITION BY level) AS first_held_on
      FROM (
        SELECT
          c.article_id, c.figure_id, c.event, c.place, c.counted, c.claimant, c.level, c.modifier, c.surface, c.as_of_date, c.known_at,
          c.measure, c.time_method, c.withdrawn_at, c.story_id, c.outlet, c.title, c.url
        FROM marts.claims AS c WHERE c.series_id = old.series_id AND c.place_name = old.place_name
        UNION ALL
        SELECT
          c.article_id, c.figure_id, c.event, c.place, c.counted, c.claimant, c.level, c.modifier, c.surface, c.as_of_date, c.known_at,
          c.measure, c.time_method, c.withdrawn_at, c.story_id, c.outlet, c.title, c.url
        FROM marts.claims AS c WHERE c.series_id = old.series_id AND c.place_name IS NULL AND old.place_name IS NULL
      )
    )
  )
  SELECT
    own.article_id, own.figure_id, own.event, own.place, own.counted, own.claimant, own.level AS stale_level,
    own.surface AS stale_surface, least(own.as_of_date, own.first_held_on) AS stale_as_of_date, own.known_at AS repeated_at,
    new.level AS newer_level, new.surface AS newer_surface, new.as_of_date AS newer_as_of_date, new.known_at AS newer_known_at,
    new.article_id AS newer_article_id, new.figure_id AS newer_figure_id,
    date_diff('day', new.known_at, own.known_at) AS days_late, own.story_id, own.outlet, own.title, own.url
  FROM held AS own
  INNER JOIN held AS new
    ON new.as_of_date > own.first_held_on AND new.level <> own.level AND new.first_held_on > own.first_held_on
    AND new.known_at + INTERVAL 3 DAY < own.known_at AND abs(new.level - own.level) >= CASE
      WHEN own.modifier IN ('more_than', 'less_than', 'about', 'nearly', 'up_to') AND own.level = floor(own.level)
        THEN pow(10, length(own.level::HUGEINT::VARCHAR) - length(rtrim(own.level::HUGEINT::VARCHAR, '0'))) ELSE 0 END
  WHERE own.measure IN ('total', 'stock') AND own.time_method <> 'stated' AND own.withdrawn_at IS NULL
    AND coalesce(own.newest_beside <= own.first_held_on, true)
  QUALIFY row_number() OVER (
    PARTITION BY own.article_id, own.figure_id ORDER BY new.as_of_date DESC, new.known_at DESC, new.article_id, new.figure_id
  ) = 1
) AS pair ON pair.event IS NOT DISTINCT FROM old.event AND pair.place IS NOT DISTINCT FROM old.place;

COMMENT ON VIEW reports.stale_figures IS 'One row per figure that was repeated more than three days after a newer one of its series was known. Key: (article_id, figure_id).';
COMMENT ON COLUMN reports.stale_figures.article_id IS 'Article.';
COMMENT ON COLUMN reports.stale_figures.figure_id IS 'Figure, stable through revisions as long as sentence and surface stay.';
COMMENT ON COLUMN reports.stale_figures.series_id IS 'The thing as one claimant tells it.';
COMMENT ON COLUMN reports.stale_figures.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN reports.stale_figures.place IS 'Place as written.';
COMMENT ON COLUMN reports.stale_figures.counted IS 'Head noun of what is counted.';
COMMENT ON COLUMN reports.stale_figures.claimant IS 'Who the article says the number comes from; null in its own voice.';
COMMENT ON COLUMN reports.stale_figures.stale_level IS 'Number that was repeated.';
COMMENT ON COLUMN reports.stale_figures.stale_surface IS 'Its words.';
COMMENT ON COLUMN reports.stale_figures.stale_as_of_date IS 'Day at which it held.';
COMMENT ON COLUMN reports.stale_figures.repeated_at IS 'When it was repeated (UTC).';
COMMENT ON COLUMN reports.stale_figures.newer_level IS 'Newest number known by then.';
COMMENT ON COLUMN reports.stale_figures.newer_surface IS 'Its words.';
COMMENT ON COLUMN reports.stale_figures.newer_as_of_date IS 'Day at which that holds.';
COMMENT ON COLUMN reports.stale_figures.newer_known_at IS 'When that could be known (UTC).';
COMMENT ON COLUMN reports.stale_figures.newer_article_id IS 'Article that told it.';
COMMENT ON COLUMN reports.stale_figures.newer_figure_id IS 'Its figure.';
COMMENT ON COLUMN reports.stale_figures.days_late IS 'Days between the two.';
COMMENT ON COLUMN reports.stale_figures.story_id IS 'Story of the repeating article: copies that repeat it are one.';
COMMENT ON COLUMN reports.stale_figures.outlet IS 'Who published it, as the page or the source registry says.';
COMMENT ON COLUMN reports.stale_figures.title IS 'Headline.';
COMMENT ON COLUMN reports.stale_figures.url IS 'Address asked for; null for files.';
