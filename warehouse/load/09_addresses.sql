-- What came of asking: each address once, its last answer of the batch. Bytes are new where no capture of the document has them,
-- so this runs before the captures are noted.
CREATE OR REPLACE TEMP TABLE asked AS
SELECT
  b.*,
  CASE
    WHEN b.outcome = 'fetched' AND NOT EXISTS (
      SELECT 1 FROM raw.captures AS c WHERE c.document_id = b.url AND c.capture_id = b.capture_id
    ) THEN b.asked_at
  END AS new_at
FROM batch AS b
QUALIFY row_number() OVER (PARTITION BY b.url ORDER BY b.asked_at DESC) = 1;

UPDATE raw.addresses AS a
SET
  source_name = n.source_name, last_asked_at = n.asked_at, last_new_at = coalesce(n.new_at, a.last_new_at),
  asked_count = a.asked_count + 1, failures = CASE WHEN n.outcome = 'failed' THEN a.failures + 1 ELSE 0 END,
  is_lasting = n.is_lasting, outcome = n.outcome, status = n.status, reason = n.reason
FROM asked AS n
WHERE n.url = a.url;

INSERT INTO raw.addresses BY NAME
SELECT
  n.url, n.source_name, n.asked_at AS first_asked_at, n.asked_at AS last_asked_at, n.new_at AS last_new_at, 1 AS asked_count,
  CASE WHEN n.outcome = 'failed' THEN 1 ELSE 0 END AS failures, n.is_lasting, n.outcome, n.status, n.reason
FROM asked AS n
WHERE NOT EXISTS (SELECT 1 FROM raw.addresses AS a WHERE a.url = n.url);

DROP TABLE asked;
