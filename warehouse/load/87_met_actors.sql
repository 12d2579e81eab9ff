-- Which learned actors have a key in common with the actors of some articles (looked_up: seen_number, key, part).

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

-- The same of keys that few enough actors share to tell something.
CREATE OR REPLACE TEMP TABLE telling AS
SELECT m.key, m.actor_id FROM met AS m SEMI JOIN (SELECT key FROM met_keys WHERE actors <= {most}) AS k ON k.key = m.key;
