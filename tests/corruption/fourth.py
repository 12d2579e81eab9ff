"""The damage of the fourth list of kinds (``kinds_fourth.csv``): what goes wrong in years of reading the same few hundred outlets."""

# SQL is put together here from constants only.

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Any

from tests.corruption.bodies import SOURCE, Damage, Documents, fields, one, with_text
from tests.corruption.history import RUNS, good_run
from tests.corruption.rows import MINE
from transforms.records import Block
from warehouse.batch import StagedDocument

_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _text(document: StagedDocument) -> str:
    assert document.extraction is not None
    return document.extraction.article.text


def _title(document: StagedDocument) -> str:
    assert document.extraction is not None
    return str(document.extraction.article.title)


def _sentences(text: str) -> list[str]:
    return [sentence for paragraph in text.split("\n\n") for sentence in re.split(r"(?<=[.!?])\s+", paragraph)]


def _moved(record: Any, by: int) -> Any:
    """A record with all of its spans moved."""
    spans = [name for name in record.__annotations__ if name in {"start", "end"} or name.endswith(("_start", "_end"))]
    spans = [name for name in spans if isinstance(getattr(record, name), int)]
    return replace(record, **{name: getattr(record, name) + by for name in spans})


def rearranged(document: StagedDocument, pieces: Sequence[int | str]) -> StagedDocument:
    """The document with its paragraphs in another order, and others put in; what was found in one goes with it.

    Args:
        document: the document.
        pieces: numbers of its paragraphs, or words of new ones. What was found goes with a paragraph's first place.
    """
    made = document.extraction
    assert made is not None
    old = made.article.text.split("\n\n")
    starts = [sum(len(words) + 2 for words in old[:n]) for n in range(len(old))]
    kept: list[Block] = []
    moves: dict[int, int] = {}
    at = 0
    for piece in pieces:
        words = old[piece] if isinstance(piece, int) else piece
        if isinstance(piece, int):
            moves.setdefault(piece, at - starts[piece])
        kept.append(Block("paragraph", words, kept=True, rule="body", start=at, end=at + len(words)))
        at += len(words) + 2

    def move(record: Any) -> Any:
        within = max(n for n, start in enumerate(starts) if start <= record.start)
        return _moved(record, moves[within])

    removed = [block for block in made.article.blocks if not block.kept]
    text = "\n\n".join(block.text for block in kept)
    return replace(document, capture_id=f"{hash(text):x}", extraction=replace(
        made, article=replace(made.article, text=text, blocks=(*removed[:1], *kept, *removed[1:])),
        figures=tuple(sorted(map(move, made.figures), key=lambda figure: figure.start)),
        actors=tuple(replace(actor, mentions=tuple(map(move, actor.mentions))) for actor in made.actors),
        quotes=tuple(sorted(map(move, made.quotes), key=lambda quote: quote.start)),
        times=tuple(sorted(map(move, made.times), key=lambda time: time.start)),
    ))  # fmt: skip


def _each(change: Callable[[int, StagedDocument, Documents], StagedDocument]) -> Damage:
    """Damage to every document of the source, which knows the others."""

    def damage(documents: Documents) -> Documents:
        mine = [d for d in documents if d.source_name == SOURCE]
        changed = {id(d): change(n, d, mine) for n, d in enumerate(mine)}
        return [changed.get(id(d), d) for d in documents]

    return damage


def _lines(document: StagedDocument) -> int:
    return len(_text(document).split("\n\n"))


def _put_in(document: StagedDocument, *put: tuple[int, str]) -> StagedDocument:
    """New paragraphs, each before the paragraph of a number."""
    pieces: list[int | str] = []
    for number in range(_lines(document) + 1):
        pieces += [words for before, words in put if min(before, _lines(document)) == number]
        pieces += [number] if number < _lines(document) else []
    return rearranged(document, pieces)


def _key_points(_: int, document: StagedDocument, __: Documents) -> StagedDocument:
    points = _sentences(_text(document))[1:4]
    return _put_in(document, (0, "Key points"), *((0, point.rstrip(".")) for point in points), (0, "Summary made with AI"))


def _images(number: int, document: StagedDocument, _: Documents) -> StagedDocument:
    who = ("Ferry crews", "Traders", "The mayor", "Engineers", "Pupils")[number % 5]
    return _put_in(document, (1, "Image source, Getty Images"), (1, f"Image caption, {who} at the harbour on a grey morning"))


