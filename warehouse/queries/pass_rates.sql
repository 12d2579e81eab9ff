-- Share of expectations of each suite that held, in each of the latest runs.
WITH latest AS (
  SELECT run_id, started_at FROM quality.runs ORDER BY started_at DESC, run_id DESC LIMIT $1
)
SELECT
  l.run_id, l.started_at, e.suite, count(*) AS expectation_count, count(*) FILTER (e.is_success) AS held_count,
  count(*) FILTER (e.is_success) / count(*) AS share_held
FROM quality.expectation_results AS e
INNER JOIN latest AS l ON l.run_id = e.run_id
GROUP BY ALL
ORDER BY l.started_at, l.run_id, e.suite;
