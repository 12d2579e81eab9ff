"""Small files of ours that are replaced as a whole, so that nobody ever reads half of one."""

from __future__ import annotations

import os
from pathlib import Path

from transforms.errors import InputError


def write_whole(path: Path, text: str) -> None:
    """Write a file in one step, as UTF-8; its folder is made where it is missing.

    Raises:
        InputError: it cannot be written.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise InputError(f"{path}: cannot be written: {error.strerror}; check the folder and the free space") from error
