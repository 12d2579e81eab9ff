-- Sitemaps: what is known of files and pages; the pause between two requests that a source wants.

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

CREATE TABLE raw.sitemap_pages (
  url VARCHAR NOT NULL,
  modified VARCHAR,
  looked_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE raw.sitemap_pages IS 'The pages that sitemaps named and that were asked for, also in vain: they are asked for again when their date changes. Key: url.';
COMMENT ON COLUMN raw.sitemap_pages.url IS 'Address of the page.';
COMMENT ON COLUMN raw.sitemap_pages.modified IS 'Its date as the sitemap gave it then: modification, else publication; null where it gave none.';
COMMENT ON COLUMN raw.sitemap_pages.looked_at IS 'When it was asked for (UTC).';

ALTER TABLE reference.sources ADD COLUMN delay_seconds VARCHAR;
COMMENT ON COLUMN reference.sources.delay_seconds IS 'Pause between two requests to its host, in seconds; empty for the setting.';
COMMENT ON COLUMN reference.sources.kind IS 'feed, sitemap, page_list, folder, file, jsonl or warc.';
