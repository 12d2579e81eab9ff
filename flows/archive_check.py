"""The archive against what the ledger says of it: every byte by the digests of stretches, every record by its own digests."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from itertools import batched, groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from flows.archive import MAX_BLOCK, SUFFIX, Place, capture_id_of, document_in, own_field, read_record
from flows.archive_digests import sha256_of
from flows.archive_index import whole_members
from flows.findings import Finding, Outcome, outcome
from flows.warc_reader import WarcRecord, read_records
from flows.warc_writer import digest_of, labelled_digest
from transforms.errors import NewsledgerError
from warehouse.archive_digests import Stretch, stretches
from warehouse.captures import Indexed, archived_ends, indexed_captures, sample_places, without_row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Say = Callable[[str], None]
#: Captures that are read by chance where not all are, in a second or two; the digests of stretches have every byte anyway.
SAMPLE = 200

#: Less is read faster than processes start.
_WORTH_PROCESSES = 200_000_000
RESTORE = "put the file back from a backup (`newsledger restore` makes a home of one); what no backup has has to be fetched again"
_REINDEX = "`newsledger run` reads what killed runs left; else put archive and warehouse back from one backup"


@dataclass(frozen=True)
class FileTask:
    """One archive file and what is to be compared.

    Attributes:
        path: the file.
        stretches: what its bytes were.
        indexed: the captures that lie in it, in the order of bytes.
        reads_all: whether every record is read; else those that no digest covers, or all where one does not agree.
        end: byte up to which it is known; what comes behind is somebody's who is writing, or died.
    """

    path: Path
    stretches: tuple[Stretch, ...]
    indexed: tuple[Indexed, ...]
    reads_all: bool
    end: int


@dataclass
class FileReport:
    """What was found in one file.

    Attributes:
        byte_count: bytes compared with a digest.
        records: records read.
        bytes_wrong: findings of the digests.
        records_wrong: findings of the records.
        unindexed: document id and capture id of records that the index has no row of at their place.
    """

    byte_count: int = 0
    records: int = 0
    bytes_wrong: list[Finding] = field(default_factory=list)
    records_wrong: list[Finding] = field(default_factory=list)
    unindexed: list[tuple[str, str]] = field(default_factory=list)


def check_archive(
    con: DuckDBPyConnection, folder: Path, *, reads_all: bool, sizes: dict[str, int] | None, jobs: int, say: Say
) -> list[Outcome]:
    """Compare the archive's files with what the ledger knows of them.

    Args:
        con: a connection to the ledger.
        folder: the archive.
        reads_all: whether every record is read, or only those that no digest covers, those of files whose digests do not agree,
            and some captures by chance.
        sizes: length of each file at a moment when nobody was writing, up to which it consists of whole records; None: not known,
            and nothing is said of what stands behind the last digests.
        jobs: processes at most.
        say: tells how far it is.
    """
    of_files = {name: tuple(group) for name, group in groupby(stretches(con), attrgetter("archive_file"))}
    names = sorted({path.name for path in folder.glob(f"*{SUFFIX}")} | set(of_files) | set(archived_ends(con)))
    reports: list[FileReport] = []
    for some in batched(names, max(1, 2 * jobs)):
        tasks = [
            _task(con, folder / name, of_files.get(name, ()), reads_all, None if sizes is None else sizes.get(name, 0))
            for name in some
        ]
        reports += _examine_files(tasks, jobs)
        say(f"verify: {len(reports):,} of {len(names):,} archive files")
    unindexed = without_row(con, [key for report in reports for key in report.unindexed])
    index = [Finding(str(folder), f"the warehouse has no row of the record of {name}", _REINDEX) for name in unindexed]
    note = "" if reads_all else "those that no digest covers, and captures by chance; --all reads every one"
    sampled = [] if reads_all else sample_places(con, SAMPLE)
    wrong = [finding for capture in sampled if (finding := check_capture(folder, capture)) is not None]
    return [
        outcome("archive bytes", sum(r.byte_count for r in reports), "bytes", (f for r in reports for f in r.bytes_wrong)),
        outcome(
            "archive records",
            sum(r.records for r in reports) + len(sampled),
            "records",
            [*(f for r in reports for f in r.records_wrong), *wrong, *index],
            note,
        ),
    ]


def check_capture(folder: Path, capture: Indexed) -> Finding | None:
    """Read the record of one capture: whether its bytes are the ones that the ledger says, or what is wrong."""
    where = f"{folder / capture.archive_file}, byte {capture.record_offset:,}"
    try:
        content = read_record(folder, Place(capture.archive_file, capture.record_offset, capture.record_length)).content
    except NewsledgerError as error:
        return Finding(where, str(error), RESTORE)
    if capture_id_of(content) != capture.capture_id:
        return Finding(where, f"the bytes of {capture.document_id} have another SHA-256 than the ledger says", RESTORE)
    return None


def archive_sizes(folder: Path) -> dict[str, int]:
    """How long each file of the archive is now."""
    return {path.name: path.stat().st_size for path in folder.glob(f"*{SUFFIX}")}


def _task(con: DuckDBPyConnection, path: Path, known: tuple[Stretch, ...], reads_all: bool, size: int | None) -> FileTask:  # noqa: FBT001
    end = size if size is not None else max((stretch.end_byte for stretch in known), default=0)
    return FileTask(path, known, tuple(indexed_captures(con, path.name)), reads_all, end)


def _examine_files(tasks: Sequence[FileTask], jobs: int) -> list[FileReport]:
    """Look at files, side by side where they are large; one report for each, in order."""
    if jobs < 2 or sum(task.end for task in tasks) < _WORTH_PROCESSES or len(tasks) < 2:
        return [examine_file(task) for task in tasks]
    with ProcessPoolExecutor(
        min(jobs, len(tasks)), mp_context=multiprocessing.get_context("spawn"), initializer=_leave_interrupts_to_parent
    ) as pool:
        return list(pool.map(examine_file, tasks))


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def examine_file(task: FileTask) -> FileReport:
    """Compare one file with what is known of it."""
    report = FileReport()
    if not task.path.exists():
        report.bytes_wrong.append(Finding(str(task.path), "the file is missing", RESTORE))
        return report
    try:
        _compare_stretches(task, report)
        covered = max((stretch.end_byte for stretch in task.stretches), default=0)
        if task.reads_all or report.bytes_wrong:
            _read_records(task, report, 0)
        elif task.end > covered:
            _read_records(task, report, covered)
    except (OSError, NewsledgerError) as error:
        report.bytes_wrong.append(Finding(str(task.path), f"it cannot be read: {error}", RESTORE))
    return report


def _compare_stretches(task: FileTask, report: FileReport) -> None:
    reached = 0
    for stretch in task.stretches:
        where = f"{task.path}, bytes {stretch.first_byte:,} to {stretch.end_byte - 1:,}"
        if stretch.first_byte != reached:
            what = f"the digests of the file do not follow each other: one ends at {reached:,}, the next begins elsewhere"
            report.bytes_wrong.append(Finding(where, what, "put the warehouse back from a backup"))
        if sha256_of(task.path, stretch.first_byte, stretch.end_byte) != stretch.sha256:
            report.bytes_wrong.append(Finding(where, "they are not the bytes that were written", RESTORE))
        report.byte_count += stretch.end_byte - stretch.first_byte
        reached = stretch.end_byte


def _read_records(task: FileTask, report: FileReport, start: int) -> None:
    """Read the records from a byte on; behind a damaged one, go on where the index knows of one."""
    expected = {found.record_offset: found for found in task.indexed if found.record_offset >= start}
    met: set[int] = set()
    while start < task.end:
        reached = start
        for offset, data in whole_members(task.path, start):
            if offset >= task.end:
                return
            reached = offset + len(data)
            report.records += 1
            met.add(offset)
            wrong = _record_problem(task, report, data, expected.get(offset))
            if wrong:
                report.records_wrong.append(Finding(f"{task.path}, byte {offset:,}", wrong, RESTORE))
        if reached < task.end:
            what = "no whole record begins here: it is torn, or its compression is damaged"
            report.records_wrong.append(Finding(f"{task.path}, byte {reached:,}", what, RESTORE))
        start = min((offset for offset in expected if offset > reached), default=task.end)
        if reached >= task.end:
            break
    for offset in sorted(set(expected) - met):
        what = f"there is no record of {expected[offset].document_id}, which the warehouse says lies here"
        report.records_wrong.append(Finding(f"{task.path}, byte {offset:,}", what, RESTORE))


def _record_problem(task: FileTask, report: FileReport, data: bytes, expected: Indexed | None) -> str:
    """What is wrong with a record, in words; empty where nothing is."""
    records = list(read_records(BytesIO(data), MAX_BLOCK))
    record = records[0] if len(records) == 1 else None
    if not isinstance(record, WarcRecord):
        return "it holds no whole record"
    if record.field("WARC-Block-Digest") not in (None, digest_of(record.block)):
        return "its block is not what its digest says"
    document_id = own_field(record, "Document-ID")
    if document_id is None:
        return "it holds no captured document, and the warehouse says it does" if expected else ""
    capture_id = capture_id_of(document_in(task.path.parent, record).content)
    if record.field("WARC-Payload-Digest") not in (None, labelled_digest(bytes.fromhex(capture_id))):
        return "its payload is not what its digest says"
    if expected is None:
        report.unindexed.append((document_id, capture_id))
        return ""
    is_known = (expected.capture_id, expected.record_length) == (capture_id, len(data))
    return (
        ""
        if is_known
        else f"it is not the capture {expected.capture_id} of {expected.record_length:,} bytes that the warehouse says"
    )
