-- Grain: one measure of one source, over the articles in staging that are new or changed. Key: (source_name, measure). Of a measure
-- there are the number of articles, the sum and the sum of squares: enough for means and their spread over any number of batches.
-- Measures of languages, of sites, of manners and of rules of removal count all articles; the others those of which they can be said.
CREATE VIEW reports.batch_measures AS
WITH fresh AS (
  SELECT d.document_number, coalesce(d.source_name, '(by hand)') AS source_name, d.url, d.fetched_at, t.manners, a.*
  FROM staging.documents AS d
  INNER JOIN staging.articles AS a ON a.document_number = d.document_number
  LEFT JOIN staging.article_traits AS t ON t.document_number = d.document_number
  LEFT JOIN core.revisions AS known ON known.revision_id = d.revision_id
  WHERE known.revision_id IS NULL AND (d.disposition IS NULL OR d.disposition = 'other_language')
  QUALIFY row_number() OVER (PARTITION BY d.revision_id ORDER BY d.document_number) = 1
),
figures AS (
  SELECT
    document_number, count(*) AS found, count(attributed_to) AS claimed, count(event) AS told, count(place) AS placed,
    count(counted) AS counted, count(coalesce(as_of_date, period_start, period_end)) AS dated, avg(confidence) AS confidence,
    count(*) FILTER (event IN (SELECT event FROM reference.events WHERE starts_with(family, 'people_'))) AS of_people
  FROM staging.figures
  GROUP BY document_number
),
actors AS (SELECT document_number, count(*) AS found FROM staging.actors GROUP BY document_number),
quotes AS (SELECT document_number, count(*) AS found, count(speaker) AS spoken FROM staging.quotes GROUP BY document_number),
times AS (SELECT document_number, count(*) AS found FROM staging.times GROUP BY document_number),
removed AS (SELECT document_number, count(*) AS found FROM staging.blocks WHERE NOT is_kept GROUP BY document_number),
authors AS (
  SELECT source_name, mode(authors::VARCHAR) AS commonest FROM fresh WHERE len(authors) > 0 GROUP BY source_name
),
described AS (
  SELECT
    r.source_name, r.language = 'en' AS is_analysed, r.title, r.published_at, r.authors, r.text, r.published_precision, r.fetched_at,
    coalesce(f.found, 0) AS figures, f.claimed, f.told, f.placed, f.of_people, f.counted, f.dated, f.confidence, coalesce(a.found, 0) AS actors,
    coalesce(q.found, 0) AS quotes, q.spoken, coalesce(t.found, 0) AS times, coalesce(x.found, 0) AS removed, u.commonest,
    CASE WHEN r.published_precision IN ('second', 'minute') THEN date_diff('second', r.published_at, r.fetched_at) / 3600 END AS lag_hours
  FROM fresh AS r
  LEFT JOIN figures AS f ON f.document_number = r.document_number
  LEFT JOIN actors AS a ON a.document_number = r.document_number
  LEFT JOIN quotes AS q ON q.document_number = r.document_number
  LEFT JOIN times AS t ON t.document_number = r.document_number
  LEFT JOIN removed AS x ON x.document_number = r.document_number
  LEFT JOIN authors AS u ON u.source_name = r.source_name
),
measured AS (
  SELECT source_name, unnest([
    {'measure': 'articles', 'x': 1.0},
    {'measure': 'title', 'x': (title IS NOT NULL)::DOUBLE},
    {'measure': 'date', 'x': (published_at IS NOT NULL)::DOUBLE},
    {'measure': 'author', 'x': (len(authors) > 0)::DOUBLE},
    {'measure': 'commonest author', 'x': CASE WHEN len(authors) > 0 THEN (authors::VARCHAR = commonest)::DOUBLE END},
    {'measure': 'length', 'x': ln(greatest(length(text), 1))},
    {'measure': 'lag', 'x': ln(1 + greatest(coalesce(lag_hours, date_diff('day', published_at, fetched_at) * 24), 0))},
    {'measure': 'dated ahead', 'x': (lag_hours < -0.25)::DOUBLE},
    {'measure': 'dated as fetched', 'x': (abs(lag_hours) < 0.001)::DOUBLE},
    {'measure': 'removed', 'x': removed::DOUBLE},
    {'measure': 'with removals', 'x': (removed > 0)::DOUBLE},
    {'measure': 'figures', 'x': CASE WHEN is_analysed THEN figures::DOUBLE END},
    {'measure': 'with figures', 'x': CASE WHEN is_analysed THEN (figures > 0)::DOUBLE END},
    {'measure': 'with claimants', 'x': CASE WHEN figures > 0 THEN (claimed > 0)::DOUBLE END},
    {'measure': 'with events', 'x': CASE WHEN figures > 0 THEN (told > 0)::DOUBLE END},
    -- What happens to people happens somewhere; prices and shares have no place on many a day.
    {'measure': 'with places', 'x': CASE WHEN of_people > 0 THEN (placed > 0)::DOUBLE END},
    {'measure': 'with things counted', 'x': CASE WHEN figures > 0 THEN (counted > 0)::DOUBLE END},
    {'measure': 'with days', 'x': CASE WHEN figures > 0 THEN (dated > 0)::DOUBLE END},
    {'measure': 'confidence', 'x': confidence},
    {'measure': 'actors', 'x': CASE WHEN is_analysed THEN actors::DOUBLE END},
    {'measure': 'with actors', 'x': CASE WHEN is_analysed THEN (actors > 0)::DOUBLE END},
    {'measure': 'quotes', 'x': CASE WHEN is_analysed THEN quotes::DOUBLE END},
    {'measure': 'with quotes', 'x': CASE WHEN is_analysed THEN (quotes > 0)::DOUBLE END},
    {'measure': 'with speakers', 'x': CASE WHEN quotes > 0 THEN (spoken > 0)::DOUBLE END},
    {'measure': 'with times', 'x': CASE WHEN is_analysed THEN (times > 0)::DOUBLE END}
  ], recursive := true)
  FROM described
  UNION ALL
  SELECT r.source_name, c.measure, c.value
  FROM fresh AS r
  INNER JOIN reports.batch_readings AS c ON c.document_number = r.document_number
  UNION ALL
  SELECT source_name, 'manner ' || unnest(manners), 1.0 FROM fresh
  UNION ALL
  SELECT source_name, 'language ' || coalesce(language, '(none)'), 1.0 FROM fresh
  UNION ALL
  SELECT source_name, 'site ' || regexp_extract(url, '^https?://(?:www\.)?([^/:?#]+)', 1), 1.0
  FROM fresh
  WHERE url LIKE 'http%'
  UNION ALL
  SELECT r.source_name, 'removed by ' || b.rule, count(*)::DOUBLE
  FROM fresh AS r
  INNER JOIN staging.blocks AS b ON b.document_number = r.document_number
  WHERE NOT b.is_kept AND b.rule IS NOT NULL
  GROUP BY r.source_name, r.document_number, b.rule
)
SELECT source_name, measure, count(x) AS articles, sum(x) AS total, sum(x * x) AS squares
FROM measured
GROUP BY source_name, measure
HAVING count(x) > 0;
COMMENT ON VIEW reports.batch_measures IS 'One row per source and measure of the articles in staging that are new or changed: what the gate compares with quality.source_measures. Empty between runs. Key: (source_name, measure).';
COMMENT ON COLUMN reports.batch_measures.source_name IS 'Row of the source registry, or what was given by hand.';
COMMENT ON COLUMN reports.batch_measures.measure IS 'What is measured on each article: title, length, figures, with claimants, removed by RULE, language CODE, site HOST, manner NAME and others.';
COMMENT ON COLUMN reports.batch_measures.articles IS 'Articles of which it can be said; for languages, sites, manners and rules those that have it.';
COMMENT ON COLUMN reports.batch_measures.total IS 'Sum over the articles; lengths and lags as natural logarithms, yes as 1.';
COMMENT ON COLUMN reports.batch_measures.squares IS 'Sum of the squares.';
