-- Grain: one run. Key: run_id.
CREATE VIEW reports.quality_history AS
WITH documents AS (
  SELECT
    run_id, count(*) AS document_count, count(*) FILTER (disposition = 'loaded') AS loaded, count(*) FILTER (disposition = 'revised') AS revised,
    count(*) FILTER (disposition = 'unchanged') AS unchanged, count(*) FILTER (disposition = 'duplicate') AS duplicate,
    count(*) FILTER (disposition = 'no_text') AS no_text, count(*) FILTER (disposition = 'not_article') AS not_article,
    count(*) FILTER (disposition = 'unreadable') AS unreadable, count(*) FILTER (disposition = 'too_large') AS too_large,
    count(*) FILTER (disposition = 'other_language') AS other_language, count(*) FILTER (disposition = 'quarantined') AS quarantined,
    count(*) FILTER (disposition = 'fetch_failed') AS fetch_failed,
    count(*) FILTER (disposition = 'refused') AS refused, count(*) FILTER (disposition = 'not_modified') AS not_modified
  FROM quality.dispositions
  GROUP BY run_id
),
expectations AS (
  SELECT
    run_id, count(*) AS expectation_count, count(*) FILTER (is_success) AS held_count,
    count(*) FILTER (NOT is_success AND severity = 'critical') AS critical_failures,
    count(*) FILTER (NOT is_success AND severity = 'warning') AS warnings,
    list_sort(list(DISTINCT suite || '.' || expectation) FILTER (NOT is_success)) AS failed_expectations
  FROM quality.expectation_results
  GROUP BY run_id
),
held AS (
  SELECT first_run_id AS run_id, count(*) FILTER (state IN ('held', 'retry')) AS waiting_rows
  FROM quality.quarantine
  GROUP BY first_run_id
),
filled AS (
  SELECT
    run_id, sum(articles)::BIGINT AS article_count, sum(titled) / nullif(sum(articles), 0) AS share_titled,
    sum(dated) / nullif(sum(articles), 0) AS share_dated, sum(authored) / nullif(sum(articles), 0) AS share_authored
  FROM quality.source_runs
  GROUP BY run_id
),
brought AS (
  SELECT run_id, count(*) AS figure_count, count(attributed_to) AS attributed_count FROM core.figures GROUP BY run_id
)
SELECT
  r.run_id, r.state, r.what, r.started_at, r.ended_at, date_diff('second', r.started_at, r.ended_at) AS seconds,
  coalesce(d.document_count, 0) AS document_count, coalesce(d.loaded, 0) AS loaded, coalesce(d.revised, 0) AS revised,
  coalesce(d.unchanged, 0) AS unchanged, coalesce(d.duplicate, 0) AS duplicate, coalesce(d.no_text, 0) AS no_text,
  coalesce(d.not_article, 0) AS not_article, coalesce(d.unreadable, 0) AS unreadable, coalesce(d.too_large, 0) AS too_large,
  coalesce(d.other_language, 0) AS other_language, coalesce(d.quarantined, 0) AS quarantined,
  coalesce(d.fetch_failed, 0) AS fetch_failed, coalesce(d.refused, 0) AS refused, coalesce(d.not_modified, 0) AS not_modified,
  coalesce(f.article_count, 0) AS article_count, coalesce(b.figure_count, 0) AS figure_count,
  b.attributed_count / b.figure_count AS share_attributed, f.share_titled, f.share_dated, f.share_authored,
  r.quarantined_rows, coalesce(h.waiting_rows, 0) AS waiting_rows, coalesce(e.expectation_count, 0) AS expectation_count,
  e.held_count / e.expectation_count AS share_held, coalesce(e.critical_failures, 0) AS critical_failures,
  coalesce(e.warnings, 0) AS warnings, coalesce(e.failed_expectations, []) AS failed_expectations, r.reference_version, r.message
