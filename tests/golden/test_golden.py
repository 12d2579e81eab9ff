"""Golden articles: the shipped samples against what DEFINITIONS say is in them. One failure per field.

A case is a folder with ``expected.json``; its input is the sample of the same name. Only the fields that stand in it are
compared. A list of accepted values means that any of them is right; ``null`` must be null.
"""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from flows.reference_files import SEEDS
from tests.analysing import the_extractor
from transforms.records import Actor, Extraction, Figure, RawDocument

GOLDEN = Path(__file__).parent
CASES = {path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLDEN.glob("*/expected.json"))}
ARTICLE_FIELDS = ("title", "standfirst", "canonical_url", "site_name", "modified_at", "language", "dateline")
FIGURE_FIELDS = (
    "value", "low", "high", "modifier", "kind", "unit", "denominator", "counted", "event", "measure", "status", "trend",
    "is_implicit", "attributed_to", "place", "as_of_date", "period_start",
)  # fmt: skip
LINKS = ("part_of", "exchanged_for")


@cache
def extraction(case: str) -> Extraction:
    path = next((SEEDS / "samples").glob(f"{case}.*"))
    media_type = "text/html" if path.suffix == ".html" else "text/plain"
    return the_extractor().extract(RawDocument(path.name, path.read_bytes(), media_type))


def fold(text: object) -> str:
    """For comparing names and words: plain quotation marks, one space, lower case, without an article or a final possessive."""
    plain = unicodedata.normalize("NFKC", str(text)).replace("’", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"^(?:the|a|an)\s|'s?$", "", re.sub(r"\s+", " ", plain).strip().lower())


def same(found: object, expected: object) -> bool:
    if isinstance(expected, list):
        return any(same(found, one) for one in expected)
    if found is None or expected is None:
        return found is expected
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        return abs(float(str(found)) - expected) <= abs(expected) * 5e-4
    return fold(found) == fold(expected)


def items(key: str, *, inside: tuple[str, ...] = ()) -> list[Any]:
    """One parameter per expected thing, or per field of it."""
    cases = [(case, number, item) for case, expected in CASES.items() for number, item in enumerate(expected.get(key, []))]
    if not inside:
        return [pytest.param(case, item, id=f"{case}-{number}-{label(item)}") for case, number, item in cases]
    fields = [(case, number, item, field) for case, number, item in cases for field in inside if field in item]
    return [pytest.param(c, item, field, id=f"{c}-{number}-{label(item)}-{field}") for c, number, item, field in fields]


def label(item: Any) -> str:
    if isinstance(item, str):
        return item[:40]
    return next(str(item[key])[:40] for key in ("context", "content", "name", "text") if key in item)


def span_in_text(case: str, context: str, surface: str) -> tuple[int, int]:
    """Where a context stands in the clean text, and in it the surface; the number in it is what must be found."""
    text = extraction(case).article.text
    at = text.find(context)
    assert at >= 0, f"not in the clean text: {context!r}"
    start = at + context.find(surface)
    return start, start + len(surface)


def figure_at(case: str, item: dict[str, Any]) -> Figure:
    start, end = span_in_text(case, item["context"], item["surface"])
    touching = [f for f in extraction(case).figures if f.start < end and start < f.end]
    assert touching, f"no figure at {item['context']!r}"
    return max(touching, key=lambda f: min(f.end, end) - max(f.start, start))


def names_of(actor: Actor) -> set[str]:
    return {fold(actor.name), *(fold(m.surface) for m in actor.mentions)}


@pytest.mark.parametrize("case", CASES)
def test_error(case: str) -> None:
    error = extraction(case).error
    assert same(error.code if error else None, CASES[case]["error"])


@pytest.mark.parametrize(("case", "field"), [(c, f) for c, e in CASES.items() for f in ARTICLE_FIELDS if f in e])
def test_article_field(case: str, field: str) -> None:
    assert same(getattr(extraction(case).article, field), CASES[case][field]), getattr(extraction(case).article, field)


@pytest.mark.parametrize("case", [case for case, expected in CASES.items() if "published_at" in expected])
def test_published_at_begins_as_expected(case: str) -> None:
    found, expected = extraction(case).article.published_at, CASES[case]["published_at"]
    assert (found is None) if expected is None else (found or "").startswith(expected), found


