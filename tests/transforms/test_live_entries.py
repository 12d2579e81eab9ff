"""Entries of live blogs: their stretches of the text, their times, and the day of the figures in them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from analysis_given import Read, figure
from article_given import OPENING, SECOND, STORY, THIRD, page, parse_html, parse_text, story_page
from hypothesis import given
from hypothesis import strategies as st

from transforms.records import Article
from transforms.reference_days import ReferenceDays, days_of_article

FIRST_DAY = "2 March 2024"


def told(article: Article) -> list[tuple[str, str | None]]:
    """The first words of each entry, and its time."""
    return [(article.text[e.start : e.end][:16], e.published_at) for e in article.entries]


def methods(article: Article) -> set[str | None]:
    return {entry.published_method for entry in article.entries}


def live(updates: list[dict[str, str]], published: str = "2024-03-02T07:00:00+02:00") -> str:
    data = {
        "@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "Landslide in the Tarn valley: live",
        "datePublished": published, "liveBlogUpdate": updates,
    }  # fmt: skip
    return f"<title>Landslide in the Tarn valley: live</title><script type='application/ld+json'>{json.dumps(data)}</script>"


def entry(stamp: str, shown: str, text: str) -> str:
    return f"<div class='entry'><time datetime='{stamp}'>{shown}</time><p>{text}</p></div>"


H1 = "<h1>Landslide in the Tarn valley: live</h1>"


def test_an_article_with_one_time_has_no_entries() -> None:
    extra = "<time datetime='2024-03-02T08:00:00Z'>8:00</time><div class='comments'>" + "".join(
        f"<div class='comment'><time datetime='2024-03-0{n}T08:00:00Z'>{n} March</time><p>I was there on that road.</p></div>"
        for n in range(2, 6)
    )
    assert parse_html(story_page(extra)).entries == ()
    assert parse_text("Landslide closes Tarn valley road", *STORY).entries == ()


def test_time_elements_divide_a_page_and_give_the_time_in_its_zone() -> None:
    stream = "".join([
        entry("2024-03-02T22:30:00Z", "00.30", THIRD), entry("2024-03-02T15:05:00Z", "17.05", SECOND),
        entry("2024-03-02T05:00:00Z", "7.00", OPENING),
    ])  # fmt: skip
    article = parse_html(page(f"{H1}<div class='stream'>{stream}</div>", live([])))
    assert told(article) == [
        (THIRD[:16], "2024-03-03T00:30:00+02:00"), (SECOND[:16], "2024-03-02T17:05:00+02:00"), (OPENING[:16], "2024-03-02T07:00:00+02:00"),
    ]  # fmt: skip
    assert methods(article) == {"time element"}


def test_headings_with_times_divide_what_stands_beside_them() -> None:
    flat = "".join(
        f"<h2><time datetime='2024-03-02T{hour}:00:00+02:00'>{hour}:00</time></h2><p>{text}</p>"
        for hour, text in (("17", THIRD), ("12", SECOND), ("08", OPENING))
    )
    article = parse_html(page(f"{H1}<div class='stream'>{flat}</div>", live([])))
    assert [(words, (stamp or "")[11:16]) for words, stamp in told(article)] == [
        (THIRD[:16], "17:00"), (SECOND[:16], "12:00"), (OPENING[:16], "08:00"),
    ]  # fmt: skip


def test_what_stands_above_the_entries_is_in_none() -> None:
    above = f"<div class='stream'><p>{OPENING}</p>"
    stream = entry("2024-03-02T15:05:00Z", "17.05", THIRD) + entry("2024-03-02T05:00:00Z", "7.00", SECOND)
    article = parse_html(page(f"{H1}{above}{stream}</div>", live([])))
    assert article.text.startswith(OPENING)
    assert [words for words, _ in told(article)] == [THIRD[:16], SECOND[:16]]


def test_the_data_of_a_page_give_entries_and_times_that_it_does_not_show() -> None:
    updates = [
        {"@type": "BlogPosting", "datePublished": "2024-03-02T17:05:00+02:00", "articleBody": THIRD},
        {"@type": "BlogPosting", "datePublished": "2024-03-02T09:00:00+02:00", "articleBody": f"<p>{SECOND}</p>"},
    ]
    body = f"{H1}<main><p>{THIRD}</p><p>{SECOND}</p></main>"
    article = parse_html(page(body, live(updates)))
    assert told(article) == [(THIRD[:16], "2024-03-02T17:05:00+02:00"), (SECOND[:16], "2024-03-02T09:00:00+02:00")]
    assert methods(article) == {"json-ld"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("16:55 GMT", "11:15 GMT", "09:30 GMT"), ["2024-03-02T16:55+00:00", "2024-03-02T11:15+00:00", "2024-03-02T09:30+00:00"]),
        (("09:30", "11:15", "16:55"), ["2024-03-02T09:30", "2024-03-02T11:15", "2024-03-02T16:55"]),
        (("4.55pm", "11.15am", "9.30am"), ["2024-03-02T16:55", "2024-03-02T11:15", "2024-03-02T09:30"]),
        # past midnight, newest above and newest below
        (("00:20", "23:10", "21:40"), ["2024-03-03T00:20", "2024-03-02T23:10", "2024-03-02T21:40"]),
        (("21:40", "23:10", "00:20"), ["2024-03-02T21:40", "2024-03-02T23:10", "2024-03-03T00:20"]),
        # a pinned entry is of the same day
        (("15:00", "17:00", "16:30"), ["2024-03-02T15:00", "2024-03-02T17:00", "2024-03-02T16:30"]),
    ],
)  # fmt: skip
def test_clock_times_of_a_text_are_of_the_articles_day_and_the_next(lines: tuple[str, ...], expected: list[str]) -> None:
    parts = [part for line, text in zip(lines, STORY, strict=True) for part in (line, text)]
    article = parse_text("Landslide in the Tarn valley", FIRST_DAY, *parts)
    assert [stamp for _, stamp in told(article)] == expected
    assert [article.text[e.start : e.end] for e in article.entries] == list(STORY)


def test_a_clock_time_without_a_day_is_none() -> None:
    article = parse_text("Landslide in the Tarn valley", "16:55", OPENING, "11:15", SECOND, THIRD)
    assert [(e.published_at, e.published_precision, e.published_method) for e in article.entries] == [(None, None, None)] * 2


def test_minutes_ago_count_from_the_fetch() -> None:
    lines = ("Landslide in the Tarn valley", FIRST_DAY, "12 minutes ago", OPENING, "3 hours ago", SECOND)
    article = parse_text(*lines, fetched_at=datetime(2024, 3, 2, 1, 30, tzinfo=UTC))
    assert [(stamp, e.published_precision) for (_, stamp), e in zip(told(article), article.entries, strict=True)] == [
        ("2024-03-02T01:18+00:00", "minute"), ("2024-03-01", "day"),
    ]  # fmt: skip


def test_no_entry_is_later_than_the_fetch() -> None:
    stream = entry("2031-03-02T15:05:00Z", "17.05", SECOND) + entry("2024-03-02T05:00:00Z", "7.00", OPENING)
    article = parse_html(page(f"{H1}<div>{stream}</div>", live([])), fetched_at=datetime(2024, 3, 9, tzinfo=UTC))
    assert [stamp for _, stamp in told(article)] == [None, "2024-03-02T07:00:00+02:00"]


@given(st.lists(st.sampled_from(("10:05 GMT", "9.30am", "12 minutes ago", OPENING, SECOND, THIRD, "23:59")), max_size=14))
def test_entries_lie_in_order_within_the_text(parts: list[str]) -> None:
    article = parse_text("Landslide in the Tarn valley", FIRST_DAY, *parts, OPENING)
    assert all(0 <= e.start < e.end <= len(article.text) for e in article.entries)
    assert all(one.end < other.start for one, other in pairwise(article.entries))


def test_the_day_of_an_entry_holds_within_it() -> None:
    article = parse_text("Landslide", FIRST_DAY, "21:40", OPENING, "00:20", SECOND)
    days = days_of_article(article)
    (one, other) = article.entries
    assert (days.at(one.start), days.at(one.end), days.at(other.end - 1)) == (
        date(2024, 3, 2),
        date(2024, 3, 2),
        date(2024, 3, 3),
    )
    assert ReferenceDays(date(2024, 3, 1)).at(7) == date(2024, 3, 1)
    assert days.at(len(article.text)) == days.day


def test_figures_count_from_the_day_of_their_entry(read: Read) -> None:
    text = (
        "Border shelling: what we know\n\n15 August 2024\n\n22:10\n\nShells killed 40 people in the harbour of Kano yesterday, the mayor said.\n\n"
        "00:30\n\nShells wounded 17 people in the harbour of Kano yesterday, the mayor said, and the hospital there is full.\n\n"
        "01:15\n\nThe mayor said that 23 people were missing in the harbour."
    )
    extraction = read(text, published_at=None)
    assert [(figure(extraction, s).as_of_date, figure(extraction, s).time_method) for s in ("40", "17", "23")] == [
        ("2024-08-14", "relative"), ("2024-08-15", "relative"), ("2024-08-16", "publication"),
    ]  # fmt: skip
    assert [t.value for t in extraction.times if t.surface == "yesterday"] == ["2024-08-14", "2024-08-15"]
