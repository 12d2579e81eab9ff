"""What a number without a noun counts where no number before it in its sentence tells: "Relatives, around 400 of them"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.analysed_text import Span, Token
from transforms.counted import Counted
from transforms.syntax import antecedent, subject_of

_PLURAL = frozenset({"NNS", "NNPS"})
_PRONOUNS = frozenset({"them", "whom", "which", "those", "these"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def counted_elsewhere(counted: Counted, earlier: Sequence[Counted]) -> Counted:
    """The counted thing of a number that has none of its own; unchanged where a reader could not tell either.

    Args:
        counted: what :func:`~transforms.counted.find_counted` found: no noun.
        earlier: what the numbers of the sentence before count.
    """
    anchor = counted.anchor
    pronoun = _partitive_pronoun(anchor)
    noun = _antecedent_of(pronoun) if pronoun is not None else None
    if noun is not None:
        return replace(counted, text=noun.text, noun=None, rule="antecedent_of_pronoun")
    opening = _noun_of_opening(anchor)
    if opening is not None:
        return replace(counted, text=opening.text, noun=None, rule="noun_of_opening")
    if pronoun is None and not _stands_alone(anchor):
        return counted
    subject = _plural_subject(anchor.sent, anchor.i) if pronoun is not None else None
    if subject is not None:
        return replace(counted, text=subject.text, noun=None, rule="subject_of_sentence")
    before = next((c for c in reversed(earlier) if c.text and not c.is_part and not c.denominator), None)
    if before is None:
        subject = _subject_before(anchor) if pronoun is not None else None
        return replace(counted, text=subject.text, noun=None, rule="subject_before") if subject is not None else counted
    return replace(counted, text=before.text, noun=None, is_implied=before.is_implied, rule="noun_of_sentence_before")


def _partitive_pronoun(anchor: Token) -> Token | None:
    """The pronoun of "400 of them", "of whom about 70", "Of those, 1,038"."""
    for child in anchor.children:
        if child.lower_ in ("of", "among"):
            pronoun = next((c for c in child.children if c.dep_ == "pobj"), None)
            if pronoun is not None and pronoun.lower_ in _PRONOUNS:
                return pronoun
    verb = anchor.head
    for child in verb.children if verb.pos_ in ("VERB", "AUX") else ():
        if child.dep_ == "prep" and child.lower_ in ("of", "among") and child.i < anchor.i:
            pronoun = next((c for c in child.children if c.dep_ == "pobj"), None)
            if pronoun is not None and pronoun.lower_ in _PRONOUNS:
                return pronoun
    return None


def _plural_subject(sentence: Span, end: int) -> Token | None:
    """The plural subject of a sentence, if it stands before a token."""
    subject = subject_of(sentence.root)
    return subject if subject is not None and subject.tag_ in _PLURAL and subject.i < end else None


def _subject_before(anchor: Token) -> Token | None:
    """The plural subject of the sentence before, in the same paragraph: "Attacks have become frequent. It logged 134 of them"."""
    start = anchor.sent.start
    if start == 0 or anchor.doc[start - 1].is_space:
        return None
    return _plural_subject(anchor.doc[start - 1].sent, start)


def _noun_of_opening(anchor: Token) -> Token | None:
    """As in "Of the samples sent to the laboratory, 311 were positive"."""
    sentence = anchor.sent
    first = next((t for t in sentence if not t.is_space), sentence[0])
    if first.lower_ != "of":
        return None
    return next((c for c in first.children if c.dep_ == "pobj" and c.i < anchor.i and c.tag_ in _PLURAL), None)


def _antecedent_of(pronoun: Token) -> Token | None:
    """The plural noun that a pronoun stands for: what its clause hangs on, or what stands right before the comma."""
    if pronoun.lower_ in ("whom", "which"):
        found = antecedent(pronoun)
        if found is not pronoun and found.tag_ in _PLURAL:
            return found
    sentence = pronoun.sent
    before = pronoun.doc[sentence.start : pronoun.i]
    comma = next((t for t in reversed(before) if t.text in (",", "—", "–", "-", "(")), None)
    if comma is None:
        return None
    right_before = comma.nbor(-1) if comma.i > sentence.start else comma
    if right_before.tag_ in _PLURAL:
        return right_before
    plurals = [t for t in pronoun.doc[sentence.start : comma.i] if t.tag_ in _PLURAL]
    subjects = [t for t in plurals if t.dep_ in _SUBJECTS]
    chosen = subjects if len(plurals) > 1 and subjects else plurals
    return chosen[-1] if chosen else None


def _stands_alone(anchor: Token) -> bool:
    """Whether a bare number stands in a noun's place ("Seven have since been charged", "Unity took 21", "second with 16")."""
    if anchor.pos_ not in ("NUM", "PRON", "DET", "ADJ"):
        return False
    if anchor.dep_ in _SUBJECTS | {"dobj"}:
        return True
    return anchor.dep_ == "pobj" and (
        anchor.head.lower_ == "with" or (anchor.head.lower_ == "of" and anchor.head.head.pos_ == "VERB")
    )
