-- Rows that are about a person whose name became marks: actors with all that hangs on them, quotes spoken, claims.
INSERT INTO person_rows
SELECT revision_id, actor_number FROM core.actors WHERE ends_with(name, '*') AND kind = 'person'
EXCEPT
FROM person_rows;

CREATE OR REPLACE TEMP TABLE person_quotes AS
SELECT q.revision_id, q.quote_number
FROM core.quotes AS q
WHERE q.revision_id IN (FROM redacted_revisions) AND (
  ends_with(q.speaker, '*') OR EXISTS (
    SELECT 1
    FROM core.actor_mentions AS m
    INNER JOIN person_rows AS p ON p.revision_id = m.revision_id AND p.actor_number = m.actor_number
    WHERE m.revision_id = q.revision_id AND m.span_end = q.speaker_end AND m.span_start <= q.speaker_start
  )
);

CREATE OR REPLACE TEMP TABLE person_counts AS
SELECT
  (SELECT count(*) FROM core.actor_mentions AS m SEMI JOIN person_rows AS p USING (revision_id, actor_number)) AS mentions,
  (SELECT count(*) FROM person_quotes) AS quotes,
  (SELECT count(*) FROM core.figures WHERE revision_id IN (FROM redacted_revisions) AND ends_with(attributed_to, '*')) AS figures,
  (SELECT count(*) FROM redacted_revisions) AS redacted_revisions;

DELETE FROM core.quotes AS q USING person_quotes AS p WHERE p.revision_id = q.revision_id AND p.quote_number = q.quote_number;
UPDATE core.figures SET attributed_to_actor_id = NULL
WHERE revision_id IN (FROM redacted_revisions)
  AND (ends_with(attributed_to, '*') OR attributed_to_actor_id IN (FROM person_ids));
DELETE FROM core.actor_mentions AS t USING person_rows AS p WHERE p.revision_id = t.revision_id AND p.actor_number = t.actor_number;
DELETE FROM core.actor_roles AS t USING person_rows AS p WHERE p.revision_id = t.revision_id AND p.actor_number = t.actor_number;
DELETE FROM core.actor_resolutions AS t USING person_rows AS p WHERE p.revision_id = t.revision_id AND p.actor_number = t.actor_number;
DELETE FROM core.actor_doubts AS t USING person_rows AS p WHERE p.revision_id = t.revision_id AND p.actor_number = t.actor_number;
DELETE FROM core.actors AS t USING person_rows AS p WHERE p.revision_id = t.revision_id AND p.actor_number = t.actor_number;
DELETE FROM core.learned_actors WHERE actor_id IN (FROM person_ids);
DELETE FROM core.actor_keys WHERE actor_id IN (FROM person_ids);
DELETE FROM core.actor_doubts WHERE actor_id IN (FROM person_ids);
DELETE FROM core.actor_judgements
WHERE actor_id IN (FROM person_ids) OR other_actor_id IN (FROM person_ids) OR old_actor_id IN (FROM person_ids) OR ends_with(name, '*');
DELETE FROM core.corrections WHERE target_kind = 'actor' AND (target_id IN (FROM person_ids) OR ends_with(new_value, '*') OR ends_with(old_value, '*'));
DELETE FROM quality.quarantine WHERE row_kind IN ('actor', 'mention', 'role') AND contains(row_json::VARCHAR, '*"');
