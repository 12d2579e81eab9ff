-- Grain: one description of one actor. Key: (actor_key, role, status). Roles are compared without regard to case, article and the
-- words that only say since when or until when they hold: those are the status.
CREATE VIEW marts.actor_roles AS
WITH described AS (
  SELECT
    c.actor_key, c.actor_id, c.name, c.kind, c.affiliation, o.role, lower(o.role) AS words, o.article_id,
    coalesce(r.published_at, r.fetched_at, r.loaded_at) AS seen_at, t.story_id
  FROM core.actor_roles AS o
  INNER JOIN core.revisions AS r ON r.revision_id = o.revision_id
  INNER JOIN marts.revision_actors AS c ON c.revision_id = o.revision_id AND c.actor_number = o.actor_number AND c.is_current
  LEFT JOIN core.stories AS t ON t.article_id = o.article_id
),
told AS (
  SELECT
    *,
    CASE
      WHEN regexp_matches(words, '(^|[^a-z])(late|slain|deceased|assassinated|murdered)[^a-z]') THEN 'late'
      WHEN regexp_matches(words, '(^|[^a-z])(former|ex|one-time|onetime|then|previous|retired|ousted|deposed|sacked|erstwhile)[^a-z]')
        OR regexp_matches(words, '[^a-z](emeritus|emerita)$') THEN 'former'
      WHEN regexp_matches(words, '[- ](elect|designate|in-waiting)($|[^a-z])')
        OR regexp_matches(words, '(^|[^a-z])(incoming|future|next)[^a-z]') THEN 'designate'
      WHEN regexp_matches(words, '(^|[^a-z])(acting|interim|caretaker|transitional|provisional|stand-in)[^a-z]') THEN 'acting'
      WHEN regexp_matches(words, '(^|[^a-z])(candidate|nominee|contender|hopeful)($|[^a-z])') THEN 'candidate'
      WHEN regexp_matches(words, '(^|[^a-z])outgoing[^a-z]') THEN 'outgoing'
      ELSE 'current'
    END AS status,
    trim(regexp_replace(
      regexp_replace(words, '^(the|a|an|its|his|her|their) ', ''),
      '(^|[^a-z])(late|slain|deceased|former|ex-?|then-?|previous|incoming|outgoing|acting|interim|caretaker|current|new|newly appointed) ?',
      '\1', 'g'
    )) AS plain
  FROM described
)
SELECT
  actor_key, any_value(actor_id) AS actor_id, arg_max(name, seen_at) AS name, any_value(kind) AS kind, arg_max(role, seen_at) AS role,
  status, arg_max(affiliation, seen_at) AS affiliation, min(seen_at) AS first_seen_at, max(seen_at) AS last_seen_at,
  count(DISTINCT article_id) AS article_count, count(DISTINCT story_id) AS story_count
FROM told
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
