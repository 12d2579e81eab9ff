-- Grain: one description of one actor. Key: (actor_key, role, status). Roles are compared without regard to case, article and the
-- words that only say since when or until when they hold: those are the status.
CREATE VIEW marts.actor_roles AS
SELECT
  actor_key, any_value(actor_id) AS actor_id, arg_max(name, (seen_at, name)) AS name, max(kind) AS kind,
  arg_max(role, (seen_at, role)) AS role, status, arg_max(affiliation, (seen_at, affiliation)) AS affiliation,
  min(seen_at) AS first_seen_at, max(seen_at) AS last_seen_at,
  count(DISTINCT article_id) AS article_count, count(DISTINCT story_id) AS story_count
FROM marts.told_roles
GROUP BY actor_key, plain, status;
COMMENT ON VIEW marts.actor_roles IS 'One row per description of an actor and its status, with when it was first and last seen. Key: (actor_key, role, status).';
COMMENT ON COLUMN marts.actor_roles.actor_key IS 'Actor across articles: actor id, or article and number where nothing identifies them.';
COMMENT ON COLUMN marts.actor_roles.actor_id IS 'Actor across articles; null where nothing identifies them.';
COMMENT ON COLUMN marts.actor_roles.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN marts.actor_roles.kind IS 'person, organisation or country.';
COMMENT ON COLUMN marts.actor_roles.role IS 'Description as the latest text gives it.';
COMMENT ON COLUMN marts.actor_roles.status IS 'current, former, late, acting, outgoing, designate or candidate, as the words of the description say.';
COMMENT ON COLUMN marts.actor_roles.affiliation IS 'Latest affiliation told with it.';
COMMENT ON COLUMN marts.actor_roles.first_seen_at IS 'First article that gives it (UTC).';
COMMENT ON COLUMN marts.actor_roles.last_seen_at IS 'Last article that gives it (UTC).';
COMMENT ON COLUMN marts.actor_roles.article_count IS 'Number of articles.';
COMMENT ON COLUMN marts.actor_roles.story_count IS 'Number of independent stories: copies count once.';
