-- Grain: one figure of one revision, old ones included. Key: (revision_id, figure_id). A thing is what a figure is about, a
-- series is a thing as one claimant tells it (marts.figure_things); both are null where neither event nor counted noun says what
-- it is about.
CREATE VIEW marts.revision_figures AS
SELECT
  c.figure_id, c.article_id, c.revision_id, v.revision_number, v.is_current, c.figure_number,
  c.surface, c.kind, c.value, c.low, c.high, c.modifier, c.trend, c.unit, c.denominator, c.counted, c.counted_is_implied,
  c.is_implicit, c.qualifiers, c.event, c.measure, c.status,
  c.attributed_to AS claimant, h.claimant_id, h.claimant_actor_id, h.claimant_key, c.attribution_cue, c.attribution_chain,
  c.as_of_date, c.as_of_text, c.period_start, c.period_end, c.time_precision, c.time_method, c.place, c.population,
  c.part_of, c.exchanged_for, c.confidence, c.rules,
  h.thing_id, h.series_id, h.counted_group, h.place_name, h.side, h.narrowed_by,
  r.title, r.url, coalesce(r.site_name, s.outlet) AS outlet, r.source_name, r.published_at,
  v.known_at, v.replaced_at, v.observed_at, t.story_id,
  c.span_start, c.span_end, c.sentence_start, c.sentence_end,
  substr(r.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) AS sentence,
  r.capture_id, r.document_id, c.run_id, c.loaded_at, p.archive_file, p.record_offset, c.correction_ids
