-- What full-text search looks things up in. Postings are kept by numbers: of the stem of a word, and of a revision's text.
-- Grain: one indexed text. Key: document_number.
CREATE TABLE core.search_documents (
  document_number INTEGER NOT NULL,
  article_id VARCHAR NOT NULL,
  revision_id VARCHAR NOT NULL,
  is_current BOOLEAN NOT NULL,
  source_name VARCHAR,
  seen_at TIMESTAMP NOT NULL,
  length INTEGER NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.search_documents IS 'One row per text that full-text search knows. Key: document_number.';
COMMENT ON COLUMN core.search_documents.document_number IS 'Number of the text, counting up.';
COMMENT ON COLUMN core.search_documents.article_id IS 'Article (core.articles).';
COMMENT ON COLUMN core.search_documents.revision_id IS 'Revision whose title, standfirst and text it is.';
COMMENT ON COLUMN core.search_documents.is_current IS 'Whether the revision is its article''s current one; others are not searched.';
COMMENT ON COLUMN core.search_documents.source_name IS 'Row of the source registry that brought it.';
COMMENT ON COLUMN core.search_documents.seen_at IS 'When it was published, else fetched, else loaded (UTC).';
COMMENT ON COLUMN core.search_documents.length IS 'Its words, without the commonest.';

-- Grain: one stem in one text. Key: (term, document_number). Ordered by term in long stretches, so that few row groups are read.
CREATE TABLE core.search_postings (
  term UBIGINT NOT NULL,
  document_number INTEGER NOT NULL,
  occurrences UTINYINT NOT NULL
);
COMMENT ON TABLE core.search_postings IS 'One row per stem of a word and text that has it, in stretches ordered by stem. Key: (term, document_number).';
COMMENT ON COLUMN core.search_postings.term IS 'Number of the stem (core.search_terms).';
COMMENT ON COLUMN core.search_postings.document_number IS 'Text (core.search_documents).';
COMMENT ON COLUMN core.search_postings.occurrences IS 'How often it has it, 255 at most.';

-- Grain: as of core.search_postings, where these rows go when there are many.
CREATE TABLE core.search_recent (
  term UBIGINT NOT NULL,
  document_number INTEGER NOT NULL,
  occurrences UTINYINT NOT NULL
);
COMMENT ON TABLE core.search_recent IS 'The postings of the last runs, not yet ordered into core.search_postings. Key: (term, document_number).';
COMMENT ON COLUMN core.search_recent.term IS 'Number of the stem (core.search_terms).';
COMMENT ON COLUMN core.search_recent.document_number IS 'Text (core.search_documents).';
COMMENT ON COLUMN core.search_recent.occurrences IS 'How often it has it, 255 at most.';
COMMENT ON COLUMN core.search_documents.article_number IS 'Number of the article (core.articles).';

-- Grain: one word of the texts that begins with a letter, by which searches for beginnings (kill*) find its stem. Key: word.
CREATE TABLE core.search_vocabulary (
  word_key UBIGINT NOT NULL,
  word VARCHAR NOT NULL,
  term UBIGINT NOT NULL
);
COMMENT ON TABLE core.search_vocabulary IS 'One row per word that begins with a letter and stands, or stood, in a text: searches for the beginning of a word (kill*) look it up. Key: word.';
COMMENT ON COLUMN core.search_vocabulary.word_key IS 'Lower half of the MD5 of the word, by which a run finds the words that are known.';
COMMENT ON COLUMN core.search_vocabulary.word IS 'The word in lower case, without accents.';
COMMENT ON COLUMN core.search_vocabulary.term IS 'Number of its stem (core.search_terms).';
