-- Articles that a name means: an id or its beginning, a document, or an address.
INSERT INTO gone_articles
SELECT DISTINCT article_id FROM core.revisions
WHERE $name <> '' AND (starts_with(article_id, $name) OR document_id = $name OR url = $name OR canonical_url = $name);
