-- Actors that removed articles had made known: known from another article that names them, or gone with all that was decided
-- about them.
UPDATE core.learned_actors AS a
SET article_id = other.article_id
FROM (
  SELECT actor_id, min(article_id) AS article_id FROM core.actor_resolutions WHERE actor_id IS NOT NULL GROUP BY actor_id
) AS other
WHERE other.actor_id = a.actor_id AND a.article_id IN (FROM gone_articles);

CREATE OR REPLACE TEMP TABLE gone_actors AS
SELECT actor_id FROM core.learned_actors WHERE article_id IN (FROM gone_articles);

DELETE FROM core.learned_actors WHERE actor_id IN (FROM gone_actors);
DELETE FROM core.actor_keys WHERE actor_id IN (FROM gone_actors);
DELETE FROM core.actor_doubts WHERE actor_id IN (FROM gone_actors);
DELETE FROM core.actor_judgements
WHERE actor_id IN (FROM gone_actors) OR other_actor_id IN (FROM gone_actors) OR old_actor_id IN (FROM gone_actors);
DELETE FROM core.corrections WHERE target_kind = 'actor' AND article_id IS NULL AND target_id IN (FROM gone_actors);
