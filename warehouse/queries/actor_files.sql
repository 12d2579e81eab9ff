SELECT
  a.actor_key, a.name, a.kind, a.country, a.affiliation, a.wikidata, a.is_resolved, a.is_in_reference, a.surfaces, a.article_count,
  a.story_count, a.figure_count, a.quote_count, a.first_seen_at, a.last_seen_at
FROM marts.actors AS a
WHERE a.actor_key = $1;
