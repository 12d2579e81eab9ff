from __future__ import annotations

import pytest
from analysis_given import Read

from transforms.confidence import Confidence, evidence
from transforms.records import Figure
from transforms.reference import ReferenceData, build_reference

COUNTS = ("right", "asked", "unseen_right", "unseen_asked")


def _row(field: str, rule: str, right: int, asked: int) -> dict[str, str]:
    """A rule that does on unseen articles as it does on seen ones."""
    return {"field": field, "rule": rule, **{name: str(count) for name, count in zip(COUNTS, (right, asked) * 2, strict=True)}}


ROWS = [
    *(_row(field, "seen", 9, 10) for field in ("figure", "value", "counted", "event")),
    _row("attributed_to", "none", 96, 96),
    _row("attributed_to", "weak", 0, 96),
]


def sharpened(product: float) -> float:
    """The square of the odds, times e to the power of -0.9, as a probability."""
    odds = (product / (1 - product)) ** 2 * 0.4066
    return odds / (1 + odds)


@pytest.fixture
def toll(read: Read) -> Figure:
    [figure] = read("PARIS: The fire killed 40 people.").figures
    return figure


def test_every_field_has_one_piece_of_evidence(toll: Figure) -> None:
    assert dict(evidence(toll)) == {
        "figure": "count", "value": "exact", "counted": "head_noun", "event": "argument_of_verb", "attributed_to": "none",
    }  # fmt: skip


def test_rules_that_were_never_seen_count_as_their_field_does(toll: Figure) -> None:
    # four fields at 0.9; the claimant's rule was always right
    assert Confidence(build_reference({"rule_reliability": ROWS})).of(toll) == pytest.approx(sharpened(0.9**4), abs=0.01)


def test_rules_are_trusted_as_far_as_unseen_articles_bear_them_out(toll: Figure) -> None:
    rows = [row | {"unseen_right": "8", "unseen_asked": "16"} if row["field"] == "event" else row for row in ROWS]
    assert Confidence(build_reference({"rule_reliability": rows})).of(toll) == pytest.approx(sharpened(0.9**3 * 0.5), abs=0.01)


def test_a_rule_that_is_often_wrong_lowers_it(toll: Figure) -> None:
    told = Confidence(build_reference({"rule_reliability": ROWS}))
    figure_of_weak_rule = Figure(
        **{name: getattr(toll, name) for name in Figure.__slots__} | {"rules": toll.rules | {"attributed_to": "weak"}}
    )
    assert told.of(figure_of_weak_rule) < 0.1 * told.of(toll)


def test_it_is_a_probability(read: Read, reference: ReferenceData) -> None:
    figures = read(
        "PARIS: The fire killed 40 people and cost $3 million, a rise of 5%, police said. A man was shot dead."
    ).figures
    assert len(figures) == 4
    assert all(0 < Confidence(reference).of(f) == f.confidence < 1 for f in figures)
