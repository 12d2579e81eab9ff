-- One table of staging with the hash of each row's content. The document's number is no content: it differs from run to run.
CREATE OR REPLACE TEMP TABLE hashed_{table} AS
SELECT
  w.revision_id,
  w.article_id,
  columns(s.* EXCLUDE (document_number)),
  md5(to_json(struct_pack(*columns(s.* EXCLUDE (document_number))))::VARCHAR) AS row_hash
FROM staging.{table} AS s
INNER JOIN winners AS w ON w.document_number = s.document_number;
