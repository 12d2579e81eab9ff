SELECT q.speaker_key AS actor_key, q.article_id, q.kind, q.content, q.cue, q.title, q.outlet, q.published_at
FROM marts.quotes AS q
WHERE q.speaker_key IN (SELECT unnest($1::VARCHAR[]))
QUALIFY row_number() OVER (PARTITION BY q.speaker_key ORDER BY q.published_at DESC NULLS LAST, q.article_id, q.span_start) <= $2
ORDER BY q.speaker_key, q.published_at DESC NULLS LAST, q.article_id, q.span_start;
