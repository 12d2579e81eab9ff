-- Grain: one actor of one revision about whom there was something to decide. Key: (revision_id, actor_number). An actor without
-- a row here is who the extraction says: the reference tables know the name, and nothing contradicts.
CREATE TABLE core.actor_resolutions (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  actor_number INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  actor_id VARCHAR,
  decision VARCHAR NOT NULL,
  score DOUBLE,
  reasons VARCHAR[] NOT NULL,
  judgement_id INTEGER,
  names VARCHAR[] NOT NULL,
  offices VARCHAR[] NOT NULL,
  trades VARCHAR[] NOT NULL,
  countries VARCHAR[] NOT NULL,
  affiliations VARCHAR[] NOT NULL,
  births VARCHAR[] NOT NULL,
  marks VARCHAR[] NOT NULL,
  nearby VARCHAR[] NOT NULL,
  companions VARCHAR[] NOT NULL,
  topics VARCHAR[] NOT NULL,
  settings VARCHAR[] NOT NULL,
  story_id VARCHAR,
  seen_at TIMESTAMP NOT NULL,
  run_id VARCHAR NOT NULL,
  resolved_at TIMESTAMP NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.actor_resolutions IS 'One row per actor of a revision about whom there was something to decide: who it is across articles, and why. Key: (revision_id, actor_number).';
COMMENT ON COLUMN core.actor_resolutions.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.actor_resolutions.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.actor_resolutions.actor_number IS 'Actor of the same revision (core.actors).';
COMMENT ON COLUMN core.actor_resolutions.name IS 'Name as the article''s actors show it.';
COMMENT ON COLUMN core.actor_resolutions.kind IS 'person or organisation.';
COMMENT ON COLUMN core.actor_resolutions.actor_id IS 'Who it is: a reference actor or a learned one; null where undecided.';
COMMENT ON COLUMN core.actor_resolutions.decision IS 'matched, first_seen, kept (as before in the same article), judged (by a person), undecided, surname_only, common_name or contradicted.';
COMMENT ON COLUMN core.actor_resolutions.score IS 'Points of the match; null where none was made.';
COMMENT ON COLUMN core.actor_resolutions.reasons IS 'What spoke for it, or against it, in words.';
COMMENT ON COLUMN core.actor_resolutions.judgement_id IS 'Judgement that decided (core.actor_judgements); null for rules.';
COMMENT ON COLUMN core.actor_resolutions.names IS 'Names that the article uses.';
COMMENT ON COLUMN core.actor_resolutions.offices IS 'Role nouns of its descriptions there.';
COMMENT ON COLUMN core.actor_resolutions.trades IS 'Broad groups of those.';
COMMENT ON COLUMN core.actor_resolutions.countries IS 'ISO 3166 codes that its descriptions name.';
COMMENT ON COLUMN core.actor_resolutions.affiliations IS 'Organisations that its descriptions name: ids, else names.';
COMMENT ON COLUMN core.actor_resolutions.births IS 'Years of birth that a stated age leaves.';
COMMENT ON COLUMN core.actor_resolutions.marks IS 'Other names in its descriptions.';
COMMENT ON COLUMN core.actor_resolutions.nearby IS 'Words beside its name.';
COMMENT ON COLUMN core.actor_resolutions.companions IS 'Others that the article names: ids, else names.';
COMMENT ON COLUMN core.actor_resolutions.topics IS 'Other words with a capital that the article uses.';
COMMENT ON COLUMN core.actor_resolutions.settings IS 'ISO 3166 codes of the countries that the article names.';
COMMENT ON COLUMN core.actor_resolutions.story_id IS 'Story of the article when it was resolved.';
COMMENT ON COLUMN core.actor_resolutions.seen_at IS 'Publication of the article, else when it was fetched or loaded (UTC).';
COMMENT ON COLUMN core.actor_resolutions.run_id IS 'Run, or command, that wrote the row.';
COMMENT ON COLUMN core.actor_resolutions.resolved_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.actor_resolutions.article_number IS 'Number of the article (core.articles).';
