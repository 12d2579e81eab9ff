"""``newsledger extract``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from flows.boilerplate_desk import read_learned
from flows.cli import ALL_FAILED
from flows.documents import STANDARD_INPUT
from flows.extraction import extract_to
from flows.settings import load_settings
from transforms.errors import InputError
from warehouse.learned_boilerplate import LearnedBoilerplate


def extract(
    *paths: Annotated[str, Parameter(allow_leading_hyphen=True)],
    output: Annotated[Path | None, Parameter(name=("--output", "-o"))] = None,
    jobs: Annotated[int | None, Parameter(name=("--jobs", "-j"))] = None,
    boilerplate: Path | None = None,
) -> int:
    """Turn documents into JSON lines, one for each article, in the same order.

    Reads .html .htm .txt .json .jsonl .jsonl.gz .warc .warc.gz files and folders of them, or JSON lines on standard input.

    Args:
        paths: files and folders; `-`, or nothing, for JSON lines on standard input.
        output: file to write instead of standard output; it appears when it is complete.
        jobs: processes (default: the setting NEWSLEDGER_JOBS).
        boilerplate: learned boilerplate as `newsledger boilerplate export` writes it; none is removed without.
    """
    if not paths and sys.stdin.isatty():
        raise InputError("nothing to read: name files or folders, or pipe JSON lines in")
    settings = load_settings(**({} if jobs is None else {"jobs": jobs}))
    learned = LearnedBoilerplate() if boilerplate is None else read_learned(boilerplate)
    counts = extract_to(paths or (STANDARD_INPUT,), output, settings, learned)
    return ALL_FAILED if counts.has_only_failures else 0
