-- The latest runs.
FROM reports.quality_history ORDER BY started_at DESC, run_id DESC LIMIT $1;
