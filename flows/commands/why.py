"""``newsledger why``."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from flows.evidence import explain_blocks, explain_figure, explain_skipped
from flows.settings import load_settings
from transforms.errors import InputError


def why(
    figure: str | None = None,
    *,
    skipped: Annotated[str | None, Parameter(name="--skipped")] = None,
    blocks: Annotated[str | None, Parameter(name="--blocks")] = None,
) -> None:
    """Show the evidence of one figure, or what was left out of one article.

    Args:
        figure: a figure's id, or the beginning of it.
        skipped: an article (id, document or address): its numbers that are no figures, and why.
        blocks: an article (id, document or address): what was kept and removed, by which rule.
    """
    asked = [name for name in (figure, skipped, blocks) if name is not None]
    if len(asked) != 1:
        raise InputError("say one of: why FIGURE, why --skipped ARTICLE, why --blocks ARTICLE")
    explain = explain_figure if figure else explain_skipped if skipped else explain_blocks
    sys.stdout.write(explain(asked[0], load_settings()) + "\n")
