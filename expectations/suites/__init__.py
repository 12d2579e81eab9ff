"""The suites, in the order of the pipeline: documents, their sources, articles, their blocks, then what was found in them."""

from __future__ import annotations

from expectations.expectation import Suite
from expectations.suites.actors import ACTORS, MENTIONS, ROLES
from expectations.suites.articles import ARTICLES
from expectations.suites.blocks import BLOCKS
from expectations.suites.documents import DOCUMENTS
from expectations.suites.entries import ENTRIES
from expectations.suites.figures import FIGURES
from expectations.suites.history import HISTORY
from expectations.suites.quotes import QUOTES
from expectations.suites.repeats import REPEATS
from expectations.suites.sources import SOURCES
from expectations.suites.times import TIMES
from expectations.suites.tolls import TOLLS

SUITES: tuple[Suite, ...] = (
    DOCUMENTS, SOURCES, HISTORY, TOLLS, ARTICLES, BLOCKS, REPEATS, FIGURES, ACTORS, MENTIONS, ROLES, QUOTES, TIMES, ENTRIES,
)  # fmt: skip
