from __future__ import annotations

import pytest
from lxml.html import fromstring, tostring

from transforms.html_page import unfold_layout_tables

LONG = "Rescue teams worked through the night with shovels, because the crane was on the other side."


@pytest.mark.parametrize(
    ("cell", "is_unfolded"),
    [
        ("Lima</td><td>40 houses", False),
        (f"<p>{LONG}</p>", False),
        (f"<p>{LONG}</p><p>{LONG}</p>", True),
        (f"<h1>Road closed</h1>{LONG}", True),
        ("<table><tr><td>Lima</td></tr></table>", True),
    ],
)
def test_tables_that_only_place_text_become_divisions(cell: str, is_unfolded: bool) -> None:  # noqa: FBT001
    page = fromstring(f"<html><body><table><tr><td>{cell}</td></tr></table></body></html>")
    unfold_layout_tables(page)
    assert (b"<tr>" not in tostring(page)) is is_unfolded
