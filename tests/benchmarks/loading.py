"""Cost of the warehouse and the gate: stage, gate, promote, publish, for many articles at once."""

from __future__ import annotations

import hashlib
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from expectations.gate import run_gate, warm_up
from tests.benchmarks.bulk import WHOLE, promotion_steps
from tests.benchmarks.measure import ROUNDS, Line, cpu_seconds, tell
from transforms.records import Extraction
from warehouse.batch import STAGING_TABLES, StagedDocument, stage
from warehouse.captures import Capture, record_captures
from warehouse.database import connect_writer
from warehouse.publish import publish
from warehouse.runs import start_run

RUN = "bench"
NOW = datetime(2025, 6, 18, 12, tzinfo=UTC)
#: Each analysed article stands for so many, with ids of their own.
REPEATS = 40


@dataclass(frozen=True)
class Round:
    """CPU seconds of one run on a fresh warehouse, and what went through it."""

    rows: int
    stage: float
    bare_stage: float
    gate: float
    promote: float
    steps: dict[str, float]
    bare_promote: float
    publish: float
    bare_publish: float


def measure_loading(extractions: Sequence[Extraction]) -> list[Line]:
    """Each step for one batch, beside DuckDB and the file system without our rules."""
    documents = [_staged(found, copy) for copy in range(REPEATS) for found in extractions]
    warm_up()
    _round(documents[:20])
    tell(f"warehouse: {len(documents):,} articles, {ROUNDS} rounds")
    rounds = [_round(documents) for _ in range(ROUNDS)]
    rows = rounds[0].rows
    name = f"{len(documents):,} articles, {rows:,} rows"

    def line(step: str, peer: str = "", bare: str = "") -> Line:
        seconds = statistics.median(getattr(found, step) for found in rounds)
        peer_seconds = statistics.median(getattr(found, bare) for found in rounds) if bare else None
        return Line(step, name, len(documents), seconds, peer, peer_seconds, rows, "rows")

    return [
        line("stage", "bare Arrow to DuckDB", "bare_stage"),
        line("gate"),
        line("promote", "CREATE TABLE AS", "bare_promote"),
        *(
            Line(
                f"- {step}",
                name,
                len(documents),
                statistics.median(found.steps[step] for found in rounds),
                items=rows,
                item="rows",
            )
            for step in rounds[0].steps
        ),
        line("publish", "copy of the file", "bare_publish"),
    ]


def _round(documents: Sequence[StagedDocument]) -> Round:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "warehouse.duckdb"
        con = connect_writer(path)
        start_run(con, RUN, started_at=NOW, reference_version="r", what="bench")
        record_captures(con, RUN, [_capture(document) for document in documents])
        staged = cpu_seconds(lambda: stage(con, RUN, documents, analysis_version="v"))
        rows = sum(_count(con, table) for table in STAGING_TABLES)
        bare_stage = _insert_bare(con)
        gate = cpu_seconds(lambda: _pass_gate(con))
        bare_promote = _copy_bare(con)
        steps = {step: cpu for step, (cpu, _) in promotion_steps(con, RUN).items()}
        promoted = steps.pop(WHOLE)
        assert _count(con, "articles", "core") == len(documents)
        published = cpu_seconds(lambda: publish(con, path, path.with_name("ledger.duckdb")))
        con.close()
        bare_publish = cpu_seconds(lambda: shutil.copyfile(path, path.with_name("copy.duckdb")))
    return Round(rows, staged, bare_stage, gate, promoted, steps, bare_promote, published, bare_publish)


def _count(con: duckdb.DuckDBPyConnection, table: str, schema: str = "staging") -> int:
    (count,) = con.execute(f"SELECT count(*) FROM {schema}.{table}").fetchone() or (0,)
    return int(count)


def _pass_gate(con: duckdb.DuckDBPyConnection) -> None:
    """The texts of the benchmark repeat, and the gate says so; what it would hold back goes on here: it costs the same."""
    result = run_gate(con, RUN)
    broken = [r.name for r in result.results if (r.observed or "").startswith("could not be evaluated")]
    assert not broken, broken


def _insert_bare(con: duckdb.DuckDBPyConnection) -> float:
    """The same rows, as Arrow tables already, into tables without constraints."""
    tables = [con.execute(f"FROM staging.{name}").to_arrow_table() for name in STAGING_TABLES]
    with duckdb.connect() as bare:

        def insert() -> None:
            for number, rows in enumerate(tables):
                bare.register("given", rows)
                bare.execute(f"CREATE TABLE bare_{number} AS FROM given")

        return cpu_seconds(insert)


def _copy_bare(con: duckdb.DuckDBPyConnection) -> float:
    """The same rows from table to table in the same file, taken back afterwards."""
    con.execute("BEGIN")
    script = ";".join(f"CREATE TABLE bare_{name} AS FROM staging.{name}" for name in STAGING_TABLES)
    seconds = cpu_seconds(lambda: con.execute(script))
    con.execute("ROLLBACK")
    return seconds


def _staged(found: Extraction, copy: int) -> StagedDocument:
    """The extraction as that of another article, at another address."""
    name = f"{found.article.document_id}-{copy}"
    url = f"https://bench.example/{name}"
    ids = {figure.figure_id: _digest(f"{figure.figure_id}-{name}")[: len(figure.figure_id)] for figure in found.figures}
    figures = tuple(
        replace(
            figure,
            figure_id=ids[figure.figure_id],
            part_of=ids.get(figure.part_of or ""),
            exchanged_for=ids.get(figure.exchanged_for or ""),
        )
        for figure in found.figures
    )
    article = replace(found.article, document_id=name, url=url, canonical_url=url)
    return StagedDocument(name, _digest(name), replace(found, article=article, figures=figures), "bench", url, NOW)


def _capture(document: StagedDocument) -> Capture:
    return Capture(
        capture_id=document.capture_id or "", document_id=document.document_id, source_name="bench", url=document.url,
        media_type="text/plain", charset="utf-8", fetched_at=NOW, status=200, headers={}, archive_file="bench.warc.gz",
        record_offset=0, record_length=1, content_length=1,
    )  # fmt: skip


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
