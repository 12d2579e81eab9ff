-- Grain: one article, figure or quote that has all words of the question. Key: (kind, article_id, figure_id, quote_number).
-- BM25 (Robertson and Zaragoza 2009, "The probabilistic relevance framework", k1 = 1.2, b = 0.75) over articles; figures and
-- quotes are looked for in the best 2,000 articles, by their sentences and their words. A part in quotation marks has to stand so.
CREATE MACRO marts.search(question, kind := 'article', since := NULL, source := NULL) AS TABLE
WITH asked AS (
  SELECT unnest(list_distinct(core.search_terms(core.search_words(question)))) AS term
),
phrases AS (
  SELECT list(' ' || array_to_string(core.search_tokens(phrase), ' ') || ' ') AS phrases
  FROM (SELECT unnest(regexp_extract_all(question, '"([^"]+)"', 1)) AS phrase)
),
hits AS (
  SELECT p.term, p.document_number, p.occurrences FROM core.search_postings AS p INNER JOIN asked AS q ON q.term = p.term
  UNION ALL
  SELECT p.term, p.document_number, p.occurrences FROM core.search_recent AS p INNER JOIN asked AS q ON q.term = p.term
),
size AS (
  SELECT count(*) AS texts, avg(length) AS length FROM core.search_documents
),
weights AS (
  SELECT h.term, ln(1 + (size.texts - count(*) + 0.5) / (count(*) + 0.5)) AS weight FROM hits AS h CROSS JOIN size GROUP BY h.term, size.texts
),
found AS (
  SELECT
    d.article_id, d.revision_id, d.seen_at,
    sum(w.weight * 2.2 * h.occurrences / (h.occurrences + 1.2 * (0.25 + 0.75 * d.length / size.length))) AS score
  FROM hits AS h
  INNER JOIN weights AS w ON w.term = h.term
  INNER JOIN core.search_documents AS d ON d.document_number = h.document_number
  CROSS JOIN size
  WHERE d.is_current AND (since IS NULL OR d.seen_at >= since::TIMESTAMP) AND (source IS NULL OR d.source_name = source)
  GROUP BY d.article_id, d.revision_id, d.seen_at
  HAVING count(*) = (SELECT count(*) FROM asked)
  ORDER BY score DESC, d.seen_at DESC, d.article_id
  LIMIT 2000
),
passages AS (
  SELECT f.article_id, f.figure_id, NULL::INTEGER AS quote_number, f.sentence AS content, f.span_start, f.span_end
  FROM marts.figures AS f
  WHERE kind = 'figure' AND f.article_id IN (SELECT article_id FROM found)
  UNION ALL
  SELECT q.article_id, NULL, q.quote_number, q.content, q.span_start, q.span_end
  FROM marts.quotes AS q
  WHERE kind = 'quote' AND q.article_id IN (SELECT article_id FROM found)
),
numbered AS (
  SELECT p.*, row_number() OVER () AS number, core.search_words(p.content) AS words FROM passages AS p
),
spoken AS (
  SELECT number, len(words) AS length, unnest(words) AS word FROM numbered
),
-- Only words that begin as one of the question does can have its stem: few are left to be cut.
vocabulary AS (
  SELECT word, core.search_terms([word])[1] AS term
  FROM (SELECT DISTINCT word FROM spoken)
  WHERE left(word, 2) IN (SELECT left(unnest(core.search_words(question)), 2))
),
spoken_hits AS (
  SELECT s.number, v.term, any_value(s.length) AS length, count(*) AS occurrences
  FROM spoken AS s
  INNER JOIN vocabulary AS v ON v.word = s.word
  INNER JOIN asked AS q ON q.term = v.term
  GROUP BY s.number, v.term
),
scored AS (
  SELECT h.number, sum(w.weight * 2.2 * h.occurrences / (h.occurrences + 1.2 * (0.25 + 0.75 * h.length / 15))) AS score
  FROM spoken_hits AS h
  INNER JOIN weights AS w ON w.term = h.term
  GROUP BY h.number
  HAVING count(*) = (SELECT count(*) FROM asked)
),
results AS (
  SELECT f.article_id, NULL AS figure_id, NULL::INTEGER AS quote_number, f.score, r.text AS content, concat_ws(' ', r.title, r.standfirst) AS heading, NULL::INTEGER AS span_start, NULL::INTEGER AS span_end
  FROM found AS f
  INNER JOIN core.revisions AS r ON r.revision_id = f.revision_id
  WHERE kind = 'article'
  UNION ALL
  SELECT n.article_id, n.figure_id, n.quote_number, s.score, n.content, NULL, n.span_start, n.span_end
  FROM scored AS s
  INNER JOIN numbered AS n ON n.number = s.number
),
placed AS (
  SELECT
    x.*, list_min(list_filter(list_transform(core.search_words(question),
      lambda word: strpos(strip_accents(lower(x.content)), left(word, greatest(3, length(word) - 2)))), lambda place: place > 0)) AS place
  FROM results AS x
  CROSS JOIN phrases AS p
  WHERE p.phrases IS NULL OR len(list_filter(p.phrases, lambda phrase: NOT contains(
    ' ' || array_to_string(core.search_tokens(concat_ws(' ', x.heading, x.content)), ' ') || ' ', phrase))) = 0
)
SELECT
  kind AS kind, x.article_id, x.figure_id, x.quote_number, round(x.score, 4) AS score, a.published_at, a.outlet, a.source_name,
  a.title, a.url,
  CASE
    WHEN kind <> 'article' OR length(x.content) <= 240 THEN x.content
    ELSE trim(regexp_replace(substr(x.content, greatest(coalesce(x.place, 1) - 100, 1), 240), CASE WHEN x.place > 101 THEN '^\S*\s' ELSE '^' END, ''))
  END AS excerpt,
  x.span_start, x.span_end
FROM placed AS x
INNER JOIN marts.articles AS a ON a.article_id = x.article_id
ORDER BY x.score DESC, a.published_at DESC, x.article_id, x.span_start;
COMMENT ON MACRO TABLE marts.search IS 'Full-text search: marts.search(''truce talks'', kind := ''figure'', since := ''2024-08-01'', source := ''wire''); kind is article, figure or quote. What has all words of the question, in any form, best first; "black sea" in quotation marks has to stand so.';
