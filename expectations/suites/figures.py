"""Expectations on figures. One that breaks a critical one is held back alone; its article stays."""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from expectations.expectation import Expectation, Suite, between, in_set, measured, not_null, rows, unique
from expectations.spans import optional_span, span_in_text, span_is_surface, words_whole
from expectations.suites.customs import SHARE_ABOVE_ALL
from expectations.suites.figure_numbers import NUMBERS_AS_WRITTEN
from expectations.suites.manners import of_newcomers, unless_habit

_KINDS = ("count", "money", "share", "measure", "rate", "duration", "age", "multiple")
_MODIFIERS = ("exact", "about", "more_than", "at_least", "less_than", "up_to", "nearly", "range", "indefinite")
_PRECISIONS = ("second", "minute", "day", "month", "year")
_SAME_DOCUMENT = "SELECT 1 FROM staging.figures AS o WHERE o.document_number = s.document_number AND o.figure_id = s."
#: The day on which the article was published, or else seen. A day is added for time zones.
_ARTICLE_DAY = (
    "(SELECT coalesce(a.published_at, d.fetched_at, d.staged_at) FROM staging.documents AS d LEFT JOIN staging.articles AS a "
    "ON a.document_number = d.document_number WHERE d.document_number = s.document_number)"
)


def _fill(column: str, at_least: int) -> str:
    return (
        f"SELECT CASE WHEN count(*) >= {at_least} AND count(DISTINCT document_number) >= 20 "
        f"THEN count({column}) / count(*) END FROM staging.figures AS f "
        f"WHERE {of_newcomers('f')}"
    )


_NUMBER: tuple[Expectation, ...] = (
    rows(
        "value_unless_range",
        "(s.value IS NULL) <> (s.modifier IN ('range', 'indefinite'))",
        "Ranges and indefinite numbers have bounds and no value, all others have a value. A number too large for the ledger's "
        "DECIMAL(38,9) has lost it.",
    ),
    rows(
        "exact_bounds",
        "s.modifier = 'exact' AND (s.low IS DISTINCT FROM s.value OR s.high IS DISTINCT FROM s.value)",
        "An exact number is its own lower and upper bound.",
    ),
    rows(
        "about_bounds",
        "s.modifier = 'about' AND (s.low IS NOT NULL OR s.high IS NOT NULL)",
        "“About” gives no bounds; inventing some would be ours.",
    ),
    rows(
        "lower_bounds",
        "s.modifier IN ('more_than', 'at_least') AND (s.low IS DISTINCT FROM s.value OR s.high IS NOT NULL)",
        "“More than” and “at least” bound from below by the number itself.",
    ),
    rows(
        "upper_bounds",
        "s.modifier IN ('less_than', 'up_to', 'nearly') AND (s.high IS DISTINCT FROM s.value OR s.low IS NOT NULL)",
        "“Less than”, “up to” and “nearly” bound from above by the number itself.",
    ),
    rows("range_bounds", "s.modifier = 'range' AND (s.low IS NULL OR s.high IS NULL)", "A range has both ends."),
    rows(
        "indefinite_bounds",
        "s.modifier = 'indefinite' AND (s.low IS NULL OR s.high IS NOT NULL)",
        "Dozens and thousands are bounded from below by the policy table, never from above.",
    ),
    rows("low_not_above_high", "s.low > s.high", "A lower bound above the upper one is a misread range."),
    rows("count_not_negative", "s.kind = 'count' AND least(s.value, s.low, s.high) < 0", "Nothing can be counted below nought."),
    rows("count_unit", "s.kind = 'count' AND s.unit <> '1'", "Counts have the unit 1."),
    rows(
        "money_unit",
        "s.kind = 'money' AND NOT regexp_full_match(s.unit, '[A-Z][A-Z][A-Z]|cent') OR s.unit = 'XTS' "
        "OR (s.unit = 'XXX' AND regexp_matches(s.surface, '[$€£¥₹]'))",
        "Money is in an ISO 4217 currency. XXX says that the text does not tell which (whose crowns?); a sign tells. Cents of a "
        "currency that is not named are cents.",
    ),
    rows(
        "share_unit",
        "s.kind = 'share' AND s.unit NOT IN ('percent', 'percentage_point')",
        "Shares are in percent, fractions too; differences of shares are in percentage points.",
    ),
    unless_habit("share_at_most_all", "s.kind = 'share' AND s.trend IS NULL AND s.value > 100", SHARE_ABOVE_ALL.reason),
    between("confidence", 0, 1, "Confidence is a probability."),
    rows(
        "confidence_is_number", "isnan(s.confidence) OR s.confidence IS NULL", "Confidence is a probability, not “not a number”."
    ),
    rows(
        "confidence_not_certain",
        "s.confidence IN (0, 1)",
        "No rule is always right or always wrong: confidence counted on articles lies between 0.1 and 0.95, 0 and 1 were put in.",
        "warning",
    ),
)

