"""Reference tables: what is read, and what a malformed file says."""

from __future__ import annotations

import pytest

from flows.reference_files import SEEDS, load_reference, load_table
from transforms.errors import ReferenceDataError


def test_every_shipped_table_is_read_under_its_name():
    reference = load_reference()
    assert set(reference.tables) == {path.stem for path in SEEDS.glob("*.csv")}
    assert reference.version == load_reference().version


def test_a_table_is_its_rows_by_column(tmp_path):
    path = tmp_path / "units.csv"
    path.write_text('unit,aliases\nkilometre,"km|kms"\nyear,\n')
    assert load_table(path) == [{"unit": "kilometre", "aliases": "km|kms"}, {"unit": "year", "aliases": ""}]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a,b\n1,2\n3\n", ("units.csv:3", "1 cells", "2")),
        (b"a,b\n1,2,3\n", ("units.csv:2", "3 cells")),
        (b"", ("units.csv:1", "first line")),
        (b"a,a\n1,2\n", ("units.csv:1", "once")),
        (b"a,\n1,2\n", ("units.csv:1",)),
        (b'a,b\n"1,2\n', ("units.csv", "CSV")),
        (b"a,b\n\xff,2\n", ("units.csv", "UTF-8")),
    ],
)
def test_a_malformed_table_is_named_with_its_line(tmp_path, content, words):
    (tmp_path / "units.csv").write_bytes(content)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(tmp_path)
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_a_folder_without_tables_is_no_reference_data(tmp_path):
    with pytest.raises(ReferenceDataError, match="no reference tables"):
        load_reference(tmp_path)


def test_a_table_that_cannot_be_opened_is_named(tmp_path):
    (tmp_path / "units.csv").mkdir()
    with pytest.raises(ReferenceDataError, match=r"units\.csv: cannot be read"):
        load_reference(tmp_path)
