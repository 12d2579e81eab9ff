-- Grain: one segment of the new and changed articles that at least five stories of its site have, with the evidence. Only segments
-- that fewer than three stories have show where the story of an article begins and ends: a tail may have many lines.
WITH seen AS MATERIALIZED (
  FROM core.segment_sightings WHERE site IN (SELECT site FROM new_sightings)
),
counted AS MATERIALIZED (
  SELECT
    site, segment_id, count(DISTINCT story_id) AS story_count, count(DISTINCT article_number) AS article_count,
    count(DISTINCT seen_on) AS day_count, min(seen_on) AS first_seen_on, max(seen_on) AS last_seen_on,
    min(article_number) AS first_number
  FROM seen
  GROUP BY site, segment_id
),
candidates AS MATERIALIZED (
  FROM counted WHERE story_count >= 5 AND segment_id IN (SELECT segment_id FROM new_sightings)
),
edges AS (
  SELECT s.site, s.article_number, min(s.block_number) AS first_own, max(s.block_number) AS last_own
  FROM seen AS s
  INNER JOIN counted AS c ON c.segment_id = s.segment_id
  WHERE c.story_count < 3 AND NOT s.is_removed
  GROUP BY s.site, s.article_number
),
placed AS (
  SELECT
    s.segment_id, avg((s.block_number < e.first_own)::INT) AS head_share, avg((s.block_number > e.last_own)::INT) AS tail_share
  FROM seen AS s
  INNER JOIN edges AS e ON e.site = s.site AND e.article_number = s.article_number
  WHERE s.segment_id IN (SELECT segment_id FROM candidates)
  GROUP BY s.segment_id
),
stories AS (
  SELECT site, story_id, max(article_number) AS article_number FROM seen GROUP BY site, story_id
),
since AS (
  SELECT c.segment_id, count(*) AS story_count
  FROM candidates AS c
  INNER JOIN stories AS t ON t.site = c.site AND t.article_number >= c.first_number
  GROUP BY c.segment_id
),
shown AS (
  SELECT
    n.segment_id, max(n.document_number) AS document_number, arg_max(n.block_number, n.document_number) AS block_number,
    count(DISTINCT n.article_number) FILTER (n.is_new) AS new_count
  FROM new_sightings AS n
  WHERE n.segment_id IN (SELECT segment_id FROM candidates)
  GROUP BY n.segment_id
)
SELECT
  c.segment_id, c.site, coalesce(b.text, substr(a.text, b.span_start + 1, b.span_end - b.span_start)) AS text, b.label AS block_label,
  a.site_name,
  CASE WHEN p.tail_share >= 0.8 THEN 'tail' WHEN p.head_share >= 0.8 THEN 'head' ELSE 'mid' END AS place,
  c.article_count, h.new_count, c.story_count, c.day_count, c.story_count / w.story_count AS share, c.first_seen_on, c.last_seen_on
FROM candidates AS c
INNER JOIN since AS w ON w.segment_id = c.segment_id
INNER JOIN shown AS h ON h.segment_id = c.segment_id
INNER JOIN staging.blocks AS b ON b.document_number = h.document_number AND b.block_number = h.block_number
INNER JOIN staging.articles AS a ON a.document_number = h.document_number
LEFT JOIN placed AS p ON p.segment_id = c.segment_id
ORDER BY c.site, c.segment_id;
