"""Expectations on articles. One that breaks a critical one is held back with everything found in it."""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from expectations.expectation import Expectation, Suite, in_set, measured, not_null, rows
from expectations.suites.alike import ALIKE_MANNERS
from expectations.suites.bodies import FILL, READABLE, SEEN, STORY, trait
from expectations.suites.customs import METADATA_MANNERS, SHARE_ABOVE_ALL, TEXT_MANNERS
from expectations.suites.history import lost
from expectations.suites.manners import fill_manners, of_newcomers
from expectations.suites.pages import PAGES
from expectations.suites.wholeness import WHOLENESS

#: Fixed bounds are for sources without a past; the others are judged by theirs (``history``).
_NEW = of_newcomers("a")


def _fill(column: str, at_least: int) -> str:
    return f"SELECT CASE WHEN count(*) >= {at_least} THEN count({column}) / count(*) END FROM staging.articles AS a WHERE {_NEW}"


def _share_having(table: str) -> str:
    """The share of English articles that have a row in a table, or null where there are too few to say."""
    return (
        "SELECT CASE WHEN count(*) >= 50 THEN avg((EXISTS (SELECT 1 "
        f"FROM staging.{table} AS f WHERE f.document_number = a.document_number))::INT) END "
        f"FROM staging.articles AS a WHERE a.language = 'en' AND {_NEW}"
    )


_TITLE_WORDS = "list_distinct(regexp_extract_all(lower({}.title), '\\pL{{4,}}'))"
#: Of two columns ``words`` and ``text``: how many of the words begin like one of the text.
_FOUND = "len(list_filter({words}, lambda w: contains({text}, w[:5])))"

_METADATA: tuple[Expectation, ...] = (
    rows(
        "published_at_not_epoch",
        "s.published_at::DATE BETWEEN DATE '1969-12-31' AND DATE '1970-01-01'",
        "1 January 1970 is nought of a computer's clock, not a day of news.",
    ),
    rows(
        "title_is_of_this_text",
        f"EXISTS (SELECT 1 FROM (SELECT p.document_number, p.words FROM (SELECT a.document_number, {_TITLE_WORDS.format('a')} "
        f"AS words, "
        f"lower(a.text) AS text FROM staging.articles AS a) AS p WHERE len(p.words) >= 3 AND "
        f"{_FOUND.format(words='p.words', text='p.text')} = 0) "
        "AS q INNER JOIN (SELECT a.document_number, lower(a.text) AS text FROM staging.articles AS a) AS r "
        f"ON r.document_number <> q.document_number WHERE q.document_number = s.document_number "
        f"AND {_FOUND.format(words='q.words', text='r.text')} >= 0.7 * len(q.words))",
        "No word of the title stands in the text, and most of them in another text of the batch: titles are exchanged. A pun "
        "alone is none.",
        "warning",
    ),
    rows(
        "authors_are_no_addresses",
        "len(list_filter(s.authors, lambda name: regexp_matches(name, '@|https?:|www\\.|[<>{}|]|\\d{2}'))) > 0",
        "An author with an address, markup or digits is a link or a date taken for a name.",
        "warning",
    ),
    rows(
        "authors_are_no_bylines",
        "len(list_filter(s.authors, lambda name: regexp_matches(lower(name), '^by |additional "
        "reporting|(reporting|edited|written) by') "
        "OR (contains(name, ' and ') AND length(name) > 25))) > 0",
        "An author that begins with “By” or holds several names is the whole byline: none of its persons is found by "
        "name. Of 435 real "
        "pages none had one.",
        "warning",
    ),
    rows(
        "canonical_url_is_no_home_page",
        "regexp_full_match(s.canonical_url, 'https?://[^/]+/?([?#].*)?')",
        "The canonical address is the home page: every article of the site would be a revision of one.",
    ),
    trait(
        "canonical_url_is_of_one_article",
        "t.canonical_addresses >= 3 AND t.canonical_titles >= 3",
        "Three and more addresses with different titles give the same canonical address: different articles would become "
        "revisions of one.",
    ),
    lost("titles_not_lost", "s.title IS NULL", "title", "Titles."),
    lost("dates_not_lost", "s.published_at IS NULL", "date", "Publication dates."),
    lost("figures_not_lost", "s.language = 'en'", "with figures", "Figures."),
    lost("actors_not_lost", "s.language = 'en'", "with actors", "Actors."),
    lost(
        "claimants_not_lost",
        "s.language = 'en'",
        "with claimants where reported",
        "Claimants of figures in sentences that report.",
    ),
)

