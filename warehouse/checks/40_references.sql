-- Grain: one row that names another which is not there, or stands twice. All of the ledger is looked at.
WITH child_rows AS (
  {child_rows}
)
SELECT 'core.' || c.table_name || ' ' || c.revision_id AS row_name, 'there is no such revision of this article' AS problem
FROM child_rows AS c
LEFT JOIN core.revisions AS r ON r.revision_id = c.revision_id AND r.article_id = c.article_id
WHERE r.revision_id IS NULL
UNION ALL
SELECT 'core.revisions ' || r.revision_id, 'there is no such article' FROM core.revisions AS r ANTI JOIN core.articles AS a USING (article_id)
UNION ALL
SELECT 'core.articles ' || a.article_id, 'it has ' || count(r.revision_id) || ' revisions, and says ' || a.revision_count
FROM core.articles AS a
LEFT JOIN core.revisions AS r ON r.article_id = a.article_id
GROUP BY a.article_id, a.revision_count, a.revision_id
HAVING count(r.revision_id) <> a.revision_count OR NOT bool_or(r.revision_id = a.revision_id)
UNION ALL
SELECT 'core.documents ' || d.document_id, 'there is no such revision'
FROM core.documents AS d
ANTI JOIN core.revisions AS r ON r.revision_id = d.revision_id AND r.article_id = d.article_id
UNION ALL
SELECT 'core.documents ' || d.document_id, 'there is no such capture' FROM core.documents AS d ANTI JOIN raw.captures AS c USING (document_id, capture_id)
UNION ALL
SELECT 'core.revisions ' || r.revision_id, 'no document gave it' FROM core.revisions AS r ANTI JOIN core.documents AS d USING (article_id, document_id, capture_id)
WHERE r.capture_id IS NOT NULL
UNION ALL
SELECT 'core.figures ' || f.revision_id || ' ' || f.figure_id, 'it is part of, or exchanged for, a figure that is not there'
FROM (
  SELECT revision_id, figure_id, unnest([part_of, exchanged_for]) AS other FROM core.figures
) AS f
ANTI JOIN core.figures AS o ON o.revision_id = f.revision_id AND o.figure_id = f.other
WHERE f.other IS NOT NULL
UNION ALL
SELECT 'core.' || n.table_name || ' ' || n.revision_id || ' ' || n.actor_number, 'there is no such actor in the revision'
FROM (
  SELECT 'actor_mentions' AS table_name, revision_id, actor_number FROM core.actor_mentions
  UNION ALL
  SELECT 'actor_roles', revision_id, actor_number FROM core.actor_roles
  UNION ALL
  SELECT 'actor_resolutions', revision_id, actor_number FROM core.actor_resolutions
  UNION ALL
  SELECT 'actor_doubts', revision_id, actor_number FROM core.actor_doubts
) AS n
ANTI JOIN core.actors AS a ON a.revision_id = n.revision_id AND a.actor_number = n.actor_number
UNION ALL
SELECT 'core.stories ' || s.article_id, 'there is no such article' FROM core.stories AS s ANTI JOIN core.articles AS a USING (article_id)
UNION ALL
SELECT 'core.articles ' || a.article_id, 'it is in no story' FROM core.articles AS a ANTI JOIN core.stories AS s USING (article_id)
UNION ALL
SELECT 'core.stories ' || s.story_id, 'it is not named after the first of its articles'
FROM core.stories AS s
GROUP BY s.story_id
HAVING min(s.article_id) <> s.story_id
UNION ALL
SELECT 'core.sketch_keys ' || coalesce(k.article_id, s.article_id), 'its keys are not those of the article''s sketch'
FROM (SELECT article_id, list(key) AS keys FROM core.sketch_keys GROUP BY article_id) AS k
FULL JOIN core.stories AS s ON s.article_id = k.article_id
WHERE s.article_id IS NULL OR len(k.keys) > 16 OR NOT list_has_all(coalesce(k.keys, []), coalesce(s.sketch, [])[1:8])
UNION ALL
SELECT 'core.search_documents ' || d.document_number, 'there is no such revision'
FROM core.search_documents AS d
ANTI JOIN core.revisions AS r ON r.revision_id = d.revision_id AND r.article_id = d.article_id
UNION ALL
SELECT 'core.articles ' || a.article_id, 'search does not know its current revision'
FROM core.articles AS a
ANTI JOIN core.search_documents AS d ON d.revision_id = a.revision_id AND d.is_current
WHERE EXISTS (SELECT 1 FROM quality.build_state WHERE name = 'search')
UNION ALL
SELECT 'core.actor_keys ' || k.key, 'there is no such learned actor' FROM core.actor_keys AS k
WHERE k.actor_id NOT IN (SELECT actor_id FROM core.learned_actors)
UNION ALL
SELECT 'quality.runs ' || r.run_id, 'its documents are ' || count(d.run_id) || ', and it says ' || r.documents
FROM quality.runs AS r
LEFT JOIN quality.dispositions AS d ON d.run_id = r.run_id
WHERE r.state = 'published'
GROUP BY r.run_id, r.documents
HAVING count(d.run_id) <> r.documents
UNION ALL
SELECT 'quality.dispositions ' || d.run_id || ' ' || d.document_number, 'there is no such run'
FROM quality.dispositions AS d
ANTI JOIN quality.runs AS r USING (run_id)
