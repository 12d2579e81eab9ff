-- Which capture gave which revision, by which rules. Bytes that were read before by the same rules change nothing here;
-- bytes that came again after others stand with the revision that they gave last.
CREATE OR REPLACE TEMP TABLE given_documents AS
SELECT d.document_id, d.capture_id, d.article_id, d.revision_id, d.analysis_version, promotion.loaded_at, p.article_number
FROM arrivals AS d
CROSS JOIN promotion
INNER JOIN plan AS p ON p.revision_id = d.revision_id
WHERE d.capture_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY d.document_id, d.capture_id ORDER BY d.document_number DESC) = 1;

UPDATE core.documents AS old
SET
  article_id = new.article_id, revision_id = new.revision_id, analysis_version = new.analysis_version, loaded_at = new.loaded_at,
  article_number = new.article_number
FROM (
  SELECT g.*, m.article_number AS old_number
  FROM given_documents AS g
  INNER JOIN met_documents AS m ON m.document_id = g.document_id AND m.capture_id = g.capture_id
  WHERE m.analysis_version <> g.analysis_version OR m.revision_id <> g.revision_id
) AS new
WHERE old.article_number = new.old_number AND old.document_id = new.document_id AND old.capture_id = new.capture_id;

INSERT INTO core.documents BY NAME
SELECT g.*, md5_number_lower(g.document_id) AS document_key
FROM given_documents AS g
ANTI JOIN met_documents AS m ON m.document_id = g.document_id AND m.capture_id = g.capture_id;
