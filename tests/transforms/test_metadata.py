from __future__ import annotations

import json
from time import process_time

import pytest
from article_given import FETCHED_AT, STORY, page, parse_html, parse_text, story_page

from transforms.addresses import clean_url
from transforms.byline_text import split_authors
from transforms.page_title import strip_outlet

TITLE = "Landslide closes Tarn valley road"


def json_ld(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **fields}
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


def meta(**names: str) -> str:
    return "".join(f"<meta property='{name.replace('__', ':')}' content='{content}'>" for name, content in names.items())


@pytest.mark.parametrize(
    ("title", "site_name", "url", "expected"),
    [
        ("Rain: what comes next - and when", None, "https://courier.example/a", "Rain: what comes next - and when"),
        ("Road closed | Valley Courier", "Valley Courier", None, "Road closed"),
        ("Valley Courier - Road closed", "Valley Courier", None, "Road closed"),
        ("Road closed — The Valley Courier", "Valley Courier", None, "Road closed"),
        ("Road closed - courier.example", None, "https://www.courier.example/a", "Road closed"),
        ("Road closed | World | Valley Courier", "Valley Courier", None, "Road closed | World"),
        ("Valley Courier", "Valley Courier", None, "Valley Courier"),
        ("Keller - the mayor who walked", "Valley Courier", None, "Keller - the mayor who walked"),
    ],
)
def test_the_outlets_name_goes_from_the_title(title: str, site_name: str | None, url: str | None, expected: str) -> None:
    assert strip_outlet(title, site_name, url) == expected


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{TITLE}</title>",
        f"<title>{TITLE} | Valley Courier</title><meta property='og:site_name' content='Valley Courier'>",
        "<title>Valley road closed after slide</title>",
        json_ld(),
        meta(og__title=f"{TITLE} - Valley Courier", og__site_name="Valley Courier"),
        "",
    ],
)
def test_the_title_is_the_headline_that_readers_see(head: str) -> None:
    assert parse_html(story_page(head=head)).title == TITLE


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, None),
        ("not an address", None),
        ("ftp://example.org/a", None),
        ("http://[bad", None),
        ("https://example.org/a?id=7", "https://example.org/a?id=7"),
        ("https://Example.ORG:443/a#top", "https://example.org/a"),
        ("https://example.org?utm_source=x&id=7&fbclid=1", "https://example.org/?id=7"),
        ("http://web.archive.org/web/20170314073600/http://example.org:80/a", "http://example.org/a"),
    ],
)
def test_addresses_are_canonical(url: str | None, expected: str | None) -> None:
    assert clean_url(url) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", "https://courier.example/world/slide"),
        ("<link rel='canonical' href='https://courier.example/a/1?utm_medium=x'>", "https://courier.example/a/1"),
        ("<link rel='canonical' href='/a/1'>", "https://courier.example/a/1"),
        ("<link rel='canonical' href='https://courier.example/'>", "https://courier.example/world/slide"),
        ("<meta property='og:url' content='https://courier.example/a/2'>", "https://courier.example/a/2"),
    ],
)
def test_the_canonical_address_is_the_pages_own(head: str, expected: str) -> None:
    assert parse_html(story_page(head=head), url="https://courier.example/world/slide?ref=home").canonical_url == expected


@pytest.mark.parametrize(
    ("head", "value", "method"),
    [
        ("", None, None),
        (json_ld(datePublished="2024-03-08T10:00:00+01:00"), "2024-03-08T10:00:00+01:00", "json-ld"),
        (meta(article__published_time="2024-03-08T10:00Z"), "2024-03-08T10:00+00:00", "open graph"),
        ("<meta itemprop='datePublished' content='2024-03-08'>", "2024-03-08", "microdata"),
        ("<meta name='pubdate' content='8 March 2024'>", "2024-03-08", "meta"),
        (json_ld(datePublished="2031-01-01") + "<meta name='pubdate' content='2024-03-08'>", "2024-03-08", "meta"),
    ],
)
def test_the_publication_time_and_how_it_was_found(head: str, value: str | None, method: str | None) -> None:
    article = parse_html(story_page(head=head), fetched_at=FETCHED_AT)
    assert (article.published_at, article.published_method) == (value, method)


