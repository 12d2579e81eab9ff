"""What was removed from the ledger, and what is being removed: ``removals.json`` in the home folder.

It outlives the loss of the warehouse. Of what is gone it keeps keyed hashes alone (BLAKE2, RFC 7693): enough to know it again
when it comes again, too little to say what it was. While a removal is going on, it also names what is to go, so that the next
writer completes one that was killed.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from flows.archive_erasure import Stretch
from transforms.errors import ArchiveError, InputError
from transforms.redaction import NameKey

JOURNAL = "removals.json"


@dataclass(frozen=True)
class Plan:
    """What goes; forgotten when it is gone.

    Attributes:
        article_ids: articles, with everything that is theirs.
        documents: pairs of document id and capture id.
        stretches: bytes of the archive.
        names: names that are taken out.
    """

    article_ids: tuple[str, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    stretches: tuple[Stretch, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Removal:
    """One removal.

    Attributes:
        removal_id: its name; sorts by time.
        kind: article, source, person or retention.
        at: when it was decided, ISO 8601 with offset.
        counts: how many rows of what are gone.
        keys: keyed hashes of what must not come again.
        names: keys of names that must not come again.
        plan: what goes; None when it is done.
        lifted_at: when somebody allowed it to come again, or None.
    """

    removal_id: str
    kind: str
    author: str
    reason: str
    at: str
    counts: dict[str, int] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    names: tuple[NameKey, ...] = ()
    plan: Plan | None = None
    lifted_at: str | None = None


@dataclass(frozen=True)
class Journal:
    """All removals, oldest first, with the key of their hashes."""

    path: Path
    key: bytes
    removals: tuple[Removal, ...] = ()

    def key_of(self, kind: str, name: str) -> str:
        """The keyed hash of a thing that was removed: ``article`` id, ``capture`` id or ``source`` name."""
        return hashlib.blake2b(f"{kind}\0{name}".encode("utf-8", "surrogatepass"), key=self.key, digest_size=16).hexdigest()

    def begun(self) -> list[Removal]:
        """Removals that are not done."""
        return [removal for removal in self.removals if removal.plan is not None]

    def keys(self) -> dict[str, str]:
        """Keyed hashes in force to the removal that they are of."""
        return {key: removal.removal_id for removal in self.removals if removal.lifted_at is None for key in removal.keys}

    def names(self) -> list[NameKey]:
        """Keys of names in force."""
        return [name for removal in self.removals if removal.lifted_at is None for name in removal.names]

    def find(self, removal_id: str) -> Removal:
        """The removal whose name begins so.

        Raises:
            InputError: there is none, or there are several.
        """
        found = [removal for removal in self.removals if removal.removal_id.startswith(removal_id)]
        if not removal_id or len(found) != 1:
            several = "several removals have" if len(found) > 1 else "there is no removal of"
            raise InputError(f"{several} the name '{removal_id}': `newsledger remove list` shows them")
        return found[0]

    def put(self, removal: Removal) -> Self:
        """Add a removal, or put it in the place of the one of its name, and bring that to the disk.

        Raises:
            ArchiveError: the file cannot be written.
        """
        others = [old for old in self.removals if old.removal_id != removal.removal_id]
        changed = replace(self, removals=tuple(sorted([*others, removal], key=lambda one: one.removal_id)))
        changed.save()
        return changed

    def save(self) -> None:
        """Bring the journal to the disk.

        Raises:
            ArchiveError: the file cannot be written.
        """
        value = {"key": self.key.hex(), "removals": [_without_empty(asdict(removal)) for removal in self.removals]}
        draft = self.path.with_name(f"{self.path.name}.new")
        try:
            with draft.open("w", encoding="utf-8") as file:
                json.dump(value, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.path)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise ArchiveError(f"{self.path}: cannot be written: {error.strerror}; nothing was removed") from error


def load_journal(home: Path) -> Journal:
    """The journal of a home; an empty one with a new key where there is none.

    Raises:
        InputError: it cannot be read. Nobody may write then: what was removed would come again unseen.
    """
    path = home / JOURNAL
    if not path.exists():
        return Journal(path, secrets.token_bytes(32))
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        return Journal(path, bytes.fromhex(value["key"]), tuple(_removal(one) for one in value["removals"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path}: cannot be read ({error}); it says what was removed and must not come again: put it back from a backup"
        ) from error


def _removal(value: dict[str, Any]) -> Removal:
    plan = value.pop("plan", None)
    return Removal(
        **{
            **value,
            "keys": tuple(value.get("keys", ())),
            "names": tuple(NameKey(**name) for name in value.get("names", ())),
            "plan": None if plan is None else _plan(plan),
        }
    )


def _plan(value: dict[str, Any]) -> Plan:
    documents: Sequence[Sequence[str]] = value.get("documents", ())
    return Plan(
        tuple(value.get("article_ids", ())),
        tuple((document, capture) for document, capture in documents),
        tuple(Stretch(**stretch) for stretch in value.get("stretches", ())),
        tuple(value.get("names", ())),
    )


def _without_empty(value: dict[str, Any]) -> dict[str, Any]:
    """Fields that say nothing are left out, but an empty plan: it says that the removal is not done."""
    return {name: part for name, part in value.items() if part or (name == "plan" and part is not None)}
