-- Grain: one running toll in staging: a cumulative count of one claimant at one place. Key: (document_number, figure_id). Parts,
-- plans and single victims are none. A series is event, place, thing counted, population, qualifiers and claimant.
CREATE VIEW reports.batch_tolls AS
SELECT
  f.document_number, f.figure_id, d.article_id, d.revision_id, f.value, f.modifier, f.as_of_date,
  md5_number_lower(concat_ws(
    '|', f.event, lower(f.place), coalesce(lower(f.counted), ''), coalesce(lower(f.population), ''),
    coalesce(lower(array_to_string(list_sort(f.qualifiers), ',')), ''), lower(coalesce(f.attributed_to_actor_id, f.attributed_to))
  )) AS series_key,
  -- Words that say that an earlier number was wrong, or that this one is another thing than the toll so far.
  regexp_matches(
    lower(substr(a.text, greatest(f.sentence_start - 200, 0) + 1, f.sentence_end - greatest(f.sentence_start - 200, 0) + 200)),
    '\b(revis|correct|lower(ed|s|ing)\b|cut (its|the|their)|down from|downward|adjust|recount|double[- ]count|(earlier|previous|initial) (toll|figure|count|number|report)|wrongly|mistaken|erroneous|in error|miscount)'
  ) OR EXISTS (
    SELECT 1 FROM staging.blocks AS b WHERE b.document_number = f.document_number AND b.label = 'correction'
  ) AS is_corrected
FROM staging.figures AS f
INNER JOIN staging.documents AS d ON d.document_number = f.document_number
INNER JOIN staging.articles AS a ON a.document_number = f.document_number
WHERE f.measure = 'total' AND f.kind = 'count' AND f.status = 'asserted' AND f.event IS NOT NULL AND f.place IS NOT NULL
  AND f.attributed_to IS NOT NULL AND f.value IS NOT NULL AND f.as_of_date IS NOT NULL AND f.part_of IS NULL AND NOT f.is_implicit
  AND f.modifier NOT IN ('less_than', 'up_to') AND d.has_article AND (d.disposition IS NULL OR d.disposition = 'other_language');
COMMENT ON VIEW reports.batch_tolls IS 'One row per running toll of one claimant in staging: what the gate compares with quality.tolls. Empty between runs. Key: (document_number, figure_id).';
COMMENT ON COLUMN reports.batch_tolls.document_number IS 'Document of the batch.';
COMMENT ON COLUMN reports.batch_tolls.figure_id IS 'Figure.';
COMMENT ON COLUMN reports.batch_tolls.article_id IS 'Article.';
COMMENT ON COLUMN reports.batch_tolls.revision_id IS 'Revision.';
COMMENT ON COLUMN reports.batch_tolls.value IS 'Stated number.';
COMMENT ON COLUMN reports.batch_tolls.modifier IS 'exact, about, more_than, at_least or nearly.';
COMMENT ON COLUMN reports.batch_tolls.as_of_date IS 'First day of the time at which the number holds.';
COMMENT ON COLUMN reports.batch_tolls.series_key IS 'Names the series: event, place, thing counted, population, qualifiers and claimant.';
COMMENT ON COLUMN reports.batch_tolls.is_corrected IS 'Whether the words near it, or a correction of the article, say that an earlier number was wrong.';
