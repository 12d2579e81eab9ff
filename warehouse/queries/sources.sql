SELECT *
FROM reports.source_coverage
WHERE document_count > 0 OR article_count > 0
ORDER BY article_count DESC, document_count DESC, source_name
LIMIT $1;
