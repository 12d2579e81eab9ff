-- A page that goes back to an earlier version has a revision and a capture for it.

ALTER TABLE core.revisions ADD COLUMN IF NOT EXISTS content_id VARCHAR;
UPDATE core.revisions SET content_id = revision_id;
COMMENT ON COLUMN core.revisions.content_id IS 'First 16 hex digits of SHA-256 of the article id and what the newsroom wrote; equal where a page went back to an earlier version.';

ALTER TABLE raw.captures ADD COLUMN is_return BOOLEAN;
ALTER TABLE raw.captures ADD COLUMN IF NOT EXISTS capture_number BIGINT;
ALTER TABLE raw.captures ADD COLUMN IF NOT EXISTS document_key UBIGINT;
UPDATE raw.captures SET is_return = false;
COMMENT ON COLUMN raw.captures.is_return IS 'Whether the document had these bytes before, and others in between; the row without has the place of the bytes themselves.';
COMMENT ON TABLE core.revisions IS 'One row per version of an article that differs from the one before in what the newsroom wrote: title, standfirst, authors, publication time, text or correction. Key: revision_id.';
COMMENT ON COLUMN core.revisions.revision_id IS 'The content id; where the article goes back to a content that it had before, the hash of that and of the moment.';
COMMENT ON TABLE raw.captures IS 'One row per distinct content of one document, and per return to it: what was asked, what answered, when, and where in the archive the bytes lie. Key: (capture_id, document_id, fetched_at).';