_TIME: tuple[Expectation, ...] = (
    in_set("time_precision", _PRECISIONS, "A closed list."),
    not_null("time_method", "When a number holds is never left unsaid."),
    in_set("time_method", ("stated", "relative", "publication"), "A closed list."),
    rows(
        "dates_readable",
        "(s.as_of_text IS NOT NULL AND s.as_of_date IS NULL) OR (s.period_start_text IS NOT NULL AND "
        "s.period_start IS NULL) OR (s.period_end_text IS NOT NULL AND s.period_end IS NULL)",
        "Dates are ISO 8601, to the year, the month or the day.",
    ),
    rows(
        "as_of_not_in_future",
        f"s.status NOT IN ('proposed', 'possible') AND s.as_of_date > {_ARTICLE_DAY} + INTERVAL 1 DAY",
        "What is asserted has happened; only plans and fears lie ahead of the article. One day for time zones.",
    ),
    rows("period_in_order", "s.period_start > s.period_end", "A period ends after it begins."),
    rows(
        "publication_day_is_publication",
        "s.time_method = 'publication' AND abs(date_diff('day', s.as_of_date, (SELECT a.published_at FROM staging.articles AS a "
        "WHERE a.document_number = s.document_number))) > 1",
        "Where the time fell back to publication, its day is the day of publication, give or take a time zone.",
    ),
    rows(
        "as_of_after_1800",
        "s.as_of_date < DATE '1800-01-01'",
        "Figures of history exist, but misread years are commoner.",
        "info",
    ),
)

#: What the article says in whatever place: a name that stands nowhere in it was not read there.
_SAID = (
    "(SELECT lower(concat_ws(' ', a.title, a.dateline, a.standfirst, a.text)) FROM staging.articles AS a "
    "WHERE a.document_number = s.document_number)"
)
_WHOLE = "SELECT o.* FROM staging.figures AS o WHERE o.document_number = s.document_number AND o.figure_id = s.part_of"