def _headlines(number: int, document: StagedDocument, mine: Documents) -> StagedDocument:
    others = [_title(mine[(number + step) % len(mine)]) for step in (3, 7)]
    return _put_in(document, (1, others[0]), (3, others[1]))


def _prices(number: int, document: StagedDocument, _: Documents) -> StagedDocument:
    rng = Random(number)
    lines = [
        (2, f"{name} {rng.randint(20, 900)}.{rng.randint(10, 99)} {rng.choice('+-')}{rng.randint(0, 3)}.{rng.randint(10, 99)}%")
        for name in ("BRENT", "HRBR", "DAX", "FTSE 100", "EUR/USD", "GOLD")
    ]
    return _put_in(document, *lines)


def _loop(text: str) -> str:
    first, *others = text.split("\n\n")
    sentence = _sentences(others[0])[-1]
    return "\n\n".join([first, " ".join([sentence] * 12), *others])


def _assistant(text: str) -> str:
    return (
        f"Certainly! Here is a rewritten version of the article in a neutral tone:\n\n{text}\n\nAs an AI language model, I cannot verify "
        "events after my training. Let me know if you would like me to shorten the text."
    )


def _footnotes(document: StagedDocument) -> StagedDocument:
    numbers = iter(range(1, 1000))
    return with_text(document, re.sub(r"(?<=[a-z])\.(?=\s|$)", lambda _: f".{next(numbers)}", _text(document)))


def _columns(text: str) -> str:
    words = text.split()
    lines = [" ".join(words[n : n + 6]) for n in range(0, len(words), 6)]
    half = (len(lines) + 1) // 2
    mixed = [line for pair in zip(lines[:half], lines[half:], strict=False) for line in pair]
    return "\n\n".join(" ".join(mixed[n : n + 8]) for n in range(0, len(mixed), 8))


def _keywords(text: str) -> str:
    words = sorted(set(re.findall(r"[a-z]{5,}", text)))
    return "\n\n".join(", ".join(Random(n).sample(words, min(25, len(words)))) for n in range(6))


def _pieces(documents: Documents) -> Documents:
    """The paragraphs of three articles, each a document of its own."""
    found: Documents = []
    for number, document in enumerate(documents):
        if number >= 3:
            found.append(document)
            continue
        for position, words in enumerate(_text(document).split("\n\n")):
            made = with_text(document, words).extraction
            assert made is not None
            url = f"{document.url}?entry={position}"
            article = replace(made.article, document_id=url, url=url, canonical_url=url, text=words)
            pages = replace(made, article=article, figures=(), actors=(), quotes=(), times=())
            found.append(replace(document, document_id=url, url=url, capture_id=f"piece{number}/{position}", extraction=pages))
    return found


def _some_dates(documents: Documents) -> Documents:
    """Each fourth article: 12 March read as 3 December."""
    damage = fields("source", published_at=_as_december, published_method="guess")
    mine = [d for d in documents if d.source_name == SOURCE]
    chosen = {id(d): new for d, new in zip(mine, damage(mine), strict=True)}
    wrong = {id(d) for d in mine[::4]}
    return [chosen[id(d)] if id(d) in wrong else d for d in documents]


def _as_december(document: StagedDocument) -> str:
    assert document.extraction is not None
    moment = datetime.fromisoformat(str(document.extraction.article.published_at))
    return moment.replace(year=moment.year - 1, month=12, day=moment.month).isoformat()


def _addresses_new(documents: Documents) -> Documents:
    """The articles of the runs before, under the addresses that a new editorial system gave them."""
    found = []
    for n, d in enumerate(d for number in (RUNS - 1, RUNS - 2) for d in good_run(number) if d.source_name == SOURCE):
        made = d.extraction
        assert made is not None
        url = f"https://herald.example/articles/{n}-{Random(n).randint(10**6, 10**7)}"
        figures = tuple(replace(f, figure_id=f"n{n}{f.figure_id[:-4]}") for f in made.figures)
        ids = {old.figure_id: new.figure_id for old, new in zip(made.figures, figures, strict=True)}
        figures = tuple(replace(f, part_of=ids.get(str(f.part_of)), exchanged_for=ids.get(str(f.exchanged_for))) for f in figures)
        again = replace(made, article=replace(made.article, document_id=url, url=url, canonical_url=url), figures=figures)
        found.append(replace(d, document_id=url, url=url, capture_id=f"renewed{n}", extraction=again))
    return [*documents, *found]


