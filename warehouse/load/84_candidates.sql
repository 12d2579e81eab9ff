-- Grain: one pair of articles that meet under a key: they share one of their eight smallest hashes, or of those of their first sixty
-- shingles, which a copy cut from the end keeps. Within a key each new article is paired with the first one and with the one
-- before it, so that a thousand copies give two thousand pairs, not half a million.
-- First who has which of the keys, as a table: so the planner knows how few they are, and does not read all articles for them.
CREATE OR REPLACE TEMP TABLE shared_keys AS
SELECT key, article_number FROM core.sketch_keys WHERE key IN (SELECT unnest(keys) FROM sketches);

CREATE OR REPLACE TEMP TABLE key_pairs AS
WITH keyed AS (
  SELECT
    article_number, is_new,
    first_value(article_number) OVER (PARTITION BY key ORDER BY is_new, article_id) AS first_number,
    lag(article_number) OVER (PARTITION BY key ORDER BY is_new, article_id) AS previous_number
  FROM (
    SELECT k.key, k.article_number, a.article_id, k.article_number IN (SELECT article_number FROM sketches) AS is_new
    FROM shared_keys AS k
    INNER JOIN core.articles AS a ON a.article_number = k.article_number
  )
),
paired AS (
  SELECT DISTINCT article_number, unnest([first_number, previous_number]) AS other_number FROM keyed WHERE is_new
)
SELECT article_number, other_number FROM paired WHERE article_number <> other_number;
DROP TABLE shared_keys;
