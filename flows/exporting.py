"""``newsledger export``: the published ledger, or a part of it, in a form that others read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Literal

from duckdb import DuckDBPyConnection

from flows.evidence import find_figure
from flows.export_output import PACKAGE, Files, is_special, make_room, open_file, write_package
from flows.progress import Progress
from flows.settings import Settings
from flows.whole_file import whole_folder
from transforms.errors import InputError
from warehouse.exports.claims import claim_chunks
from warehouse.exports.conflict_data import GKG_DIALECT, gdelt_counts, gkg_chunks, ucdp_events
from warehouse.exports.csv_rows import DIALECT, Chunk, csv_chunks
from warehouse.exports.entities import entity_chunks
from warehouse.exports.header import Header, Resource, data_package, read_header
from warehouse.exports.parquet_files import write_months, write_parquet
from warehouse.exports.provenance import figure_provenance
from warehouse.exports.selection import Column, Filters, Selection, select_view
from warehouse.query import open_ledger

Form = Literal["csv", "parquet", "gdelt", "ucdp", "schema-org", "followthemoney", "prov"]
#: Forms that hold their header themselves; the others have it in a file beside them.
_SELF_DESCRIBING = ("parquet", "schema-org", "prov")

#: Rows are sorted in so much memory, and the rest on disk; Python and Arrow take about 300 MB beside it.
_MEMORY = "600MB"


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asks to be exported.

    Attributes:
        form: the form.
        what: views for ``csv`` and ``parquet`` (none: figures), one figure for ``prov``, nothing for the others.
        output: a file or a folder; None for standard output.
        filters: which rows.
        is_to_folder: whether the output is a folder.
        licence: what is to be said of the rights.
        for_spreadsheets: CSV that Excel reads without taking texts for formulas.
        is_forced: set a folder aside that holds other things.
    """

    form: Form
    what: tuple[str, ...]
    output: Path | None
    filters: Filters
    is_to_folder: bool = False
    licence: str = ""
    for_spreadsheets: bool = False
    is_forced: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that an export writes.

    Attributes:
        file_name: of its file in a folder; of its folder for Parquet.
        chunks: makes its content; None for Parquet, which writes itself.
        selection: its rows; None where it is no table.
    """

    name: str
    file_name: str
    media_type: str
    comment: str
    columns: Sequence[Column] = ()
    dialect: dict[str, object] | None = None
    chunks: Callable[[], Iterator[Chunk]] | None = None
    selection: Selection | None = None


def export(order: Order, settings: Settings) -> None:
    """Write what is asked for, from one state of the published ledger.

    Raises:
        InputError: a view, a figure or a filter is wrong, or the output cannot be written.
        QueryError: the condition of --where is wrong.
        WarehouseError: there is no ledger.
    """
    _check(order)
    with (
        _spill_folder() as spill,
        closing(open_ledger(settings.ledger_path, memory_limit=_MEMORY, spill_folder=Path(spill))) as con,
        Progress("rows") as progress,
    ):
        form = f"{order.form} --spreadsheet" if order.for_spreadsheets else order.form
        header = read_header(con, form, order.filters, licence=order.licence)
        parts = [*_parts(con, order, header)]
        if order.is_to_folder and order.output is not None:
            _write_folder(con, order.output.resolve(), header, parts, progress, order)
        else:
            _write_one(con, order, header, parts[0], progress)


def _spill_folder() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="newsledger-export-")
    except OSError as error:
        raise InputError(f"there is no folder for temporary files: {error.strerror}; set TMPDIR to one") from error


def _check(order: Order) -> None:
    if order.form == "prov" and len(order.what) != 1:
        raise InputError('say which figure: newsledger export prov FIGURE; `newsledger sql "from marts.figures"` finds ids')
    if order.form not in ("csv", "parquet", "prov") and order.what:
        raise InputError(f"{order.form} is made of figures, articles and actors; it takes filters, and no view '{order.what[0]}'")
    if len(order.what) > 1 and not order.is_to_folder:
        raise InputError("several views need a folder: say -o FOLDER/")
    if order.for_spreadsheets and order.form not in ("csv", "ucdp"):
        raise InputError("--spreadsheet is for csv and ucdp")
    if order.form == "prov" and order.filters.given():
        raise InputError("prov tells of one figure; it takes no filters")
    if order.output is None and order.form == "parquet" and sys.stdout.isatty():
        raise InputError("Parquet is not for a terminal: say -o FILE, -o FOLDER, or redirect standard output")


def _parts(con: DuckDBPyConnection, order: Order, header: Header) -> Iterator[Part]:
    """What an export consists of; every query is checked before anything is written."""
    match order.form:
        case "csv" | "parquet":
            for what in dict.fromkeys(order.what or ("figures",)):
                yield _table(con, select_view(con, what, order.filters), order)
        case "ucdp":
            yield _table(con, ucdp_events(con, order.filters), order)
        case "gdelt":
            counts = gdelt_counts(con, order.filters)
            yield Part(
                "gkg", "newsledger.gkg.csv", "text/tab-separated-values", counts.comment, counts.columns, GKG_DIALECT,
                lambda: gkg_chunks(con, counts),
            )  # fmt: skip
        case "schema-org":
            select_view(con, "figures", order.filters)
            yield Part(
                "claims", "claims.jsonld", "application/ld+json", "One Claim per figure.",
                chunks=lambda: claim_chunks(con, order.filters, header),
            )  # fmt: skip
        case "followthemoney":
            select_view(con, "figures", order.filters)
            yield Part(
                "entities", "entities.ftm.json", "application/json+ftm", "One entity a line.",
                chunks=lambda: entity_chunks(con, order.filters),
            )  # fmt: skip
        case "prov":
            figure = find_figure(con, order.what[0])
            yield Part(
                "provenance", f"{figure['figure_id']}.prov.json", "application/json", "Where one figure comes from, PROV-JSON.",
                chunks=lambda: iter([(1, figure_provenance(con, figure, header).encode())]),
            )  # fmt: skip


def _table(con: DuckDBPyConnection, selection: Selection, order: Order) -> Part:
    if order.form == "parquet":
        return Part(
            selection.name, selection.name, "application/vnd.apache.parquet", selection.comment, selection.columns,
            selection=selection,
        )  # fmt: skip
    return Part(
        selection.name, f"{selection.name}.csv", "text/csv", selection.comment, selection.columns, DIALECT,
        lambda: csv_chunks(con, selection, for_spreadsheets=order.for_spreadsheets), selection,
    )  # fmt: skip


def _write_one(con: DuckDBPyConnection, order: Order, header: Header, part: Part, progress: Progress) -> None:
    """Standard output or one file, with the header in a file beside it where the form cannot hold it."""
    written: list[tuple[str, int, str]] = []
    with open_file(order.output, written) as sink:
        rows = _write_part(con, header, part, sink, progress)
    is_plain = order.output is None or is_special(order.output)
    if order.form in _SELF_DESCRIBING:
        return
    if is_plain:
        _say(f"this {header.form} holds {rows:,} rows of run {header.run_id}, and does not carry:", *header.not_carried)
    elif order.output is not None:
        described = _resource(part, order.output.name, rows, written)
        package = data_package(replace(header, exported_at=_now()), [described])
        write_package(order.output.with_suffix(f".{PACKAGE}"), package)


def _write_folder(
    con: DuckDBPyConnection, folder: Path, header: Header, parts: Sequence[Part], progress: Progress, order: Order
) -> None:
    aside = make_room(folder, is_forced=order.is_forced)
    if aside is not None:
        _say(f"what {folder} held is now in {aside}")
    with whole_folder(folder) as draft:
        resources = []
        for part in parts:
            files = Files(draft / part.file_name if part.chunks is None else draft)
            if part.selection is not None and part.chunks is None:
                rows = write_months(con, part.selection, header, files.open, progress.add)
                written = [(f"{part.file_name}/{name}", size, digest) for name, size, digest in files.written]
            else:
                with files.open(part.file_name) as sink:
                    rows = _write_part(con, header, part, sink, progress)
                written = files.written
            resources.append(_resource(part, written[0][0], rows, written))
        write_package(draft / PACKAGE, data_package(replace(header, exported_at=_now()), resources))
    for resource in resources:
        _say(f"{resource.name}: {resource.row_count:,} rows")
    sys.stdout.write(f"{folder / PACKAGE}\n")


def _write_part(con: DuckDBPyConnection, header: Header, part: Part, sink: IO[bytes], progress: Progress) -> int:
    if part.chunks is None:
        assert part.selection is not None
        return write_parquet(con, part.selection, header, sink, progress.add)
    count = 0
    for rows, content in part.chunks():
        sink.write(content)
        progress.add(rows)
        count += rows
    return count


def _resource(part: Part, path: str, rows: int, written: Sequence[tuple[str, int, str]]) -> Resource:
    return Resource(part.name, path, part.media_type, part.comment, rows, part.columns, written, part.dialect)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _say(*lines: str) -> None:
    sys.stderr.write("newsledger: " + "\n  ".join(lines) + "\n")
