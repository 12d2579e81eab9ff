-- Captures that are not known yet, each once. The same bytes asked for again add nothing.
INSERT INTO raw.captures BY NAME
SELECT b.* REPLACE (b.headers::JSON AS headers)
FROM batch AS b
WHERE NOT EXISTS (SELECT 1 FROM raw.captures AS r WHERE r.capture_id = b.capture_id AND r.document_id = b.document_id)
QUALIFY row_number() OVER (PARTITION BY b.capture_id, b.document_id ORDER BY b.fetched_at) = 1;
