-- What the articles of each source fill, in each of the latest runs: a row for each field. Of many sources those that brought most.
WITH latest AS (
  SELECT * FROM reports.source_history
  QUALIFY dense_rank() OVER (ORDER BY started_at DESC, run_id DESC) <= $1
),
biggest AS (
  SELECT source_name FROM latest GROUP BY source_name ORDER BY sum(article_count) DESC, source_name LIMIT $2
)
SELECT l.run_id, l.started_at, l.source_name, f.field, f.share
FROM latest AS l
INNER JOIN biggest AS b ON b.source_name = l.source_name
CROSS JOIN LATERAL (VALUES ('a title', l.share_titled), ('a date', l.share_dated), ('an author', l.share_authored)) AS f(field, share)
ORDER BY l.started_at, l.run_id, l.source_name, f.field;
