from __future__ import annotations

import re

import pytest
from article_given import OPENING, SECOND, STORY, THIRD, parse_text, reference, removed

from transforms.blocks import Draft
from transforms.boilerplate import Boilerplate, matches_example
from transforms.errors import ReferenceDataError
from transforms.records import Article
from transforms.reference import Row, build_reference

ROWS = reference().table("boilerplate")


def the_only_removed(article: Article) -> list[tuple[str, str, str]]:
    return [(block.label, block.text, block.rule) for block in article.blocks if not block.kept]


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_each_rule_matches_its_own_example(row: Row) -> None:
    assert matches_example(row, reference())


def test_rules_are_in_order_and_named_once() -> None:
    orders = [row["order"] for row in ROWS]
    assert orders == sorted(set(orders))
    assert len({row["rule"] for row in ROWS}) == len(ROWS)


KEPT_AT_THE_BEGINNING = [
    "WASHINGTON is a city that has seen many floods, and the one of Thursday was not the worst of them, residents said.",
    "UPDATE: The road was opened again on Friday after crews had worked through the night, the regional ministry said.",
    "Peru — which has 34 million people — closed its longest road on Thursday after a landslide, the ministry there said.",
    "By Thursday evening, rescue teams had reached the last village in the valley, and nobody else was found missing there.",
    "On 4 February 1990 a landslide closed the only road into the valley, and rescue teams had to walk the last five miles.",
    "Two people died (one of them a child) - and the ministry said it did not know how many others were missing on Thursday.",
    "Maria Keller: a mayor who walked five miles to reach her town, and what she found there when she arrived on Thursday.",
    "KELLER: We had no choice but to walk the last five miles on our own, because the road was closed on Thursday morning.",
]


@pytest.mark.parametrize("opening", KEPT_AT_THE_BEGINNING[:-1])
def test_sentences_that_only_look_like_datelines_stay(opening: str) -> None:
    assert parse_text(opening, SECOND, THIRD).text.startswith(opening)


def test_speakers_of_an_interview_are_no_datelines() -> None:
    lines = [KEPT_AT_THE_BEGINNING[-1], "KELLER: Nobody came to help us before Friday, which is what people are angry about now."]
    assert parse_text(*lines).text == "\n\n".join(lines)


@pytest.mark.parametrize(
    ("prefix", "label", "dateline"),
    [
        ("LIMA:", "dateline", "LIMA"),
        ("LIMA, Peru —", "dateline", "LIMA, Peru"),
        ("LIMA, Peru (AP) —", "dateline", "LIMA, Peru (AP)"),
        ("LIMA, Peru (AP)_", "dateline", "LIMA, Peru (AP)"),
        ("DOVER, Del. -", "dateline", "DOVER, Del."),
        ("Dover, Del. –", "dateline", "Dover, Del."),
        ("RIO DE JANEIRO, Feb. 4 (Reuters) -", "dateline", "RIO DE JANEIRO, Feb. 4 (Reuters)"),
        ("LIMA, 4 FEB 90 (EFE) -- [REPORT] [TEXT]", "dateline", "LIMA, 4 FEB 90 (EFE) -- [REPORT] [TEXT]"),
        ("LA PAZ (BOLIVIA), NO DATE (RADIO ONE) --", "dateline", "LA PAZ (BOLIVIA), NO DATE (RADIO ONE)"),
        ("date 2024-03-08", "date_line", None),
        ("Published: March 8, 2024 at 10:05 am |", "date_line", None),
    ],
)
def test_a_dateline_takes_its_prefix_only(prefix: str, label: str, dateline: str | None) -> None:
    article = parse_text(f" {prefix} {OPENING}", SECOND, THIRD)
    assert article.text == "\n\n".join(STORY)
    assert removed(article) == {label: [prefix]}
    assert article.dateline == dateline


