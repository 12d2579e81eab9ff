"""Feeds in every way that they are written, and readers fed with mutated files; ``python -m tests.fuzzing`` runs many more."""

from __future__ import annotations

import pytest

from flows.feeds import parse_feed
from tests.flows.feed_variants import FORMATS, HERE, variants
from tests.fuzzing import run_cases
from tests.fuzzing.targets import TARGETS


@pytest.mark.parametrize("kind", FORMATS)
def test_every_way_to_write_a_feed_is_read(kind: str) -> None:
    wrong = []
    for variant in variants(kind):
        feed = parse_feed(variant.content, HERE, variant.content_type)
        if feed.entries != variant.expected or (variant.is_whole and feed.problem):
            wrong.append((variant.name, feed.problem, feed.entries))
    assert wrong == []


def test_there_are_hundreds_of_feeds() -> None:
    contents = [variant.content for kind in FORMATS for variant in variants(kind)]
    assert len(set(contents)) >= 300


@pytest.mark.parametrize("name", TARGETS)
def test_mutated_files_crash_nothing(name: str) -> None:
    cases = 40 if name == "feeds" else 100  # a feed of 64 KB takes its parser seconds
    outcome = run_cases(name, cases)
    assert outcome.cases == cases
    assert outcome.fruitful
    assert outcome.slowest < 20
