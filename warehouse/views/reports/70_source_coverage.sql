-- Grain: one source. Key: source_name ('(by hand)' for paths and addresses without a source).
CREATE VIEW reports.source_coverage AS
WITH documents AS (
  SELECT
    coalesce(source_name, '(by hand)') AS source_name, count(*) AS document_count, count(DISTINCT run_id) AS run_count,
    count(*) FILTER (disposition IN ('loaded', 'revised', 'unchanged', 'duplicate', 'other_language', 'not_modified')) AS good_count,
    count(*) FILTER (disposition IN ('unreadable', 'no_text', 'not_article', 'too_large')) AS unusable_count,
    count(*) FILTER (disposition = 'fetch_failed') AS fetch_failed_count,
    count(*) FILTER (disposition = 'quarantined') AS quarantined_count, max(recorded_at) AS last_document_at
  FROM quality.dispositions
  GROUP BY ALL
),
articles AS (
  SELECT
    coalesce(source_name, '(by hand)') AS source_name, count(*) AS article_count, count(DISTINCT story_id) AS story_count,
    sum(figure_count)::BIGINT AS figure_count, sum(quote_count)::BIGINT AS quote_count,
    count(*) FILTER (revision_count > 1) AS revised_count, count(published_at) / count(*) AS share_dated,
    count(title) / count(*) AS share_titled, median(date_diff('minute', published_at, fetched_at)) AS median_lag_minutes,
    min(published_at) AS first_published_at, max(published_at) AS last_published_at
  FROM marts.articles
  GROUP BY ALL
),
claims AS (
  SELECT coalesce(source_name, '(by hand)') AS source_name, count(claimant) / count(*) AS share_attributed
  FROM marts.figures
  GROUP BY ALL
),
names AS (
  SELECT source_name FROM documents UNION SELECT source_name FROM articles UNION SELECT name FROM reference.sources UNION SELECT source_name FROM quality.source_runs
)
SELECT
  n.source_name, s.outlet, s.kind, coalesce(d.run_count, 0) AS run_count, coalesce(d.document_count, 0) AS document_count,
  coalesce(d.good_count, 0) AS good_count, coalesce(d.unusable_count, 0) AS unusable_count,
  coalesce(d.fetch_failed_count, 0) AS fetch_failed_count, coalesce(d.quarantined_count, 0) AS quarantined_count,
  coalesce(a.article_count, 0) AS article_count, coalesce(a.story_count, 0) AS story_count, coalesce(a.revised_count, 0) AS revised_count,
  coalesce(a.figure_count, 0) AS figure_count, coalesce(a.quote_count, 0) AS quote_count, c.share_attributed, a.share_dated,
  a.share_titled, a.median_lag_minutes, a.first_published_at, a.last_published_at, d.last_document_at,
  h.last_success_at, h.last_new_at, h.hours_since_new, h.usual_gap_hours, coalesce(h.is_silent, false) AS is_silent,
  h.last_day, h.usual_day, h.volume, coalesce(l.drifted, []) AS drifted
FROM names AS n
LEFT JOIN documents AS d ON d.source_name = n.source_name
LEFT JOIN articles AS a ON a.source_name = n.source_name
LEFT JOIN claims AS c ON c.source_name = n.source_name
LEFT JOIN reports.source_rhythm AS h ON h.source_name = n.source_name
LEFT JOIN reports.source_layout AS l ON l.source_name = n.source_name
LEFT JOIN reference.sources AS s ON s.name = n.source_name;
COMMENT ON VIEW reports.source_coverage IS 'One row per source: what came, what became of it, how complete it is. Key: source_name.';
COMMENT ON COLUMN reports.source_coverage.source_name IS 'Row of the source registry, or (by hand).';
COMMENT ON COLUMN reports.source_coverage.outlet IS 'Outlet as the registry says.';
COMMENT ON COLUMN reports.source_coverage.kind IS 'Kind of source.';
COMMENT ON COLUMN reports.source_coverage.run_count IS 'Runs that asked it.';
COMMENT ON COLUMN reports.source_coverage.document_count IS 'Documents, over all runs.';
COMMENT ON COLUMN reports.source_coverage.good_count IS 'Documents that became or confirmed articles.';
COMMENT ON COLUMN reports.source_coverage.unusable_count IS 'Documents without an article in them.';
COMMENT ON COLUMN reports.source_coverage.fetch_failed_count IS 'Documents that could not be fetched.';
COMMENT ON COLUMN reports.source_coverage.quarantined_count IS 'Documents that the gate held back.';
COMMENT ON COLUMN reports.source_coverage.article_count IS 'Number of articles.';
COMMENT ON COLUMN reports.source_coverage.story_count IS 'Number of independent stories: copies count once.';
COMMENT ON COLUMN reports.source_coverage.revised_count IS 'Articles with more than one revision.';
COMMENT ON COLUMN reports.source_coverage.figure_count IS 'Number of figures.';
COMMENT ON COLUMN reports.source_coverage.quote_count IS 'Number of quotes.';
COMMENT ON COLUMN reports.source_coverage.share_attributed IS 'Share of figures with a claimant.';
COMMENT ON COLUMN reports.source_coverage.share_dated IS 'Share of articles with a date.';
COMMENT ON COLUMN reports.source_coverage.share_titled IS 'Share of articles with a title.';
COMMENT ON COLUMN reports.source_coverage.median_lag_minutes IS 'Median minutes from publication to fetching.';
COMMENT ON COLUMN reports.source_coverage.first_published_at IS 'Earliest publication (UTC).';
COMMENT ON COLUMN reports.source_coverage.last_published_at IS 'Latest publication (UTC).';
COMMENT ON COLUMN reports.source_coverage.last_document_at IS 'When its last document was decided on (UTC).';
COMMENT ON COLUMN reports.source_coverage.last_success_at IS 'When it was last asked and gave something else than failures (UTC).';
COMMENT ON COLUMN reports.source_coverage.last_new_at IS 'When it last brought a new article (UTC).';
COMMENT ON COLUMN reports.source_coverage.hours_since_new IS 'Hours from then to when it was asked last.';
COMMENT ON COLUMN reports.source_coverage.usual_gap_hours IS 'The longest of its last 50 gaps between new articles, in hours.';
COMMENT ON COLUMN reports.source_coverage.is_silent IS 'Whether it is silent for much longer than ever, see reports.source_rhythm.';
COMMENT ON COLUMN reports.source_coverage.last_day IS 'New articles of the 24 hours before it was asked last.';
COMMENT ON COLUMN reports.source_coverage.usual_day IS 'Median of the four weeks before.';
COMMENT ON COLUMN reports.source_coverage.volume IS 'drop, jump or usual against these weeks, see reports.source_rhythm; null with too little history.';
COMMENT ON COLUMN reports.source_coverage.drifted IS 'Fields that its last articles fill less than those before: title, date, author, body; see reports.source_layout.';
