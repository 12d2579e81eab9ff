-- Which segments the new and changed articles have, whose copies count as one story. Of each site the last 400 articles are kept.
CREATE OR REPLACE TEMP TABLE new_sightings AS
WITH told AS MATERIALIZED (
  -- The join below is an outer one, which would read all stories.
  SELECT s.article_number, s.article_id, s.story_id FROM core.stories AS s SEMI JOIN plan AS p ON p.article_number = s.article_number
)
SELECT
  s.site, s.segment_id, a.article_id, a.article_number, coalesce(t.story_id, a.article_id) AS story_id,
  coalesce(r.published_at, p.fetched_at, promotion.loaded_at)::DATE AS seen_on, s.block_number, s.is_removed,
  p.action = 'new_article' AS is_new, p.document_number
FROM plan AS p
CROSS JOIN promotion
INNER JOIN staging.segments AS s ON s.document_number = p.document_number
INNER JOIN staging.articles AS r ON r.document_number = p.document_number
INNER JOIN core.articles AS a ON a.article_number = p.article_number AND a.revision_id = p.revision_id
LEFT JOIN told AS t ON t.article_number = a.article_number AND t.article_id = a.article_id
WHERE p.action <> 'same';

DELETE FROM core.segment_sightings
WHERE article_number IN (SELECT article_number FROM new_sightings) OR article_id IN (SELECT article_id FROM gone);

INSERT INTO core.segment_sightings BY NAME SELECT * EXCLUDE (is_new, document_number) FROM new_sightings;

DELETE FROM core.segment_sightings AS s
USING (
  SELECT site, article_number
  FROM (
    SELECT DISTINCT site, article_number FROM core.segment_sightings WHERE site IN (SELECT site FROM new_sightings)
  )
  QUALIFY row_number() OVER (PARTITION BY site ORDER BY article_number DESC) = 400
) AS oldest
WHERE s.site = oldest.site AND s.article_number < oldest.article_number;
