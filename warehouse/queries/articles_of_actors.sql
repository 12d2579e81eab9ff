SELECT actor_key, article_id, any_value(title) AS title, any_value(outlet) AS outlet, any_value(published_at) AS published_at, count(*) AS mention_count
FROM marts.actor_mentions
WHERE actor_key IN (SELECT unnest($1::VARCHAR[]))
GROUP BY actor_key, article_id
QUALIFY row_number() OVER (PARTITION BY actor_key ORDER BY any_value(published_at) DESC NULLS LAST, article_id) <= $2
ORDER BY actor_key, published_at DESC NULLS LAST, article_id;
