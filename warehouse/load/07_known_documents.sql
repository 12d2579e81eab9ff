-- Grain: one wanted document whose bytes were read by this version, with nothing of it waiting to be read again.
SELECT w.number
FROM core.documents AS d
INNER JOIN wanted AS w ON w.document_id = d.document_id AND w.capture_id = d.capture_id
WHERE d.analysis_version = $version
  AND NOT EXISTS (
    SELECT 1 FROM quality.quarantine AS q
    WHERE q.document_id = d.document_id AND q.capture_id = d.capture_id AND q.state IN ('retry', 'released')
  )
  -- Bytes that came again after others are no longer what the article says: they are read again, once.
  AND NOT EXISTS (
    SELECT 1
    FROM raw.captures AS c
    WHERE c.is_return AND c.document_id = w.document_id AND c.capture_id = w.capture_id AND c.fetched_at = w.fetched_at
      AND NOT EXISTS (
        SELECT 1 FROM core.revisions AS r
        WHERE r.document_id = c.document_id AND r.capture_id = c.capture_id AND r.fetched_at = c.fetched_at
      )
  )
UNION
-- Bytes that gave no article before give none now.
SELECT w.number
FROM quality.dispositions AS f
INNER JOIN wanted AS w ON w.document_id = f.document_id AND w.capture_id = f.capture_id
WHERE f.analysis_version = $version AND f.disposition IN ('no_text', 'not_article', 'unreadable', 'too_large');
