"""The learned model of events: what it adds to the rules, what it does without its weights, and its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from flows.event_weights import FILE, load_weights, pack, unpack
from flows.settings import Settings
from flows.sources import with_own_sources
from tests.analysing import the_extractor, the_model, the_reference
from tests.golden_passages.train import Example, learn
from transforms.errors import ReferenceDataError
from transforms.event_evidence import Evidence
from transforms.event_model import vectors_of
from transforms.event_weights import NONE, SLOTS, Weights
from transforms.extract import Extractor
from transforms.records import Figure, RawDocument
from transforms.reference import build_reference


def only_figure(extractor: Extractor, text: str) -> Figure:
    found = extractor.extract(RawDocument("case", text.encode(), "text/plain", published_at="2024-09-12"))
    (figure,) = found.figures
    return figure


def extractor_with(weights: Weights | None) -> Extractor:
    return Extractor(replace(the_reference(), weights=weights), the_model())


def shipped_weights() -> Weights:
    weights = the_reference().weights
    assert weights is not None
    return weights


@pytest.mark.parametrize(
    ("text", "without", "event", "rule"),
    [
        ("Eight runners were taken to Mercy in stable condition.", None, "hospitalised", "learned_event"),
        ("The gap in test scores is 14 points.", "tested", None, "learned_refusal"),
        ("The minimum age for recruits is 18.", "hired", None, "learned_refusal"),
        ("The storm killed 14 people in Porto.", "killed", "killed", "argument_of_verb"),
    ],
)
def test_model_beside_rules(text: str, without: str | None, event: str | None, rule: str) -> None:
    by_rules = only_figure(extractor_with(None), text)
    judged = only_figure(the_extractor(), text)
    assert (by_rules.event, judged.event) == (without, event)
    assert judged.rules["event"].startswith(f"{rule}: ")
    if without != event:
        assert (without or "nothing") in judged.rules["event"]


def test_weights_of_other_vectors_are_left_alone() -> None:
    other = shipped_weights()._replace(vectors="another model 1.0")
    assert only_figure(extractor_with(other), "The minimum age for recruits is 18.").event == "hired"


def test_own_sources_leave_the_weights(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("name,location\nours,articles\n", encoding="utf-8")
    assert with_own_sources(the_reference(), Settings(home=tmp_path)).weights == the_reference().weights


def test_file_keeps_weights() -> None:
    width = the_model().vocab.vectors_length
    made = Weights(
        [NONE, "killed"], ["bag|die", "noun|naïve"], np.eye(2, dtype=np.float32), np.ones((len(SLOTS), width, 2), np.float32),
        np.array([0.5, -0.25], np.float32), "a model 1",
    )  # fmt: skip
    read = unpack(pack(made), Path(FILE))
    assert (read.events, read.names, read.vectors) == (made.events, made.names, made.vectors)
    assert all(np.array_equal(one, other) for one, other in zip(read[2:5], made[2:5], strict=True))
    assert pack(made) == pack(read)


@pytest.mark.parametrize("content", [b"", b"no weights", b"PK\x03\x04cut"])
def test_damaged_weights_are_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(ReferenceDataError, match=FILE):
        load_weights(tmp_path)


def test_weights_that_do_not_fit_are_told() -> None:
    weights = shipped_weights()
    with pytest.raises(ReferenceDataError, match="do not fit together"):
        unpack(pack(weights._replace(names=weights.names[1:])), Path(FILE))


def test_a_folder_without_weights_leaves_the_rules_alone(tmp_path: Path) -> None:
    assert load_weights(tmp_path) is None
    assert only_figure(extractor_with(None), "The minimum age for recruits is 18.").event == "hired"


def test_training_tells_events_apart_by_features_and_by_vectors() -> None:
    def example(feature: str, word: str, event: str) -> Example:
        return Example(Evidence([feature], [[word], *[[] for _ in SLOTS[1:]]]), event)

    learned = learn([example("verb0|die", "patient", "killed"), example("verb0|sell", "car", NONE)] * 100)
    assert (learned.events, learned.names) == ([NONE, "killed"], ["verb0|die", "verb0|sell"])
    assert learned.features[0, 1] > learned.features[0, 0]
    vector_of = vectors_of(the_model())
    of_patient, of_car = (vector_of(word) @ learned.slots[0] for word in ("patient", "car"))
    assert of_patient[1] > of_patient[0]
    assert of_car[0] > of_car[1]


def test_version_names_the_weights() -> None:
    tables = {"units": [{"unit": "metre"}]}
    some = shipped_weights()
    versions = {build_reference(tables, w).version for w in (None, some, some._replace(version="another"))}
    assert len(versions) == 3
