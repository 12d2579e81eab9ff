-- Grain: one field of one figure or actor that a person corrected, undone ones included. Key: (correction_id, target_id, field).
CREATE VIEW marts.corrections AS
WITH ranked AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY target_kind, article_id, target_id, field, undone_at IS NULL ORDER BY corrected_at DESC, correction_id DESC
    ) AS recency
  FROM core.corrections
),
known AS (
  SELECT DISTINCT c.target_kind, c.article_id, c.target_id
  FROM core.corrections AS c
  INNER JOIN core.figures AS f ON f.article_id = c.article_id AND f.figure_id = c.target_id
  WHERE c.target_kind = 'figure'
  UNION ALL
  SELECT DISTINCT c.target_kind, c.article_id, c.target_id
  FROM core.corrections AS c
  INNER JOIN marts.revision_actors AS a ON coalesce(a.actor_id, a.name_in_article) = c.target_id
    AND c.article_id IS NOT DISTINCT FROM CASE WHEN a.actor_id IS NULL THEN a.article_id END
  WHERE c.target_kind = 'actor'
)
SELECT
  c.correction_id,
  CASE
    WHEN c.undone_at IS NOT NULL THEN 'undone'
    WHEN c.recency > 1 THEN 'superseded'
    WHEN k.target_id IS NULL THEN 'unapplied'
    ELSE 'in_force'
  END AS state,
  c.target_kind, c.article_id, c.target_id, c.field, c.new_value, c.old_value, c.rules_value, c.author, c.reason, c.corrected_at,
  c.undone_at, c.undone_by, c.undone_reason
FROM ranked AS c
LEFT JOIN known AS k
  ON k.target_kind = c.target_kind AND k.target_id = c.target_id AND k.article_id IS NOT DISTINCT FROM c.article_id;
COMMENT ON VIEW marts.corrections IS 'One row per field of a figure or an actor that a person corrected, undone ones included. Key: (correction_id, target_id, field).';
COMMENT ON COLUMN marts.corrections.correction_id IS 'Names what one command corrected.';
COMMENT ON COLUMN marts.corrections.state IS 'in_force, superseded (a later one of the same field holds), undone, or unapplied (the ledger has no such figure or actor now).';
COMMENT ON COLUMN marts.corrections.target_kind IS 'figure or actor.';
COMMENT ON COLUMN marts.corrections.article_id IS 'Article of the figure, or of an actor that is known in one article only; null for an actor across articles.';
COMMENT ON COLUMN marts.corrections.target_id IS 'Figure id, actor id, or the name of an actor that is known in one article only.';
COMMENT ON COLUMN marts.corrections.field IS 'Column of core.figures; for actors name, kind, affiliation or role; withdrawn for a figure that is none.';
COMMENT ON COLUMN marts.corrections.new_value IS 'What the person says, as text; lists as JSON; null for nothing.';
COMMENT ON COLUMN marts.corrections.old_value IS 'What held before, whoever said it.';
COMMENT ON COLUMN marts.corrections.rules_value IS 'What the rules had found when the correction was made.';
COMMENT ON COLUMN marts.corrections.author IS 'Who corrected.';
COMMENT ON COLUMN marts.corrections.reason IS 'Why.';
COMMENT ON COLUMN marts.corrections.corrected_at IS 'When (UTC).';
COMMENT ON COLUMN marts.corrections.undone_at IS 'When it was undone (UTC); null while it holds.';
COMMENT ON COLUMN marts.corrections.undone_by IS 'Who undid it.';
COMMENT ON COLUMN marts.corrections.undone_reason IS 'Why it was undone.';
