-- Reference tables by which figures about the same thing and copies of one story are known; what was found about origins.

CREATE TABLE IF NOT EXISTS reference.counted_groups (
  counted_group VARCHAR,
  nouns VARCHAR,
  example VARCHAR
);
COMMENT ON TABLE reference.counted_groups IS 'Nouns that count the same, from seeds/counted_groups.csv: a toll of people, deaths or victims is one series. Key: counted_group.';
COMMENT ON COLUMN reference.counted_groups.counted_group IS 'Name of the group.';
COMMENT ON COLUMN reference.counted_groups.nouns IS 'Its nouns, divided by |.';
COMMENT ON COLUMN reference.counted_groups.example IS 'Text that counts them.';
CREATE TABLE IF NOT EXISTS reference.home_places (
  actor_id VARCHAR,
  place VARCHAR
);
COMMENT ON TABLE reference.home_places IS 'Where the counts of an authority hold and the members of an armed group stand, unless the words say otherwise, from seeds/home_places.csv. Key: actor_id.';
COMMENT ON COLUMN reference.home_places.actor_id IS 'Actor (reference.actors).';
COMMENT ON COLUMN reference.home_places.place IS 'Place or country by its name in the reference tables.';
CREATE TABLE IF NOT EXISTS reference.places (
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
CREATE TABLE IF NOT EXISTS reference.news_agencies (
  agency VARCHAR,
  signs VARCHAR,
  example VARCHAR
);
COMMENT ON TABLE reference.news_agencies IS 'News agencies and how articles sign for them, from seeds/news_agencies.csv. Key: agency.';
COMMENT ON COLUMN reference.news_agencies.agency IS 'Name as the ledger shows it; agencies where copies name none.';
COMMENT ON COLUMN reference.news_agencies.signs IS 'Names and initials in datelines, bylines and credits, divided by |.';
COMMENT ON COLUMN reference.news_agencies.example IS 'Text that credits it.';

ALTER TABLE core.stories ADD COLUMN agency VARCHAR;
ALTER TABLE core.stories ADD COLUMN credit_rule VARCHAR;
COMMENT ON COLUMN core.stories.agency IS 'News agency that the article credits (reference.news_agencies), else as written; agencies where it names none of several; null where it credits none.';
COMMENT ON COLUMN core.stories.credit_rule IS 'Where the credit stands: dateline, byline, copyright, source_line, opening or closing.';
COMMENT ON COLUMN core.stories.similarity IS 'Jaccard similarity of their word shingles at that time, 0 to 1.';
COMMENT ON TABLE core.sketch_keys IS 'The eight smallest hashes of each text and of its beginning, one row each: copies are looked up by them, never by comparing all pairs. Key: (article_id, key).';
