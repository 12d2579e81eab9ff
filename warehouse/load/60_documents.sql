-- Which capture gave which revision, by which rules. Bytes that were read before by the same rules change nothing here;
-- bytes that came again after others stand with the revision that they gave last.
MERGE INTO core.documents AS old
USING (
  SELECT d.document_id, d.capture_id, d.article_id, d.revision_id, d.analysis_version, promotion.loaded_at
  FROM arrivals AS d
  CROSS JOIN promotion
  INNER JOIN plan AS p ON p.revision_id = d.revision_id
  WHERE d.capture_id IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY d.document_id, d.capture_id ORDER BY d.document_number DESC) = 1
) AS new ON old.document_id = new.document_id AND old.capture_id = new.capture_id
WHEN MATCHED AND (old.analysis_version <> new.analysis_version OR old.revision_id <> new.revision_id) THEN UPDATE SET
  article_id = new.article_id, revision_id = new.revision_id, analysis_version = new.analysis_version, loaded_at = new.loaded_at
WHEN NOT MATCHED THEN INSERT BY NAME;
