-- Grain: one claim, a figure of an article through its revisions. Key: (article_id, figure_id). A series is one event, place, side,
-- claimant, measure and group of counted nouns (marts.revision_figures), followed in the order in which its numbers hold; what was
-- known on a day is known_at <= day and (withdrawn_at is null or > day), what the ledger had on a day is observed_at <= day.
-- Copies of one story are rows of one story_id; those with copy_number 1 count.
CREATE VIEW marts.figure_history AS
SELECT
  *,
  lag(level) OVER in_series AS previous_level,
  level - lag(level) OVER in_series AS change,
  row_number() OVER in_series AS position,
  row_number() OVER in_story AS copy_number
FROM marts.claims
WINDOW
  in_series AS (
    PARTITION BY series_id, thing_id, claimant_id, event, place_name, side, unit, measure, counted_group
    ORDER BY as_of_date NULLS FIRST, known_at, article_id, figure_id
  ),
  in_story AS (
    PARTITION BY series_id, thing_id, claimant_id, event, place_name, side, unit, measure, counted_group, story_id, level
    ORDER BY known_at, article_id, figure_id
  );
COMMENT ON VIEW marts.figure_history IS 'One row per claim, in series over time by event, place, population and claimant. Known on a day: known_at <= day and (withdrawn_at is null or > day). Key: (article_id, figure_id).';
COMMENT ON COLUMN marts.figure_history.series_id IS 'The thing as one claimant tells it.';
COMMENT ON COLUMN marts.figure_history.thing_id IS 'What the figure is about: kind, unit, event, measure, group of the noun, place, side, narrowing words.';
COMMENT ON COLUMN marts.figure_history.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN marts.figure_history.place IS 'Place as written.';
COMMENT ON COLUMN marts.figure_history.population IS 'Side it happened to.';
COMMENT ON COLUMN marts.figure_history.claimant IS 'Who the article says the number comes from; null in its own voice.';
COMMENT ON COLUMN marts.figure_history.claimant_id IS 'Claimant across articles: actor id (of the body where its spokesperson claims), else the words in lower case.';
COMMENT ON COLUMN marts.figure_history.kind IS 'count, money, share, measure, rate, duration, age or multiple.';
COMMENT ON COLUMN marts.figure_history.unit IS 'ISO 4217 code, percent, unit, or 1 for counts.';
COMMENT ON COLUMN marts.figure_history.counted IS 'Head noun of what is counted.';
COMMENT ON COLUMN marts.figure_history.qualifiers IS 'Modifiers of the counted thing.';
COMMENT ON COLUMN marts.figure_history.measure IS 'stock, flow or total.';
COMMENT ON COLUMN marts.figure_history.as_of_date IS 'First day of the time at which the number holds.';
COMMENT ON COLUMN marts.figure_history.as_of_text IS 'The same as precise as known (2023-11).';
COMMENT ON COLUMN marts.figure_history.time_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN marts.figure_history.time_method IS 'stated, relative or publication.';
COMMENT ON COLUMN marts.figure_history.surface IS 'Number expression with its modifier words.';
COMMENT ON COLUMN marts.figure_history.modifier IS 'exact, about, more_than, at_least, less_than, up_to, nearly, range or indefinite.';
COMMENT ON COLUMN marts.figure_history.value IS 'Stated number, exact to nine decimals; null for ranges and indefinite ones.';
COMMENT ON COLUMN marts.figure_history.low IS 'Lower bound that the words give.';
COMMENT ON COLUMN marts.figure_history.high IS 'Upper bound that the words give.';
COMMENT ON COLUMN marts.figure_history.level IS 'One number to draw: value, else lower, else upper bound.';
COMMENT ON COLUMN marts.figure_history.known_at IS 'When the world could surely know it (UTC): the stated modification, else publication, else fetching.';
COMMENT ON COLUMN marts.figure_history.withdrawn_at IS 'When a revision left the claim out (UTC); null while it stands.';
COMMENT ON COLUMN marts.figure_history.observed_at IS 'When the ledger first had it (UTC).';
COMMENT ON COLUMN marts.figure_history.counted_group IS 'What is counted: the group of the noun (reference.counted_groups), else its last word in the singular.';
COMMENT ON COLUMN marts.figure_history.place_name IS 'Place by its name in the reference tables, else as written in lower case; the home of claimant or side where none is told.';
COMMENT ON COLUMN marts.figure_history.side IS 'Side it happened to: a country, an actor id, else as written in lower case; null where none is told or the place implies it.';
COMMENT ON COLUMN marts.figure_history.article_id IS 'Article.';
COMMENT ON COLUMN marts.figure_history.figure_id IS 'Figure, stable through revisions as long as sentence and surface stay.';
COMMENT ON COLUMN marts.figure_history.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.figure_history.story_id IS 'Story that the article tells together with its copies; count these to count independent sources.';
COMMENT ON COLUMN marts.figure_history.title IS 'Headline.';
COMMENT ON COLUMN marts.figure_history.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.figure_history.sentence IS 'Sentence that states it.';
COMMENT ON COLUMN marts.figure_history.previous_level IS 'Level of the claim before it in the series.';
COMMENT ON COLUMN marts.figure_history.change IS 'Level less the previous level.';
COMMENT ON COLUMN marts.figure_history.position IS 'Position in the series, from 1.';
COMMENT ON COLUMN marts.figure_history.copy_number IS '1 for the first that gives the number in its story, then counting up; copies are those above 1.';
