SELECT article_id, block_number, label, is_kept, rule, span_start, span_end, text
FROM marts.blocks
WHERE article_id IN (SELECT unnest($1::VARCHAR[]))
ORDER BY article_id, block_number;
