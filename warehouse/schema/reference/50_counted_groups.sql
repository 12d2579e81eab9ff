-- Grain: one group of counted nouns. Key: counted_group. Filled from seeds/counted_groups.csv.
CREATE TABLE reference.counted_groups (
  counted_group VARCHAR,
  nouns VARCHAR,
  example VARCHAR
);
COMMENT ON TABLE reference.counted_groups IS 'Nouns that count the same, from seeds/counted_groups.csv: a toll of people, deaths or victims is one series. Key: counted_group.';
COMMENT ON COLUMN reference.counted_groups.counted_group IS 'Name of the group.';
COMMENT ON COLUMN reference.counted_groups.nouns IS 'Its nouns, divided by |.';
COMMENT ON COLUMN reference.counted_groups.example IS 'Text that counts them.';
