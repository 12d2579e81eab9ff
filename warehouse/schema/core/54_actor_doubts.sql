-- Grain: one actor of one revision and a known actor that it may be. Key: (revision_id, actor_number, actor_id).
CREATE TABLE core.actor_doubts (
  doubt_id VARCHAR NOT NULL,
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  actor_number INTEGER NOT NULL,
  actor_id VARCHAR NOT NULL,
  score DOUBLE NOT NULL,
  reasons VARCHAR[] NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.actor_doubts IS 'One row per actor of a revision and a known actor that it may be, for a person to decide. Key: (revision_id, actor_number, actor_id).';
COMMENT ON COLUMN core.actor_doubts.doubt_id IS 'First 8 hex digits of SHA-256 of the article, the name and the known actor.';
COMMENT ON COLUMN core.actor_doubts.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.actor_doubts.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.actor_doubts.actor_number IS 'Actor of the same revision (core.actors).';
COMMENT ON COLUMN core.actor_doubts.actor_id IS 'Known actor that it may be.';
COMMENT ON COLUMN core.actor_doubts.score IS 'Points of the match.';
COMMENT ON COLUMN core.actor_doubts.reasons IS 'What spoke for it and against it, in words.';
COMMENT ON COLUMN core.actor_doubts.article_number IS 'Number of the article (core.articles).';
