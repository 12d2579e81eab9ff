-- Grain: one running toll of one revision. Key: (revision_id, figure_id).
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
