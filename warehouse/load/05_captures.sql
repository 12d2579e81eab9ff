-- Captures that are not known yet, each once. The same bytes asked for again add nothing, unless the document had others in between:
-- then the archive has a record of its own for them.
INSERT INTO raw.captures BY NAME
WITH known AS (
  SELECT capture_id, document_id, fetched_at, archive_file, record_offset
  FROM ({known_rows})
  WHERE document_id IN (SELECT document_id FROM batch)
)
SELECT
  b.* REPLACE (b.headers::JSON AS headers), md5_number_lower(b.document_id) AS document_key,
  (SELECT coalesce(max(capture_number), 0) FROM raw.captures) + row_number() OVER () AS capture_number,
  EXISTS (SELECT 1 FROM known AS k WHERE k.capture_id = b.capture_id AND k.document_id = b.document_id)
    OR row_number() OVER (PARTITION BY b.capture_id, b.document_id ORDER BY b.recorded_at, b.fetched_at) > 1 AS is_return
FROM batch AS b
WHERE NOT EXISTS (
  SELECT 1 FROM known AS k
  WHERE k.capture_id = b.capture_id AND k.document_id = b.document_id AND (
    k.fetched_at IS NOT DISTINCT FROM b.fetched_at
    OR (k.archive_file IS NOT DISTINCT FROM b.archive_file AND k.record_offset IS NOT DISTINCT FROM b.record_offset)
  )
)
QUALIFY
  row_number() OVER (PARTITION BY b.capture_id, b.document_id, b.archive_file, b.record_offset ORDER BY b.recorded_at, b.fetched_at) = 1
  AND row_number() OVER (PARTITION BY b.capture_id, b.document_id, b.fetched_at ORDER BY b.recorded_at) = 1;
