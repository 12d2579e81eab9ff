-- What is measured once on each article of the batch; filled by the gate.
CREATE TABLE staging.article_traits (
  document_number BIGINT NOT NULL,
  word_count BIGINT,
  english_count BIGINT,
  paragraph_count BIGINT NOT NULL,
  repeated_count BIGINT NOT NULL,
  unended_share DOUBLE,
  label_share DOUBLE,
  last_label VARCHAR,
  last_words VARCHAR,
  is_whole BOOLEAN NOT NULL,
  text_addresses BIGINT NOT NULL,
  title_texts BIGINT NOT NULL,
  time_texts BIGINT NOT NULL,
  source_texts BIGINT NOT NULL,
  canonical_addresses BIGINT NOT NULL,
  canonical_titles BIGINT NOT NULL,
  older_date TIMESTAMP,
  lower_count BIGINT,
  foreign_count BIGINT,
  foreign_share DOUBLE,
  title_count BIGINT,
  known_length BIGINT,
  manners VARCHAR[],
  habits VARCHAR[],
  past_articles BIGINT
);
COMMENT ON TABLE staging.article_traits IS 'One row per article of the batch: what several expectations ask, measured once. Key: document_number.';
