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


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Maria Keller 4 March 2021", ["byline", "date_line"]),
        ("4 March 2021 by Maria Keller", ["date_line", "byline"]),
        ("Maria Keller in Lima, Thursday, 4 March 2021 10:05", ["byline", "date_line"]),
        ("Words: Maria Keller", ["byline"]),
        ("On 4 March 2021", ["date_line"]),
    ],
)
def test_a_line_with_author_and_date_is_divided(line: str, labels: list[str]) -> None:
    boilerplate = Boilerplate(reference())
    drafts = [Draft("other", line, kept=False, rule="left_out"), Draft("paragraph", "The road is closed.", rule="body")]
    labelled = label_removed(drafts, boilerplate, None, ["Maria Keller"])
    assert [draft.label for draft in labelled] == [*labels, "paragraph"]
    assert "".join(draft.text for draft in labelled[:-1]).replace(" ", "") == line.replace(" ", "")
