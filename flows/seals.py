"""What the last writer left: a seal on the warehouse and the ledger, so that a hand that is not ours is noticed.

Whoever held the writer's lock notes the state of both files when it lets go, as a line of ``seals.jsonl`` in the home folder;
whoever takes the lock compares. DuckDB renews a file's headers at every change, so their digest is enough; that the blocks
behind them are the ones that were written is what their own checksums say (:mod:`warehouse.file_check`). Each line ends
with the digest of itself and of the one before: the record of who wrote, and of changes from outside, is a chain that loses and
changes no line unseen.

Commands that change rows lawfully need do nothing but hold :func:`flows.run_lock.writer_lock` around it.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

SEALS = "seals.jsonl"
#: Small files whose state is noted too: the own registry of sources, and what feeds answered last.
BESIDE = ("sources.csv", "feeds.json")
#: A DuckDB file begins with three headers of 4096 bytes: the file's, and the two newest states by turns.
HEADERS_BYTES = 3 * 4096
#: No line is longer; the last one is read without the others.
_LINE_BYTES = 1 << 14
_DIGEST = b', "digest": "'


@dataclass(frozen=True, slots=True)
class Seal:
    """One line.

    Attributes:
        event: ``sealed`` by a writer of ours; ``changed`` from outside since the line before; ``accepted`` by a person.
        run_id: who noted it.
        at: when, ISO 8601.
        files: name of each database file to the digest of its state.
        beside: the same of small files, which people may change.
        note: what was found, or why it is right.
        digest: of the line before's digest and everything else in this line.
    """

    event: str
    run_id: str
    at: str
    files: dict[str, str]
    beside: dict[str, str]
    note: str
    digest: str


def states(home: Path) -> dict[str, str]:
    """The state of each database file of a home, by its name; a log that was not folded in yet is a file of its own."""
    paths = [path for pattern in ("*.duckdb", "*.duckdb.wal") for path in sorted(home.glob(pattern))]
    return {path.name: _state(path) for path in paths}


def states_beside(home: Path) -> dict[str, str]:
    """The state of small files: people may change them, but are told that they are not as they were."""
    return {name: hashlib.sha256((home / name).read_bytes()).hexdigest() for name in BESIDE if (home / name).is_file()}


def changed_beside(seal: Seal, home: Path) -> list[str]:
    """Names of small files that are not as they were at a seal."""
    now = states_beside(home)
    return [name for name in BESIDE if now.get(name) != seal.beside.get(name)]


def last_seal(home: Path) -> Seal | None:
    """The newest line, or None where there is none that can be read."""
    line = _last_line(home / SEALS)
    return _parse(line) if line else None


def changed_since(seal: Seal, home: Path) -> list[str]:
    """Names of files that are not as the seal says; one that is gone was not changed."""
    now = states(home)
    return [name for name in sorted({*seal.files, *now}) if name in now and now[name] != seal.files.get(name)]


def note_seal(home: Path, event: str, run_id: str, note: str = "") -> None:
    """Add a line with the present state; none where a seal would say what the last one does.

    Raises:
        OSError: it cannot be written.
    """
    path = home / SEALS
    files, beside, last = states(home), states_beside(home), last_seal(home)
    if event == "sealed" and (not files or (last is not None and (last.files, last.beside) == (files, beside))):
        return
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    fields = {"event": event, "run_id": run_id, "at": now, "files": files, "beside": beside, "note": note}
    body = json.dumps(fields, ensure_ascii=False).encode()[:-1]
    with path.open("ab") as file:
        file.truncate(_whole_bytes(path))
        file.write(body + _DIGEST + _digest(last, body).encode() + b'"}\n')
        file.flush()
        os.fsync(file.fileno())


def read_seals(home: Path, *, may_be_torn: bool = False) -> tuple[list[Seal], list[str]]:
    """Every line, and in words what is wrong with the chain that they are.

    Args:
        home: the home folder.
        may_be_torn: whether the last line may break off, because its writer died.
    """
    path = home / SEALS
    *lines, rest = path.read_bytes().split(b"\n") if path.exists() else [b""]
    seals: list[Seal] = []
    wrong: list[str] = []
    for number, line in enumerate(lines, start=1):
        seal = _parse(line)
        if seal is None:
            wrong.append(f"line {number} cannot be read")
        elif seal.digest != _digest(seals[-1] if seals else None, line.rpartition(_DIGEST)[0]):
            wrong.append(f"line {number} was changed, or lines before it are missing")
        if seal is not None:
            seals.append(seal)
    return seals, wrong + (["the last line breaks off"] if rest and not may_be_torn else [])


def _state(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read() if path.suffix == ".wal" else file.read(HEADERS_BYTES)
    return hashlib.sha256(head + str(path.stat().st_size).encode()).hexdigest()


def _whole_bytes(path: Path) -> int:
    """Up to where a file consists of whole lines: a writer may have died within one."""
    tail = _tail(path)
    return path.stat().st_size - (len(tail) - (tail.rfind(b"\n") + 1))


def _last_line(path: Path) -> bytes | None:
    lines = _tail(path).split(b"\n")
    return lines[-2] if len(lines) > 1 else None


def _tail(path: Path) -> bytes:
    if not path.exists():
        return b""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _LINE_BYTES))
        return file.read()


def _parse(line: bytes) -> Seal | None:
    try:
        fields: Any = json.loads(line)
        return Seal(**fields)
    except (ValueError, TypeError):
        return None


def _digest(before: Seal | None, body: bytes) -> str:
    return hashlib.sha256((before.digest if before else "").encode() + body).hexdigest()
