SELECT article_id, quote_number, kind, speaker, speaker_actor_id, cue, span_start, span_end
FROM marts.quotes
WHERE article_id IN (SELECT unnest($1::VARCHAR[]))
ORDER BY article_id, span_start, span_end DESC, quote_number;