def test_a_time_element_and_the_address_tell_a_date_too() -> None:
    by_element = parse_html(story_page("<time class='entry-date published' datetime='2024-03-08T10:00'>Friday</time>"))
    assert (by_element.published_at, by_element.published_precision) == ("2024-03-08T10:00", "minute")
    by_address = parse_html(story_page(), url="https://courier.example/2024/03/08/slide")
    assert (by_address.published_at, by_address.published_method) == ("2024-03-08", "url")


def dated_page(published: str, modified: str, around: str = "", *, behind: str = "") -> bytes:
    head = json_ld(datePublished=published, dateModified=modified)
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    return page(f"<article>{around}<h1>{TITLE}</h1>{behind}{paragraphs}</article>", head)


@pytest.mark.parametrize(
    ("stated", "modified", "behind", "url", "expected"),
    [
        ("2024-03-08", "2024-03-08", "", "/slide", "2024-03-08"),
        ("2024-03-08", "2024-03-09", "<p>4 March 2021</p>", "/2021/03/04/slide", "2024-03-08"),
        ("2024-03-08", "2024-03-08", "<p>Updated: 4 March 2021</p>", "/slide", "2024-03-08"),
        ("2024-03-08", "2024-03-08", "<span>Updated on</span> <span>4 March 2021</span>", "/slide", "2024-03-08"),
        ("2024-03-08", "2024-03-08", "<p>The road had been closed on 4 March 2021</p>", "/slide", "2024-03-08"),
        ("2024-03-08", "2024-03-08", "<p>9 March 2024</p>", "/slide", "2024-03-08"),
        ("2024-03-08", "2024-03-08", "<p>4 March 2021</p>", "/slide", "2021-03-04"),
        ("2024-03-08", "2024-03-08", "<span>Published: March 4, 2021</span>", "/slide", "2021-03-04"),
        ("2024-03-08", "2024-03-08", "<time datetime='2021-03-04'>3/4/2021</time>", "/slide", "2021-03-04"),
        ("2024-03-08", "2024-03-08", "", "/2021/03/04/slide", "2021-03-04"),
    ],
)
def test_an_earlier_day_that_readers_see_counts_unless_the_page_states_a_later_change(
    stated: str, modified: str, behind: str, url: str, expected: str
) -> None:
    content = dated_page(stated, modified, behind=behind)
    assert parse_html(content, url=f"https://courier.example{url}").published_at == expected


@pytest.mark.parametrize(
    ("stated", "behind", "url", "expected"),
    [
        ("2024-03-08T12:00:00Z", "", "/2024/03/07/slide", "2024-03-08T12:00:00+00:00"),
        ("2024-03-08T03:00:00-05:00", "", "/2024/03/07/slide", "2024-03-08T03:00:00-05:00"),
        ("2024-03-08T03:00:00Z", "", "/2024/03/07/slide", "2024-03-07"),
        ("2024-03-08T22:00:00Z", "", "/2024/03/09/slide", "2024-03-09"),
        ("2024-03-08T03:00:00Z", "<p>7 March 2024</p>", "/slide", "2024-03-07"),
        (
            "2024-03-08T03:00:00Z",
            "<time datetime='2024-03-07T22:00:00-05:00'>Thursday</time>",
            "/slide",
            "2024-03-07T22:00:00-05:00",
        ),
    ],
)
def test_a_time_in_utc_is_told_as_the_outlets_day(stated: str, behind: str, url: str, expected: str) -> None:
    content = dated_page(stated, stated, behind=behind)
    assert parse_html(content, url=f"https://courier.example{url}").published_at == expected


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", "<p>By <a href='/m'>Maria Keller</a></p><div><span>March 8, 2024</span></div>"),
        ("", "<div class='meta'>Published on Friday, 8 March 2024 at 10:05 am</div>"),
        ("", "<time>8 March 2024</time><time>Updated on: 9 March 2024</time>"),
        ("<time datetime='2024-03-08'>08/03/2024</time>", ""),
    ],
)
def test_without_a_stated_time_the_line_at_the_headline_counts(before: str, behind: str) -> None:
    aside = "<aside><time datetime='2024-03-01'>1 March 2024</time> <time datetime='2024-03-02'>2 March 2024</time></aside>"
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    article = parse_html(page(f"{aside}<article>{before}<h1>{TITLE}</h1>{behind}{paragraphs}</article>"))
    assert (article.published_at or "")[:10] == "2024-03-08"


