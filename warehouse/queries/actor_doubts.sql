SELECT
  any_value(doubt_id) AS doubt_id, name, kind, actor_id, any_value(known_name) AS known_name, max(score) AS score,
  arg_max(reasons, score) AS reasons, now_actor_key, any_value(article_id) AS article_id, any_value(title) AS title,
  count(DISTINCT article_id) AS article_count
FROM reports.actor_doubts
GROUP BY name, kind, actor_id, now_actor_key
ORDER BY score DESC, name, actor_id, now_actor_key
LIMIT $1;
