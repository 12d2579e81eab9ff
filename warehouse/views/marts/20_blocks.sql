-- Grain: one block of an article's current revision. Key: (article_id, block_number).
CREATE VIEW marts.blocks AS
SELECT
  a.article_id, b.revision_id, b.block_number, b.label, b.is_kept, b.rule, b.span_start, b.span_end,
  coalesce(b.text, substr(r.text, b.span_start + 1, b.span_end - b.span_start)) AS text,
  r.title, coalesce(r.site_name, s.outlet) AS outlet, r.url
FROM core.blocks AS b
INNER JOIN core.articles AS a ON a.article_number = b.article_number AND a.revision_id = b.revision_id
INNER JOIN core.revisions AS r ON r.article_number = b.article_number AND r.revision_id = b.revision_id
LEFT JOIN reference.sources AS s ON s.name = r.source_name;
COMMENT ON VIEW marts.blocks IS 'One row per block of an article''s current revision: what was kept, what was removed, by which rule. Key: (article_id, block_number).';
COMMENT ON COLUMN marts.blocks.article_id IS 'Article.';
COMMENT ON COLUMN marts.blocks.revision_id IS 'Revision of the article.';
COMMENT ON COLUMN marts.blocks.block_number IS 'Position in the document, from 1.';
COMMENT ON COLUMN marts.blocks.label IS 'What the block is.';
COMMENT ON COLUMN marts.blocks.is_kept IS 'Whether it is part of the body.';
COMMENT ON COLUMN marts.blocks.rule IS 'Rule that decided.';
COMMENT ON COLUMN marts.blocks.span_start IS 'First code point in the article''s text; null for removed blocks.';
COMMENT ON COLUMN marts.blocks.span_end IS 'Code point after the last one; null for removed blocks.';
COMMENT ON COLUMN marts.blocks.text IS 'Text of the block.';
COMMENT ON COLUMN marts.blocks.title IS 'Headline.';
COMMENT ON COLUMN marts.blocks.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.blocks.url IS 'Address asked for; null for files.';
