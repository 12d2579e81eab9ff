"""What outlets repeat: counted as articles are promoted, and taken for boilerplate where the evidence is enough.

Of each site the blocks of its last 400 articles are kept (``core.segment_sightings``): what a run reads of them follows from the
sites that it brought, not from the ledger. A segment is what :func:`transforms.learned_segments.segment_id` names; copies of one
story count once, revisions not at all. What a person decided is never decided anew.

A sentence that could be the newsroom's own stays in, however often it comes ("… could not independently verify the report", the
toll that each follow-up repeats): it is the running text of those articles. It is proposed, for a person to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import duckdb
import pyarrow as pa

from transforms.learned_segments import Look, SegmentForms
from warehouse.article_numbers import rows_of
from warehouse.clock import utc_now
from warehouse.sql_files import read_sql

State = Literal["proposed", "learned", "confirmed", "refused"]
#: Who decides where no person does.
EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Bound:
    """So many stories, on so many days, in such a share of the site's stories since the first one with the segment."""

    stories: int
    days: int
    share: float


#: What is enough for furniture below the story: a biography stands below one article in twenty.
_FURNITURE = Bound(5, 3, 0.05)
#: What is enough between paragraphs, for signs that no story has there. Sub-headings ("Key points") are lines, too.
_BETWEEN = Bound(8, 4, 0.3)
_SIGNS_BETWEEN = frozenset({"contact", "copyright", "disclaimer", "imperative", "newsletter"})
#: What is enough for a line at the tail that speaks to readers or of the outlet ("Additional reporting by the Post's data team").
_VOICE = Bound(8, 4, 0.1)
#: What is enough for all else at either end but sentences without any sign. A sentence or line of the story ("The trial goes on")
#: stands in half of the stories at most, also in sets made to have many. All bounds were chosen on ``tests/learned_segments`` so
#: that no line of the story is taken; measure again with ``python -m tests.learned_segments``.
_EVERYWHERE = Bound(8, 4, 0.8)
#: From here on a person is asked.
_WORTH_A_QUESTION = {"tail": _FURNITURE, "head": Bound(8, 4, 0.2), "mid": Bound(8, 4, 0.2)}
#: Below this share the articles must be about different things: a sentence that follow-ups share is their story. They are of one
#: thing where one word of at least four letters is in so many of their titles.
_FEW = 0.5
_SAME_TOPIC = 0.6
_SITE_PARTS = 2

_EVIDENCE: dict[str, pa.DataType] = {
    "segment_id": pa.string(), "site": pa.string(), "text": pa.string(), "form": pa.string(), "sign": pa.string(),
    "place": pa.string(), "article_count": pa.int64(), "new_count": pa.int64(), "story_count": pa.int64(),
    "day_count": pa.int64(), "share": pa.float64(), "first_seen_on": pa.date32(), "last_seen_on": pa.date32(),
}  # fmt: skip


def learn_segments(con: duckdb.DuckDBPyConnection) -> None:
    """Count the segments of what is being promoted, and decide about those that repeat; within the promotion's transaction."""
    changed = con.execute("SELECT EXISTS (FROM plan WHERE action <> 'same') OR EXISTS (FROM gone)").fetchone()
    if changed is None or not changed[0]:
        return
    con.execute(read_sql("load/89_sightings.sql"))
    found = con.execute(read_sql("load/89_repeated.sql")).to_arrow_table().to_pylist()
    if not found:
        return
    signs = con.execute("SELECT sign, label, pattern, example FROM reference.segment_signs ORDER BY sign").to_arrow_table()
    forms = SegmentForms(signs.to_pylist())
    looks = [forms.look(row["text"], row["block_label"], outlet_names(row["site"], row["site_name"])) for row in found]
    rows = [row | {"form": look.form, "sign": look.sign} for row, look in zip(found, looks, strict=True)]
    con.register("found", pa.table({name: pa.array([row[name] for row in rows], kind) for name, kind in _EVIDENCE.items()}))
    con.execute(read_sql("load/89_evidence.sql"))
    states = dict(
        con.execute(
            "SELECT segment_id, arg_max(state, decided_at) FROM core.segment_decisions "
            "WHERE segment_id IN (SELECT segment_id FROM found) GROUP BY segment_id"
        ).fetchall()
    )
    con.unregister("found")
    _decide(con, rows, looks, states, _topic_shares(con, [row["segment_id"] for row in rows if row["share"] < _FEW]))


