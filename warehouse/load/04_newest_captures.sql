-- Grain: one wanted document that was captured: its last capture. Those that do not say when they came are the first of their document.
SELECT document_id, row(capture_id, fetched_at)
FROM raw.captures
WHERE document_id IN (SELECT id FROM wanted)
QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY fetched_at DESC NULLS LAST, recorded_at DESC, record_offset DESC) = 1;
