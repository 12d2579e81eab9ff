"""Ad hoc queries: what reads is answered, whatever else is refused, and nothing is left behind."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from given import document, run

from transforms.errors import QueryError, SchemaVersionError, WarehouseError
from warehouse.database import connect_writer
from warehouse.publish import publish
from warehouse.query import open_ledger, run_query


@pytest.fixture(scope="module")
def published(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    with connect_writer(shutil.copyfile(empty_warehouse, folder / "warehouse.duckdb")) as con:
        run(con, "r1", document())
        publish(con, folder / "warehouse.duckdb", folder / "ledger.duckdb")
    return folder


@pytest.fixture
def ledger_path(published: Path, tmp_path: Path) -> Path:
    for name in ("warehouse.duckdb", "ledger.duckdb"):
        shutil.copyfile(published / name, tmp_path / name)
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    return tmp_path / "ledger.duckdb"


@pytest.fixture
def ledger(ledger_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = open_ledger(ledger_path, memory_limit="512MB", threads=1)
    yield connection
    connection.close()


READS = [
    ("SELECT 1 AS one", 1),
    ("SELECT 1;", 1),
    ("FROM marts.figures", 3),
    ("from marts.figures select surface where event = 'killed'", 1),
    ("FROM marts.figures_as_known(TIMESTAMP '2030-01-01')", 3),
    ("WITH a AS (SELECT * FROM marts.articles) SELECT title FROM a", 1),
    ("(SELECT 1) UNION ALL (SELECT 2)", 2),
    ("VALUES (1), (2)", 2),
    ("SUMMARIZE marts.exchanges", 21),
    ("DESCRIBE marts.exchanges", 21),
    ("EXPLAIN FROM marts.figures", 1),
    ("EXPLAIN ANALYZE FROM marts.articles", 1),
    ("EXPLAIN (FORMAT json) SELECT 1", 1),
    ("SELECT 'read_csv(' AS x, 'query(''COPY'')' AS y -- checkpoint()", 1),
    ("PIVOT marts.figures ON event IN ('killed') USING count(*) GROUP BY place", 2),
    ("SELECT comment FROM duckdb_columns() WHERE table_name = 'exchanges' AND schema_name = 'marts'", 21),
    ("SELECT regexp_extract('a1', '[0-9]') AS d, list_transform([1], lambda x: x + 1) AS l", 1),
]


@pytest.mark.parametrize(("sql", "row_count"), READS)
def test_what_reads_is_answered(ledger: duckdb.DuckDBPyConnection, sql: str, row_count: int) -> None:
    table = run_query(ledger, sql)
    assert isinstance(table, pa.Table)
    assert table.num_rows == row_count


HOSTILE = [
    "CREATE TABLE x (i INT)",
    "CREATE TEMP TABLE x AS SELECT 1",
    "CREATE VIEW v AS SELECT 1",
    "CREATE TEMP VIEW v AS FROM 'FOLDER/secret.csv'",
    "CREATE MACRO f() AS 1",
    "CREATE SECRET s (TYPE s3)",
    "INSERT INTO quality.runs SELECT * FROM quality.runs",
    "DELETE FROM core.figures",
    "UPDATE core.articles SET article_id = 'x'",
    "MERGE INTO core.articles USING core.articles AS b ON false WHEN NOT MATCHED THEN INSERT BY NAME",
    "TRUNCATE core.figures",
    "DROP TABLE core.figures",
    "ALTER TABLE core.figures ADD COLUMN x INT",
    "COMMENT ON TABLE core.figures IS 'x'",
    "FROM 'FOLDER/secret.csv'",
    "FROM read_csv('FOLDER/secret.csv')",
    "SELECT * FROM read_text('FOLDER/secret.csv')",
    "SELECT * FROM system.main.\"read_text\"('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM glob('/*')",
    "FROM read_parquet('s3://bucket/key')",
    "FROM read_json_auto('FOLDER/secret.csv')",
    "FROM sniff_csv('FOLDER/secret.csv')",
    "FROM 'http://localhost:1/x.csv'",
    "FROM parquet_metadata('FOLDER/secret.csv')",
    "FROM query_table('FOLDER/secret.csv')",
    "ATTACH 'FOLDER/warehouse.duckdb' AS other",
    "ATTACH ':memory:' AS other",
    "DETACH ledger",
    "USE memory",
    "COPY (SELECT 1) TO 'FOLDER/out.csv'",
    "COPY core.figures FROM 'FOLDER/secret.csv'",
    "EXPORT DATABASE 'FOLDER/export'",
    "IMPORT DATABASE 'FOLDER/export'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "LOAD 'FOLDER/evil.duckdb_extension'",
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "SET lock_configuration = false",
    "RESET lock_configuration",
    "SET VARIABLE x = 1",
    "PRAGMA enable_profiling = 'json'",
    "PRAGMA profiling_output = 'FOLDER/profile.json'",
    "CALL enable_logging(storage = 'file')",
    "FROM enable_logging('QueryLog', storage = 'file', storage_path = 'FOLDER/log')",
    "FROM main.\"enable_logging\"('QueryLog')",
    "FROM enable_logging /* comment */ ('QueryLog')",
    "SELECT E'\\' ' AS a FROM enable_logging('QueryLog') WHERE '' = ''",
    "SELECT write_log('x')",
    "SELECT getenv('HOME')",
    "SELECT current_setting('secret_directory')",
    "SELECT * FROM duckdb_secrets()",
    "FROM which_secret('s3://x', 's3')",
    "FROM duckdb_settings()",
    "SELECT * FROM query('SELECT 1')",
    "FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
    "FROM checkpoint()",
    "CHECKPOINT",
    "VACUUM",
    "BEGIN",
    "PREPARE p AS SELECT 1",
    "EXECUTE p",
    "SELECT 1; DROP TABLE core.figures",
    "SELECT 1; SELECT 2",
    "",
    "-- only a comment",
    "EXPLAIN ANALYZE CREATE TEMP TABLE x AS SELECT 1",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO 'FOLDER/out.csv'",
    "EXPLAIN ANALYZE DELETE FROM core.figures",
    "FROM a_python_variable",
    "SELECT \ud800",
]


@pytest.mark.parametrize("sql", HOSTILE)
def test_whatever_else_is_refused(ledger: duckdb.DuckDBPyConnection, tmp_path: Path, sql: str) -> None:
    a_python_variable = pa.table({"a": [1]})
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(QueryError) as caught:
        run_query(ledger, sql.replace("FOLDER", str(tmp_path)))
    assert str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert run_query(ledger, "SELECT count(*) AS n FROM core.figures").to_pylist() == [{"n": 3}]
    assert a_python_variable.num_rows == 1


#: The walls behind the statement check hold by themselves.
BEHIND = [
    "FROM 'FOLDER/secret.csv'",
    "ATTACH 'FOLDER/warehouse.duckdb' AS other",
    "COPY (SELECT 1) TO 'FOLDER/out.csv'",
    "INSERT INTO quality.runs SELECT * FROM quality.runs",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "LOAD httpfs",
    "PRAGMA profiling_output = 'FOLDER/profile.json'",
    "CREATE TEMP VIEW v AS FROM 'FOLDER/secret.csv'",
]


@pytest.mark.parametrize("sql", BEHIND)
def test_the_connection_itself_is_locked_down(ledger: duckdb.DuckDBPyConnection, tmp_path: Path, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        ledger.execute(sql.replace("FOLDER", str(tmp_path)))


def test_an_error_says_where(ledger: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(QueryError, match=re.compile(r"no_such_column.*LINE 1:.*\^", re.DOTALL)):
        run_query(ledger, "SELECT no_such_column FROM marts.figures")


def test_values_are_handed_over_as_parameters(ledger: duckdb.DuckDBPyConnection) -> None:
    assert run_query(
        ledger, "SELECT surface FROM marts.figures WHERE event = ? AND value > ?", ["released", 200]
    ).to_pylist() == [{"surface": "240"}]


def test_an_endless_query_is_stopped(ledger: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(QueryError, match=r"took longer than 0\.1 s"):
        run_query(ledger, "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b", timeout_seconds=0.1)


def test_a_query_has_only_so_much_memory(ledger: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(QueryError, match=r"(?i)memory"):
        run_query(ledger, "SELECT list(range) AS all_of_them FROM range(200000000)")


def test_two_readers_in_one_process_agree(ledger: duckdb.DuckDBPyConnection, ledger_path: Path) -> None:
    with open_ledger(ledger_path, memory_limit="512MB", threads=1) as second:
        assert run_query(second, "FROM marts.figures").num_rows == run_query(ledger, "FROM marts.figures").num_rows


def test_a_missing_ledger_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="`newsledger run` makes one"):
        open_ledger(tmp_path / "none.duckdb")


def test_a_damaged_ledger_says_what_to_do(ledger_path: Path) -> None:
    ledger_path.write_bytes(b"this is no database" * 1000)
    with pytest.raises(WarehouseError, match="cannot be opened as a ledger"):
        open_ledger(ledger_path)


@pytest.mark.parametrize(("version", "advice"), [(99, "install the newer newsledger"), (0, "run `newsledger run`")])
def test_a_ledger_of_another_version_says_what_to_do(ledger_path: Path, version: int, advice: str) -> None:
    with duckdb.connect(str(ledger_path)) as other:
        other.execute("UPDATE quality.schema_versions SET version = ?", [version])
    with pytest.raises(SchemaVersionError, match=advice):
        open_ledger(ledger_path)
