-- Claims of the things that are told on most days. Without a place, claims belong together only within one story.
WITH claims AS (
  SELECT
    concat_ws(
      '/', h.event, lower(h.counted), coalesce(h.measure, ''), coalesce(lower(h.place), 'story ' || h.story_id), coalesce(h.population, '')
    ) AS thing,
    h.event, h.counted, h.place, h.population, h.measure, coalesce(h.claimant, h.outlet, 'the article itself') AS claimant,
    coalesce(h.as_of_date, a.published_at::DATE) AS day, h.level, h.low, h.high, h.modifier, h.surface, h.known_at,
    h.withdrawn_at, h.article_id, h.figure_id, h.story_id, h.outlet, h.title, h.sentence
  FROM marts.figure_history AS h
  INNER JOIN marts.articles AS a ON a.article_id = h.article_id
  WHERE h.kind = 'count' AND h.event IS NOT NULL AND h.level IS NOT NULL
    AND h.modifier <> 'indefinite' AND coalesce(h.measure, 'total') IN ('total', 'stock')
),
told_once AS (
  SELECT * FROM claims QUALIFY row_number() OVER (PARTITION BY thing, claimant, day, level, story_id ORDER BY known_at, article_id) = 1
),
ranked AS (
  SELECT
    thing, count(DISTINCT day) AS day_count, count(DISTINCT claimant) AS claimant_count, count(DISTINCT level) AS level_count,
    count(*) AS claim_count, max(level) AS highest
  FROM told_once
  GROUP BY thing
  HAVING count(DISTINCT level) > 1 AND count(day) > 1
  ORDER BY day_count DESC, level_count DESC, claimant_count DESC, highest DESC, thing
  LIMIT $1
)
SELECT t.*, r.day_count, r.claimant_count, r.claim_count
FROM told_once AS t
INNER JOIN ranked AS r ON r.thing = t.thing
ORDER BY r.day_count DESC, r.level_count DESC, r.claimant_count DESC, r.highest DESC, t.thing, t.day NULLS LAST, t.known_at, t.figure_id;
