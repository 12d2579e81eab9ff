-- Grain: one wanted capture that the archive has: the place of its bytes, and which of the wanted documents are noted with them.
SELECT
  c.capture_id,
  arg_min(c.archive_file, c.recorded_at) AS archive_file,
  arg_min(c.record_offset, c.recorded_at) AS record_offset,
  arg_min(c.record_length, c.recorded_at) AS record_length,
  coalesce(list(DISTINCT w.document_id) FILTER (w.document_id IS NOT NULL), []) AS document_ids
FROM raw.captures AS c
LEFT JOIN wanted AS w ON w.capture_id = c.capture_id AND w.document_id = c.document_id
WHERE c.capture_id IN (SELECT capture_id FROM wanted) AND c.archive_file IS NOT NULL
GROUP BY c.capture_id;
