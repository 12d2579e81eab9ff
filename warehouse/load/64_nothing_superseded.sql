-- The tables of 65_superseded.sql where nothing was read otherwise than before.
CREATE OR REPLACE TEMP TABLE superseded AS
SELECT r.article_number, r.revision_id, r.article_id, r.revision_number, r.run_id, r.loaded_at, r.revision_id AS new_revision_id
FROM core.revisions AS r
LIMIT 0;
CREATE OR REPLACE TEMP TABLE gone AS SELECT article_id FROM superseded;