@pytest.mark.parametrize("case", [case for case, expected in CASES.items() if "authors" in expected])
def test_authors(case: str) -> None:
    assert list(extraction(case).article.authors) == CASES[case]["authors"]


@pytest.mark.parametrize(("case", "block"), items("blocks"))
def test_block_is_removed_with_its_label(case: str, block: dict[str, str]) -> None:
    found = [b.label for b in extraction(case).article.blocks if not b.kept and fold(b.text) == fold(block["text"])]
    assert block["label"] in found, found or [(b.label, b.text) for b in extraction(case).article.blocks if not b.kept]


@pytest.mark.parametrize(("case", "sentence"), items("body"))
def test_sentence_of_the_story_is_kept(case: str, sentence: str) -> None:
    assert fold(sentence) in fold(extraction(case).article.text)


@pytest.mark.parametrize(("case", "words"), items("gone"))
def test_words_beside_the_story_are_gone(case: str, words: str) -> None:
    assert fold(words) not in fold(extraction(case).article.text)


@pytest.mark.parametrize(("case", "item"), items("figures"))
def test_figure_is_found(case: str, item: dict[str, Any]) -> None:
    figure = figure_at(case, item)
    assert extraction(case).article.text[figure.start : figure.end] == figure.surface


@pytest.mark.parametrize(("case", "item", "field"), items("figures", inside=FIGURE_FIELDS))
def test_figure_field(case: str, item: dict[str, Any], field: str) -> None:
    found = getattr(figure_at(case, item), field)
    if field == "attributed_to":
        found = canonical(case, found, item[field])
    if field == "counted" and found is not None:
        found = found.split()[-1]  # the head noun; nouns that it is compounded of may stand before it
    assert same(found, item[field]), found


def canonical(case: str, name: str | None, expected: object) -> str | None:
    """The expected name where the actor that is found goes by it, too; else the name as found."""
    wanted = {fold(one) for one in (expected if isinstance(expected, list) else [expected])}
    for actor in extraction(case).actors:
        names = names_of(actor)
        if name is not None and fold(name) in names and names & wanted:
            return next(iter(names & wanted))
    return name


@pytest.mark.parametrize(("case", "item", "link"), items("figures", inside=LINKS))
def test_figure_is_linked(case: str, item: dict[str, Any], link: str) -> None:
    other = {f.figure_id: f.surface for f in extraction(case).figures}.get(getattr(figure_at(case, item), link) or "")
    assert other is not None
    assert item[link] in other


@pytest.mark.parametrize(("case", "context"), items("not_figures"))
def test_number_is_no_figure(case: str, context: str) -> None:
    article = extraction(case).article
    at = article.text.find(context)
    if at < 0:
        assert fold(context) not in fold(article.text)
        return
    end = at + len(context)
    assert [f.surface for f in extraction(case).figures if at <= f.start and f.end <= end] == []


@pytest.mark.parametrize(("case", "item"), items("quotes"))
def test_quote_has_its_speaker(case: str, item: dict[str, str]) -> None:
    start, end = span_in_text(case, item["content"], item["content"])
    touching = [q for q in extraction(case).quotes if q.start < end and start < q.end]
    assert touching, "no quote found there"
    speakers = [canonical(case, q.speaker, item["speaker"]) for q in touching]
    assert any(same(speaker, item["speaker"]) for speaker in speakers), speakers


@pytest.mark.parametrize(("case", "item"), items("actors"))
def test_actor_is_found(case: str, item: dict[str, str]) -> None:
    found = [a for a in extraction(case).actors if fold(item["name"]) in names_of(a)]
    assert [a.kind for a in found] == [item["kind"]], [(a.name, a.kind) for a in extraction(case).actors]


@pytest.mark.parametrize(("case", "item", "field"), items("actors", inside=("roles",)))
def test_actor_has_its_role(case: str, item: dict[str, Any], field: str) -> None:
    roles = [fold(r.role) for a in extraction(case).actors if fold(item["name"]) in names_of(a) for r in a.roles]
    assert all(any(fold(role) in found for found in roles) for role in item[field]), roles


@pytest.mark.parametrize(("case", "name"), items("not_actors"))
def test_name_is_no_actor(case: str, name: str) -> None:
    assert [a.name for a in extraction(case).actors if fold(name) in names_of(a)] == []
