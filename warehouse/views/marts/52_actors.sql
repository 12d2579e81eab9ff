-- Grain: one actor across all articles. Key: actor_key.
CREATE VIEW marts.actors AS
WITH known AS (
  SELECT actor_id, name, country, wikidata FROM reference.actors
  UNION ALL
  SELECT actor_id, name, country, NULL FROM reference.countries
),
told AS (  -- by actor_key, so that a query about one actor reads the rows of that one
  SELECT actor_id AS actor_key, CASE WHEN len(list_distinct(flatten(list(countries)))) = 1 THEN flatten(list(countries))[1] END AS country
  FROM marts.revision_actors
  WHERE actor_id IS NOT NULL
  GROUP BY actor_id
),
mentioned AS (
  SELECT
    actor_key, any_value(actor_id) AS actor_id,
    list_sort(list(DISTINCT core.bare_name(surface))) AS surfaces, count(*) AS mention_count, count(DISTINCT article_id) AS article_count,
    count(DISTINCT story_id) AS story_count, min(published_at) AS first_seen_at, max(published_at) AS last_seen_at
  FROM marts.actor_mentions
  GROUP BY actor_key
),
usual AS (  -- of what is told equally often the last in order: a choice that does not depend on the order of the rows
  SELECT
    actor_key, arg_max(name, (told_count, name)) AS name, arg_max(kind, (told_count, kind)) AS kind,
    arg_max(affiliation, (told_count, affiliation)) AS affiliation
  FROM (
    SELECT actor_key, name, kind, affiliation, count(*) AS told_count
    FROM marts.actor_mentions
    GROUP BY GROUPING SETS ((actor_key, name), (actor_key, kind), (actor_key, affiliation))
  )
  GROUP BY actor_key
),
claimed AS (
  SELECT claimant_key AS actor_key, count(*) AS figure_count FROM marts.figures GROUP BY claimant_key
),
spoken AS (
  SELECT speaker_key AS actor_key, count(*) AS quote_count FROM marts.quotes GROUP BY speaker_key
),
latest_roles AS (
  SELECT actor_key, arg_max(role, (last_seen_at, role)) AS latest_role FROM marts.actor_roles GROUP BY actor_key
)
SELECT
  m.actor_key, m.actor_id,
  CASE WHEN map_contains(p.said, 'name') THEN p.said['name'] ELSE coalesce(k.name, u.name) END AS name, u.kind, u.affiliation,
  CASE WHEN map_contains(p.said, 'role') THEN p.said['role'] ELSE r.latest_role END AS latest_role, coalesce(k.country, t.country) AS country, k.wikidata,
  m.actor_id IS NOT NULL AS is_resolved, k.actor_id IS NOT NULL AS is_in_reference, m.surfaces, m.mention_count, m.article_count,
  m.story_count, coalesce(c.figure_count, 0) AS figure_count, coalesce(q.quote_count, 0) AS quote_count, m.first_seen_at, m.last_seen_at,
  coalesce(p.correction_ids, []) AS correction_ids
FROM mentioned AS m
INNER JOIN usual AS u ON u.actor_key = m.actor_key
LEFT JOIN known AS k ON k.actor_id = m.actor_id
LEFT JOIN told AS t ON t.actor_key = m.actor_key
LEFT JOIN claimed AS c ON c.actor_key = m.actor_key
LEFT JOIN spoken AS q ON q.actor_key = m.actor_key
LEFT JOIN latest_roles AS r ON r.actor_key = m.actor_key
LEFT JOIN core.corrected_actors AS p ON p.target_id = m.actor_id AND p.article_id IS NULL;
COMMENT ON VIEW marts.actors IS 'One row per actor across all articles. Key: actor_key.';
COMMENT ON COLUMN marts.actors.actor_key IS 'Actor across articles: actor id, or article and number where nothing identifies them.';
COMMENT ON COLUMN marts.actors.actor_id IS 'Actor across articles; null where nothing identifies them.';
COMMENT ON COLUMN marts.actors.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN marts.actors.kind IS 'person, organisation or country.';
COMMENT ON COLUMN marts.actors.affiliation IS 'Affiliation told most often.';
COMMENT ON COLUMN marts.actors.latest_role IS 'Description seen last.';
COMMENT ON COLUMN marts.actors.country IS 'ISO 3166 code, from the reference table, else the only one that descriptions name.';
COMMENT ON COLUMN marts.actors.wikidata IS 'Wikidata identifier, from the reference table.';
COMMENT ON COLUMN marts.actors.is_resolved IS 'Whether it is one across articles.';
COMMENT ON COLUMN marts.actors.is_in_reference IS 'Whether the reference tables know it.';
COMMENT ON COLUMN marts.actors.surfaces IS 'Names that articles use.';
COMMENT ON COLUMN marts.actors.mention_count IS 'Number of mentions.';
COMMENT ON COLUMN marts.actors.article_count IS 'Number of articles.';
COMMENT ON COLUMN marts.actors.story_count IS 'Number of independent stories: copies count once.';
COMMENT ON COLUMN marts.actors.figure_count IS 'Number of figures that it claims.';
COMMENT ON COLUMN marts.actors.quote_count IS 'Number of quotes that it speaks.';
COMMENT ON COLUMN marts.actors.first_seen_at IS 'Publication of the first article (UTC).';
COMMENT ON COLUMN marts.actors.last_seen_at IS 'Publication of the last article (UTC).';
COMMENT ON COLUMN marts.actors.correction_ids IS 'Corrections by people that hold (marts.corrections).';
