-- Grain: one pair of articles that are copies: of the candidates that share two hashes of their sketches those of which enough is
-- common, counted by all of their shingles (compared_pairs: article_number, other_number, common).
-- Enough is 0.4 of both together (a wire copy cut to 60 % with as much again of its own has 0.4 to 0.5, a follow-up that takes over
-- a third of yesterday's background below 0.2), or 0.7 of the shorter one where the other is at most five times as long: a
-- shortened copy. Texts whose numbers are others (two quakes told by one form) are no copies, unless nearly all is common.
-- Measure the bounds again with `python -m tests.copies`.
WITH alike AS MATERIALIZED (
  SELECT
    o.article_number, o.other_number, a.article_id, b.article_id AS other_id, len(a.hashes) AS own, len(b.hashes) AS other,
    o.common / (own + other - o.common)::DOUBLE AS similarity
  FROM compared_pairs AS o
  INNER JOIN shingled AS a ON a.article_number = o.article_number
  INNER JOIN shingled AS b ON b.article_number = o.other_number
  WHERE similarity >= 0.4 OR (o.common >= 0.7 * least(own, other) AND greatest(own, other) <= 5 * least(own, other))
),
compared AS (
  SELECT
    c.*, len(list_intersect(a.hashes[1:64], b.hashes[1:64])) AS common_sketch,
    len(list_intersect(a.numbers, b.numbers)) AS common_numbers, least(len(a.numbers), len(b.numbers)) AS numbers
  FROM alike AS c
  INNER JOIN shingled AS a ON a.article_number = c.article_number
  INNER JOIN shingled AS b ON b.article_number = c.other_number
)
SELECT article_number, other_number, other_id, similarity
FROM compared
WHERE common_sketch >= 2 AND (similarity >= 0.8 OR numbers < 3 OR common_numbers >= 0.4 * numbers)
ORDER BY article_id, other_id;
