-- Grain: one source that was asked. Key: source_name. Times end with the source's last run, so that a machine that was off says
-- nothing of its sources; within a run the batch in staging counts as the last one.
CREATE VIEW reports.source_rhythm AS
WITH asked AS (
  SELECT s.source_name, s.started_at, s.state <> 'failed' AS is_success, s.loaded
  FROM quality.source_runs AS s
  INNER JOIN quality.runs AS r ON r.run_id = s.run_id
  WHERE r.state = 'published' AND s.started_at IS NOT NULL
  UNION ALL
  SELECT d.source_name, r.started_at, true, count(*) FILTER (d.has_article AND a.article_id IS NULL)
  FROM staging.documents AS d
  INNER JOIN quality.runs AS r ON r.run_id = d.run_id
  LEFT JOIN core.articles AS a ON a.article_id = d.article_id
  WHERE d.source_name IS NOT NULL
  GROUP BY ALL
  UNION ALL
  SELECT source_name, started_at, true, 0  -- asked by the run that is staged, without a document
  FROM (
    SELECT unnest(string_split(what, ', ')) AS source_name, started_at
    FROM quality.runs
    WHERE run_id IN (SELECT run_id FROM staging.documents)
  )
  WHERE source_name NOT IN (SELECT source_name FROM staging.documents WHERE source_name IS NOT NULL)
    AND source_name IN (SELECT source_name FROM quality.source_runs)
),
-- Of years of runs the windows below read the last ones: list_min(max(_, 51)) is when the fifty-first last of them began.
spans AS (
  SELECT
    source_name, max(started_at) AS last_asked_at, date_diff('second', min(started_at), last_asked_at) // 86400 AS full_days,
    list_min(max(started_at, 51) FILTER (loaded > 0)) AS gaps_since
  FROM asked
  GROUP BY source_name
),
aged AS (
  SELECT a.*, s.last_asked_at, date_diff('second', a.started_at, s.last_asked_at) // 86400 AS day, s.full_days
  FROM asked AS a
  INNER JOIN spans AS s ON s.source_name = a.source_name
),
days AS (
  SELECT source_name, day, sum(loaded)::BIGINT AS loaded
  FROM aged
  WHERE day <= 28 AND day < full_days
  GROUP BY ALL
),
volumes AS (
  SELECT
    source_name, count(*) FILTER (day > 0) AS day_count, min(loaded) FILTER (day > 0) AS weakest_day,
    median(loaded) FILTER (day > 0) AS usual_day, max(loaded) FILTER (day > 0) AS strongest_day
  FROM days
  GROUP BY source_name
),
gaps AS (
  SELECT a.source_name, date_diff('second', lag(a.started_at) OVER of_source, a.started_at) / 3600 AS hours
  FROM asked AS a
  INNER JOIN spans AS s ON s.source_name = a.source_name
  WHERE a.loaded > 0 AND a.started_at >= s.gaps_since
  WINDOW of_source AS (PARTITION BY a.source_name ORDER BY a.started_at)
  QUALIFY hours IS NOT NULL AND row_number() OVER (PARTITION BY a.source_name ORDER BY a.started_at DESC) <= 50
),
silences AS (
  SELECT source_name, count(*) AS gap_count, max(hours) AS usual_gap_hours
  FROM gaps
  GROUP BY source_name
),
sums AS (
  SELECT
    source_name, count(*) AS run_count, max(last_asked_at) AS last_asked_at, max(started_at) FILTER (is_success) AS last_success_at,
    max(started_at) FILTER (loaded > 0) AS last_new_at, coalesce(sum(loaded) FILTER (day = 0), 0)::BIGINT AS last_day
  FROM aged
  GROUP BY source_name
)
SELECT
  m.source_name, m.run_count, m.last_asked_at, m.last_success_at, m.last_new_at,
  date_diff('second', m.last_new_at, m.last_asked_at) / 3600 AS hours_since_new, coalesce(s.gap_count, 0) AS gap_count,
  s.usual_gap_hours, coalesce(s.gap_count >= 10 AND hours_since_new > greatest(6, 2 * s.usual_gap_hours), false) AS is_silent,
  m.last_day, coalesce(v.day_count, 0) AS day_count, v.weakest_day, v.usual_day, v.strongest_day,
  CASE
    WHEN v.day_count IS NULL OR v.day_count < 7 OR v.usual_day < 10 THEN NULL
    WHEN m.last_day < v.weakest_day / 2 THEN 'drop'
    WHEN m.last_day > v.strongest_day * 3 THEN 'jump'
    ELSE 'usual'
  END AS volume
FROM sums AS m
LEFT JOIN volumes AS v ON v.source_name = m.source_name
LEFT JOIN silences AS s ON s.source_name = m.source_name;
COMMENT ON VIEW reports.source_rhythm IS 'One row per source that was asked: how long it is silent and how much it brings, against its own past. Key: source_name.';
COMMENT ON COLUMN reports.source_rhythm.source_name IS 'Row of the source registry, or what was given by hand.';
COMMENT ON COLUMN reports.source_rhythm.run_count IS 'Published runs that asked it.';
COMMENT ON COLUMN reports.source_rhythm.last_asked_at IS 'When it was asked last (UTC).';
COMMENT ON COLUMN reports.source_rhythm.last_success_at IS 'When it was last asked and gave something else than failures (UTC).';
COMMENT ON COLUMN reports.source_rhythm.last_new_at IS 'When it last brought a new article (UTC).';
COMMENT ON COLUMN reports.source_rhythm.hours_since_new IS 'Hours from then to when it was asked last.';
COMMENT ON COLUMN reports.source_rhythm.gap_count IS 'Gaps between runs with new articles that the next column knows, the last 50 at most.';
COMMENT ON COLUMN reports.source_rhythm.usual_gap_hours IS 'The longest of these gaps, in hours.';
COMMENT ON COLUMN reports.source_rhythm.is_silent IS 'Whether it is silent for more than twice its longest gap of at least ten, and more than 6 hours.';
COMMENT ON COLUMN reports.source_rhythm.last_day IS 'New articles of the 24 hours before it was asked last.';
COMMENT ON COLUMN reports.source_rhythm.day_count IS 'Days before that, 24 hours each and 28 at most, on which it was asked.';
COMMENT ON COLUMN reports.source_rhythm.weakest_day IS 'New articles of the weakest of these days.';
COMMENT ON COLUMN reports.source_rhythm.usual_day IS 'Median of these days.';
COMMENT ON COLUMN reports.source_rhythm.strongest_day IS 'New articles of the strongest.';
COMMENT ON COLUMN reports.source_rhythm.volume IS 'drop (less than half the weakest day), jump (more than three times the strongest) or usual; null below 7 days or a median of 10.';
