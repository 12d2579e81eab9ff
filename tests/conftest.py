"""What the tests of the language analysis share: the reference tables, the language model and one extractor.

Nothing is loaded before a test asks for it: the other tests import neither spaCy nor a model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from transforms.extract import Extractor
    from transforms.records import Extraction
    from transforms.reference import ReferenceData

#: The Friday on which the articles of the tests are published, unless they say otherwise.
PUBLISHED = "2024-08-16"


@pytest.fixture(scope="session")
def reference() -> ReferenceData:
    from flows.reference_files import load_reference

    return load_reference()


@pytest.fixture(scope="session")
def nlp() -> Language:
    from flows.language_model import find_model, load_model

    return load_model(find_model(""))


@pytest.fixture(scope="session")
def extractor(reference: ReferenceData, nlp: Language) -> Extractor:
    from transforms.extract import Extractor

    return Extractor(reference, nlp)


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Callable[..., Extraction]:
    """Reads a text as an article published on a Friday; the same text is analysed once."""
    from transforms.records import RawDocument

    known: dict[tuple[str, str | None], Extraction] = {}

    def read_text(text: str, published_at: str | None = PUBLISHED) -> Extraction:
        if (text, published_at) not in known:
            document = RawDocument("article", text.encode(), "text/plain", charset="utf-8", published_at=published_at)
            known[text, published_at] = extractor.extract(document)
        return known[text, published_at]

    return read_text
