from __future__ import annotations

import pytest
from article_given import FETCHED_AT, OPENING, SECOND, STORY, THIRD, page, parse, parse_html, parse_text, removed, story_page

TITLE = "Landslide closes Tarn valley road"


def test_a_single_sentence_is_an_article() -> None:
    article = parse_text("Ten people were killed.")
    assert (article.text, article.title, article.language) == ("Ten people were killed.", None, "en")


def test_offsets_are_those_of_the_text() -> None:
    article = parse_text(TITLE, f"LIMA: {OPENING}", "See also: Court hears case", SECOND, "What comes next", THIRD)
    for block in article.blocks:
        assert (block.start is not None) == block.kept
        if block.kept:
            assert article.text[block.start : block.end] == block.text
    assert article.text == "\n\n".join([OPENING, SECOND, "What comes next", THIRD])


def test_head_lines_of_a_scraped_text_become_metadata() -> None:
    article = parse_text(
        TITLE,
        "Mar 8, 2024 10:59 am | News, Ticker",
        "Rescue Teams Walk to Villages That the Slide Cut Off From the Coast",
        *STORY,
        "By Maria Keller",
    )
    assert article.text == "\n\n".join(STORY)
    assert article.title == TITLE
    assert article.standfirst == "Rescue Teams Walk to Villages That the Slide Cut Off From the Coast"
    assert article.authors == ("Maria Keller",)
    assert (article.published_at, article.published_precision, article.published_method) == ("2024-03-08T10:59", "minute", "text")


@pytest.mark.parametrize(
    ("lines", "title", "authors", "published_at", "modified_at"),
    [
        (("By the time the road was closed on 4 March 2024",), "By the time the road was closed on 4 March 2024", (), None, None),
        (("Mar 8, 2024 7:12 am | News, Ticker",), None, (), "2024-03-08T07:12", None),
        (("Mar 8, 2024 7:12 am | News, Ticker", TITLE), TITLE, (), "2024-03-08T07:12", None),
        (("By Maria Keller", TITLE), TITLE, ("Maria Keller",), None, None),
        ((TITLE, "By Maria Keller | Valley Courier | 8 March 2024"), TITLE, ("Maria Keller",), "2024-03-08", None),
        (
            (TITLE, "By J.R. Keller and Jo Ames on March 8, 2024 10:05 am"),
            TITLE,
            ("J.R. Keller", "Jo Ames"),
            "2024-03-08T10:05",
            None,
        ),
        ((TITLE, "8 March 2024 | By Maria Keller"), TITLE, ("Maria Keller",), "2024-03-08", None),
        ((TITLE, "By Maria Keller • Updated: 8 March 2024"), TITLE, ("Maria Keller",), None, "2024-03-08"),
        ((TITLE, "Last updated: March 8, 2024 at 7:44 pm"), TITLE, (), None, "2024-03-08T19:44"),
        (("March 8, 2024 in Nation/World", TITLE), TITLE, (), "2024-03-08", None),
        (
            ("Saturday, March 9, 2024", TITLE, "Reported by: Maria Keller Published on: March 8, 2024"),
            TITLE,
            ("Maria Keller",),
            "2024-03-08",
            None,
        ),
        ((TITLE, "Published - March 8, 2024 06:30 pm IST"), TITLE, (), "2024-03-08T18:30", None),
        ((TITLE, "In Local on March 8, 2024 at 7:07 am"), TITLE, (), "2024-03-08T07:07", None),
        ((". Last Updated: 03/13/2023", TITLE), TITLE, (), None, "2023-03-13"),
    ],
)
def test_lines_with_dates_and_authors_around_a_headline(
    lines: tuple[str, ...], title: str | None, authors: tuple[str, ...], published_at: str | None, modified_at: str | None
) -> None:
    article = parse_text(*lines, *STORY)
    assert article.text == "\n\n".join(STORY)
    assert (article.title, article.authors) == (title, authors)
    assert (article.published_at, article.modified_at) == (published_at, modified_at)


@pytest.mark.parametrize(
    "line",
    [
        "SOCCER - TARN UNITED GET LUCKY WIN.",
        "Is the road safe?",
        "Two hurt",
        "The mayor said:",
        "(NOTE FOR EDITORS)",
        "and nobody was hurt in the village",
    ],
)
def test_a_first_line_that_is_no_plain_headline_stays_in(line: str) -> None:
    article = parse_text(line, *STORY)
    assert article.title is None
    assert article.text == "\n\n".join([line, *STORY])


