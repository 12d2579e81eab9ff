-- Grain: one pair of articles that may be copies: of those that meet under a key the ones that share two hashes of their sketches, as
-- 85_copies.sql asks. Articles on one subject share one by chance; their texts, which lie all over the ledger, need not be read.
CREATE OR REPLACE TEMP TABLE candidates AS
SELECT m.article_number, m.other_number
FROM key_pairs AS m
INNER JOIN met_sketches AS a ON a.article_number = m.article_number
INNER JOIN met_sketches AS b ON b.article_number = m.other_number
WHERE len(list_intersect(a.sketch, b.sketch)) >= 2;
