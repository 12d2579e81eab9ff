"""A stand-in for the analysis: a worker process imports it, so it lives in a module of its own."""

from __future__ import annotations

import os
import signal
import sys
import time

from transforms.errors import ModelMissingError
from transforms.records import Article, Extraction, RawDocument

#: How long a slow document takes: longer than any time limit of the tests.
SLOW_SECONDS = 60


def analyse(documents: list[RawDocument]) -> list[Extraction]:
    """Each document by itself."""
    return [analyse_one(document) for document in documents]


def analyse_one(document: RawDocument) -> Extraction:
    """What the content says: an article with that text, or one of the ways in which an analysis can go wrong."""
    if document.content == b"die":
        os.kill(os.getpid(), signal.SIGKILL)
    if document.content == b"hang":
        time.sleep(SLOW_SECONDS)
    if document.content == b"raise":
        raise RuntimeError("out of luck")
    if document.content == b"print":
        sys.stdout.write("noise\n")
        os.write(1, b"noise\n")
    return Extraction(Article(document.document_id, text=document.content.decode(errors="surrogatepass"), blocks=()))


def build():
    """Makes :func:`analyse`."""
    return analyse


def build_without_model():
    """Fails as a missing model does."""
    raise ModelMissingError("no model here")


def build_and_die():
    """Dies before it is ready."""
    os.kill(os.getpid(), signal.SIGKILL)


def as_records(_, found: list[Extraction]) -> list[Extraction]:
    """The extractions as they are."""
    return list(found)
