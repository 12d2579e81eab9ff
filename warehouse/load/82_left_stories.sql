-- A story is named after its smallest article. Where that one was revised and is looked at anew, the others take the name of
-- the smallest that stays; if the revised one still resembles them, it joins them again.
UPDATE core.stories AS s
SET story_id = renamed.new_id
FROM (
  SELECT story_id, min(article_id) AS new_id
  FROM core.stories
  WHERE story_id IN (SELECT article_id FROM sketches) AND article_id NOT IN (SELECT article_id FROM sketches)
  GROUP BY story_id
) AS renamed
WHERE s.story_id = renamed.story_id AND s.article_id NOT IN (SELECT article_id FROM sketches);
