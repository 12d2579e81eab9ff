-- Grain: one actor, as the sightings in `pieces` and the profile that it has, if any, show it; sets are cut to what a comparison can use.
CREATE OR REPLACE TEMP TABLE made_profiles AS
WITH parts AS (
  SELECT
    actor_id, kind, names, offices, trades, countries, affiliations, births, marks, settings,
    [{'seen_at': seen_at, 'nearby': nearby, 'companions': companions, 'topics': topics}] AS recent
  FROM pieces
  UNION ALL BY NAME
  SELECT * REPLACE (sightings_in(recent) AS recent) FROM ({known})
)
SELECT
  actor_id, any_value(kind) AS kind,
  list_sort(list_distinct(flatten(list(names))))[1:24] AS names,
  list_sort(list_distinct(flatten(list(offices)))) AS offices,
  list_sort(list_distinct(flatten(list(trades)))) AS trades,
  list_sort(list_distinct(flatten(list(countries)))) AS countries,
  list_sort(list_distinct(flatten(list(affiliations)))) AS affiliations,
  list_sort(list_distinct(flatten(list(births)))) AS births,
  list_sort(list_distinct(flatten(list(marks)))) AS marks,
  list_sort(list_distinct(flatten(list(settings)))) AS settings,
  to_json(list_reverse_sort(flatten(list(recent)))[1:24])::VARCHAR AS recent
FROM parts
GROUP BY actor_id;

DELETE FROM core.actor_profiles WHERE actor_id IN (SELECT actor_id FROM made_profiles);
INSERT INTO core.actor_profiles BY NAME FROM made_profiles;
