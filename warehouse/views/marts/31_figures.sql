-- Grain: one figure of an article's current revision, with its receipt. Key: (article_id, figure_id).
CREATE VIEW marts.figures AS
SELECT
  f.* EXCLUDE (revision_number, is_current, replaced_at, correction_ids), p.archive_file, p.record_offset, f.correction_ids
FROM marts.revision_figures AS f
LEFT JOIN raw.captures AS p ON p.capture_id = f.capture_id AND p.document_id = f.document_id
WHERE f.is_current;
COMMENT ON VIEW marts.figures IS 'One row per figure of the current revisions, with claimant, bounds, times, place and receipt. Key: (article_id, figure_id).';
COMMENT ON COLUMN marts.figures.figure_id IS 'Figure, stable through revisions as long as sentence and surface stay.';
COMMENT ON COLUMN marts.figures.article_id IS 'Article.';
COMMENT ON COLUMN marts.figures.revision_id IS 'Revision of the article.';
COMMENT ON COLUMN marts.figures.figure_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN marts.figures.surface IS 'Number expression with its modifier words.';
COMMENT ON COLUMN marts.figures.kind IS 'count, money, share, measure, rate, duration, age or multiple.';
COMMENT ON COLUMN marts.figures.value IS 'Stated number, exact to nine decimals; null for ranges and indefinite ones.';
COMMENT ON COLUMN marts.figures.low IS 'Lower bound that the words give.';
COMMENT ON COLUMN marts.figures.high IS 'Upper bound that the words give.';
COMMENT ON COLUMN marts.figures.modifier IS 'exact, about, more_than, at_least, less_than, up_to, nearly, range or indefinite.';
COMMENT ON COLUMN marts.figures.trend IS 'up or down where the number is a change.';
COMMENT ON COLUMN marts.figures.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN marts.figures.denominator IS 'What a rate is per.';
COMMENT ON COLUMN marts.figures.counted IS 'Head noun of what is counted.';
COMMENT ON COLUMN marts.figures.counted_is_implied IS 'Whether that noun is implied by the words.';
COMMENT ON COLUMN marts.figures.is_implicit IS 'Whether no number word stands there (a man was killed).';
COMMENT ON COLUMN marts.figures.qualifiers IS 'Modifiers of the counted thing.';
COMMENT ON COLUMN marts.figures.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN marts.figures.measure IS 'stock, flow or total.';
COMMENT ON COLUMN marts.figures.status IS 'asserted, proposed, possible or denied.';
COMMENT ON COLUMN marts.figures.claimant IS 'Who the article says the number comes from; null in its own voice.';
COMMENT ON COLUMN marts.figures.claimant_id IS 'Claimant across articles: actor id, else the words in lower case.';
COMMENT ON COLUMN marts.figures.claimant_actor_id IS 'Claimant across articles, of the reference tables or learned; null where nothing identifies it.';
COMMENT ON COLUMN marts.figures.claimant_key IS 'Claimant as an actor (marts.actors); null where the claimant is no named actor.';
COMMENT ON COLUMN marts.figures.attribution_cue IS 'Reporting word.';
COMMENT ON COLUMN marts.figures.attribution_chain IS 'Path of claimants, nearest first.';
COMMENT ON COLUMN marts.figures.as_of_date IS 'First day of the time at which the number holds.';
COMMENT ON COLUMN marts.figures.as_of_text IS 'The same as precise as known (2023-11).';
COMMENT ON COLUMN marts.figures.period_start IS 'First day of its period.';
COMMENT ON COLUMN marts.figures.period_end IS 'Last day of its period.';
COMMENT ON COLUMN marts.figures.time_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN marts.figures.time_method IS 'stated, relative or publication.';
COMMENT ON COLUMN marts.figures.place IS 'Place as written.';
COMMENT ON COLUMN marts.figures.population IS 'Side it happened to.';
COMMENT ON COLUMN marts.figures.part_of IS 'Figure that it is a subset of.';
COMMENT ON COLUMN marts.figures.exchanged_for IS 'Figure that it is paired with.';
COMMENT ON COLUMN marts.figures.confidence IS 'How sure the rules are, 0 to 1.';
COMMENT ON COLUMN marts.figures.rules IS 'Field to the rule that filled it, JSON.';
COMMENT ON COLUMN marts.figures.thing_id IS 'What the figure is about: kind, unit, event, measure, noun, place, population, qualifiers.';
COMMENT ON COLUMN marts.figures.series_id IS 'The thing as one claimant tells it.';
COMMENT ON COLUMN marts.figures.title IS 'Headline.';
COMMENT ON COLUMN marts.figures.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.figures.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.figures.source_name IS 'Row of the source registry; null for paths and addresses given by hand.';
COMMENT ON COLUMN marts.figures.published_at IS 'Start of the stated publication time (UTC).';
COMMENT ON COLUMN marts.figures.known_at IS 'When the world could know it (UTC): publication, or the modification or fetching of a later revision.';
COMMENT ON COLUMN marts.figures.story_id IS 'Story that the article tells together with its copies; count these to count independent sources.';
COMMENT ON COLUMN marts.figures.span_start IS 'First code point in the text.';
COMMENT ON COLUMN marts.figures.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN marts.figures.sentence_start IS 'First code point of the sentence.';
COMMENT ON COLUMN marts.figures.sentence_end IS 'Code point after the sentence.';
COMMENT ON COLUMN marts.figures.sentence IS 'Sentence that states it.';
COMMENT ON COLUMN marts.figures.capture_id IS 'SHA-256 of the captured bytes.';
COMMENT ON COLUMN marts.figures.document_id IS 'How the source names the document.';
COMMENT ON COLUMN marts.figures.run_id IS 'Run that brought it.';
COMMENT ON COLUMN marts.figures.loaded_at IS 'When the row came into the ledger (UTC).';
COMMENT ON COLUMN marts.figures.archive_file IS 'WARC file that keeps the bytes.';
COMMENT ON COLUMN marts.figures.record_offset IS 'First byte of the record in that file.';
COMMENT ON COLUMN marts.figures.correction_ids IS 'Corrections by people that hold (marts.corrections); empty where it is as the rules found it.';
