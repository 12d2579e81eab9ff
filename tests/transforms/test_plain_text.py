from __future__ import annotations

import pytest

from transforms.plain_text import parse_text

LONG = "The river rose by two metres overnight and flooded the lower part of the town, the fire service said."


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (LONG, [LONG]),
        (f"{LONG}\n\n{LONG}", [LONG, LONG]),
        (f"{LONG}\n{LONG}\n{LONG}", [LONG, LONG, LONG]),
        (f"\n\n {LONG} \n \t\n\n{LONG}\n", [LONG, LONG]),
        ("Two\u00a0 words\u200b and\u00ad  a\ttab", ["Two words and a tab"]),
        ("“It’s over,” she said - at last…", ["“It’s over,” she said - at last…"]),
        ("Men\n\n1. Keller (Peru) 25.76\n\n2. Ames (Chile) 24.88", ["Men", "1. Keller (Peru) 25.76", "2. Ames (Chile) 24.88"]),
        (" \n\u200b\n", []),
    ],
)
def test_paragraphs_are_those_of_the_text(text: str, paragraphs: list[str]) -> None:
    assert [draft.text for draft in parse_text(text)] == paragraphs


def test_accents_and_primes_for_apostrophes_are_put_right() -> None:
    """As some keyboards and blog programs write them; minutes, feet and quoted words keep theirs."""
    text = "Israel´s army didn`t say who, in their 20′s, fell at 31°30′ north from a 5′ wall in a town called `s Gravenhage."
    righted = "Israel’s army didn’t say who, in their 20’s, fell at 31°30′ north from a 5′ wall in a town called `s Gravenhage."
    assert [draft.text for draft in parse_text(text)] == [righted]


def test_lines_that_are_wrapped_at_a_column_are_joined() -> None:
    wrapped = (
        "The river rose by two metres overnight and flooded the lower\n"
        "part of the town, the fire service said on Thursday morning,\n"
        "adding that nobody was hurt but forty people had to leave their\n"
        "homes."
    )
    assert [draft.text for draft in parse_text(f"{wrapped}\n\n{LONG}")] == [wrapped.replace("\n", " "), LONG]


def test_lines_copied_from_a_narrow_column_are_joined_up_to_the_end_of_a_sentence() -> None:
    lines = [
        "The river rose by",
        "two metres overnight, and the fire service",
        "said that nobody was",
        "hurt.",
        "No comments:",
        "Post a comment",
    ]
    joined = [
        "The river rose by two metres overnight, and the fire service said that nobody was hurt.",
        "No comments:",
        "Post a comment",
    ]
    assert [draft.text for draft in parse_text("\n".join(lines))] == joined


def test_lines_that_all_begin_anew_are_not_joined() -> None:
    lines = [
        "Landslide closes the only road into the upper Tarn valley",
        "Maria Keller and Jo Ames of the Valley Courier, in Tarn",
        "Residents leave the upper valley on foot on Thursday noon",
    ]
    assert [draft.text for draft in parse_text("\n".join(lines) + f"\n\n{LONG}")] == [*lines, LONG]


def test_short_lines_of_a_table_are_not_joined() -> None:
    assert len(parse_text("Keller 65 67\nAmes 72 61\nIvers 70 66\nOdell 69 69")) == 4


def test_bullets_make_list_items() -> None:
    drafts = parse_text("- Two were hurt.\n* The road is closed.\n• Schools stay open.\n5-3 was the score.")
    assert [(draft.label, draft.text) for draft in drafts] == [
        ("list_item", "Two were hurt."),
        ("list_item", "The road is closed."),
        ("list_item", "Schools stay open."),
        ("paragraph", "5-3 was the score."),
    ]
