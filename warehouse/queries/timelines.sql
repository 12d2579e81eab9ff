-- Claims of the things that are told at most moments. Without a place, claims belong together only within one story. A moment is the
-- day for which a number is claimed; where all claims are for one day, as after a revised article, the day when each was told.
WITH claims AS (
  SELECT
    concat_ws(
      '/', h.event, lower(h.counted), coalesce(h.measure, ''), coalesce(lower(h.place), 'story ' || h.story_id), coalesce(h.population, '')
    ) AS thing,
    h.event, h.counted, h.place, h.population, h.measure, coalesce(h.claimant, h.outlet, 'the article itself') AS claimant,
    coalesce(h.as_of_date, a.published_at::DATE) AS claimed_day, CASE WHEN a.published_at IS NOT NULL THEN h.known_at::DATE END AS told_day,
    h.level, h.low, h.high, h.modifier, h.surface, h.known_at, h.withdrawn_at, h.article_id, h.figure_id, h.story_id, h.outlet, h.title
  FROM marts.figure_history AS h
  INNER JOIN marts.articles AS a ON a.article_id = h.article_id
  WHERE h.kind = 'count' AND h.event IS NOT NULL AND h.level IS NOT NULL AND h.modifier <> 'indefinite'
),
told_once AS (
  SELECT *
  FROM claims
  QUALIFY row_number() OVER (PARTITION BY thing, claimant, claimed_day, level, story_id ORDER BY known_at, article_id) = 1
),
placed AS (
  SELECT
    *,
    CASE WHEN count(DISTINCT claimed_day) OVER of_thing > 1 THEN claimed_day ELSE told_day END AS day,
    CASE WHEN count(DISTINCT claimed_day) OVER of_thing > 1 THEN 'claimed' ELSE 'told' END AS day_kind
  FROM told_once
  WINDOW of_thing AS (PARTITION BY thing)
),
ranked AS (
  SELECT
    thing, count(DISTINCT day) AS day_count, count(DISTINCT claimant) AS claimant_count, count(DISTINCT level) AS level_count,
    max(level) AS highest
  FROM placed
  GROUP BY thing
  HAVING count(DISTINCT day) > 1 AND count(DISTINCT level) > 1
  ORDER BY day_count DESC, claimant_count DESC, level_count DESC, highest DESC, thing
  LIMIT $1
)
SELECT p.*
FROM placed AS p
INNER JOIN ranked AS r ON r.thing = p.thing
ORDER BY r.day_count DESC, r.claimant_count DESC, r.level_count DESC, r.highest DESC, p.thing, p.day NULLS LAST, p.known_at, p.figure_id;
