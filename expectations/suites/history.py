"""Expectations on what the articles of a source usually look like: fill rates, lengths, counts and removals against its own past.

The warehouse keeps sums of its last 60 batches (``quality.source_measures``); nothing here reads ``core``. Between a mean of n
articles and the past there is chance, and what one batch has in common (a section, a story). So a bound is the wider of three:
five standard errors of both means; a difference that matters at all; and the lowest or highest tenth of the source's own batches.
"""

# SQL is put together here from constants only: names of measures, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from expectations.expectation import Expectation, Severity, Suite, rows

#: Shares that are yes or no for an article; the others are counts, or logarithms of lengths and hours.
_IS_SHARE = (
    "(measure LIKE 'with %' OR measure LIKE 'language %' OR measure LIKE 'site %' OR "
    "measure IN ('title', 'date', 'author', 'commonest author', "
    "'dated ahead', 'dated as fetched', 'known before') OR measure LIKE 'commonest %')"
)
#: Measures that are there for an article only where it has the thing: the others of its batch count as nought.
_IS_SPARSE = (
    "(n.measure LIKE 'removed by %' OR n.measure LIKE 'language %' OR n.measure LIKE 'site %' OR n.measure = 'known before')"
)
_IS_LOGARITHM = "measure IN ('length', 'lag')"
#: Measures of what the articles tell, which a section or a story has in common; the others are of the pages and their layout.
_IS_CONTENT = (
    "(measure IN ('figures', 'actors', 'quotes', 'confidence', 'share of possible figures', 'share of rises', "
    "'share of placed figures') OR (measure LIKE 'with %' AND measure <> 'with removals') "
    "OR measure IN ('commonest claimant', 'commonest place', 'commonest event', 'commonest speaker'))"
)
#: Differences below these say nothing, however sure: three in ten articles (every second for a language), a factor of three,
#: three fifths of a count, a quarter of a probability.
_LEAST_DIFFERENCE = (
    f"CASE WHEN measure LIKE 'language %' OR measure LIKE 'site %' THEN 0.5 WHEN measure LIKE 'share of %' THEN 0.3 "
    f"WHEN {_IS_SHARE} THEN 0.3 WHEN {_IS_LOGARITHM} THEN ln(3) "
    "WHEN measure = 'confidence' THEN 0.25 ELSE greatest(0.6 * usual, 1) END"
)

