-- Grain: one revision that captures gave when they were read before, and that today's rules read otherwise: the revision that they
-- give now, or null where they find no article in the same bytes any more.
CREATE OR REPLACE TEMP TABLE reread AS
SELECT DISTINCT old.revision_id, old.article_id, CASE WHEN d.has_article THEN d.revision_id END AS new_revision_id
FROM staging.documents AS d
INNER JOIN core.documents AS old ON old.document_id = d.document_id AND old.capture_id = d.capture_id
WHERE (d.has_article AND (d.disposition IS NULL OR d.disposition = 'other_language') AND d.revision_id <> old.revision_id)
  OR d.disposition IN ('no_text', 'not_article');
