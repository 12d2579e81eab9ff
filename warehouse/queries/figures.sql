SELECT
  figure_id, article_id, surface, kind, value, low, high, modifier, unit, counted, qualifiers, event, measure, status, claimant,
  claimant_actor_id, as_of_text, as_of_date, period_start, period_end, time_method, place, population, is_implicit, title, outlet,
  published_at, sentence
FROM marts.figures
ORDER BY published_at DESC NULLS LAST, article_id, span_start, figure_id
LIMIT $1;
