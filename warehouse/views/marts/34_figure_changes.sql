-- Grain: one figure that differs between a revision and the one before it. Key: (revision_id, figure_id, previous_figure_id).
-- A sentence that only moved keeps its figures, and is no change. A number that changed has another id, for its words are others:
-- a figure that went and one that came are the same claim where they are of one series, else where they are about the same thing,
-- each in the order in which they stand among those that changed. A changed number is corrected where a correction note that the
-- revision brings names it or the old one, or names no number and the number is of no newer day; else it is updated.
CREATE VIEW marts.figure_changes AS
WITH steps AS (
  SELECT article_id, revision_id, previous_revision_id, known_at, observed_at
  FROM marts.revisions
  WHERE previous_revision_id IS NOT NULL
),
came AS (
  SELECT s.revision_id AS step, s.previous_revision_id, s.known_at AS changed_at, f.*
  FROM steps AS s
  INNER JOIN marts.revision_figures AS f ON f.revision_id = s.revision_id
  WHERE NOT EXISTS (SELECT 1 FROM core.figures AS o WHERE o.revision_id = s.previous_revision_id AND o.figure_id = f.figure_id)
),
went AS (
  SELECT s.revision_id AS step, s.previous_revision_id, s.known_at AS changed_at, f.*
  FROM steps AS s
  INNER JOIN marts.revision_figures AS f ON f.revision_id = s.previous_revision_id
  WHERE NOT EXISTS (SELECT 1 FROM core.figures AS o WHERE o.revision_id = s.revision_id AND o.figure_id = f.figure_id)
),
came_in_series AS (
  SELECT *, row_number() OVER (PARTITION BY step, series_id ORDER BY figure_number) AS place_in_line FROM came
),
went_in_series AS (
  SELECT *, row_number() OVER (PARTITION BY step, series_id ORDER BY figure_number) AS place_in_line FROM went
),
of_series AS (
  SELECT c.step, c.figure_id, w.figure_id AS previous_figure_id
  FROM came_in_series AS c
  INNER JOIN went_in_series AS w ON w.step = c.step AND w.series_id = c.series_id AND w.place_in_line = c.place_in_line
),
came_left AS (
  SELECT *, row_number() OVER (PARTITION BY step, kind, unit, event, measure, counted_group ORDER BY figure_number) AS place_in_line
  FROM came AS c
  WHERE NOT EXISTS (SELECT 1 FROM of_series AS o WHERE o.step = c.step AND o.figure_id = c.figure_id)
),
went_left AS (
  SELECT *, row_number() OVER (PARTITION BY step, kind, unit, event, measure, counted_group ORDER BY figure_number) AS place_in_line
  FROM went AS w
  WHERE NOT EXISTS (SELECT 1 FROM of_series AS o WHERE o.step = w.step AND o.previous_figure_id = w.figure_id)
),
pairs AS (
  SELECT step, figure_id, previous_figure_id FROM of_series
  UNION ALL
  SELECT coalesce(c.step, w.step), c.figure_id, w.figure_id
  FROM came_left AS c
  FULL JOIN went_left AS w
    ON w.step = c.step AND w.kind = c.kind AND w.unit = c.unit AND w.event IS NOT DISTINCT FROM c.event
    AND w.measure IS NOT DISTINCT FROM c.measure AND w.counted_group IS NOT DISTINCT FROM c.counted_group
    AND w.place_in_line = c.place_in_line
)
SELECT
  s.article_id, s.revision_id, s.previous_revision_id, p.figure_id, p.previous_figure_id,
  CASE
    WHEN w.figure_id IS NULL THEN 'added'
    WHEN c.figure_id IS NULL THEN 'withdrawn'
    WHEN c.value IS NOT DISTINCT FROM w.value AND c.low IS NOT DISTINCT FROM w.low AND c.high IS NOT DISTINCT FROM w.high THEN 'reworded'
    WHEN list_has_any(n.numbers, [coalesce(c.value, c.low, c.high), coalesce(w.value, w.low, w.high)])
      OR (NOT regexp_matches(c.surface, '\d') AND regexp_matches(n.note, '(?i)\b' || regexp_escape(c.surface) || '\b'))
      OR (NOT regexp_matches(w.surface, '\d') AND regexp_matches(n.note, '(?i)\b' || regexp_escape(w.surface) || '\b')) THEN 'corrected'
    WHEN len(n.numbers) = 0 AND coalesce(c.as_of_date <= w.as_of_date, true) THEN 'corrected'
    ELSE 'updated'
  END AS change_kind,
  coalesce(c.event, w.event) AS event, coalesce(c.counted, w.counted) AS counted, coalesce(c.unit, w.unit) AS unit,
  w.surface AS previous_surface, c.surface, w.value AS previous_value, c.value, c.value - w.value AS change,
  w.claimant AS previous_claimant, c.claimant, w.as_of_text AS previous_as_of_text, c.as_of_text,
  w.span_start AS previous_span_start, w.span_end AS previous_span_end, c.span_start, c.span_end,
  w.sentence AS previous_sentence, c.sentence, n.note, s.known_at, s.observed_at
