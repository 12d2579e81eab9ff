-- Grain: one article, as its current revision. Key: article_id. Joined by the numbers of the articles, in whose order the rows lie: a
-- day or one article is found without reading the ids of all.
CREATE VIEW marts.articles AS
SELECT
  a.article_id, a.revision_id, r.revision_number, a.revision_count, a.source_name,
  coalesce(r.site_name, s.outlet) AS outlet,
  r.url, r.canonical_url, r.title, r.standfirst, r.authors, r.published_at, r.published_text, r.published_precision,
  r.published_method, r.modified_at, r.language, r.dateline, p.section, p.is_paywalled, r.text, length(r.text) AS text_length,
  n.figure_count, n.actor_count, n.quote_count,
  t.story_id, r.document_id, r.capture_id, r.fetched_at, a.first_loaded_at, a.loaded_at
FROM core.articles AS a
INNER JOIN core.revisions AS r ON r.article_number = a.article_number AND r.revision_id = a.revision_id
LEFT JOIN core.placements AS p ON p.article_number = a.article_number AND p.revision_id = a.revision_id
LEFT JOIN reference.sources AS s ON s.name = a.source_name
LEFT JOIN core.stories AS t ON t.article_number = a.article_number
LEFT JOIN materialised.article_counts AS n ON n.article_number = a.article_number;
COMMENT ON VIEW marts.articles IS 'One row per article, as its current revision. Key: article_id.';
COMMENT ON COLUMN marts.articles.article_id IS 'Article.';
COMMENT ON COLUMN marts.articles.revision_id IS 'Revision of the article.';
COMMENT ON COLUMN marts.articles.revision_number IS '1 for the first revision, then counting up.';
COMMENT ON COLUMN marts.articles.revision_count IS 'Number of revisions known.';
COMMENT ON COLUMN marts.articles.source_name IS 'Row of the source registry; null for paths and addresses given by hand.';
COMMENT ON COLUMN marts.articles.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.articles.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.articles.canonical_url IS 'Address that the page calls its own.';
COMMENT ON COLUMN marts.articles.title IS 'Headline.';
COMMENT ON COLUMN marts.articles.standfirst IS 'Summary under the headline.';
COMMENT ON COLUMN marts.articles.authors IS 'Authors in the order given.';
COMMENT ON COLUMN marts.articles.published_at IS 'Start of the stated publication time (UTC).';
COMMENT ON COLUMN marts.articles.published_text IS 'Publication time in ISO 8601, as precise as the article gives it.';
COMMENT ON COLUMN marts.articles.published_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN marts.articles.published_method IS 'Rule that found the publication time.';
COMMENT ON COLUMN marts.articles.modified_at IS 'Modification time that the page states (UTC).';
COMMENT ON COLUMN marts.articles.language IS 'ISO 639-1 code of the language.';
COMMENT ON COLUMN marts.articles.dateline IS 'Dateline that opened the first paragraph.';
COMMENT ON COLUMN marts.articles.section IS 'Section of the outlet, as the page names it.';
COMMENT ON COLUMN marts.articles.is_paywalled IS 'Whether the page says that the article, or a part of it, is for those who pay; null where it does not say.';
COMMENT ON COLUMN marts.articles.text IS 'Clean body; every span counts code points of it.';
COMMENT ON COLUMN marts.articles.text_length IS 'Length of the body in code points.';
COMMENT ON COLUMN marts.articles.figure_count IS 'Number of figures.';
COMMENT ON COLUMN marts.articles.actor_count IS 'Number of actors.';
COMMENT ON COLUMN marts.articles.quote_count IS 'Number of quotes.';
COMMENT ON COLUMN marts.articles.story_id IS 'Story that the article tells together with its copies; count these to count independent sources.';
COMMENT ON COLUMN marts.articles.document_id IS 'Document that brought the current revision.';
COMMENT ON COLUMN marts.articles.capture_id IS 'SHA-256 of the captured bytes.';
COMMENT ON COLUMN marts.articles.fetched_at IS 'When the bytes came (UTC).';
COMMENT ON COLUMN marts.articles.first_loaded_at IS 'When the article first came into the ledger (UTC).';
COMMENT ON COLUMN marts.articles.loaded_at IS 'When the current revision came into the ledger (UTC).';
