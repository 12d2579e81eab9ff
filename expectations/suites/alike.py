"""What articles of a source have in common, or hold of each other: one fault in many of them, or two articles in one.

Each is counted for single articles, as a manner of theirs; what a single article may do by chance is told only where most of the
source's batch do so (``manners``). Only the batch is looked at.
"""

# SQL is put together here from constants only.
# ruff: noqa: S608

from __future__ import annotations

from expectations.suites.customs import IS_TIME
from expectations.suites.manners import Manner

_ARTICLES = (
    "SELECT a.document_number, a.title, lower(a.text) AS text, coalesce(d.source_name, '(by hand)') AS source_name, "
    "d.article_id, "
    "list_distinct(regexp_extract_all(lower(a.title), '\\pL{4,}')) AS words FROM staging.articles AS a "
    "INNER JOIN staging.documents AS d ON d.document_number = a.document_number"
)
#: How many words of a title of four letters and more begin like one of a text.
_FIT = "len(list_filter({words}, lambda w: contains({text}, w[:5])))"
#: The longer paragraphs of each article of the batch, by the letters and digits of their words.
_PARAGRAPHS = (
    "SELECT g.document_number, g.segment_id, any_value(d.article_id) AS article_id FROM staging.segments AS g "
    "INNER JOIN staging.documents AS d ON d.document_number = g.document_number "
    "INNER JOIN staging.blocks AS b ON b.document_number = g.document_number AND b.block_number = g.block_number "
    "WHERE NOT g.is_removed AND b.span_end - b.span_start > 60 GROUP BY g.document_number, g.segment_id"
)

#: Lines and paragraphs of ten and more characters, with their numbers masked.
_LINES = (
    "SELECT g.document_number, g.site, d.article_id, md5_number_lower(regexp_replace("
    "substr(a.text, b.span_start + 1, b.span_end - b.span_start), '\\d+', '#', 'g')) AS line FROM staging.segments AS g "
    "INNER JOIN staging.blocks AS b ON b.document_number = g.document_number AND b.block_number = g.block_number "
    "INNER JOIN staging.articles AS a ON a.document_number = g.document_number "
    "INNER JOIN staging.documents AS d ON d.document_number = g.document_number "
    "WHERE NOT g.is_removed AND b.span_end - b.span_start >= 10"
)


def _is_one_of(documents: str) -> str:
    return f"s.document_number IN ({documents})"


