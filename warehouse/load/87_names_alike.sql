-- Grain: one actor of an article and one learned actor that may have a name like one there; the names of a person one a line, of an
-- organisation none. What is left out here, transforms.name_likeness.may_be_alike tells apart as well: two plain names of two words
-- of which no last word is near one of the other. It asks for a similarity of 0.9; the margin is for the other implementation.
WITH named AS (
  SELECT actor_id, kind, names FROM core.actor_profiles WHERE kind IS NOT NULL AND actor_id IN (SELECT actor_id FROM compared)
),
told AS (
  SELECT actor_id, unnest(names) AS name FROM named WHERE kind = 'person'
),
split AS (
  SELECT actor_id, lower(name) AS name, CASE WHEN regexp_full_match(name, '[A-Za-z]+ [A-Za-z]+') THEN string_split(lower(name), ' ') END AS words
  FROM told
),
worded AS (
  SELECT
    actor_id,
    CASE WHEN words[1] NOT IN (SELECT word FROM not_plain) AND words[2] NOT IN (SELECT word FROM not_plain)
      AND NOT starts_with(name, 'ab') AND NOT starts_with(name, 'um') AND NOT contains(name, 'abd') THEN words END AS words
  FROM split
),
near AS (
  SELECT DISTINCT c.seen_number, c.actor_id
  FROM compared AS c
  INNER JOIN worded AS w ON w.actor_id = c.actor_id
  INNER JOIN seen_names AS s ON s.seen_number = c.seen_number
  WHERE w.words IS NULL OR s.last_word IS NULL
    OR levenshtein(s.last_word, w.words[2]) <= 3 OR levenshtein(s.last_word, w.words[1]) <= 3
    OR jaro_winkler_similarity(s.last_word, w.words[2]) >= 0.89 OR jaro_winkler_similarity(s.last_word, w.words[1]) >= 0.89
    OR s.first_word || s.last_word = w.words[1] || w.words[2]
)
SELECT c.seen_number, c.actor_id, '' AS names
FROM compared AS c
INNER JOIN named AS n ON n.actor_id = c.actor_id
WHERE n.kind <> 'person'
UNION ALL
SELECT x.seen_number, x.actor_id, array_to_string(n.names, chr(10))
FROM near AS x
INNER JOIN named AS n ON n.actor_id = x.actor_id;
