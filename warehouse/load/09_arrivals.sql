-- Grain: one staged document with an article: the revision that it brings; see 09_arrived.sql.
CREATE OR REPLACE TEMP TABLE known_revisions AS
SELECT
  r.revision_id, r.article_id, r.content_id, r.document_id, r.capture_id, coalesce(r.fetched_at, '-infinity') AS came_at,
  a.revision_id = r.revision_id AS is_shown
FROM known_articles AS a
INNER JOIN met_revisions AS r ON r.article_number = a.article_number AND r.article_id = a.article_id;

CREATE OR REPLACE TEMP TABLE arrivals AS
WITH line AS (
  -- What each document said, and when: as captured before, and now.
  SELECT c.document_id, coalesce(c.fetched_at, '-infinity') AS came_at, 0 AS document_number, k.content_id
  FROM known_revisions AS k
  INNER JOIN met_documents AS d ON d.revision_id = k.revision_id
  INNER JOIN met_captures AS c ON c.document_id = d.document_id AND c.capture_id = d.capture_id
  WHERE NOT EXISTS (
    SELECT 1 FROM arrived AS a
    WHERE a.document_id = c.document_id AND a.capture_id = c.capture_id AND a.fetched_at IS NOT DISTINCT FROM c.fetched_at
  )
  UNION ALL
  SELECT document_id, came_at, document_number, content_id FROM arrived
),
followed AS (
  SELECT
    document_number, lag(content_id) OVER in_time AS said_before, lag(came_at) OVER in_time AS said_at,
    lag(document_number) OVER in_time > 0 AS is_said_now
  FROM line
  WINDOW in_time AS (PARTITION BY document_id ORDER BY came_at, document_number)
),
judged AS (
  SELECT
    a.*, own.revision_id AS own_id,
    EXISTS (SELECT 1 FROM known_revisions AS k WHERE k.article_id = a.article_id AND k.content_id = a.content_id) AS is_known,
    f.said_before <> a.content_id AND f.said_at < a.came_at
    -- Another document of the article may have shown it before.
    AND CASE WHEN f.is_said_now THEN a.arrived_before <> a.content_id ELSE coalesce(shown.content_id <> a.content_id, true) END
    AND (a.came_at >= coalesce(shown.came_at, a.came_at) OR EXISTS (
      SELECT 1 FROM known_revisions AS k
      WHERE k.document_id = a.document_id AND k.capture_id = a.capture_id AND k.came_at = a.came_at
    )) AS goes_back
  FROM arrived AS a
  INNER JOIN followed AS f ON f.document_number = a.document_number
  LEFT JOIN known_revisions AS shown ON shown.article_id = a.article_id AND shown.is_shown
  LEFT JOIN known_revisions AS own
    ON own.article_id = a.article_id AND own.content_id = a.content_id AND own.document_id = a.document_id
    AND own.capture_id = a.capture_id AND own.came_at = a.came_at
),
named AS (
  SELECT
    *, coalesce(own_id IS NULL AND goes_back AND (is_known OR arrival_of_content > 1), false) AS is_return,
    CASE
      WHEN own_id IS NOT NULL THEN own_id
      WHEN is_return THEN left(sha256(content_id || strftime(came_at, ' %Y-%m-%dT%H:%M:%S.%f')), 16)
      WHEN NOT is_known AND arrival_of_content = 1 THEN content_id
    END AS given_id
  FROM judged
),
names AS (
  SELECT article_id, content_id, came_at, revision_id FROM known_revisions
  UNION ALL
  SELECT article_id, content_id, came_at, given_id FROM named WHERE given_id IS NOT NULL
),
nearest AS (
  SELECT
    n.document_number,
    coalesce(arg_max(o.revision_id, o.came_at) FILTER (o.came_at <= n.came_at), arg_min(o.revision_id, o.came_at)) AS revision_id
  FROM named AS n
  INNER JOIN names AS o ON o.article_id = n.article_id AND o.content_id = n.content_id
  WHERE n.given_id IS NULL
  GROUP BY n.document_number
)
SELECT
  n.* EXCLUDE (given_id, own_id, is_known, goes_back, arrival_of_content, arrived_before),
  coalesce(n.given_id, x.revision_id) AS revision_id
FROM named AS n
LEFT JOIN nearest AS x ON x.document_number = n.document_number;
