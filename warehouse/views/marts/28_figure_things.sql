-- Grain: one figure of one revision, old ones included. Key: (revision_id, figure_id). What the figure is about does not depend on
-- the writer's words: nouns of one group count the same (people, deaths, Palestinians), places and sides go by the names of the
-- reference tables. Where no place is told, an authority counts at home (the Gaza health ministry in Gaza), and the fighters of a
-- group stand at its home. A side that the place implies makes no difference: Palestinians killed in Gaza are people killed in
-- Gaza; Russians killed in Ukraine stay apart, and so do women, children and civilians. A spokesperson claims for the body.
CREATE VIEW marts.figure_things AS
WITH homes AS MATERIALIZED (FROM core.homes), nouns AS MATERIALIZED (FROM core.counted_nouns),  -- planned once for all joins
bodies AS (
  SELECT lower(unnest(list_distinct(string_split(concat_ws('|', a.name, nullif(a.aliases, '')), '|')))) AS body, h.actor_id
  FROM homes AS h
  INNER JOIN reference.actors AS a ON a.actor_id = h.actor_id
),
spokespeople AS (
  SELECT r.article_id, r.revision_id, r.actor_number, min(b.actor_id) AS body_id
  FROM core.actor_roles AS r
  INNER JOIN core.actors AS a ON a.revision_id = r.revision_id AND a.actor_number = r.actor_number
  INNER JOIN reference.actors AS b ON b.name = a.affiliation
  WHERE regexp_matches(r.role, '(?i)\bspokes')
  GROUP BY r.article_id, r.revision_id, r.actor_number
),
claimants AS (
  SELECT f.article_id, f.revision_id, f.figure_id, min(a.actor_number) AS actor_number
  FROM core.figures_in_force AS f
  INNER JOIN core.actors AS a ON a.revision_id = f.revision_id
    AND (a.actor_id = f.attributed_to_actor_id OR (f.attributed_to_actor_id IS NULL AND a.name = f.attributed_to))
  GROUP BY f.article_id, f.revision_id, f.figure_id HAVING count(*) = 1
),
claims AS (
  SELECT
    f.article_id, f.revision_id, f.figure_id, f.kind, f.unit, f.event, f.measure, f.trend, f.denominator, f.qualifiers,
    lower(f.counted) AS noun, regexp_extract(lower(f.counted), '[^ ]+$') AS head, lower(coalesce(f.population, f.qualifiers[-1])) AS told_side,
    f.population IS NULL AS is_side_guessed,
    regexp_replace(lower(f.place), '^the ', '') AS told_place,
    a.actor_key AS claimant_key, CASE WHEN a.actor_key IS NULL THEN f.attributed_to_actor_id ELSE a.actor_id END AS claimant_actor_id,
    coalesce(s.body_id, a.actor_id, CASE WHEN a.actor_key IS NULL THEN f.attributed_to_actor_id END, lower(f.attributed_to)) AS claimant_id
  FROM core.figures_in_force AS f
  LEFT JOIN claimants AS m ON m.revision_id = f.revision_id AND m.figure_id = f.figure_id
  LEFT JOIN marts.revision_actors AS a ON a.revision_id = m.revision_id AND a.actor_number = m.actor_number
  LEFT JOIN spokespeople AS s ON s.revision_id = m.revision_id AND s.actor_number = m.actor_number
),
named AS (
  SELECT
    c.*,
    coalesce(whole.counted_group, last.counted_group) AS noun_group,
    -- What stands before the head of a noun of several words narrows it, as a qualifier does: "aid workers".
    CASE WHEN whole.counted_group IS NULL AND c.noun <> c.head
      THEN list_filter(string_split(c.noun, ' ')[:-2], lambda word: word <> '') ELSE [] END AS inner_words,
    coalesce(side.country, whole.country) AS side_country, b.actor_id AS side_actor_id,
    -- Where none is told, or its last word alone ("the Strip").
    CASE WHEN p.place IS NOT NULL THEN p.place
      WHEN c.told_place IS NULL OR list_contains(own.last_words, c.told_place) THEN coalesce(own.place, theirs.place) END AS known_place,
    CASE WHEN p.place IS NOT NULL THEN p.country
      WHEN c.told_place IS NULL OR list_contains(own.last_words, c.told_place) THEN coalesce(own.country, theirs.country) END AS place_country
  FROM claims AS c
  LEFT JOIN nouns AS whole ON c.kind = 'count' AND whole.noun = c.noun
  LEFT JOIN nouns AS last ON c.kind = 'count' AND last.noun = c.head AND last.country IS NULL
  LEFT JOIN nouns AS side ON side.noun = c.told_side AND side.country IS NOT NULL
  LEFT JOIN bodies AS b ON b.body = c.told_side LEFT JOIN core.place_names AS p ON p.written = c.told_place
  LEFT JOIN homes AS own ON own.actor_id = c.claimant_id LEFT JOIN homes AS theirs ON theirs.actor_id = b.actor_id
),
grouped AS (
  SELECT
    n.* EXCLUDE (noun_group),
    CASE
      WHEN n.head IN ('members', 'member') AND n.side_actor_id IS NOT NULL THEN 'militants'
      WHEN n.noun_group IS NOT NULL THEN n.noun_group
      WHEN n.noun IS NULL AND n.kind = 'count' AND e.counts_people = 'true' THEN 'people'
      ELSE regexp_replace(regexp_replace(n.head, '([a-z]{2})ies$', '\1y'), '([a-z]{2}[^s])s$', '\1')
    END AS counted_group,
    coalesce(n.known_place, n.told_place) AS place_name,
    h.place AS side_home
  FROM named AS n
  LEFT JOIN reference.events AS e ON e.event = n.event
  LEFT JOIN homes AS h ON h.actor_id = n.side_actor_id
),
sided AS (
  SELECT
    g.*,
    CASE
      WHEN g.side_country IS NOT NULL AND g.side_country = c.name THEN NULL
      WHEN g.counted_group = 'militants' AND g.side_home = g.place_name THEN NULL
      ELSE coalesce(g.side_country, g.side_actor_id, CASE WHEN NOT g.is_side_guessed THEN g.told_side END)
    END AS side,
    list_sort(list_distinct(list_filter(
      list_concat(list_transform(coalesce(g.qualifiers, []), lambda word: lower(word)), g.inner_words),
      lambda word: (word IS DISTINCT FROM g.told_side OR (g.is_side_guessed AND g.side_country IS NULL AND g.side_actor_id IS NULL))
        AND word NOT IN (
        'fellow', 'other', 'total', 'overall', 'estimated', 'additional', 'further', 'more', 'another', 'innocent', 'dead', 'killed',
        'deceased', 'slain', 'injured', 'wounded', 'missing', 'displaced', 'detained'
      )
    ))) AS narrowed_by
  FROM grouped AS g
  LEFT JOIN reference.countries AS c ON c.country = g.place_country
),
told AS (
  SELECT
    *,
    CASE WHEN noun IS NOT NULL OR event IS NOT NULL THEN to_json([
      kind, unit, coalesce(event, ''), coalesce(measure, ''), coalesce(counted_group, ''), coalesce(place_name, ''),
      coalesce(side, ''), array_to_string(narrowed_by, '|'), coalesce(trend, ''), coalesce(denominator, '')
    ])::VARCHAR END AS thing
  FROM sided
)
SELECT
  article_id, revision_id, figure_id, claimant_key, claimant_actor_id, claimant_id, counted_group, place_name, side, narrowed_by,
  md5(thing)[1:12] AS thing_id, md5(thing || coalesce(claimant_id, ''))[1:12] AS series_id
