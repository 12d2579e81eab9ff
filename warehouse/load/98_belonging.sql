-- One step from what goes to what goes with it: captures of articles, captures of the same bytes, articles of captures.
INSERT INTO gone_documents
SELECT document_id, capture_id FROM core.documents WHERE article_id IN (FROM gone_articles)
UNION
SELECT document_id, capture_id FROM quality.dispositions
WHERE capture_id IS NOT NULL AND article_id IN (FROM gone_articles)
UNION
SELECT c.document_id, c.capture_id
FROM raw.captures AS c
INNER JOIN core.documents AS d ON d.document_id = c.document_id
WHERE d.article_id IN (FROM gone_articles) AND c.url IS NOT NULL
UNION
SELECT document_id, capture_id FROM raw.captures WHERE capture_id IN (SELECT capture_id FROM gone_documents)
EXCEPT
SELECT document_id, capture_id FROM gone_documents;

INSERT INTO gone_articles
SELECT d.article_id
FROM core.documents AS d
INNER JOIN gone_documents AS g ON g.document_id = d.document_id AND g.capture_id = d.capture_id
UNION
SELECT article_id FROM core.revisions WHERE capture_id IN (SELECT capture_id FROM gone_documents)
EXCEPT
FROM gone_articles;
