-- The hash of everything in a revision, as promotion makes it (30_plan.sql), for those that were changed by a removal.
UPDATE core.revisions AS r
SET analysis_hash = f.analysis_hash, body_hash = md5_number_lower(r.text)
FROM (
  SELECT revision_id, md5(string_agg(row_hash, '' ORDER BY row_hash)) AS analysis_hash
  FROM (
    SELECT
      r.revision_id,
      md5(to_json(struct_pack(*columns(r.* EXCLUDE (revision_id, article_id, revision_number, capture_id, document_id, source_name, url,
        fetched_at, body_hash, analysis_hash, analysis_version, run_id, loaded_at, article_number, content_id, modified_at, modified_text))))::VARCHAR) AS row_hash
    FROM core.revisions AS r
    {child_rows}
  )
  WHERE revision_id IN (FROM redacted_revisions)
  GROUP BY revision_id
) AS f
WHERE f.revision_id = r.revision_id;
