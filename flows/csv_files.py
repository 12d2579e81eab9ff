"""CSV files that people keep: written from rows, and read again with errors that name file and line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from transforms.errors import InputError


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A header and rows as CSV (RFC 4180, but lines end in LF)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def read_rows[T](path: Path, columns: Sequence[str], hint: str, row_of: Callable[[str, Mapping[str, str | None]], T]) -> list[T]:
    """The rows of a CSV file.

    Args:
        path: the file, UTF-8 with or without a byte order mark.
        columns: those that it must have; others are left alone.
        hint: what writes such files, for errors.
        row_of: makes one row of what stands there; it is given the file and line for its errors.

    Raises:
        InputError: the file cannot be read or is no such table.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                raise InputError(f"{path}: column {', '.join(missing)} is missing; {hint}")
            return [row_of(f"{path}:{reader.line_num}", row) for row in reader]
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a UTF-8 CSV table: {error}; {hint}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
