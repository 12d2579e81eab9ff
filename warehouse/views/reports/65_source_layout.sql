-- Grain: one source that brought articles. Key: source_name. Its last 20 articles or a few more (whole runs are counted) against
-- the 200 before them; within a run the batch in staging comes first.
CREATE VIEW reports.source_layout AS
WITH runs AS (
  SELECT s.source_name, s.started_at, s.articles, s.titled, s.dated, s.authored, s.characters
  FROM quality.source_runs AS s
  INNER JOIN quality.runs AS r ON r.run_id = s.run_id
  WHERE r.state = 'published' AND s.articles > 0 AND s.started_at IS NOT NULL
  UNION ALL
  SELECT
    d.source_name, r.started_at, count(*), count(a.title), count(a.published_at), count(*) FILTER (len(a.authors) > 0),
    median(length(a.text))
  FROM staging.documents AS d
  INNER JOIN staging.articles AS a ON a.document_number = d.document_number
  INNER JOIN quality.runs AS r ON r.run_id = d.run_id
  LEFT JOIN core.revisions AS known ON known.revision_id = d.revision_id
  WHERE d.source_name IS NOT NULL AND known.revision_id IS NULL
  GROUP BY ALL
),
-- Of years of runs the last 220 hold the articles in question, for each has one: the window below reads no others.
spans AS (
  SELECT source_name, list_min(max(started_at, 220)) AS since FROM runs GROUP BY source_name
),
counted AS (
  SELECT r.*, sum(r.articles) OVER (PARTITION BY r.source_name ORDER BY r.started_at DESC) - r.articles AS later
  FROM runs AS r
  INNER JOIN spans AS s ON s.source_name = r.source_name
  WHERE r.started_at >= s.since
),
sums AS (
  SELECT
    source_name, sum(articles) FILTER (later < 20) AS recent, sum(titled) FILTER (later < 20) / recent AS recent_titled,
    sum(dated) FILTER (later < 20) / recent AS recent_dated, sum(authored) FILTER (later < 20) / recent AS recent_authored,
    sum(characters * articles) FILTER (later < 20) / recent AS recent_characters,
    sum(articles) FILTER (later BETWEEN 20 AND 219) AS past, sum(titled) FILTER (later BETWEEN 20 AND 219) / past AS past_titled,
    sum(dated) FILTER (later BETWEEN 20 AND 219) / past AS past_dated,
    sum(authored) FILTER (later BETWEEN 20 AND 219) / past AS past_authored,
    sum(characters * articles) FILTER (later BETWEEN 20 AND 219) / past AS past_characters
  FROM counted
  GROUP BY source_name
),
bounds AS (
  SELECT
    *, coalesce(recent >= 20 AND past >= 50, false) AS is_known,
    past_titled - greatest(0.25, 4 * sqrt((past_titled * past + 1) * (past - past_titled * past + 1)) / (past + 2) / sqrt(recent)) AS least_titled,
    past_dated - greatest(0.25, 4 * sqrt((past_dated * past + 1) * (past - past_dated * past + 1)) / (past + 2) / sqrt(recent)) AS least_dated,
    past_authored - greatest(0.25, 4 * sqrt((past_authored * past + 1) * (past - past_authored * past + 1)) / (past + 2) / sqrt(recent)) AS least_authored
  FROM sums
)
SELECT
  source_name, recent::BIGINT AS recent_articles, coalesce(past, 0)::BIGINT AS past_articles, recent_titled, past_titled, recent_dated, past_dated,
  recent_authored, past_authored, recent_characters, past_characters,
  CASE WHEN is_known THEN list_filter([
    CASE WHEN recent_titled < least_titled THEN 'title' END,
    CASE WHEN recent_dated < least_dated THEN 'date' END,
    CASE WHEN recent_authored < least_authored THEN 'author' END,
    CASE WHEN recent_characters NOT BETWEEN past_characters / 3 AND past_characters * 3 THEN 'body' END
  ], lambda field: field IS NOT NULL) ELSE [] END::VARCHAR[] AS drifted
FROM bounds;
COMMENT ON VIEW reports.source_layout IS 'One row per source that brought articles: which fields its last ones fill, against its own past. Key: source_name.';
COMMENT ON COLUMN reports.source_layout.source_name IS 'Row of the source registry, or what was given by hand.';
COMMENT ON COLUMN reports.source_layout.recent_articles IS 'The last articles and revisions, 20 or a few more.';
COMMENT ON COLUMN reports.source_layout.past_articles IS 'Those before them, about 200 at most.';
COMMENT ON COLUMN reports.source_layout.recent_titled IS 'Share of the last ones with a title.';
COMMENT ON COLUMN reports.source_layout.past_titled IS 'The same of those before.';
COMMENT ON COLUMN reports.source_layout.recent_dated IS 'Share of the last ones with a publication time.';
COMMENT ON COLUMN reports.source_layout.past_dated IS 'The same of those before.';
COMMENT ON COLUMN reports.source_layout.recent_authored IS 'Share of the last ones with an author.';
COMMENT ON COLUMN reports.source_layout.past_authored IS 'The same of those before.';
COMMENT ON COLUMN reports.source_layout.recent_characters IS 'Length of the bodies of the last ones, in characters: the mean of the medians of their runs.';
COMMENT ON COLUMN reports.source_layout.past_characters IS 'The same of those before.';
COMMENT ON COLUMN reports.source_layout.drifted IS 'What is filled less than chance explains (title, date, author: four standard deviations and a quarter), or body where it is three times shorter or longer; empty below 20 and 50 articles.';
