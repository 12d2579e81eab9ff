-- Grain: one wanted actor, as the articles that name it show it. Sets are cut to what a comparison can use.
SELECT
  s.actor_id, any_value(s.kind) AS kind,
  list_distinct(flatten(list(s.names)))[1:24] AS names,
  list_distinct(flatten(list(s.offices))) AS offices,
  list_distinct(flatten(list(s.trades))) AS trades,
  list_distinct(flatten(list(s.countries))) AS countries,
  list_distinct(flatten(list(s.affiliations))) AS affiliations,
  list_distinct(flatten(list(s.births))) AS births,
  list_distinct(flatten(list(s.marks))) AS marks,
  list_distinct(flatten(list(s.nearby ORDER BY s.seen_at DESC)[1:24])) AS nearby,
  list_distinct(flatten(list(s.companions ORDER BY s.seen_at DESC)[1:24])) AS companions,
  list_distinct(flatten(list(s.topics ORDER BY s.seen_at DESC)[1:24])) AS topics,
  list_distinct(flatten(list(s.settings))) AS settings,
  list(DISTINCT s.story_id) FILTER (s.story_id IS NOT NULL) AS stories
FROM core.actor_resolutions AS s
WHERE s.actor_id IN (SELECT id FROM wanted)
GROUP BY s.actor_id;
