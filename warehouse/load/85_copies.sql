-- Grain: one pair of articles that are copies: of the candidates that share two hashes of their sketches those of which enough is
-- common, counted by all of their shingles.
-- Enough is 0.4 of both together (a wire copy cut to 60 % with as much again of its own has 0.4 to 0.5, a follow-up that takes over
-- a third of yesterday's background below 0.2), or 0.7 of the shorter one where the other is at most five times as long: a
-- shortened copy. Texts whose numbers are others (two quakes told by one form) are no copies, unless nearly all is common.
-- Measure the bounds again with `python -m tests.copies`.
-- Those of the new texts are in `shingled` already; current_revisions holds the others.
WITH texts AS (
  SELECT article_id, article_number, words_of(text) AS words FROM current_revisions
),
hashed AS (
  SELECT article_id, article_number, list_sort(list_distinct(shingles(words))) AS hashes, numbers_of(words) AS numbers FROM texts
  UNION ALL
  SELECT article_id, article_number, hashes, numbers FROM shingled
),
counted AS (
  SELECT article_id, article_number, hashes, hashes[1:64] AS sketch, numbers FROM hashed
),
compared AS (
  SELECT
    c.article_number, c.other_number, a.article_id, b.article_id AS other_id, len(list_intersect(a.sketch, b.sketch)) AS common_sketch,
    len(list_intersect(a.hashes, b.hashes)) AS common, len(a.hashes) AS own, len(b.hashes) AS other,
    len(list_intersect(a.numbers, b.numbers)) AS common_numbers, least(len(a.numbers), len(b.numbers)) AS numbers
  FROM candidates AS c
  INNER JOIN counted AS a ON a.article_number = c.article_number
  INNER JOIN counted AS b ON b.article_number = c.other_number
)
SELECT article_number, other_number, other_id, common / (own + other - common)::DOUBLE AS similarity
FROM compared
WHERE common_sketch >= 2
  AND (similarity >= 0.4 OR (common >= 0.7 * least(own, other) AND greatest(own, other) <= 5 * least(own, other)))
  AND (similarity >= 0.8 OR numbers < 3 OR common_numbers >= 0.4 * numbers)
ORDER BY article_id, other_id;
