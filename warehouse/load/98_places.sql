-- Grain: one record of the archive that goes, with where the record before it ends that is noted.
WITH noted AS (
  SELECT DISTINCT archive_file, record_offset, record_length FROM raw.captures WHERE archive_file IS NOT NULL
),
ordered AS (
  SELECT
    *, coalesce(lag(record_offset + record_length) OVER (PARTITION BY archive_file ORDER BY record_offset), 0) AS since
  FROM noted
),
wanted AS (
  SELECT DISTINCT c.archive_file, c.record_offset
  FROM raw.captures AS c
  INNER JOIN gone_documents AS g ON g.document_id = c.document_id AND g.capture_id = c.capture_id
)
SELECT o.archive_file, o.record_offset, o.record_length, o.since
FROM ordered AS o
INNER JOIN wanted AS w ON w.archive_file = o.archive_file AND w.record_offset = o.record_offset
ORDER BY ALL;
