-- Grain: one staged revision, with what is to be done about it: new_article, new_revision, reanalysed or same.
CREATE OR REPLACE TEMP TABLE plan AS
WITH article_rows AS (
  SELECT
    w.revision_id,
    md5(to_json(struct_pack(*columns(a.* EXCLUDE (document_number, modified_at, modified_text))))::VARCHAR) AS row_hash
  FROM staging.articles AS a
  INNER JOIN winners AS w ON w.document_number = a.document_number
),
all_rows AS (
  SELECT revision_id, row_hash FROM article_rows
  {child_rows}
),
analysed AS (
  SELECT revision_id, md5(string_agg(row_hash, '' ORDER BY row_hash)) AS analysis_hash FROM all_rows GROUP BY revision_id
),
replaced AS (
  SELECT n.new_revision_id, bool_or(n.revision_id = a.revision_id) AS replaces_current
  FROM reread AS n
  INNER JOIN known_articles AS a ON a.article_id = n.article_id
  GROUP BY n.new_revision_id
),
-- The joins below are outer ones, which would read all articles and revisions.
known AS MATERIALIZED (
  SELECT a.* FROM known_articles AS a SEMI JOIN winners AS w ON w.article_id = a.article_id
),
old AS MATERIALIZED (
  SELECT r.revision_id, r.run_id, r.analysis_hash
  FROM known AS a
  INNER JOIN met_revisions AS r ON r.article_number = a.article_number AND r.article_id = a.article_id
  SEMI JOIN winners AS w ON w.revision_id = r.revision_id
),
shown AS MATERIALIZED (
  SELECT r.revision_id, r.modified_at, r.fetched_at
  FROM met_revisions AS r
  SEMI JOIN known AS a ON a.article_number = r.article_number AND a.revision_id = r.revision_id
),
compared AS (
  SELECT
    w.*, bool_or(w.is_return) OVER (PARTITION BY w.article_id) AS has_return, x.replaces_current, a.modified_at, d.analysis_hash, old.revision_id AS known_revision_id, old.run_id AS known_run_id,
    old.analysis_hash AS known_hash, known.revision_id AS current_revision_id, known.revision_count AS known_count,
    shown.modified_at AS current_modified_at, shown.fetched_at AS current_fetched_at, known.article_number AS known_number
  FROM winners AS w
  INNER JOIN staging.articles AS a ON a.document_number = w.document_number
  INNER JOIN analysed AS d ON d.revision_id = w.revision_id
  LEFT JOIN old ON old.revision_id = w.revision_id
  LEFT JOIN known ON known.article_id = w.article_id
  LEFT JOIN shown ON shown.revision_id = known.revision_id
  LEFT JOIN replaced AS x ON x.new_revision_id = w.revision_id
),
numbers AS (
  SELECT
    article_id,
    (SELECT coalesce(max(article_number), 0) FROM core.articles) + row_number() OVER (ORDER BY min(document_number)) AS new_number
  FROM compared
  WHERE known_number IS NULL
  GROUP BY article_id
),
ordered AS (
  SELECT
    c.*, coalesce(c.known_number, n.new_number) AS article_number,
    row_number() OVER (
      PARTITION BY c.article_id, known_revision_id IS NULL
      ORDER BY CASE WHEN NOT has_return THEN modified_at END NULLS FIRST, fetched_at NULLS FIRST, document_number
    ) AS arrival,
    count(*) OVER (PARTITION BY c.article_id, known_revision_id IS NULL) AS arrivals
  FROM compared AS c
  LEFT JOIN numbers AS n ON n.article_id = c.article_id
)
SELECT
  *,
  CASE
    WHEN known_revision_id IS NULL AND known_count IS NULL AND arrival = 1 THEN 'new_article'
    WHEN known_revision_id IS NULL THEN 'new_revision'
    WHEN known_hash <> analysis_hash THEN 'reanalysed'
    ELSE 'same'
  END AS action,
  -- The newest arrival is shown, unless both say when they were modified, or else when they were fetched, and it is the older one.
  -- A page that went back shows what it shows, whatever it says of its time. What is only read otherwise than before is shown where it was shown before.
  known_revision_id IS NULL AND CASE
    WHEN replaces_current IS NULL OR known_count IS NULL
      THEN arrival = arrivals AND (is_return OR coalesce(modified_at >= current_modified_at, fetched_at >= current_fetched_at, true))
    ELSE replaces_current
  END AS becomes_current
FROM ordered;
