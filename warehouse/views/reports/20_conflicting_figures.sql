-- Grain: one thing at one time about which independent claims differ. Key: (thing_id, as_of_text). Two claims differ where no
-- number fits both, bounds considered: "more than 40,000" and 40,005 agree. Claims of one story and claimant count once. Only
-- totals and stocks can conflict: two flows of a day are as likely two incidents.
CREATE VIEW reports.conflicting_figures AS
WITH claims AS (
  SELECT
    thing_id, as_of_text, event, place_name AS place, side AS population, counted_group AS counted, unit, measure,
    coalesce(claimant, outlet) AS claimant,
    coalesce(claimant_id, 'outlet:' || outlet) AS claimant_id, story_id, article_id, figure_id, level, surface, known_at,
    CASE WHEN modifier IN ('more_than', 'at_least', 'exact', 'range', 'indefinite') THEN low
      WHEN modifier = 'about' THEN value * 0.9 END AS lowest,
    CASE WHEN modifier IN ('less_than', 'up_to', 'nearly', 'exact', 'range') THEN high
      WHEN modifier = 'about' THEN value * 1.1 END AS highest
  FROM marts.claims
  WHERE as_of_text IS NOT NULL AND event IS NOT NULL AND measure IN ('total', 'stock') AND withdrawn_at IS NULL
  QUALIFY row_number() OVER (
    PARTITION BY thing_id, as_of_text, event, place_name, side, counted_group, unit, measure, claimant_id, story_id, level
    ORDER BY known_at, article_id, figure_id
  ) = 1
),
things AS (
  SELECT
    thing_id, as_of_text, event, place, population, counted, unit, measure,
    count(DISTINCT level) AS value_count, count(DISTINCT claimant_id) AS claimant_count, count(DISTINCT story_id) AS story_count,
    min(level) AS lowest, max(level) AS highest, max(lowest) AS highest_lower_bound, min(highest) AS lowest_upper_bound,
    list({'level': level, 'surface': surface, 'claimant': claimant, 'article_id': article_id, 'figure_id': figure_id,
      'known_at': known_at} ORDER BY level, known_at, figure_id) AS claims
  FROM claims
  GROUP BY thing_id, as_of_text, event, place, population, counted, unit, measure
)
SELECT
  thing_id, as_of_text, event, place, population, counted, unit, measure, value_count, claimant_count, story_count,
  story_count AS independent_sources, lowest, highest,
  highest - lowest AS spread, (highest - lowest) / nullif(highest, 0) AS relative_spread, claims
FROM things
WHERE highest_lower_bound > lowest_upper_bound AND (story_count > 1 OR claimant_count > 1);
COMMENT ON VIEW reports.conflicting_figures IS 'One row per thing and time about which independent claims differ beyond their bounds. Key: (thing_id, as_of_text).';
COMMENT ON COLUMN reports.conflicting_figures.thing_id IS 'What the figure is about: kind, unit, event, measure, group of the noun, place, side, narrowing words.';
COMMENT ON COLUMN reports.conflicting_figures.as_of_text IS 'The same as precise as known (2023-11).';
COMMENT ON COLUMN reports.conflicting_figures.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN reports.conflicting_figures.place IS 'Place by its name in the reference tables, else as written in lower case.';
COMMENT ON COLUMN reports.conflicting_figures.population IS 'Side it happened to.';
COMMENT ON COLUMN reports.conflicting_figures.counted IS 'What is counted, by the group of the noun.';
COMMENT ON COLUMN reports.conflicting_figures.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN reports.conflicting_figures.measure IS 'stock, flow or total.';
COMMENT ON COLUMN reports.conflicting_figures.value_count IS 'Number of different numbers.';
COMMENT ON COLUMN reports.conflicting_figures.claimant_count IS 'Number of claimants; an outlet''s own voice counts as one.';
COMMENT ON COLUMN reports.conflicting_figures.story_count IS 'Number of independent stories: copies count once.';
COMMENT ON COLUMN reports.conflicting_figures.independent_sources IS 'The same number: sources that do not copy each other.';
COMMENT ON COLUMN reports.conflicting_figures.lowest IS 'Lowest number.';
COMMENT ON COLUMN reports.conflicting_figures.highest IS 'Highest number.';
COMMENT ON COLUMN reports.conflicting_figures.spread IS 'Highest less lowest.';
COMMENT ON COLUMN reports.conflicting_figures.relative_spread IS 'Spread as a share of the highest.';
COMMENT ON COLUMN reports.conflicting_figures.claims IS 'The claims, lowest first.';
