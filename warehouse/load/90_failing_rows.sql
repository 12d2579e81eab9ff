SELECT
  f.row_kind, f.document_number, f.row_key AS staged_key, f.expectation, f.reason,
  CASE f.row_kind WHEN 'article' THEN d.article_id ELSE f.row_key END AS row_key,
  to_json(struct_pack(*columns(s.* EXCLUDE (document_number)))) AS row_json
FROM failures AS f
INNER JOIN staging.{table} AS s ON s.document_number = f.document_number AND {key} = f.row_key
INNER JOIN staging.documents AS d ON d.document_number = f.document_number
WHERE f.row_kind = '{kind}'
