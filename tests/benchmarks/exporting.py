"""Speed and memory of exports from a large ledger: ``python -m tests.benchmarks.exporting [FIGURES]`` (a million without)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from flows.reference_files import load_reference as read_tables
from tests.warehouse.given import START, document, extraction, run
from warehouse.database import connect_writer
from warehouse.publish import publish
from warehouse.reference import load_reference
from warehouse.runs import finish_run

#: Figures of the usual article.
PER_ARTICLE = 3
#: How a column of a copied row differs from the row that it is a copy of; ``i`` numbers the copies.
_OWN = {
    "article_id": "md5(article_id || i)[1:16]",
    "revision_id": "md5(revision_id || i)[1:16]",
    "figure_id": "md5(figure_id || i)[1:16]",
    "part_of": "md5(part_of || i)[1:16]",
    "exchanged_for": "md5(exchanged_for || i)[1:16]",
    "story_id": "md5(story_id || i // 3)[1:16]",
    "document_id": "document_id || i",
    "capture_id": "sha256(capture_id || i)",
    "published_at": "published_at - to_hours((i % 20000)::INTEGER)",
    "as_of_date": "as_of_date - (i % 800)::INTEGER",
    "place": "CASE WHEN place IS NOT NULL THEN 'Place ' || (i % 5000) END",
}
_EXPORTS = (
    ("csv", "figures"), ("csv", "articles"), ("parquet", "figures"), ("parquet", "figures", "-o", "FOLDER"), ("ucdp",), ("gdelt",),
    ("schema-org",), ("followthemoney",),
)  # fmt: skip


def make_ledger(home: Path, figures: int) -> None:
    """A published ledger of so many figures: the usual article over and over, with ids, times and places of their own."""
    home.mkdir(parents=True)
    with connect_writer(home / "warehouse.duckdb") as con:
        load_reference(con, read_tables())
        run(con, "r1", document(extraction("a.txt")))
        _multiply(con, figures // PER_ARTICLE)
        finish_run(con, "r1", ended_at=START, state="published")
        publish(con, home / "warehouse.duckdb", home / "ledger.duckdb")


def _multiply(con: duckdb.DuckDBPyConnection, copies: int) -> None:
    tables = con.execute(
        "SELECT schema_name, table_name FROM duckdb_tables() "
        "WHERE schema_name IN ('core', 'raw', 'materialised') AND estimated_size > 0"
    ).fetchall()
    for schema, table in tables:
        columns = [row[0] for row in con.execute(f"DESCRIBE {schema}.{table}").fetchall()]
        is_of_article = schema == "materialised" and "article_id" in columns
        if not is_of_article and table not in ("articles", "stories") and not {"revision_id", "capture_id"} & {*columns}:
            continue
        chosen = ", ".join(f"{_OWN.get(name, name)} AS {name}" for name in columns)
        con.execute(f"INSERT INTO {schema}.{table} SELECT {chosen} FROM {schema}.{table}, range(1, {copies}) AS r(i)")


def main() -> None:
    """Make the ledger, export it in every form, and print a table."""
    figures = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_ledger(folder / "home", figures)
        size = (folder / "home" / "ledger.duckdb").stat().st_size / 1e6
        sys.stdout.write(
            f"{figures:,} figures, ledger of {size:,.0f} MB\n| export | seconds | CPU seconds | MB out | peak memory MB |\n|---|---|---|---|---|\n"
        )
        for arguments in _EXPORTS:
            sys.stdout.write(_measure(folder, arguments))
            sys.stdout.flush()


def _measure(folder: Path, arguments: tuple[str, ...]) -> str:
    given = [str(folder / "out") if word == "FOLDER" else word for word in arguments]
    code = (
        "import re, sys, time; from flows.cli import run_command; code = run_command(sys.argv[1:]); "
        "peak = re.search('VmHWM: *([0-9]+)', open('/proc/self/status').read().replace(chr(9), ' '))[1]; "
        "sys.stderr.write(f'\\npeak {int(peak) / 1000} {time.process_time()}'); sys.exit(code)"
    )
    environment = os.environ | {"NEWSLEDGER_HOME": str(folder / "home"), "PYTHONPATH": str(Path.cwd()), "TMPDIR": str(folder)}
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-c", code, "export", *given], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        written = 0
        while part := process.stdout.read(1 << 20):
            written += len(part)
        _, errors = process.communicate()
    seconds = time.monotonic() - began
    if process.returncode:
        return f"| {' '.join(arguments)} | failed: {errors.decode()[-300:]} | | | |\n"
    written += sum(path.stat().st_size for path in (folder / "out").rglob("*") if path.is_file())
    peak, cpu = map(float, errors.decode().rpartition("peak ")[2].split())
    return f"| {' '.join(arguments)} | {seconds:.1f} | {cpu:.1f} | {written / 1e6:,.0f} | {peak:,.0f} |\n"


if __name__ == "__main__":
    main()
