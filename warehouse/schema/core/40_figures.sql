-- Grain: one figure of one revision. Key: (revision_id, figure_id). Values are DECIMAL(38,9): exact up to 29 digits
-- before the point and 9 after it; finer ones are rounded to 9, larger ones are held back by the gate.
CREATE TABLE core.figures (
  revision_id VARCHAR NOT NULL,
  article_id VARCHAR NOT NULL,
  figure_id VARCHAR NOT NULL,
  figure_number INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  surface VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  value DECIMAL(38,9),
  low DECIMAL(38,9),
  high DECIMAL(38,9),
  modifier VARCHAR NOT NULL,
  trend VARCHAR,
  unit VARCHAR NOT NULL,
  denominator VARCHAR,
  counted VARCHAR,
  counted_is_implied BOOLEAN NOT NULL,
  is_implicit BOOLEAN NOT NULL,
  qualifiers VARCHAR[],
  event VARCHAR,
  measure VARCHAR,
  status VARCHAR NOT NULL,
  attributed_to VARCHAR,
  attributed_to_actor_id VARCHAR,
  attribution_cue VARCHAR,
  attribution_start INTEGER,
  attribution_end INTEGER,
  attribution_chain VARCHAR[],
  as_of_date DATE,
  as_of_text VARCHAR,
  period_start DATE,
  period_start_text VARCHAR,
  period_end DATE,
  period_end_text VARCHAR,
  time_precision VARCHAR,
  time_method VARCHAR NOT NULL,
  place VARCHAR,
  population VARCHAR,
  part_of VARCHAR,
  exchanged_for VARCHAR,
  confidence DOUBLE NOT NULL,
  rules JSON,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  row_hash VARCHAR NOT NULL,
  run_id VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL,
  article_number BIGINT
);
COMMENT ON TABLE core.figures IS 'One row per number that a revision states about the world, with everything needed to cite it. Key: (revision_id, figure_id).';
COMMENT ON COLUMN core.figures.revision_id IS 'Revision it belongs to (core.revisions).';
COMMENT ON COLUMN core.figures.article_id IS 'Article it belongs to (core.articles).';
COMMENT ON COLUMN core.figures.figure_id IS 'Stable through revisions as long as sentence and surface stay.';
COMMENT ON COLUMN core.figures.figure_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN core.figures.span_start IS 'First code point in the text.';
COMMENT ON COLUMN core.figures.span_end IS 'Code point after the last one in the text.';
COMMENT ON COLUMN core.figures.surface IS 'Number expression with its modifier words.';
COMMENT ON COLUMN core.figures.kind IS 'count, money, share, measure, rate, duration, age or multiple.';
COMMENT ON COLUMN core.figures.value IS 'Stated number; null for ranges and indefinite ones.';
COMMENT ON COLUMN core.figures.low IS 'Lower bound that the words give, or null.';
COMMENT ON COLUMN core.figures.high IS 'Upper bound that the words give, or null.';
COMMENT ON COLUMN core.figures.modifier IS 'exact, about, more_than, at_least, less_than, up_to, nearly, range or indefinite.';
COMMENT ON COLUMN core.figures.trend IS 'up or down where the number is a change.';
COMMENT ON COLUMN core.figures.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN core.figures.denominator IS 'What a rate is per.';
COMMENT ON COLUMN core.figures.counted IS 'Head noun of what is counted.';
COMMENT ON COLUMN core.figures.counted_is_implied IS 'Whether the noun is implied by the words, not written.';
COMMENT ON COLUMN core.figures.is_implicit IS 'Whether no number word stands there (a man was killed).';
COMMENT ON COLUMN core.figures.qualifiers IS 'Modifiers of the counted thing.';
COMMENT ON COLUMN core.figures.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN core.figures.measure IS 'stock, flow or total.';
COMMENT ON COLUMN core.figures.status IS 'asserted, proposed, possible or denied.';
COMMENT ON COLUMN core.figures.attributed_to IS 'Claimant as resolved or written; null in the article''s own voice.';
COMMENT ON COLUMN core.figures.attributed_to_actor_id IS 'Claimant across articles.';
COMMENT ON COLUMN core.figures.attribution_cue IS 'Reporting word.';
COMMENT ON COLUMN core.figures.attribution_start IS 'First code point of the claimant.';
COMMENT ON COLUMN core.figures.attribution_end IS 'Code point after the claimant.';
COMMENT ON COLUMN core.figures.attribution_chain IS 'Claimant path, nearest first, where one reports another.';
COMMENT ON COLUMN core.figures.as_of_date IS 'First day of the time at which the number holds; see time_precision.';
COMMENT ON COLUMN core.figures.as_of_text IS 'The same as precise as known (2023-11).';
COMMENT ON COLUMN core.figures.period_start IS 'First day of the period.';
COMMENT ON COLUMN core.figures.period_start_text IS 'The same as precise as known.';
COMMENT ON COLUMN core.figures.period_end IS 'Last day of the period.';
COMMENT ON COLUMN core.figures.period_end_text IS 'The same as precise as known.';
COMMENT ON COLUMN core.figures.time_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN core.figures.time_method IS 'stated, relative or publication.';
COMMENT ON COLUMN core.figures.place IS 'Place as written.';
COMMENT ON COLUMN core.figures.population IS 'Side it happened to.';
COMMENT ON COLUMN core.figures.part_of IS 'Figure of the same revision that it is a subset of.';
COMMENT ON COLUMN core.figures.exchanged_for IS 'Figure of the same revision that it is paired with.';
COMMENT ON COLUMN core.figures.confidence IS 'How sure the rules are, 0 to 1.';
COMMENT ON COLUMN core.figures.rules IS 'Field to the rule that filled it.';
COMMENT ON COLUMN core.figures.sentence_start IS 'First code point of the sentence.';
COMMENT ON COLUMN core.figures.sentence_end IS 'Code point after the sentence.';
COMMENT ON COLUMN core.figures.row_hash IS 'MD5 of the row''s content; equal content is never written again.';
COMMENT ON COLUMN core.figures.run_id IS 'Run that wrote the row.';
COMMENT ON COLUMN core.figures.loaded_at IS 'When the row was written (UTC).';
COMMENT ON COLUMN core.figures.article_number IS 'Number of the article (core.articles).';
