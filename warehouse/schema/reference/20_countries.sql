-- Grain: one country. Key: country. Filled from seeds/countries.csv.
CREATE TABLE reference.countries (
  country VARCHAR,
  actor_id VARCHAR,
  name VARCHAR,
  aliases VARCHAR,
  weak_aliases VARCHAR,
  demonyms VARCHAR,
  capital VARCHAR,
  example VARCHAR
);
COMMENT ON TABLE reference.countries IS 'Countries with their names and peoples, from seeds/countries.csv. Key: country.';
COMMENT ON COLUMN reference.countries.country IS 'ISO 3166 code.';
COMMENT ON COLUMN reference.countries.actor_id IS 'Identifier of the country as an actor.';
COMMENT ON COLUMN reference.countries.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN reference.countries.aliases IS 'Other names, divided by |.';
COMMENT ON COLUMN reference.countries.weak_aliases IS 'Ambiguous names, divided by |.';
COMMENT ON COLUMN reference.countries.demonyms IS 'Adjectives and people nouns, divided by |.';
COMMENT ON COLUMN reference.countries.capital IS 'Capital and its spellings, divided by |.';
COMMENT ON COLUMN reference.countries.example IS 'Text that names it.';