@pytest.mark.parametrize(
    "above",
    [
        ["News"],
        ["vc-logo", "Local news"],
        ["Watch Valley News", "Menu"],
        ["Most Read", "Most Commented", "News"],
        ["Posts Tagged ‘roads’"],
        ["Get the latest updates as we post them — right on your browser"],
        ["1. You Are At:", "2. News", f"3. {TITLE}", TITLE],
        ["Courier live on air", TITLE, "Now Reading :"],
    ],
)
def test_the_menu_above_a_headline_goes(above: list[str]) -> None:
    article = parse_text(*above, TITLE, "8 March 2024", *STORY)
    assert article.title == TITLE
    assert article.text == "\n\n".join(STORY)


def test_a_line_that_stands_twice_below_the_headline_is_none() -> None:
    caption = "Residents of the upper valley leave on foot after the landslide"
    article = parse_text(TITLE, caption, caption, *STORY)
    assert article.title == TITLE
    assert article.text == "\n\n".join([caption, caption, *STORY])


def test_a_headline_needs_a_story_below_it() -> None:
    lines = ("Results of the valley races on Friday", "1. Keller 25.76", "2. Ames 24.88")
    assert parse_text(*lines).text == "\n\n".join(lines)


def test_a_repeated_headline_goes_too() -> None:
    assert removed(parse_text(TITLE, TITLE, *STORY)) == {"title": [TITLE, TITLE]}
    assert removed(parse_text(TITLE, *STORY, TITLE)) == {"title": [TITLE, TITLE]}


def test_a_headline_may_stand_behind_a_date() -> None:
    found = parse_text(f" date 2021-03-05 {TITLE}", "05-03-2021 | 07:05", TITLE, *STORY)
    assert removed(found) == {"date_line": ["date 2021-03-05", "05-03-2021 | 07:05"], "title": [TITLE, TITLE]}


def test_a_caption_in_a_paragraph_goes_with_its_credit() -> None:
    caption = "Residents leave the valley on foot on March 4, 2021. (credit: JO AMES/VP (VALLEY PRESS) VIA REUTERS)"
    assert removed(parse_text(f"{STORY[0]} {caption}", *STORY[1:])) == {"caption": [caption]}


def test_a_caption_is_no_headline() -> None:
    caption = "A bridge near Dover stands under water. Photograph: Jo Ames/Valley Courier"
    found = parse_text(caption, *STORY)
    assert (found.title, removed(found)) == (None, {"caption": [caption]})


def test_a_headline_loses_the_outlets_name() -> None:
    article = parse_text(f"{TITLE} - Courier Channel 4", *STORY, url="http://www.courier.example/a")
    assert article.title == TITLE
    assert parse_text(f"{TITLE} - what we know", *STORY, url="http://www.courier.example/a").title == f"{TITLE} - what we know"


def test_dates_in_head_lines_count_only_if_the_capture_is_not_older() -> None:
    assert parse_text("9 May 2031", *STORY, fetched_at=FETCHED_AT).published_at is None
    assert parse_text("Last updated: March 8, 2024 at 7:44 pm", *STORY).published_at is None
    assert parse_text("LIMA 2024-03-08", *STORY).published_at == "2024-03-08"


def test_dates_inside_the_story_are_not_its_date() -> None:
    assert parse_text(*STORY, "The road had been closed before, on 4 February 2019.").published_at is None


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_what_the_bytes_are_decides_and_not_only_the_media_type(media_type: str) -> None:
    assert parse(story_page(), media_type)[0].text == "\n\n".join(STORY)
    assert parse("\n\n".join(STORY).encode(), media_type)[0].text == "\n\n".join(STORY)


LINKS = "".join(f"<h3><a href='/s{n}'>Headline number {n} about roads and rivers</a></h3>" for n in range(30))
TIMED_LINKS = "".join(
    f"<li><a href='/s{n}'>Road {n} closed after a slide</a> <span>{n} hours ago</span></li>" for n in range(2, 8)
)


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "no_text", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "unreadable", "a PNG image"),
        (b"<html><body>" + b"<div>" * 100_000 + b"x", "too_large", "the limit is 400"),
        (b"x" * 10_000_001, "too_large", "the limit is 10,000,000"),
        (page("<h1>Page not found</h1><p>The page does not exist.</p>", "<title>404</title>"), "not_article", "an error page"),
        (
            page("<p>Enable JavaScript and cookies to continue</p>", "<title>Just a moment...</title>"),
            "not_article",
            "a wall for bots",
        ),
        (page(LINKS), "not_article", "an index page"),
        (page(f"<h1>World</h1><ul>{TIMED_LINKS}</ul>"), "not_article", "an index page"),
        (page("<form><label>Name</label><input><label>Mail</label><input></form>"), "not_article", "a form"),
        (page("<h1>Watch: the slide</h1><video src='a.mp4'></video>"), "not_article", "an empty shell"),
        (page(""), "not_article", "an empty shell"),
        (b"<?xml version='1.0'?><rss><channel></channel></rss>", "not_article", "a feed"),
        (b'{"articles": [1, 2]}', "not_article", "a data file"),
    ],
)
def test_what_is_no_article_is_a_failure_with_its_reason(content: bytes, code: str, words: str) -> None:
    article, failure = parse(content)
    assert failure is not None
    assert (failure.code, article.text) == (code, "")
    assert words in failure.message
    assert "'doc'" in failure.message
    assert not any(block.kept for block in article.blocks)