FROM core.figures_in_force AS c
INNER JOIN marts.figure_things AS h ON h.revision_id = c.revision_id AND h.figure_id = c.figure_id
INNER JOIN core.revisions AS r ON r.revision_id = c.revision_id
INNER JOIN marts.revisions AS v ON v.revision_id = c.revision_id
LEFT JOIN reference.sources AS s ON s.name = r.source_name
LEFT JOIN core.stories AS t ON t.article_id = c.article_id
LEFT JOIN raw.captures AS p ON p.capture_id = r.capture_id AND p.document_id = r.document_id AND NOT p.is_return;
COMMENT ON VIEW marts.revision_figures IS 'One row per figure of every revision, old ones included. Key: (revision_id, figure_id).';
COMMENT ON COLUMN marts.revision_figures.figure_id IS 'Figure, stable through revisions as long as sentence and surface stay.';
COMMENT ON COLUMN marts.revision_figures.article_id IS 'Article.';
COMMENT ON COLUMN marts.revision_figures.revision_id IS 'Revision of the article.';
COMMENT ON COLUMN marts.revision_figures.revision_number IS '1 for the first revision, then counting up.';
COMMENT ON COLUMN marts.revision_figures.is_current IS 'Whether the revision is the article''s current one.';
COMMENT ON COLUMN marts.revision_figures.figure_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN marts.revision_figures.surface IS 'Number expression with its modifier words.';
COMMENT ON COLUMN marts.revision_figures.kind IS 'count, money, share, measure, rate, duration, age or multiple.';
COMMENT ON COLUMN marts.revision_figures.value IS 'Stated number, exact to nine decimals; null for ranges and indefinite ones.';
COMMENT ON COLUMN marts.revision_figures.low IS 'Lower bound that the words give.';
COMMENT ON COLUMN marts.revision_figures.high IS 'Upper bound that the words give.';
COMMENT ON COLUMN marts.revision_figures.modifier IS 'exact, about, more_than, at_least, less_than, up_to, nearly, range or indefinite.';
COMMENT ON COLUMN marts.revision_figures.trend IS 'up or down where the number is a change.';
COMMENT ON COLUMN marts.revision_figures.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN marts.revision_figures.denominator IS 'What a rate is per.';
COMMENT ON COLUMN marts.revision_figures.counted IS 'Head noun of what is counted.';
COMMENT ON COLUMN marts.revision_figures.counted_is_implied IS 'Whether that noun is implied by the words.';
COMMENT ON COLUMN marts.revision_figures.is_implicit IS 'Whether no number word stands there (a man was killed).';
COMMENT ON COLUMN marts.revision_figures.qualifiers IS 'Modifiers of the counted thing.';
COMMENT ON COLUMN marts.revision_figures.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN marts.revision_figures.measure IS 'stock, flow or total.';
COMMENT ON COLUMN marts.revision_figures.status IS 'asserted, proposed, possible or denied.';
COMMENT ON COLUMN marts.revision_figures.claimant IS 'Who the article says the number comes from; null in its own voice.';
COMMENT ON COLUMN marts.revision_figures.claimant_id IS 'Claimant across articles: actor id (of the body where its spokesperson claims), else the words in lower case.';
COMMENT ON COLUMN marts.revision_figures.claimant_actor_id IS 'Claimant across articles, of the reference tables or learned; null where nothing identifies it.';
COMMENT ON COLUMN marts.revision_figures.claimant_key IS 'Claimant as an actor (marts.actors); null where the claimant is no named actor.';
COMMENT ON COLUMN marts.revision_figures.attribution_cue IS 'Reporting word.';
COMMENT ON COLUMN marts.revision_figures.attribution_chain IS 'Path of claimants, nearest first.';
COMMENT ON COLUMN marts.revision_figures.as_of_date IS 'First day of the time at which the number holds.';
COMMENT ON COLUMN marts.revision_figures.as_of_text IS 'The same as precise as known (2023-11).';
COMMENT ON COLUMN marts.revision_figures.period_start IS 'First day of its period.';
COMMENT ON COLUMN marts.revision_figures.period_end IS 'Last day of its period.';
COMMENT ON COLUMN marts.revision_figures.time_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN marts.revision_figures.time_method IS 'stated, relative or publication.';
COMMENT ON COLUMN marts.revision_figures.place IS 'Place as written.';
COMMENT ON COLUMN marts.revision_figures.population IS 'Side it happened to.';
COMMENT ON COLUMN marts.revision_figures.part_of IS 'Figure that it is a subset of.';
COMMENT ON COLUMN marts.revision_figures.exchanged_for IS 'Figure that it is paired with.';
COMMENT ON COLUMN marts.revision_figures.confidence IS 'How sure the rules are, 0 to 1.';
COMMENT ON COLUMN marts.revision_figures.rules IS 'Field to the rule that filled it, JSON.';
COMMENT ON COLUMN marts.revision_figures.thing_id IS 'What the figure is about: kind, unit, event, measure, group of the noun, place, side, narrowing words (counted_group, place_name, side, narrowed_by).';
COMMENT ON COLUMN marts.revision_figures.series_id IS 'The thing as one claimant tells it.';
COMMENT ON COLUMN marts.revision_figures.counted_group IS 'What is counted: the group of the noun (reference.counted_groups), else its last word in the singular.';
COMMENT ON COLUMN marts.revision_figures.place_name IS 'Place by its name in the reference tables, else as written in lower case; the home of claimant or side where none is told.';
COMMENT ON COLUMN marts.revision_figures.side IS 'Side it happened to: a country, an actor id, else as written in lower case; null where none is told or the place implies it.';
COMMENT ON COLUMN marts.revision_figures.narrowed_by IS 'Words that narrow what is counted, without those that make no difference.';
COMMENT ON COLUMN marts.revision_figures.title IS 'Headline.';
COMMENT ON COLUMN marts.revision_figures.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.revision_figures.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.revision_figures.source_name IS 'Row of the source registry; null for paths and addresses given by hand.';
COMMENT ON COLUMN marts.revision_figures.published_at IS 'Start of the stated publication time (UTC).';
COMMENT ON COLUMN marts.revision_figures.known_at IS 'When the world could surely know it (UTC): the stated modification, else publication, else fetching.';
COMMENT ON COLUMN marts.revision_figures.replaced_at IS 'When the next revision took its place (UTC); null while current.';
COMMENT ON COLUMN marts.revision_figures.observed_at IS 'When the ledger had the revision (UTC).';
COMMENT ON COLUMN marts.revision_figures.story_id IS 'Story that the article tells together with its copies; count these to count independent sources.';
COMMENT ON COLUMN marts.revision_figures.span_start IS 'First code point in the text.';
COMMENT ON COLUMN marts.revision_figures.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN marts.revision_figures.sentence_start IS 'First code point of the sentence.';
COMMENT ON COLUMN marts.revision_figures.sentence_end IS 'Code point after the sentence.';
COMMENT ON COLUMN marts.revision_figures.sentence IS 'Sentence that states it.';
COMMENT ON COLUMN marts.revision_figures.capture_id IS 'SHA-256 of the captured bytes.';
COMMENT ON COLUMN marts.revision_figures.document_id IS 'How the source names the document.';
COMMENT ON COLUMN marts.revision_figures.run_id IS 'Run that brought it.';
COMMENT ON COLUMN marts.revision_figures.loaded_at IS 'When the row came into the ledger (UTC).';
COMMENT ON COLUMN marts.revision_figures.correction_ids IS 'Corrections by people that hold (marts.corrections); empty where it is as the rules found it.';
COMMENT ON COLUMN marts.revision_figures.archive_file IS 'WARC file that holds the capture, relative to the archive folder.';
COMMENT ON COLUMN marts.revision_figures.record_offset IS 'Offset of the capture''s record in it.';