def outlet_names(site: str, site_name: str | None) -> tuple[str, ...]:
    """Names of an outlet: what its pages call it, and its host without the last parts."""
    parts = site.split(".")
    host = max(parts[:-1], key=len) if len(parts) >= _SITE_PARTS else site
    return tuple(name for name in (site_name if site_name != site else None, host) if name)


def judge(look: Look, row: dict[str, Any], topic_share: float) -> State | None:
    """What the evidence says of a segment: learned, proposed, or nothing yet.

    Args:
        look: what it looks like.
        row: where and how often it stands, as ``load/89_repeated.sql`` counts.
        topic_share: share of its articles whose titles have one word in common.
    """
    if look.form == "story":
        return None
    bounds = [_EVERYWHERE] if row["place"] != "mid" and look.form != "sentence" else []
    if row["share"] >= _FEW or topic_share < _SAME_TOPIC:
        if row["place"] == "mid" and look.sign in _SIGNS_BETWEEN:
            bounds.append(_BETWEEN)
        if row["place"] == "tail" and look.form == "furniture":
            bounds.append(_FURNITURE)
        if row["place"] == "tail" and look.form == "voice" and not look.is_sentence:
            bounds.append(_VOICE)
    if any(_reaches(row, bound) for bound in bounds):
        return "learned"
    return "proposed" if _reaches(row, _WORTH_A_QUESTION[row["place"]]) else None


def told_evidence(row: dict[str, Any]) -> str:
    """Why a segment is taken for boilerplate, in words."""
    sign = f"{row['form']} ({row['sign']})" if row["sign"] else row["form"]
    days = f"{row['first_seen_on']} to {row['last_seen_on']}"
    return (
        f"{row['place']} of {row['story_count']} stories on {row['day_count']} days, {days}, {row['share']:.0%} of those since "
        f"the first; {sign}"
    )


def _reaches(row: dict[str, Any], bound: Bound) -> bool:
    return bool(row["story_count"] >= bound.stories and row["day_count"] >= bound.days and row["share"] >= bound.share)


def _topic_shares(con: duckdb.DuckDBPyConnection, segment_ids: Sequence[str]) -> dict[str, float]:
    """For each segment the share of its articles whose titles have one word in common, whatever its revisions."""
    if not segment_ids:
        return {}
    wanted = {"wanted": list(segment_ids)}
    numbers = con.execute(
        "SELECT DISTINCT article_number FROM core.segment_sightings WHERE list_contains($wanted, segment_id) ORDER BY ALL", wanted
    ).fetchall()
    titles = rows_of("core.revisions", [number for (number,) in numbers])
    return dict(con.execute(read_sql("load/89_topics.sql").replace("{revisions}", titles), wanted).fetchall())


def _decide(
    con: duckdb.DuckDBPyConnection,
    rows: Sequence[dict[str, Any]],
    looks: Sequence[Look],
    states: dict[str, str],
    topics: dict[str, float],
) -> None:
    """Note what is decided now and was not before; a proposal may become more, what a person decided stays."""
    now = utc_now()
    decisions = []
    for row, look in zip(rows, looks, strict=True):
        before, state = states.get(row["segment_id"]), judge(look, row, topics.get(row["segment_id"], 1))
        if state is not None and (before is None or (before == "proposed" and state == "learned")):
            place = "any" if row["place"] == "mid" else row["place"]
            named = (row["segment_id"], row["site"], state, look.label, place, row["text"])
            decisions.append([*named, EVIDENCE, told_evidence(row), now])
    if decisions:
        con.executemany("INSERT INTO core.segment_decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", decisions)