FROM quality.runs AS r
LEFT JOIN documents AS d ON d.run_id = r.run_id
LEFT JOIN expectations AS e ON e.run_id = r.run_id
LEFT JOIN held AS h ON h.run_id = r.run_id
LEFT JOIN filled AS f ON f.run_id = r.run_id
LEFT JOIN brought AS b ON b.run_id = r.run_id;
COMMENT ON VIEW reports.quality_history IS 'One row per run: dispositions, volumes, fill rates, gate, quarantine. Key: run_id.';
COMMENT ON COLUMN reports.quality_history.run_id IS 'Run.';
COMMENT ON COLUMN reports.quality_history.state IS 'running, published, stopped, failed or interrupted.';
COMMENT ON COLUMN reports.quality_history.what IS 'What was asked for.';
COMMENT ON COLUMN reports.quality_history.started_at IS 'Start (UTC).';
COMMENT ON COLUMN reports.quality_history.ended_at IS 'End (UTC).';
COMMENT ON COLUMN reports.quality_history.seconds IS 'Duration in seconds.';
COMMENT ON COLUMN reports.quality_history.document_count IS 'Documents that got a disposition.';
COMMENT ON COLUMN reports.quality_history.loaded IS 'New articles.';
COMMENT ON COLUMN reports.quality_history.revised IS 'Changed articles, or articles that new rules read differently.';
COMMENT ON COLUMN reports.quality_history.unchanged IS 'Articles known already.';
COMMENT ON COLUMN reports.quality_history.duplicate IS 'Articles that came twice in the run.';
COMMENT ON COLUMN reports.quality_history.no_text IS 'Documents without text.';
COMMENT ON COLUMN reports.quality_history.not_article IS 'Documents that are no article.';
COMMENT ON COLUMN reports.quality_history.unreadable IS 'Documents broken beyond use.';
COMMENT ON COLUMN reports.quality_history.too_large IS 'Documents beyond the limits.';
COMMENT ON COLUMN reports.quality_history.other_language IS 'Articles kept without analysis.';
COMMENT ON COLUMN reports.quality_history.quarantined IS 'Articles that the gate held back.';
COMMENT ON COLUMN reports.quality_history.fetch_failed IS 'Documents that could not be fetched.';
COMMENT ON COLUMN reports.quality_history.refused IS 'Documents that the site does not let be fetched or mined.';
COMMENT ON COLUMN reports.quality_history.not_modified IS 'Documents that had not changed.';
COMMENT ON COLUMN reports.quality_history.article_count IS 'Revisions that it brought: new and changed articles.';
COMMENT ON COLUMN reports.quality_history.figure_count IS 'Figures in the ledger that it wrote.';
COMMENT ON COLUMN reports.quality_history.share_attributed IS 'Share of these with a claimant; null without any.';
COMMENT ON COLUMN reports.quality_history.share_titled IS 'Share of its articles with a title; null without any.';
COMMENT ON COLUMN reports.quality_history.share_dated IS 'Share of its articles with a publication time; null without any.';
COMMENT ON COLUMN reports.quality_history.share_authored IS 'Share of its articles with an author; null without any.';
COMMENT ON COLUMN reports.quality_history.quarantined_rows IS 'Rows that the gate held back.';
COMMENT ON COLUMN reports.quality_history.waiting_rows IS 'Rows first held back in it that nobody has released and no later run has resolved.';
COMMENT ON COLUMN reports.quality_history.expectation_count IS 'Expectations checked.';
COMMENT ON COLUMN reports.quality_history.share_held IS 'Share of them that held; null where none was checked.';
COMMENT ON COLUMN reports.quality_history.critical_failures IS 'Critical expectations that failed.';
COMMENT ON COLUMN reports.quality_history.warnings IS 'Warnings that failed.';
COMMENT ON COLUMN reports.quality_history.failed_expectations IS 'Names of all that failed.';
COMMENT ON COLUMN reports.quality_history.reference_version IS 'Version of the reference data.';
COMMENT ON COLUMN reports.quality_history.message IS 'What happened.';
