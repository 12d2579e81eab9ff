-- Articles past their source's limit of days, with the captures that no younger article shares; and captures of which nothing became
-- and which came before then.
CREATE OR REPLACE TEMP TABLE gone_articles AS
SELECT a.article_id
FROM core.articles AS a
INNER JOIN core.revisions AS r ON r.revision_id = a.revision_id
LEFT JOIN limits AS own ON own.source_name = a.source_name
LEFT JOIN limits AS other ON other.source_name = '*'
WHERE coalesce(r.published_at, r.fetched_at, a.first_loaded_at)
  < coalesce(own.kept_since, other.kept_since);

CREATE OR REPLACE TEMP TABLE gone_documents AS
SELECT d.document_id, d.capture_id
FROM core.documents AS d
WHERE d.article_id IN (FROM gone_articles)
  AND NOT EXISTS (
    SELECT 1 FROM core.documents AS o WHERE o.capture_id = d.capture_id AND o.article_id NOT IN (FROM gone_articles)
  )
UNION
SELECT c.document_id, c.capture_id
FROM raw.captures AS c
LEFT JOIN limits AS own ON own.source_name = c.source_name
LEFT JOIN limits AS other ON other.source_name = '*'
WHERE coalesce(c.fetched_at, c.recorded_at) < coalesce(own.kept_since, other.kept_since)
  AND NOT EXISTS (SELECT 1 FROM core.documents AS o WHERE o.capture_id = c.capture_id);
