-- Grain: one actor with a home. Key: actor_id. Filled from seeds/home_places.csv.
CREATE TABLE reference.home_places (
  actor_id VARCHAR,
  place VARCHAR
);
COMMENT ON TABLE reference.home_places IS 'Where the counts of an authority hold and the members of an armed group stand, unless the words say otherwise, from seeds/home_places.csv. Key: actor_id.';
COMMENT ON COLUMN reference.home_places.actor_id IS 'Actor (reference.actors).';
COMMENT ON COLUMN reference.home_places.place IS 'Place or country by its name in the reference tables.';