FROM told;
COMMENT ON VIEW marts.figure_things IS 'One row per figure of every revision: what it is about and who claims it, in words that do not depend on the writer. Key: (revision_id, figure_id).';
COMMENT ON COLUMN marts.figure_things.article_id IS 'Article.';
COMMENT ON COLUMN marts.figure_things.revision_id IS 'Revision of the article.';
COMMENT ON COLUMN marts.figure_things.figure_id IS 'Figure.';
COMMENT ON COLUMN marts.figure_things.claimant_id IS 'Claimant across articles: actor id (of the body where its spokesperson claims), else the words in lower case.';
COMMENT ON COLUMN marts.figure_things.claimant_actor_id IS 'Claimant across articles, of the reference tables or learned; null where nothing identifies it.';
COMMENT ON COLUMN marts.figure_things.claimant_key IS 'Claimant as an actor (marts.actors); null where the claimant is no named actor.';
COMMENT ON COLUMN marts.figure_things.thing_id IS 'What the figure is about: kind, unit, event, measure, group of the noun, place, side, narrowing words (counted_group, place_name, side, narrowed_by).';
COMMENT ON COLUMN marts.figure_things.series_id IS 'The thing as one claimant tells it.';
COMMENT ON COLUMN marts.figure_things.counted_group IS 'What is counted: the group of the noun (reference.counted_groups), else its last word in the singular.';
COMMENT ON COLUMN marts.figure_things.place_name IS 'Place by its name in the reference tables, else as written in lower case; the home of claimant or side where none is told.';
COMMENT ON COLUMN marts.figure_things.side IS 'Side it happened to: a country, an actor id, else as written in lower case; null where none is told or the place implies it.';
COMMENT ON COLUMN marts.figure_things.narrowed_by IS 'Words that narrow what is counted, without those that make no difference.';
