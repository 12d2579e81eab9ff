-- Grain: one removal. Key: removal_id. A tombstone: that something was here, and not what it said.
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
