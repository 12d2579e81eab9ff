"""The damage of the second list of kinds (``kinds_second.csv``)."""

# SQL is put together here from constants only.

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from tests.corruption.bodies import (
    SOURCE,
    Damage,
    Documents,
    all_of,
    fields,
    one,
    shifted,
    with_text,
)
from tests.corruption.history import RUNS, good_run
from tests.corruption.news import FRENCH, HERALD
from tests.corruption.rows import MINE
from warehouse.batch import StagedDocument

_APPEAL = (
    "Independent reporting costs money, and our newsroom depends on readers like you. If you value this work, please give what you "
    "can today and help us to go on."
)
_CAPTIONS = "\n\n".join(
    f"Photo: {name} / Meridian Pictures. The harbour on a grey morning."
    for name in ("Lena Brandt", "Omar Haddad", "Ines Duarte", "Hugo Silva", "Marta Novak")
)
_TEST_PAGE = "\n\n".join(
    f"Test test {n}. This is a test article, please ignore. Do not publish. Headline goes here, text goes here."
    for n in range(1, 5)
)
_TABLE = "\n\n".join(
    f"{n} {n * 37 % 91} {n * 53 % 97} {n * 11 % 89} {n * 71 % 83} {n * 7 % 79} {n * 29 % 73}" for n in range(1, 30)
)
_LOOK_ALIKES = str.maketrans("aeopcxy", "аеорсху")


def _article(document: StagedDocument, **changed: object) -> StagedDocument:
    made = document.extraction
    assert made is not None
    return replace(document, extraction=replace(made, article=replace(made.article, **changed)))  # type: ignore[arg-type]


def _text(document: StagedDocument) -> str:
    assert document.extraction is not None
    return document.extraction.article.text


def _title(document: StagedDocument) -> str:
    assert document.extraction is not None
    return str(document.extraction.article.title)


def _titles_moved(documents: Documents) -> Documents:
    mine = [d for d in documents if d.source_name == SOURCE]
    titles = [_title(d) for d in mine]
    moved = {id(d): titles[n - 1] for n, d in enumerate(mine)}
    return [_article(d, title=moved[id(d)]) if id(d) in moved else d for d in documents]


def _two_stories(documents: Documents) -> Documents:
    return [with_text(documents[0], f"{_text(documents[0])}\n\n{_text(documents[1])}"), *documents[1:]]


def _begin_later(text: str) -> str:
    """From the middle of its second sentence on."""
    return text[text.index(" ", text.index(". ") + 30) + 1 :]


def _without_middle(text: str) -> str:
    """What stands before a word of the first third, and after one of the last third, of other paragraphs."""
    first, last = (m.start() for n, m in enumerate(re.finditer(r"(?<= )[a-z]{4,} [a-z]", text)) if n in (5, 60))
    return f"{text[:first].rstrip()}\n\n{text[last:]}"


def _shuffled(text: str) -> str:
    words = text.split()
    Random(4).shuffle(words)
    return "\n\n".join(" ".join(words[n : n + 40]) for n in range(0, len(words), 40))


def _half_french(text: str) -> str:
    paragraphs = text.split("\n\n")
    half = len(paragraphs) // 2
    rng = Random(6)
    french = [" ".join(rng.choice(FRENCH) for _ in range(2)) for _ in paragraphs[half:]]
    return "\n\n".join([*paragraphs[:half], *french])


def _other_host(documents: Documents) -> Documents:
    found = []
    for d in documents:
        url = str(d.url).replace("herald.example", "cheap-watches.example")
        found.append(replace(_article(d, url=url, canonical_url=url), url=url) if d.source_name == SOURCE else d)
    return found


def _tracked(documents: Documents) -> Documents:
    found = []
    for d in documents:
        found.append(d)
        for n in range(3) if d.source_name == SOURCE else ():
            url = f"{d.url}?utm_source=mail&session={n}"
            again = _article(d, document_id=url, url=url, canonical_url=url)
            found.append(replace(again, document_id=url, url=url, capture_id=f"{d.capture_id}{n}"))
    return found


def _exchanged_sources(documents: Documents) -> Documents:
    """The documents of the damaged source under the name of the wire, and the other way round."""
    names = {SOURCE: "wire", "wire": SOURCE}
    return [replace(d, source_name=names.get(str(d.source_name), d.source_name)) for d in documents]


