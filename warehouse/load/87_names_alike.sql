-- Grain: one learned actor, with the actors of articles of which one may have a name like one of its; the names of a person one a
-- line, of an organisation none. What is left out here, transforms.name_likeness.may_be_alike tells apart as well: two plain names of two words
-- of which no last word is near one of the other. It asks for a similarity of 0.9; the margin is for the other implementation.
-- looked_up says for each key whether it has the sounds of the last word of a plain name (last), of its first word (first), or is
-- another's (whole); seen_names has seen_number, first_word, last_word, null but for plain names of two words. Many share a first
-- word: of those, two plain names are compared only where they share the sounds of a last word, too, or have one of eight letters
-- and more with one letter of difference, or are the same in one word.
CREATE OR REPLACE TEMP MACRO without_a_letter(word) AS
  CASE WHEN length(word) >= 8 THEN list_transform(range(2, length(word) + 2), lambda i: word[1:i - 1] || word[i + 1:]) ELSE [] END;
WITH named AS MATERIALIZED (
  SELECT actor_id, kind, names FROM core.actor_profiles WHERE kind IS NOT NULL AND actor_id IN (SELECT actor_id FROM telling)
),
told AS (
  SELECT actor_id, unnest(names) AS name FROM named WHERE kind = 'person'
),
split AS (
  SELECT actor_id, lower(name) AS name, CASE WHEN regexp_full_match(name, '[A-Za-z]+ [A-Za-z]+') THEN string_split(lower(name), ' ') END AS words
  FROM told
),
worded AS MATERIALIZED (
  SELECT
    actor_id,
    CASE WHEN words[1] NOT IN (SELECT word FROM not_plain) AND words[2] NOT IN (SELECT word FROM not_plain)
      AND NOT starts_with(name, 'ab') AND NOT starts_with(name, 'um') AND NOT contains(name, 'abd') THEN words END AS words
  FROM split
),
-- Codes are written out only of known actors of whom one may be equal to one of a seen actor: each keeps the initial of its word, and
-- lacks one letter at most, so that two words with a code in common are two edits apart at most.
known_shapes AS (
  SELECT
    actor_id, words, words[1] AS first_word, words[2] AS last_word, first_word || last_word AS whole,
    ascii(first_word) AS first_initial, ascii(last_word) AS last_initial, length(first_word) AS first_length,
    length(last_word) AS last_length
  FROM worded
  WHERE words IS NOT NULL
),
seen_shapes AS (
  SELECT DISTINCT
    l.key, s.last_word, s.first_word || s.last_word AS whole, ascii(s.first_word) AS initial, length(whole) AS length,
    ascii(s.last_word) AS last_initial, length(s.last_word) AS last_length
  FROM looked_up AS l
  INNER JOIN seen_names AS s ON s.seen_number = l.seen_number
  WHERE l.part = 'first' AND s.last_word IS NOT NULL
),
coded AS MATERIALIZED (
  SELECT DISTINCT k.actor_id, k.words
  FROM seen_shapes AS s
  INNER JOIN telling AS t ON t.key = s.key
  INNER JOIN known_shapes AS k ON k.actor_id = t.actor_id
  WHERE s.whole = k.whole
    OR (s.last_initial = k.last_initial AND abs(s.last_length - k.last_length) <= 1 AND levenshtein(s.last_word, k.last_word) <= 2)
    OR (s.last_initial = k.first_initial AND abs(s.last_length - k.first_length) <= 1 AND levenshtein(s.last_word, k.first_word) <= 2)
    OR (s.last_initial = k.first_initial AND abs(s.last_length - k.first_length - k.last_length) <= 1 AND levenshtein(s.last_word, k.whole) <= 2)
    OR (s.initial = k.first_initial AND abs(s.length - k.first_length) <= 1 AND levenshtein(s.whole, k.first_word) <= 2)
    OR (s.initial = k.last_initial AND abs(s.length - k.last_length) <= 1 AND levenshtein(s.whole, k.last_word) <= 2)
),
known_codes AS (
  SELECT
    actor_id,
    unnest(list_concat([words[1] || words[2], words[1], words[2]], without_a_letter(words[1]), without_a_letter(words[2]))) AS code
  FROM coded
),
seen_codes AS (
  SELECT seen_number, unnest(list_concat([first_word || last_word, last_word], without_a_letter(last_word))) AS code
  FROM seen_names
  WHERE last_word IS NOT NULL
),
known_at AS MATERIALIZED (
  SELECT t.key, c.code, t.actor_id
  FROM telling AS t
  SEMI JOIN (SELECT key FROM looked_up WHERE part = 'first') AS l ON l.key = t.key
  INNER JOIN known_codes AS c ON c.actor_id = t.actor_id
),
seen_at AS MATERIALIZED (
  SELECT l.key, c.code, l.seen_number FROM looked_up AS l INNER JOIN seen_codes AS c ON c.seen_number = l.seen_number WHERE l.part = 'first'
),
beyond AS MATERIALIZED (
  SELECT l.seen_number, m.actor_id
  FROM looked_up AS l
  INNER JOIN met_keys AS k ON k.key = l.key
  INNER JOIN met AS m ON m.key = l.key
  WHERE l.part = 'last' AND k.actors > {most}
),
compared AS MATERIALIZED (
  SELECT l.seen_number, t.actor_id FROM looked_up AS l INNER JOIN telling AS t ON t.key = l.key WHERE l.part <> 'first'
  UNION
  SELECT l.seen_number, t.actor_id
  FROM looked_up AS l
  INNER JOIN telling AS t ON t.key = l.key
  SEMI JOIN (SELECT actor_id FROM worded WHERE words IS NULL UNION ALL SELECT actor_id FROM named WHERE kind <> 'person') AS n
    ON n.actor_id = t.actor_id
  WHERE l.part = 'first'
  UNION
  SELECT s.seen_number, k.actor_id FROM seen_at AS s INNER JOIN known_at AS k ON k.key = s.key AND k.code = s.code
  UNION
  SELECT b.seen_number, b.actor_id
  FROM beyond AS b
  INNER JOIN telling AS t ON t.actor_id = b.actor_id
  SEMI JOIN looked_up AS l ON l.seen_number = b.seen_number AND l.key = t.key
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
SELECT actor_id, '' AS names, [] AS seen_numbers
FROM named
WHERE kind <> 'person' AND actor_id IN (SELECT actor_id FROM compared)
UNION ALL
SELECT x.actor_id, array_to_string(n.names, chr(10)), x.seen_numbers
FROM (SELECT actor_id, list(seen_number) AS seen_numbers FROM near GROUP BY actor_id) AS x
INNER JOIN named AS n ON n.actor_id = x.actor_id;
