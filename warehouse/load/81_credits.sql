-- Grain: one article whose current text is new and that credits a news agency: which, and where the credit stands. Looked at are the
-- places where newsrooms put credits; "The Associated Press contributed to this report" is none, for the story is another's. What
-- stands in brackets in a dateline is an agency whatever its name, unless it is the outlet's own. Lengths are bounded by the piece of
-- the text that is looked at: a counted repetition of a class of Unicode takes the matcher a tenth of a second to prepare.
CREATE OR REPLACE TEMP TABLE credits AS
WITH signs AS (
  SELECT agency, ' ' || trim(regexp_replace(sign, '[^\pL\pN]+', ' ', 'g')) || ' ' AS sign
  FROM (SELECT agency, unnest(string_split(signs, '|')) AS sign FROM reference.news_agencies)
),
articles AS (
  SELECT
    s.article_id, r.article_number, r.revision_id, r.site_name, r.dateline, r.authors, string_split(r.text, chr(10) || chr(10)) AS paragraphs
  FROM sketches AS s
  INNER JOIN current_revisions AS r ON r.article_id = s.article_id
),
places AS (
  SELECT article_id, site_name, 1 AS place, 'dateline' AS credit_rule, regexp_extract(substr(dateline, -70), '\(([^()]{2}[^()]*)\)\s*\W*$', 1) AS written
  FROM articles
  UNION ALL
  SELECT article_id, site_name, 1, 'opening', regexp_extract(substr(paragraphs[1], 1, 126), '^\pL[\pL .,''’/-]+ \(([^()]{2}[^()]*)\) ?[—–:-]', 1)
  FROM articles
  UNION ALL
  SELECT article_id, site_name, 2, 'byline', unnest(authors) FROM articles
  UNION ALL
  SELECT
    a.article_id, a.site_name, CASE b.label WHEN 'copyright' THEN 4 WHEN 'byline' THEN 2 ELSE 3 END,
    CASE b.label WHEN 'copyright' THEN 'copyright' WHEN 'byline' THEN 'byline' ELSE 'source_line' END, b.text
  FROM articles AS a
  INNER JOIN core.blocks AS b ON b.article_number = a.article_number AND b.revision_id = a.revision_id
  WHERE b.label IN ('byline', 'copyright', 'source_link') AND length(b.text) <= 200
  UNION ALL
  SELECT article_id, site_name, 2, 'opening', paragraphs[1] FROM articles WHERE length(paragraphs[1]) <= 60
  UNION ALL
  SELECT article_id, site_name, 3, 'closing', paragraphs[-1] FROM articles WHERE length(paragraphs[-1]) <= 60
  UNION ALL
  SELECT article_id, site_name, 3, 'closing', regexp_extract(substr(paragraphs[-1], -45), '(?:\(([^()]{2}[^()]*)\)|[—–-] ?\pL[\pL .]+)\s*$') FROM articles
),
read AS (
  SELECT *, ' ' || trim(regexp_replace(written, '[^\pL\pN]+', ' ', 'g')) || ' ' AS words FROM places WHERE written <> ''
),
found AS (
  SELECT r.article_id, r.place, r.credit_rule, s.agency
  FROM read AS r
  INNER JOIN signs AS s ON contains(r.words, s.sign)
  WHERE NOT regexp_matches(r.written, '(?i)contribut')
  UNION ALL
  SELECT article_id, place, credit_rule, trim(written)
  FROM read
  WHERE lower(written) IS DISTINCT FROM lower(site_name) AND (
    (credit_rule IN ('dateline', 'opening') AND place = 1 AND regexp_matches(written, '^[A-Z]{2,6}$|^[A-Z][^.]*\s[A-Z]'))
    OR (place = 2 AND length(written) <= 60 AND regexp_matches(written, '(?i)\b(?:news|press) (?:agency|bureau|service)|\bnewswire\b|\bwire services?\b')))
)
SELECT article_id, agency, credit_rule
FROM found
-- A known name goes before one as written, a place near the top before others.
QUALIFY row_number() OVER (
  PARTITION BY article_id ORDER BY place, agency NOT IN (SELECT agency FROM reference.news_agencies), agency = 'agencies', agency
) = 1;
