-- What was asked for and when to ask again; refused documents.

CREATE TABLE raw.addresses (
  url VARCHAR NOT NULL,
  source_name VARCHAR,
  first_asked_at TIMESTAMP NOT NULL,
  last_asked_at TIMESTAMP NOT NULL,
  last_new_at TIMESTAMP,
  asked_count BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  is_lasting BOOLEAN NOT NULL,
  outcome VARCHAR NOT NULL,
  status INTEGER,
  reason VARCHAR NOT NULL
);
COMMENT ON TABLE raw.addresses IS 'One row per page that was ever asked for: how often, and what came of it; scheduled runs ask again by it. Key: url.';
COMMENT ON COLUMN raw.addresses.url IS 'Address in normal form, without tracking parameters.';
COMMENT ON COLUMN raw.addresses.source_name IS 'Source that named it last.';
COMMENT ON COLUMN raw.addresses.first_asked_at IS 'When it was first asked for (UTC).';
COMMENT ON COLUMN raw.addresses.last_asked_at IS 'When it was last asked for (UTC).';
COMMENT ON COLUMN raw.addresses.last_new_at IS 'When bytes came last that were not known before (UTC); null where none ever came.';
COMMENT ON COLUMN raw.addresses.asked_count IS 'How often it was asked for; attempts of one run count once.';
COMMENT ON COLUMN raw.addresses.failures IS 'Failures in a row, up to the last time.';
COMMENT ON COLUMN raw.addresses.is_lasting IS 'Whether the last failure is one that time does not heal: not there, not readable, refused.';
COMMENT ON COLUMN raw.addresses.outcome IS 'What came last: fetched, not_modified or failed.';
COMMENT ON COLUMN raw.addresses.status IS 'HTTP status of the last answer, or null where there was none.';
COMMENT ON COLUMN raw.addresses.reason IS 'Why it failed, in words; empty if it did not.';

ALTER TABLE quality.source_runs ADD COLUMN postponed BIGINT DEFAULT 0;
ALTER TABLE quality.source_runs ADD COLUMN ask_after TIMESTAMP;
COMMENT ON COLUMN quality.source_runs.postponed IS 'Pages that the source named and that a scheduled run did not ask for, because they were asked for lately.';
COMMENT ON COLUMN quality.source_runs.ask_after IS 'Before then the site does not want to be asked for the feed again (UTC), or null.';
COMMENT ON COLUMN quality.dispositions.disposition IS 'loaded, revised, unchanged, duplicate, no_text, not_article, unreadable, too_large, other_language, quarantined, fetch_failed, refused or not_modified.';
