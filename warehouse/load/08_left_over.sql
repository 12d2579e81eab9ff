-- Grain: one capture that a run took in and then died or failed before anything became of it. A batch that the gate refused is
-- none: coming back by itself, it would stop every later run.
SELECT
  c.document_id, c.capture_id, c.source_name, c.url, c.media_type, c.charset, c.fetched_at,
  c.archive_file, c.record_offset, c.record_length
FROM raw.captures AS c
INNER JOIN quality.runs AS r ON r.run_id = c.run_id
WHERE r.state IN ('interrupted', 'failed')
  AND c.archive_file IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM quality.dispositions AS d WHERE d.document_id = c.document_id AND d.capture_id = c.capture_id
      AND (NOT c.is_return OR d.recorded_at >= c.recorded_at)
  )
ORDER BY c.recorded_at, c.document_id, c.capture_id;
