-- Grain: one sitemap file. Key: url. A later look replaces the row.
CREATE TABLE raw.sitemap_files (
  url VARCHAR NOT NULL,
  validators JSON NOT NULL,
  modified VARCHAR,
  children JSON NOT NULL,
  completed_at TIMESTAMP,
  looked_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE raw.sitemap_files IS 'What each sitemap file answered last, so that an unchanged one costs its site one short answer. Key: url.';
COMMENT ON COLUMN raw.sitemap_files.url IS 'Address of the file.';
COMMENT ON COLUMN raw.sitemap_files.validators IS 'Request headers that ask only for a newer version; empty where something of it is still to be fetched.';
COMMENT ON COLUMN raw.sitemap_files.modified IS 'When it changed, as the index says that names it; null where nothing says so.';
COMMENT ON COLUMN raw.sitemap_files.children IS 'The sitemaps that it names if it is an index: address to when they changed.';
COMMENT ON COLUMN raw.sitemap_files.completed_at IS 'When everything new that it named had been fetched, the last time (UTC); null if never.';
COMMENT ON COLUMN raw.sitemap_files.looked_at IS 'When it was asked last (UTC).';
