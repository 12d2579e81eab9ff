-- Actors across articles that have one of the names, and the actors of revisions that are resolved to them or have it themselves.
CREATE OR REPLACE TEMP TABLE person_ids AS
SELECT actor_id FROM core.learned_actors WHERE lower(name) IN (FROM person_names) AND kind = 'person'
UNION
SELECT actor_id FROM core.actor_resolutions
WHERE kind = 'person' AND actor_id IS NOT NULL AND list_has_any(list_transform(names, lambda n: lower(n)), (SELECT list(name) FROM person_names))
UNION
SELECT actor_id FROM core.actors WHERE kind = 'person' AND actor_id IS NOT NULL AND lower(name) IN (FROM person_names);

CREATE OR REPLACE TEMP TABLE person_rows AS
SELECT c.revision_id, c.actor_number
FROM core.actors AS c
LEFT JOIN core.actor_resolutions AS x ON x.revision_id = c.revision_id AND x.actor_number = c.actor_number
WHERE c.kind = 'person'
  AND (lower(c.name) IN (FROM person_names) OR coalesce(x.actor_id, c.actor_id) IN (FROM person_ids));
