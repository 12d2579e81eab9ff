"""Learned segments in the pure path: what names them, where they are removed, and what they look like."""

from __future__ import annotations

import pytest

from flows.reference_files import load_reference
from transforms.article import ArticleParser
from transforms.blocks import Draft
from transforms.errors import ReferenceDataError
from transforms.learned_segments import SegmentForms, apply_learned, matches_sign, segment_forms, segment_id, site_of
from transforms.records import LearnedSegment, RawDocument

SITE = "karsa.example"
STORY = "Rescue teams reached the valley on Thursday, where the river had taken two bridges and the road to the coast."
TAIL = "Write to the Karsa desk"
FORMS = segment_forms(load_reference())


def learned(text: str, place: str = "tail") -> LearnedSegment:
    return LearnedSegment(segment_id(SITE, text), "other", place)


def kept(lines: list[str], *segments: LearnedSegment) -> list[str]:
    return [draft.text for draft in apply_learned([Draft("paragraph", line) for line in lines], segments, SITE) if draft.kept]


@pytest.mark.parametrize(
    ("lines", "place", "left"),
    [
        ([STORY, TAIL], "tail", [STORY]),
        ([TAIL, STORY], "tail", [TAIL, STORY]),
        ([STORY, TAIL, STORY + " Again."], "tail", [STORY, TAIL, STORY + " Again."]),
        ([TAIL, STORY], "head", [STORY]),
        ([STORY, TAIL], "head", [STORY, TAIL]),
        ([STORY, TAIL, STORY + " Again."], "any", [STORY, STORY + " Again."]),
        ([STORY, TAIL.upper() + "!"], "tail", [STORY]),
        ([TAIL], "any", [TAIL]),
    ],
)
def test_a_segment_is_removed_in_its_place_only_and_never_with_all_of_the_story(
    lines: list[str], place: str, left: list[str]
) -> None:
    assert kept(lines, learned(TAIL, place)) == left


def test_a_tail_of_long_sentences_is_removed_with_what_stands_behind_the_story() -> None:
    about = "The Karsa Gazette has been printed in the same hall since the year of the flood, by those who own it together."
    assert kept([STORY, about, TAIL], learned(about), learned(TAIL)) == [STORY]


def test_the_removed_block_names_the_segment() -> None:
    text = f"A bridge is gone\n\n{STORY}\n\n{TAIL}"
    document = RawDocument("a", text.encode(), "text/plain", f"https://www.{SITE}/a", learned=(learned(TAIL),))
    article, failure = ArticleParser(load_reference()).parse(document)
    assert failure is None
    assert article.text == STORY
    assert [(b.rule, b.text) for b in article.blocks if b.rule.startswith("learned_")] == [
        (f"learned_{segment_id(SITE, TAIL)}", TAIL)
    ]


def test_numbers_count_in_sentences_only_and_each_outlet_has_its_own_segments() -> None:
    assert segment_id(SITE, "Comments (12)") == segment_id(SITE, "Comments (8)")
    assert segment_id(SITE, "The toll reached 12.") != segment_id(SITE, "The toll reached 8.")
    assert segment_id(SITE, TAIL) != segment_id("other.example", TAIL)


@pytest.mark.parametrize(
    ("url", "source", "site"),
    [
        ("https://www.karsa.example/a", "feed", "karsa.example"),
        ("HTTP://user@Karsa.example:81/a", None, "karsa.example"),
        (None, "feed", "feed"),
        ("file.txt", None, ""),
        (None, None, ""),
    ],
)
def test_an_outlet_is_its_host_else_its_source(url: str | None, source: str | None, site: str) -> None:
    assert site_of(url, source) == site


@pytest.mark.parametrize(
    ("text", "form", "sign"),
    [
        ("Karsa Gazette could not independently verify the report.", "story", "reported_speech"),
        ("The war has killed 1,200 people, by the count of the ministry.", "story", "reported_harm"),
        ("“Never again,” the banner reads.", "story", ""),
        ("The reservoir has been empty since spring.", "sentence", ""),
        ("Reader offers and puzzles", "line", ""),
        ("Our correspondents travel with neither side.", "voice", "own_voice"),
        ("A paper of the Karsa Gazette house", "voice", "outlet_name"),
        ("Mara Ilves covers energy for the coast.", "furniture", "author_job"),
        ("Sign up for the tide tables.", "furniture", "imperative"),
    ],
)
def test_what_a_segment_looks_like(text: str, form: str, sign: str) -> None:
    look = FORMS.look(text, "paragraph", ("Karsa Gazette",))
    assert (look.form, look.sign) == (form, sign)


def test_headings_are_the_newsrooms_however_often_they_come() -> None:
    assert FORMS.look("Sign up here", "heading", ()).form == "story"


def test_each_sign_is_found_in_its_example() -> None:
    assert [row["sign"] for row in load_reference().table("segment_signs") if not matches_sign(row)] == []


@pytest.mark.parametrize(("column", "value"), [("label", "junk"), ("pattern", "(")])
def test_a_malformed_sign_is_refused_by_name(column: str, value: str) -> None:
    row = {"sign": "mine", "label": "other", "pattern": "x", "example": "x"} | {column: value}
    with pytest.raises(ReferenceDataError, match="segment_signs.csv, sign 'mine'"):
        SegmentForms([row])
