"""Judgements of people about who is who: added, never changed; of two about the same, the later holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import duckdb

from transforms.actor_registry import Judged, Place, place_of
from warehouse.clock import utc_now
from warehouse.stories import group_copies

Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """One judgement to be added; see ``core.actor_judgements`` for the fields."""

    verdict: Verdict
    actor_id: str
    other_actor_id: str | None = None
    article_id: str | None = None
    kind: str | None = None
    name: str | None = None
    old_actor_id: str | None = None


def load_judged(con: duckdb.DuckDBPyConnection) -> Judged:
    """What holds of all judgements."""
    rows = con.execute(
        "SELECT judgement_id, verdict, actor_id, other_actor_id, article_id, kind, name "
        "FROM core.actor_judgements ORDER BY judgement_id"
    ).fetchall()
    pairs: dict[frozenset[str], tuple[str, str, str, int]] = {}
    placed: dict[Place, tuple[str, int]] = {}
    not_placed: set[tuple[Place, str]] = set()
    for number, verdict, actor_id, other_id, article_id, kind, name in rows:
        if article_id is None:
            pairs[frozenset((actor_id, other_id))] = (verdict, actor_id, other_id, number)
            continue
        place = place_of(article_id, kind, name)
        if verdict == "same":
            placed[place] = (actor_id, number)
            not_placed.discard((place, actor_id))
        else:
            not_placed.add((place, actor_id))
            if placed.get(place, ("", 0))[0] == actor_id:
                del placed[place]
    return Judged(_merged(list(pairs.values())), _apart(pairs), placed, not_placed)


def add_rulings(con: duckdb.DuckDBPyConnection, rulings: Sequence[Ruling], *, author: str, note: str, command: str) -> None:
    """Note judgements, within the caller's transaction."""
    row = con.execute("SELECT coalesce(max(judgement_id), 0) FROM core.actor_judgements").fetchone()
    first = int(row[0]) + 1 if row else 1
    con.executemany(
        "INSERT INTO core.actor_judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            [
                first + n, r.verdict, r.actor_id, r.other_actor_id, r.article_id, r.kind, r.name, r.old_actor_id, author, note,
                command, utc_now(),
            ]
            for n, r in enumerate(rulings)
        ],
    )  # fmt: skip


def _merged(pairs: Sequence[tuple[str, str, str, int]]) -> dict[str, tuple[str, int]]:
    """Each merged actor with the one that is kept: of a chain, the one that was kept last."""
    same = [(kept, other, number) for verdict, kept, other, number in pairs if verdict == "same"]
    groups = group_copies((kept, other) for kept, other, _ in same)
    target: dict[str, tuple[str, int]] = {}
    for kept, other, number in sorted(same, key=lambda pair: pair[2]):
        target[groups[kept]] = (kept, number)
        target.setdefault(other, (kept, number))
    last = {group: target[group][0] for group in set(groups.values())}
    numbers = {other: number for _, other, number in same}
    return {actor: (last[group], numbers.get(actor, target[group][1])) for actor, group in groups.items() if actor != last[group]}


def _apart(pairs: dict[frozenset[str], tuple[str, str, str, int]]) -> frozenset[frozenset[str]]:
    return frozenset(pair for pair, (verdict, *_) in pairs.items() if verdict == "different")
