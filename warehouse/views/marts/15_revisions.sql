-- Grain: one revision of an article. Key: revision_id. A revision holds from the moment at which the world could surely know it:
-- the modification that the page states, where that is later than its publication; else the publication for the one that stood
-- first, and the fetching for others. Where an article went back to what it had said, its revisions stand as they were fetched. So nothing counts as known before it was written, and a version that was loaded late stands
-- where it belongs. The current one stands last.
CREATE VIEW marts.revisions AS
WITH dated AS (
  SELECT
    r.*, r.revision_id = a.revision_id AS is_current,
    bool_or(r.revision_id <> r.content_id) OVER (PARTITION BY r.article_id) AS has_returns,
    CASE WHEN r.revision_id = r.content_id AND (r.modified_at > r.published_at OR r.published_at IS NULL) THEN r.modified_at END AS changed_at
  FROM core.revisions AS r
  INNER JOIN core.articles AS a ON a.article_id = r.article_id
),
ordered AS (
  -- One that states no change came after what was loaded before it.
  SELECT *, coalesce(changed_at, max(changed_at) OVER (PARTITION BY article_id ORDER BY revision_number)) AS last_change_at
  FROM dated
),
placed AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY article_id ORDER BY is_current, CASE WHEN NOT has_returns THEN last_change_at END NULLS FIRST, fetched_at NULLS FIRST, revision_number
    ) AS position
  FROM ordered
),
known AS (
  SELECT
    *,
    max(coalesce(changed_at, CASE WHEN position = 1 THEN published_at END, fetched_at, loaded_at))
      OVER (PARTITION BY article_id ORDER BY position) AS known_at
  FROM placed
)
SELECT
  revision_id, article_id, revision_number, position, is_current, known_at, lead(known_at) OVER in_article AS replaced_at,
  loaded_at AS observed_at, lag(revision_id) OVER in_article AS previous_revision_id,
  lead(revision_id) OVER in_article AS next_revision_id,
  title, published_at, modified_at, text, capture_id, fetched_at, loaded_at, run_id
FROM known
WINDOW in_article AS (PARTITION BY article_id ORDER BY position);
COMMENT ON VIEW marts.revisions IS 'One row per revision of an article, with the time during which it stood. Key: revision_id.';
COMMENT ON COLUMN marts.revisions.revision_id IS 'Revision of the article.';
COMMENT ON COLUMN marts.revisions.article_id IS 'Article.';
COMMENT ON COLUMN marts.revisions.revision_number IS '1 for the first revision, then counting up.';
COMMENT ON COLUMN marts.revisions.position IS 'Order in which the revisions stood, from 1; a version that was loaded late may stand before others.';
COMMENT ON COLUMN marts.revisions.is_current IS 'Whether the revision is the article''s current one.';
COMMENT ON COLUMN marts.revisions.known_at IS 'When the world could surely know it (UTC): the stated modification, else publication, else fetching.';
COMMENT ON COLUMN marts.revisions.replaced_at IS 'When the next revision took its place (UTC); null while current.';
COMMENT ON COLUMN marts.revisions.observed_at IS 'When the ledger had it (UTC).';
COMMENT ON COLUMN marts.revisions.next_revision_id IS 'Revision that took its place.';
COMMENT ON COLUMN marts.revisions.previous_revision_id IS 'Revision whose place it took.';
COMMENT ON COLUMN marts.revisions.title IS 'Headline.';
COMMENT ON COLUMN marts.revisions.published_at IS 'Start of the stated publication time (UTC).';
COMMENT ON COLUMN marts.revisions.modified_at IS 'Modification time that the page states (UTC).';
COMMENT ON COLUMN marts.revisions.text IS 'Clean body; every span counts code points of it.';
COMMENT ON COLUMN marts.revisions.capture_id IS 'SHA-256 of the captured bytes.';
COMMENT ON COLUMN marts.revisions.fetched_at IS 'When the bytes came (UTC).';
COMMENT ON COLUMN marts.revisions.loaded_at IS 'When the row came into the ledger (UTC).';
COMMENT ON COLUMN marts.revisions.run_id IS 'Run that brought it.';
