"""``make train``: learns the weights of the model of events from the annotated texts, and writes ``seeds/event_model.npz``.

It learns from what the rules were made with alone: articles, passages and sentences, the examples of the vocabulary, and the tables
of the rules' tests, which hold what only looks like an event. What the texts that nobody looks at say of it is printed by the
scoring of each. It is a multinomial logistic regression with a penalty on squared weights, fitted by Adam (Kingma and Ba 2015).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from io import StringIO
from itertools import batched
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from flows.event_weights import FILE, pack
from flows.reference_files import SEEDS
from tests.analysing import the_model, the_reference
from tests.golden_figures import scoring as of_articles
from tests.golden_passages.scoring import SEEN, SENTENCES, extracted, figure_of, passages
from transforms.event_evidence import Evidence
from transforms.event_model import EventModel, name_of_vectors, vectors_of
from transforms.event_weights import NONE, SLOTS, Array, Weights
from transforms.extract import Extractor
from transforms.records import Figure, RawDocument

#: Features seen less often are left out; those of the whole sentence weigh less, and the vectors more, than one word in its place.
_FEWEST, _BAG, _VECTOR = 10, 0.5, 2.0
_EPOCHS, _BATCH, _RATE, _PENALTY = 10, 128, 4e-3, 1.2e-4
_MOMENTS = (0.9, 0.999)
_TINY = 1e-8
#: The tests whose tables are learned from, how many of their texts are read together, and when those were published.
RULES = Path(__file__).parent.parent / "transforms"
_AT_ONCE, _PUBLISHED = 40, "2024-09-13"
#: Weights are kept to so many decimals, which packs them to a third.
_DECIMALS = 2


class Example(NamedTuple):
    """The evidence for one annotated figure, and its event."""

    evidence: Evidence
    event: str


class Recorder(EventModel):
    """Judges nothing, and keeps the evidence for each figure."""

    def __init__(self) -> None:
        super().__init__(the_reference(), the_model())
        self._kept: dict[tuple[int, int], list[Evidence]] = {}

    def judge(self, figure: Figure, evidence: Callable[[], Evidence]) -> str | None:
        """What the rules found."""
        self._kept.setdefault((figure.start, figure.end), []).append(evidence())
        return figure.event

    def evidence_for(self, figure: Figure, text: str) -> Evidence | None:
        """The evidence for a figure of a text; others of other texts may have stood at the same place."""
        sentence = text[figure.sentence_start : figure.sentence_end]
        kept = self._kept.get((figure.start, figure.end), ())
        return next((e for e in kept if all(word in sentence for word in e.slots[-1])), None)


def examples() -> Iterator[Example]:
    """All figures whose event is annotated and that the rules find."""
    recorder = Recorder()
    extractor = Extractor(the_reference(), the_model(), event_model=recorder)
    for folder in (SEEN, SENTENCES):
        for passage, found in extracted(passages(folder), extractor):
            for mark in passage.marks:
                figure = figure_of(mark, passage, found)
                if figure is not None and "event" in mark.answers:
                    yield from _example(recorder, figure, found.article.text, mark.answers["event"])
    for found, truth in of_articles.read(of_articles.articles(of_articles.SEEN), extractor):
        for item in truth["figures"]:
            figure = of_articles.figure_at(found.article.text, item, found.figures)
            if figure is not None and "event" in item:
                right = [str(answer) if answer else None for answer in of_articles.answers(item["event"])]
                yield from _example(recorder, figure, found.article.text, right)
    told = [(row["example"], None, row["event"]) for row in the_reference().table("event_terms")]
    for some in batched((*told, *_told_by_tests()), _AT_ONCE):
        documents = [RawDocument("told", text.encode(), "text/plain", published_at=_PUBLISHED) for text, _, _ in some]
        for (_, surface, event), found in zip(some, extractor.extract_all(documents), strict=True):
            for figure in found.figures:
                if figure.event == event if surface is None else figure.surface == surface:
                    yield from _example(recorder, figure, found.article.text, [event])


def _told_by_tests() -> Iterator[tuple[str, str, str | None]]:
    """Texts of the rules' tests, each with a number in it and its event."""
    tables = _Tables()
    with redirect_stdout(StringIO()):
        pytest.main(["--collect-only", "-qq", str(RULES)], plugins=[tables])
    for item in tables.items:
        row = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        text = row.get("text") or row.get("sentence")
        if text and {"surface", "event"} <= row.keys():
            yield text, row["surface"], row["event"]


