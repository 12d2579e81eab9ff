"""In which form words of speech and opinion carry what is told: "vowed to …", "accused X of …", "the claim that …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from transforms.analysed_text import Token
from transforms.reference import ReferenceData, Row

#: Forms that the model takes for those of another verb: "hoped" is no form of "hop".
_MISREAD: Final = {
    "hoped": "hope", "hopes": "hope", "hoping": "hope", "rated": "rate", "rates": "rate", "rating": "rate",
    "laid": "lay", "lay": "lay",
}  # fmt: skip
_NONE: Final[frozenset[str]] = frozenset()


class SpeechFrames:
    """The reference table of speech frames: for each verb, noun and adjective the forms in which it carries what is told.

    A form is ``clause`` (that), ``infinitive``, ``person`` (somebody to do it), ``gerund``, ``object``, ``matter`` (an object
    that is neither a person nor a place), ``name`` (an object and what it is called), or a preposition.
    """

    def __init__(self, reference: ReferenceData) -> None:
        rows = reference.table("speech_frames")
        self._verbs = _by_cue(row for row in rows if row["pos"] == "verb")
        self._nouns = _by_cue(row for row in rows if row["pos"] == "noun")
        self._adjectives = _by_cue(row for row in rows if row["pos"] == "adjective")
        self._with_particle = frozenset(cue.split()[0] for cue in self._verbs if " " in cue)

    def of_verb(self, verb: Token) -> frozenset[str]:
        """The forms that a verb takes here; with its particle it is another verb: "called out" is not "called"."""
        if verb.pos_ != "VERB":
            return _NONE
        lemma = _MISREAD.get(verb.lower_) or verb.lemma_.lower()
        forms = self._verbs.get(lemma, _NONE)
        if not forms and lemma not in self._with_particle:
            return _NONE
        particle = particle_of(verb)
        if particle is not None:
            return self._verbs.get(f"{lemma} {particle.lower_}", _NONE) if lemma in self._with_particle else _NONE
        return forms

    def of_noun(self, noun: Token) -> frozenset[str]:
        """The forms that a noun takes: "the claim that …", "criticism of …"."""
        return self._nouns.get(noun.lemma_.lower(), _NONE) if noun.pos_ == "NOUN" else _NONE

    def of_adjective(self, adjective: Token) -> frozenset[str]:
        """The forms that an adjective or participle takes behind "be": "is confident that …", "was critical of …"."""
        if adjective.pos_ not in ("ADJ", "VERB"):
            return _NONE
        return self._adjectives.get(adjective.lower_, _NONE)


def particle_of(verb: Token) -> Token | None:
    """The particle of a verb: "out" of "pointed out", "back" of "hit back"."""
    return next((c for c in verb.children if c.dep_ == "prt" or (c.lower_ == "back" and c.i == verb.i + 1)), None)


def _by_cue(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        forms[row["cue"]].add(row["frame"])
    return {cue: frozenset(found) for cue, found in forms.items()}
