-- Grain: one staged document with an article: the revision that it brings. Its id is that of its content (content_id), except where
-- the document shows again, later than anything known, what the article said before and does not say now: that is a new revision,
-- named by a hash of the content and the moment. What was read before keeps the id that it got.
CREATE OR REPLACE TEMP TABLE arrived AS
SELECT
  * EXCLUDE (revision_id), revision_id AS content_id, coalesce(fetched_at, '-infinity') AS came_at,
  row_number() OVER (PARTITION BY article_id, revision_id ORDER BY fetched_at NULLS FIRST, document_number) AS arrival_of_content,
  lag(revision_id) OVER (PARTITION BY article_id ORDER BY fetched_at NULLS FIRST, document_number) AS arrived_before
FROM staging.documents
WHERE has_article AND (disposition IS NULL OR disposition = 'other_language');