FROM pairs AS p
INNER JOIN steps AS s ON s.revision_id = p.step
LEFT JOIN came AS c ON c.step = p.step AND c.figure_id = p.figure_id
LEFT JOIN went AS w ON w.step = p.step AND w.figure_id = p.previous_figure_id
LEFT JOIN marts.correction_notes AS n ON n.revision_id = p.step;
COMMENT ON VIEW marts.figure_changes IS 'One row per figure that differs between a revision and the one before it. Key: (revision_id, figure_id, previous_figure_id).';
COMMENT ON COLUMN marts.figure_changes.article_id IS 'Article.';
COMMENT ON COLUMN marts.figure_changes.revision_id IS 'Revision that brought the change.';
COMMENT ON COLUMN marts.figure_changes.previous_revision_id IS 'Revision before it.';
COMMENT ON COLUMN marts.figure_changes.figure_id IS 'Figure of the new revision; null where it was withdrawn.';
COMMENT ON COLUMN marts.figure_changes.previous_figure_id IS 'Figure of the old revision; null where it was added.';
COMMENT ON COLUMN marts.figure_changes.change_kind IS 'added, withdrawn, updated (another number), corrected (another number, and a correction note says so) or reworded (the same number).';
COMMENT ON COLUMN marts.figure_changes.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN marts.figure_changes.counted IS 'Head noun of what is counted.';
COMMENT ON COLUMN marts.figure_changes.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN marts.figure_changes.previous_surface IS 'Words before.';
COMMENT ON COLUMN marts.figure_changes.surface IS 'Words now.';
COMMENT ON COLUMN marts.figure_changes.previous_value IS 'Number before.';
COMMENT ON COLUMN marts.figure_changes.value IS 'Number now.';
COMMENT ON COLUMN marts.figure_changes.change IS 'Number now less number before.';
COMMENT ON COLUMN marts.figure_changes.previous_claimant IS 'Claimant before.';
COMMENT ON COLUMN marts.figure_changes.claimant IS 'Claimant now.';
COMMENT ON COLUMN marts.figure_changes.previous_as_of_text IS 'Time at which the number before holds, as precise as known.';
COMMENT ON COLUMN marts.figure_changes.as_of_text IS 'Time at which the number now holds, as precise as known.';
COMMENT ON COLUMN marts.figure_changes.previous_span_start IS 'First code point of the words before in the text of the previous revision.';
COMMENT ON COLUMN marts.figure_changes.previous_span_end IS 'Code point after the last one there.';
COMMENT ON COLUMN marts.figure_changes.span_start IS 'First code point of the words now in the text of the revision.';
COMMENT ON COLUMN marts.figure_changes.span_end IS 'Code point after the last one there.';
COMMENT ON COLUMN marts.figure_changes.previous_sentence IS 'Sentence that stated it before.';
COMMENT ON COLUMN marts.figure_changes.sentence IS 'Sentence that states it now.';
COMMENT ON COLUMN marts.figure_changes.note IS 'Correction notes that the revision brought; null where it brought none.';
COMMENT ON COLUMN marts.figure_changes.known_at IS 'When the change could be known (UTC).';
COMMENT ON COLUMN marts.figure_changes.observed_at IS 'When the ledger had the revision (UTC).';
