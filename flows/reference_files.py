"""Reads ``seeds/*.csv``, and the learned weights beside them, into :class:`~transforms.reference.ReferenceData`."""

from __future__ import annotations

import csv
from pathlib import Path

from flows.event_weights import load_weights
from transforms.errors import ReferenceDataError
from transforms.reference import ReferenceData, Row, build_reference

#: The reference tables, sample articles and source registry that are shipped beside the code.
SEEDS = Path(__file__).parent.parent / "seeds"


def load_reference(folder: Path = SEEDS) -> ReferenceData:
    """Every CSV of the folder as a table with the file's name, and the weights of the model of events.

    Raises:
        ReferenceDataError: no table is there, or one is malformed; the message names file and line.
    """
    paths = sorted(folder.glob("*.csv"))
    if not paths:
        raise ReferenceDataError(f"{folder}: no reference tables (*.csv) here; the installation is incomplete")
    return build_reference({path.stem: load_table(path) for path in paths}, load_weights(folder))


def load_table(path: Path) -> list[Row]:
    """The rows of one CSV: UTF-8, a header row, as many cells in each row as in the header.

    Raises:
        ReferenceDataError: anything else; the message names file and line.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = _header(path, next(reader, []))
            return [_row(path, reader.line_num, header, cells) for cells in reader]
    except (csv.Error, UnicodeDecodeError) as error:
        raise ReferenceDataError(f"{path}: not a UTF-8 CSV table: {error}") from error
    except OSError as error:
        raise ReferenceDataError(f"{path}: cannot be read: {error.strerror}") from error


def _header(path: Path, cells: list[str]) -> list[str]:
    if not cells or not all(cells) or len(set(cells)) != len(cells):
        raise ReferenceDataError(f"{path}:1: the first line must name each column once, found {cells}")
    return cells


def _row(path: Path, line: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        raise ReferenceDataError(f"{path}:{line}: {len(cells)} cells, but the header has {len(header)}: {cells[:3]}")
    return dict(zip(header, cells, strict=True))
