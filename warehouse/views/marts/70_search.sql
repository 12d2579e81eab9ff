-- Grain: one article, figure or quote that has all words of the question. Key: (kind, article_id, figure_id, quote_number).
-- BM25 (Robertson and Zaragoza 2009, "The probabilistic relevance framework", k1 = 1.2, b = 0.75) over articles; figures and
-- quotes are looked for in the best 1,000 articles, by their sentences and their words. A part in quotation marks has to stand so.
-- A star behind two and more letters (kill*) asks for one of the words that begin so, in any form; they count as one word.
-- Texts are read only where there is one, or the excerpt is asked for: at a million articles that is most of the time.
CREATE MACRO marts.search(question, kind := 'article', since := NULL, source := NULL) AS TABLE
WITH whole AS (SELECT term, term AS part FROM (SELECT unnest(core.search_whole(question)) AS term)),
begun AS (
  SELECT DISTINCT v.term, md5_number_lower(b.beginning) AS part
  FROM (SELECT unnest(core.search_beginnings(question)) AS beginning WHERE contains(question, '*')) AS b
  INNER JOIN core.search_vocabulary AS v ON starts_with(v.word, b.beginning)
),
asked AS (FROM whole UNION ALL FROM begun),
phrases AS (
  SELECT list(' ' || array_to_string(core.search_tokens(phrase), ' ') || ' ') AS phrases
  FROM (SELECT unnest(regexp_extract_all(question, '"([^"]+)"', 1)) AS phrase)
),
hits AS (
  SELECT w.part, p.document_number, p.occurrences FROM core.search_postings AS p INNER JOIN whole AS w ON w.term = p.term
  UNION ALL
  SELECT w.part, p.document_number, p.occurrences FROM core.search_recent AS p INNER JOIN whole AS w ON w.term = p.term
  UNION ALL
  SELECT b.part, p.document_number, sum(p.occurrences)
  FROM (FROM core.search_postings UNION ALL FROM core.search_recent) AS p
  INNER JOIN begun AS b ON b.term = p.term
  GROUP BY b.part, p.document_number
),
size AS (SELECT count(*) AS texts, avg(length) AS length FROM core.search_documents),
weights AS (
  SELECT h.part, ln(1 + (size.texts - count(*) + 0.5) / (count(*) + 0.5)) AS weight FROM hits AS h CROSS JOIN size GROUP BY h.part, size.texts
),
found AS (
  SELECT
    d.article_id, d.revision_id, d.seen_at,
    sum(w.weight * 2.2 * h.occurrences / (h.occurrences + 1.2 * (0.25 + 0.75 * d.length / size.length))) AS score
  FROM hits AS h
  INNER JOIN weights AS w ON w.part = h.part
  INNER JOIN core.search_documents AS d ON d.document_number = h.document_number
  CROSS JOIN size
  WHERE d.is_current AND (since IS NULL OR d.seen_at >= since::TIMESTAMP) AND (source IS NULL OR d.source_name = source)
  GROUP BY d.article_id, d.revision_id, d.seen_at
  HAVING count(*) = len(core.search_whole(question)) + len(core.search_beginnings(question))
  ORDER BY score DESC, d.seen_at DESC, d.article_id
  LIMIT 1000
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
  WHERE left(word, 2) IN (SELECT left(unnest(core.search_tokens(question)), 2))
),
spoken_hits AS (
  SELECT s.number, q.part, any_value(s.length) AS length, count(*) AS occurrences
  FROM spoken AS s
  INNER JOIN vocabulary AS v ON v.word = s.word
  INNER JOIN asked AS q ON q.term = v.term
  GROUP BY s.number, q.part
),
scored AS (
  SELECT h.number, sum(w.weight * 2.2 * h.occurrences / (h.occurrences + 1.2 * (0.25 + 0.75 * h.length / 15))) AS score
  FROM spoken_hits AS h
  INNER JOIN weights AS w ON w.part = h.part
  GROUP BY h.number
  HAVING count(*) = len(core.search_whole(question)) + len(core.search_beginnings(question))
),
results AS (
  SELECT article_id, revision_id, NULL AS figure_id, NULL::INTEGER AS quote_number, score, NULL AS passage, NULL::INTEGER AS span_start, NULL::INTEGER AS span_end
  FROM found
  WHERE kind = 'article'
  UNION ALL
  SELECT n.article_id, f.revision_id, n.figure_id, n.quote_number, s.score, n.content, n.span_start, n.span_end
  FROM scored AS s
  INNER JOIN numbered AS n ON n.number = s.number
  INNER JOIN found AS f ON f.article_id = n.article_id
),
-- The revisions of the results alone are read, by their ids; marts.articles would be made whole first.
told AS (
  SELECT
    x.*, r.published_at, coalesce(r.site_name, o.outlet) AS outlet, r.source_name, r.title, r.url, coalesce(x.passage, r.text) AS content,
    CASE WHEN x.passage IS NULL THEN concat_ws(' ', r.title, r.standfirst) END AS heading
  FROM results AS x
  INNER JOIN core.revisions AS r ON r.revision_id = x.revision_id
  LEFT JOIN reference.sources AS o ON o.name = r.source_name
),
placed AS (
  SELECT
    t.*, list_min(list_filter(list_transform(core.search_words(question),
      lambda word: strpos(strip_accents(lower(t.content)), left(word, greatest(3, length(word) - 2)))), lambda place: place > 0)) AS place
  FROM told AS t
  CROSS JOIN phrases AS p
  WHERE NOT contains(question, '"') OR len(list_filter(p.phrases, lambda phrase: NOT contains(
    ' ' || array_to_string(core.search_tokens(concat_ws(' ', t.heading, t.content)), ' ') || ' ', phrase))) = 0
)
SELECT
  kind AS kind, article_id, revision_id, figure_id, quote_number, round(score, 4) AS score, published_at, outlet, source_name, title, url,
  CASE
    WHEN passage IS NOT NULL OR length(content) <= 240 THEN content
    WHEN place > 101 THEN trim(regexp_replace(substr(content, place - 100, 240), '^\S*\s', ''))
    ELSE left(content, 240)
  END AS excerpt,
  span_start, span_end
FROM placed
ORDER BY score DESC, published_at DESC, article_id, span_start;
COMMENT ON MACRO TABLE marts.search IS 'Full-text search: marts.search(''truce talks'', kind := ''figure'', since := ''2024-08-01'', source := ''wire''); kind is article, figure or quote. What has all words of the question, in any form, best first; "black sea" in quotation marks has to stand so, kill* finds all words that begin so.';
