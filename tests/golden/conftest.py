"""Known gaps: what the rules get wrong on the golden articles, by test, in ``gaps.txt``.

Each is a strict expected failure: a gap that is closed must leave the list, and nothing new may join it unseen.
"""

from pathlib import Path

import pytest

GAPS = frozenset(
    line.strip() for line in (Path(__file__).parent / "gaps.txt").read_text(encoding="utf-8").splitlines() if line.strip()
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent and item.name in GAPS:
            item.add_marker(pytest.mark.xfail(strict=True, raises=AssertionError, reason="known gap"))