def _stuck(documents: Documents) -> Documents:
    """The feed names the pages of three days ago, which are as they were."""
    old = [replace(d, extraction=None, disposition="unchanged") for d in good_run(RUNS - 1) if d.source_name == SOURCE]
    return [*(d for d in documents if d.source_name != SOURCE), *old]


def _byline(document: StagedDocument) -> tuple[str, ...]:
    assert document.extraction is not None
    (author,) = document.extraction.article.authors
    return (f"By {author} and Lena Brandt in Rafah, additional reporting by Hugo Silva",)


def _section(document: StagedDocument) -> tuple[str, ...]:
    return (("World", "Politics", "Sport", "Opinion", "Business")[len(_text(document)) % 5],)


#: Damage to documents.
DOCUMENTS: dict[str, Damage] = {
    "lead_repeated": _each(lambda _, d, __: rearranged(d, [0, *range(_lines(d))])),
    "key_points_on_top": _each(_key_points),
    "listening_times": _each(lambda n, d, _: _put_in(d, (0, f"Listen to this article · {3 + n % 9} min"))),
    "image_lines": _each(_images),
    "headlines_in_bodies": _each(_headlines),
    "prices_in_bodies": _each(_prices),
    "paragraphs_reversed": _each(lambda _, d, __: rearranged(d, [*reversed(range(_lines(d)))])),
    "sentence_in_a_loop": one(_loop),
    "assistant_speaks": one(_assistant),
    "footnotes_glued": _each(lambda _, d, __: _footnotes(d)),
    "names_masked": one(lambda text: re.sub(r"\b[A-Z][a-z]{3,}\b", "*****", text)),
    "digits_of_another_script": one(lambda text: text.translate(_DIGITS)),
    "columns_interleaved": one(_columns),
    "speech_recognised": one(lambda text: re.sub(r"[^\w\s]", "", text).lower()),
    "keywords_as_body": one(_keywords),
    "live_entries_as_articles": _pieces,
    "some_dates_swapped": _some_dates,
    "authors_are_bylines": fields("source", authors=_byline),
    "authors_are_sections": fields("source", authors=_section),
    "titles_with_markup": fields("source", title=lambda d: f"<em>{_title(d).replace(', ', ' &amp;amp; ')}</em>"),
    "titles_mojibake": fields("source", title=lambda d: f"â€œ{_title(d).replace(', ', 'â€ â€“ ')}"),
    "source_names_lost": lambda documents: [replace(d, source_name=None) if d.source_name == SOURCE else d for d in documents],
    "addresses_renewed": _addresses_new,
    "feed_stuck": _stuck,
}
#: How many runs later than the good one a kind is looked at.
LATER = {"feed_stuck": 6}


def _all(table: str, values: str, where: str = "true") -> str:
    return f"UPDATE staging.{table} SET {values} WHERE {MINE} AND {where}"


def _text_changed(pattern: str, words: str) -> str:
    """Words of the texts replaced by others of the same length, so that all spans stay."""
    change = f"regexp_replace({{}}, '{pattern}', '{words}', 'g')"
    return "; ".join((
        _all("articles", f"text = {change.format('text')}"),
        _all("figures", f"surface = {change.format('surface')}"),
        _all("quotes", f"speaker = {change.format('speaker')}"),
    ))  # fmt: skip


