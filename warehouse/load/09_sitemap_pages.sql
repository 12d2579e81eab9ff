-- Grain: one wanted address of which something is known: from a sitemap, or from its newest capture that reached the ledger. What
-- a dead run captured counts too: the next run reads it from the archive.
WITH captured AS (
  SELECT c.url, max(c.fetched_at) AS fetched_at
  FROM raw.captures AS c
  WHERE c.url IN (SELECT id FROM wanted)
    AND (
      EXISTS (SELECT 1 FROM core.documents AS d WHERE d.document_id = c.document_id AND d.capture_id = c.capture_id)
      OR (
        c.archive_file IS NOT NULL
        AND EXISTS (SELECT 1 FROM quality.runs AS r WHERE r.run_id = c.run_id AND r.state IN ('interrupted', 'failed'))
      )
    )
  GROUP BY c.url
)
SELECT w.id, {'is_noted': p.url IS NOT NULL, 'modified': p.modified, 'captured_at': c.fetched_at}
FROM wanted AS w
LEFT JOIN raw.sitemap_pages AS p ON p.url = w.id
LEFT JOIN captured AS c ON c.url = w.id
WHERE p.url IS NOT NULL OR c.url IS NOT NULL;
