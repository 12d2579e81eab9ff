from __future__ import annotations

import pytest
from article_given import OPENING, SECOND, THIRD, reference

from transforms.blocks import Draft
from transforms.boilerplate import Boilerplate
from transforms.removed_lines import label_removed

BOILERPLATE = Boilerplate(reference())
TITLE = "Road into the valley is closed"
STORY = [Draft("paragraph", text) for text in (OPENING, SECOND, THIRD)]


def out(text: str, label: str = "other") -> Draft:
    return Draft(label, text, kept=False, rule="left_out_by_extractor")


def labels(head: list[Draft], tail: list[Draft]) -> list[str]:
    named = label_removed([*head, *STORY, *tail], BOILERPLATE, TITLE, ["Maria Keller"])
    assert [draft.kept for draft in named] == [draft.kept for draft in [*head, *STORY, *tail]]
    return [draft.label for draft in named if not draft.kept]


@pytest.mark.parametrize(
    ("head", "tail", "expected"),
    [
        ([], [out("Weather")], ["other"]),
        ([out(TITLE)], [], ["title"]),
        ([out(TITLE, "navigation"), out("Four days of rain brought it down, and more is on its way")], [], ["title", "standfirst"]),
        ([out("Posted in the evening of 4 March 2021")], [], ["date_line"]),
        ([out("Keller, Maria"), out("Maria Keller in Lima")], [], ["other", "byline"]),
        ([], [out("4 March 2021")], ["other"]),
        ([], [out("Up next"), out("Who pays for the road?"), out("© 2021 Valley Courier")], ["see_also", "see_also", "copyright"]),
        ([], [out("Leave a Reply", "comment"), out("They knew.", "comment")], ["reply_form", "comment"]),
        ([], [out("Pingback: Links for Monday", "comment")], ["trackback"]),
        ([], [out("Share", "caption")], ["caption"]),
    ],
)  # fmt: skip
def test_lines_are_named_by_what_they_say(head: list[Draft], tail: list[Draft], expected: list[str]) -> None:
    assert labels(head, tail) == expected
