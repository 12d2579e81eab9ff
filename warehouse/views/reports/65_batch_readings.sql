-- Grain: one article in staging and one measure of how it was read. Key: (document_number, measure).
CREATE VIEW reports.batch_readings AS
WITH said AS (
  SELECT document_number, 'claimant' AS field, attributed_to AS word FROM staging.figures WHERE attributed_to IS NOT NULL
  UNION ALL
  SELECT document_number, 'place', place FROM staging.figures WHERE place IS NOT NULL
  UNION ALL
  SELECT document_number, 'event', event FROM staging.figures WHERE event IS NOT NULL
  UNION ALL
  SELECT document_number, 'speaker', speaker FROM staging.quotes WHERE speaker IS NOT NULL
),
of_sources AS (
  SELECT d.document_number, coalesce(d.source_name, '(by hand)') AS source_name, s.field, s.word
  FROM said AS s
  INNER JOIN staging.documents AS d ON d.document_number = s.document_number
),
commonest AS (
  SELECT source_name, field, mode(word) AS word FROM of_sources GROUP BY source_name, field
)
SELECT o.document_number, 'commonest ' || o.field AS measure, avg((o.word = c.word)::INT) AS value
FROM of_sources AS o
INNER JOIN commonest AS c ON c.source_name = o.source_name AND c.field = o.field
GROUP BY o.document_number, o.field
UNION ALL
-- Figures in sentences with a reporting word: most of them have a claimant.
SELECT f.document_number, 'with claimants where reported', count(f.attributed_to) / count(*)
FROM staging.figures AS f
INNER JOIN staging.articles AS a ON a.document_number = f.document_number
WHERE regexp_matches(
  lower(substr(a.text, f.sentence_start + 1, f.sentence_end - f.sentence_start)),
  '\b(said|says|told|according to|reported|announced|estimate[sd]?)\b'
)
GROUP BY f.document_number
UNION ALL
SELECT document_number, 'with denials', (avg((status = 'denied')::INT) > 0.5)::DOUBLE
FROM staging.figures
GROUP BY document_number
UNION ALL
SELECT
  document_number, 'with pronouns as claimants',
  (avg((lower(attributed_to) IN ('he', 'she', 'it', 'they', 'we', 'i', 'you', 'this', 'that', 'these', 'those', 'who'))::INT) > 0.5)::DOUBLE
FROM staging.figures
WHERE attributed_to IS NOT NULL
GROUP BY document_number
UNION ALL
-- Days told relatively (yesterday, on Monday) lie near the article.
SELECT f.document_number, 'with days far off', (avg((abs(date_diff('day', f.as_of_date, a.published_at)) > 100)::INT) > 0.5)::DOUBLE
FROM staging.figures AS f
INNER JOIN staging.articles AS a ON a.document_number = f.document_number
WHERE f.time_method = 'relative' AND f.time_precision = 'day' AND f.as_of_date IS NOT NULL AND a.published_at IS NOT NULL
GROUP BY f.document_number
UNION ALL
-- What single figures are is told by shares; null, where it can be said of none, is left out by who asks.
SELECT document_number, unnest([
  {'measure': 'share of possible figures', 'value': possible}, {'measure': 'share of rises', 'value': changing},
  {'measure': 'share of placed figures', 'value': placed}, {'measure': 'share of bare sentences', 'value': bare},
  {'measure': 'share of days of publication', 'value': of_publication}
], recursive := true)
FROM (
  SELECT
    f.document_number, avg((f.status = 'possible')::INT) AS possible, avg((f.trend IS NOT NULL)::INT) AS changing,
    avg((f.place IS NOT NULL)::INT) AS placed, avg((f.sentence_end - f.sentence_start <= f.span_end - f.span_start + 1)::INT) AS bare,
    avg((f.as_of_date = a.published_at::DATE)::INT) FILTER (f.time_method = 'relative' AND f.time_precision = 'day') AS of_publication
  FROM staging.figures AS f
  INNER JOIN staging.articles AS a ON a.document_number = f.document_number
  GROUP BY f.document_number
)
UNION ALL
SELECT document_number, 'share of one-word persons', avg((NOT contains(name, ' '))::INT)
FROM staging.actors
WHERE kind = 'person'
GROUP BY document_number
UNION ALL
SELECT document_number, 'share of far speakers', avg((greatest(speaker_start - cue_end, cue_start - speaker_end) > 100)::INT)
FROM staging.quotes
WHERE speaker_start IS NOT NULL AND cue_start IS NOT NULL
GROUP BY document_number
UNION ALL
SELECT document_number, 'with persons', bool_or(kind = 'person')::DOUBLE FROM staging.actors GROUP BY document_number
UNION ALL
SELECT document_number, 'with direct quotes', bool_or(kind = 'direct')::DOUBLE FROM staging.quotes GROUP BY document_number
UNION ALL
SELECT d.document_number, 'known before', 1.0
FROM staging.documents AS d
INNER JOIN core.articles AS k ON k.article_id = d.article_id
WHERE d.has_article;
COMMENT ON VIEW reports.batch_readings IS 'One row per article in staging and measure of how it was read. Empty between runs. Key: (document_number, measure).';
COMMENT ON COLUMN reports.batch_readings.document_number IS 'Document of the run.';
COMMENT ON COLUMN reports.batch_readings.measure IS 'commonest claimant, place, event or speaker; with claimants where reported, denials, pronouns as claimants, days far off, persons or direct quotes; share of possible figures, rises, placed figures, bare sentences, days of publication, one-word persons or far speakers; known before, of known articles only.';
COMMENT ON COLUMN reports.batch_readings.value IS 'Share of the article''s figures or quotes that have what is commonest in the batch of its source, or a claimant where they should, or what the measure says; else 1 for yes and 0 for no.';
