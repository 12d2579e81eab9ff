-- Grain: one page that a sitemap named and that was asked for. Key: url. A later look replaces the row.
CREATE TABLE raw.sitemap_pages (
  url VARCHAR NOT NULL,
  modified VARCHAR,
  looked_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE raw.sitemap_pages IS 'The pages that sitemaps named and that were asked for, also in vain: they are asked for again when their date changes. Key: url.';
COMMENT ON COLUMN raw.sitemap_pages.url IS 'Address of the page.';
COMMENT ON COLUMN raw.sitemap_pages.modified IS 'Its date as the sitemap gave it then: modification, else publication; null where it gave none.';
COMMENT ON COLUMN raw.sitemap_pages.looked_at IS 'When it was asked for (UTC).';
