"""The language model is loaded without spaCy's command line, which is there for who asks for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import spacy

_LOAD = """
import importlib, sys
from flows.language_model import find_model, load_model
print(len(load_model(find_model(sys.argv[1]))("Ten people died.")))
print([name for name in sys.modules if name.startswith("spacy.cli")])
print(importlib.import_module("spacy.cli.info").info.__name__)
"""


def test_a_model_is_loaded_without_the_command_line_of_spacy(tmp_path: Path) -> None:
    """In a process of its own: this one may have loaded it."""
    spacy.blank("en").to_disk(tmp_path / "model")
    said = subprocess.run([sys.executable, "-c", _LOAD, str(tmp_path / "model")], check=True, capture_output=True, text=True)
    assert said.stdout.split() == ["4", "[]", "info"]
