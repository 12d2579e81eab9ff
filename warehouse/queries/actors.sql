SELECT *
FROM marts.actors
ORDER BY story_count DESC, figure_count DESC, mention_count DESC, name, actor_key
LIMIT $1;
