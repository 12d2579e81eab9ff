-- One row per source with documents in the batch; what makes the gate warn is measured in the views.
INSERT INTO staging.sources BY NAME
WITH present AS (
  SELECT source_name, min(document_number) AS document_number
  FROM staging.documents
  WHERE source_name IS NOT NULL
  GROUP BY source_name
)
SELECT p.document_number, p.source_name, coalesce(r.is_silent, false) AS is_silent, r.volume, coalesce(l.drifted, []) AS drifted
FROM present AS p
LEFT JOIN reports.source_rhythm AS r ON r.source_name = p.source_name
LEFT JOIN reports.source_layout AS l ON l.source_name = p.source_name;
