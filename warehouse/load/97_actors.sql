-- The rows of marts.actors of the changed actors, as its definition gives them.
INSERT INTO materialised.actors BY NAME
WITH known AS (
  SELECT actor_id, name, country, wikidata FROM reference.actors
  UNION ALL
  SELECT actor_id, name, country, NULL FROM reference.countries
),
usual AS (
  SELECT
    actor_key, arg_max(value, (times, value)) FILTER (field = 'name') AS name, arg_max(value, (times, value)) FILTER (field = 'kind') AS kind,
    arg_max(value, (times, value)) FILTER (field = 'affiliation') AS affiliation,
    CASE WHEN count(*) FILTER (field = 'country') = 1 THEN any_value(value) FILTER (field = 'country') END AS country,
    list_sort(list(value) FILTER (field = 'surface')) AS surfaces
  FROM actor_values_now
  WHERE times > 0
  GROUP BY actor_key
)
SELECT
  m.actor_key, m.actor_hash, m.actor_id,
  CASE WHEN map_contains(p.said, 'name') THEN p.said['name'] ELSE coalesce(k.name, u.name) END AS name, u.kind, u.affiliation,
  CASE WHEN map_contains(p.said, 'role') THEN p.said['role'] ELSE m.told_role['role'] END AS latest_role,
  coalesce(k.country, u.country) AS country, k.wikidata, m.actor_id IS NOT NULL AS is_resolved, k.actor_id IS NOT NULL AS is_in_reference,
  u.surfaces, m.mention_count, m.article_count, m.story_count, m.figure_count, m.quote_count, m.first_seen_at, m.last_seen_at,
  coalesce(p.correction_ids, []) AS correction_ids, m.told_role
FROM actors_now AS m
LEFT JOIN usual AS u ON u.actor_key = m.actor_key
LEFT JOIN known AS k ON k.actor_id = m.actor_id
LEFT JOIN core.corrected_actors AS p ON p.target_id = m.actor_id AND p.article_id IS NULL
WHERE m.mention_count > 0 OR m.figure_count > 0 OR m.quote_count > 0 OR m.told_role IS NOT NULL OR u.actor_key IS NOT NULL;
