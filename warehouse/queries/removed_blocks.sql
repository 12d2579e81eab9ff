SELECT
  label, rule, sum(block_count)::BIGINT AS block_count, sum(article_count)::BIGINT AS article_count,
  sum(characters)::BIGINT AS characters, arg_max(usual_text, block_count) AS usual_text
FROM reports.boilerplate
GROUP BY label, rule
ORDER BY block_count DESC, label, rule
LIMIT $1;
