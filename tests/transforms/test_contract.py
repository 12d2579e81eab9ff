from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from analysis_given import Read
from news_given import ARTICLES

from transforms.contract import json_number, to_line, to_record
from transforms.records import Article, Extraction, ExtractionFailure

TOP = """id error url canonical_url site_name title standfirst authors published_at published_precision published_method
    modified_at language dateline text blocks figures actors quotes times""".split()
FIGURE = """figure_id start end surface kind value low high modifier trend unit denominator counted counted_is_implied is_implicit
    qualifiers event measure status attributed_to attributed_to_actor_id attribution_cue attribution_start attribution_end
    attribution_chain as_of_date period_start period_end time_precision time_method place population part_of exchanged_for
    confidence rules sentence_start sentence_end""".split()
BLOCK = "label text kept rule start end".split()
ACTOR = "actor_id name kind affiliation roles mentions".split()
QUOTE = "start end kind speaker speaker_start speaker_end cue cue_start cue_end".split()
TIME = "start end surface type value".split()

TEXT, WHOLE, FLAG = (str,), (int,), (bool,)
MAYBE_TEXT, MAYBE_WHOLE, MAYBE_NUMBER = (str, type(None)), (int, type(None)), (int, float, type(None))
FIGURE_TYPES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("start", "end", "sentence_start", "sentence_end"), WHOLE),
    **dict.fromkeys(("figure_id", "surface", "kind", "modifier", "unit", "status", "time_method"), TEXT),
    **dict.fromkeys(("value", "low", "high"), MAYBE_NUMBER),
    **dict.fromkeys(("counted_is_implied", "is_implicit"), FLAG),
    **dict.fromkeys(("qualifiers", "attribution_chain"), (list,)),
    **dict.fromkeys(("attribution_start", "attribution_end"), MAYBE_WHOLE),
    "confidence": (float,), "rules": (dict,),
}  # fmt: skip
CLOSED = {
    "kind": {"count", "money", "share", "measure", "rate", "duration", "age", "multiple"},
    "modifier": {"exact", "about", "more_than", "at_least", "less_than", "up_to", "nearly", "range", "indefinite"},
    "trend": {"up", "down", None},
    "measure": {"stock", "flow", "total", None},
    "status": {"asserted", "proposed", "possible", "denied"},
    "time_method": {"stated", "relative", "publication"},
    "time_precision": {"second", "minute", "day", "month", "year", None},
}  # fmt: skip


@pytest.fixture(params=ARTICLES)
def record(request: pytest.FixtureRequest, read: Read) -> dict[str, Any]:
    return json.loads(to_line(read(ARTICLES[request.param])))  # type: ignore[no-any-return]


def test_keys_stand_in_the_order_of_the_contract(record: dict[str, Any]) -> None:
    assert list(record) == TOP
    for key, keys in (("blocks", BLOCK), ("figures", FIGURE), ("actors", ACTOR), ("quotes", QUOTE), ("times", TIME)):
        assert record[key]
        assert [list(item) for item in record[key]] == [keys] * len(record[key])
    assert {tuple(m) for a in record["actors"] for m in a["mentions"]} == {("start", "end", "surface")}
    assert {tuple(r) for a in record["actors"] for r in a["roles"]} <= {("role", "start", "end")}


def test_types_are_those_of_json(record: dict[str, Any]) -> None:
    for figure in record["figures"]:
        wrong = {k: v for k, v in figure.items() if not isinstance(v, FIGURE_TYPES.get(k, MAYBE_TEXT))}
        assert wrong == {}
        assert all(isinstance(rule, str) for rule in figure["rules"].values())
    assert all(isinstance(b["kept"], bool) and (b["start"] is None) != b["kept"] for b in record["blocks"])


def test_words_are_of_the_closed_vocabularies(record: dict[str, Any]) -> None:
    for figure in record["figures"]:
        assert {k: figure[k] for k in CLOSED if figure[k] not in CLOSED[k]} == {}
        assert 0 <= figure["confidence"] <= 1
    assert {a["kind"] for a in record["actors"]} <= {"person", "organisation", "country"}
    assert {q["kind"] for q in record["quotes"]} <= {"direct", "indirect", "mixed"}
    assert {t["type"] for t in record["times"]} <= {"DATE", "TIME", "DURATION", "SET"}


def test_references_between_records_hold(record: dict[str, Any]) -> None:
    ids = [f["figure_id"] for f in record["figures"]]
    assert len(ids) == len(set(ids))
    assert {f[k] for f in record["figures"] for k in ("part_of", "exchanged_for")} <= {*ids, None}
    actor_ids = {a["actor_id"] for a in record["actors"]}
    assert {f["attributed_to_actor_id"] for f in record["figures"]} <= actor_ids | {None}


def test_bounds_follow_the_modifier(record: dict[str, Any]) -> None:
    for figure in record["figures"]:
        value, low, high = figure["value"], figure["low"], figure["high"]
        expected = {
            "exact": (low, low, low), "about": (value, None, None), "more_than": (low, low, None), "at_least": (low, low, None),
            "less_than": (high, None, high), "up_to": (high, None, high), "nearly": (high, None, high),
            "range": (None, low, high), "indefinite": (None, low, None),
        }  # fmt: skip
        assert (value, low, high) == expected[figure["modifier"]]


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, "null"), ("40", "40"), ("40.0", "40"), ("4E+9", "4000000000"), ("66.67", "66.67"), ("0.1", "0.1"), ("-3", "-3")],
)
def test_numbers_read_as_they_are_written(value: str | None, written: str) -> None:
    assert json.dumps(json_number(None if value is None else Decimal(value))) == written


def test_an_error_has_a_code_a_message_and_every_key() -> None:
    record = to_record(Extraction(Article("a", "", ()), ExtractionFailure("no_text", "a: nothing to read")))
    assert list(record) == TOP
    assert record["error"] == {"code": "no_text", "message": "a: nothing to read"}
    assert {k: v for k, v in record.items() if v} == {"id": "a", "error": record["error"]}
    assert (record["title"], record["text"], record["figures"]) == (None, "", [])


def test_a_line_is_one_line_in_plain_unicode() -> None:
    line = to_line(Extraction(Article("é\n", "“Zoë”\u2028\n\nnew", ())))
    assert "\n" not in line
    assert "“Zoë”" in line
    assert json.loads(line)["text"] == "“Zoë”\u2028\n\nnew"
