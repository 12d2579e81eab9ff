-- Grain: one document whose article still has a segment that is removed by now, or lost one that is refused by now, and which was
-- read by today's rules with another table of learned segments.
WITH in_force AS (
  FROM core.segment_decisions
  QUALIFY row_number() OVER (PARTITION BY segment_id ORDER BY decided_at DESC) = 1
),
changed AS (
  SELECT DISTINCT s.article_number
  FROM core.segment_sightings AS s
  LEFT JOIN in_force AS f ON f.segment_id = s.segment_id
  WHERE s.is_removed <> coalesce(f.state IN ('learned', 'confirmed'), false)
)
SELECT
  d.document_id, d.capture_id, c.source_name, c.url, c.media_type, c.charset, c.fetched_at, c.archive_file, c.record_offset,
  c.record_length, d.analysis_version
FROM changed AS n
INNER JOIN core.articles AS a ON a.article_number = n.article_number
INNER JOIN core.documents AS d ON d.revision_id = a.revision_id
INNER JOIN raw.captures AS c ON c.document_id = d.document_id AND c.capture_id = d.capture_id AND NOT c.is_return
WHERE starts_with(d.analysis_version, $version) AND c.archive_file IS NOT NULL
ORDER BY n.article_number, d.document_id, d.capture_id;
