-- Searches for the beginning of a word need the words; the next run indexes every text anew and fills it.

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
