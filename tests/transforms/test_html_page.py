from __future__ import annotations

import json

import pytest
from article_given import OPENING, SECOND, STORY, THIRD, page, parse_html, removed, story_page
from lxml.html import fragment_fromstring

from transforms.extracted_body import _element_drafts
from transforms.records import Article

FOURTH = "A geologist of the state university said in an interview that the slope had moved by 3 centimetres a year since 2019."


def kept(article: Article) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in article.blocks if block.kept]


def test_paragraphs_are_the_body_and_the_headline_is_the_title() -> None:
    article = parse_html(story_page())
    assert article.text == "\n\n".join(STORY)
    assert removed(article) == {"title": ["Landslide closes Tarn valley road"]}


def test_structure_is_kept_as_labels() -> None:
    body = (
        f"<h2>What comes next</h2><p>{FOURTH}</p>"
        "<ul><li>Helicopters bring food to 300 people</li><li>Schools stay closed</li></ul>"
        f"<blockquote><p>We had to walk the last five miles with our children.</p></blockquote>"
        "<table><tr><th>Village</th><th>Hurt</th></tr><tr><td>Upper Tarn</td><td>9</td></tr></table>"
    )
    assert kept(parse_html(story_page(body)))[3:] == [
        ("heading", "What comes next"),
        ("paragraph", FOURTH),
        ("list_item", "Helicopters bring food to 300 people"),
        ("list_item", "Schools stay closed"),
        ("quotation", "We had to walk the last five miles with our children."),
        ("table_row", "Village | Hurt"),
        ("table_row", "Upper Tarn | 9"),
    ]


def test_inline_markup_and_line_breaks() -> None:
    article = parse_html(
        page(
            f"<article><p>{OPENING}</p><p>At <b>least</b> <a href='/x'>14</a> people\n were hurt.<br>Two died.</p>"
            f"<p>{THIRD}</p></article>"
        )
    )
    assert article.text == "\n\n".join([OPENING, "At least 14 people were hurt.", "Two died.", THIRD])


@pytest.mark.parametrize(
    ("label", "markup", "text"),
    [
        (
            "caption",
            "<figure><img src='a.jpg'><figcaption>The road on Thursday, seen from above.</figcaption></figure>",
            "The road on Thursday, seen from above.",
        ),
        ("comment", f"<section class='comments-area'><div class='comment'><p>{FOURTH}</p></div></section>", FOURTH),
        (
            "see_also",
            "<div class='related-stories'><ul><li><a href='/b'>Court hears case on fishing rights</a></li></ul></div>",
            "Court hears case on fishing rights",
        ),
        (
            "author_bio",
            "<div class='author-bio'><p>Maria Keller writes about roads and rivers.</p></div>",
            "Maria Keller writes about roads and rivers.",
        ),
        ("share", "<div class='social-share'><a href='#'>Share on Facebook</a></div>", "Share on Facebook"),
        (
            "newsletter",
            "<div class='newsletter-signup'><p>Get the news of the valley by mail.</p></div>",
            "Get the news of the valley by mail.",
        ),
        ("navigation", "<nav class='site-nav'><ul><li><a href='/'>World news</a></li></ul></nav>", "World news"),
        (
            "correction",
            "<p class='correction'>We gave the wrong name of the valley on Thursday.</p>",
            "We gave the wrong name of the valley on Thursday.",
        ),
        ("cookie_notice", "<div id='cookie-banner'><p>This site stores small files.</p></div>", "This site stores small files."),
    ],
)
def test_what_stands_around_the_story_is_labelled_by_its_container(label: str, markup: str, text: str) -> None:
    article = parse_html(story_page(markup))
    assert article.text == "\n\n".join(STORY)
    assert text in removed(article)[label]


def headed_page(standfirst: str) -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    head = "<meta name='description' content='Landslide, Tarn valley, road closed'>"
    return page(f"<article><h1>Landslide closes Tarn valley road</h1>{standfirst}{paragraphs}</article>", head)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p class='standfirst'>Rescue teams walk to cut-off villages</p>", "Rescue teams walk to cut-off villages"),
        ("<h2 class='article-dek'>Rescue teams walk. More rain is expected.</h2>", "Rescue teams walk. More rain is expected."),
        (f"<div class='subtitle'><p>{FOURTH}</p></div>", FOURTH),
    ],
)
def test_the_standfirst_below_the_headline_is_no_body(markup: str, text: str) -> None:
    article = parse_html(headed_page(markup))
    assert article.text == "\n\n".join(STORY)
    assert removed(article)["standfirst"] == [text]
    assert article.standfirst == text


def test_what_is_named_like_a_standfirst_inside_the_story_stays() -> None:
    article = parse_html(story_page(f"<p class='subtitle'>{FOURTH}</p>"))
    assert article.text == "\n\n".join((*STORY, FOURTH))
    opening = parse_html(headed_page("<p>Rescue teams walk to cut-off villages</p>"))
    assert opening.text.startswith("Rescue teams walk to cut-off villages")


def test_the_entries_of_a_menu_are_one_block() -> None:
    entries = "".join(f"<li><a href='/{name}'>{name} news</a></li>" for name in ("World", "Valley", "Sport"))
    article = parse_html(story_page(f"<nav><ul>{entries}</ul></nav>"))
    assert removed(article)["navigation"] == ["World news\nValley news\nSport news"]


def test_everything_visible_is_in_some_block_once_and_in_order() -> None:
    article = parse_html(story_page(f"<div class='related-stories'><a href='/b'>Court hears case</a></div><p>{FOURTH}</p>"))
    assert [block.text for block in article.blocks] == ["Landslide closes Tarn valley road", *STORY, "Court hears case", FOURTH]


