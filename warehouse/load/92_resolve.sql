-- Documents of this batch that were read again: what they no longer break is resolved, a release no longer needed included.
UPDATE quality.quarantine AS q
SET state = 'resolved', decided_at = $now::TIMESTAMP
WHERE q.state <> 'resolved'
  AND EXISTS (
    SELECT 1 FROM staging.documents AS d
    WHERE d.has_article AND d.document_id = q.document_id AND d.source_name IS NOT DISTINCT FROM q.source_name
  )
  AND NOT EXISTS (SELECT 1 FROM held AS h WHERE h.quarantine_id = q.quarantine_id);
