"""The real articles beside the repository, where they are: who must be one across them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.look_alikes.measuring import load_text, open_warehouse

if TYPE_CHECKING:
    import duckdb

    from transforms.extract import Extractor
    from transforms.reference import ReferenceData

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ONE = [
    ("William Burns", "Bill Burns"),
    ("Gaza health ministry", "Gaza Health Ministry", "Gaza Ministry of Health"),
    ("Israel Defense Forces", "IDF", "Israeli military", "Israel's military"),
]


@pytest.fixture(scope="module")
def warehouse(reference: ReferenceData, extractor: Extractor) -> Iterator[duckdb.DuckDBPyConnection]:
    con = open_warehouse(reference)
    for path in sorted(SEEDS.glob("*.txt")):
        load_text(con, extractor, path.name, path.read_text(encoding="utf-8"))
    yield con
    con.close()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles are not beside the repository")
@pytest.mark.xdist_group("look-alikes")
@pytest.mark.parametrize("names", ONE)
def test_one_actor_however_named(warehouse: duckdb.DuckDBPyConnection, names: tuple[str, ...]) -> None:
    found = warehouse.execute(
        """
        SELECT DISTINCT actor_key, core.bare_name(surface) AS name
        FROM marts.actor_mentions
        WHERE list_contains(?, replace(lower(name), '’', ''''))
        """,
        [[name.lower() for name in names]],
    ).fetchall()
    assert len({key for key, _ in found}) == 1
    assert len({name for _, name in found}) > 1
