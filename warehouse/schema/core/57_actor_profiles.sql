-- Grain: one actor that resolution has compared with. Key: actor_id. What all articles together show of it, kept so that nobody's
-- sightings are gathered again at every run: made of core.actor_resolutions where it is missing, added to by each new sighting,
-- and dropped where a sighting goes. An actor that no article names any more has a row without kind.
CREATE TABLE core.actor_profiles (
  actor_id VARCHAR NOT NULL,
  kind VARCHAR,
  names VARCHAR[] NOT NULL,
  offices VARCHAR[] NOT NULL,
  trades VARCHAR[] NOT NULL,
  countries VARCHAR[] NOT NULL,
  affiliations VARCHAR[] NOT NULL,
  births VARCHAR[] NOT NULL,
  marks VARCHAR[] NOT NULL,
  settings VARCHAR[] NOT NULL,
  recent VARCHAR NOT NULL
);
COMMENT ON TABLE core.actor_profiles IS 'One row per actor that new articles were compared with: what all articles together show of it. Made of core.actor_resolutions, and made again where it is missing. Key: actor_id.';
COMMENT ON COLUMN core.actor_profiles.actor_id IS 'Reference actor or learned one.';
COMMENT ON COLUMN core.actor_profiles.kind IS 'person or organisation; null where no article names it.';
COMMENT ON COLUMN core.actor_profiles.names IS 'Names that articles use, at most 24.';
COMMENT ON COLUMN core.actor_profiles.offices IS 'Role nouns of its descriptions.';
COMMENT ON COLUMN core.actor_profiles.trades IS 'Broad groups of those.';
COMMENT ON COLUMN core.actor_profiles.countries IS 'ISO 3166 codes that its descriptions name.';
COMMENT ON COLUMN core.actor_profiles.affiliations IS 'Organisations that its descriptions name: ids, else names.';
COMMENT ON COLUMN core.actor_profiles.births IS 'Years of birth that stated ages leave.';
COMMENT ON COLUMN core.actor_profiles.marks IS 'Other names in its descriptions.';
COMMENT ON COLUMN core.actor_profiles.settings IS 'ISO 3166 codes of the countries that its articles name.';
COMMENT ON COLUMN core.actor_profiles.recent IS 'Its 24 latest sightings, as JSON, of which a few actors'' are read without reading all: when, words beside its name, others that the article names, other words with a capital.';
