-- Grain: one thing in one month. Key: (thing_id, month). Low and high are the outermost bounds that any claim gives, as in UCDP's
-- best/low/high; best is the number that most independent stories give at the latest day of the month, the larger one where two
-- are level for a total (a toll lags), the smaller one for a stock (the cautious reading). Flows are left out: those of one
-- month are mostly different incidents, and their bounds would mean nothing.
CREATE VIEW reports.best_low_high AS
WITH claims AS (
  SELECT
    thing_id, date_trunc('month', coalesce(as_of_date, known_at::DATE))::DATE AS month, as_of_date, event, place, population, counted,
    unit, measure, level, coalesce(low, value, high) AS low, coalesce(high, value, low) AS high, story_id, article_id, figure_id,
    claimant, known_at, modifier
  FROM marts.figure_history
  WHERE event IS NOT NULL AND measure IN ('total', 'stock') AND withdrawn_at IS NULL AND level IS NOT NULL
),
latest AS (
  SELECT * FROM claims
  QUALIFY coalesce(as_of_date, month) = max(coalesce(as_of_date, month)) OVER (PARTITION BY thing_id, month)
),
supported AS (
  SELECT thing_id, month, level, any_value(measure) AS measure, count(DISTINCT story_id) AS story_count
  FROM latest
  GROUP BY thing_id, month, level
),
best AS (
  SELECT thing_id, month, level AS best, story_count AS best_story_count
  FROM supported
  QUALIFY row_number() OVER (
    PARTITION BY thing_id, month ORDER BY story_count DESC, CASE WHEN measure = 'total' THEN -level ELSE level END
  ) = 1
),
rolled AS (
  SELECT
    thing_id, month, any_value(event) AS event, any_value(place) AS place, any_value(population) AS population,
    any_value(counted) AS counted, any_value(unit) AS unit, any_value(measure) AS measure, min(low) AS low, max(high) AS high,
    max(as_of_date) AS latest_as_of_date, count(*) AS claim_count, count(DISTINCT story_id) AS story_count,
    count(DISTINCT claimant) AS claimant_count,
    list({'level': level, 'modifier': modifier, 'claimant': claimant, 'article_id': article_id, 'figure_id': figure_id}
      ORDER BY level, figure_id) AS claims
  FROM claims
  GROUP BY thing_id, month
)
SELECT
  r.thing_id, r.month, r.event, r.place, r.population, r.counted, r.unit, r.measure, b.best, r.low, r.high, b.best_story_count,
  r.story_count, r.claimant_count, r.claim_count, r.latest_as_of_date, r.claims
FROM rolled AS r
INNER JOIN best AS b ON b.thing_id = r.thing_id AND b.month = r.month;
COMMENT ON VIEW reports.best_low_high IS 'One row per thing and month: best, low and high with the claims used. Key: (thing_id, month).';
COMMENT ON COLUMN reports.best_low_high.thing_id IS 'What the figure is about: kind, unit, event, measure, noun, place, population, qualifiers.';
COMMENT ON COLUMN reports.best_low_high.month IS 'First day of the month in which the numbers hold.';
COMMENT ON COLUMN reports.best_low_high.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN reports.best_low_high.place IS 'Place as written.';
COMMENT ON COLUMN reports.best_low_high.population IS 'Side it happened to.';
COMMENT ON COLUMN reports.best_low_high.counted IS 'Head noun of what is counted.';
COMMENT ON COLUMN reports.best_low_high.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN reports.best_low_high.measure IS 'stock, flow or total.';
COMMENT ON COLUMN reports.best_low_high.best IS 'Number that most independent stories give at the latest day.';
COMMENT ON COLUMN reports.best_low_high.low IS 'Lowest bound of any claim.';
COMMENT ON COLUMN reports.best_low_high.high IS 'Highest bound of any claim.';
COMMENT ON COLUMN reports.best_low_high.best_story_count IS 'Independent stories that give the best number.';
COMMENT ON COLUMN reports.best_low_high.story_count IS 'Number of independent stories: copies count once.';
COMMENT ON COLUMN reports.best_low_high.claimant_count IS 'Number of claimants.';
COMMENT ON COLUMN reports.best_low_high.claim_count IS 'Number of claims.';
COMMENT ON COLUMN reports.best_low_high.latest_as_of_date IS 'Latest day at which a claim holds.';
COMMENT ON COLUMN reports.best_low_high.claims IS 'The claims used, lowest first.';
