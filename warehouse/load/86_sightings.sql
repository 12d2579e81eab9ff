-- Grain: one person or organisation of one revision of seen_revisions, with what the article says of it. In the order of runs and of the
-- news, so that whoever was named first makes an actor known.
WITH chosen AS (
  SELECT r.revision_id, r.article_id, r.article_number, r.revision_number, r.text, r.dateline, r.loaded_at, t.story_id,
    coalesce(r.published_at, r.fetched_at, r.loaded_at) AS seen_at
  FROM seen_revisions AS r
  LEFT JOIN seen_stories AS t ON t.article_id = r.article_id
),
named AS (
  SELECT
    m.revision_id, m.actor_number, list_sort(list(DISTINCT m.surface)) AS surfaces,
    list(DISTINCT substr(c.text, m.span_end + 1, 60)) FILTER (contains(m.surface, ' ')) AS following,
    list(DISTINCT substr(c.text, greatest(m.span_start - 99, 1), least(m.span_start, 100))) FILTER (contains(m.surface, ' ')) AS preceding
  FROM (SELECT * REPLACE (core.bare_name(surface) AS surface) FROM core.actor_mentions) AS m
  INNER JOIN chosen AS c ON c.article_number = m.article_number AND c.revision_id = m.revision_id
  GROUP BY m.revision_id, m.actor_number
),
described AS (
  SELECT o.revision_id, o.actor_number, list_sort(list(DISTINCT o.role)) AS roles
  FROM core.actor_roles AS o
  INNER JOIN chosen AS c ON c.article_number = o.article_number AND c.revision_id = o.revision_id
  GROUP BY o.revision_id, o.actor_number
)
SELECT
  c.revision_id, c.article_id, c.article_number, a.actor_number, a.actor_id, a.name, a.kind, a.affiliation, coalesce(n.surfaces, []) AS surfaces,
  coalesce(n.following, []) AS following, list_concat(coalesce(n.preceding, []), coalesce(n.following, [])) AS beside, coalesce(o.roles, []) AS roles, c.dateline, c.story_id, c.seen_at
FROM core.actors AS a
INNER JOIN chosen AS c ON c.article_number = a.article_number AND c.revision_id = a.revision_id
LEFT JOIN named AS n ON n.revision_id = a.revision_id AND n.actor_number = a.actor_number
LEFT JOIN described AS o ON o.revision_id = a.revision_id AND o.actor_number = a.actor_number
ORDER BY c.loaded_at, c.seen_at, c.article_id, c.revision_number, a.actor_number;
