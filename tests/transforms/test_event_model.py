"""The learned model of events: what it adds to the rules, what it does without its weights, and its file."""

from __future__ import annotations

import numpy as np
import pytest

from tests.analysing import the_extractor, the_model, the_reference
from tests.golden_passages.train import Example, learn
from transforms.errors import ReferenceDataError
from transforms.event_evidence import SLOTS, Evidence
from transforms.event_model import FILE, NONE, Weights, pack, unpack, vectors_of
from transforms.extract import Extractor
from transforms.records import Figure, RawDocument
from transforms.reference import ReferenceData, build_reference


def only_figure(extractor: Extractor, text: str) -> Figure:
    found = extractor.extract(RawDocument("case", text.encode(), "text/plain", published_at="2024-09-12"))
    (figure,) = found.figures
    return figure


def extractor_with(weights: dict[str, bytes]) -> Extractor:
    reference = the_reference()
    return Extractor(ReferenceData(reference.tables, reference.version, weights), the_model())


@pytest.mark.parametrize(
    ("text", "without", "event", "rule"),
    [
        ("Forty beekeepers are staging a sit-in at the ministry in Rabat.", None, "protested", "learned_event"),
        ("The gap in test scores is 14 points.", "tested", None, "learned_refusal"),
        ("The minimum age for recruits is 18.", "hired", None, "learned_refusal"),
        ("The storm killed 14 people in Porto.", "killed", "killed", "argument_of_verb"),
    ],
)
def test_model_beside_rules(text: str, without: str | None, event: str | None, rule: str) -> None:
    by_rules = only_figure(extractor_with({}), text)
    judged = only_figure(the_extractor(), text)
    assert (by_rules.event, judged.event) == (without, event)
    assert judged.rules["event"].startswith(f"{rule}: ")
    if without != event:
        assert (without or "nothing") in judged.rules["event"]


def test_people_of_learned_event_are_implied() -> None:
    text = "Deaths in custody, 31 in the year that ended in June, have also climbed."
    by_rules, judged = (only_figure(extractor, text) for extractor in (extractor_with({}), the_extractor()))
    assert (by_rules.event, by_rules.counted, by_rules.counted_is_implied) == (None, None, False)
    assert (judged.event, judged.counted, judged.counted_is_implied) == ("killed", "people", True)


def test_weights_of_other_vectors_are_left_alone() -> None:
    content = the_reference().weights[FILE]
    other = pack(unpack(content)._replace(vectors="another model 1.0"))
    assert only_figure(extractor_with({FILE: other}), "The minimum age for recruits is 18.").event == "hired"


def test_file_keeps_weights() -> None:
    width = the_model().vocab.vectors_length
    made = Weights(
        [NONE, "killed"], ["bag|die", "noun|naïve"], np.eye(2, dtype=np.float32), np.ones((len(SLOTS), width, 2), np.float32),
        np.array([0.5, -0.25], np.float32), "a model 1",
    )  # fmt: skip
    read = unpack(pack(made))
    assert (read.events, read.names, read.vectors) == (made.events, made.names, made.vectors)
    assert all(np.array_equal(one, other) for one, other in zip(read[2:5], made[2:5], strict=True))
    assert pack(made) == pack(read)


@pytest.mark.parametrize("content", [b"", b"no weights", b"PK\x03\x04cut"])
def test_damaged_weights_are_told(content: bytes) -> None:
    with pytest.raises(ReferenceDataError, match="event_model.npz"):
        extractor_with({FILE: content})


def test_weights_that_do_not_fit_are_told() -> None:
    weights = unpack(the_reference().weights[FILE])
    with pytest.raises(ReferenceDataError, match="do not fit together"):
        extractor_with({FILE: pack(weights._replace(names=weights.names[1:]))})


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
    versions = {build_reference(tables, weights).version for weights in (None, {FILE: b"1"}, {FILE: b"2"})}
    assert len(versions) == 3
    assert build_reference(tables).version == build_reference(tables, {}).version
