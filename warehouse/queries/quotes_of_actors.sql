-- A speaker whom nothing identifies across articles is known by the name within the article.
WITH present AS (
  SELECT DISTINCT actor_key, actor_id, article_id, name
  FROM marts.actor_mentions
  WHERE actor_key IN (SELECT unnest($1::VARCHAR[]))
)
SELECT p.actor_key, q.article_id, q.kind, q.content, q.cue, q.title, q.outlet, q.published_at
FROM marts.quotes AS q
INNER JOIN present AS p
  ON p.article_id = q.article_id AND (p.actor_id = q.speaker_actor_id OR (q.speaker_actor_id IS NULL AND p.name = q.speaker))
QUALIFY row_number() OVER (PARTITION BY p.actor_key ORDER BY q.published_at DESC NULLS LAST, q.article_id, q.span_start) <= $2
ORDER BY p.actor_key, q.published_at DESC NULLS LAST, q.article_id, q.span_start;
