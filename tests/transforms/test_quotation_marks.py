from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.quotation_marks import find_quoted


def inner(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quoted(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor's house and the miners' union stood there.",
        "Rock 'n' roll was young.",
        "The board is 6' long.",
        "",
    ],
)
def test_apostrophes_are_no_quotation_marks(text: str) -> None:
    assert inner(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we are here" and left.', "we are here"),
        ("He said “we are here” and left.", "we are here"),
        ("He said „we are here“ and left.", "we are here"),
        ("He said «we are here» and left.", "we are here"),
        ("He said ``we are here'' and left.", "we are here"),
        ("He said ''we aren't here'' and left.", "we aren't here"),
        ("”We are here.” He left.", "We are here."),
        ("He said ‘we are all here’ and left.", "we are all here"),
        ("He called it ‘mad’ in the teachers’ club.", "mad"),
        ("He said 'we aren't all here' and left.", "we aren't all here"),
        ("“We are here,” he said.", "We are here,"),
        ("“He told me ‘go home’ and I went.”", "He told me ‘go home’ and I went."),
    ],
)
def test_marks_of_every_style(text: str, quoted: str) -> None:
    assert inner(text) == [quoted]


def test_several_stretches_in_one_paragraph() -> None:
    assert inner('"One," he said, "is not two." She replied "no" twice.') == ["One,", "is not two.", "no"]


def test_a_quotation_that_runs_on_ends_with_its_paragraph() -> None:
    text = "“We waited for hours.\n\n“Then they came,” she said."
    found = find_quoted(text)
    assert inner(text) == ["We waited for hours.", "Then they came,"]
    assert [q.runs_on for q in found] == [True, False]


def test_a_quotation_in_single_marks_runs_on_where_the_next_paragraph_opens_with_one() -> None:
    found = find_quoted("He said: ‘We waited for hours.\n\n‘Then they came,’ she said.")
    assert [q.runs_on for q in found] == [True, False]


def test_two_apostrophes_are_no_marks() -> None:
    assert inner("They play rock ‘n’ roll in the teachers’ club.") == []


def test_outer_span_holds_the_marks() -> None:
    text = "He said “yes, now”."
    (found,) = find_quoted(text)
    assert text[found.outer_start : found.outer_end] == "“yes, now”"


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab “”‘’\"'„«».\n", max_size=60))
def test_stretches_lie_in_order_inside_their_marks(text: str) -> None:
    found = find_quoted(text)
    assert all(0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text) for q in found)
    assert all(a.outer_end <= b.outer_start for a, b in itertools.pairwise(found))
    assert all("\n" not in text[q.start : q.end] for q in found)
