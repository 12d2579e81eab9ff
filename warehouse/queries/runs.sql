-- The latest runs, each with the figures and quotes that it brought into the ledger.
WITH brought AS (
  SELECT run_id, count(*) AS figure_count FROM marts.revision_figures GROUP BY run_id
)
SELECT h.*, coalesce(b.figure_count, 0) AS figure_count
FROM reports.quality_history AS h
LEFT JOIN brought AS b ON b.run_id = h.run_id
ORDER BY h.started_at DESC, h.run_id DESC
LIMIT $1;
