-- Grain: one claim, a figure of an article through its revisions. Key: (article_id, figure_id). Plans, parts of other figures, and
-- single victims told without a number word are no claims of a series.
CREATE VIEW marts.claims AS
WITH spans AS (
  SELECT
    f.article_id, f.figure_id, min(v.known_at) AS known_at, min(v.observed_at) AS observed_at,
    arg_max(v.replaced_at, v.position) AS withdrawn_at, arg_max(v.revision_id, v.position) AS revision_id
  FROM core.figures_in_force AS f
  INNER JOIN marts.revisions AS v ON v.revision_id = f.revision_id
  GROUP BY f.article_id, f.figure_id
)
SELECT
  f.series_id, f.thing_id, f.event, f.place, f.population, f.claimant, f.claimant_id, f.kind, f.unit, f.counted, f.qualifiers,
  f.measure, f.as_of_date, f.as_of_text, f.time_precision, f.time_method, f.surface, f.modifier, f.value, f.low, f.high,
  coalesce(f.value, f.low, f.high) AS level,
  s.known_at, s.withdrawn_at, s.observed_at, f.counted_group, f.place_name, f.side,
  f.article_id, f.figure_id, f.outlet, f.story_id, f.title, f.url, f.sentence
FROM marts.revision_figures AS f
INNER JOIN spans AS s ON s.revision_id = f.revision_id AND s.figure_id = f.figure_id
WHERE f.series_id IS NOT NULL AND f.status = 'asserted' AND f.part_of IS NULL AND NOT f.is_implicit;
COMMENT ON VIEW marts.claims IS 'One row per claim, a figure of an article through its revisions, without the order of its series. Key: (article_id, figure_id).';
COMMENT ON COLUMN marts.claims.series_id IS 'The thing as one claimant tells it.';
COMMENT ON COLUMN marts.claims.thing_id IS 'What the figure is about: kind, unit, event, measure, group of the noun, place, side, narrowing words.';
COMMENT ON COLUMN marts.claims.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN marts.claims.place IS 'Place as written.';
COMMENT ON COLUMN marts.claims.population IS 'Side it happened to.';
COMMENT ON COLUMN marts.claims.claimant IS 'Who the article says the number comes from; null in its own voice.';
COMMENT ON COLUMN marts.claims.claimant_id IS 'Claimant across articles: actor id (of the body where its spokesperson claims), else the words in lower case.';
COMMENT ON COLUMN marts.claims.kind IS 'count, money, share, measure, rate, duration, age or multiple.';
COMMENT ON COLUMN marts.claims.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN marts.claims.counted IS 'Head noun of what is counted.';
COMMENT ON COLUMN marts.claims.qualifiers IS 'Modifiers of the counted thing.';
COMMENT ON COLUMN marts.claims.measure IS 'stock, flow or total.';
COMMENT ON COLUMN marts.claims.as_of_date IS 'First day of the time at which the number holds.';
COMMENT ON COLUMN marts.claims.as_of_text IS 'The same as precise as known (2023-11).';
COMMENT ON COLUMN marts.claims.time_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN marts.claims.time_method IS 'stated, relative or publication.';
COMMENT ON COLUMN marts.claims.surface IS 'Number expression with its modifier words.';
COMMENT ON COLUMN marts.claims.modifier IS 'exact, about, more_than, at_least, less_than, up_to, nearly, range or indefinite.';
COMMENT ON COLUMN marts.claims.value IS 'Stated number, exact to nine decimals; null for ranges and indefinite ones.';
COMMENT ON COLUMN marts.claims.low IS 'Lower bound that the words give.';
COMMENT ON COLUMN marts.claims.high IS 'Upper bound that the words give.';
COMMENT ON COLUMN marts.claims.level IS 'One number to draw: value, else lower, else upper bound.';
COMMENT ON COLUMN marts.claims.known_at IS 'When the world could surely know it (UTC): the stated modification, else publication, else fetching.';
COMMENT ON COLUMN marts.claims.withdrawn_at IS 'When a revision left the claim out (UTC); null while it stands.';
COMMENT ON COLUMN marts.claims.observed_at IS 'When the ledger first had it (UTC).';
COMMENT ON COLUMN marts.claims.counted_group IS 'What is counted: the group of the noun (reference.counted_groups), else its last word in the singular.';
COMMENT ON COLUMN marts.claims.place_name IS 'Place by its name in the reference tables, else as written in lower case; the home of claimant or side where none is told.';
COMMENT ON COLUMN marts.claims.side IS 'Side it happened to: a country, an actor id, else as written in lower case; null where none is told or the place implies it.';
COMMENT ON COLUMN marts.claims.article_id IS 'Article.';
COMMENT ON COLUMN marts.claims.figure_id IS 'Figure, stable through revisions as long as sentence and surface stay.';
COMMENT ON COLUMN marts.claims.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.claims.story_id IS 'Story that the article tells together with its copies; count these to count independent sources.';
COMMENT ON COLUMN marts.claims.title IS 'Headline.';
COMMENT ON COLUMN marts.claims.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.claims.sentence IS 'Sentence that states it.';
