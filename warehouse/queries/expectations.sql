-- What the latest gate checked. Batches of one run are added up; the rate over time counts runs in which it held.
WITH by_run AS (
  SELECT
    e.run_id, e.suite, e.expectation, any_value(e.level) AS level, any_value(e.severity) AS severity, bool_and(e.is_success) AS is_success,
    sum(e.row_count)::BIGINT AS row_count, sum(e.failed_count)::BIGINT AS failed_count, arg_max(e.observed, e.batch_number) AS observed,
    any_value(e.reason) AS reason, list_distinct(flatten(list(e.examples)))[:5] AS examples, max(r.started_at) AS started_at
  FROM quality.expectation_results AS e
  INNER JOIN quality.runs AS r ON r.run_id = e.run_id
  GROUP BY e.run_id, e.suite, e.expectation
),
over_time AS (
  SELECT suite, expectation, count(*) AS run_count, count(*) FILTER (is_success) AS held_count FROM by_run GROUP BY suite, expectation
),
latest AS (
  SELECT run_id FROM by_run ORDER BY started_at DESC, run_id DESC LIMIT 1
)
SELECT b.*, o.run_count, o.held_count
FROM by_run AS b
INNER JOIN latest AS l ON l.run_id = b.run_id
INNER JOIN over_time AS o ON o.suite = b.suite AND o.expectation = b.expectation
ORDER BY b.is_success, CASE b.severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, b.suite, b.expectation
LIMIT $1;
