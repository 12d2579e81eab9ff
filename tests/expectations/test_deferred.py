"""Modules that are loaded only where they are used after all."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from expectations.deferred import deferred

_USE = """
import sys
from expectations.gate import warm_up
warm_up()
stats = sys.modules["great_expectations.expectations.core.expect_column_kl_divergence_to_be_less_than"].stats
print("norm" in vars(stats))
print(stats.norm.cdf(0))
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package with a module that is slow to load, and a reader that imports it at its top."""
    folder = tmp_path / "unhurried"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "slow.py").write_text("VALUE = 7\n")
    (folder / "reader.py").write_text("from unhurried import slow\ndef value():\n    return slow.VALUE\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    yield "unhurried.slow"
    for name in ("unhurried", "unhurried.slow", "unhurried.reader"):
        sys.modules.pop(name, None)


def test_it_is_loaded_where_it_is_first_used(package: str) -> None:
    with deferred(package):
        reader = importlib.import_module("unhurried.reader")
        assert all(getattr(module, "__warningregistry__", None) is not reader for module in [*sys.modules.values()])
    assert package not in sys.modules
    assert "VALUE" not in vars(reader.slow)
    assert reader.value() == 7
    assert sys.modules[package].VALUE == 7


def test_who_uses_it_within_the_block_or_has_it_already_gets_the_module(package: str) -> None:
    with deferred(package):
        assert importlib.import_module("unhurried.reader").value() == 7
        loaded = sys.modules[package]
    with deferred(package):
        assert sys.modules[package] is loaded
    assert sys.modules[package] is loaded


def test_what_it_does_not_have_is_missed_as_usual(package: str) -> None:
    with deferred(package):
        slow = importlib.import_module("unhurried.reader").slow
    with pytest.raises(AttributeError, match="nothing"):
        slow.nothing  # noqa: B018
    with pytest.raises(ModuleNotFoundError, match=r"unhurried\.nowhere"), deferred("unhurried.nowhere"):
        pass


def test_the_gate_leaves_the_statistics_of_great_expectations_aside() -> None:
    """In a process of its own: another test of this one may have loaded them before."""
    said = subprocess.run([sys.executable, "-c", _USE], check=True, capture_output=True, text=True)
    assert said.stdout.split() == ["False", "0.5"]
