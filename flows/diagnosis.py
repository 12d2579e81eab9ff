"""``newsledger doctor``: is everything there that a run needs, and in which state is the ledger?"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

from packaging.requirements import Requirement

from flows.alerts import undelivered
from flows.language_model import find_model, model_name
from flows.notify import Notifier
from flows.prefect_home import DATABASE, prefect_folder, template_path
from flows.reference_files import load_reference
from flows.run_lock import writer_of
from flows.settings import Settings, config_file
from flows.sources import load_registry
from transforms.errors import InputError, NewsledgerError
from warehouse.evidence import published_runs
from warehouse.migrations import SCHEMA_VERSION
from warehouse.query import open_ledger

State = Literal["ok", "warning", "problem"]
#: A run of some thousand articles, its archive and two copies of the ledger fit into this; less is worth a warning.
ENOUGH_BYTES = 2_000_000_000
#: A ledger that nobody has brought forward for so long is probably one whose schedule has stopped.
OLD_DAYS = 7


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    state: State
    detail: str


def examine(settings: Settings) -> list[Finding]:
    """Everything that can be checked without changing anything; never raises for what it finds."""
    looks: tuple[Callable[[Settings], Finding], ...] = (
        _interpreter, _packages, _configuration, _model, _reference, _sources, _home, _disk, _prefect, _writer, _ledger, _notify,
    )  # fmt: skip
    return [_guarded(look, settings) for look in looks]


def _guarded(look: Callable[[Settings], Finding], settings: Settings) -> Finding:
    try:
        return look(settings)
    except NewsledgerError as error:
        return Finding(look.__name__.removeprefix("_"), "problem", str(error))


def _interpreter(_: Settings) -> Finding:
    is_right = (3, 12) <= sys.version_info[:2] < (3, 14)
    found = f"{sys.version.split()[0]} in {sys.prefix}"
    return Finding("interpreter", "ok" if is_right else "problem", found if is_right else f"{found}: 3.12 or 3.13 is needed")


def _packages(_: Settings) -> Finding:
    wrong = list(_wrong_packages())
    if wrong:
        return Finding("packages", "problem", f"{'; '.join(wrong)}: run `make setup`")
    return Finding("packages", "ok", f"newsledger {version('newsledger')} and everything it requires")


def _wrong_packages() -> Iterator[str]:
    for line in requires("newsledger") or ():
        requirement = Requirement(line)
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            yield f"{requirement.name} is missing"
            continue
        if not requirement.specifier.contains(found, prereleases=True):
            yield f"{requirement.name} {found} is not {requirement.specifier}"


def _configuration(_: Settings) -> Finding:
    path = config_file()
    return Finding("configuration", "ok", str(path) if path else "defaults and environment; no newsledger.toml")


def _model(settings: Settings) -> Finding:
    found = find_model(settings.model)
    return Finding("model", "ok", f"{model_name(found)} in {found}")


def _reference(_: Settings) -> Finding:
    reference = load_reference()
    return Finding("reference", "ok", f"{len(reference.tables)} tables, version {reference.version}")


def _sources(settings: Settings) -> Finding:
    sources = load_registry(settings).values()
    active = sum(source.is_active for source in sources)
    return Finding("sources", "ok", f"{len(sources)} registered, {active} active")


def _home(settings: Settings) -> Finding:
    folder = _nearest(settings.home)
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror} (NEWSLEDGER_HOME)") from error
    return Finding("home", "ok", str(settings.home.absolute()))


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(_nearest(settings.home)).free
    return Finding("disk", "ok" if free >= ENOUGH_BYTES else "warning", f"{free / 1e9:.1f} GB free")


def _prefect(settings: Settings) -> Finding:
    if "PREFECT_API_URL" in os.environ:
        return Finding("prefect", "ok", f"server at {os.environ['PREFECT_API_URL']}")
    database = prefect_folder(settings) / DATABASE
    if not database.exists():
        is_prepared = template_path().is_file()
        made = "will be copied from the prepared one" if is_prepared else "will be made by the first run, in about 20 s"
        return Finding("prefect", "ok", f"{version('prefect')}; the database {made}")
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as con:
            con.execute("SELECT count(*) FROM flow_run").fetchone()
    except sqlite3.Error as error:
        return Finding("prefect", "problem", f"{database}: {error}; move it away, the next run makes a new one")
    return Finding("prefect", "ok", f"{version('prefect')}, {database}")


def _writer(settings: Settings) -> Finding:
    holder = writer_of(settings.lock_path) if settings.lock_path.exists() else None
    return Finding("writer", "ok", f"{holder} is writing" if holder else "nobody is writing")


def _ledger(settings: Settings) -> Finding:
    if not settings.ledger_path.exists():
        return Finding("ledger", "warning", f"none at {settings.ledger_path} yet: `newsledger run` makes one")
    with closing(open_ledger(settings.ledger_path)) as con:
        count, last = published_runs(con)
    age = (datetime.now(UTC).replace(tzinfo=None) - last).days if last else 0
    detail = f"schema {SCHEMA_VERSION}, {count} published runs, the last {age} days ago"
    return Finding("ledger", "ok" if age < OLD_DAYS else "warning", detail)


def _notify(settings: Settings) -> Finding:
    if not settings.notify:
        return Finding("notify", "ok", "nobody is told of failed runs and silent sources (NEWSLEDGER_NOTIFY)")
    Notifier(settings.notify)
    left = undelivered(settings)
    detail = f"{len(settings.notify)} addresses" + (f"; nobody could be reached about: {', '.join(left)}" if left else "")
    return Finding("notify", "warning" if left else "ok", detail)


def try_addresses(settings: Settings) -> Finding:
    """Send a test message to each address of the setting ``notify``."""
    if not settings.notify:
        return Finding("test message", "problem", "there is no address to send it to (NEWSLEDGER_NOTIFY)")
    try:
        failed = Notifier(settings.notify).send("newsledger: a test message", "Failed runs and silent sources are told here.")
    except NewsledgerError as error:
        return Finding("test message", "problem", str(error))
    if failed:
        return Finding("test message", "problem", f"could not be delivered: {', '.join(failed)}")
    return Finding("test message", "ok", f"delivered to {len(settings.notify)} addresses")


def _nearest(path: Path) -> Path:
    """The path itself, or the first folder above it that exists."""
    path = path.absolute()
    return path if path.is_dir() else _nearest(path.parent)
