-- Grain: one source. Key: name. Filled from seeds/sources.csv.
CREATE TABLE reference.sources (
  name VARCHAR,
  kind VARCHAR,
  location VARCHAR,
  outlet VARCHAR,
  language VARCHAR,
  schedule VARCHAR,
  delay_seconds VARCHAR,
  active VARCHAR,
  notes VARCHAR
);
COMMENT ON TABLE reference.sources IS 'The source registry, from seeds/sources.csv. Key: name.';
COMMENT ON COLUMN reference.sources.name IS 'Name of the source.';
COMMENT ON COLUMN reference.sources.kind IS 'feed, sitemap, page_list, folder, file, jsonl or warc.';
COMMENT ON COLUMN reference.sources.location IS 'Where it is.';
COMMENT ON COLUMN reference.sources.outlet IS 'Outlet that publishes it.';
COMMENT ON COLUMN reference.sources.language IS 'Language of its articles.';
COMMENT ON COLUMN reference.sources.schedule IS 'When it is asked.';
COMMENT ON COLUMN reference.sources.delay_seconds IS 'Pause between two requests to its host, in seconds; empty for the setting.';
COMMENT ON COLUMN reference.sources.active IS 'Whether it is asked at all.';
COMMENT ON COLUMN reference.sources.notes IS 'Remarks.';
