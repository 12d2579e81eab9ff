-- Grain: one figure that differs between a revision and the one before it. Key: (revision_id, figure_id, previous_figure_id).
-- A number that changed has another id, for its words are others: a figure that went and one that came are the same claim
-- where they are about the same thing and stand in the same order among those that changed.
CREATE VIEW marts.figure_changes AS
WITH steps AS (
  SELECT
    article_id, revision_id, revision_number, known_at,
    lag(revision_id) OVER (PARTITION BY article_id ORDER BY revision_number) AS previous_revision_id
  FROM marts.revisions
),
came AS (
  SELECT s.revision_id, s.previous_revision_id, s.known_at, f.*
  FROM steps AS s
  INNER JOIN core.figures AS f ON f.revision_id = s.revision_id
  WHERE s.previous_revision_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM core.figures AS o WHERE o.revision_id = s.previous_revision_id AND o.figure_id = f.figure_id)
),
went AS (
  SELECT s.revision_id AS new_revision_id, s.previous_revision_id, s.known_at, f.*
  FROM steps AS s
  INNER JOIN core.figures AS f ON f.revision_id = s.previous_revision_id
  WHERE NOT EXISTS (SELECT 1 FROM core.figures AS o WHERE o.revision_id = s.revision_id AND o.figure_id = f.figure_id)
),
came_ordered AS (
  SELECT *, row_number() OVER (PARTITION BY revision_id, kind, unit, event, measure, counted ORDER BY figure_number) AS place_in_line
  FROM came
),
went_ordered AS (
  SELECT *, row_number() OVER (PARTITION BY new_revision_id, kind, unit, event, measure, counted ORDER BY figure_number) AS place_in_line
  FROM went
)
SELECT
  coalesce(c.article_id, w.article_id) AS article_id,
  coalesce(c.revision_id, w.new_revision_id) AS revision_id,
  coalesce(c.previous_revision_id, w.previous_revision_id) AS previous_revision_id,
  c.figure_id, w.figure_id AS previous_figure_id,
  CASE
    WHEN w.figure_id IS NULL THEN 'added'
    WHEN c.figure_id IS NULL THEN 'removed'
    WHEN c.value IS DISTINCT FROM w.value OR c.low IS DISTINCT FROM w.low OR c.high IS DISTINCT FROM w.high THEN 'changed'
    ELSE 'reworded'
  END AS change_kind,
  coalesce(c.event, w.event) AS event, coalesce(c.counted, w.counted) AS counted, coalesce(c.unit, w.unit) AS unit,
  w.surface AS previous_surface, c.surface, w.value AS previous_value, c.value, c.value - w.value AS change,
  w.attributed_to AS previous_claimant, c.attributed_to AS claimant, coalesce(c.known_at, w.known_at) AS known_at
FROM came_ordered AS c
FULL JOIN went_ordered AS w
  ON w.new_revision_id = c.revision_id AND w.kind = c.kind AND w.unit = c.unit AND w.event IS NOT DISTINCT FROM c.event
  AND w.measure IS NOT DISTINCT FROM c.measure AND w.counted IS NOT DISTINCT FROM c.counted AND w.place_in_line = c.place_in_line;
COMMENT ON VIEW marts.figure_changes IS 'One row per figure that differs between a revision and the one before it. Key: (revision_id, figure_id, previous_figure_id).';
COMMENT ON COLUMN marts.figure_changes.article_id IS 'Article.';
COMMENT ON COLUMN marts.figure_changes.revision_id IS 'Revision that brought the change.';
COMMENT ON COLUMN marts.figure_changes.previous_revision_id IS 'Revision before it.';
COMMENT ON COLUMN marts.figure_changes.figure_id IS 'Figure of the new revision; null where it was removed.';
COMMENT ON COLUMN marts.figure_changes.previous_figure_id IS 'Figure of the old revision; null where it was added.';
COMMENT ON COLUMN marts.figure_changes.change_kind IS 'added, removed, changed (another number) or reworded (the same number).';
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
COMMENT ON COLUMN marts.figure_changes.known_at IS 'When the change could be known (UTC).';
