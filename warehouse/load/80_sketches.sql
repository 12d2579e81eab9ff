-- The words of a text, and the hashes of its shingles: runs of four words. Texts of fewer than 12 words have none: too little to
-- call anything a copy.
CREATE OR REPLACE TEMP MACRO words_of(text) AS
  list_filter(regexp_split_to_array(lower(text), '[^\p{L}\p{N}]+'), lambda word: word <> '');
CREATE OR REPLACE TEMP MACRO shingles(words) AS
  CASE WHEN len(words) >= 12 THEN list_transform(
    list_zip(words, words[2:], words[3:], words[4:], true), lambda s: md5_number_lower(concat(s[1], ' ', s[2], ' ', s[3], ' ', s[4]))
  ) ELSE [] END;
-- Words that begin with a digit: ':' follows on '9'.
CREATE OR REPLACE TEMP MACRO numbers_of(words) AS list_distinct(list_filter(words, lambda word: word >= '0' AND word < ':'));
-- Grain: one article whose current text is new: its hashes, smallest first, those of its beginning, and its numbers.
CREATE OR REPLACE TEMP TABLE shingled AS
WITH texts AS (
  SELECT r.article_id, r.article_number, words_of(r.text) AS words
  FROM plan AS p
  INNER JOIN current_revisions AS r ON r.revision_id = p.revision_id
  WHERE p.action IN ('new_article', 'new_revision')
),
hashed AS (
  SELECT article_id, article_number, numbers_of(words) AS numbers, shingles(words) AS hashes FROM texts
)
SELECT
  article_id, article_number, numbers, list_sort(list_distinct(hashes)) AS hashes, list_sort(list_distinct(hashes[1:60])) AS first_hashes
FROM hashed;
-- Grain: one article whose current text is new: the 64 smallest hashes of its shingles, and the keys by which copies are looked up.
-- A bottom-k sketch (Broder 1997, "On the resemblance and containment of documents") estimates the overlap of two texts.
CREATE OR REPLACE TEMP TABLE sketches AS
SELECT
  article_id, article_number, hashes[1:64]::UBIGINT[] AS sketch, list_distinct(list_concat(hashes[1:8], first_hashes[1:8]))::UBIGINT[] AS keys
FROM shingled;
