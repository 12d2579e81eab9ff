-- What articles tell of their actors, read from the kept rows in {mentions}, {figures}, {quotes}, {roles} and {actors}; sign is 1 for
-- rows that come and -1 for rows that go. Grain: one actor and what adds up.
INSERT INTO actor_sums BY NAME
SELECT {sign} AS sign, * FROM (
  SELECT
    actor_key, actor_id, count(*) AS mention_count, count(DISTINCT article_id) AS article_count, min(published_at) AS first_seen_at,
    max(published_at) AS last_seen_at
  FROM {mentions}
  GROUP BY actor_key, actor_id
  UNION ALL BY NAME
  SELECT claimant_key AS actor_key, claimant_actor_id AS actor_id, count(*) AS figure_count
  FROM {figures}
  WHERE is_current AND claimant_key IS NOT NULL
  GROUP BY ALL
  UNION ALL BY NAME
  SELECT speaker_key AS actor_key, speaker_actor_id AS actor_id, count(*) AS quote_count
  FROM {quotes}
  WHERE speaker_key IS NOT NULL
  GROUP BY ALL
  UNION ALL BY NAME
  SELECT actor_key, actor_id, max({'seen_at': seen_at, 'role': role}) AS told_role FROM {roles} GROUP BY actor_key, actor_id
);

-- Grain: one actor, one field and one value.
INSERT INTO actor_values BY NAME
SELECT actor_key, actor_id, field, value, {sign} * count(*) AS times
FROM (
  SELECT actor_key, actor_id, 'name' AS field, name AS value FROM {mentions}
  UNION ALL
  SELECT actor_key, actor_id, 'kind', kind FROM {mentions}
  UNION ALL
  SELECT actor_key, actor_id, 'affiliation', affiliation FROM {mentions}
  UNION ALL
  SELECT actor_key, actor_id, 'surface', core.bare_name(surface) FROM {mentions}
  UNION ALL
  SELECT actor_key, actor_id, 'country', unnest(countries) FROM {actors} WHERE actor_id IS NOT NULL
)
WHERE value IS NOT NULL
GROUP BY actor_key, actor_id, field, value;

-- Grain: one actor and one story that articles of the batch, or others that tell the same, name it in.
INSERT INTO actor_stories BY NAME
SELECT DISTINCT {sign} AS sign, actor_key, actor_id, story_id
FROM (
  SELECT actor_key, actor_id, story_id FROM {mentions}
  UNION ALL
  SELECT actor_key, actor_id, story_id FROM beside
)
WHERE story_id IS NOT NULL;
