-- Grain: one known actor. Key: actor_id. Filled from seeds/actors.csv.
CREATE TABLE reference.actors (
  actor_id VARCHAR,
  name VARCHAR,
  kind VARCHAR,
  aliases VARCHAR,
  weak_aliases VARCHAR,
  country VARCHAR,
  parent VARCHAR,
  wikidata VARCHAR,
  example VARCHAR
);
COMMENT ON TABLE reference.actors IS 'Known persons and organisations, from seeds/actors.csv. Key: actor_id.';
COMMENT ON COLUMN reference.actors.actor_id IS 'Identifier.';
COMMENT ON COLUMN reference.actors.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN reference.actors.kind IS 'person or organisation.';
COMMENT ON COLUMN reference.actors.aliases IS 'Other names, divided by |.';
COMMENT ON COLUMN reference.actors.weak_aliases IS 'Names that need context, divided by |.';
COMMENT ON COLUMN reference.actors.country IS 'ISO 3166 code of the country.';
COMMENT ON COLUMN reference.actors.parent IS 'Actor that it belongs to.';
COMMENT ON COLUMN reference.actors.wikidata IS 'Wikidata identifier.';
COMMENT ON COLUMN reference.actors.example IS 'Text that names it.';
