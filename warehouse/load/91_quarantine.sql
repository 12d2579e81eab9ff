-- Entries met again keep their note and their first run; a release stands, everything else is held again.
MERGE INTO quality.quarantine AS old
USING (
  SELECT * FROM held QUALIFY row_number() OVER (PARTITION BY quarantine_id ORDER BY document_number) = 1
) AS new ON old.quarantine_id = new.quarantine_id
WHEN MATCHED AND old.state = 'released' THEN UPDATE SET last_run_id = $run_id, capture_id = new.capture_id
WHEN MATCHED THEN UPDATE SET
  state = 'held', last_run_id = $run_id, capture_id = new.capture_id,
  decided_at = CASE old.state WHEN 'held' THEN old.decided_at ELSE $now::TIMESTAMP END
WHEN NOT MATCHED THEN INSERT (
  quarantine_id, row_kind, row_key, expectation, reason, row_json, document_id, source_name, url, capture_id, article_id,
  state, note, first_run_id, last_run_id, quarantined_at
) VALUES (
  new.quarantine_id, new.row_kind, new.row_key, new.expectation, new.reason, new.row_json, new.document_id, new.source_name,
  new.url, new.capture_id, new.article_id, 'held', '', $run_id, $run_id, $now::TIMESTAMP
);
