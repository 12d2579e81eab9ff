-- Rows that each of the latest runs was the first to hold back, by what they are and whether they still wait.
WITH latest AS (
  SELECT run_id, started_at FROM quality.runs ORDER BY started_at DESC, run_id DESC LIMIT $1
)
SELECT
  l.run_id, l.started_at, coalesce(q.row_kind, 'none') AS row_kind, count(q.quarantine_id) AS row_count,
  count(q.quarantine_id) FILTER (q.state IN ('held', 'retry')) AS waiting_count
FROM latest AS l
LEFT JOIN quality.quarantine AS q ON q.first_run_id = l.run_id
GROUP BY ALL
ORDER BY l.started_at, l.run_id, row_kind;
