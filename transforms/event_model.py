"""The learned model of events: a multinomial logistic regression beside the rules, for what the vocabulary does not foresee.

It weighs the words around a number (:mod:`transforms.event_evidence`); ``make train`` learns its weights from the annotated texts
that the rules were made with. The rules' answer counts as one more expert (Hinton 2002, "Training products of experts by
minimizing contrastive divergence"): its log-odds are added to those of the model, so that the model prevails only where it is
sure.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language

from transforms.event_evidence import Evidence
from transforms.event_weights import NONE, Array, Weights
from transforms.records import Figure
from transforms.reference import ReferenceData

#: Log-odds of the rules' answer against each other one: where they found an event, and where they found none. Chosen among some
#: thirty pairs on annotated texts of which neither rules nor weights had seen any.
_FOUND, _NOT_FOUND = 5.0, 3.5
#: Rules of which the model knows no better: a noun that names its event by itself, "two blasts", and an event that another
#: number has told, for what is beside this one does not tell it.
_CERTAIN = ("counted_noun_is_event", "event_of_")
#: Kinds of figures to which the model adds an event; of 731 others it found a right one once.
_ADDED_TO = frozenset({"count", "rate"})
#: Words whose part in the scores is remembered: some ten megabytes.
_MOST_WORDS = 20_000


def vectors_of(nlp: Language) -> Callable[[str], Array | None]:
    """What gives a word's vector, of length one, by a model's table; None for words that it does not have."""
    table, strings = nlp.vocab.vectors, nlp.vocab.strings
    rows = table.key2row

    def vector(word: str) -> Array | None:
        for form in (word, word.lower()):
            row = rows.get(strings[form])  # asks for the hash alone, and adds nothing to the vocabulary
            if row is not None:
                found = table.data[row]
                length = float(found @ found) ** 0.5
                return found / length if length else None
        return None

    return vector


def name_of_vectors(nlp: Language) -> str:
    """What a language model calls itself, with its version: weights hold for the vectors that they were learned with."""
    return f"{nlp.meta.get('lang')}_{nlp.meta.get('name')} {nlp.meta.get('version')}"


class EventModel:
    """Judges events.

    Args:
        reference: holds the weights; without them the rules stand alone.
        nlp: the language model; with another than the weights were learned with, the rules stand alone.
    """

    def __init__(self, reference: ReferenceData, nlp: Language) -> None:
        weights = reference.weights
        self._weights = weights if weights is not None and weights.vectors == name_of_vectors(nlp) else None
        self._vector = vectors_of(nlp)
        self._words: dict[tuple[int, str], Array] = {}
        if self._weights is not None:
            self._rows = {name: row for row, name in enumerate(self._weights.names)}
            self._columns = {event: column for column, event in enumerate(self._weights.events)}

    def judge(self, figure: Figure, evidence: Callable[[], Evidence]) -> str | None:
        """The event by rules and model together: what the rules found, one where they found none, or none for what they found.

        Args:
            figure: with the event that the rules found.
            evidence: makes the evidence, where it is wanted.
        """
        event = figure.event
        is_left = figure.kind not in _ADDED_TO if event is None else figure.rules["event"].startswith(_CERTAIN)
        if self._weights is None or is_left or (event or NONE) not in self._columns:
            return event
        scores = self._scores(self._weights, evidence())
        none = self._columns[NONE]
        if event is not None:
            return event if scores[self._columns[event]] + _FOUND >= scores[none] else None
        scores[none] += _NOT_FOUND
        return self._weights.events[int(scores.argmax())] or None

    def _scores(self, weights: Weights, evidence: Evidence) -> Array:
        rows = [row for name in evidence.features if (row := self._rows.get(name)) is not None]
        scores = weights.features[rows].sum(axis=0) + weights.bias
        for slot, words in enumerate(evidence.slots):
            if words:  # the mean over the words, those without a vector counted as nothing
                scores += sum(self._of_word(weights, slot, word) for word in words) / len(words)
        return scores

    def _of_word(self, weights: Weights, slot: int, word: str) -> Array:
        found = self._words.get((slot, word))
        if found is None:
            vector = self._vector(word)
            found = weights.bias * 0 if vector is None else vector @ weights.slots[slot]
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            self._words[slot, word] = found
        return found
