-- Grain: one kept or learned block of the current revision of one of the last 400 articles of a site. Key: (article_id, block_number).
CREATE TABLE core.segment_sightings (
  site VARCHAR NOT NULL,
  segment_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  article_number BIGINT NOT NULL,
  story_id VARCHAR NOT NULL,
  seen_on DATE NOT NULL,
  block_number INTEGER NOT NULL,
  is_removed BOOLEAN NOT NULL
);
COMMENT ON TABLE core.segment_sightings IS 'One row per block of the last 400 articles of each site that is body, or was learned to be boilerplate: what repeats is counted here. Key: (article_id, block_number).';
COMMENT ON COLUMN core.segment_sightings.site IS 'Whose lines are counted together: host of the address, else the source; empty for files without either.';
COMMENT ON COLUMN core.segment_sightings.segment_id IS 'First 12 hex digits of SHA-256 of the site and the letters and digits of the block.';
COMMENT ON COLUMN core.segment_sightings.article_id IS 'Article (core.articles).';
COMMENT ON COLUMN core.segment_sightings.article_number IS 'Number of the article (core.articles).';
COMMENT ON COLUMN core.segment_sightings.story_id IS 'Story of the article when it came: its copies count as one.';
COMMENT ON COLUMN core.segment_sightings.seen_on IS 'Day of publication, else the day on which it came.';
COMMENT ON COLUMN core.segment_sightings.block_number IS 'Position in the document (core.blocks).';
COMMENT ON COLUMN core.segment_sightings.is_removed IS 'Whether it was removed as learned.';