@pytest.mark.parametrize(
    "line",
    [
        "He asked readers to see also the report that the commission published in March.",
        "Related families were housed together, and those who had nobody were taken to the school.",
        "More than 40 houses were destroyed.",
        "Read more books, she told the children, and they did.",
        "Share prices fell.",
        "Comments by the minister angered residents.",
        "Advertisement spending fell by 4 percent.",
        "Home again, they found the doors broken.",
        "Source close to the ministry said no.",
        "Photographs of the valley show a wall of mud.",
        "The next stage: helicopters",
        "What comes next",
        "“Subscribe to that view if you like,” he said.",
        "Two neighbours contributed to this rescue.",
        "Nobody was hurt. Two neighbours contributed to this rescue.",
        "Corrections to the map, made on 4 March 2021, came too late.",
        "By the time they came, it was over.",
        "By Friday 8 March 2024",
        "Copyright law does not protect maps, the court said.",
        "With reports from the valley slow to come, they waited in the school.",
        "With input from the villages, the plan was changed.",
        "The story has not been edited by anyone, the widow said of the film.",
        "This story is no different from that of the last flood.",
        "Reuters asked the ministry, and got no answer.",
        "Get the latest news from the border, she told her son, and buy bread.",
        "Information for this report was withheld by the ministry.",
        "More details followed at noon.",
        "Video shows the bridge fall.",
        "File photos were all that was left of the church.",
        "Image rights were never sold, she said.",
        "The article was published by the ministry in March.",
        "Watch the news, he told them, and stay at home.",
        "Exclusive: what the engineers knew",
        "Let us know when you are safe, the mayor wrote to them.",
        "Privacy policy was the last thing on their minds.",
    ],
)
def test_doubtful_lines_stay_in(line: str) -> None:
    assert parse_text(OPENING, line, SECOND, line, THIRD).text == "\n\n".join([OPENING, line, SECOND, line, THIRD])


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("see_also", "See also Court to hear case on fishing rights"),
        ("see_also", "ALSO READ: Who pays for the new road?"),
        ("see_also", "Related: Court to hear case on fishing rights"),
        ("see_also", "WATCH: Helicopters reach the valley"),
        ("see_also", "Read the full story here."),
        ("advert", "Advertisement"),
        ("advert", "Story continues below advertisement"),
        ("newsletter", "Sign up for our morning newsletter and get the day's news in your inbox."),
        ("share", "Read or Share this story: https://example.org/s/1"),
        ("share", "Facebook Twitter WhatsApp Email"),
        ("share", "1,204 shares"),
        ("caption", "Photo: Jo Ames / Valley Courier"),
        ("caption", "Residents leave on foot after the landslide. (Photo: Jo Ames, Valley Courier)"),
        ("caption", "FILE - The road into the valley, before the landslide. (AP Photo/Jo Ames)"),
        ("paywall", "Subscribe to continue reading this article."),
        ("cookie_notice", "We use cookies to improve your experience on this site."),
        ("correction", "Correction: An earlier version of this story gave a wrong name."),
        ("correction", "Correction, March 9, 2024: An earlier version of this story gave a wrong name."),
        ("correction", "Clarification (March 9): The name of the valley has changed."),
        ("see_also", "Read Some More"),
        ("see_also", "Also Watch:"),
        ("see_also", "In Pics: Helicopters reach the valley"),
        ("caption", "Image Source: Valley Press"),
        ("caption", "Image source, Valley Press"),
        ("caption", "Image caption, Residents leave on foot"),
        ("caption", "Representational image"),
        ("caption", "(File photo)"),
        ("caption", "Getty Images"),
        ("caption", "AFP file – Residents leave on foot after the landslide."),
        ("caption", "Residents leave on foot after the landslide. (Jo Ames/AP)"),
        ("caption", "A bus below the pass (Jo Ames via Reuters)"),
        ("credit", "Reuters"),
        ("credit", "AFP/Reuters"),
        ("credit", "(Reuters)"),
        ("credit", "Valley TV via AP"),
        ("caption", "The road on Thursday noon. (Jo Ames/Valley Courier via AP)"),
        ("tags", "#Tarn #News"),
        ("navigation", "Published"),
        ("navigation", "Play video"),
        ("navigation", "Skip to main contentSkip to main content"),
        ("see_also", "Full Article"),
        ("newsletter", "Read all the latest news and live updates on example.org"),
        ("see_also", "Watch video"),
        ("navigation", "Text size Aa Aa"),
        ("navigation", "(Full-size photo)(All photos)"),
        ("navigation", "Privacy Policy | Terms of Use"),
        ("other", "This is a developing story. Please check back for updates."),
        ("date_line", "Updated: 10:39 AM"),
    ],
)
def test_lines_between_paragraphs_are_taken_out(label: str, line: str) -> None:
    article = parse_text(OPENING, line, SECOND, THIRD)
    assert article.text == "\n\n".join(STORY)
    assert removed(article) == {label: [line]}


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("credit", "Keller reported from Lima, Ames from Quito. Jo Odell in Washington contributed to this report."),
        ("credit", "Valley Press Bureau. Jo Odell in Quito contributed to this report."),
        ("credit", "(Reporting by Maria Keller in Lima; Editing by Jo Ames)"),
        ("source_link", "Source link"),
        ("source_link", "The post Landslide closes road appeared first on Valley Courier."),
        ("byline", "By Maria Keller"),
        ("byline", "By Maria Keller | Valley Courier | 4 March 2021"),
        ("byline", "mkeller@example.org"),
        ("tags", "Tags: rivers, roads, Peru"),
        ("copyright", "© 2024 Valley Courier. All rights reserved."),
        ("author_bio", "I am a curious writer with a love for small towns."),
        ("author_bio", "Follow Maria Keller on Twitter @mkeller."),
        ("reply_form", "Your email address will not be published. Required fields are marked *"),
        ("newsletter", "Stay with Channel 5 for updates on this story. Download the free Channel 5 app."),
        ("correction", "This story has been updated with a statement of the ministry."),
        ("correction", "Note: This story has been updated."),
        ("credit", "(With inputs from Valley Press)"),
        ("credit", "With agency inputs"),
        (
            "credit",
            "(Except for the headline, this story has not been edited by our staff and is published from a syndicated feed.)",
        ),
        ("credit", "Some information for this story was provided by Valley Press"),
        ("credit", "Additional reporting from agencies"),
        ("credit", "— Reuters"),
        ("credit", "(Source: Valley Press)"),
        ("date_line", "Posted on March 8, 2024 by admin"),
        ("source_link", "This article first appeared in Valley Courier."),
        ("source_link", "Originally posted at Valley Courier"),
        ("reply_form", "What do you think? Let us know in the comments below."),
        ("reply_form", "Be the first to comment"),
        ("newsletter", "Support our journalism. Become a member today."),
        ("other", "Legal Disclaimer:"),
        ("other", "News code: 697799 edit"),
        ("other", "Was this news useful?"),
        ("other", "VALLEY08032024000193011044ID1108582308"),
    ],
)
def test_lines_behind_the_story_are_taken_out(label: str, line: str) -> None:
    article = parse_text(*STORY, line)
    assert article.text == "\n\n".join(STORY)
    assert removed(article) == {label: [line]}


