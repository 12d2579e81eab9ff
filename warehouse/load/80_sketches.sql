-- Grain: one article whose current text is new: the 64 smallest hashes of its shingles of four words. A bottom-k sketch
-- (Broder 1997, "On the resemblance and containment of documents") estimates the overlap of two texts from their sketches.
-- Texts of fewer than 12 words have no sketch: too little to call anything a copy.
CREATE OR REPLACE TEMP TABLE sketches AS
WITH texts AS (
  SELECT
    a.article_id,
    list_filter(regexp_split_to_array(lower(r.text), '[^\p{L}\p{N}]+'), lambda word: word <> '') AS words
  FROM plan AS p
  INNER JOIN core.articles AS a ON a.revision_id = p.revision_id
  INNER JOIN core.revisions AS r ON r.revision_id = a.revision_id
  WHERE p.action IN ('new_article', 'new_revision')
),
shingles AS (
  SELECT
    article_id,
    unnest(list_distinct(list_transform(
      range(1, len(words) - 2), lambda i: md5_number_lower(array_to_string(words[i:i + 3], ' '))
    ))) AS hash
  FROM texts
  WHERE len(words) >= 12
),
smallest AS (
  SELECT article_id, min(hash, 64) AS sketch FROM shingles GROUP BY article_id
)
SELECT t.article_id, coalesce(s.sketch, []::UBIGINT[]) AS sketch
FROM texts AS t
LEFT JOIN smallest AS s ON s.article_id = t.article_id;