class _Tables:
    """What pytest collects."""

    items: Sequence[pytest.Item] = ()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Keeps it."""
        self.items = session.items


def _example(recorder: Recorder, figure: Figure, text: str, right: list[str | None]) -> Iterator[Example]:
    """Of several answers that are right, the one of the rules."""
    evidence = recorder.evidence_for(figure, text)
    if evidence is not None:  # none of figures without a number word
        yield Example(evidence, (figure.event if figure.event in right else right[0]) or NONE)


def learn(found: list[Example]) -> Weights:
    """The weights that tell the events of the examples."""
    counts = Counter(name for example in found for name in example.evidence.features)
    names = sorted(name for name, count in counts.items() if count >= _FEWEST)
    events = sorted({example.event for example in found})
    scale = np.array([_BAG if name.startswith("bag|") else 1.0 for name in names], dtype=np.float32)
    row_of = {name: row for row, name in enumerate(names)}
    rows = [[row for name in example.evidence.features if (row := row_of.get(name)) is not None] for example in found]
    vectors = _VECTOR * _vectors(found)
    truth = np.array([events.index(example.event) for example in found])

    def inputs(some: Array) -> Array:
        batch = np.zeros((len(some), len(names) + vectors.shape[1] + 1), dtype=np.float32)
        for at, example in enumerate(some):
            batch[at, rows[example]] = scale[rows[example]]
        batch[:, len(names) : -1] = vectors[some]
        batch[:, -1] = 1.0
        return batch

    weights = _descend(inputs, truth, len(names) + vectors.shape[1] + 1, len(events))
    features, slots = weights[: len(names)] * scale[:, None], weights[len(names) : -1] * _VECTOR
    slots = slots.reshape(len(SLOTS), -1, len(events))
    rounded = [np.round(part, _DECIMALS) for part in (features, slots, weights[-1])]
    return Weights(events, names, rounded[0], rounded[1], rounded[2], name_of_vectors(the_model()))


def _vectors(found: list[Example]) -> Array:
    vector_of = vectors_of(the_model())
    width = the_model().vocab.vectors_length
    vectors = np.zeros((len(found), len(SLOTS), width), dtype=np.float32)
    for at, example in enumerate(found):
        for slot, words in enumerate(example.evidence.slots):
            for word in words:
                vector = vector_of(word)
                if vector is not None:
                    vectors[at, slot] += vector / len(words)
    return vectors.reshape(len(found), -1)


def _descend(inputs: Callable[[Array], Array], truth: Array, width: int, events: int) -> Array:
    """Multinomial logistic regression by Adam; the rate falls to nothing in a straight line."""
    random = np.random.default_rng(0)
    weights, mean, square = (np.zeros((width, events), dtype=np.float32) for _ in range(3))
    steps = _EPOCHS * -(-len(truth) // _BATCH)
    step = 0
    for epoch in range(_EPOCHS):
        order = random.permutation(len(truth))
        loss = 0.0
        for at in range(0, len(order), _BATCH):
            some = order[at : at + _BATCH]
            batch = inputs(some)
            shares = _softmax(batch @ weights)
            loss -= float(np.log(shares[np.arange(len(some)), truth[some]] + _TINY).sum())
            shares[np.arange(len(some)), truth[some]] -= 1
            slope = batch.T @ shares / len(some) + _PENALTY * weights
            step += 1
            rate = _RATE * (1 - step / (steps + 1))
            mean += (1 - _MOMENTS[0]) * (slope - mean)
            square += (1 - _MOMENTS[1]) * (slope * slope - square)
            unbiased = np.sqrt(square / (1 - _MOMENTS[1] ** step)) + _TINY
            weights -= rate * (mean / (1 - _MOMENTS[0] ** step) / unbiased)
        sys.stderr.write(f"\rtrain: {epoch + 1} of {_EPOCHS} rounds, {loss / len(truth):.3f} nats a figure")
    sys.stderr.write("\n")
    return weights


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


if __name__ == "__main__":
    (SEEDS / FILE).unlink(missing_ok=True)  # those of other slots would not be read
    sys.stderr.write("train: reading the annotated texts\n")
    learned = learn(list(examples()))
    (SEEDS / FILE).write_bytes(pack(learned))
    told = f"{len(learned.names):,} features, {len(learned.events)} events, {(SEEDS / FILE).stat().st_size:,} bytes"
    sys.stdout.write(f"{SEEDS / FILE}: {told}\n")
