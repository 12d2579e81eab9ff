-- Grain: one pair of articles that look like copies. Candidates share one of their eight smallest hashes: at a similarity of 0.4
-- all eight differ in 0.6^8 = 2 % of the pairs. Within a key each new article is paired with the first one and with the one
-- before it, so that a thousand copies give two thousand pairs, not half a million.
-- 0.4 lies between a wire copy cut to 60 % with as much again of its own (0.4 to 0.5) and a follow-up that takes over a third
-- of yesterday's background (below 0.2). Measure again with tests/warehouse/test_stories.py.
WITH wanted AS (
  SELECT k.key, k.article_id, s.article_id IS NOT NULL AS is_new
  FROM core.sketch_keys AS k
  LEFT JOIN sketches AS s ON s.article_id = k.article_id
  WHERE k.key IN (SELECT unnest(sketch[1:8]) FROM sketches)
),
keyed AS (
  SELECT
    article_id, is_new,
    first_value(article_id) OVER (PARTITION BY key ORDER BY is_new, article_id) AS first_id,
    lag(article_id) OVER (PARTITION BY key ORDER BY is_new, article_id) AS previous_id
  FROM wanted
),
candidates AS (
  SELECT DISTINCT article_id, unnest([first_id, previous_id]) AS other_id FROM keyed WHERE is_new
),
compared AS (
  SELECT
    c.article_id, c.other_id, list_sort(list_distinct(list_concat(a.sketch, b.sketch)))[1:64] AS of_both,
    list_intersect(a.sketch, b.sketch) AS shared
  FROM candidates AS c
  INNER JOIN core.stories AS a ON a.article_id = c.article_id
  INNER JOIN core.stories AS b ON b.article_id = c.other_id
  WHERE c.article_id <> c.other_id
)
SELECT article_id, other_id, len(list_intersect(of_both, shared)) / len(of_both)::DOUBLE AS similarity
FROM compared
WHERE similarity >= 0.4
ORDER BY article_id, other_id;