#: Fewer than 5 articles now or 20 before say nothing, nor do 10 of what articles tell: a section brings less at once.
#: Volume is about batches: ten, with a median of ten articles; a batch after a pause may bring as many times more.
FILL = f"""
DELETE FROM staging.source_measures;
INSERT INTO staging.source_measures BY NAME
WITH present AS (
  SELECT coalesce(source_name, '(by hand)') AS source_name, min(document_number) AS document_number, max(staged_at) AS staged_at
  FROM staging.documents
  GROUP BY ALL
),
past AS (
  FROM quality.source_measures WHERE source_name IN (SELECT source_name FROM present) AND NOT starts_with(measure, 'manner ')
),
batches AS (
  SELECT source_name, recorded_at, articles AS size FROM past WHERE measure = 'articles'
),
present_measures AS (
  SELECT m.*, s.articles AS size
  FROM reports.batch_measures AS m
  INNER JOIN reports.batch_measures AS s ON s.source_name = m.source_name AND s.measure = 'articles'
),
names AS (
  SELECT source_name, measure FROM past
  UNION
  SELECT source_name, measure FROM present_measures WHERE NOT starts_with(measure, 'manner ')
),
histories AS (
  SELECT
    n.source_name, n.measure, coalesce(m.total, 0) AS total, coalesce(m.squares, 0) AS squares,
    CASE WHEN {_IS_SPARSE} THEN b.size ELSE coalesce(m.articles, 0) END AS articles
  FROM names AS n
  INNER JOIN batches AS b ON b.source_name = n.source_name
  LEFT JOIN past AS m ON m.source_name = n.source_name AND m.measure = n.measure AND m.recorded_at = b.recorded_at
),
sums AS (
  SELECT
    source_name, measure, sum(articles) AS past_articles, sum(total) AS total, sum(squares) AS squares,
    sum(total) / sum(articles) AS usual,
    quantile_disc(total / articles, 0.1) FILTER (articles >= 5) AS lowest,
    quantile_disc(total / articles, 0.9) FILTER (articles >= 5) AS highest
  FROM histories
  GROUP BY source_name, measure
  HAVING sum(articles) >= 20
),
observations AS (
  SELECT
    p.document_number, s.*, CASE WHEN {_IS_SPARSE.replace("n.", "s.")} THEN size.size ELSE m.articles END AS articles,
    coalesce(m.total, 0) / CASE WHEN {_IS_SPARSE.replace("n.", "s.")} THEN size.size ELSE m.articles END AS observed
  FROM sums AS s
  INNER JOIN present AS p ON p.source_name = s.source_name
  INNER JOIN (SELECT DISTINCT source_name, size FROM present_measures) AS size ON size.source_name = s.source_name
  LEFT JOIN present_measures AS m ON m.source_name = s.source_name AND m.measure = s.measure
  WHERE s.measure <> 'articles'
),
spread AS (
  SELECT
    *,
    CASE
      WHEN {_IS_SHARE} THEN sqrt((total + 1) / (past_articles + 2) * (1 - (total + 1) / (past_articles + 2)))
      ELSE sqrt(greatest(squares / past_articles - usual * usual, 0))
    END * sqrt(1 / articles + 1 / past_articles) AS error
  FROM observations
  WHERE articles >= CASE WHEN {_IS_CONTENT} THEN 10 ELSE 5 END
),
bounded AS (
  SELECT *, greatest(5 * error, {_LEAST_DIFFERENCE}) AS difference FROM spread
),
volumes AS (
  SELECT
    source_name, count(*) AS batch_count, min(size) AS smallest, median(size) AS middle, max(size) AS largest,
    max(recorded_at) AS last_at, (max(recorded_at) - min(recorded_at)) / greatest(count(*) - 1, 1) AS usual_pause
  FROM batches
  GROUP BY source_name
)
SELECT
  document_number, source_name, measure, observed, usual,
  least(usual - difference, coalesce(lowest, usual)) AS low, greatest(usual + difference, coalesce(highest, usual)) AS high
FROM bounded
UNION ALL
SELECT
  p.document_number, p.source_name, 'articles', coalesce(m.articles, 0), v.middle, v.smallest / 3,
  3 * v.largest * greatest(1, date_diff('minute', v.last_at, p.staged_at) / 60 / greatest(1, epoch(v.usual_pause) / 3600))
FROM present AS p
INNER JOIN volumes AS v ON v.source_name = p.source_name
LEFT JOIN present_measures AS m ON m.source_name = p.source_name AND m.measure = 'articles'
WHERE v.batch_count >= 10 AND v.middle >= 10 AND coalesce(m.articles, 0) > 0;
"""

_CHANCE = (
    "Measured against the last 60 batches of the source: outside of five standard errors, a difference that matters, "
    "and nine tenths of its batches."
)


def _low(name: str, measures: tuple[str, ...], reason: str, severity: Severity = "warning") -> Expectation:
    return rows(name, f"{_one_of(measures)} AND s.observed < s.low", f"{reason} {_CHANCE}", severity)


def _high(name: str, measures: tuple[str, ...], reason: str) -> Expectation:
    return rows(name, f"{_one_of(measures)} AND s.observed > s.high", f"{reason} {_CHANCE}", "warning")


def _one_of(measures: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f"s.measure LIKE '{measure}'" for measure in measures) + ")"


_ONE_FOR_ALL = {
    "claimant": "claims of others are put into one mouth",
    "place": "a place was given to figures that do not tell it",
    "event": "an event was given to figures that do not tell it",
    "speaker": "quotes of others are put into one mouth",
}


def _nearly_one(field: str, fault: str) -> Expectation:
    return rows(
        f"{field}s_differ",
        f"s.measure = 'commonest {field}' AND s.observed > s.high AND s.observed > 0.9",
        f"One {field} has more than nine tenths of a source's {field}s, more than usual: {fault}, or one story fills the source. "
        f"{_CHANCE}",
        "warning",
    )


