-- Grain: one segment that repeats across the articles of a site. Key: segment_id.
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
