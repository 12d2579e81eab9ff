"""Numbers that go on with a claim told before them: in the sentence before, or before a semicolon."""

from __future__ import annotations

from transforms.analysed_text import Token
from transforms.cues import Cues
from transforms.frozen import frozen
from transforms.syntax import subject_of

#: What a tally does that goes on with a count told in the sentence before: "The tally included 40 children."
_CONTINUING = frozenset("include comprise exclude".split())
#: Those whom such a sentence means again: "The dead included 12 children."
_COUNTED_BEFORE = frozenset("dead deaths victims injured wounded casualties fatalities missing survivors detainees".split())
_TAKEN_UP = frozenset("these those them latter total".split())
_PARTS = frozenset("half third quarter fifth most".split())


@frozen
class GoingOn:
    """The number before, and the word that says that its count goes on."""

    before: Token
    word: Token


def count_going_on(anchor: Token, cues: Cues) -> GoingOn | None:
    """As in "… 40 people, the ministry said. The tally included 12 children", "Twelve of them were children": the number of the
    sentence before, of the same paragraph.
    """
    sentence = anchor.sent
    word = _opening_part(anchor) or _tally_before(anchor, cues)
    if word is None or sentence.start == 0:
        return None
    before = [t for t in anchor.doc[sentence.start - 1].sent if t.like_num or t.is_space]
    return GoingOn(before[-1], word) if before and not before[-1].is_space else None


def before_semicolon(anchor: Token, cues: Cues) -> Token | None:
    """As in "The army said 72 drones were shot down; 56 more were lost": the number before, where nobody else speaks behind."""
    marks = [t.i for t in anchor.doc[anchor.sent.start : anchor.i] if t.text == ";"]
    if not marks or any(cues.is_cue(t) for t in anchor.doc[marks[-1] : anchor.sent.end]):
        return None
    before = [t for t in anchor.doc[anchor.sent.start : marks[-1]] if t.like_num or t.lower_ in _PARTS]
    return before[-1] if before else None


def _tally_before(anchor: Token, cues: Cues) -> Token | None:
    """The subject of "The tally included 40" and "The dead included 12 children"."""
    verb = next((t for t in anchor.ancestors if t.pos_ == "VERB"), None)
    subject = subject_of(verb) if verb is not None and verb.lemma_ in _CONTINUING else None
    if subject is not None and subject.lower_ in ("they", "these") and subject.i == subject.sent.start:
        return subject
    if subject is None or subject.i == 0 or subject.nbor(-1).lower_ not in ("the", "that"):
        return None
    return subject if cues.is_measure(subject) or subject.lower_ in _COUNTED_BEFORE else None


def _opening_part(anchor: Token) -> Token | None:
    """The number that opens "Twelve of them were children" and "Two of the victims …", and the pronoun of "Of these, 12 …": a
    part of those told before.
    """
    number = anchor.sent[0]
    if number.lower_ == "of" and number.i + 2 < anchor.i + 1 <= number.i + 6:
        taken_up = number.nbor(2) if number.nbor().lower_ == "the" else number.nbor()
        is_taken_up = taken_up.lower_ in _TAKEN_UP and taken_up.nbor().text == ","
        return taken_up if is_taken_up else None
    if not (number.like_num and number.i <= anchor.i <= number.i + 4 and number.i + 2 < len(anchor.doc)):
        return None
    following = number.nbor(2)
    is_part = number.nbor().lower_ == "of" and following.lower_ in ("them", "these", "those", "the")
    return number if is_part else None
