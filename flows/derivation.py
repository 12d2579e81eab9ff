"""Figures, actors and quotes made again from the archived bytes by the rules that made them: are they what the ledger has?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import batched
from typing import TYPE_CHECKING

from flows.analysis_version import analysis_version
from flows.batch import Batch
from flows.database_check import REBUILD
from flows.extraction import start_workers
from flows.findings import Finding, Outcome, outcome
from flows.incoming import from_archive
from flows.language_model import find_model
from flows.reference_files import load_reference
from flows.settings import Settings
from flows.workers import Workers
from warehouse.analysed import take_apart
from warehouse.derivation import Derivable, Scratch, derivable_revisions, differences, stored_rows, with_quarantine
from warehouse.learned_boilerplate import LearnedBoilerplate, load_learned

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Say = Callable[[str], None]
#: Revisions that are read again where not all are: a quarter of a minute of work beside the seconds that the model takes to load.
SAMPLE = 50
_REPLAY = "`newsledger replay` reads them by today's rules"


def check_derivation(
    con: DuckDBPyConnection, settings: Settings, say: Say, *, sample: int | None, only: Sequence[str] | None = None
) -> Outcome:
    """Read documents again and compare everything that is found with the rows of the ledger.

    Args:
        con: a connection to the ledger.
        settings: the settings in force.
        say: tells how far it is.
        sample: so many revisions by chance; None: all.
        only: of these revisions alone; None: of all.
    """
    version = analysis_version(load_reference(), find_model(settings.model), settings.vague_scheme)
    wanted = derivable_revisions(con, version, sample=sample, only=only, site_versions=load_learned(con).suffixes)
    if not wanted:
        return outcome("derivation", 0, "revisions", note=f"none was read by the rules in force; {_REPLAY}")
    with start_workers(settings) as workers:
        findings = derive_again(con, settings, workers, wanted, version, say)
    note = f"{sample:,} by chance; --all reads every one" if sample is not None and len(wanted) == sample else ""
    return outcome("derivation", len(wanted), "revisions", findings, note)


def derive_again(
    con: DuckDBPyConnection, settings: Settings, workers: Workers, wanted: Sequence[Derivable], version: str, say: Say
) -> list[Finding]:
    """Those of the wanted revisions whose rows are not what their bytes give, with the first differences."""
    findings: list[Finding] = []
    learned = load_learned(con)
    done = 0
    with Scratch() as scratch:
        for some in batched(wanted, settings.batch_size):
            findings += _compare(con, settings, workers, scratch, some, version, learned)
            done += len(some)
            say(f"verify: {done:,} of {len(wanted):,} revisions read again from the archive")
    return findings


def _compare(
    con: DuckDBPyConnection,
    settings: Settings,
    workers: Workers,
    scratch: Scratch,
    wanted: Sequence[Derivable],
    version: str,
    learned: LearnedBoilerplate,
) -> list[Finding]:
    """Read the first capture of each revision, of those that it does not give the next, and so on."""
    stored = stored_rows(con, [revision.revision_id for revision in wanted])
    left = {revision.revision_id: revision for revision in wanted}
    said: dict[str, str] = {}
    turn = 0
    while trying := [revision for revision in left.values() if len(revision.captures) > turn]:
        batch = Batch(1, [from_archive(settings.archive_path, revision.captures[turn]) for revision in trying])
        found = workers.analyse((learned.given(item.document) for item in batch.items), take_apart)
        batch.analysed.update(enumerate(found))
        derived = scratch.derive(batch.staged_documents(), version)
        for position, revision in enumerate(trying):
            name = revision.revision_id
            again = derived.get(revision.content_id)
            error = batch.analysed[position].head.error
            if again is None:
                said[name] = error.message if error else "the archived bytes give another title, text or date"
            elif again.analysis_hash == stored[name].analysis_hash:
                del left[name]
            else:
                said[name] = "; ".join(differences(stored[name], again)) or "the archived bytes give another page"
        turn += 1
    lawful = with_quarantine(con, list(left))
    return [
        Finding(f"revision {name}, document {left[name].captures[0].document_id}", f"read again: {said[name]}", REBUILD)
        for name in left
        if name not in lawful
    ]
