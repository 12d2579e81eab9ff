-- Grain: one source in one run. Key: (run_id, source_name).
CREATE TABLE quality.source_runs (
  run_id VARCHAR NOT NULL,
  source_name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  due_at TIMESTAMP,
  started_at TIMESTAMP,
  ended_at TIMESTAMP,
  state VARCHAR NOT NULL,
  asked BIGINT NOT NULL,
  retried BIGINT NOT NULL,
  fetched BIGINT NOT NULL,
  not_modified BIGINT NOT NULL,
  loaded BIGINT NOT NULL,
  revised BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  duplicate BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  other BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  feed_status INTEGER,
  newest_entry_at TIMESTAMP,
  reason VARCHAR NOT NULL,
  postponed BIGINT DEFAULT 0,
  ask_after TIMESTAMP,
  articles BIGINT NOT NULL,
  titled BIGINT NOT NULL,
  dated BIGINT NOT NULL,
  authored BIGINT NOT NULL,
  characters DOUBLE
);
COMMENT ON TABLE quality.source_runs IS 'One row per source and run, also of runs that failed or were stopped. In a published run asked + retried = not_modified + loaded + revised + unchanged + duplicate + failed + refused + other. Key: (run_id, source_name).';
COMMENT ON COLUMN quality.source_runs.run_id IS 'Run; quality.runs says how it ended as a whole.';
COMMENT ON COLUMN quality.source_runs.source_name IS 'Row of the source registry, or the folder or address that was given by hand.';
COMMENT ON COLUMN quality.source_runs.kind IS 'Kind of source; empty where the run did not ask for it and only read documents of earlier runs again.';
COMMENT ON COLUMN quality.source_runs.due_at IS 'Logical date: when the schedule wanted the run (UTC); null for runs started by hand.';
COMMENT ON COLUMN quality.source_runs.started_at IS 'When the run turned to the source (UTC); null where it did not.';
COMMENT ON COLUMN quality.source_runs.ended_at IS 'When its last document had come (UTC); null where that did not happen.';
COMMENT ON COLUMN quality.source_runs.state IS 'complete (everything it named was gone through), incomplete (a later run may get more), failed (nothing could be had, or the run ended meanwhile), or skipped (not asked).';
COMMENT ON COLUMN quality.source_runs.asked IS 'Documents asked for; a feed counts as one where it gave nothing else: unchanged or failed.';
COMMENT ON COLUMN quality.source_runs.retried IS 'Documents of earlier runs that were read again from the archive.';
COMMENT ON COLUMN quality.source_runs.fetched IS 'Documents whose bytes came.';
COMMENT ON COLUMN quality.source_runs.not_modified IS 'Documents of which the site says that they have not changed.';
COMMENT ON COLUMN quality.source_runs.loaded IS 'New articles; this and the next counts are zero where nothing was promoted.';
COMMENT ON COLUMN quality.source_runs.revised IS 'Changed articles, or articles that new rules read differently.';
COMMENT ON COLUMN quality.source_runs.unchanged IS 'Documents known already.';
COMMENT ON COLUMN quality.source_runs.duplicate IS 'Documents that brought what another one of the run had brought.';
COMMENT ON COLUMN quality.source_runs.failed IS 'Documents that could not be had or used, without those refused.';
COMMENT ON COLUMN quality.source_runs.refused IS 'Documents that may not be had: robots.txt, an opt-out, an address that is not allowed, or 401, 402, 403, 451.';
COMMENT ON COLUMN quality.source_runs.other IS 'Documents in another language, or held back by the gate.';
COMMENT ON COLUMN quality.source_runs.bytes IS 'Bytes of the documents that came, decompressed, without the feed.';
COMMENT ON COLUMN quality.source_runs.feed_status IS 'HTTP status of the feed, 304 where it had not changed; null without a feed or an answer.';
COMMENT ON COLUMN quality.source_runs.newest_entry_at IS 'Newest publication time that the feed states (UTC), right or wrong.';
COMMENT ON COLUMN quality.source_runs.reason IS 'The first thing that went wrong, in words; empty if nothing did.';
COMMENT ON COLUMN quality.source_runs.postponed IS 'Pages that the source named and that a scheduled run did not ask for, because they were asked for lately.';
COMMENT ON COLUMN quality.source_runs.ask_after IS 'Before then the site does not want to be asked for the feed again (UTC), or null.';
COMMENT ON COLUMN quality.source_runs.articles IS 'Revisions that the run brought of it: new and changed articles; the next columns are about these.';
COMMENT ON COLUMN quality.source_runs.titled IS 'Of them, those with a title.';
COMMENT ON COLUMN quality.source_runs.dated IS 'Of them, those with a publication time.';
COMMENT ON COLUMN quality.source_runs.authored IS 'Of them, those with an author.';
COMMENT ON COLUMN quality.source_runs.characters IS 'Median length of their bodies in characters; null where there are none.';
