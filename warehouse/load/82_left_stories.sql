-- Articles leave their stories, because they were revised and are looked at anew, or are gone. A story is named after its smallest
-- article: where that one leaves, the others take the name of the smallest that stays.
UPDATE core.stories AS s
SET story_id = renamed.new_id
FROM (
  SELECT story_id, min(article_id) AS new_id
  FROM core.stories
  WHERE story_id IN (SELECT article_id FROM {table}) AND article_id NOT IN (SELECT article_id FROM {table})
  GROUP BY story_id
) AS renamed
WHERE s.story_id = renamed.story_id AND s.article_id NOT IN (SELECT article_id FROM {table});
DELETE FROM core.sketch_keys WHERE article_id IN (SELECT article_id FROM {table});
DELETE FROM core.stories WHERE article_id IN (SELECT article_id FROM {table});
