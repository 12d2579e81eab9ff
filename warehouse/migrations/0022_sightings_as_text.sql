-- The latest sightings of an actor become text: lists of lists of a few actors cost reading those of all.
ALTER TABLE core.actor_profiles ALTER COLUMN recent TYPE VARCHAR USING to_json(recent)::VARCHAR;
COMMENT ON COLUMN core.actor_profiles.recent IS 'Its 24 latest sightings, as JSON, of which a few actors'' are read without reading all: when, words beside its name, others that the article names, other words with a capital.';
