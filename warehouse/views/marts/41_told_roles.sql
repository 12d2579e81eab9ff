-- Grain: one description of one actor in one article's current revision, as often as it stands there; the words that
-- only say since when or until when it holds are the status. Key: none, for a role may be told twice.
CREATE VIEW marts.told_roles AS
WITH described AS (
  SELECT
    c.actor_key, c.actor_id, c.name, c.kind, c.affiliation, o.role, lower(o.role) AS words, o.article_id,
    coalesce(r.published_at, r.fetched_at, r.loaded_at) AS seen_at, t.story_id
  FROM core.actor_roles AS o
  INNER JOIN core.revisions AS r ON r.revision_id = o.revision_id
  INNER JOIN marts.revision_actors AS c ON c.revision_id = o.revision_id AND c.actor_number = o.actor_number AND c.is_current
  LEFT JOIN core.stories AS t ON t.article_id = o.article_id
)
SELECT
  * EXCLUDE (words),
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
FROM described;
COMMENT ON VIEW marts.told_roles IS 'One row per description of an actor in an article''s current revision; marts.actor_roles sums them up.';
COMMENT ON COLUMN marts.told_roles.actor_key IS 'Actor: its id, or article and number where nothing identifies it across articles.';
COMMENT ON COLUMN marts.told_roles.actor_id IS 'Actor known across articles, or null.';
COMMENT ON COLUMN marts.told_roles.name IS 'Name of the actor.';
COMMENT ON COLUMN marts.told_roles.kind IS 'person, organisation or country.';
COMMENT ON COLUMN marts.told_roles.affiliation IS 'Actor or country that the description names.';
COMMENT ON COLUMN marts.told_roles.role IS 'Description as written.';
COMMENT ON COLUMN marts.told_roles.article_id IS 'Article.';
COMMENT ON COLUMN marts.told_roles.seen_at IS 'Publication of the article, else when it was fetched or loaded (UTC).';
COMMENT ON COLUMN marts.told_roles.story_id IS 'Story that the article tells together with its copies.';
COMMENT ON COLUMN marts.told_roles.status IS 'current, former, late, designate, acting, candidate or outgoing, by its words.';
COMMENT ON COLUMN marts.told_roles.plain IS 'Description without article, case and the words of the status.';
