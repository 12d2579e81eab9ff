-- The first and last time of actors, and their newest role, looked for in all kept rows.
UPDATE actors_now AS n
SET first_seen_at = m.first_seen_at, last_seen_at = m.last_seen_at, told_role = r.told_role
FROM (SELECT actor_key FROM actors_now WHERE is_lost) AS lost
LEFT JOIN (
  SELECT actor_key, min(published_at) AS first_seen_at, max(published_at) AS last_seen_at
  FROM materialised.actor_mentions
  WHERE actor_key IN (SELECT actor_key FROM actors_now WHERE is_lost)
  GROUP BY actor_key
) AS m ON m.actor_key = lost.actor_key
LEFT JOIN (
  SELECT actor_key, max({'seen_at': seen_at, 'role': role}) AS told_role
  FROM materialised.told_roles
  WHERE actor_key IN (SELECT actor_key FROM actors_now WHERE is_lost)
  GROUP BY actor_key
) AS r ON r.actor_key = lost.actor_key
WHERE n.actor_key = lost.actor_key;
