"""Whole pages of many layouts: title, authors and times that a careful reader takes from each."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from article_given import parse_html
from metadata_pages import GivenPage
from metadata_pages_first import FIRST
from metadata_pages_second import SECOND

FETCHED_AT = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("given", [*FIRST, *SECOND], ids=lambda given: given.name)
def test_what_a_page_says_of_itself(given: GivenPage) -> None:
    article = parse_html(given.html(), url=given.url, fetched_at=FETCHED_AT)
    assert (article.title, article.authors, article.published_at) == (given.title, given.authors, given.published)
    if given.modified is not None:
        assert article.modified_at == given.modified
