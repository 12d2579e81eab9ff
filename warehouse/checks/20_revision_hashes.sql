-- Grain: one looked-at revision that does not have the rows that it was stored with: one is missing, added or changed, or its own
-- title, text or dates are.
WITH hashes AS (
  SELECT
    r.revision_id,
    md5(to_json(struct_pack(*columns(r.* EXCLUDE (revision_id, article_id, revision_number, capture_id, document_id, source_name, url,
      fetched_at, body_hash, analysis_hash, analysis_version, run_id, loaded_at, article_number, content_id, modified_at, modified_text))))::VARCHAR) AS row_hash
  FROM core.revisions AS r
  INNER JOIN looked_at AS l ON l.revision_id = r.revision_id
  {child_rows}
),
found AS (
  SELECT revision_id, md5(string_agg(row_hash, '' ORDER BY row_hash)) AS analysis_hash FROM hashes GROUP BY revision_id
)
SELECT
  'core.revisions ' || r.revision_id AS row_name,
  'its title, text or dates, or the rows found in it, are not the ones that it was stored with' AS problem
FROM core.revisions AS r
INNER JOIN found AS f ON f.revision_id = r.revision_id
WHERE f.analysis_hash <> r.analysis_hash OR r.body_hash <> md5_number_lower(r.text)
