-- Grain: one noun. Key: noun. A people counts as people of its country.
CREATE VIEW core.counted_nouns AS
WITH peoples AS (
  SELECT noun, min(name) AS country
  FROM (SELECT lower(unnest(string_split(demonyms, '|'))) AS noun, name FROM reference.countries)
  WHERE noun <> ''
  GROUP BY noun
  HAVING count(*) = 1
)
SELECT noun, counted_group, NULL AS country
FROM (SELECT unnest(string_split(nouns, '|')) AS noun, counted_group FROM reference.counted_groups)
UNION ALL
SELECT noun, 'people', country FROM peoples;
COMMENT ON VIEW core.counted_nouns IS 'One row per noun that counts the same as others, from seeds/counted_groups.csv and seeds/countries.csv. Key: noun.';
COMMENT ON COLUMN core.counted_nouns.noun IS 'Noun in lower case.';
COMMENT ON COLUMN core.counted_nouns.counted_group IS 'Group of nouns that it belongs to.';
COMMENT ON COLUMN core.counted_nouns.country IS 'Country whose people it names, and whose adjective it is; null for other nouns.';
