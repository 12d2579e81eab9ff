-- Grain: one staged row that broke one expectation. An entry is named by what it is, not by the run that met it.
CREATE OR REPLACE TEMP TABLE held AS
WITH matched AS (
{matched}
),
named AS (
  SELECT
    m.*, d.document_id, d.source_name, d.url, d.capture_id, d.article_id,
    md5(to_json([m.row_kind, coalesce(d.source_name, ''), d.document_id, m.row_key, m.expectation, m.row_json::VARCHAR])::VARCHAR)[1:12]
      AS quarantine_id
  FROM matched AS m
  INNER JOIN staging.documents AS d ON d.document_number = m.document_number
)
SELECT n.*, coalesce(q.state = 'released', false) AS is_released
FROM named AS n
LEFT JOIN quality.quarantine AS q ON q.quarantine_id = n.quarantine_id;
