-- Documents of this batch that were read again: what they no longer break is resolved, a release no longer needed included. Where
-- an older version was read again beside a newer one, the newer one is judged.
UPDATE quality.quarantine AS q
SET state = 'resolved', decided_at = $now::TIMESTAMP
WHERE q.state <> 'resolved'
  AND EXISTS (
    SELECT 1 FROM staging.documents AS d
    WHERE d.has_article AND d.document_id = q.document_id AND d.source_name IS NOT DISTINCT FROM q.source_name
  )
  AND NOT EXISTS (
    SELECT 1
    FROM held AS h
    INNER JOIN staging.documents AS o ON o.document_number = h.document_number
    WHERE h.quarantine_id = q.quarantine_id AND NOT EXISTS (
      SELECT 1 FROM staging.documents AS n
      WHERE n.document_id = o.document_id AND n.source_name IS NOT DISTINCT FROM o.source_name AND n.has_article
        AND n.capture_id <> o.capture_id AND coalesce(n.fetched_at > o.fetched_at, n.fetched_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM held AS x WHERE x.document_number = n.document_number AND x.expectation = h.expectation)
    )
  );