HISTORY = Suite(
    name="history",
    table="source_measures",
    row_kind=None,
    row_key="format('{} {}: {:.2f}, usually {:.2f}', s.source_name, s.measure, "
    "CASE WHEN s.measure IN ('length', 'lag') THEN exp(s.observed) ELSE s.observed END, "
    "CASE WHEN s.measure IN ('length', 'lag') THEN exp(s.usual) ELSE s.usual END)",
    fill=FILL,
    expectations=(
        rows(
            "volume_not_too_small",
            "s.measure = 'articles' AND s.observed < s.low",
            "The source brings less than a third of its smallest batch: a part of its feed or its pages is lost. Ten batches "
            "with a "
            "median of ten articles are needed, so that nights and quiet sources are no alarm. There is nothing to hold back, so "
            "people are told.",
            "critical",
        ),
        rows(
            "volume_not_too_large",
            "s.measure = 'articles' AND s.observed > s.high",
            "The source brings more than three times its largest batch (more after a pause): an archive pours into the feed, "
            "or one "
            "article comes under many addresses.",
            "warning",
        ),
        _low("titles_as_usual", ("title",), "Titles are lost: a template has changed."),
        _low("dates_as_usual", ("date",), "Publication dates are lost: a template has changed."),
        _low("authors_as_usual", ("author",), "Authors are lost: a template has changed."),
        _high("authors_differ", ("commonest author",), "One author has nearly all articles: something else was taken for the "
                                                       "author."),
        _low("body_not_shorter", ("length",), "Bodies are shorter than they were: text is cut off, or a teaser was taken for "
                                              "the body."),
        _high("body_not_longer", ("length",), "Bodies are longer than they were: comments, menus or other articles were taken "
                                              "in."),
        _low("published_not_closer", ("lag",), "Publication times lie nearer to the fetching than they did: clocks or zones "
                                               "are mixed up."),
        _high(
            "published_not_older", ("lag",),
            "Publication times lie further before the fetching than they did: a year, a day, a month or a time zone is misread, "
            "or an archive pours in.",
        ),
        _high("published_before_fetched", ("dated ahead",), "Articles are published after they were fetched: a time zone is "
            "misread."),
        _high(
            "published_is_not_fetched", ("dated as fetched",),
            "Publication times are the time of fetching: a page that says no date was given the clock's.",
        ),
        _high("language_as_usual", ("language %",), "The language of the source has changed, or is misread or lost."),
        _high(
            "sites_as_usual", ("site %",),
            "Half of the articles have addresses of another site than those before: the source was exchanged, forwards "
            "to somebody "
            "else, or has moved.",
        ),
        _high(
            "known_articles_not_more", ("known before",),
            "More articles than usual are revisions of known ones: something that changes by itself (a clock, a counter, an "
            "advertisement) stands in their texts, and every reading makes a new revision of each.",
        ),
        _high("denials_not_more", ("with denials",), "Most figures are denied in more articles than usual: their status is "
                                                     "misread, for news tells what is asserted."),
        _high("pronouns_not_more", ("with pronouns as claimants",), "Pronouns (he, it, they) are the claimants of figures in "
              "more articles than usual: they are not resolved to those for whom they stand."),
        _high("days_not_farther", ("with days far off",), "Days told relatively (yesterday, on Monday) lie a hundred days and "
              "more from publication in more articles than usual: the year of figures is misread."),
        _high(
            "possible_figures_not_more", ("share of possible figures",),
            "More figures than usual are possible only, neither asserted nor planned: their status is misread.",
        ),
        _high(
            "trends_not_more", ("share of rises",),
            "More figures than usual have a trend, a rise or a fall: levels are read as changes.",
        ),
        _high(
            "places_not_more", ("share of placed figures",),
            "More figures than usual have a place: prices and shares have none, so one is given to all, as that of the dateline.",
        ),
        _high(
            "days_are_not_publication", ("share of days of publication",),
            "The day told relatively (yesterday, on Monday) is that of publication in more figures than usual: it was copied.",
        ),
        _high(
            "sentences_not_bare", ("share of bare sentences",),
            "The sentence of a figure, its evidence, is the number alone more often than usual: sentences are cut wrongly.",
        ),
        _high(
            "persons_have_surnames", ("share of one-word persons",),
            "Persons have one word as their name in more articles than usual: surnames are cut off.",
        ),
        _high(
            "speakers_not_farther", ("share of far speakers",),
            "The speaker of a quote stands far from its cue more often than usual: quotes are given to somebody else.",
        ),
        _low("persons_as_usual", ("with persons",), "Articles name no person: persons are taken for another kind of actor, or "
             "are merged with other actors."),
        _low("direct_quotes_as_usual", ("with direct quotes",), "Articles quote nobody directly: quotation marks are not read."),
        *(_nearly_one(field, what) for field, what in _ONE_FOR_ALL.items()),
        _low("figures_as_usual", ("with figures",), "Articles without figures: the finder of figures, or the body, is broken."),
        rows(
            "figures_not_fewer", "s.measure = 'figures' AND s.observed < s.low",
            f"Fewer figures in an article than usual: some are lost. {_CHANCE}", "warning",
        ),
        rows(
            "figures_not_more", "s.measure = 'figures' AND s.observed > s.high",
            f"More figures in an article than usual: they stand twice, or tables are read as text. {_CHANCE}", "warning",
        ),
        _low("claimants_as_usual", ("with claimants", "with claimants where reported"), "Figures without claimants: "
            "attribution is broken."),
        _low("events_as_usual", ("with events",), "Figures without events: the vocabulary was not loaded, or the parser is "
                                                  "another."),
        _low("places_as_usual", ("with places",), "Figures of people without places: the finding of places is broken."),
        _low("counted_as_usual", ("with things counted",), "Figures that do not say what is counted: the syntax is not read."),
        _low("days_as_usual", ("with days",), "Figures without a day or time: time expressions do not resolve."),
        rows(
            "confidence_as_usual", "s.measure = 'confidence' AND (s.observed < s.low OR s.observed > s.high)",
            f"The confidence of figures has moved: other rules fill them, or reliabilities were not loaded. {_CHANCE}", "warning",
        ),
        _low("actors_as_usual", ("actors", "with actors"), "Fewer actors: the language model or the gazetteer is missing."),
        _high("actors_not_more", ("actors",), "More actors in an article than usual: they stand twice, or menus are read as "
                                              "text."),
        _low("quotes_as_usual", ("quotes", "with quotes"), "Fewer quotes: quotation marks or reporting words are not read."),
        _low("speakers_as_usual", ("with speakers",), "Quotes without speakers: attribution is broken."),
        _low("times_as_usual", ("with times",), "Articles without time expressions: the finder of times is broken."),
        _low(
            "removals_as_usual", ("with removals", "removed"),
            "Less is removed from the pages than usual: menus and bylines stay in the body, or another page is read.",
        ),
        _high("removals_not_more", ("removed",), "More is removed from the pages than usual: a rule of removal eats the story."),
        _low("removals_by_rule_not_fewer", ("removed by %",), "A rule removes less than it did: the layout of the pages has "
            "changed."),
        _high("removals_by_rule_not_more", ("removed by %",), "A rule of removal takes away more than it did: it eats the "
            "story."),
    ),
)  # fmt: skip


def lost(name: str, column: str, measure: str, what: str) -> Expectation:
    """A row-level expectation on articles: none lacks what all of its batch lack and its source always had."""
    return Expectation(
        name,
        "critical",
        f"{what} None of this batch has one, of a source that had: held back until somebody looked. {_CHANCE}",
        violation=f"{column} AND EXISTS (SELECT 1 FROM staging.documents AS d INNER JOIN staging.source_measures AS m "
        "ON m.source_name = coalesce(d.source_name, '(by hand)') "
        f"WHERE d.document_number = s.document_number AND m.measure = '{measure}' AND m.observed = 0 AND m.low > 0)",
        is_of_source=True,
    )
