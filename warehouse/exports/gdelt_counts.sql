-- Grain: one article with at least one count. Columns: the 27 of GDELT's GKG 2.1, of which those for counts are filled.
, counts AS (
  SELECT
    s.article_id, s.figure_number, s.span_start, s.url, s.outlet, s.title, s.published_at, s.document_id,
    concat_ws('#',
      e.gdelt_count_type, trunc(coalesce(s.value, s.low, s.high))::BIGINT,
      regexp_replace(concat_ws(' ', nullif(array_to_string(s.qualifiers, ' '), ''), s.counted), '[#;\s]+', ' ', 'g'),
      CASE WHEN c.name IS NULL THEN 0 ELSE 1 END, regexp_replace(coalesce(s.place, ''), '[#;\s]+', ' ', 'g'), '', '', '', '', ''
    ) AS block
  FROM selected AS s
  INNER JOIN reference.events AS e ON e.event = s.event
  LEFT JOIN (SELECT DISTINCT lower(name) AS name FROM reference.countries) AS c ON c.name = lower(s.place)
  WHERE coalesce(e.gdelt_count_type, '') <> '' AND s.kind = 'count' AND s.status = 'asserted' AND s.trend IS NULL
    AND coalesce(s.value, s.low, s.high) BETWEEN 0 AND 9e17
    AND coalesce(s.value, s.low, s.high) = trunc(coalesce(s.value, s.low, s.high))
),
records AS (
  SELECT
    article_id, coalesce(strftime(any_value(published_at), '%Y%m%d%H%M%S'), '0') AS date, any_value(url) AS url,
    any_value(outlet) AS outlet, any_value(title) AS title, any_value(published_at) AS published_at, any_value(document_id) AS document_id,
    string_agg(block || ';', '' ORDER BY figure_number) AS counts,
    string_agg(block || '#' || span_start || ';', '' ORDER BY figure_number) AS enhanced_counts
  FROM counts
  GROUP BY article_id
)
SELECT
  lpad(date, 14, '0') || '-' || ('0x' || md5(article_id)[1:15])::BIGINT AS GKGRECORDID,
  date::BIGINT AS "V2.1DATE",
  CASE WHEN url LIKE 'http%' THEN 1 ELSE 2 END AS V2SOURCECOLLECTIONIDENTIFIER,
  regexp_replace(
    coalesce(nullif(regexp_extract(lower(url), '^https?://(?:[^/@]*@)?(?:www\.)?([^/:?#]+)', 1), ''), outlet, ''), '\s+', ' ', 'g'
  ) AS V2SOURCECOMMONNAME,
  regexp_replace(
    CASE WHEN url LIKE 'http%' THEN url ELSE concat_ws(', ', outlet, title, strftime(published_at, '%Y-%m-%d'), document_id) END,
    '\s+', ' ', 'g'
  ) AS V2DOCUMENTIDENTIFIER,
  counts AS V1COUNTS, enhanced_counts AS "V2.1COUNTS",
  '' AS V1THEMES, '' AS V2ENHANCEDTHEMES, '' AS V1LOCATIONS, '' AS V2ENHANCEDLOCATIONS, '' AS V1PERSONS, '' AS V2ENHANCEDPERSONS,
  '' AS V1ORGANIZATIONS, '' AS V2ENHANCEDORGANIZATIONS, '' AS "V1.5TONE", '' AS "V2.1ENHANCEDDATES", '' AS V2GCAM,
  '' AS "V2.1SHARINGIMAGE", '' AS "V2.1RELATEDIMAGES", '' AS "V2.1SOCIALIMAGEEMBEDS", '' AS "V2.1SOCIALVIDEOEMBEDS",
  '' AS "V2.1QUOTATIONS", '' AS "V2.1ALLNAMES", '' AS "V2.1AMOUNTS", '' AS "V2.1TRANSLATIONINFO", '' AS V2EXTRASXML
FROM records
