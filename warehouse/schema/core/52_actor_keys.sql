-- Grain: one key under which a learned actor is looked up. Key: (key, actor_id).
CREATE TABLE core.actor_keys (
  key VARCHAR NOT NULL,
  actor_id VARCHAR NOT NULL
);
COMMENT ON TABLE core.actor_keys IS 'One row per key under which a learned actor is looked up; only actors that share one are compared. Key: (key, actor_id).';
COMMENT ON COLUMN core.actor_keys.key IS 'Name in a coarse form, with what sort of key it is.';
COMMENT ON COLUMN core.actor_keys.actor_id IS 'Actor (core.learned_actors).';
