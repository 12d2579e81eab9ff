-- Grain: one run. Key: run_id.
CREATE TABLE quality.runs (
  run_id VARCHAR NOT NULL,
  what VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  started_at TIMESTAMP NOT NULL,
  ended_at TIMESTAMP,
  reference_version VARCHAR NOT NULL,
  schema_version INTEGER NOT NULL,
  documents BIGINT NOT NULL,
  quarantined_rows BIGINT NOT NULL,
  dispositions JSON,
  message VARCHAR NOT NULL,
  due_at TIMESTAMP
);
COMMENT ON TABLE quality.runs IS 'One row per run, finished or not. Key: run_id.';
COMMENT ON COLUMN quality.runs.run_id IS 'Name of the run.';
COMMENT ON COLUMN quality.runs.what IS 'What was asked for: sources, paths, addresses.';
COMMENT ON COLUMN quality.runs.state IS 'running, published, stopped (gate), failed, or interrupted (the process died).';
COMMENT ON COLUMN quality.runs.started_at IS 'Start (UTC).';
COMMENT ON COLUMN quality.runs.ended_at IS 'End (UTC); null while running.';
COMMENT ON COLUMN quality.runs.reference_version IS 'Version of the reference data.';
COMMENT ON COLUMN quality.runs.schema_version IS 'Version of the warehouse schema.';
COMMENT ON COLUMN quality.runs.documents IS 'Documents that got a disposition.';
COMMENT ON COLUMN quality.runs.quarantined_rows IS 'Rows that the gate held back in this run.';
COMMENT ON COLUMN quality.runs.dispositions IS 'Disposition to number of documents.';
COMMENT ON COLUMN quality.runs.message IS 'What happened, in one sentence; empty if nothing is to be said.';
COMMENT ON COLUMN quality.runs.due_at IS 'Logical date: when the schedule wanted the run (UTC); null for runs started by hand.';
