-- Actors across articles: what is learned, and how each was resolved. The next run resolves what is there.

CREATE TABLE core.learned_actors (
  actor_id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.learned_actors IS 'One row per actor that no reference table knows and that articles made known. Key: actor_id.';
COMMENT ON COLUMN core.learned_actors.actor_id IS 'The name as a slug, and 8 hex digits of SHA-256 of the first article, the kind and the name there.';
COMMENT ON COLUMN core.learned_actors.name IS 'Name in the first article.';
COMMENT ON COLUMN core.learned_actors.kind IS 'person or organisation.';
COMMENT ON COLUMN core.learned_actors.article_id IS 'Article that made it known.';
COMMENT ON COLUMN core.learned_actors.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.learned_actors.loaded_at IS 'When the row was written (UTC).';

CREATE TABLE core.actor_keys (
  key VARCHAR NOT NULL,
  actor_id VARCHAR NOT NULL
);
COMMENT ON TABLE core.actor_keys IS 'One row per key under which a learned actor is looked up; only actors that share one are compared. Key: (key, actor_id).';
COMMENT ON COLUMN core.actor_keys.key IS 'Name in a coarse form, with what sort of key it is.';
COMMENT ON COLUMN core.actor_keys.actor_id IS 'Actor (core.learned_actors).';

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
  resolved_at TIMESTAMP NOT NULL
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
