-- Grain: one name or address of what goes.
SELECT document_id FROM gone_documents
UNION
SELECT c.url FROM raw.captures AS c INNER JOIN gone_documents AS g ON g.document_id = c.document_id AND g.capture_id = c.capture_id
WHERE c.url IS NOT NULL
UNION
SELECT unnest([document_id, url, canonical_url]) FROM core.revisions WHERE article_id IN (FROM gone_articles)
EXCEPT
SELECT NULL
ORDER BY ALL;
