-- Grain: one document to be read again, with the newest place of its bytes.
SELECT
  q.document_id, q.capture_id, q.source_name, q.url, c.media_type, c.charset, c.fetched_at, c.archive_file, c.record_offset,
  c.record_length
FROM quality.quarantine AS q
LEFT JOIN raw.captures AS c ON c.capture_id = q.capture_id AND c.document_id = q.document_id AND NOT c.is_return
WHERE q.state IN ('retry', 'released') AND q.capture_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY q.document_id, q.capture_id ORDER BY q.quarantined_at DESC) = 1
ORDER BY q.document_id, q.capture_id;
