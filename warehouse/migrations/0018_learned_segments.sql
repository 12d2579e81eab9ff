-- Lines that outlets repeat: counted, decided, removed.

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

CREATE TABLE core.repeated_segments (
  segment_id VARCHAR NOT NULL,
  site VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  form VARCHAR NOT NULL,
  sign VARCHAR NOT NULL,
  place VARCHAR NOT NULL,
  article_count BIGINT NOT NULL,
  story_count BIGINT NOT NULL,
  day_count BIGINT NOT NULL,
  share DOUBLE NOT NULL,
  first_seen_on DATE NOT NULL,
  last_seen_on DATE NOT NULL
);
COMMENT ON TABLE core.repeated_segments IS 'One row per segment that repeats across the articles of a site, with the evidence. Key: segment_id.';
COMMENT ON COLUMN core.repeated_segments.segment_id IS 'Names site and segment (core.segment_sightings).';
COMMENT ON COLUMN core.repeated_segments.site IS 'Host of the address, else the source; empty for files without either.';
COMMENT ON COLUMN core.repeated_segments.text IS 'The segment, as it stood when it was found to repeat.';
COMMENT ON COLUMN core.repeated_segments.form IS 'furniture (speaks to readers or of the outlet), line (no sentence), sentence, or story (speech, reports, headings).';
COMMENT ON COLUMN core.repeated_segments.sign IS 'Row of seeds/segment_signs.csv, or outlet_name, that tells the form; empty where none does.';
COMMENT ON COLUMN core.repeated_segments.place IS 'head, mid or tail: where it stands in at least four fifths of its articles; only repeated segments stand outside of it.';
COMMENT ON COLUMN core.repeated_segments.article_count IS 'Articles that it was counted in, those beyond the window among them.';
COMMENT ON COLUMN core.repeated_segments.story_count IS 'Different stories in the window: copies count once.';
COMMENT ON COLUMN core.repeated_segments.day_count IS 'Different days in the window.';
COMMENT ON COLUMN core.repeated_segments.share IS 'Share of the stories of the site since its first sighting in the window.';
COMMENT ON COLUMN core.repeated_segments.first_seen_on IS 'First day that it was seen.';
COMMENT ON COLUMN core.repeated_segments.last_seen_on IS 'Last day that it was seen.';

CREATE TABLE core.segment_decisions (
  segment_id VARCHAR NOT NULL,
  site VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  label VARCHAR NOT NULL,
  place VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  author VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  decided_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.segment_decisions IS 'One row per decision about a repeated segment: what learned boilerplate was in force at any time follows from it. Rows are only added; the last of a segment holds. Key: (segment_id, decided_at).';
COMMENT ON COLUMN core.segment_decisions.segment_id IS 'Segment (core.repeated_segments).';
COMMENT ON COLUMN core.segment_decisions.site IS 'Host of the address, else the source; empty for files without either.';
COMMENT ON COLUMN core.segment_decisions.state IS 'proposed (stays in until a person decides), learned (removed, by the evidence), confirmed or refused (by a person).';
COMMENT ON COLUMN core.segment_decisions.label IS 'What the segment is removed as.';
COMMENT ON COLUMN core.segment_decisions.place IS 'Where it is removed: head, tail or any.';
COMMENT ON COLUMN core.segment_decisions.text IS 'The segment.';
COMMENT ON COLUMN core.segment_decisions.author IS 'Who decided: a person, or evidence.';
COMMENT ON COLUMN core.segment_decisions.reason IS 'Why.';
COMMENT ON COLUMN core.segment_decisions.decided_at IS 'When (UTC).';

CREATE TABLE staging.segments (
  document_number BIGINT NOT NULL,
  block_number INTEGER NOT NULL,
  site VARCHAR NOT NULL,
  segment_id VARCHAR NOT NULL,
  is_removed BOOLEAN NOT NULL
);
COMMENT ON TABLE staging.segments IS 'One row per block that is body, or was learned to be boilerplate. Key: (document_number, block_number).';

CREATE TABLE staging.repeats (
  document_number BIGINT NOT NULL,
  site VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  story_count BIGINT NOT NULL,
  is_tail BOOLEAN NOT NULL
);
COMMENT ON TABLE staging.repeats IS 'One row per segment of the batch that now repeats across a site''s articles for the first time, with one document that has it. Key: (site, text).';

CREATE TABLE reference.segment_signs (
  sign VARCHAR,
  label VARCHAR,
  pattern VARCHAR,
  example VARCHAR
);
COMMENT ON TABLE reference.segment_signs IS 'What tells repeated lines of an outlet from sentences of its stories, from seeds/segment_signs.csv. Key: sign.';
COMMENT ON COLUMN reference.segment_signs.sign IS 'Name of the sign.';
COMMENT ON COLUMN reference.segment_signs.label IS 'What a repeated line with it is removed as; story: it is never removed.';
COMMENT ON COLUMN reference.segment_signs.pattern IS 'Regular expression that is found in such lines.';
COMMENT ON COLUMN reference.segment_signs.example IS 'Line that has it.';
