-- Grain: one number of a headline that the body does not give. Key: (article_id, headline_number). Numbers of three or more digits,
-- with thousands separators or a scale word; four digits from 1900 to 2099 are taken for years. The body gives a number where a
-- figure has it as value or bound, or its text repeats it.
CREATE VIEW reports.headline_body_mismatch AS
WITH found AS (
  SELECT
    article_id, title, url, outlet, published_at, text,
    unnest(regexp_extract_all(lower(title), '[0-9]+(?:,[0-9]{3})*(?:[.][0-9]+)?(?: ?(?:million|billion|trillion|thousand|bn|m|k)\b)?'))
      AS headline_surface
  FROM marts.articles
),
parsed AS (
  SELECT
    *,
    try_cast(replace(regexp_extract(headline_surface, '[0-9]+(?:,[0-9]{3})*(?:[.][0-9]+)?'), ',', '') AS DECIMAL(38, 9)) AS digits,
    regexp_extract(headline_surface, '[a-z]+$') AS scale
  FROM found
),
numbered AS (
  SELECT
    * EXCLUDE (digits, scale),
    digits * CASE WHEN scale IN ('thousand', 'k') THEN 1e3 WHEN scale IN ('million', 'm') THEN 1e6
      WHEN scale IN ('billion', 'bn') THEN 1e9 WHEN scale = 'trillion' THEN 1e12 ELSE 1 END AS headline_number
  FROM parsed
),
closest AS (
  SELECT n.article_id, n.headline_number, arg_min(f.surface, abs(coalesce(f.value, f.low, f.high) - n.headline_number)) AS closest_surface
  FROM numbered AS n
  INNER JOIN marts.figures AS f ON f.article_id = n.article_id
  GROUP BY n.article_id, n.headline_number
)
SELECT DISTINCT
  n.article_id, n.headline_number, n.headline_surface, c.closest_surface, n.title, n.outlet, n.url, n.published_at
FROM numbered AS n
LEFT JOIN closest AS c ON c.article_id = n.article_id AND c.headline_number = n.headline_number
WHERE n.headline_number >= 100
  AND NOT (n.headline_surface NOT LIKE '%,%' AND n.headline_number BETWEEN 1900 AND 2099)
  AND NOT contains(lower(n.text), n.headline_surface)
  AND NOT EXISTS (
    SELECT 1 FROM marts.figures AS f
    WHERE f.article_id = n.article_id AND (f.value = n.headline_number OR f.low = n.headline_number OR f.high = n.headline_number)
  );
COMMENT ON VIEW reports.headline_body_mismatch IS 'One row per number of a headline that the body does not give. Key: (article_id, headline_number).';
COMMENT ON COLUMN reports.headline_body_mismatch.article_id IS 'Article.';
COMMENT ON COLUMN reports.headline_body_mismatch.headline_number IS 'Number of the headline.';
COMMENT ON COLUMN reports.headline_body_mismatch.headline_surface IS 'Its words.';
COMMENT ON COLUMN reports.headline_body_mismatch.closest_surface IS 'Words of the nearest number that the body gives.';
COMMENT ON COLUMN reports.headline_body_mismatch.title IS 'Headline.';
COMMENT ON COLUMN reports.headline_body_mismatch.outlet IS 'Who published it, as the page or the source registry says.';
COMMENT ON COLUMN reports.headline_body_mismatch.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN reports.headline_body_mismatch.published_at IS 'Start of the stated publication time (UTC).';
