"""Reference data: the tables of ``seeds/``, handed in as an argument and frozen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.errors import ReferenceDataError
from transforms.event_weights import Weights

Row = Mapping[str, str]


@dataclass(frozen=True)
class ReferenceData:
    """Reference tables by name (the CSV's name without ``.csv``), each a tuple of rows; a version that names their content; and
    what the model of events learned, where there is one.
    """

    tables: Mapping[str, tuple[Row, ...]]
    version: str
    weights: Weights | None = None

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of one table.

        Raises:
            ReferenceDataError: there is no such table.
        """
        try:
            return self.tables[name]
        except KeyError:
            raise ReferenceDataError(f"reference table '{name}' is missing: expected seeds/{name}.csv") from None


def build_reference(tables: Mapping[str, Sequence[Row]], weights: Weights | None = None) -> ReferenceData:
    """Freeze tables; the version is the first 12 hex digits of the SHA-256 of their content in canonical form and the weights."""
    frozen = {name: tuple(dict(row) for row in rows) for name, rows in sorted(tables.items())}
    canonical = json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256((canonical + (weights.version if weights is not None else "")).encode())
    return ReferenceData(frozen, digest.hexdigest()[:12], weights)


def alternatives(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, divided by ``|``."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
