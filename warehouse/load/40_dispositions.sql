-- One disposition for each document of the batch. A document that brings a revision of an earlier run is unchanged; one that
-- brings what another document of this run has brought already is a duplicate.
INSERT INTO quality.dispositions BY NAME
WITH decided AS (
  SELECT
    d.*,
    p.document_id AS winner_id,
    d.document_number = p.document_number AS is_winner,
    CASE
      WHEN p.known_run_id IS NOT NULL AND p.known_run_id = promotion.run_id THEN 'brought'
      ELSE p.action
    END AS action,
    p.replaces_current IS NOT NULL AS is_reread,
    p.is_return,
    p.revision_id AS given_id,
    promotion.loaded_at
  FROM staging.documents AS d
  CROSS JOIN promotion
  LEFT JOIN arrivals AS a ON a.document_number = d.document_number
  LEFT JOIN plan AS p ON p.revision_id = a.revision_id
)
SELECT
  run_id, document_number, document_id, source_name, url, capture_id, article_id,
  coalesce(given_id, revision_id) AS revision_id,
  CASE
    WHEN action IS NULL THEN disposition
    WHEN action = 'same' THEN 'unchanged'
    WHEN action = 'brought' OR NOT is_winner THEN 'duplicate'
    WHEN action = 'reanalysed' THEN 'revised'
    WHEN disposition = 'other_language' THEN disposition
    WHEN action = 'new_article' THEN 'loaded'
    ELSE 'revised'
  END AS disposition,
  CASE
    WHEN action IS NULL OR action = 'same' THEN reason
    WHEN action = 'brought' THEN 'another document of this run brought the same article'
    WHEN NOT is_winner THEN 'the same article as document ' || winner_id
    WHEN action = 'reanalysed' THEN 'the text is the same, other rules read it differently'
    WHEN action = 'new_revision' AND is_reread THEN 'the bytes are the same, other rules read another article in them'
    WHEN action = 'new_revision' AND is_return THEN 'it went back to an earlier version'
    WHEN action = 'new_revision' THEN 'the newsroom changed it'
    ELSE reason
  END AS reason,
  analysis_version,
  loaded_at AS recorded_at
FROM decided;