ALIKE_MANNERS: tuple[Manner, ...] = (
    Manner(
        "title_ends_differently",
        _is_one_of(
            "SELECT document_number FROM (SELECT *, regexp_extract(title, '(?: [|–—-]| ») ([^|–—»]{3,})$', 1) AS ending "
            f"FROM ({_ARTICLES})) WHERE ending <> '' "
            "QUALIFY count(DISTINCT title) OVER (PARTITION BY source_name, ending) >= 3"
        ),
        "The titles end in the same words after a bar or dash: the name of the site, or its slogan, was left in the title.",
        share=0.6,
    ),
    Manner(
        "title_fits_text",
        _is_one_of(
            "SELECT p.document_number FROM (SELECT *, lag(text) OVER beside AS before, lead(text) OVER beside AS after "
            f"FROM ({_ARTICLES}) WHERE title IS NOT NULL WINDOW beside AS (PARTITION BY source_name ORDER BY "
            f"document_number)) AS p "
            f"WHERE greatest({_FIT.format(words='p.words', text='p.before')}, {_FIT.format(words='p.words', text='p.after')}) > "
            f"{_FIT.format(words='p.words', text='p.text')}"
        ),
        "The titles fit the text of the article beside theirs better than their own: titles stand at the wrong articles, moved "
        "by one.",
        share=0.5,
    ),
    Manner(
        "published_at_is_not_midnight",
        f"{IS_TIME} AND regexp_matches(s.published_text, 'T00:00(:00)?([.]0+)?([Zz]|[+-]\\d\\d:?\\d\\d)?$')",
        "The times of publication are midnight, to the minute or second: only the day is known, and the hour was made up.",
        share=0.8,
    ),
    Manner(
        "paragraphs_differ",
        _is_one_of(
            f"SELECT document_number FROM ({_LINES}) QUALIFY count(DISTINCT article_id) OVER (PARTITION BY site, line) "
            f">= 3"
        ),
        "The same paragraph or line stands in the articles, numbers apart: an appeal, a notice, the source of an image, "
        "the ticker of a "
        "widget with prices, how long it takes to listen, or other boilerplate was kept as body.",
        share=0.6,
    ),
    Manner(
        "nothing_is_said_twice",
        _is_one_of(
            "SELECT b.document_number FROM staging.blocks AS b INNER JOIN staging.articles AS a ON a.document_number = "
            "b.document_number WHERE b.is_kept AND b.span_end - b.span_start BETWEEN 40 AND 400 AND contains(substr(a.text, "
            "b.span_end + 1), rtrim(substr(a.text, b.span_start + 1, b.span_end - b.span_start), '. '))"
        ),
        "A paragraph stands twice in the texts, alone or in another one: the lead is repeated, or key points or a "
        "summary were kept "
        "as body, and their figures count twice.",
        share=0.5,
    ),
    Manner(
        "begins_with_lead",
        _is_one_of(
            "SELECT p.document_number FROM (SELECT a.document_number, any_value(a.words) AS words, lower(arg_min(b.words, "
            "b.span_start)) AS first, lower(arg_max(b.words, b.span_start)) AS last "
            f"FROM ({_ARTICLES}) AS a INNER JOIN (SELECT b.document_number, b.span_start, "
            "substr(a.text, b.span_start + 1, b.span_end - b.span_start) AS words FROM staging.blocks AS b INNER JOIN "
            "staging.articles AS a ON a.document_number = b.document_number WHERE b.is_kept AND b.span_end - b.span_start > "
            "60) AS b "
            "ON b.document_number = a.document_number GROUP BY a.document_number HAVING count(*) >= 3) AS p "
            f"WHERE {_FIT.format(words='p.words', text='p.last')} > {_FIT.format(words='p.words', text='p.first')}"
        ),
        "The titles fit the last paragraph better than the first: the paragraphs stand in reverse order, or the "
        "beginning, the lead, "
        "was lost. Of 400 real pages one in fifteen did.",
        share=0.6,
    ),
    Manner(
        "no_headlines_in_text",
        "t.title_count >= 2",
        "The headlines of other articles of the batch stand between the paragraphs: teasers were kept as body.",
        share=0.5,
    ),
    Manner(
        "text_is_new",
        _is_one_of(
            "SELECT e.document_number FROM (SELECT a.document_number, d.article_id, d.source_name, md5_number_lower(a.text) AS "
            "body_hash FROM staging.articles AS a INNER JOIN staging.documents AS d ON d.document_number = a.document_number "
            "WHERE length(a.text) > 200) AS e INNER JOIN core.revisions AS r ON r.body_hash = e.body_hash "
            "AND r.source_name = e.source_name LEFT JOIN core.articles AS k ON k.article_id = e.article_id "
            "WHERE r.article_number IS DISTINCT FROM k.article_number"
        ),
        "The texts are known under other addresses of the same source: its pages were renamed, as by a new editorial "
        "system, and each "
        "article would count twice.",
        share=0.3,
    ),
    Manner(
        "holds_no_other_article",
        _is_one_of(
            f"WITH paragraphs AS MATERIALIZED ({_PARAGRAPHS}), articles AS MATERIALIZED ({_ARTICLES}), "
            "sizes AS (SELECT document_number, count(*) AS size FROM paragraphs GROUP BY document_number), "
            "held AS (SELECT p.document_number, o.document_number AS held_number, count(*) AS held_count FROM paragraphs AS p "
            "INNER JOIN paragraphs AS o ON o.segment_id = p.segment_id AND o.article_id <> p.article_id GROUP BY ALL HAVING "
            "count(*) >= 3) "
            "SELECT h.document_number FROM held AS h INNER JOIN sizes AS z ON z.document_number = h.document_number "
            "INNER JOIN sizes AS i ON i.document_number = h.held_number "
            "INNER JOIN articles AS a ON a.document_number = h.document_number "
            "INNER JOIN articles AS o ON o.document_number = h.held_number "
            "WHERE h.held_count = i.size AND z.size - h.held_count >= 2 AND len(a.words) >= 3 "
            f"AND {_FIT.format(words='a.words', text='o.text')} < 0.6 * len(a.words)"
        ),
        "The text holds all of another article of the batch, to which its own title does not fit: the next article of the page, "
        "or its teaser, was read on as body, two stories in one, and every figure would count twice. An update fits its "
        "title to what it repeats.",
    ),
)  # fmt: skip
