-- Articles leave their stories, because they were revised and are looked at anew, or are gone. A story is named after its smallest
-- article: where that one leaves, the others take the name of the smallest that stays.
CREATE OR REPLACE TEMP TABLE staying AS
SELECT
  s.article_id, s.article_number, min(s.article_id) OVER one_story AS new_id, arg_min(s.article_number, s.article_id) OVER one_story AS new_number
FROM core.stories AS s
WHERE s.story_id IN (SELECT article_id FROM {table}) AND s.article_id NOT IN (SELECT article_id FROM {table})
WINDOW one_story AS (PARTITION BY s.story_id);
UPDATE core.stories AS s SET story_id = n.new_id, story_number = n.new_number FROM staying AS n WHERE n.article_id = s.article_id;
INSERT INTO restoried SELECT article_id, article_number FROM staying;
DELETE FROM core.sketch_keys WHERE article_id IN (SELECT article_id FROM {table});
DELETE FROM core.stories WHERE article_id IN (SELECT article_id FROM {table});
