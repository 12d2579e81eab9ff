SELECT actor_key, role, status, affiliation, first_seen_at, last_seen_at, article_count
FROM marts.actor_roles
WHERE actor_key IN (SELECT unnest($1::VARCHAR[]))
QUALIFY row_number() OVER (PARTITION BY actor_key ORDER BY last_seen_at DESC NULLS LAST, role) <= $2
ORDER BY actor_key, last_seen_at DESC NULLS LAST, role;
