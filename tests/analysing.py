"""Reference tables, language model and extractor of the tests, each loaded once in a process and not before somebody asks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from transforms.extract import Extractor
    from transforms.reference import ReferenceData


@cache
def the_reference() -> ReferenceData:
    """The shipped reference tables."""
    from flows.reference_files import load_reference

    return load_reference()


def new_model() -> Language:
    """The default model as it comes, for who changes it."""
    from flows.language_model import find_model, load_model

    return load_model(find_model(""))


@cache
def the_model() -> Language:
    """The default model; the extractor adds its own components to it."""
    return new_model()


@cache
def the_extractor() -> Extractor:
    """The extractor with everything as shipped."""
    from transforms.extract import Extractor

    return Extractor(the_reference(), the_model())
