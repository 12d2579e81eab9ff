-- Grain: one name of one place. Key: written. Names that several places have are left out, and so are those of a part of a place
-- (northern Gaza), which start with a small letter. A capital is a place of its own.
CREATE VIEW core.place_names AS
SELECT lower(name) AS written, any_value(place) AS place, any_value(country) AS country
FROM (
  SELECT unnest(list_distinct(string_split(name || '|' || aliases, '|'))) AS name, name AS place, country FROM reference.places
  UNION ALL
  SELECT unnest(list_distinct(string_split(concat_ws('|', name, nullif(aliases, ''), nullif(weak_aliases, '')), '|'))), name, country
  FROM reference.countries
  UNION ALL
  SELECT unnest(string_split(capital, '|')), string_split(capital, '|')[1], country FROM reference.countries
)
WHERE regexp_matches(name, '^[^a-z]')
GROUP BY written
HAVING count(DISTINCT place) = 1;
COMMENT ON VIEW core.place_names IS 'One row per name that says which place is meant, from seeds/places.csv and seeds/countries.csv. Key: written.';
COMMENT ON COLUMN core.place_names.written IS 'Name in lower case.';
COMMENT ON COLUMN core.place_names.place IS 'Place, by the name that the reference tables give it.';
COMMENT ON COLUMN core.place_names.country IS 'ISO 3166 code of the country that it is or lies in; empty where it lies in none or several.';
