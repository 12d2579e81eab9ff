-- Grain: one schema version that this file has had. Key: version.
CREATE TABLE quality.schema_versions (
  version INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  applied_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE quality.schema_versions IS 'Which schema versions the file went through; the highest is its own. Key: version.';
COMMENT ON COLUMN quality.schema_versions.version IS 'Schema version.';
COMMENT ON COLUMN quality.schema_versions.name IS 'Name of the migration.';
COMMENT ON COLUMN quality.schema_versions.applied_at IS 'When it was applied (UTC).';
