-- Grain: one address whose newest capture reached the ledger. Without a validator the answer's own date is one (RFC 9110, 13.1.3).
WITH newest AS (
  SELECT c.url, c.document_id, c.capture_id, c.is_return, c.recorded_at, c.headers, c.status, c.fetched_at
  FROM raw.captures AS c
  WHERE c.url IN (SELECT id FROM wanted)
  QUALIFY row_number() OVER (PARTITION BY c.url ORDER BY c.recorded_at DESC, c.fetched_at DESC) = 1
),
validators AS (
  SELECT
    n.url, n.headers ->> 'etag' AS etag, n.headers ->> 'last-modified' AS last_modified,
    CASE WHEN n.status IS NOT NULL THEN coalesce(n.headers ->> 'date', strftime(n.fetched_at, '%a, %d %b %Y %H:%M:%S GMT')) END AS answered_at
  FROM newest AS n
  WHERE EXISTS (SELECT 1 FROM core.documents AS d WHERE d.document_id = n.document_id AND d.capture_id = n.capture_id)
    AND (NOT n.is_return OR EXISTS (
      SELECT 1 FROM quality.dispositions AS f
      WHERE f.document_id = n.document_id AND f.capture_id = n.capture_id AND f.recorded_at >= n.recorded_at
    ))
)
SELECT
  url,
  CASE
    WHEN etag IS NULL THEN json_object('If-Modified-Since', coalesce(last_modified, answered_at))
    WHEN last_modified IS NULL THEN json_object('If-None-Match', etag)
    ELSE json_object('If-None-Match', etag, 'If-Modified-Since', last_modified)
  END AS headers
FROM validators
WHERE coalesce(etag, last_modified, answered_at) IS NOT NULL;
