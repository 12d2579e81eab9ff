"""One byte changed: `python -m tests.fuzzing flips CASES [SEED]` changes one at a time, anywhere in a home, and `verify` has to see it."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "warehouse"))

from given import TEXT, article, extraction

from flows.archive_check import archive_sizes, check_archive
from flows.database_check import check_blocks, check_seals
from flows.ingestion import new_run_id, open_run
from flows.reference_files import load_reference
from flows.run_lock import writer_lock
from flows.seals import SEALS
from flows.settings import Settings
from flows.sources import resolve_sources
from flows.worker_process import Finish
from transforms.records import RawDocument
from warehouse.analysed import AnalysedDocument
from warehouse.database import connect_writer
from warehouse.quarantine import quarantine_rows
from warehouse.query import open_ledger


class GivenWorkers:
    """Finds the usual figures in every document, without a model."""

    def analyse(self, documents: Iterator[RawDocument], finish: Finish[AnalysedDocument]) -> Iterator[AnalysedDocument]:
        for document in documents:
            name = document.document_id
            text = f"{TEXT}\n\nThis is what {name} has besides."
            yield from finish([document], [extraction(name, article=article(name, text=text, title=name))])


def make_run(home: Path, documents: Path) -> str:
    """One run over a folder, from the capture to the seal; its name. The gate is left out."""
    settings = Settings(home=home)
    run_id = new_run_id()
    with (
        writer_lock(settings.lock_path, run_id),
        closing(connect_writer(settings.warehouse_path)) as con,
        open_run(
            con, run_id, settings, resolve_sources([str(documents)], settings), load_reference(), "given", GivenWorkers(),
            lambda _: None, is_first=False,
        ) as run,
    ):  # fmt: skip
        for batch in run.batches():
            run.capture(batch)
            run.extract(batch)
            run.stage(batch)
        quarantine_rows(con, run_id, ())
        run.promote()
        run.publish()
    return run_id


def make_home(folder: Path, documents: int = 6) -> Path:
    """A home after two runs."""
    (folder / "in").mkdir(parents=True)
    for number in range(documents):
        (folder / "in" / f"{number}.txt").write_text(f"Document {number}.\n\n{TEXT}\n")
        if number in (0, documents - 1):
            make_run(folder / "home", folder / "in")
    return folder / "home"


def run_flips(home: Path, cases: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Change so many bytes in each kind of file, one at a time; how many were found, and the places of those that were not."""
    settings = Settings(home=home)
    [archive] = (home / "archive").glob("*.warc.gz")
    draw = random.Random(seed)
    found, missed = Counter[str](), list[str]()
    with closing(open_ledger(settings.ledger_path)) as con:

        def archive_is_sound() -> bool:
            sizes = archive_sizes(archive.parent)
            return not any(o.wrong for o in check_archive(con, archive.parent, reads_all=False, sizes=sizes, jobs=1, say=str))

        kinds: dict[Path, Callable[[], bool]] = {
            archive: archive_is_sound,
            settings.warehouse_path: lambda: not check_blocks(settings.warehouse_path, "", "")[0].wrong,
            settings.ledger_path: lambda: not check_blocks(settings.ledger_path, "", "")[0].wrong,
            home / SEALS: lambda: not check_seals(home, None).wrong,
        }
        for path, is_sound in kinds.items():
            assert is_sound(), path
            size = path.stat().st_size
            for _ in range(cases):
                # half of them where the heads are, which are small beside the rest
                at = draw.randrange(draw.choice((size, min(size, 3 * 4096))))
                with path.open("r+b") as file:
                    file.seek(at)
                    [byte] = file.read(1)
                    file.seek(at)
                    file.write(bytes([byte ^ draw.randint(1, 255)]))
                    file.flush()
                    if is_sound():
                        missed.append(f"{path.name}, byte {at}")
                    else:
                        found[path.name] += 1
                    file.seek(at)
                    file.write(bytes([byte]))
            assert is_sound(), path
    return found, missed


def table_of_flips(cases: int, seed: int) -> tuple[str, bool]:
    """The table that the command prints, and whether every change was found."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found, missed = run_flips(make_home(Path(folder)), cases, seed)
    lines = [f"{name:<40} {count:>6,} of {cases:,} changed bytes found" for name, count in found.items()]
    lines += [f"not found: {place}" for place in missed]
    return "\n".join([*lines, f"{time.monotonic() - began:.0f} s", ""]), not missed
