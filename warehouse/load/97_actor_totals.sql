-- Grain: one actor of which the batch tells more, less or other things than was counted. An actor that nothing identifies across
-- articles is told by one article alone, so of it counts what comes.
CREATE OR REPLACE TEMP TABLE actor_changes AS
WITH parts AS (
  SELECT * REPLACE (CASE WHEN actor_id IS NULL THEN greatest(sign, 0) ELSE sign END AS sign), sign AS direction FROM actor_sums
  UNION ALL BY NAME
  SELECT
    actor_key, actor_id, CASE WHEN actor_id IS NULL THEN greatest(sign, 0) ELSE sign END AS sign, sign AS direction, 1 AS story_count
  FROM actor_stories
  UNION ALL BY NAME
  SELECT DISTINCT actor_key, actor_id, 0 AS sign, 0 AS direction FROM actor_values
)
SELECT
  actor_key, md5_number_lower(actor_key) AS actor_hash, any_value(actor_id) AS actor_id,
  coalesce(sum(sign * mention_count), 0)::BIGINT AS mention_count, coalesce(sum(sign * article_count), 0)::BIGINT AS article_count,
  coalesce(sum(sign * story_count), 0)::BIGINT AS story_count, coalesce(sum(sign * figure_count), 0)::BIGINT AS figure_count,
  coalesce(sum(sign * quote_count), 0)::BIGINT AS quote_count,
  min(first_seen_at) FILTER (direction > 0) AS first_seen_at, max(last_seen_at) FILTER (direction > 0) AS last_seen_at,
  max(told_role) FILTER (direction > 0) AS told_role,
  min(first_seen_at) FILTER (direction < 0) AS first_gone_at, max(last_seen_at) FILTER (direction < 0) AS last_gone_at,
  max(told_role) FILTER (direction < 0) AS gone_role
FROM parts
GROUP BY actor_key;

-- First the places of the rows, by the hashes alone, then the rows: so the other columns are read of these rows only.
CREATE OR REPLACE TEMP TABLE places AS
SELECT v.rowid AS row_id FROM materialised.actor_values AS v SEMI JOIN actor_changes AS c ON c.actor_hash = v.actor_hash;
CREATE OR REPLACE TEMP TABLE counted_values AS
SELECT v.rowid AS row_id, v.* FROM materialised.actor_values AS v SEMI JOIN places AS p ON p.row_id = v.rowid;

CREATE OR REPLACE TEMP TABLE actor_values_now AS
SELECT actor_key, any_value(actor_id) AS actor_id, field, value, sum(times)::BIGINT AS times, max(row_id) AS row_id, count(*) > 1 OR max(row_id) IS NULL AS is_changed
FROM (
  SELECT actor_key, actor_id, field, value, times, NULL::BIGINT AS row_id FROM actor_values WHERE actor_id IS NOT NULL OR times > 0
  UNION ALL BY NAME
  SELECT actor_key, actor_key AS actor_id, field, value, times, row_id FROM counted_values
)
GROUP BY actor_key, field, value;

DELETE FROM materialised.actor_values WHERE rowid IN (SELECT row_id FROM actor_values_now WHERE is_changed);
INSERT INTO materialised.actor_values BY NAME
SELECT actor_key, md5_number_lower(actor_key) AS actor_hash, field, value, times
FROM actor_values_now
WHERE is_changed AND times > 0 AND actor_id IS NOT NULL;

CREATE OR REPLACE TEMP TABLE places AS
SELECT a.rowid AS row_id FROM materialised.actors AS a SEMI JOIN actor_changes AS c ON c.actor_hash = a.actor_hash;
CREATE OR REPLACE TEMP TABLE counted_actors AS
SELECT
  a.rowid AS row_id, a.actor_key, a.actor_id, a.mention_count, a.article_count, a.story_count, a.figure_count, a.quote_count,
  a.first_seen_at, a.last_seen_at, a.told_role
FROM materialised.actors AS a SEMI JOIN places AS p ON p.row_id = a.rowid;
DELETE FROM materialised.actors WHERE rowid IN (SELECT row_id FROM counted_actors);

-- Grain: one changed actor. Where what goes was the first, the last or the newest that was known, it is looked for anew.
CREATE OR REPLACE TEMP TABLE actors_now AS
SELECT
  c.actor_key, c.actor_hash, c.actor_id,
  c.mention_count + coalesce(o.mention_count, 0) AS mention_count, c.article_count + coalesce(o.article_count, 0) AS article_count,
  c.story_count + coalesce(o.story_count, 0) AS story_count, c.figure_count + coalesce(o.figure_count, 0) AS figure_count,
  c.quote_count + coalesce(o.quote_count, 0) AS quote_count,
  least(c.first_seen_at, o.first_seen_at) AS first_seen_at, greatest(c.last_seen_at, o.last_seen_at) AS last_seen_at,
  CASE WHEN c.told_role > o.told_role OR o.told_role IS NULL THEN c.told_role ELSE o.told_role END AS told_role,
  coalesce(c.first_gone_at <= o.first_seen_at AND (c.first_seen_at IS NULL OR c.first_seen_at > o.first_seen_at), false)
    OR coalesce(c.last_gone_at >= o.last_seen_at AND (c.last_seen_at IS NULL OR c.last_seen_at < o.last_seen_at), false)
    OR coalesce(c.gone_role >= o.told_role AND (c.told_role IS NULL OR c.told_role < o.told_role), false) AS is_lost
FROM actor_changes AS c
-- As a condition of its own, what is asked of the left side would have DuckDB compare all with all.
LEFT JOIN counted_actors AS o ON o.actor_key = CASE WHEN c.actor_id IS NOT NULL THEN c.actor_key END;
