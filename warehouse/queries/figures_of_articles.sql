SELECT
  f.article_id, f.figure_id, f.span_start, f.span_end, f.surface, f.kind, f.value, f.low, f.high, f.modifier, f.unit, f.counted,
  f.event, f.measure, f.status, f.claimant, f.claimant_actor_id, f.as_of_text, f.period_start, f.period_end, f.time_method, f.place,
  f.population, f.confidence, f.is_implicit, p.surface AS part_of_surface, x.surface AS exchanged_for_surface
FROM marts.figures AS f
LEFT JOIN marts.figures AS p ON p.article_id = f.article_id AND p.figure_id = f.part_of
LEFT JOIN marts.figures AS x ON x.article_id = f.article_id AND x.figure_id = f.exchanged_for
WHERE f.article_id IN (SELECT unnest($1::VARCHAR[]))
ORDER BY f.article_id, f.span_start, f.span_end DESC, f.figure_id;
