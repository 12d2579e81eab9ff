from __future__ import annotations

import pytest
from analysis_given import Read

OPENING = "The talks in the capital went on for days."


@pytest.mark.parametrize(
    "text",
    [
        "The group freed 105 hostages and 240 prisoners.",
        "The group freed 105 hostages. In return, the state will lift 12 orders.",
        "The group freed 105 hostages. The state freed 240 prisoners.",
    ],
)
def test_what_is_no_exchange_binds_nothing(read: Read, text: str) -> None:
    assert [f.exchanged_for for f in read(f"{OPENING} {text}").figures] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "The group freed 105 hostages in exchange for 240 prisoners.",
        "The armies swapped 105 officers for 240 soldiers.",
        "The group freed 105 hostages under a deal in which the state is to free 240 prisoners.",
        "The group freed 105 hostages; in return the state released 240 rebels.",
        "The group will free 105 hostages on Monday. The truce begins a day later. In return the state will release 240 rebels.",
        "The group will free 105 hostages on Monday.\n\nThe state will release 240 rebels in exchange for them.",
    ],
)
def test_exchange_binds_both_sides(read: Read, text: str) -> None:
    found = read(f"{OPENING} {text}").figures
    first, second = (next(f for f in found if f.surface == surface) for surface in ("105", "240"))
    assert (first.exchanged_for, second.exchanged_for) == (second.figure_id, first.figure_id)


def test_who_is_held_goes_free_in_an_exchange(read: Read) -> None:
    extraction = read(
        f"{OPENING} The truce saw the release of 105 hostages seized in the raid in exchange for 240 prisoners held in jails."
    )
    assert [(f.surface, f.event) for f in extraction.figures] == [("105", "released"), ("240", "released")]
