-- Grain: one pair of articles that may be copies: they share one of their eight smallest hashes, or of those of their first sixty
-- shingles, which a copy cut from the end keeps. Within a key each new article is paired with the first one and with the one
-- before it, so that a thousand copies give two thousand pairs, not half a million.
CREATE OR REPLACE TEMP TABLE candidates AS
WITH shared AS MATERIALIZED (
  SELECT key, article_id FROM core.sketch_keys WHERE key IN (SELECT unnest(keys) FROM sketches)
),
keyed AS (
  SELECT
    article_id, is_new,
    first_value(article_id) OVER (PARTITION BY key ORDER BY is_new, article_id) AS first_id,
    lag(article_id) OVER (PARTITION BY key ORDER BY is_new, article_id) AS previous_id
  FROM (
    SELECT k.key, k.article_id, s.article_id IS NOT NULL AS is_new
    FROM shared AS k
    LEFT JOIN sketches AS s ON s.article_id = k.article_id
  )
),
paired AS (
  SELECT DISTINCT article_id, unnest([first_id, previous_id]) AS other_id FROM keyed WHERE is_new
)
SELECT article_id, other_id FROM paired WHERE article_id <> other_id;
