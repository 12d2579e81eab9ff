-- Articles have numbers, in the order in which they came, and their rows carry them: tables of core lie in that order, so that the
-- rows of an article are found without reading the others. Marts whose rows are kept (schema materialised) are filled when views are built.

CREATE SCHEMA materialised;
ALTER TABLE core.revisions ADD COLUMN IF NOT EXISTS article_number BIGINT;
ALTER TABLE core.revisions ADD COLUMN IF NOT EXISTS content_id VARCHAR;
ALTER TABLE core.articles ADD COLUMN article_number BIGINT;
UPDATE core.articles AS a SET article_number = n.number
FROM (
  SELECT o.article_id, row_number() OVER (ORDER BY o.first_loaded_at, min(r.article_number), o.article_id) AS number
  FROM core.articles AS o
  LEFT JOIN core.revisions AS r ON r.article_id = o.article_id
  GROUP BY o.article_id, o.first_loaded_at
) AS n
WHERE n.article_id = a.article_id;
COMMENT ON COLUMN core.articles.article_number IS 'Counts the articles in the order in which they came; rows of core lie in this order.';

UPDATE core.revisions AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
COMMENT ON COLUMN core.revisions.article_number IS 'Number of the article (core.articles).';

ALTER TABLE core.blocks ADD COLUMN article_number BIGINT;
UPDATE core.blocks AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
COMMENT ON COLUMN core.blocks.article_number IS 'Number of the article (core.articles).';

ALTER TABLE core.figures ADD COLUMN article_number BIGINT;
UPDATE core.figures AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
COMMENT ON COLUMN core.figures.article_number IS 'Number of the article (core.articles).';

ALTER TABLE core.actors ADD COLUMN article_number BIGINT;
UPDATE core.actors AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
COMMENT ON COLUMN core.actors.article_number IS 'Number of the article (core.articles).';

ALTER TABLE core.actor_resolutions ADD COLUMN article_number BIGINT;
UPDATE core.actor_resolutions AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
COMMENT ON COLUMN core.actor_resolutions.article_number IS 'Number of the article (core.articles).';

ALTER TABLE core.actor_doubts ADD COLUMN article_number BIGINT;
UPDATE core.actor_doubts AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
COMMENT ON COLUMN core.actor_doubts.article_number IS 'Number of the article (core.articles).';

ALTER TABLE core.actor_mentions ADD COLUMN article_number BIGINT;
UPDATE core.actor_mentions AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
COMMENT ON COLUMN core.actor_mentions.article_number IS 'Number of the article (core.articles).';

ALTER TABLE core.actor_roles ADD COLUMN article_number BIGINT;
UPDATE core.actor_roles AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
COMMENT ON COLUMN core.actor_roles.article_number IS 'Number of the article (core.articles).';

ALTER TABLE core.quotes ADD COLUMN article_number BIGINT;
UPDATE core.quotes AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
COMMENT ON COLUMN core.quotes.article_number IS 'Number of the article (core.articles).';

ALTER TABLE core.times ADD COLUMN article_number BIGINT;
UPDATE core.times AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
COMMENT ON COLUMN core.times.article_number IS 'Number of the article (core.articles).';

ALTER TABLE core.skipped_numbers ADD COLUMN article_number BIGINT;
UPDATE core.skipped_numbers AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
COMMENT ON COLUMN core.skipped_numbers.article_number IS 'Number of the article (core.articles).';
