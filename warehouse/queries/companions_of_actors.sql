WITH pairs AS (
  SELECT actor_key, other_actor_key, other_name, story_count, paragraph_count FROM reports.actor_network
  UNION ALL
  SELECT other_actor_key, actor_key, name, story_count, paragraph_count FROM reports.actor_network
)
SELECT *
FROM pairs
WHERE actor_key IN (SELECT unnest($1::VARCHAR[]))
QUALIFY row_number() OVER (PARTITION BY actor_key ORDER BY story_count DESC, paragraph_count DESC, other_actor_key) <= $2
ORDER BY actor_key, story_count DESC, paragraph_count DESC, other_actor_key;
