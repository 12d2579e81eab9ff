-- Grain: two people who hold one office of one country at overlapping times, as articles tell. Key: (country, office, actor_key,
-- other_actor_key), the smaller key first. A successor is none: the one must have been told as holding it before and after, or
-- at the same time as, the other. Deputies, and who held it once or will, do not count.
CREATE VIEW reports.contradicting_offices AS
WITH countries AS (
  SELECT country, name, lower(unnest(string_split(concat_ws('|', name, nullif(aliases, ''), nullif(demonyms, '')), '|'))) AS word
  FROM reference.countries
),
told AS (
  SELECT
    actor_key, name, affiliation, role, first_seen_at, last_seen_at, story_count,
    replace(regexp_extract(lower(role), '(vice[- ]president|prime minister|president|chancellor|king|queen|emir|sultan|pope|'
      || 'secretary[- ]general|(?:foreign|home|defence|defense) secretary|secretary of state|attorney[- ]general|chief justice|'
      || 'central bank governor|army chief|chief of (?:general )?staff|(?:\w+ )?minister)', 1), 'defense', 'defence') AS office
  FROM marts.actor_roles
  WHERE kind = 'person' AND status IN ('current', 'acting')
    AND NOT regexp_matches(lower(role), '(deputy|vice|junior|assistant|state|wife|son|daughter|adviser|aide|spokes)')
),
placed AS (
  SELECT t.*, c.country
  FROM (SELECT *, unnest(list_distinct(list_concat([lower(affiliation)], regexp_split_to_array(lower(role), '[^\w]+')))) AS word FROM told) AS t
  INNER JOIN countries AS c ON c.word = t.word
  WHERE t.office NOT IN ('', 'minister', 'minister of') AND t.office NOT LIKE c.word || ' %'
),
held AS (
  SELECT
    country, office, actor_key, any_value(name) AS name, min(first_seen_at) AS first_seen_at, max(last_seen_at) AS last_seen_at,
    max(story_count) AS story_count
  FROM placed
  GROUP BY country, office, actor_key
)
SELECT
  a.country, a.office, a.actor_key, b.actor_key AS other_actor_key, a.name, b.name AS other_name, a.first_seen_at, a.last_seen_at,
  b.first_seen_at AS other_first_seen_at, b.last_seen_at AS other_last_seen_at, a.story_count, b.story_count AS other_story_count
FROM held AS a
INNER JOIN held AS b ON b.country = a.country AND b.office = a.office AND a.actor_key < b.actor_key
WHERE a.first_seen_at <= b.last_seen_at AND b.first_seen_at <= a.last_seen_at;
COMMENT ON VIEW reports.contradicting_offices IS 'One row per two people who hold one office of one country at overlapping times, as articles tell. Key: (country, office, actor_key, other_actor_key).';
COMMENT ON COLUMN reports.contradicting_offices.country IS 'ISO 3166 code.';
COMMENT ON COLUMN reports.contradicting_offices.office IS 'Office, in lower case.';
COMMENT ON COLUMN reports.contradicting_offices.actor_key IS 'One of them; the smaller key.';
COMMENT ON COLUMN reports.contradicting_offices.other_actor_key IS 'The other one.';
COMMENT ON COLUMN reports.contradicting_offices.name IS 'Name of the one.';
COMMENT ON COLUMN reports.contradicting_offices.other_name IS 'Name of the other.';
COMMENT ON COLUMN reports.contradicting_offices.first_seen_at IS 'First article that tells the one so (UTC).';
COMMENT ON COLUMN reports.contradicting_offices.last_seen_at IS 'Last article that tells the one so (UTC).';
COMMENT ON COLUMN reports.contradicting_offices.other_first_seen_at IS 'First article that tells the other so (UTC).';
COMMENT ON COLUMN reports.contradicting_offices.other_last_seen_at IS 'Last article that tells the other so (UTC).';
COMMENT ON COLUMN reports.contradicting_offices.story_count IS 'Independent stories that tell the one so.';
COMMENT ON COLUMN reports.contradicting_offices.other_story_count IS 'Independent stories that tell the other so.';