_CONTEXT: tuple[Expectation, ...] = (
    in_set("trend", ("up", "down"), "A closed list."),
    in_set("measure", ("stock", "flow", "total"), "A closed list."),
    not_null("status", "Every figure says whether it is claimed, planned, feared or denied."),
    in_set("status", ("asserted", "proposed", "possible", "denied"), "A closed list."),
    rows(
        "event_in_vocabulary",
        "s.event NOT IN (SELECT e.event FROM reference.events AS e WHERE e.event IS NOT NULL) "
        "AND EXISTS (SELECT 1 FROM reference.events)",
        "The event vocabulary is closed; a verb of none gives null.",
    ),
    optional_span("attribution"),
    words_whole("attribution"),
    rows(
        "claimant_is_whole",
        "s.attributed_to IS NULL AND (s.attribution_cue IS NOT NULL OR s.attribution_start IS NOT NULL "
        "OR s.attributed_to_actor_id IS NOT NULL OR len(s.attribution_chain) > 0)",
        "Where there is a reporting word, a span or an actor of a claim, there is a claimant: this one was lost, and the "
        "figure would "
        "be told in the article's own voice.",
    ),
    rows(
        "claimant_is_its_actor",
        "EXISTS (SELECT 1 FROM staging.actors AS o WHERE o.document_number = s.document_number "
        "AND o.actor_id = s.attributed_to_actor_id AND o.name <> s.attributed_to)",
        "The claimant's id is that of the actor of the same name: ids were crossed. A claim in the wrong mouth is worse than "
        "none.",
    ),
    rows(
        "claimant_is_named",
        f"s.attributed_to IS NOT NULL AND NOT contains({_SAID}, lower(s.attributed_to)) AND NOT EXISTS (SELECT 1 FROM "
        f"staging.actors "
        "AS o WHERE o.document_number = s.document_number AND o.name = s.attributed_to)",
        "The claimant is one of the article's actors, or stands in it as written: this one is named nowhere.",
    ),
    rows(
        "place_is_named",
        f"s.place IS NOT NULL AND NOT contains({_SAID}, lower(s.place)) "
        "AND s.place NOT IN (SELECT c.name FROM reference.countries AS c WHERE c.name IS NOT NULL)",
        "A place stands in the article as written; countries may be told by their people or their short forms.",
        "warning",
    ),
    rows(
        "counted_is_named",
        f"s.counted IS NOT NULL AND NOT s.counted_is_implied AND s.kind = 'count' AND NOT contains({_SAID}, "
        f"lower(left(s.counted, 4))) "
        "AND s.event IS DISTINCT FROM 'voted' AND coalesce(s.rules ->> 'counted', '') <> 'children_of_parent'",
        "What is counted stands in the article, or is noted as implied: this word stands nowhere in it. Votes are told "
        "by scores (5–4).",
        "warning",
    ),
    rows(
        "qualifiers_are_as_written",
        "(SELECT bool_or(NOT contains(lower(substr(a.text, s.sentence_start + 1, s.sentence_end - s.sentence_start)), "
        "lower(left(q.word, 4)))) FROM (SELECT unnest(s.qualifiers) AS word) AS q, staging.articles AS a "
        "WHERE a.document_number = s.document_number)",
        "Qualifiers (children, Palestinian) are words of the figure's sentence. Of 9,700 figures of real pages all were.",
        "warning",
    ),
    rows(
        "claimant_has_span",
        "s.attributed_to IS NOT NULL AND s.attribution_start IS NULL",
        "A claimant is read off the text, at a place that can be shown.",
        "warning",
    ),
    rows(
        "claimant_actor_known",
        "s.attributed_to_actor_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staging.actors AS o "
        "WHERE o.document_number = s.document_number AND o.actor_id = s.attributed_to_actor_id)",
        "The claimant of a figure is one of the actors of its article.",
        "warning",
    ),
    rows(
        "part_of_exists",
        f"s.part_of IS NOT NULL AND (s.part_of = s.figure_id OR NOT EXISTS ({_SAME_DOCUMENT}part_of))",
        "A part points at another figure of the same article.",
    ),
    rows(
        "exchanged_for_exists",
        f"s.exchanged_for IS NOT NULL AND (s.exchanged_for = s.figure_id OR NOT EXISTS ({_SAME_DOCUMENT}exchanged_for))",
        "A pair points at another figure of the same article.",
    ),
    rows(
        "exchange_is_mutual",
        f"s.exchanged_for IS NOT NULL AND s.exchanged_for <> s.figure_id AND NOT EXISTS ({_SAME_DOCUMENT}exchanged_for "
        "AND o.exchanged_for = s.figure_id)",
        "Of a pair in exchange each points at the other one.",
        "warning",
    ),
    rows(
        "part_not_larger_than_whole",
        f"s.kind = 'count' AND EXISTS (SELECT 1 FROM ({_WHOLE}) AS w WHERE w.kind = 'count' AND w.modifier IN ('exact', "
        f"'range', 'up_to', "
        "'less_than', 'nearly') AND coalesce(s.low, s.value) > coalesce(w.high, w.value))",
        "A part is no larger than its whole; one of them is misread, or they are no part and whole.",
    ),
    rows(
        "part_is_of_no_part_of_it",
        f"EXISTS (SELECT 1 FROM ({_WHOLE}) AS w WHERE w.part_of = s.figure_id)",
        "Two figures are not parts of each other.",
    ),
    rows(
        "rules_given", "s.rules IS NULL OR len(json_keys(s.rules)) = 0", "Every figure names the rules that made it.", "warning"
    ),
)

