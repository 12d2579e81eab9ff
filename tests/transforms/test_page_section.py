"""In which section an article stands, and whether readers have to pay for it."""

from __future__ import annotations

import json

import pytest
from article_given import STORY, page, parse_html, parse_text

TITLE = "Landslide closes Tarn valley road"


def ld(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@context': 'https://schema.org', **fields})}</script>"


def news(**fields: object) -> str:
    return ld(**{"@type": "NewsArticle", "headline": TITLE, **fields})


def trail(*names: str) -> str:
    steps = [{"@type": "ListItem", "position": n, "item": {"@id": f"/{n}", "name": name}} for n, name in enumerate(names, 1)]
    return ld(**{"@type": "BreadcrumbList", "itemListElement": steps[::-1]})


def section_of(head: str = "", above: str = "", below: str = "") -> tuple[str | None, bool | None]:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    body = f"{above}<article><h1>{TITLE}</h1>{paragraphs}{below}</article>"
    content = page(body, f"<title>{TITLE} | Valley Courier</title><meta property='og:site_name' content='Valley Courier'>{head}")
    article = parse_html(content, url="https://courier.example/world/landslide-closes-road")
    return article.section, article.is_paywalled


@pytest.mark.parametrize(
    ("head", "above", "section"),
    [
        ("", "", None),
        (news(articleSection="World"), "", "World"),
        (news(articleSection=["World &amp; Europe", "Weather"]), "", "World & Europe"),
        (news(articleSection="Uncategorized"), "", None),
        (news(articleSection=7), "", None),
        ("<meta property='article:section' content='Mountains'>", "", "Mountains"),
        ("<meta property='article:section' content='https://courier.example/world/'>", "", None),
        ("<meta property='article:section' content='Valley Courier'>", "", None),
        (f"<meta property='article:section' content='{'landslide, ' * 9}'>", "", None),
        ("", "<span itemprop='articleSection'>Mountains</span>", "Mountains"),
        (trail("Home", "News", "Mountains", TITLE), "", "Mountains"),
        (trail("Home", "Mountains"), "", "Mountains"),
        (trail("Home", TITLE), "", None),
        (trail("Home"), "", None),
        ("", f"<nav class='breadcrumb'><a href='/'>Home</a> <a href='/w'>Mountains</a> <span>{TITLE}</span></nav>", "Mountains"),
        ("", "<div class='kicker'>Mountains</div>", "Mountains"),
        ("", "<a href='/mountains/'>Mountains</a>", "Mountains"),
        ("", "<a href='https://other.example/mountains/'>Mountains</a>", None),
        ("", "<ul><li><a href='/world'>World</a></li><li><a href='/sport'>Sport</a></li></ul>", None),
        ("", "<a href='/'>Courier home page</a>", None),
        ("", "<p><a href='/a'>A menu</a> <a href='/b'>of two</a></p><div><a href='/mountains/'>Mountains</a></div>", "Mountains"),
    ],
)
def test_section(head: str, above: str, section: str | None) -> None:
    assert section_of(head, above)[0] == section


@pytest.mark.parametrize(
    ("head", "below", "is_paywalled"),
    [
        ("", "", None),
        (news(isAccessibleForFree=True), "", False),
        (news(isAccessibleForFree="True"), "<div class='paywall'>Subscribe to read more</div>", False),
        (news(isAccessibleForFree=False), "", True),
        (news(isAccessibleForFree="http://schema.org/False"), "", True),
        (news(isAccessibleForFree=True, hasPart={"isAccessibleForFree": "False", "cssSelector": ".rest"}), "", True),
        (news(isAccessibleForFree=True, hasPart=[{"isAccessibleForFree": True, "cssSelector": ".rest"}]), "", False),
        (news(isAccessibleForFree="maybe"), "", None),
        ("<meta property='article:content_tier' content='locked'>", "", True),
        ("<meta property='article:content_tier' content='free'>", "", False),
        ("<meta itemprop='isAccessibleForFree' content='false'>", "", True),
        ("", "<section subscriptions-section='content'><p>The road will open in May.</p></section>", True),
        ("", "<div class='paywall-gate'><p>Subscribe to read the full story.</p></div>", True),
        ("", "<div class='newsletter'><p>Sign up to our newsletter.</p></div>", None),
    ],
)
def test_paywall(head: str, below: str, is_paywalled: object) -> None:
    assert section_of(head, below=below)[1] is is_paywalled


def test_a_text_says_neither() -> None:
    article = parse_text(TITLE, *STORY, "Subscribe to read the full story.")
    assert (article.section, article.is_paywalled) == (None, None)
