SELECT article_id, actor_key, name, kind, span_start, span_end
FROM marts.actor_mentions
WHERE article_id IN (SELECT unnest($1::VARCHAR[]))
ORDER BY article_id, span_start, span_end DESC, actor_key;
