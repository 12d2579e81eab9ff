-- Pairs of actors that no rule decides, and what people decided.

CREATE TABLE core.actor_doubts (
  doubt_id VARCHAR NOT NULL,
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  actor_number INTEGER NOT NULL,
  actor_id VARCHAR NOT NULL,
  score DOUBLE NOT NULL,
  reasons VARCHAR[] NOT NULL
);
COMMENT ON TABLE core.actor_doubts IS 'One row per actor of a revision and a known actor that it may be, for a person to decide. Key: (revision_id, actor_number, actor_id).';
COMMENT ON COLUMN core.actor_doubts.doubt_id IS 'First 8 hex digits of SHA-256 of the article, the name and the known actor.';
COMMENT ON COLUMN core.actor_doubts.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.actor_doubts.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.actor_doubts.actor_number IS 'Actor of the same revision (core.actors).';
COMMENT ON COLUMN core.actor_doubts.actor_id IS 'Known actor that it may be.';
COMMENT ON COLUMN core.actor_doubts.score IS 'Points of the match.';
COMMENT ON COLUMN core.actor_doubts.reasons IS 'What spoke for it and against it, in words.';

CREATE TABLE core.actor_judgements (
  judgement_id INTEGER NOT NULL,
  verdict VARCHAR NOT NULL,
  actor_id VARCHAR NOT NULL,
  other_actor_id VARCHAR,
  article_id VARCHAR,
  kind VARCHAR,
  name VARCHAR,
  old_actor_id VARCHAR,
  author VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  command VARCHAR NOT NULL,
  judged_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.actor_judgements IS 'One row per judgement of a person about who is who; later runs obey. Rows are only added; of two about the same, the later holds. Key: judgement_id.';
COMMENT ON COLUMN core.actor_judgements.judgement_id IS 'Counted from 1.';
COMMENT ON COLUMN core.actor_judgements.verdict IS 'same or different.';
COMMENT ON COLUMN core.actor_judgements.actor_id IS 'Actor that is kept, or that the other one is told from.';
COMMENT ON COLUMN core.actor_judgements.other_actor_id IS 'The other actor; null where an article''s actor is judged.';
COMMENT ON COLUMN core.actor_judgements.article_id IS 'Article whose actor is judged; null where two actors are.';
COMMENT ON COLUMN core.actor_judgements.kind IS 'Kind of the article''s actor.';
COMMENT ON COLUMN core.actor_judgements.name IS 'Name of the article''s actor.';
COMMENT ON COLUMN core.actor_judgements.old_actor_id IS 'Who it was before; null where nobody.';
COMMENT ON COLUMN core.actor_judgements.author IS 'Who judged.';
COMMENT ON COLUMN core.actor_judgements.note IS 'Why.';
COMMENT ON COLUMN core.actor_judgements.command IS 'merge, split, accept or reject.';
COMMENT ON COLUMN core.actor_judgements.judged_at IS 'When (UTC).';
