-- Grain: one figure of one revision, as it holds: what the rules found, with what people corrected. Key: (revision_id, figure_id).
-- Withdrawn figures are left out. The two halves keep filters on the plain columns cheap: corrected figures are few.
CREATE VIEW core.figures_in_force AS
WITH last_word AS (
  SELECT article_id, target_id AS figure_id, field, new_value, correction_id
  FROM core.corrections
  WHERE target_kind = 'figure' AND undone_at IS NULL
  QUALIFY row_number() OVER (PARTITION BY article_id, target_id, field ORDER BY corrected_at DESC, correction_id DESC) = 1
),
corrected AS (
  SELECT
    article_id, figure_id, map_from_entries(list((field, new_value))) AS said,
    list_sort(list(DISTINCT correction_id)) AS correction_ids
  FROM last_word
  GROUP BY article_id, figure_id
)
SELECT f.* EXCLUDE (article_number), []::VARCHAR[] AS correction_ids
FROM core.figures AS f
WHERE NOT EXISTS (SELECT 1 FROM corrected AS k WHERE k.article_id = f.article_id AND k.figure_id = f.figure_id)
UNION ALL
SELECT f.* EXCLUDE (article_number) REPLACE (
  CASE WHEN map_contains(k.said, 'kind') THEN k.said['kind'] ELSE f.kind END AS kind,
  CASE WHEN map_contains(k.said, 'value') THEN k.said['value']::DECIMAL(38,9) ELSE f.value END AS value,
  CASE WHEN map_contains(k.said, 'low') THEN k.said['low']::DECIMAL(38,9) ELSE f.low END AS low,
  CASE WHEN map_contains(k.said, 'high') THEN k.said['high']::DECIMAL(38,9) ELSE f.high END AS high,
  CASE WHEN map_contains(k.said, 'modifier') THEN k.said['modifier'] ELSE f.modifier END AS modifier,
  CASE WHEN map_contains(k.said, 'trend') THEN k.said['trend'] ELSE f.trend END AS trend,
  CASE WHEN map_contains(k.said, 'unit') THEN k.said['unit'] ELSE f.unit END AS unit,
  CASE WHEN map_contains(k.said, 'denominator') THEN k.said['denominator'] ELSE f.denominator END AS denominator,
  CASE WHEN map_contains(k.said, 'counted') THEN k.said['counted'] ELSE f.counted END AS counted,
  CASE WHEN map_contains(k.said, 'counted_is_implied') THEN k.said['counted_is_implied']::BOOLEAN ELSE f.counted_is_implied END AS counted_is_implied,
  CASE WHEN map_contains(k.said, 'event') THEN k.said['event'] ELSE f.event END AS event,
  CASE WHEN map_contains(k.said, 'measure') THEN k.said['measure'] ELSE f.measure END AS measure,
  CASE WHEN map_contains(k.said, 'status') THEN k.said['status'] ELSE f.status END AS status,
  CASE WHEN map_contains(k.said, 'attributed_to') THEN k.said['attributed_to'] ELSE f.attributed_to END AS attributed_to,
  CASE WHEN map_contains(k.said, 'attributed_to_actor_id') THEN k.said['attributed_to_actor_id'] ELSE f.attributed_to_actor_id END AS attributed_to_actor_id,
  CASE WHEN map_contains(k.said, 'attribution_cue') THEN k.said['attribution_cue'] ELSE f.attribution_cue END AS attribution_cue,
  CASE WHEN map_contains(k.said, 'attribution_start') THEN k.said['attribution_start']::INTEGER ELSE f.attribution_start END AS attribution_start,
  CASE WHEN map_contains(k.said, 'attribution_end') THEN k.said['attribution_end']::INTEGER ELSE f.attribution_end END AS attribution_end,
  CASE WHEN map_contains(k.said, 'as_of_date') THEN k.said['as_of_date']::DATE ELSE f.as_of_date END AS as_of_date,
  CASE WHEN map_contains(k.said, 'as_of_text') THEN k.said['as_of_text'] ELSE f.as_of_text END AS as_of_text,
  CASE WHEN map_contains(k.said, 'period_start') THEN k.said['period_start']::DATE ELSE f.period_start END AS period_start,
  CASE WHEN map_contains(k.said, 'period_start_text') THEN k.said['period_start_text'] ELSE f.period_start_text END AS period_start_text,
  CASE WHEN map_contains(k.said, 'period_end') THEN k.said['period_end']::DATE ELSE f.period_end END AS period_end,
  CASE WHEN map_contains(k.said, 'period_end_text') THEN k.said['period_end_text'] ELSE f.period_end_text END AS period_end_text,
  CASE WHEN map_contains(k.said, 'time_precision') THEN k.said['time_precision'] ELSE f.time_precision END AS time_precision,
  CASE WHEN map_contains(k.said, 'time_method') THEN k.said['time_method'] ELSE f.time_method END AS time_method,
  CASE WHEN map_contains(k.said, 'place') THEN k.said['place'] ELSE f.place END AS place,
  CASE WHEN map_contains(k.said, 'population') THEN k.said['population'] ELSE f.population END AS population,
  CASE WHEN map_contains(k.said, 'part_of') THEN k.said['part_of'] ELSE f.part_of END AS part_of,
  CASE WHEN map_contains(k.said, 'exchanged_for') THEN k.said['exchanged_for'] ELSE f.exchanged_for END AS exchanged_for,
  CASE WHEN map_contains(k.said, 'qualifiers') THEN from_json(k.said['qualifiers'], '["VARCHAR"]') ELSE f.qualifiers END AS qualifiers,
  CASE WHEN map_contains(k.said, 'attribution_chain') THEN from_json(k.said['attribution_chain'], '["VARCHAR"]') ELSE f.attribution_chain END AS attribution_chain
), k.correction_ids
FROM core.figures AS f
INNER JOIN corrected AS k ON k.article_id = f.article_id AND k.figure_id = f.figure_id
WHERE NOT map_contains(k.said, 'withdrawn');
COMMENT ON VIEW core.figures_in_force IS 'One row per figure of every revision as it holds: what the rules found, with what people corrected; withdrawn ones are left out. Key: (revision_id, figure_id).';
COMMENT ON COLUMN core.figures_in_force.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.figures_in_force.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.figures_in_force.figure_id IS 'Stable through revisions as long as sentence and surface stay.';
COMMENT ON COLUMN core.figures_in_force.figure_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN core.figures_in_force.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.figures_in_force.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.figures_in_force.surface IS 'Number expression with its modifier words.';
COMMENT ON COLUMN core.figures_in_force.kind IS 'count, money, share, measure, rate, duration, age or multiple.';
COMMENT ON COLUMN core.figures_in_force.value IS 'Stated number; null for ranges and indefinite ones.';
COMMENT ON COLUMN core.figures_in_force.low IS 'Lower bound that the words give, or null.';
COMMENT ON COLUMN core.figures_in_force.high IS 'Upper bound that the words give, or null.';
COMMENT ON COLUMN core.figures_in_force.modifier IS 'exact, about, more_than, at_least, less_than, up_to, nearly, range or indefinite.';
COMMENT ON COLUMN core.figures_in_force.trend IS 'up or down where the number is a change.';
COMMENT ON COLUMN core.figures_in_force.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN core.figures_in_force.denominator IS 'What a rate is per.';
COMMENT ON COLUMN core.figures_in_force.counted IS 'Head noun of what is counted.';
COMMENT ON COLUMN core.figures_in_force.counted_is_implied IS 'Whether the noun is implied by the words, not written.';
COMMENT ON COLUMN core.figures_in_force.is_implicit IS 'Whether no number word stands there (a man was killed).';
COMMENT ON COLUMN core.figures_in_force.qualifiers IS 'Modifiers of the counted thing.';
COMMENT ON COLUMN core.figures_in_force.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN core.figures_in_force.measure IS 'stock, flow or total.';
COMMENT ON COLUMN core.figures_in_force.status IS 'asserted, proposed, possible or denied.';
COMMENT ON COLUMN core.figures_in_force.attributed_to IS 'Claimant as resolved or written; null in the article''s own voice.';
COMMENT ON COLUMN core.figures_in_force.attributed_to_actor_id IS 'Claimant across articles.';
COMMENT ON COLUMN core.figures_in_force.attribution_cue IS 'Reporting word.';
COMMENT ON COLUMN core.figures_in_force.attribution_start IS 'First code point of the claimant.';
COMMENT ON COLUMN core.figures_in_force.attribution_end IS 'Code point after the claimant.';
COMMENT ON COLUMN core.figures_in_force.attribution_chain IS 'Claimant path, nearest first, where one reports another.';
COMMENT ON COLUMN core.figures_in_force.as_of_date IS 'First day of the time at which the number holds; see time_precision.';
COMMENT ON COLUMN core.figures_in_force.as_of_text IS 'The same as precise as known (2023-11).';
COMMENT ON COLUMN core.figures_in_force.period_start IS 'First day of the period.';
COMMENT ON COLUMN core.figures_in_force.period_start_text IS 'The same as precise as known.';
COMMENT ON COLUMN core.figures_in_force.period_end IS 'Last day of the period.';
COMMENT ON COLUMN core.figures_in_force.period_end_text IS 'The same as precise as known.';
COMMENT ON COLUMN core.figures_in_force.time_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN core.figures_in_force.time_method IS 'stated, relative or publication.';
COMMENT ON COLUMN core.figures_in_force.place IS 'Place as written.';
COMMENT ON COLUMN core.figures_in_force.population IS 'Side it happened to.';
COMMENT ON COLUMN core.figures_in_force.part_of IS 'Figure of the same revision that it is a subset of.';
COMMENT ON COLUMN core.figures_in_force.exchanged_for IS 'Figure of the same revision that it is paired with.';
COMMENT ON COLUMN core.figures_in_force.confidence IS 'How sure the rules are, 0 to 1.';
COMMENT ON COLUMN core.figures_in_force.rules IS 'Field to the rule that filled it.';
COMMENT ON COLUMN core.figures_in_force.sentence_start IS 'First code point of the sentence.';
COMMENT ON COLUMN core.figures_in_force.sentence_end IS 'Code point after the sentence.';
COMMENT ON COLUMN core.figures_in_force.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.figures_in_force.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.figures_in_force.loaded_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.figures_in_force.correction_ids IS 'Corrections that hold (core.corrections); empty where no person corrected it.';