FIGURES = Suite(
    name="figures",
    table="figures",
    row_kind="figure",
    row_key="s.figure_id",
    expectations=(
        not_null("figure_id", "Without an id a figure cannot be cited."),
        unique("figures", ("document_number", "figure_id"), "A figure is cited by its id."),
        span_in_text(),
        span_is_surface(),
        rows(
            "sentence_holds_figure",
            "(s.sentence_start <= s.span_start AND s.span_end <= s.sentence_end) IS NOT TRUE",
            "The sentence is the evidence of the figure.",
        ),
        rows(
            "sentence_is_one_paragraph",
            "s.sentence_end - s.sentence_start > 3000 OR contains(substr((SELECT a.text FROM staging.articles AS a WHERE "
            "a.document_number = s.document_number), s.sentence_start + 1, s.sentence_end - s.sentence_start), chr(10) || "
            "chr(10))",
            "A sentence stays within its paragraph; evidence of half an article is none. Of 9,700 sentences the longest had "
            "1,000 characters.",
        ),
        rows(
            "belongs_to_article",
            "NOT EXISTS (SELECT 1 FROM staging.articles AS a WHERE a.document_number = s.document_number)",
            "A figure belongs to an article of the batch; an orphan has neither text nor date.",
        ),
        rows(
            "one_figure_per_span",
            "EXISTS (SELECT 1 FROM staging.figures AS o WHERE o.document_number = s.document_number "
            "AND o.figure_number <> s.figure_number AND o.span_start < s.span_end AND s.span_start < o.span_end)",
            "The same span is one figure: numbers that overlap were read twice, and would be counted twice.",
        ),
        rows(
            "figure_id_of_one_article",
            "EXISTS (SELECT 1 FROM staging.figures AS o INNER JOIN staging.documents AS od ON od.document_number = "
            "o.document_number "
            "INNER JOIN staging.documents AS sd ON sd.document_number = s.document_number "
            "WHERE o.figure_id = s.figure_id AND od.article_id <> sd.article_id AND o.surface <> s.surface)",
            "An id is made of the article's own, the sentence and the surface: figures of two articles that say different "
            "things never share it.",
        ),
        not_null("kind", "Every figure is of some kind."),
        in_set("kind", _KINDS, "A closed list."),
        not_null("modifier", "Every figure says how exact it is."),
        in_set("modifier", _MODIFIERS, "A closed list."),
        *_NUMBER,
        *NUMBERS_AS_WRITTEN,
        *_TIME,
        *_CONTEXT,
        measured(
            "confidences_differ",
            "SELECT coalesce(max(figures) FILTER (values_given = 1), 0) FROM (SELECT count(*) AS figures, "
            "count(DISTINCT f.confidence) AS values_given FROM staging.figures AS f INNER JOIN staging.documents AS d "
            "ON d.document_number = f.document_number GROUP BY d.source_name HAVING count(*) >= 50)",
            "Fifty and more figures of a source, and one confidence for all: it was put in, not counted. Rules give a few "
            "dozen values.",
            "warning",
            high=0,
        ),
        measured(
            "share_with_claimant",
            _fill("attributed_to", 200),
            "In ordinary news a third of the figures has a claimant; below one in twenty attribution is broken.",
            "warning",
            low=0.05,
        ),
        measured(
            "share_with_event",
            _fill("event", 200),
            "Half of the figures tell of an event of the vocabulary; below a tenth the vocabulary was not loaded.",
            "warning",
            low=0.1,
        ),
        measured(
            "share_with_place",
            _fill("place", 200),
            "A fifth or more have a place; none at all means that places are broken.",
            "info",
            low=0.02,
        ),
        measured(
            "figures_per_article",
            "SELECT CASE WHEN count(DISTINCT document_number) >= 20 THEN count(*) "
            f"/ count(DISTINCT document_number) END FROM staging.figures AS f WHERE {of_newcomers('f')}",
            "News has around ten figures an article; above a hundred tables are read as running text.",
            "warning",
            high=100,
        ),
    ),
)