ARTICLES = Suite(
    name="articles",
    table="articles",
    row_kind="article",
    row_key="s.document_number::VARCHAR",
    fill=FILL + fill_manners((*TEXT_MANNERS, *METADATA_MANNERS, *ALIKE_MANNERS, SHARE_ABOVE_ALL)),
    expectations=(
        not_null("text", "An article is its text."),
        rows("text_not_empty", "trim(s.text) = ''", "An article without words should have become no_text."),
        rows(
            "text_readable",
            "contains(s.text, chr(65533)) AND length(s.text) - length(replace(s.text, chr(65533), '')) > 0.01 * length(s.text)",
            "More than one replacement character in a hundred: the bytes were decoded by the wrong table.",
        ),
        trait(
            "blocks_add_up_to_text",
            "NOT t.is_whole",
            "The kept blocks, in order and without overlap, are the whole text but for white space: else a removal is hidden.",
        ),
        rows(
            "published_at_readable",
            "s.published_text IS NOT NULL AND s.published_at IS NULL",
            "A publication time that is no ISO 8601 time is a fault of the rule that wrote it.",
        ),
        rows(
            "published_at_after_1800",
            "s.published_at < TIMESTAMP '1800-01-01'",
            "Newspapers put on line go back to the 18th century at most; earlier ones are epoch zeros and misread numbers.",
        ),
        rows(
            "published_at_not_in_future",
            f"s.published_at > {SEEN} + INTERVAL 1 DAY",
            "Nothing is dated after it was fetched; every relative date in the text would be wrong. One day for time zones.",
        ),
        rows(
            "published_precision_given",
            "(s.published_at IS NULL) <> (s.published_precision IS NULL)",
            "A time without its precision pretends to know the second.",
            "warning",
        ),
        in_set("published_precision", ("second", "minute", "day", "month", "year"), "A closed list."),
        rows(
            "published_method_given",
            "s.published_at IS NOT NULL AND s.published_method IS NULL",
            "Every date says which rule found it.",
            "warning",
        ),
        rows(
            "modified_at_not_in_future",
            f"s.modified_at > {SEEN} + INTERVAL 1 DAY",
            "As for publication, but nothing is computed from it.",
            "warning",
        ),
        rows(
            "title_length",
            "length(s.title) > 300",
            "Headlines of the sampled outlets stay below 200 characters; longer ones are paragraphs taken for titles.",
            "warning",
        ),
        rows("title_not_blank", "trim(s.title) = ''", "No title is null, not blank.", "warning"),
        rows(
            "canonical_url_is_address",
            "NOT (s.canonical_url LIKE 'http://%' OR s.canonical_url LIKE 'https://%')",
            "The canonical address names the article; a fragment or path names nothing.",
            "critical",
        ),
        rows("language_is_code", "length(s.language) NOT IN (2, 3)", "ISO 639 codes have two or three letters.", "warning"),
        rows(
            "authors_are_names",
            "len(list_filter(s.authors, lambda name: length(name) > 100 OR trim(name) = '')) > 0",
            "A name of over 100 characters is a biography, a blank one nobody.",
            "warning",
        ),
        *READABLE,
        *STORY,
        *PAGES,
        *_METADATA,
        *WHOLENESS,
        *(manner.expectation for manner in (*TEXT_MANNERS, *METADATA_MANNERS, *ALIKE_MANNERS)),
        measured(
            "text_length_usual",
            f"SELECT CASE WHEN count(*) >= 20 THEN median(length(text)) END FROM staging.articles AS a WHERE {_NEW}",
            "The middle article of any outlet has a few hundred words; below 300 characters the body is being lost.",
            "warning",
            low=300,
        ),
        measured(
            "share_with_title",
            _fill("title", 20),
            "Plain wire copy may lack titles, most of a batch does not.",
            "warning",
            low=0.5,
        ),
        measured(
            "share_with_date",
            _fill("published_at", 20),
            "Without a date no relative time resolves; when most lack one, the finding of dates is broken.",
            "warning",
            low=0.5,
        ),
        measured(
            "share_with_figures_bearable",
            _share_having("figures"),
            "Even sport and culture pages state numbers: below one article in fifty the finder of figures is broken.",
            "critical",
            low=0.02,
        ),
        measured(
            "share_with_figures_usual",
            _share_having("figures"),
            "Of ordinary news four in five articles state a number; below one in five somebody should look.",
            "warning",
            low=0.2,
        ),
        measured(
            "share_with_actors",
            _share_having("actors"),
            "News names somebody; below one half the language model or the gazetteer is missing.",
            "warning",
            low=0.5,
        ),
    ),
)
