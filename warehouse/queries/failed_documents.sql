WITH latest AS (
  SELECT run_id FROM quality.runs ORDER BY started_at DESC, run_id DESC LIMIT 1
)
SELECT d.document_id, d.source_name, d.disposition, d.reason
FROM quality.dispositions AS d
INNER JOIN latest AS l ON l.run_id = d.run_id
WHERE d.disposition IN ('no_text', 'not_article', 'unreadable', 'too_large', 'other_language', 'quarantined', 'fetch_failed', 'refused')
ORDER BY d.disposition, d.document_id
LIMIT $1;
