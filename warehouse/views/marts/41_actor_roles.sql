-- Grain: one description of one actor. Key: (actor_key, role). Roles are compared without regard to case.
CREATE VIEW marts.actor_roles AS
WITH described AS (
  SELECT
    coalesce(c.actor_id, c.article_id || '/' || c.actor_number) AS actor_key, c.actor_id, c.name, c.kind, c.affiliation,
    o.role, o.article_id, coalesce(r.published_at, r.fetched_at, r.loaded_at) AS seen_at, t.story_id
  FROM core.actor_roles AS o
  INNER JOIN core.articles AS a ON a.revision_id = o.revision_id
  INNER JOIN core.revisions AS r ON r.revision_id = o.revision_id
  INNER JOIN core.actors AS c ON c.revision_id = o.revision_id AND c.actor_number = o.actor_number
  LEFT JOIN core.stories AS t ON t.article_id = o.article_id
)
SELECT
  actor_key, any_value(actor_id) AS actor_id, arg_max(name, seen_at) AS name, any_value(kind) AS kind, arg_max(role, seen_at) AS role,
  arg_max(affiliation, seen_at) AS affiliation, min(seen_at) AS first_seen_at, max(seen_at) AS last_seen_at,
  count(DISTINCT article_id) AS article_count, count(DISTINCT story_id) AS story_count
FROM described
GROUP BY actor_key, lower(role);
COMMENT ON VIEW marts.actor_roles IS 'One row per description of an actor, with when it was first and last seen. Key: (actor_key, role).';
COMMENT ON COLUMN marts.actor_roles.actor_key IS 'Actor across articles: actor id, or article and number where nothing identifies them.';
COMMENT ON COLUMN marts.actor_roles.actor_id IS 'Actor across articles; null where nothing identifies them.';
COMMENT ON COLUMN marts.actor_roles.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN marts.actor_roles.kind IS 'person, organisation or country.';
COMMENT ON COLUMN marts.actor_roles.role IS 'Description as the text gives it.';
COMMENT ON COLUMN marts.actor_roles.affiliation IS 'Latest affiliation told with it.';
COMMENT ON COLUMN marts.actor_roles.first_seen_at IS 'First article that gives it (UTC).';
COMMENT ON COLUMN marts.actor_roles.last_seen_at IS 'Last article that gives it (UTC).';
COMMENT ON COLUMN marts.actor_roles.article_count IS 'Number of articles.';
COMMENT ON COLUMN marts.actor_roles.story_count IS 'Number of independent stories: copies count once.';
