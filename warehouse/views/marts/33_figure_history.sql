-- Grain: one claim, a figure of an article through its revisions. Key: (article_id, figure_id). A series is followed in the
-- order in which its numbers hold; what was known on a day is known_at <= day and (withdrawn_at is null or > day).
-- Plans, parts of other figures, and single victims told without a number word are no claims of a series.
CREATE VIEW marts.figure_history AS
WITH spans AS (
  SELECT
    article_id, figure_id, min(known_at) AS known_at, arg_max(replaced_at, revision_number) AS withdrawn_at,
    max(revision_number) AS last_revision_number
  FROM marts.revision_figures
  GROUP BY article_id, figure_id
),
claims AS (
  SELECT
    f.series_id, f.thing_id, f.event, f.place, f.population, f.claimant, f.claimant_id, f.kind, f.unit, f.counted, f.qualifiers,
    f.measure, f.as_of_date, f.as_of_text, f.time_precision, f.time_method, f.surface, f.modifier, f.value, f.low, f.high,
    coalesce(f.value, f.low, f.high) AS level,
    s.known_at, CASE WHEN f.is_current THEN NULL ELSE s.withdrawn_at END AS withdrawn_at,
    f.article_id, f.figure_id, f.outlet, f.story_id, f.title, f.url, f.sentence
  FROM marts.revision_figures AS f
  INNER JOIN spans AS s
    ON s.article_id = f.article_id AND s.figure_id = f.figure_id AND s.last_revision_number = f.revision_number
  WHERE f.series_id IS NOT NULL AND f.status = 'asserted' AND f.part_of IS NULL AND NOT f.is_implicit
)
SELECT
  *,
  lag(level) OVER in_series AS previous_level,
  level - lag(level) OVER in_series AS change,
  row_number() OVER in_series AS position
FROM claims
WINDOW in_series AS (PARTITION BY series_id ORDER BY as_of_date NULLS FIRST, known_at, article_id, figure_id);
COMMENT ON VIEW marts.figure_history IS 'One row per claim, in series over time by event, place, population and claimant. Known on a day: known_at <= day and (withdrawn_at is null or > day). Key: (article_id, figure_id).';
COMMENT ON COLUMN marts.figure_history.series_id IS 'The thing as one claimant tells it.';
COMMENT ON COLUMN marts.figure_history.thing_id IS 'What the figure is about: kind, unit, event, measure, noun, place, population, qualifiers.';
COMMENT ON COLUMN marts.figure_history.event IS 'What happened, from the event vocabulary.';
COMMENT ON COLUMN marts.figure_history.place IS 'Place as written.';
COMMENT ON COLUMN marts.figure_history.population IS 'Side it happened to.';
COMMENT ON COLUMN marts.figure_history.claimant IS 'Who the article says the number comes from; null in its own voice.';
COMMENT ON COLUMN marts.figure_history.claimant_id IS 'Claimant across articles: actor id, else the words in lower case.';
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
COMMENT ON COLUMN marts.figure_history.known_at IS 'When the world could know it (UTC): publication, or the modification or fetching of a later revision.';
COMMENT ON COLUMN marts.figure_history.withdrawn_at IS 'When a revision left the claim out (UTC); null while it stands.';
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
