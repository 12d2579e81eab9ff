-- Revisions that no capture gives any more, because today's rules read its bytes otherwise. The newsroom did not change anything:
-- the revision that is read now takes the place of the old one, and an article that has none left was none.
DELETE FROM core.documents AS old
USING staging.documents AS d
WHERE old.document_id = d.document_id AND old.capture_id = d.capture_id AND d.disposition IN ('no_text', 'not_article');

CREATE OR REPLACE TEMP TABLE superseded AS
SELECT r.article_number, r.revision_id, r.article_id, r.revision_number, r.run_id, r.loaded_at, n.new_revision_id
FROM reread AS n
INNER JOIN core.revisions AS r ON r.revision_id = n.revision_id
WHERE NOT EXISTS (SELECT 1 FROM core.documents AS d WHERE d.revision_id = r.revision_id);

UPDATE core.revisions AS r
SET revision_number = least(r.revision_number, s.revision_number), run_id = s.run_id, loaded_at = s.loaded_at
FROM (
  SELECT
    new_revision_id, article_id, min(revision_number) AS revision_number, arg_min(run_id, loaded_at) AS run_id,
    min(loaded_at) AS loaded_at
  FROM superseded
  GROUP BY new_revision_id, article_id
) AS s
WHERE r.revision_id = s.new_revision_id AND r.article_id = s.article_id;

DELETE FROM core.revisions WHERE revision_id IN (SELECT revision_id FROM superseded);
DELETE FROM core.actor_profiles WHERE actor_id IN (
  SELECT x.actor_id
  FROM core.actor_resolutions AS x
  SEMI JOIN superseded AS s ON s.article_number = x.article_number AND s.revision_id = x.revision_id
);
DELETE FROM core.actor_resolutions WHERE revision_id IN (SELECT revision_id FROM superseded);
DELETE FROM core.actor_doubts WHERE revision_id IN (SELECT revision_id FROM superseded);

UPDATE core.revisions AS r
SET revision_number = counted.revision_number
FROM (
  SELECT revision_id, row_number() OVER (PARTITION BY article_id ORDER BY revision_number, loaded_at, revision_id) AS revision_number
  FROM core.revisions
  WHERE article_id IN (SELECT article_id FROM superseded)
) AS counted
WHERE r.revision_id = counted.revision_id AND r.revision_number <> counted.revision_number;

UPDATE core.articles AS a
SET
  revision_count = left_over.revision_count,
  revision_id = CASE WHEN list_contains(left_over.revision_ids, a.revision_id) THEN a.revision_id ELSE left_over.revision_ids[1] END
FROM (
  SELECT article_id, count(*) AS revision_count, list(revision_id ORDER BY revision_number DESC) AS revision_ids
  FROM core.revisions
  WHERE article_id IN (SELECT article_id FROM superseded)
  GROUP BY article_id
) AS left_over
WHERE a.article_id = left_over.article_id;

CREATE OR REPLACE TEMP TABLE gone AS
SELECT DISTINCT s.article_id FROM superseded AS s
WHERE NOT EXISTS (SELECT 1 FROM core.revisions AS r WHERE r.article_id = s.article_id);

DELETE FROM core.articles WHERE article_id IN (SELECT article_id FROM gone);