def test_a_line_about_the_author_needs_the_authors_name() -> None:
    about = "Maria Keller is a reporter for the Valley Courier and was born there."
    assert about in parse_text(*STORY, about).text
    drafts = Boilerplate(reference()).apply([Draft("paragraph", text) for text in (*STORY, about)], ["Maria Keller"])
    assert [draft.label for draft in drafts] == ["paragraph", "paragraph", "paragraph", "author_bio"]


def test_a_credit_behind_the_last_sentence_is_split_off() -> None:
    article = parse_text(OPENING, SECOND, f"{THIRD} The Associated Press contributed to this report.")
    assert article.text == "\n\n".join(STORY)
    assert removed(article) == {"credit": ["The Associated Press contributed to this report."]}


@pytest.mark.parametrize("credit", ["(AP)", "– Reuters", "-AFP", "— AFP/Reuters", "(PTI)"])
def test_an_agency_behind_the_last_sentence_is_split_off(credit: str) -> None:
    article = parse_text(OPENING, SECOND, f"{THIRD} {credit}")
    assert article.text == "\n\n".join(STORY)
    assert removed(article) == {"credit": [credit]}


def test_a_list_of_prices_below_an_offer_is_no_story() -> None:
    offer = [
        "You’ve reached your limit of free articles this month.",
        "Subscribe now for unlimited access.",
        "3 Months",
        "€300/Month",
    ]
    article = parse_text(*STORY, *offer)
    assert article.text == "\n\n".join(STORY)
    assert removed(article) == {"paywall": offer}


