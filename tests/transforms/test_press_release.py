"""Where the news of a press release ends, which is told by marks that no story has; the same lines elsewhere stay."""

from __future__ import annotations

import pytest
from article_given import OPENING, SECOND, STORY, THIRD, parse_text, removed

ABOUT = ("About Tarn Pumps", "Tarn Pumps builds pumps for wet valleys and was founded in 1921. It has 310 people in two plants.")
RISKS = "Statements in this text about the future are subject to risks. Actual results may differ materially from those expected."


@pytest.mark.parametrize(
    "mark",
    ["###", "-ENDS-", "– ends –", "# # #", "Media contact:", "Notes to editors", "Forward-looking statements", "Safe Harbor Statement",
     "Cautionary Note Regarding Forward-Looking Statements"],
)  # fmt: skip
def test_what_stands_below_the_mark_is_no_news(mark: str) -> None:
    article = parse_text("Pumps sent to the Tarn valley", *STORY, mark, RISKS, "Jo Ames, Head of Communications")
    assert article.text == "\n\n".join(STORY)
    assert removed(article)["other"] == [mark, RISKS, "Jo Ames, Head of Communications"]


def test_the_issuer_of_a_release_goes_and_a_place_of_a_story_stays() -> None:
    release = parse_text("FOR IMMEDIATE RELEASE", "Pumps sent to the Tarn valley", *STORY, *ABOUT)
    assert release.title == "Pumps sent to the Tarn valley"
    assert release.text == "\n\n".join(STORY)
    story = parse_text("Pumps sent to the Tarn valley", *STORY, *ABOUT)
    assert story.text == "\n\n".join((*STORY, *ABOUT))


def test_a_release_is_none_before_its_second_half() -> None:
    article = parse_text("FOR IMMEDIATE RELEASE", "Pumps sent to the Tarn valley", ABOUT[0], *STORY)
    assert ABOUT[0] in article.text


def test_the_head_of_a_mail_is_not_the_title() -> None:
    head = "From: press@tarn.example\nTo: desk@courier.example\nSubject: Pumps sent\nDate: 3 March 2021"
    article = parse_text(head, "Pumps sent to the Tarn valley", *STORY)
    assert (article.title, article.text, article.published_at) == (
        "Pumps sent to the Tarn valley",
        "\n\n".join(STORY),
        "2021-03-03",
    )


def test_short_lines_between_paragraphs_are_headings() -> None:
    article = parse_text("Pumps sent to the Tarn valley", OPENING, "Outlook", SECOND, "He said:", THIRD)
    kinds = [(block.label, block.text) for block in article.blocks if block.kept]
    assert kinds == [
        ("paragraph", OPENING),
        ("heading", "Outlook"),
        ("paragraph", SECOND),
        ("paragraph", "He said:"),
        ("paragraph", THIRD),
    ]
