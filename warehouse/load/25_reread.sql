-- Grain: one revision that captures gave when they were read before, and that today's rules read otherwise: the revision that they
-- give now, or null where they find no article in the same bytes any more.
CREATE OR REPLACE TEMP TABLE reread AS
WITH read_before AS (
  SELECT
    a.revision_id AS new_revision_id, a.content_id AS new_content_id, old.article_id,
    coalesce(own.revision_id, old.revision_id) AS revision_id, own.revision_id IS NULL AND coalesce(a.is_return, false) AS is_new
  FROM staging.documents AS d
  INNER JOIN met_documents AS old ON old.document_id = d.document_id AND old.capture_id = d.capture_id
  LEFT JOIN arrivals AS a ON a.document_number = d.document_number
  -- Bytes that came again after others gave two revisions: each reading has its own.
  LEFT JOIN met_revisions AS own
    ON own.article_id = old.article_id AND own.document_id = d.document_id AND own.capture_id = d.capture_id
    AND own.fetched_at IS NOT DISTINCT FROM d.fetched_at
  WHERE a.document_number IS NOT NULL OR d.disposition IN ('no_text', 'not_article')
)
SELECT DISTINCT b.revision_id, b.article_id, b.new_revision_id
FROM read_before AS b
INNER JOIN met_revisions AS r ON r.revision_id = b.revision_id
WHERE b.new_revision_id IS NULL OR (b.new_content_id <> r.content_id AND NOT b.is_new);
