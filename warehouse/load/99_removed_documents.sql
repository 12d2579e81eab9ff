-- What was said of removed documents outside the tables that name their articles: they are no longer told by name, but counted.
CREATE OR REPLACE TEMP TABLE gone_names AS
SELECT DISTINCT d.document_id, d.source_name
FROM quality.dispositions AS d
WHERE d.article_id IN (FROM gone_articles)
   OR EXISTS (SELECT 1 FROM gone_documents AS g WHERE g.document_id = d.document_id AND g.capture_id = d.capture_id);

DELETE FROM raw.addresses WHERE url IN (SELECT document_id FROM gone_names UNION SELECT document_id FROM gone_documents);
DELETE FROM raw.sitemap_pages WHERE url IN (SELECT document_id FROM gone_names UNION SELECT document_id FROM gone_documents);

UPDATE quality.dispositions AS d
SET document_id = $gone, url = NULL, capture_id = NULL, article_id = NULL, revision_id = NULL, reason = $reason
WHERE EXISTS (
  SELECT 1 FROM gone_names AS n WHERE n.document_id = d.document_id AND n.source_name IS NOT DISTINCT FROM d.source_name
);
