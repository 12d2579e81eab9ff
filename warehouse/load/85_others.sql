-- The candidates that are in the ledger already (current_revisions) beside the new texts of 80_sketches.sql.
INSERT INTO shingled BY NAME
SELECT article_id, article_number, list_sort(list_distinct(shingles(words))) AS hashes, numbers_of(words) AS numbers
FROM (SELECT article_id, article_number, words_of(text) AS words FROM current_revisions);