def test_teasers_that_break_off_are_no_story() -> None:
    teasers = [
        "Dover mayor says the top engineers of the valley give the province its key edge in the fast-moving…",
        "Tarn Motors says that its new bus can climb the pass at night and be back before noon, giving…",
    ]
    article = parse_text(*STORY, *teasers)
    assert article.text == "\n\n".join(STORY)
    assert removed(article) == {"see_also": teasers}
    assert parse_text(*STORY, teasers[0]).text == "\n\n".join([*STORY, teasers[0]])


def test_counts_between_headline_and_story_are_no_story() -> None:
    article = parse_text("Landslide closes Tarn valley road", "0", "373", *STORY)
    assert article.text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "credit", ["(Reporting by Maria Keller; Editing by Jo Ames)", "(Reporting by Maria Keller Writing by Jo Ames)"]
)
def test_a_credit_in_brackets_behind_the_last_sentence_is_split_off(credit: str) -> None:
    assert removed(parse_text(OPENING, SECOND, f"{THIRD} {credit}")) == {"credit": [credit]}


def test_a_caption_that_stands_there_twice_goes_with_its_credit() -> None:
    caption = "Residents leave on foot after the landslide."
    article = parse_text(OPENING, caption, f"{caption} (Jo Ames/AP)", SECOND, THIRD)
    assert article.text == "\n\n".join(STORY)
    assert removed(article) == {"caption": [caption, f"{caption} (Jo Ames/AP)"]}


def test_comments_below_a_story_that_ends_with_an_address() -> None:
    story = " ".join([OPENING, SECOND, THIRD, "More: https://example.org/story"])
    assert parse_text(story, "0 Comments:", "Post a Comment").text == story


def test_what_readers_wrote_goes_to_the_end() -> None:
    article = parse_text(
        *STORY,
        "2 Comments",
        "1. Jo Odell",
        SECOND,
        "Trackbacks/Pingbacks",
        f"1. Road closed | Blog - […] {THIRD}",
        "Leave a Reply",
        "Name *",
    )
    assert article.text == "\n\n".join(STORY)
    assert [(block.label, block.rule) for block in article.blocks[3:]] == [
        ("comment_heading", "number_of_comments"),
        ("comment", "number_of_comments"),
        ("comment", "number_of_comments"),
        ("trackback_heading", "trackbacks_and_pingbacks"),
        ("trackback", "trackbacks_and_pingbacks"),
        ("reply_form", "leave_a_reply"),
        ("reply_form", "leave_a_reply"),
    ]


def test_a_list_of_teasers_ends_where_the_story_goes_on() -> None:
    article = parse_text(OPENING, "Most popular", "Court to hear case on fishing rights", "He was not hurt.", SECOND, THIRD)
    assert article.text == "\n\n".join([OPENING, "He was not hurt.", SECOND, THIRD])
    assert removed(article) == {"see_also": ["Most popular", "Court to hear case on fishing rights"]}


def test_clock_times_are_entry_times_only_where_there_are_several() -> None:
    assert removed(parse_text(OPENING, "10:05 GMT", SECOND, "9:30 GMT", THIRD)) == {"live_entry_time": ["10:05 GMT", "9:30 GMT"]}
    assert removed(parse_text(OPENING, "10:05 GMT", SECOND, THIRD)) == {}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"label": "junk"}, "label 'junk'"),
        ({"scope": "line"}, "scope 'line'"),
        ({"position": "top"}, "position 'top'"),
        ({"pattern": "("}, "no regular expression"),
        ({"follows": "junk"}, "follows 'junk'"),
    ],
)
def test_a_malformed_row_is_named(change: dict[str, str], words: str) -> None:
    row = {**ROWS[0], **change}
    with pytest.raises(ReferenceDataError, match=re.escape(words)) as caught:
        Boilerplate(build_reference({"boilerplate": [row]}))
    assert f"rule '{row['rule']}'" in str(caught.value)
