-- Grain: one judgement of a person about who is who. Key: judgement_id.
CREATE VIEW marts.actor_judgements AS
SELECT judgement_id, verdict, actor_id, other_actor_id, article_id, kind,
  name, old_actor_id, author, note, command, judged_at
FROM core.actor_judgements;
COMMENT ON VIEW marts.actor_judgements IS 'One row per judgement of a person about who is who; of two about the same, the later holds. Key: judgement_id.';
COMMENT ON COLUMN marts.actor_judgements.judgement_id IS 'Counted from 1.';
COMMENT ON COLUMN marts.actor_judgements.verdict IS 'same or different.';
COMMENT ON COLUMN marts.actor_judgements.actor_id IS 'Actor that is kept, or that the other one is told from.';
COMMENT ON COLUMN marts.actor_judgements.other_actor_id IS 'The other actor; null where an article''s actor is judged.';
COMMENT ON COLUMN marts.actor_judgements.article_id IS 'Article whose actor is judged; null where two actors are.';
COMMENT ON COLUMN marts.actor_judgements.kind IS 'Kind of the article''s actor.';
COMMENT ON COLUMN marts.actor_judgements.name IS 'Name of the article''s actor.';
COMMENT ON COLUMN marts.actor_judgements.old_actor_id IS 'Who it was before; null where nobody.';
COMMENT ON COLUMN marts.actor_judgements.author IS 'Who judged.';
COMMENT ON COLUMN marts.actor_judgements.note IS 'Why.';
COMMENT ON COLUMN marts.actor_judgements.command IS 'merge, split, accept or reject.';
COMMENT ON COLUMN marts.actor_judgements.judged_at IS 'When (UTC).';
