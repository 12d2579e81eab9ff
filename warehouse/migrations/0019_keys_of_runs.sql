-- Rows that every run looks up are found by numbers: their texts, which are long, need not be read for that. A table that was
-- updated cannot be altered again in the same transaction, so columns come first.

ALTER TABLE core.documents ADD COLUMN article_number BIGINT;
ALTER TABLE core.documents ADD COLUMN document_key UBIGINT;
COMMENT ON COLUMN core.documents.article_number IS 'Number of the article (core.articles).';
COMMENT ON COLUMN core.documents.document_key IS 'Lower half of the MD5 of the document id, by which rows are found.';
UPDATE core.documents AS x SET article_number = a.article_number, document_key = md5_number_lower(x.document_id)
FROM core.articles AS a
WHERE a.article_id = x.article_id;

ALTER TABLE raw.captures ADD COLUMN IF NOT EXISTS capture_number BIGINT;
ALTER TABLE raw.captures ADD COLUMN IF NOT EXISTS document_key UBIGINT;
COMMENT ON COLUMN raw.captures.capture_number IS 'Counts the rows in the order in which they came.';
COMMENT ON COLUMN raw.captures.document_key IS 'Lower half of the MD5 of the document id, by which rows are found.';
UPDATE raw.captures AS x SET capture_number = n.number, document_key = md5_number_lower(x.document_id)
FROM (SELECT rowid AS row_id, row_number() OVER (ORDER BY recorded_at, rowid) AS number FROM raw.captures) AS n
WHERE n.row_id = x.rowid;

ALTER TABLE core.stories ADD COLUMN article_number BIGINT;
ALTER TABLE core.stories ADD COLUMN story_number BIGINT;
COMMENT ON COLUMN core.stories.article_number IS 'Number of the article (core.articles).';
COMMENT ON COLUMN core.stories.story_number IS 'Number of the article that story_id names.';
UPDATE core.stories AS x SET article_number = a.article_number, story_number = s.article_number
FROM core.articles AS a, core.articles AS s
WHERE a.article_id = x.article_id AND s.article_id = x.story_id;

ALTER TABLE core.sketch_keys ADD COLUMN article_number BIGINT;
COMMENT ON COLUMN core.sketch_keys.article_number IS 'Number of the article (core.articles).';
UPDATE core.sketch_keys AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;

ALTER TABLE core.search_documents ADD COLUMN article_number BIGINT;
COMMENT ON COLUMN core.search_documents.article_number IS 'Number of the article (core.articles).';
UPDATE core.search_documents AS x SET article_number = a.article_number FROM core.articles AS a WHERE a.article_id = x.article_id;
