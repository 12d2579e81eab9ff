-- Grain: one figure that was repeated when a newer one of the same series had been known for more than three days. Key:
-- (article_id, figure_id). Three days: outlets update running tolls daily, and a weekend may lie between.
CREATE VIEW reports.stale_figures AS
SELECT
  old.article_id, old.figure_id, old.series_id, old.event, old.place, old.counted, old.claimant, old.level AS stale_level,
  old.surface AS stale_surface, old.as_of_date AS stale_as_of_date, old.known_at AS repeated_at,
  new.level AS newer_level, new.surface AS newer_surface, new.as_of_date AS newer_as_of_date, new.known_at AS newer_known_at,
  new.article_id AS newer_article_id, new.figure_id AS newer_figure_id,
  date_diff('day', new.known_at, old.known_at) AS days_late, old.outlet, old.title, old.url
FROM marts.figure_history AS old
INNER JOIN marts.figure_history AS new
  ON new.series_id = old.series_id AND new.as_of_date > old.as_of_date AND new.level <> old.level
  AND new.known_at + INTERVAL 3 DAY < old.known_at
WHERE old.measure IN ('total', 'stock') AND old.time_method <> 'stated' AND old.withdrawn_at IS NULL
QUALIFY row_number() OVER (PARTITION BY old.article_id, old.figure_id ORDER BY new.as_of_date DESC, new.known_at DESC) = 1;
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
COMMENT ON COLUMN reports.stale_figures.outlet IS 'Who published it, as the page or the source registry says.';
COMMENT ON COLUMN reports.stale_figures.title IS 'Headline.';
COMMENT ON COLUMN reports.stale_figures.url IS 'Address asked for; null for files.';
