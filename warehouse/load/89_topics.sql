-- Grain: one wanted segment: the share of its articles that have the commonest word of their titles. Without titles it is unknown.
WITH titles AS (
  SELECT r.article_number, unnest(list_distinct(regexp_extract_all(lower(r.title), '\pL+'))) AS word
  FROM ({revisions}) AS r
  SEMI JOIN core.articles AS a ON a.article_number = r.article_number AND a.revision_id = r.revision_id
),
sighted AS (
  SELECT DISTINCT segment_id, article_number FROM core.segment_sightings WHERE list_contains($wanted, segment_id)
),
counted AS (
  SELECT s.segment_id, t.word, count(*) AS article_count
  FROM sighted AS s
  INNER JOIN titles AS t ON t.article_number = s.article_number
  WHERE length(t.word) >= 4
  GROUP BY s.segment_id, t.word
)
SELECT s.segment_id, any_value(c.most) / count(*) AS topic_share
FROM sighted AS s
INNER JOIN (SELECT segment_id, max(article_count) AS most FROM counted GROUP BY segment_id) AS c ON c.segment_id = s.segment_id
GROUP BY s.segment_id;
