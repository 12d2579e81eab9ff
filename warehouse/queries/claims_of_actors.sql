SELECT
  f.claimant_key AS actor_key, f.article_id, f.figure_id, f.surface, f.kind, f.value, f.low, f.high, f.modifier, f.unit, f.counted,
  f.event, f.status, f.as_of_text, f.place, f.title, f.outlet, f.published_at, f.sentence
FROM marts.figures AS f
WHERE f.claimant_key IN (SELECT unnest($1::VARCHAR[]))
QUALIFY row_number() OVER (PARTITION BY f.claimant_key ORDER BY f.published_at DESC NULLS LAST, f.article_id, f.span_start) <= $2
ORDER BY f.claimant_key, f.published_at DESC NULLS LAST, f.article_id, f.span_start;
