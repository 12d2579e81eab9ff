-- Grain: one thing in one month. Key: (thing_id, month). The rule says how its claims become one row:
--   best_estimate  best is the number that most independent stories give at the latest day of the month; where two are level an
--                  exact one (41,909 beside almost 42,000), then the larger one for a total (a toll lags), the smaller one for a
--                  stock (the cautious reading); low and high are the outermost bounds that any claim of the month gives, as in
--                  UCDP's best/low/high
--   conservative   what is surely reached: best is the smallest number that a named claimant gives at the latest day with such a
--                  claim; low and high are the outermost bounds of these claims; rough words (dozens) do not count
--   min_max        the outermost bounds of the month, and no best
-- Claims of one story, claimant and number count once, whatever was copied. Flows are left out: those of one month are mostly
-- different incidents, and their bounds would mean nothing.
CREATE MACRO reports.best_low_high_by(rule) AS TABLE
WITH claims AS (
  SELECT
    thing_id, date_trunc('month', coalesce(as_of_date, known_at::DATE))::DATE AS month, as_of_date, event,
    place_name AS place, side AS population, counted_group AS counted, unit, measure, level, coalesce(low, value, high) AS low, coalesce(high, value, low) AS high, story_id,
    article_id, figure_id, claimant, claimant_id, known_at, modifier, surface
  FROM marts.claims
  WHERE CASE WHEN rule IN ('best_estimate', 'conservative', 'min_max') THEN true
      ELSE error('best_low_high_by knows the rules best_estimate, conservative and min_max, not ' || rule) END
    AND event IS NOT NULL AND measure IN ('total', 'stock') AND withdrawn_at IS NULL AND level IS NOT NULL
    AND (rule <> 'conservative' OR (claimant IS NOT NULL AND modifier <> 'indefinite'))
  QUALIFY row_number() OVER (
    PARTITION BY thing_id, event, place_name, side, counted_group, unit, measure, month, story_id, claimant_id, level
    ORDER BY known_at, article_id, figure_id
  ) = 1
),
dated AS (
  SELECT
    *,
    coalesce(as_of_date, month) = max(coalesce(as_of_date, month)) OVER (
      PARTITION BY thing_id, event, place, population, counted, unit, measure, month
    ) AS is_latest
  FROM claims
),
-- Counted number by number first, so that a filter by event and place reaches the claims.
numbers AS (
  SELECT
    thing_id, month, event, place, population, counted, unit, measure, level, min(low) AS low, max(high) AS high,
    max(as_of_date) AS latest_as_of_date, count(*) AS claim_count, list(DISTINCT story_id) AS stories, list(DISTINCT claimant_id) AS claimants,
    bool_or(is_latest) AND rule <> 'min_max' AS may_be_best, count(DISTINCT story_id) FILTER (is_latest) AS story_count,
    coalesce(bool_or(modifier = 'exact') FILTER (is_latest), false) AS is_exact,
    list({'level': level, 'surface': surface, 'modifier': modifier, 'claimant': claimant, 'as_of_date': as_of_date,
      'story_id': story_id, 'article_id': article_id, 'figure_id': figure_id} ORDER BY known_at, figure_id) AS claims
  FROM dated
  WHERE rule <> 'conservative' OR is_latest
  GROUP BY thing_id, event, place, population, counted, unit, measure, month, level
),
ranked AS (
  SELECT
    *,
    CASE rule WHEN 'best_estimate' THEN {'stories': story_count, 'exact': is_exact, 'level': CASE measure WHEN 'total' THEN level ELSE -level END}
      ELSE {'stories': 0, 'exact': false, 'level': -level} END AS rank
  FROM numbers
)
SELECT
  thing_id, month, event, place, population, counted, unit, measure, arg_max(level, rank) FILTER (may_be_best) AS best,
  min(low) AS low, max(high) AS high, arg_max(story_count, rank) FILTER (may_be_best) AS best_story_count,
  len(list_distinct(flatten(list(stories)))) AS story_count, len(list_distinct(flatten(list(stories)))) AS independent_sources,
  coalesce(len(list_distinct(flatten(list(claimants)))), 0) AS claimant_count, sum(claim_count)::BIGINT AS claim_count,
  max(latest_as_of_date) AS latest_as_of_date, flatten(list(claims ORDER BY level)) AS claims
FROM ranked
GROUP BY thing_id, event, place, population, counted, unit, measure, month;
COMMENT ON MACRO TABLE reports.best_low_high_by IS 'One row per thing and month by the rule best_estimate, conservative or min_max, with the claims used; columns as reports.best_low_high. Key: (thing_id, month).';
