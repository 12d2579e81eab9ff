-- Grain: one revision of one article. Key: revision_id.
CREATE TABLE core.revisions (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  revision_number INTEGER NOT NULL,
  capture_id VARCHAR,
  document_id VARCHAR NOT NULL,
  source_name VARCHAR,
  url VARCHAR,
  canonical_url VARCHAR,
  site_name VARCHAR,
  title VARCHAR,
  standfirst VARCHAR,
  authors VARCHAR[],
  published_at TIMESTAMP,
  published_text VARCHAR,
  published_precision VARCHAR,
  published_method VARCHAR,
  modified_at TIMESTAMP,
  modified_text VARCHAR,
  language VARCHAR,
  dateline VARCHAR,
  text VARCHAR NOT NULL,
  fetched_at TIMESTAMP,
  analysis_hash VARCHAR NOT NULL,
  analysis_version VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  body_hash UBIGINT,
  article_number BIGINT,
  content_id VARCHAR
);
COMMENT ON TABLE core.revisions IS 'One row per version of an article that differs from the one before in what the newsroom wrote: title, standfirst, authors, publication time, text or correction. Key: revision_id.';
COMMENT ON COLUMN core.revisions.revision_id IS 'The content id; where the article goes back to a content that it had before, the hash of that and of the moment.';
COMMENT ON COLUMN core.revisions.article_id IS 'Article (core.articles).';
COMMENT ON COLUMN core.revisions.revision_number IS '1 for the revision that was loaded first, then counting up.';
COMMENT ON COLUMN core.revisions.capture_id IS 'SHA-256 of the captured bytes it was made from (raw.captures).';
COMMENT ON COLUMN core.revisions.document_id IS 'Document it was made from.';
COMMENT ON COLUMN core.revisions.source_name IS 'Row of the source registry it came from.';
COMMENT ON COLUMN core.revisions.url IS 'Address asked for.';
COMMENT ON COLUMN core.revisions.canonical_url IS 'Address that the page calls its own.';
COMMENT ON COLUMN core.revisions.site_name IS 'Outlet as the page names it.';
COMMENT ON COLUMN core.revisions.title IS 'Headline.';
COMMENT ON COLUMN core.revisions.standfirst IS 'Summary under the headline.';
COMMENT ON COLUMN core.revisions.authors IS 'Authors in the order given.';
COMMENT ON COLUMN core.revisions.published_at IS 'Start of the stated publication time (UTC); see published_precision.';
COMMENT ON COLUMN core.revisions.published_text IS 'Publication time in ISO 8601, as precise as the article gives it.';
COMMENT ON COLUMN core.revisions.published_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN core.revisions.published_method IS 'Rule that found the publication time.';
COMMENT ON COLUMN core.revisions.modified_at IS 'Modification time that the page states (UTC).';
COMMENT ON COLUMN core.revisions.modified_text IS 'Modification time in ISO 8601, as given.';
COMMENT ON COLUMN core.revisions.language IS 'ISO 639-1 code of the language of the text.';
COMMENT ON COLUMN core.revisions.dateline IS 'Dateline that opened the first paragraph.';
COMMENT ON COLUMN core.revisions.text IS 'Clean body; every span counts code points of this text.';
COMMENT ON COLUMN core.revisions.fetched_at IS 'When the bytes came (UTC).';
COMMENT ON COLUMN core.revisions.analysis_hash IS 'MD5 over the row hashes of everything found in the text; tells whether new rules changed anything.';
COMMENT ON COLUMN core.revisions.analysis_version IS 'Version of rules, reference data and model that analysed it last with a difference.';
COMMENT ON COLUMN core.revisions.run_id IS 'Run that brought the revision.';
COMMENT ON COLUMN core.revisions.loaded_at IS 'When the revision came into the ledger (UTC).';
COMMENT ON COLUMN core.revisions.body_hash IS 'Lower half of the MD5 of text: the gate looks up by it whether the same words came before.';
COMMENT ON COLUMN core.revisions.article_number IS 'Number of the article (core.articles).';
COMMENT ON COLUMN core.revisions.content_id IS 'First 16 hex digits of SHA-256 of the article id and what the newsroom wrote; equal where a page went back to an earlier version.';
