SELECT quarantine_id, row_kind, row_key, expectation, reason, document_id, source_name, state, note, quarantined_at
FROM quality.quarantine
WHERE state NOT IN ('released', 'resolved')
ORDER BY quarantined_at DESC, quarantine_id
LIMIT $1;
