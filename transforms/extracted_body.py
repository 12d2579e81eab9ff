"""Trafilatura's body of a page as draft blocks, with its structure."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import copy
from functools import cache

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Extractor

from transforms.blocks import Draft, clean_space

#: Stands for a line break while an element's text is joined: a private character, which no text means anything by.
_BREAK = "\ue000"
#: Characters that a tree gives, but does not take: broken pages have them.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What trafilatura raises on broken pages, besides returning nothing.
_EXTRACTOR_ERRORS = (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, AssertionError, etree.LxmlError)


def quiet_extractors() -> None:
    """Silence the log of trafilatura and htmldate: what they complain of becomes a failure or a removed block here."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def extract_body(tree: HtmlElement, url: str | None) -> list[Draft]:
    """Trafilatura's body; empty where it finds none or fails."""
    try:
        document = trafilatura.bare_extraction(tree, url=url, options=_options(url))
    except _EXTRACTOR_ERRORS:
        return []
    if document is None or isinstance(document, dict):
        return []
    return [draft for element in document.body for draft in _element_drafts(element) if draft.text]


def _options(url: str | None) -> Extractor:
    """The extractor's settings for one page; reading them from its configuration would cost a twentieth of a short page."""
    options = copy(_settings())
    options.url = options.source = url
    return options


@cache
def _settings() -> Extractor:
    return Extractor(output_format="python", comments=False)


def _element_drafts(element: etree._Element) -> Iterator[Draft]:
    """Drafts of one element of trafilatura's body; nested lists, quotations and tables give one each per item or row."""
    match element.tag:
        case "list":
            for item in element.iter("item"):
                yield Draft("list_item", _text_without(item, "list"), rule="trafilatura")
        case "table":
            for row in element.iter("row"):
                cells = [clean_space(_all_text(cell, " ")) for cell in row.iter("cell")]
                yield Draft("table_row", " | ".join(cell for cell in cells if cell), rule="trafilatura")
        case "quote":
            yield from _lines(element, "quotation")
        case "head":
            yield Draft("heading", clean_space(_all_text(element, " ")), rule="trafilatura")
        case "div" | "body" | "section":
            for child in element:
                yield from _element_drafts(child)
        case _:
            yield from _lines(element, "paragraph")
    if element.tail and element.tail.strip():
        yield Draft("paragraph", clean_space(element.tail), rule="trafilatura")


def _lines(element: etree._Element, label: str) -> Iterator[Draft]:
    """The text of an element, divided at its line breaks and inner paragraphs."""
    for child in element.iter("lb", "p", "item", "head"):
        if child is not element:
            child.text = f"{_BREAK}{_NO_XML.sub('', child.text or '')}"
            child.tail = f"{_BREAK}{_NO_XML.sub('', child.tail or '')}"
    for line in _all_text(element).split(_BREAK):
        yield Draft(label, clean_space(line), rule="trafilatura")


def _all_text(element: etree._Element, glue: str = "") -> str:
    return glue.join(str(text) for text in element.itertext())


def _text_without(item: etree._Element, nested: str) -> str:
    """An item's text without that of the lists inside it, which are items of their own."""
    parts = [item.text or ""]
    for child in item:
        if child.tag != nested:
            parts.append(_all_text(child, " "))
        parts.append(child.tail or "")
    return clean_space(" ".join(parts))
