-- Grain: one address whose newest capture reached the ledger and came with a validator.
WITH newest AS (
  SELECT c.url, c.document_id, c.capture_id, c.headers
  FROM raw.captures AS c
  WHERE c.url IN (SELECT id FROM wanted)
  QUALIFY row_number() OVER (PARTITION BY c.url ORDER BY c.recorded_at DESC, c.fetched_at DESC) = 1
),
validators AS (
  SELECT n.url, n.headers ->> 'etag' AS etag, n.headers ->> 'last-modified' AS last_modified
  FROM newest AS n
  WHERE EXISTS (SELECT 1 FROM core.documents AS d WHERE d.document_id = n.document_id AND d.capture_id = n.capture_id)
)
SELECT
  url,
  CASE
    WHEN etag IS NULL THEN json_object('If-Modified-Since', last_modified)
    WHEN last_modified IS NULL THEN json_object('If-None-Match', etag)
    ELSE json_object('If-None-Match', etag, 'If-Modified-Since', last_modified)
  END AS headers
FROM validators
WHERE etag IS NOT NULL OR last_modified IS NOT NULL;
