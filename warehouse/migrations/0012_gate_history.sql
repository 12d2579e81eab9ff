-- What the gate compares a batch with: measures of each source's last batches, running tolls by series, and a hash of each body.

CREATE TABLE quality.source_measures (
  run_id VARCHAR NOT NULL,
  source_name VARCHAR NOT NULL,
  measure VARCHAR NOT NULL,
  articles BIGINT NOT NULL,
  total DOUBLE NOT NULL,
  squares DOUBLE NOT NULL,
  recorded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE quality.source_measures IS 'One row per source, batch and measure: what the new and changed articles of a source looked like, of its last 60 batches; the gate compares with them. Key: (run_id, recorded_at, source_name, measure).';
COMMENT ON COLUMN quality.source_measures.run_id IS 'Run that promoted the batch.';
COMMENT ON COLUMN quality.source_measures.source_name IS 'Row of the source registry, or what was given by hand.';
COMMENT ON COLUMN quality.source_measures.measure IS 'What was measured on each article, see reports.batch_measures.';
COMMENT ON COLUMN quality.source_measures.articles IS 'Articles of which it can be said; for languages and rules those that have it.';
COMMENT ON COLUMN quality.source_measures.total IS 'Sum over the articles; lengths and lags as natural logarithms, yes as 1.';
COMMENT ON COLUMN quality.source_measures.squares IS 'Sum of the squares.';
COMMENT ON COLUMN quality.source_measures.recorded_at IS 'When the batch was promoted (UTC).';

CREATE TABLE quality.tolls (
  series_key UBIGINT NOT NULL,
  article_id VARCHAR NOT NULL,
  revision_id VARCHAR NOT NULL,
  figure_id VARCHAR NOT NULL,
  value DECIMAL(38,9) NOT NULL,
  modifier VARCHAR NOT NULL,
  as_of_date DATE NOT NULL,
  is_corrected BOOLEAN NOT NULL
);
COMMENT ON TABLE quality.tolls IS 'One row per running toll of one claimant in core, under the key of its series: where the gate looks up whether a toll falls or leaps, without reading all figures. Key: (revision_id, figure_id).';
COMMENT ON COLUMN quality.tolls.series_key IS 'Names the series: event, place, thing counted, population, qualifiers and claimant.';
COMMENT ON COLUMN quality.tolls.article_id IS 'Article.';
COMMENT ON COLUMN quality.tolls.revision_id IS 'Revision.';
COMMENT ON COLUMN quality.tolls.figure_id IS 'Figure.';
COMMENT ON COLUMN quality.tolls.value IS 'Stated number.';
COMMENT ON COLUMN quality.tolls.modifier IS 'exact, about, more_than, at_least or nearly.';
COMMENT ON COLUMN quality.tolls.as_of_date IS 'First day of the time at which the number holds.';
COMMENT ON COLUMN quality.tolls.is_corrected IS 'Whether the words near it, or a correction of the article, say that an earlier number was wrong.';

CREATE TABLE staging.source_measures (
  document_number BIGINT NOT NULL,
  source_name VARCHAR NOT NULL,
  measure VARCHAR NOT NULL,
  observed DOUBLE NOT NULL,
  usual DOUBLE NOT NULL,
  low DOUBLE,
  high DOUBLE
);
COMMENT ON TABLE staging.source_measures IS 'One row per source and measure of the batch that has enough of a past: what is observed, what is usual, and the bounds that chance does not leave. Key: (source_name, measure).';

CREATE TABLE staging.tolls (
  document_number BIGINT NOT NULL,
  figure_id VARCHAR,
  series_key UBIGINT NOT NULL,
  value DECIMAL(38,9) NOT NULL,
  modifier VARCHAR NOT NULL,
  as_of_date DATE NOT NULL,
  is_corrected BOOLEAN NOT NULL,
  earlier_count BIGINT NOT NULL,
  earlier_value DECIMAL(38,9),
  earlier_date DATE,
  is_rising BOOLEAN,
  daily_rise DOUBLE
);
COMMENT ON TABLE staging.tolls IS 'One row per running toll of the batch, with the days, the last value and the steepest rise of its series before. Key: (document_number, figure_id).';

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
  older_date TIMESTAMP
);
COMMENT ON TABLE staging.article_traits IS 'One row per article of the batch: what several expectations ask, measured once. Key: document_number.';

ALTER TABLE core.revisions ADD COLUMN body_hash UBIGINT;
-- For versions 14 and 16: DuckDB lets nobody alter a table that the same transaction has updated.
ALTER TABLE core.revisions ADD COLUMN article_number BIGINT;
ALTER TABLE core.revisions ADD COLUMN content_id VARCHAR;
UPDATE core.revisions SET body_hash = md5_number_lower(text);
COMMENT ON COLUMN core.revisions.body_hash IS 'Lower half of the MD5 of text: the gate looks up by it whether the same words came before.';

-- The tolls that are known already. Words of correction are looked for in the sentence alone here; later runs look around it, too.
INSERT INTO quality.tolls BY NAME
SELECT
  md5_number_lower(concat_ws(
    '|', f.event, lower(f.place), coalesce(lower(f.counted), ''), coalesce(lower(f.population), ''),
    coalesce(lower(array_to_string(list_sort(f.qualifiers), ',')), ''), lower(coalesce(f.attributed_to_actor_id, f.attributed_to))
  )) AS series_key,
  f.article_id, f.revision_id, f.figure_id, f.value, f.modifier, f.as_of_date,
  regexp_matches(lower(substr(r.text, f.sentence_start + 1, f.sentence_end - f.sentence_start)), '\b(revis|correct|lower(ed|s|ing)\b|recount|miscount)')
    AS is_corrected
FROM core.figures AS f
INNER JOIN core.revisions AS r ON r.revision_id = f.revision_id
WHERE f.measure = 'total' AND f.kind = 'count' AND f.status = 'asserted' AND f.event IS NOT NULL AND f.place IS NOT NULL
  AND f.attributed_to IS NOT NULL AND f.value IS NOT NULL AND f.as_of_date IS NOT NULL AND f.part_of IS NULL AND NOT f.is_implicit
  AND f.modifier NOT IN ('less_than', 'up_to');
