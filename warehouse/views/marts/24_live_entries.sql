-- Grain: one entry of a live blog, of its article's current revision. Key: (article_id, entry_number).
CREATE VIEW marts.live_entries AS
SELECT
  e.article_id, e.revision_id, e.entry_number, e.published_at, e.published_text, e.published_precision, e.published_method,
  substr(r.text, e.span_start + 1, e.span_end - e.span_start) AS text, e.span_start, e.span_end,
  r.title, r.url, coalesce(r.site_name, r.source_name) AS outlet
FROM core.live_entries AS e
INNER JOIN core.articles AS a ON a.article_number = e.article_number AND a.revision_id = e.revision_id
INNER JOIN core.revisions AS r ON r.article_number = e.article_number AND r.revision_id = e.revision_id;
COMMENT ON VIEW marts.live_entries IS 'One row per entry of a live blog, of its article''s current revision. Figures in it count relative times from its day. Key: (article_id, entry_number).';
COMMENT ON COLUMN marts.live_entries.article_id IS 'Article.';
COMMENT ON COLUMN marts.live_entries.revision_id IS 'Revision of the article.';
COMMENT ON COLUMN marts.live_entries.entry_number IS 'Position in the text, from 1.';
COMMENT ON COLUMN marts.live_entries.published_at IS 'When it was written (UTC); null where its day or clock is not known.';
COMMENT ON COLUMN marts.live_entries.published_text IS 'The time in ISO 8601, as precise as it is told.';
COMMENT ON COLUMN marts.live_entries.published_precision IS 'second, minute or day.';
COMMENT ON COLUMN marts.live_entries.published_method IS 'Where the time stands: json-ld, time element, or text.';
COMMENT ON COLUMN marts.live_entries.text IS 'Its words.';
COMMENT ON COLUMN marts.live_entries.span_start IS 'First code point in the article''s text.';
COMMENT ON COLUMN marts.live_entries.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN marts.live_entries.title IS 'Headline of the live blog.';
COMMENT ON COLUMN marts.live_entries.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.live_entries.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
