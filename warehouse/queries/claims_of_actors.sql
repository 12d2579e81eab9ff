-- A claimant whom nothing identifies across articles is known by the name within the article.
WITH present AS (
  SELECT DISTINCT actor_key, actor_id, article_id, name
  FROM marts.actor_mentions
  WHERE actor_key IN (SELECT unnest($1::VARCHAR[]))
)
SELECT
  p.actor_key, f.article_id, f.figure_id, f.surface, f.kind, f.value, f.low, f.high, f.modifier, f.unit, f.counted, f.event, f.status,
  f.as_of_text, f.place, f.title, f.outlet, f.published_at, f.sentence
FROM marts.figures AS f
INNER JOIN present AS p
  ON p.article_id = f.article_id AND (p.actor_id = f.claimant_actor_id OR (f.claimant_actor_id IS NULL AND p.name = f.claimant))
QUALIFY row_number() OVER (PARTITION BY p.actor_key ORDER BY f.published_at DESC NULLS LAST, f.article_id, f.span_start) <= $2
ORDER BY p.actor_key, f.published_at DESC NULLS LAST, f.article_id, f.span_start;
