"""Reference data: the tables of ``seeds/``, handed in as an argument and frozen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transforms.errors import ReferenceDataError

Row = Mapping[str, str]


@dataclass(frozen=True)
class ReferenceData:
    """Reference tables by name (the CSV's name without ``.csv``), each a tuple of rows; a version that names their content; and
    the files of learned weights, by their names.
    """

    tables: Mapping[str, tuple[Row, ...]]
    version: str
    weights: Mapping[str, bytes] = field(default_factory=dict)

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of one table.

        Raises:
            ReferenceDataError: there is no such table.
        """
        try:
            return self.tables[name]
        except KeyError:
            raise ReferenceDataError(f"reference table '{name}' is missing: expected seeds/{name}.csv") from None


def build_reference(tables: Mapping[str, Sequence[Row]], weights: Mapping[str, bytes] | None = None) -> ReferenceData:
    """Freeze tables; the version is the first 12 hex digits of the SHA-256 of their content in canonical form and the weights."""
    frozen = {name: tuple(dict(row) for row in rows) for name, rows in sorted(tables.items())}
    canonical = json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode())
    for _, content in sorted((weights or {}).items()):
        digest.update(content)
    return ReferenceData(frozen, digest.hexdigest()[:12], weights or {})


def alternatives(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, divided by ``|``."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
