"""The look-alikes through extraction and resolution: of each case, what is wrong and of what sort.

``python -m tests.look_alikes.measuring [CASE…]`` prints the table.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transforms.records import Extraction, RawDocument
from warehouse.batch import StagedDocument, stage
from warehouse.database import connect_writer
from warehouse.promote import promote
from warehouse.reference import load_reference
from warehouse.runs import start_run

if TYPE_CHECKING:
    import duckdb

    from transforms.extract import Extractor
    from transforms.reference import ReferenceData

CASES: tuple[dict[str, Any], ...] = tuple(json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8")))
#: A mention: article, surface, which occurrence of it.
Place = tuple[str, str, int]
#: Text of an article, and the spans of its mentions with key and kind of the actor.
Read = tuple[str, list[tuple[int, int, str, str]]]
_RUN = "look-alikes"


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong: ``wrong_merge``, ``split``, ``missed``, ``kind`` or ``no_actor``."""

    sort: str
    detail: str


def load_cases(cases: Iterable[Mapping[str, Any]], con: duckdb.DuckDBPyConnection, extractor: Extractor) -> None:
    """Bring the articles of all cases into one warehouse, article by article in their order, each named ``case/article``."""
    articles = [(f"{case['id']}/{article['id']}", article) for case in cases for article in case["articles"]]
    made = extractor.extract_all([_document(name, article["text"], article["published_at"]) for name, article in articles])
    _load(con, {
        name: replace(one, article=replace(one.article, site_name=article["outlet"]))
        for (name, article), one in zip(articles, made, strict=True)
    })  # fmt: skip


def measure(cases: Iterable[Mapping[str, Any]], con: duckdb.DuckDBPyConnection) -> dict[str, list[Wrong]]:
    """What is wrong in each case of those that the warehouse holds."""
    found = _found(con)
    return {
        case["id"]: list(_wrong(case, {article["id"]: found[f"{case['id']}/{article['id']}"] for article in case["articles"]}))
        for case in cases
    }


def open_warehouse(reference: ReferenceData) -> duckdb.DuckDBPyConnection:
    """A warehouse in memory that knows the reference tables and has one run."""
    con = connect_writer(Path(":memory:"))
    load_reference(con, reference)
    start_run(con, _RUN, started_at=datetime(2025, 1, 1, tzinfo=UTC), reference_version="r")
    return con


def load_text(con: duckdb.DuckDBPyConnection, extractor: Extractor, name: str, text: str) -> None:
    """Bring one article from its text into the warehouse."""
    _load(con, {name: extractor.extract(_document(name, text, None))})


def _document(name: str, text: str, published_at: str | None) -> RawDocument:
    return RawDocument(name, text.encode(), "text/plain", charset="utf-8", published_at=published_at)


def _load(con: duckdb.DuckDBPyConnection, made: Mapping[str, Extraction]) -> None:
    stage(con, _RUN, [StagedDocument(name, None, one) for name, one in made.items()])
    promote(con, _RUN)


def _found(con: duckdb.DuckDBPyConnection) -> dict[str, Read]:
    found: dict[str, Read] = {
        name: (text, []) for name, text in con.execute("SELECT document_id, text FROM marts.articles").fetchall()
    }
    mentions = con.execute(
        "SELECT a.document_id, m.span_start, m.span_end, m.actor_key, m.kind FROM marts.actor_mentions AS m "
        "INNER JOIN marts.articles AS a ON a.article_id = m.article_id"
    ).fetchall()
    for name, *mention in mentions:
        found[name][1].append(tuple(mention))
    return found


def _wrong(case: Mapping[str, Any], found: Mapping[str, Read]) -> Iterator[Wrong]:
    owners: dict[str, str] = {}
    for actor in case["actors"]:
        keys: dict[str, str] = {}
        for place in actor["mentions"]:
            key, kind = _actor_at(place, found)
            if key is None:
                yield Wrong("missed", f"{actor['name']}: {_shown(place)} is no mention")
                continue
            if kind != actor["kind"]:
                yield Wrong("kind", f"{_shown(place)} is {kind}, not {actor['kind']}")
            keys[key] = keys.get(key, _shown(place))
        if len(keys) > 1:
            yield Wrong("split", f"{actor['name']}: {' and '.join(f'{shown} ({key})' for key, shown in keys.items())}")
        for key in keys:
            if owners.setdefault(key, actor["name"]) != actor["name"]:
                yield Wrong("wrong_merge", f"{actor['name']} and {owners[key]} are both {key}")
    for one, other in case["apart"]:
        keys_of_both = {_actor_at(one, found)[0], _actor_at(other, found)[0]}
        if len(keys_of_both) == 1 and None not in keys_of_both:
            yield Wrong("wrong_merge", f"{_shown(one)} and {_shown(other)} are both {keys_of_both.pop()}")
    for place in case["not_actors"]:
        key, kind = _actor_at(place, found)
        if key is not None:
            yield Wrong("no_actor", f"{_shown(place)} is no actor, but {kind} {key}")


def _actor_at(place: Place, found: Mapping[str, Read]) -> tuple[str | None, str]:
    text, mentions = found[place[0]]
    start = -1
    try:
        for _ in range(place[2]):
            start = text.index(place[1], start + 1)
    except ValueError:
        return None, ""
    end = start + len(place[1])
    covering = [(min(e, end) - max(s, start), key, kind) for s, e, key, kind in mentions if s < end and e > start]
    widest = max(covering, default=(0, "", ""))
    return widest[1:] if 2 * widest[0] > end - start else (None, "")


def _shown(place: Place) -> str:
    return f"{place[0]}:{place[1]}#{place[2]}"


def main() -> None:
    from flows.language_model import find_model, load_model
    from flows.reference_files import load_reference as read_reference
    from transforms.extract import Extractor

    reference = read_reference()
    extractor = Extractor(reference, load_model(find_model("")))
    cases = [case for case in CASES if len(sys.argv) < 2 or case["id"] in sys.argv[1:]]
    con = open_warehouse(reference)
    load_cases(cases, con, extractor)
    found = measure(cases, con)
    for name, every in found.items():
        for one in every:
            sys.stdout.write(f"{name:<28} {one.sort:<12} {one.detail}\n")
    if len(sys.argv) > 1:
        _show_actors(con)
    wrong = sum(map(bool, found.values()))
    merges = sum(any(one.sort == "wrong_merge" for one in every) for every in found.values())
    sys.stdout.write(f"{wrong} of {len(cases)} wrong, {merges} with a wrong merge\n")


def _show_actors(con: duckdb.DuckDBPyConnection) -> None:
    """Print who was found in the warehouse, and why."""
    for query in (
        "SELECT * EXCLUDE (revision_id, topics, nearby) FROM core.actor_resolutions",
        "SELECT * EXCLUDE (revision_id) FROM core.actor_doubts",
        """SELECT name, kind, actor_id, affiliation, list(DISTINCT surface), list(DISTINCT role) FROM core.actors
        JOIN core.actor_mentions USING (revision_id, actor_number)
        LEFT JOIN core.actor_roles USING (revision_id, actor_number) GROUP BY ALL""",
    ):
        for row in con.execute(query).fetchall():
            sys.stdout.write(f"    {row}\n")


if __name__ == "__main__":
    main()
