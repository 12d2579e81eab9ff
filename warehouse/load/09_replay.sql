-- Grain: one capture that a replay is to read again, numbered in the order in which captures came, run by run: promoted by the same
-- groups, revisions follow each other as they did. Left out is what these rules have read already; where everything is wanted,
-- what an interrupted replay of the same kind has done.
CREATE OR REPLACE TEMP TABLE replay_captures AS
WITH unfinished AS (
  SELECT run_id FROM quality.runs
  WHERE what = $what AND state IN ('interrupted', 'failed')
    AND started_at > coalesce((SELECT max(started_at) FROM quality.runs WHERE what = $what AND state = 'published'), '-infinity')
),
done AS (
  SELECT DISTINCT document_id, capture_id, analysis_version FROM quality.dispositions
  WHERE starts_with(analysis_version, $version) AND capture_id IS NOT NULL AND (NOT $is_anew OR run_id IN (FROM unfinished))
),
runs AS (
  SELECT run_id, min(recorded_at) AS began_at FROM raw.captures GROUP BY run_id
)
SELECT
  row_number() OVER (ORDER BY r.began_at, c.run_id, c.recorded_at, c.document_id, c.capture_id) AS number,
  c.run_id, c.document_id, c.capture_id, c.source_name, c.url, c.media_type, c.charset, c.fetched_at, c.archive_file,
  c.record_offset, c.record_length
FROM raw.captures AS c
INNER JOIN runs AS r ON r.run_id = c.run_id
WHERE c.archive_file IS NOT NULL
  AND ($since::TIMESTAMP IS NULL OR coalesce(c.fetched_at, c.recorded_at) >= $since::TIMESTAMP)
  AND (len($sources) = 0 OR list_contains($sources, c.source_name))
  AND NOT EXISTS (SELECT 1 FROM done AS d WHERE d.document_id = c.document_id AND d.capture_id = c.capture_id
      AND d.analysis_version = $version || core.site_version(c.url, c.source_name, $sites, $suffixes)
      AND (NOT c.is_return OR EXISTS (
        SELECT 1 FROM core.revisions AS v
        WHERE v.document_id = c.document_id AND v.capture_id = c.capture_id AND v.fetched_at = c.fetched_at
      ))
  );
