-- Tombstones of what was removed, and keyed hashes of what must not come again.

CREATE TABLE quality.removals (
  removal_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  author VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  removed_at TIMESTAMP NOT NULL,
  articles BIGINT NOT NULL,
  revisions BIGINT NOT NULL,
  figures BIGINT NOT NULL,
  quotes BIGINT NOT NULL,
  mentions BIGINT NOT NULL,
  captures BIGINT NOT NULL,
  archive_bytes BIGINT NOT NULL,
  redacted_revisions BIGINT NOT NULL,
  lifted_at TIMESTAMP
);
COMMENT ON TABLE quality.removals IS 'One row per takedown or retention that removed something: how much and why, and nothing of what it said. Key: removal_id.';
COMMENT ON COLUMN quality.removals.removal_id IS 'Name of the removal; sorts by time.';
COMMENT ON COLUMN quality.removals.kind IS 'article, source, person or retention.';
COMMENT ON COLUMN quality.removals.author IS 'Who decided.';
COMMENT ON COLUMN quality.removals.reason IS 'Why.';
COMMENT ON COLUMN quality.removals.removed_at IS 'When it was decided (UTC).';
COMMENT ON COLUMN quality.removals.articles IS 'Articles that are gone.';
COMMENT ON COLUMN quality.removals.revisions IS 'Revisions that are gone with them.';
COMMENT ON COLUMN quality.removals.figures IS 'Figures that are gone.';
COMMENT ON COLUMN quality.removals.quotes IS 'Quotes that are gone.';
COMMENT ON COLUMN quality.removals.mentions IS 'Mentions of actors that are gone.';
COMMENT ON COLUMN quality.removals.captures IS 'Captures whose bytes were overwritten in the archive.';
COMMENT ON COLUMN quality.removals.archive_bytes IS 'Bytes of the archive that were overwritten.';
COMMENT ON COLUMN quality.removals.redacted_revisions IS 'Revisions that stay, with the name taken out of them.';
COMMENT ON COLUMN quality.removals.lifted_at IS 'When somebody allowed it to come again (UTC); null while it may not.';

CREATE TABLE quality.removed_keys (
  key VARCHAR NOT NULL,
  removal_id VARCHAR NOT NULL
);
COMMENT ON TABLE quality.removed_keys IS 'Keyed hashes of articles, captures and sources that were removed and must not come again. Key: key.';
COMMENT ON COLUMN quality.removed_keys.key IS 'BLAKE2 of what it was, with a key that the ledger does not hold.';
COMMENT ON COLUMN quality.removed_keys.removal_id IS 'Removal that it belongs to (quality.removals).';
