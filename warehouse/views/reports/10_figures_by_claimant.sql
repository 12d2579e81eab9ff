-- Grain: one thing as one claimant tells it. Key: series_id. Figures without a claimant are told by the article itself and make a
-- series of their own, claimant null.
CREATE VIEW reports.figures_by_claimant AS
SELECT
  series_id, thing_id, first(claimant ORDER BY position) AS claimant, claimant_id, event, place_name AS place, side AS population,
  counted_group AS counted, unit, measure,
  count(*) AS claim_count, count(DISTINCT article_id) AS article_count, count(DISTINCT story_id) AS story_count,
  count(DISTINCT story_id) AS independent_sources,
  count(DISTINCT outlet) AS outlet_count, min(level) AS lowest, max(level) AS highest,
  arg_max(level, position) AS latest, arg_max(surface, position) AS latest_surface, arg_max(as_of_date, position) AS latest_as_of_date,
  min(known_at) AS first_known_at, max(known_at) AS last_known_at, list_sort(list(DISTINCT figure_id)) AS figure_ids
FROM marts.figure_history
WHERE withdrawn_at IS NULL
GROUP BY series_id, thing_id, claimant_id, event, place_name, side, counted_group, unit, measure;
COMMENT ON VIEW reports.figures_by_claimant IS 'One row per thing as one claimant tells it: how often, how far apart, what last. Key: series_id.';
COMMENT ON COLUMN reports.figures_by_claimant.series_id IS 'The thing as one claimant tells it.';
COMMENT ON COLUMN reports.figures_by_claimant.thing_id IS 'What the figure is about: kind, unit, event, measure, group of the noun, place, side, narrowing words.';
COMMENT ON COLUMN reports.figures_by_claimant.claimant IS 'Who the article says the number comes from; null in its own voice.';
COMMENT ON COLUMN reports.figures_by_claimant.claimant_id IS 'Claimant across articles: actor id (of the body where its spokesperson claims), else the words in lower case.';
COMMENT ON COLUMN reports.figures_by_claimant.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN reports.figures_by_claimant.place IS 'Place by its name in the reference tables, else as written in lower case.';
COMMENT ON COLUMN reports.figures_by_claimant.population IS 'Side it happened to.';
COMMENT ON COLUMN reports.figures_by_claimant.counted IS 'What is counted, by the group of the noun.';
COMMENT ON COLUMN reports.figures_by_claimant.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN reports.figures_by_claimant.measure IS 'stock, flow or total.';
COMMENT ON COLUMN reports.figures_by_claimant.claim_count IS 'Number of claims.';
COMMENT ON COLUMN reports.figures_by_claimant.article_count IS 'Number of articles.';
COMMENT ON COLUMN reports.figures_by_claimant.story_count IS 'Number of independent stories: copies count once.';
COMMENT ON COLUMN reports.figures_by_claimant.independent_sources IS 'The same number: sources that do not copy each other.';
COMMENT ON COLUMN reports.figures_by_claimant.outlet_count IS 'Number of outlets.';
COMMENT ON COLUMN reports.figures_by_claimant.lowest IS 'Lowest level claimed.';
COMMENT ON COLUMN reports.figures_by_claimant.highest IS 'Highest level claimed.';
COMMENT ON COLUMN reports.figures_by_claimant.latest IS 'Level of the latest claim.';
COMMENT ON COLUMN reports.figures_by_claimant.latest_surface IS 'Words of the latest claim.';
COMMENT ON COLUMN reports.figures_by_claimant.latest_as_of_date IS 'Day at which the latest claim holds.';
COMMENT ON COLUMN reports.figures_by_claimant.first_known_at IS 'When the first claim could be known (UTC).';
COMMENT ON COLUMN reports.figures_by_claimant.last_known_at IS 'When the last claim could be known (UTC).';
COMMENT ON COLUMN reports.figures_by_claimant.figure_ids IS 'Figures of the series.';