def _replayed(documents: Documents) -> Documents:
    mine = [d for d in good_run(RUNS - 18) if d.source_name == SOURCE][:12]
    found = []
    for n, d in enumerate(mine):
        url = f"https://herald.example/replayed/{n}"
        again = _article(d, document_id=url, url=url, canonical_url=url, published_at=shifted(d, days=9))
        assert again.extraction is not None
        again = replace(again, extraction=replace(again.extraction, figures=()))
        assert d.fetched_at is not None
        found.append(
            replace(again, document_id=url, url=url, capture_id=f"replay{n}", fetched_at=d.fetched_at + timedelta(days=9))
        )
    return [*documents, *found]


def _midnight(document: StagedDocument) -> str:
    assert document.extraction is not None
    moment = datetime.fromisoformat(str(document.extraction.article.published_at))
    return moment.replace(hour=0, minute=0, second=0).isoformat()


def _fetched_long_before(documents: Documents) -> Documents:
    first = documents[0]
    assert first.fetched_at is not None
    return [replace(first, fetched_at=first.fetched_at - timedelta(days=365)), *documents[1:]]


#: Damage to documents.
DOCUMENTS: dict[str, Damage] = {
    "titles_with_site_name": fields("source", title=lambda d: f"{_title(d)} | {HERALD.title}: News, Weather, Sport and More"),
    "titles_are_slugs": fields("source", title=lambda d: re.sub(r"\W+", "-", _title(d).lower())),
    "titles_moved": _titles_moved,
    "titles_cut": fields("source", title=lambda d: f"{_title(d)[:12]}..."),
    "authors_are_times": fields("source", authors=("Updated 3 hours ago",)),
    "appeal_in_bodies": all_of(lambda text: f"{text}\n\n{_APPEAL}"),
    "two_stories_merged": _two_stories,
    "beginning_lost": one(_begin_later),
    "middle_lost": one(_without_middle),
    "soft_hyphens": one(lambda text: re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", text)),
    "hard_wrapped": one(lambda text: "\n\n".join(re.findall(r"\S.{1,50}(?=\s|$)", text))),
    "look_alike_letters": one(lambda text: text.translate(_LOOK_ALIKES)),
    "capitals": one(str.upper),
    "words_shuffled": one(_shuffled),
    "half_translated": one(_half_french),
    "midnights": fields("source", published_at=_midnight),
    "fetched_long_before": _fetched_long_before,
    "modified_in_future": fields("source", modified_at=lambda d: shifted(d, days=30)),
    "address_of_another_site": _other_host,
    "tracking_addresses": _tracked,
    "captions_as_body": one(lambda _: _CAPTIONS),
    "sources_exchanged": _exchanged_sources,
    "batch_replayed": _replayed,
    "test_page": one(lambda _: _TEST_PAGE),
    "table_as_body": one(lambda _: _TABLE),
}


def _figures(values: str, where: str = "true", limit: int = 1000) -> str:
    return (
        f"UPDATE staging.figures SET {values} WHERE (document_number, figure_number) IN (SELECT (document_number, figure_number) "
        f"FROM staging.figures WHERE {MINE} AND {where} ORDER BY ALL LIMIT {limit})"
    )


def _quotes(values: str) -> str:
    return f"UPDATE staging.quotes SET {values} WHERE {MINE}"


_SAID = "SELECT said.text FROM staging.articles AS said WHERE said.document_number = {}.document_number"
#: A number put in at the end of the text of document 1, as its first figure.
_PUT = (
    "UPDATE staging.articles SET text = text || '{words}' WHERE document_number = 1; "
    "UPDATE staging.blocks SET span_end = (SELECT length(a.text) FROM staging.articles AS a WHERE a.document_number = 1) WHERE "
    "document_number = 1 AND is_kept AND span_end = (SELECT max(b.span_end) FROM staging.blocks AS b WHERE b.document_number = 1); "
    "INSERT INTO staging.figures SELECT * REPLACE ('put' AS figure_id, 900 AS figure_number, '{number}' AS surface, {value} AS value, "
    "{value} AS low, {value} AS high, (SELECT instr(a.text, '{words}') - 1 + {at} FROM staging.articles AS a WHERE a.document_number = 1) "
    "AS span_start, (SELECT instr(a.text, '{words}') - 1 + {at} + {length} FROM staging.articles AS a WHERE a.document_number = 1) AS "
    "span_end, (SELECT instr(a.text, '{words}') FROM staging.articles AS a WHERE a.document_number = 1) AS sentence_start, "
    "(SELECT instr(a.text, '{words}') - 1 + length('{words}') FROM staging.articles AS a WHERE a.document_number = 1) AS sentence_end, "
    "NULL AS part_of, NULL AS exchanged_for, NULL AS measure, 'publication' AS time_method, NULL AS attributed_to, "
    "NULL AS attributed_to_actor_id, NULL AS attribution_cue, NULL AS attribution_start, NULL AS attribution_end, [] AS "
    "attribution_chain, (SELECT a.published_at::DATE FROM staging.articles AS a WHERE a.document_number = 1) AS as_of_date) "
    "FROM staging.figures WHERE document_number = 1 AND kind = 'count' AND modifier = 'exact' ORDER BY figure_number LIMIT 1"
)


def put_figure(words: str, number: str, value: str) -> str:
    """SQL that puts a sentence at the end of document 1, with a number in it as a count."""
    return _PUT.format(words=words, number=number, value=value, at=words.index(number), length=len(number))


#: Damage to staged rows.
ROWS: dict[str, str] = {
    "telephone_as_count": put_figure(" Readers can call 02079460958 in the morning.", "02079460958", "2079460958"),
    "year_as_count": put_figure(" The harbour was rebuilt in 2019 by the town.", "2019", "2019"),
    "points_for_percent": _figures("unit = 'percentage_point'", "kind = 'share'", 1),
    "events_exchanged": _figures(
        "event = CASE event WHEN 'killed' THEN 'injured' WHEN 'injured' THEN 'killed' ELSE event END", "event IN ('killed', 'injured')"
    ),
    "one_claimant_for_all": _figures("attributed_to = 'Gaza Health Ministry'"),
    "figures_of_another_article": "UPDATE staging.figures SET document_number = 2, figure_number = figure_number + 300 WHERE document_number = 1",
    "all_denied": _figures("status = 'denied'"),
    "as_of_a_year_off": _figures("as_of_date = as_of_date - 365", "time_method = 'relative'"),
    "persons_as_organisations": f"UPDATE staging.actors SET kind = 'organisation' WHERE kind = 'person' AND {MINE}",
    "words_as_actors": (
        "INSERT INTO staging.actors SELECT * EXCLUDE (w, n) REPLACE (actor_number + 1000 + n AS actor_number, w AS name, NULL AS actor_id, 'organisation' "
        "AS kind) FROM (FROM staging.actors WHERE actor_number = (SELECT min(o.actor_number) FROM staging.actors AS o WHERE "
        f"o.document_number = actors.document_number) AND {MINE}), (SELECT unnest(['The', 'Shops', 'late', 'and', 'early']) AS w, "
        "unnest(range(5)) AS n); INSERT INTO staging.actor_mentions SELECT m.* REPLACE (a.actor_number AS actor_number, a.name AS surface, "
        f"instr(({_SAID.format('a')}), a.name) - 1 AS span_start, instr(({_SAID.format('a')}), a.name) - 1 + length(a.name) AS span_end) "
        "FROM staging.actors AS a INNER JOIN staging.actor_mentions AS m ON m.document_number = a.document_number WHERE a.actor_number >= "
        "1000 AND (m.actor_number, m.span_start) = (SELECT (o.actor_number, o.span_start) FROM staging.actor_mentions AS o WHERE "
        "o.document_number = a.document_number ORDER BY ALL LIMIT 1)"
    ),
    "quote_to_the_end": f"UPDATE staging.quotes SET span_end = length(({_SAID.format('quotes')})) WHERE document_number = 1 AND quote_number = 2",
    "one_speaker_for_all": _quotes("speaker = 'Omar Haddad'"),
    "quotes_indirect": _quotes("kind = 'indirect'"),
    "times_same_value": f"UPDATE staging.times SET value = '2026-03-01' WHERE {MINE}",
}  # fmt: skip
