-- What each source's new articles look like in each run, and the rows for the gate's warnings.

ALTER TABLE quality.source_runs ADD COLUMN articles BIGINT DEFAULT 0;
ALTER TABLE quality.source_runs ALTER COLUMN articles SET NOT NULL;
ALTER TABLE quality.source_runs ALTER COLUMN articles DROP DEFAULT;
ALTER TABLE quality.source_runs ADD COLUMN titled BIGINT DEFAULT 0;
ALTER TABLE quality.source_runs ALTER COLUMN titled SET NOT NULL;
ALTER TABLE quality.source_runs ALTER COLUMN titled DROP DEFAULT;
ALTER TABLE quality.source_runs ADD COLUMN dated BIGINT DEFAULT 0;
ALTER TABLE quality.source_runs ALTER COLUMN dated SET NOT NULL;
ALTER TABLE quality.source_runs ALTER COLUMN dated DROP DEFAULT;
ALTER TABLE quality.source_runs ADD COLUMN authored BIGINT DEFAULT 0;
ALTER TABLE quality.source_runs ALTER COLUMN authored SET NOT NULL;
ALTER TABLE quality.source_runs ALTER COLUMN authored DROP DEFAULT;
ALTER TABLE quality.source_runs ADD COLUMN characters DOUBLE;
COMMENT ON COLUMN quality.source_runs.articles IS 'Revisions that the run brought of it: new and changed articles; the next columns are about these.';
COMMENT ON COLUMN quality.source_runs.titled IS 'Of them, those with a title.';
COMMENT ON COLUMN quality.source_runs.dated IS 'Of them, those with a publication time.';
COMMENT ON COLUMN quality.source_runs.authored IS 'Of them, those with an author.';
COMMENT ON COLUMN quality.source_runs.characters IS 'Median length of their bodies in characters; null where there are none.';

CREATE TABLE staging.sources (
  document_number BIGINT NOT NULL,
  source_name VARCHAR NOT NULL,
  is_silent BOOLEAN NOT NULL,
  volume VARCHAR,
  drifted VARCHAR[] NOT NULL
);
COMMENT ON TABLE staging.sources IS 'One row per source with documents in the batch, for the gate''s warnings. Key: source_name.';
