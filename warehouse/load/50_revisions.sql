-- Revisions and the articles that they belong to. Rows of the plan that say 'same' touch nothing.
INSERT INTO core.revisions BY NAME
SELECT
  p.revision_id, p.content_id, p.article_id, coalesce(p.known_count, 0) + p.arrival AS revision_number, p.capture_id, p.document_id,
  p.source_name, p.url, p.fetched_at, p.analysis_hash, p.analysis_version, promotion.run_id, promotion.loaded_at,
  p.article_number, md5_number_lower(a.text) AS body_hash, columns(a.* EXCLUDE (document_number))
FROM plan AS p
CROSS JOIN promotion
INNER JOIN staging.articles AS a ON a.document_number = p.document_number
WHERE p.action IN ('new_article', 'new_revision');

UPDATE core.revisions AS r
SET
  canonical_url = a.canonical_url, site_name = a.site_name, published_precision = a.published_precision,
  published_method = a.published_method, language = a.language, dateline = a.dateline,
  analysis_hash = p.analysis_hash, analysis_version = p.analysis_version
FROM plan AS p
INNER JOIN staging.articles AS a ON a.document_number = p.document_number
WHERE p.action = 'reanalysed' AND r.revision_id = p.revision_id;

MERGE INTO core.articles AS old
USING (
  SELECT
    p.article_id, arg_max(p.source_name, p.becomes_current) AS source_name,
    arg_max(p.document_id, p.becomes_current) AS document_id, arg_max(p.revision_id, p.becomes_current) AS revision_id,
    any_value(p.arrivals)::INTEGER AS added, any_value(p.article_number) AS article_number, bool_or(p.becomes_current) AS is_shown,
    any_value(promotion.run_id) AS run_id, any_value(promotion.loaded_at) AS loaded_at
  FROM plan AS p
  CROSS JOIN promotion
  WHERE p.action IN ('new_article', 'new_revision')
  GROUP BY p.article_id
) AS new ON old.article_number = new.article_number AND old.article_id = new.article_id
WHEN MATCHED AND new.is_shown THEN UPDATE SET
  document_id = new.document_id, revision_id = new.revision_id, revision_count = old.revision_count + new.added,
  loaded_at = new.loaded_at, run_id = new.run_id
WHEN MATCHED THEN UPDATE SET revision_count = old.revision_count + new.added
WHEN NOT MATCHED THEN INSERT (article_id, source_name, document_id, revision_id, revision_count, first_loaded_at, loaded_at, run_id, article_number)
  VALUES (new.article_id, new.source_name, new.document_id, new.revision_id, new.added, new.loaded_at, new.loaded_at, new.run_id, new.article_number);
