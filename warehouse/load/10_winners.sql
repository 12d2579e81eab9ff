-- Grain: one staged revision. Where several documents brought the same one, the first document speaks for it.
CREATE OR REPLACE TEMP TABLE winners AS
SELECT document_number, document_id, source_name, url, capture_id, fetched_at, article_id, revision_id, content_id,
  analysis_version, is_return
FROM arrivals
QUALIFY row_number() OVER (PARTITION BY revision_id ORDER BY document_number) = 1;
