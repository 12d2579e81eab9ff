-- Grain: one figure of one revision, old ones included. Key: (revision_id, figure_id). A thing is what a figure is about, a
-- series is a thing as one claimant tells it; both are null where neither event nor counted noun says what it is about.
CREATE VIEW marts.revision_figures AS
WITH claimants AS (
  SELECT f.revision_id, f.figure_id, min(a.actor_number) AS actor_number
  FROM core.figures_in_force AS f
  INNER JOIN core.actors AS a ON a.revision_id = f.revision_id
    AND (a.actor_id = f.attributed_to_actor_id OR (f.attributed_to_actor_id IS NULL AND a.name = f.attributed_to))
  GROUP BY f.revision_id, f.figure_id
  HAVING count(*) = 1
),
claims AS (
  SELECT
    f.*,
    a.actor_key AS claimant_key, CASE WHEN a.actor_key IS NULL THEN f.attributed_to_actor_id ELSE a.actor_id END AS claimant_actor_id,
    coalesce(a.actor_id, CASE WHEN a.actor_key IS NULL THEN f.attributed_to_actor_id END, lower(f.attributed_to)) AS claimant_id,
    CASE WHEN f.event IS NOT NULL OR f.counted IS NOT NULL THEN to_json([
      f.kind, f.unit, coalesce(f.event, ''), coalesce(f.measure, ''), coalesce(lower(f.counted), ''), coalesce(lower(f.place), ''),
      coalesce(lower(f.population), ''), coalesce(lower(array_to_string(list_sort(f.qualifiers), '|')), ''), coalesce(f.trend, ''),
      coalesce(f.denominator, '')
    ])::VARCHAR END AS thing
  FROM core.figures_in_force AS f
  LEFT JOIN claimants AS m ON m.revision_id = f.revision_id AND m.figure_id = f.figure_id
  LEFT JOIN marts.revision_actors AS a ON a.revision_id = m.revision_id AND a.actor_number = m.actor_number
)
SELECT
  c.figure_id, c.article_id, c.revision_id, v.revision_number, v.is_current, c.figure_number,
  c.surface, c.kind, c.value, c.low, c.high, c.modifier, c.trend, c.unit, c.denominator, c.counted, c.counted_is_implied,
  c.is_implicit, c.qualifiers, c.event, c.measure, c.status,
  c.attributed_to AS claimant, c.claimant_id, c.claimant_actor_id, c.claimant_key, c.attribution_cue, c.attribution_chain,
  c.as_of_date, c.as_of_text, c.period_start, c.period_end, c.time_precision, c.time_method, c.place, c.population,
  c.part_of, c.exchanged_for, c.confidence, c.rules,
  md5(c.thing)[1:12] AS thing_id, md5(c.thing || coalesce(c.claimant_id, ''))[1:12] AS series_id,
  r.title, r.url, coalesce(r.site_name, s.outlet) AS outlet, r.source_name, r.published_at,
  v.known_at, v.replaced_at, t.story_id,
  c.span_start, c.span_end, c.sentence_start, c.sentence_end,
  substr(r.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) AS sentence,
  r.capture_id, r.document_id, c.run_id, c.loaded_at, c.correction_ids
FROM claims AS c
INNER JOIN core.revisions AS r ON r.revision_id = c.revision_id
INNER JOIN marts.revisions AS v ON v.revision_id = c.revision_id
LEFT JOIN reference.sources AS s ON s.name = r.source_name
LEFT JOIN core.stories AS t ON t.article_id = c.article_id;
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
COMMENT ON COLUMN marts.revision_figures.claimant_id IS 'Claimant across articles: actor id, else the words in lower case.';
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
COMMENT ON COLUMN marts.revision_figures.thing_id IS 'What the figure is about: kind, unit, event, measure, noun, place, population, qualifiers.';
COMMENT ON COLUMN marts.revision_figures.series_id IS 'The thing as one claimant tells it.';
COMMENT ON COLUMN marts.revision_figures.title IS 'Headline.';
COMMENT ON COLUMN marts.revision_figures.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.revision_figures.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.revision_figures.source_name IS 'Row of the source registry; null for paths and addresses given by hand.';
COMMENT ON COLUMN marts.revision_figures.published_at IS 'Start of the stated publication time (UTC).';
COMMENT ON COLUMN marts.revision_figures.known_at IS 'When the world could know it (UTC): publication, or the modification or fetching of a later revision.';
COMMENT ON COLUMN marts.revision_figures.replaced_at IS 'When the next revision took its place (UTC); null while current.';
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