def test_a_short_item_with_links_below_is_an_article() -> None:
    links = "".join(f"<li><a href='/s{n}'>Road {n} closed</a></li>" for n in range(3))
    text = "The road into the Tarn valley is open again. Nobody was hurt. It had been closed since Thursday."
    article = parse_html(page(f"<nav>Menu</nav><article><h1>Valley road open</h1><p>{text}</p><ul>{links}</ul></article>"))
    assert article.text == "\n\n".join([text, *(f"Road {n} closed" for n in range(3))])


def test_the_front_page_of_an_outlet_is_an_index() -> None:
    content = page(f"<p>{OPENING}</p><p>{SECOND}</p>{LINKS}")
    _, failure = parse(content, url="https://courier.example/")
    assert failure is not None
    assert failure.code == "not_article"
    assert parse_html(content, url="https://courier.example/world/slide").text.startswith(OPENING)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Toll rises to 404", "The toll of the quake rose to 404 on Sunday, the ministry said. Another 1,404 people were hurt."),
        (
            "Hiker not found",
            "A hiker missing since Friday was not found on Sunday, the police in the Tarn valley told reporters.",
        ),
        (
            "Drug no longer available",
            "The drug is no longer available in the valley, a doctor at the clinic said on Friday night.",
        ),
        (
            "Bomb at security check",
            "A bomb was found at a security check in the airport on Friday, and nobody was hurt, the army said.",
        ),
        (
            "Access denied, says agency",
            "The agency said that it was denied access to the valley, and that its request was blocked.",
        ),
        (
            "Unusual activity at volcano",
            "Scientists have seen unusual activity at the volcano, and the valley below it will be cleared.",
        ),
    ],
)
def test_a_short_item_with_words_of_error_pages_is_an_article(title: str, text: str) -> None:
    assert parse_html(page(f"<article><h1>{title}</h1><p>{text}</p></article>", f"<title>{title}</title>")).text == text


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("404", "Nothing to see here.", "an error page"),
        ("Error 404 | The Courier", "Something went wrong.", "an error page"),
        ("The Courier", "Oops! That page can’t be found.", "an error page"),
        ("The Courier", "The article you are looking for has moved.", "an error page"),
        ("The Courier", "This content is no longer available in your country.", "an error page"),
        ("Access denied", "You do not have permission to view this.", "a wall for bots"),
        ("The Courier", "We have seen unusual traffic from your network.", "a wall for bots"),
        ("The Courier", "Complete the security check to go on.", "a wall for bots"),
    ],
)
def test_error_pages_and_walls_are_told(title: str, text: str, words: str) -> None:
    _, failure = parse(page(f"<h1>{title}</h1><p>{text}</p>", f"<title>{title}</title>"))
    assert failure is not None
    assert words in failure.message


def test_a_story_about_a_missing_page_is_a_story() -> None:
    text = "The page was not found in the archive, and 404 is also the number of the room where it had been kept."
    assert parse_html(
        page(f"<article><h1>Page 404 found</h1><p>{text}</p>{''.join(f'<p>{p}</p>' for p in STORY)}</article>")
    ).text


def test_other_languages_are_articles_with_their_language() -> None:
    text = (
        "Das Ministerium teilte am Montag mit, dass die Straße im Tal an drei Tagen gesperrt bleibt und niemand verletzt wurde."
    )
    assert parse_html(page(f"<article><p>{text}</p><p>{text}</p></article>", lang="de")).language == "de"


def test_white_space_and_invisible_characters_are_cleaned_and_all_others_kept() -> None:
    assert parse_text("“It’s 3\u00a0km —\u200b ‘naïve’…”\tshe  said.").text == "“It’s 3 km — ‘naïve’…” she said."


def test_the_same_bytes_give_the_same_article() -> None:
    first = parse(story_page(), url="https://courier.example/a")
    parse(page(LINKS))
    parse_text(*STORY)
    assert parse(story_page(), url="https://courier.example/a") == first
