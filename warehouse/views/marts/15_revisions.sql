-- Grain: one revision of an article. Key: revision_id. A revision holds from the moment at which the world could know it: the
-- first from its publication, later ones from the modification that the page states, else from when they were fetched.
CREATE VIEW marts.revisions AS
WITH dated AS (
  SELECT
    r.*,
    CASE r.revision_number WHEN 1 THEN coalesce(r.published_at, r.fetched_at, r.loaded_at)
      ELSE coalesce(r.modified_at, r.fetched_at, r.loaded_at) END AS stated_at
  FROM core.revisions AS r
),
ordered AS (
  SELECT *, max(stated_at) OVER (PARTITION BY article_id ORDER BY revision_number) AS known_at
  FROM dated
)
SELECT
  o.revision_id, o.article_id, o.revision_number, o.revision_id = a.revision_id AS is_current, o.known_at,
  lead(o.known_at) OVER (PARTITION BY o.article_id ORDER BY o.revision_number) AS replaced_at,
  o.title, o.published_at, o.modified_at, o.text, o.capture_id, o.fetched_at, o.loaded_at, o.run_id
FROM ordered AS o
INNER JOIN core.articles AS a ON a.article_id = o.article_id;
COMMENT ON VIEW marts.revisions IS 'One row per revision of an article, with the time during which it stood. Key: revision_id.';
COMMENT ON COLUMN marts.revisions.revision_id IS 'Revision of the article.';
COMMENT ON COLUMN marts.revisions.article_id IS 'Article.';
COMMENT ON COLUMN marts.revisions.revision_number IS '1 for the first revision, then counting up.';
COMMENT ON COLUMN marts.revisions.is_current IS 'Whether the revision is the article''s current one.';
COMMENT ON COLUMN marts.revisions.known_at IS 'When the world could know it (UTC): publication, or the modification or fetching of a later revision.';
COMMENT ON COLUMN marts.revisions.replaced_at IS 'When the next revision took its place (UTC); null while current.';
COMMENT ON COLUMN marts.revisions.title IS 'Headline.';
COMMENT ON COLUMN marts.revisions.published_at IS 'Start of the stated publication time (UTC).';
COMMENT ON COLUMN marts.revisions.modified_at IS 'Modification time that the page states (UTC).';
COMMENT ON COLUMN marts.revisions.text IS 'Clean body; every span counts code points of it.';
COMMENT ON COLUMN marts.revisions.capture_id IS 'SHA-256 of the captured bytes.';
COMMENT ON COLUMN marts.revisions.fetched_at IS 'When the bytes came (UTC).';
COMMENT ON COLUMN marts.revisions.loaded_at IS 'When the row came into the ledger (UTC).';
COMMENT ON COLUMN marts.revisions.run_id IS 'Run that brought it.';
