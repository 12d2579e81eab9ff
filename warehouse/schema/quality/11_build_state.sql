-- Grain: one thing that is rebuilt only when it changed. Key: name.
CREATE TABLE quality.build_state (
  name VARCHAR NOT NULL,
  fingerprint VARCHAR NOT NULL
);
COMMENT ON TABLE quality.build_state IS 'Fingerprints of views and reference data, so that a run rebuilds only what changed. Key: name.';
COMMENT ON COLUMN quality.build_state.name IS 'What was built.';
COMMENT ON COLUMN quality.build_state.fingerprint IS 'Version or hash of what it was built from.';
