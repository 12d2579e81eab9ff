-- Which learned actors have a key in common with the actors of some articles (looked_up: seen_number, key), and which of those have a
-- name like one there (seen_names: seen_number, first_word, last_word; null but for plain names of two words).

-- Grain: one key and one learned actor that has it, under the actor that people merged it into.
CREATE OR REPLACE TEMP TABLE met AS
SELECT DISTINCT k.key, m.target AS actor_id
FROM core.actor_keys AS k
INNER JOIN merged AS m ON m.actor_id = k.actor_id
WHERE k.key IN (SELECT key FROM looked_up)
UNION {all}
SELECT k.key, k.actor_id
FROM core.actor_keys AS k
WHERE k.key IN (SELECT key FROM looked_up) AND k.actor_id NOT IN (SELECT actor_id FROM merged);

CREATE OR REPLACE TEMP TABLE met_keys AS
SELECT key, count(*) AS actors FROM met GROUP BY key;

-- Grain: one actor of an article and one learned actor that it is compared with.
CREATE OR REPLACE TEMP TABLE compared AS
SELECT DISTINCT l.seen_number, m.actor_id
FROM looked_up AS l
INNER JOIN met_keys AS k ON k.key = l.key
INNER JOIN met AS m ON m.key = l.key
WHERE k.actors <= {most};