def test_a_name_that_means_something_else_does_not_cost_the_story() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY)
    article = parse_html(page(f"<div class='social-shareable newsletter-post'><h1>Landslide closes road</h1>{paragraphs}</div>"))
    assert article.text.endswith("\n\n".join(STORY))


def test_a_story_inside_an_element_with_a_misleading_name_is_found() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (*STORY, FOURTH))
    article = parse_html(page(f"<form class='search'><div class='menu widget navigation'>{paragraphs}</div></form>"))
    assert article.text == "\n\n".join((*STORY, FOURTH))


def test_the_body_that_a_page_states_replaces_a_poorer_extraction() -> None:
    body = "\n\n".join(
        [
            *STORY,
            FOURTH,
            *(f"{number} more houses were found destroyed in the villages below the slope on Friday." for number in range(2, 9)),
        ]
    )
    data = json.dumps({"@type": "NewsArticle", "headline": "Landslide closes Tarn valley road", "articleBody": body})
    head = f"<script type='application/ld+json'>{data}</script>"
    article = parse_html(page(f"<article><h1>Landslide closes Tarn valley road</h1><p>{OPENING}</p></article>", head))
    assert article.text == body
    assert {block.rule for block in article.blocks if block.kept} == {"json_ld_body"}


def test_markup_inside_a_stated_body_is_taken_off() -> None:
    paragraphs = "".join(f"<p>{text} <b>Slope</b> &amp; road.</p>" for text in (*STORY, FOURTH))
    data = json.dumps({"@type": "NewsArticle", "headline": "Landslide", "articleBody": paragraphs})
    article = parse_html(page("<div id='app'></div>", f"<script type='application/ld+json'>{data}</script>"))
    assert article.text == "\n\n".join(f"{text} Slope & road." for text in (*STORY, FOURTH))


def test_live_entries_lose_their_times_and_keep_their_text() -> None:
    entries = "".join(
        f"<h3>{time}</h3><p>{text}</p>" for time, text in zip(("12:40 GMT", "11:05 GMT", "9:30 GMT"), STORY, strict=True)
    )
    article = parse_html(page(f"<article><h1>Landslide in the Tarn valley: latest</h1>{entries}</article>"))
    assert article.text.endswith("\n\n".join(STORY))
    assert removed(article)["live_entry_time"] == ["12:40 GMT", "11:05 GMT", "9:30 GMT"]


def test_fragments_of_feeds_are_read_too() -> None:
    article = parse_html(f"<p>{OPENING}</p><p>{SECOND}<br>{THIRD}</p>".encode())
    assert article.text == "\n\n".join(STORY)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_short_pages_are_read(size: int) -> None:
    text = f"{OPENING} Nobody died."
    extra = "<p>More rain fell.</p>" * size
    assert parse_html(page(f"<article><h1>Road closed</h1><p>{text}</p>{extra}</article>")).text.startswith(text)


def test_a_page_gives_the_same_whatever_ran_before() -> None:
    first = parse_html(story_page())
    for _ in range(4):
        parse_html(story_page(f"<p>{FOURTH}</p>"))
    assert parse_html(story_page()) == first


def test_control_characters_of_broken_pages_break_nothing() -> None:
    element = fragment_fromstring("<p>The road is shut<lb>Rain\x17 fell</lb>all night\x17</p>")
    assert [draft.text for draft in _element_drafts(element)] == ["The road is shut", "Rain fell", "all night"]


LIVE = (
    '<script type=\'application/ld+json\'>{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":'
    '"Landslide closes Tarn valley road","datePublished":"2024-03-02T07:00:00Z"}</script>'
)


def test_list_items_of_a_live_blog_are_what_they_hold() -> None:
    entries = "".join(
        f"<li><a href='#{n}'><time datetime='2024-03-02T1{n}:00:00Z'>1{n}.00</time></a><h3>Entry number {n}</h3><p>{text}</p></li>"
        for n, text in enumerate(STORY)
    )
    article = parse_html(page(f"<h1>Landslide closes Tarn valley road</h1><main><ol>{entries}</ol></main>", LIVE))
    assert [block.label for block in article.blocks if block.kept] == ["heading", "paragraph"] * 3
    assert len(article.entries) == 3


def test_a_menu_does_not_stand_inside_a_word_of_the_story() -> None:
    menu = "<div class='top'><a href='/w'>Mayor</a></div><div><a href='/x'>Thursday</a></div>"
    body = f"{menu}<article><h1>Landslide closes Tarn valley road</h1><p>By Maria Keller</p>{''.join(f'<p>{p}</p>' for p in STORY)}</article>"
    article = parse_html(page(body, "<title>Landslide closes Tarn valley road</title>"))
    assert article.text == "\n\n".join(STORY)
    labels = [block.label for block in article.blocks]
    assert labels.index("title") < labels.index("byline") < labels.index("paragraph")
    assert {"Mayor", "Thursday"} <= {block.text for block in article.blocks if not block.kept}


@pytest.mark.parametrize(
    ("line", "is_standfirst"),
    [
        ("Rescue teams walked the last miles.", True),
        ("Rescue teams walked the last miles, and the valley waits", True),
        (f"{STORY[0]} {STORY[1]}", False),
    ],
)
def test_a_line_between_headline_and_byline_is_a_standfirst_unless_it_is_long(line: str, is_standfirst: object) -> None:
    head = f"<h1>Landslide closes Tarn valley road</h1><p>{line}</p><p>By Maria Keller</p>"
    article = parse_html(
        page(
            f"<article>{head}{''.join(f'<p>{p}</p>' for p in STORY)}</article>",
            "<title>Landslide closes Tarn valley road</title>",
        )
    )
    assert (("standfirst", line) in [(block.label, block.text) for block in article.blocks]) is is_standfirst
    assert all(paragraph in article.text for paragraph in STORY)
