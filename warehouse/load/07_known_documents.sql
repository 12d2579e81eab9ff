-- Grain: one wanted document whose bytes were read by this version, with nothing of it waiting to be read again.
SELECT d.document_id, d.capture_id
FROM core.documents AS d
INNER JOIN wanted AS w ON w.document_id = d.document_id AND w.capture_id = d.capture_id
WHERE d.analysis_version = $version
  AND NOT EXISTS (
    SELECT 1 FROM quality.quarantine AS q
    WHERE q.document_id = d.document_id AND q.capture_id = d.capture_id AND q.state IN ('retry', 'released')
  )
UNION
-- Bytes that gave no article before give none now.
SELECT f.document_id, f.capture_id
FROM quality.dispositions AS f
INNER JOIN wanted AS w ON w.document_id = f.document_id AND w.capture_id = f.capture_id
WHERE f.analysis_version = $version AND f.disposition IN ('no_text', 'not_article', 'unreadable', 'too_large');