def test_a_revised_page_keeps_its_address_and_tells_when_it_changed() -> None:
    first = parse_html(dated_page("2024-03-08T10:00Z", "2024-03-08T10:00Z"), url="https://courier.example/a?ref=home")
    revised = parse_html(dated_page("2024-03-08T10:00Z", "2024-03-09T11:00Z"), url="https://courier.example/a")
    assert first.canonical_url == revised.canonical_url
    assert (first.published_at, revised.published_at) == ("2024-03-08T10:00+00:00",) * 2
    assert (first.modified_at, revised.modified_at) == ("2024-03-08T10:00+00:00", "2024-03-09T11:00+00:00")
    by_microdata = story_page("<meta itemprop='dateModified' content='2024-03-09'>", json_ld(datePublished="2024-03-08"))
    assert parse_html(by_microdata).modified_at == "2024-03-09"


def test_the_transports_word_wins() -> None:
    head = json_ld(datePublished="2024-03-08T10:00:00+01:00", dateModified="2024-03-08T12:00:00+01:00")
    article = parse_html(story_page(head=head), published_at="2024-03-07")
    assert (article.published_at, article.published_precision, article.published_method) == (
        "2024-03-07",
        "day",
        "stated by source",
    )
    assert article.modified_at == "2024-03-08T12:00:00+01:00"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("", []),
        ("Maria Keller", ["Maria Keller"]),
        ("By Maria Keller and Jo Ames, Staff Writers", ["Maria Keller", "Jo Ames"]),
        ("by MARIA KELLER | Valley Courier", ["Maria Keller"]),
        ("By JO O'NEILL and ANA DE LA MCBRIDE", ["Jo O'Neill", "Ana de la McBride"]),
        ("Von Maria Keller und Jo Ames", ["Maria Keller", "Jo Ames"]),
        ("Por María Keller y José Ortega y Gasset", ["María Keller", "José Ortega y Gasset"]),
        ("Keller, Maria", ["Maria Keller"]),
        ("Maria Keller Health Editor", ["Maria Keller"]),
        ("Maria Keller in Leith", ["Maria Keller"]),
        ("Maria Keller, Reuters", ["Maria Keller"]),
        ("Maria Keller AP", ["Maria Keller"]),
        ("The Associated Press", []),
        ("Written by Maria Keller ¦ Edited by Jo Ames", ["Maria Keller"]),
        ("Celeste Ames ¦ Gardener & Sailor", ["Celeste Ames"]),
        ("Maria ¦ Keller", ["Maria Keller"]),
        ("Maria June", ["Maria June"]),
        ("By staff reporter", []),
        ("Maria Keller, PhD", ["Maria Keller"]),
        ("Maria Keller; Jo Ames", ["Maria Keller", "Jo Ames"]),
        ("Maria Keller mkeller@example.org", ["Maria Keller"]),
        ("Maria Keller Updated March 4, 2024", ["Maria Keller"]),
        ("By Maria Keller on 4 March 2024", ["Maria Keller"]),
        ("Courier Staff", ["Courier Staff"]),
        ("https://example.org/maria", []),
        ("admin", []),
        ("@mkeller", []),
        ("By Web Desk", []),
        ("Newsroom", []),
        ("The Business Reporter", []),
        ("Politics", []),
        ("TOI Lifestyle Desk", ["TOI Lifestyle Desk"]),
        ("Maria Keller (AP)", ["Maria Keller"]),
        ("Jean-Luc Aubin (NodeSoft)", ["Jean-Luc Aubin (NodeSoft)"]),
        ("Posted by Marta K.", ["Marta K."]),
    ],
)
def test_bylines_are_divided_and_cleaned(byline: str, names: list[str]) -> None:
    assert split_authors(byline, {"AP", "Reuters", "The Associated Press"}) == names