_CLAIM = "attributed_to, attributed_to_actor_id, attribution_cue, attribution_start, attribution_end, attribution_chain"
_FIRST_OF_OTHER = (
    "SELECT m.document_number, m.span_start, m.span_end, a.name FROM staging.actor_mentions AS m INNER JOIN staging.actors AS a ON "
    "a.document_number = m.document_number AND a.actor_number = m.actor_number WHERE a.kind <> 'person' QUALIFY row_number() OVER "
    "(PARTITION BY m.document_number ORDER BY m.span_start) = 1"
)
#: Damage to staged rows.
ROWS: dict[str, str] = {
    "thousands_by_spaces": (
        _text_changed("(\\d),(\\d\\d\\d)", "\\1\u202f\\2")
        + "; "
        + _all(
            "figures", "surface = split_part(surface, '\u202f', 1), span_end = span_start + length(split_part(surface, '\u202f', 1)), "
            "value = regexp_extract(surface, '(\\d+)\u202f', 1)::INT, low = regexp_extract(surface, '(\\d+)\u202f', 1)::INT, "
            "high = CASE WHEN high IS NOT NULL THEN regexp_extract(surface, '(\\d+)\u202f', 1)::INT END", "contains(surface, '\u202f')",
        )
    ),
    "thousands_by_points": (
        _text_changed("(\\d),(\\d\\d\\d)", "\\1.\\2")
        + "; "
        + _all("figures", "value = value / 1000, low = low / 1000, high = high / 1000", "regexp_matches(surface, '\\d\\.\\d\\d\\d$')")
    ),
    "currency_signs_lost": (
        _text_changed("[$]", " ")
        + "; "
        + _all("figures", "surface = ltrim(surface), span_start = span_start + 1, kind = 'count', unit = '1'", "kind = 'money'")
    ),
    "claimants_moved": (
        f"UPDATE staging.figures AS s SET {', '.join(f'{name.strip()} = o.{name.strip()}' for name in _CLAIM.split(','))} FROM (SELECT "
        "document_number, figure_number, "
        + ", ".join(f"lag({name.strip()}) OVER w AS {name.strip()}" for name in _CLAIM.split(","))
        + " FROM staging.figures WINDOW w AS (PARTITION BY document_number ORDER BY span_start)) AS o WHERE o.document_number = "
        f"s.document_number AND o.figure_number = s.figure_number AND s.{MINE}; "
        + _all("figures", "attribution_chain = []", "attribution_chain IS NULL")
    ),
    "modifiers_outside": _all(
        "figures", "surface = regexp_replace(surface, '^(more than|about) ', ''), span_start = span_start + length(surface) - "
        "length(regexp_replace(surface, '^(more than|about) ', '')), modifier = 'exact', low = value, high = value",
        "modifier IN ('more_than', 'about')",
    ),
    "as_of_is_publication": _all(
        "figures", "as_of_date = (SELECT a.published_at::DATE FROM staging.articles AS a WHERE a.document_number = figures.document_number)",
        "time_method = 'relative'",
    ),
    "speakers_exchanged": (
        f"UPDATE staging.quotes AS s SET speaker = o.name, speaker_start = o.span_start, speaker_end = o.span_end FROM ({_FIRST_OF_OTHER}) "
        f"AS o WHERE o.document_number = s.document_number AND s.{MINE}"
    ),
    "places_are_datelines": (
        _all("articles", "dateline = list_value('Cairo', 'Doha', 'Geneva', 'Ankara', 'Amman', 'Rome')[1 + document_number % 6]")
        + "; "
        + _all("figures", "place = list_value('Cairo', 'Doha', 'Geneva', 'Ankara', 'Amman', 'Rome')[1 + document_number % 6]")
    ),
    "sentences_are_numbers": _all("figures", "sentence_start = span_start, sentence_end = span_end"),
    "actor_ids_lost": f"{_all('actors', 'actor_id = NULL')}; {_all('figures', 'attributed_to_actor_id = NULL')}",
    "surnames_lost": (
        _all("actors", "name = split_part(name, ' ', 1)", "kind = 'person'")
        + "; "
        + _all("quotes", "speaker = split_part(speaker, ' ', 1)")
    ),
    "quotes_cut": _all("quotes", "span_end = span_start + 20", "kind = 'direct'"),
    "ranges_collapsed": _all("figures", "modifier = 'exact', value = (low + high) / 2, low = (low + high) / 2, high = (low + high) / 2", "modifier = 'range'"),
    "units_exchanged": _all("figures", "unit = 'hour'", "unit = 'day'"),
    "trends_everywhere": _all("figures", "trend = 'up'"),
    "all_possible": _all("figures", "status = 'possible'"),
    "qualifiers_everywhere": _all("figures", "qualifiers = ['children']"),
    "counted_absent": (
        "UPDATE staging.figures SET counted = 'tractors' WHERE document_number = 1 AND figure_number = (SELECT min(f.figure_number) FROM "
        "staging.figures AS f WHERE f.document_number = 1 AND f.kind = 'count')"
    ),
    "flows_as_totals": _all("figures", "measure = 'total'", "measure IS NOT NULL"),
    "parts_lost": _all("figures", "part_of = NULL"),
    "confidence_constant": _all("figures", "confidence = 0.7"),
}  # fmt: skip
