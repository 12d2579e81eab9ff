from __future__ import annotations

import pytest
from analysis_given import Read

from transforms.confidence import Confidence, evidence
from transforms.records import Figure
from transforms.reference import ReferenceData, build_reference

ROWS = [
    *({"field": field, "rule": "seen", "right": "9", "asked": "10"} for field in ("figure", "value", "counted", "event")),
    {"field": "attributed_to", "rule": "none", "right": "96", "asked": "96"},
    {"field": "attributed_to", "rule": "weak", "right": "0", "asked": "96"},
]


@pytest.fixture
def toll(read: Read) -> Figure:
    [figure] = read("PARIS: The fire killed 40 people.").figures
    return figure


def test_every_field_has_one_piece_of_evidence(toll: Figure) -> None:
    assert dict(evidence(toll)) == {
        "figure": "count", "value": "exact", "counted": "head_noun", "event": "argument_of_verb", "attributed_to": "none",
    }  # fmt: skip


def test_rules_that_were_never_seen_count_as_their_field_does(toll: Figure) -> None:
    # four fields at 0.9; the claimant's rule was right 96 of 96 times, and starts with 4 of the field's average of one half
    assert Confidence(build_reference({"rule_reliability": ROWS})).of(toll) == pytest.approx(0.9**4 * 0.98, abs=0.01)


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