@pytest.mark.parametrize(
    ("head", "extra"),
    [
        (json_ld(author={"@type": "Person", "name": "Maria Keller"}), ""),
        (json_ld(author=[{"name": "By Maria Keller"}, {"name": "Valley Courier"}], publisher={"name": "Valley Courier"}), ""),
        ("<meta name='author' content='Maria Keller'>", ""),
        ("", "<p class='byline'>By Maria Keller</p>"),
        ("", "<a rel='author' href='/m'>Maria Keller</a>"),
    ],
)
def test_authors_are_found_wherever_the_page_names_them(head: str, extra: str) -> None:
    assert parse_html(story_page(extra, head)).authors == ("Maria Keller",)


def test_references_inside_json_ld_are_followed() -> None:
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#m"}},
            {"@type": "Person", "@id": "#m", "name": "Maria Keller"},
        ]
    }
    head = f"<script type='application/ld+json'>{json.dumps(graph)}</script>"
    assert parse_html(story_page(head=head)).authors == ("Maria Keller",)


def test_broken_json_ld_is_repaired_or_left_out() -> None:
    comma = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "datePublished": "2024-03-08",}</script>'
    )
    assert parse_html(story_page(head=comma)).published_at == "2024-03-08"
    assert parse_html(story_page(head='<script type="application/ld+json">{"@type": </script>')).title == TITLE


def test_outlet_and_standfirst() -> None:
    head = meta(og__site_name="Valley Courier", og__description="Rescue teams walk to cut-off villages")
    article = parse_html(story_page(head=head), url="https://www.courier.example/a")
    assert (article.site_name, article.standfirst) == ("Valley Courier", "Rescue teams walk to cut-off villages")
    assert parse_html(story_page(), url="https://www.courier.example/a").site_name == "courier.example"
    assert parse_text("Nobody was hurt.").site_name is None


def test_runs_of_separators_at_a_headline_take_no_time() -> None:
    started = process_time()
    article = parse_html(story_page(f"<p>{'( , ' * 5000}</p>") + b"<h1>" + b"| - " * 5000 + b"</h1>")
    assert (article.title, article.published_at) == (TITLE, None)
    assert process_time() - started < 2


def test_a_page_that_opens_with_thousands_of_comments_is_told_from_a_feed_at_once() -> None:
    started = process_time()
    assert parse_html(b"<!-- menu -->\n" * 20_000 + story_page()).title == TITLE
    assert process_time() - started < 2


def test_names_with_joined_particles_are_names() -> None:
    article = parse_html(story_page().replace(b"</h1>", b"</h1><p class='byline'>By Omar al-Karim and Lea d'Ancona</p>"))
    assert article.authors == ("Omar al-Karim", "Lea d'Ancona")


@pytest.mark.parametrize(
    ("changed", "expected"), [("2024-03-08T09:21:40", "2024-03-07"), ("2024-03-08T11:00:00", "2024-03-08T09:21:40")]
)
def test_a_page_is_not_changed_before_it_is_published(changed: str, expected: str) -> None:
    stated = json_ld(datePublished="2024-03-08T09:21:40", dateModified=changed)
    shown = b"</h1><p class='date'>Page updated: 7 March 2024</p>"
    article = parse_html(story_page(head=stated).replace(b"</h1>", shown), fetched_at=FETCHED_AT)
    assert article.published_at == expected


@pytest.mark.parametrize(
    "name", ["dcterms.issued", "prism.publicationDate", "citation_online_date", "og:pubdate", "pub_date", "ptime"]
)
def test_publishers_name_their_date_in_many_ways(name: str) -> None:
    article = parse_html(story_page(head=f"<meta name='{name}' content='2024-03-08'>"), fetched_at=FETCHED_AT)
    assert (article.published_at, article.published_precision) == ("2024-03-08", "day")
