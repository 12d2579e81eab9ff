-- Grain: one place. Key: name. Filled from seeds/places.csv.
CREATE TABLE reference.places (
  name VARCHAR,
  kind VARCHAR,
  country VARCHAR,
  aliases VARCHAR,
  example VARCHAR
);
COMMENT ON TABLE reference.places IS 'Known places that are no countries, from seeds/places.csv. Key: name.';
COMMENT ON COLUMN reference.places.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN reference.places.kind IS 'city, region, state, nation, sea or continent.';
COMMENT ON COLUMN reference.places.country IS 'ISO 3166 code of the country it lies in; empty where it lies in none or several.';
COMMENT ON COLUMN reference.places.aliases IS 'Other names and its people, divided by |; one that starts with a small letter names a part of it.';
COMMENT ON COLUMN reference.places.example IS 'Text that names it.';
