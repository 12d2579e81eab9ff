-- Grain: one actor with a home. Key: actor_id.
CREATE VIEW core.homes AS
SELECT h.actor_id, h.place, min(p.country) AS country, list_sort(list(DISTINCT regexp_extract(n.written, '[^ ]+$'))) AS last_words
FROM reference.home_places AS h
INNER JOIN core.place_names AS p ON p.written = lower(h.place)
INNER JOIN core.place_names AS n ON n.place = h.place
GROUP BY h.actor_id, h.place;
COMMENT ON VIEW core.homes IS 'One row per actor of seeds/home_places.csv: where its counts hold and its members stand, unless the words say otherwise. Key: actor_id.';
COMMENT ON COLUMN core.homes.actor_id IS 'Actor (reference.actors).';
COMMENT ON COLUMN core.homes.place IS 'Place, by the name that the reference tables give it.';
COMMENT ON COLUMN core.homes.country IS 'ISO 3166 code of the country that it is or lies in.';
COMMENT ON COLUMN core.homes.last_words IS 'Last words of its names, in lower case: the Strip is the Gaza Strip where the claimant is at home there.';
