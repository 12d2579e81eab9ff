-- Articles leave their stories, because they were revised and are looked at anew, or are gone. A story is named after its smallest
-- article: where that one leaves, the others take the name of the smallest that stays.
CREATE TEMP TABLE IF NOT EXISTS restoried (article_id VARCHAR);
CREATE OR REPLACE TEMP TABLE staying AS
SELECT s.article_id, min(s.article_id) OVER (PARTITION BY s.story_id) AS new_id
FROM core.stories AS s
WHERE s.story_id IN (SELECT article_id FROM {table}) AND s.article_id NOT IN (SELECT article_id FROM {table});
UPDATE core.stories AS s SET story_id = n.new_id FROM staying AS n WHERE n.article_id = s.article_id;
INSERT INTO restoried SELECT article_id FROM staying;
DELETE FROM core.sketch_keys WHERE article_id IN (SELECT article_id FROM {table});
DELETE FROM core.stories WHERE article_id IN (SELECT article_id FROM {table});
