-- Grain: one actor that a person corrected. Key: (article_id, target_id).
CREATE VIEW core.corrected_actors AS
WITH last_word AS (
  SELECT article_id, target_id, field, new_value, correction_id
  FROM core.corrections
  WHERE target_kind = 'actor' AND undone_at IS NULL
  QUALIFY row_number() OVER (PARTITION BY article_id, target_id, field ORDER BY corrected_at DESC, correction_id DESC) = 1
)
SELECT
  article_id, target_id, map_from_entries(list((field, new_value))) AS said, list_sort(list(DISTINCT correction_id)) AS correction_ids
FROM last_word
GROUP BY article_id, target_id;
COMMENT ON VIEW core.corrected_actors IS 'One row per actor that a person corrected, with what holds. Key: (article_id, target_id).';
COMMENT ON COLUMN core.corrected_actors.article_id IS 'Article of an actor that is known there only; null for an actor across articles.';
COMMENT ON COLUMN core.corrected_actors.target_id IS 'Actor id; for an actor that is known in one article only, its name there.';
COMMENT ON COLUMN core.corrected_actors.said IS 'Corrected fields (name, kind, affiliation, role) with what holds.';
COMMENT ON COLUMN core.corrected_actors.correction_ids IS 'Corrections that hold (core.corrections).';
