-- What the next gates compare with: tolls of new revisions and of those that are read anew, and measures of the last 60 batches of
-- each source, which is two days of hourly runs or two months of daily ones.
DELETE FROM quality.tolls
WHERE revision_id IN (SELECT revision_id FROM superseded)
  OR revision_id IN (SELECT revision_id FROM plan WHERE action = 'reanalysed');

INSERT INTO quality.tolls BY NAME
SELECT t.series_key, t.article_id, t.revision_id, t.figure_id, t.value, t.modifier, t.as_of_date, t.is_corrected
FROM reports.batch_tolls AS t
INNER JOIN plan AS p ON p.document_number = t.document_number
WHERE p.action IN ('new_article', 'new_revision', 'reanalysed')
  -- A number that a person put right is no measure for those that come.
  AND NOT EXISTS (
    SELECT 1 FROM core.corrections AS k
    WHERE k.article_id = t.article_id AND k.target_id = t.figure_id AND k.target_kind = 'figure' AND k.undone_at IS NULL
  );

INSERT INTO quality.source_measures BY NAME
SELECT promotion.run_id, m.source_name, m.measure, m.articles, m.total, m.squares, promotion.loaded_at AS recorded_at
FROM batch_measures AS m
CROSS JOIN promotion;

DELETE FROM quality.source_measures AS old
USING (
  SELECT source_name, recorded_at
  FROM (SELECT DISTINCT source_name, recorded_at FROM quality.source_measures WHERE source_name IN (SELECT source_name FROM batch_measures))
  QUALIFY row_number() OVER (PARTITION BY source_name ORDER BY recorded_at DESC) > 60
) AS beyond
WHERE old.source_name = beyond.source_name AND old.recorded_at = beyond.recorded_at;
