"""The steps of one run as ordinary functions: documents in batches, captured, extracted, staged, judged, promoted, published.

:mod:`flows.pipeline` puts them in order under Prefect. All of a run happens on one connection, by one writer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import batched
from typing import Any, Self, get_args

from expectations.gate import GateResult, run_gate
from flows.analysis_version import analysis_version
from flows.archive import ArchiveWriter, Place
from flows.archive_recovery import recover
from flows.extraction import start_workers
from flows.feed_state import load_feed_state
from flows.incoming import Incoming, Item, capture_of
from flows.language_model import find_model
from flows.reference_files import load_reference as load_reference_files
from flows.run_lock import writer_lock
from flows.settings import Settings
from flows.sources import Source, with_own_sources
from flows.workers import Workers
from transforms.errors import GateStoppedError, NewsledgerError
from transforms.records import Disposition, Extraction, RawDocument
from warehouse.batch import StagedDocument, discard_staged, stage
from warehouse.captures import capture_locations, conditional_headers, known_documents, record_captures
from warehouse.database import connect_writer
from warehouse.left_over import captures_left_over
from warehouse.promote import promote
from warehouse.publish import publish
from warehouse.quarantine import documents_to_retry, quarantine_rows
from warehouse.reference import load_reference
from warehouse.results import record_results
from warehouse.runs import finish_run, run_counts, start_run

DISPOSITIONS: tuple[str, ...] = get_args(Disposition)
