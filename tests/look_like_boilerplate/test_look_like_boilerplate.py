"""A sentence of the story that is removed is the worst error: of those that look like boilerplate not one is lost."""

from __future__ import annotations

from tests.look_like_boilerplate.measuring import cases, lost


def test_not_one_is_lost() -> None:
    assert len(cases()) >= 175
    assert [line for case in cases() for line in lost(case)] == []
