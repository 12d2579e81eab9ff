"""The look-alikes through extraction and resolution: of each case, what is wrong and of what sort.

``python -m tests.look_alikes.measuring [CASE…]`` prints the table.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transforms.records import RawDocument
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


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong: ``wrong_merge``, ``split``, ``missed``, ``kind`` or ``no_actor``."""

    sort: str
    detail: str


def measure(case: Mapping[str, Any], con: duckdb.DuckDBPyConnection, extractor: Extractor) -> list[Wrong]:
    """What is wrong in one case, read article by article into an emptied warehouse."""
    for (table,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'core'").fetchall():
        con.execute(f"DELETE FROM core.{table}")
    for article in case["articles"]:
        _load(con, extractor, article)
    return list(_wrong(case, _found(con)))


def open_warehouse(folder: Path, reference: ReferenceData) -> duckdb.DuckDBPyConnection:
    """A warehouse that knows the reference tables."""
    con = connect_writer(folder / "warehouse.duckdb")
    load_reference(con, reference)
    return con


def _load(con: duckdb.DuckDBPyConnection, extractor: Extractor, article: Mapping[str, Any]) -> None:
    load_text(con, extractor, article["id"], article["text"], article["published_at"], article["outlet"])


def load_text(
    con: duckdb.DuckDBPyConnection,
    extractor: Extractor,
    name: str,
    text: str,
    published_at: str | None = None,
    outlet: str | None = None,
) -> None:
    """Bring one article from its text into the warehouse, in a run of its own."""
    document = RawDocument(name, text.encode(), "text/plain", charset="utf-8", published_at=published_at)
    made = extractor.extract(document)
    made = replace(made, article=replace(made.article, site_name=outlet or made.article.site_name))
    start_run(con, name, started_at=datetime(2025, 1, 1, tzinfo=UTC), reference_version="r")
    stage(con, name, [StagedDocument(name, None, made)])
    promote(con, name)


def _found(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, list[tuple[int, int, str, str]]]]:
    """Of each article its text and the spans of its mentions with key and kind of the actor."""
    texts = con.execute("SELECT document_id, text FROM marts.articles").fetchall()
    mentions = con.execute(
        "SELECT a.document_id, m.span_start, m.span_end, m.actor_key, m.kind FROM marts.actor_mentions AS m "
        "INNER JOIN marts.articles AS a ON a.article_id = m.article_id"
    ).fetchall()
    return {name: (text, [row[1:] for row in mentions if row[0] == name]) for name, text in texts}


def _wrong(case: Mapping[str, Any], found: Mapping[str, tuple[str, list[tuple[int, int, str, str]]]]) -> Iterator[Wrong]:
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


def _actor_at(place: Place, found: Mapping[str, tuple[str, list[tuple[int, int, str, str]]]]) -> tuple[str | None, str]:
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
    wrong = merges = 0
    with tempfile.TemporaryDirectory() as folder:
        con = open_warehouse(Path(folder), reference)
        for case in CASES:
            if len(sys.argv) > 1 and case["id"] not in sys.argv[1:]:
                continue
            found = measure(case, con, extractor)
            wrong += bool(found)
            merges += any(one.sort == "wrong_merge" for one in found)
            for one in found:
                sys.stdout.write(f"{case['id']:<28} {one.sort:<12} {one.detail}\n")
            if len(sys.argv) > 1:
                for row in con.execute(
                    "SELECT article_id[:4], name, kind, actor_id, decision, score, reasons, countries, settings, offices, marks, affiliations, companions FROM core.actor_resolutions"
                ).fetchall():
                    sys.stdout.write(f"    {row}\n")
                for row in con.execute("SELECT * EXCLUDE (revision_id) FROM core.actor_doubts").fetchall():
                    sys.stdout.write(f"    ? {row}\n")
                for row in con.execute(
                    "SELECT name, kind, actor_id, affiliation, list(DISTINCT surface), list(DISTINCT role) FROM core.actors JOIN core.actor_mentions USING (revision_id, actor_number) LEFT JOIN core.actor_roles USING (revision_id, actor_number) GROUP BY ALL"
                ).fetchall():
                    sys.stdout.write(f"    = {row}\n")
    sys.stdout.write(f"{wrong} of {len(CASES)} wrong, {merges} with a wrong merge\n")


if __name__ == "__main__":
    main()
