-- Brings the index of full-text search up to date for the articles of to_index: texts that are gone leave it, the current ones come.
CREATE OR REPLACE TEMP TABLE indexed AS
SELECT document_number, article_number, revision_id FROM core.search_documents WHERE article_number IN (FROM to_index);

CREATE OR REPLACE TEMP TABLE search_gone AS
SELECT d.document_number FROM indexed AS d ANTI JOIN revisions_there AS r ON r.revision_id = d.revision_id;

UPDATE core.search_documents AS d
SET is_current = (a.revision_id = d.revision_id)
FROM current_numbers AS a
WHERE a.article_number = d.article_number AND d.is_current <> (a.revision_id = d.revision_id);

CREATE OR REPLACE TEMP TABLE search_fresh AS
SELECT
  (SELECT coalesce(max(document_number), 0) FROM core.search_documents) + row_number() OVER (ORDER BY r.loaded_at, r.revision_id)
    AS document_number,
  r.article_id, r.article_number, r.revision_id, r.source_name, coalesce(r.published_at, r.fetched_at, r.loaded_at) AS seen_at,
  core.search_words(concat_ws(chr(10), r.title, r.standfirst, r.text)) AS words
FROM current_revisions AS r
ANTI JOIN indexed AS d ON d.revision_id = r.revision_id;

INSERT INTO core.search_documents BY NAME
SELECT document_number, article_id, article_number, revision_id, true AS is_current, source_name, seen_at, len(words) AS length
FROM search_fresh;

-- Each word is cut to its stem once, however many texts have it.
CREATE OR REPLACE TEMP TABLE fresh_words AS
SELECT word, term, md5_number_lower(word) AS word_key
FROM (
  SELECT unnest(words) AS word, unnest(core.search_terms(words)) AS term
  FROM (SELECT list(DISTINCT word) AS words FROM (SELECT unnest(words) AS word FROM search_fresh))
);

INSERT INTO core.search_recent
SELECT v.term, w.document_number, least(count(*), 255)
FROM (SELECT document_number, unnest(words) AS word FROM search_fresh) AS w
INNER JOIN fresh_words AS v ON v.word = w.word
GROUP BY v.term, w.document_number
ORDER BY v.term, w.document_number;

INSERT INTO core.search_vocabulary
SELECT f.word_key, f.word, f.term
FROM fresh_words AS f
ANTI JOIN core.search_vocabulary AS k ON k.word_key = f.word_key
WHERE regexp_matches(f.word, '^\pL')
ORDER BY f.word;

DROP TABLE search_fresh;
DROP TABLE fresh_words;
DROP TABLE indexed;
