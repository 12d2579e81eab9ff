-- One revision as it holds, as document 1 of staging: the gate can be asked about it before anything is decided.
INSERT INTO staging.documents BY NAME
SELECT
  1 AS document_number, run_id, document_id, source_name, url, capture_id, fetched_at, article_id, revision_id,
  true AS has_article, analysis_version, chosen.now AS staged_at
FROM core.revisions
INNER JOIN chosen USING (revision_id);

INSERT INTO staging.articles BY NAME
SELECT 1 AS document_number, * EXCLUDE (revision_id, article_id, revision_number, capture_id, document_id, source_name, url,
  fetched_at, analysis_hash, analysis_version, run_id, loaded_at)
FROM core.revisions
WHERE revision_id IN (SELECT revision_id FROM chosen);

INSERT INTO staging.figures BY NAME
SELECT 1 AS document_number, * EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at, correction_ids)
FROM core.figures_in_force
WHERE revision_id IN (SELECT revision_id FROM chosen);

INSERT INTO staging.actors BY NAME
SELECT 1 AS document_number, * EXCLUDE (revision_id, article_id, row_hash, run_id, loaded_at)
FROM core.actors
WHERE revision_id IN (SELECT revision_id FROM chosen);
