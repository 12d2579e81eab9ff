"""Numbers that a reporting clause at the end of their sentence does not tell: what a reader is reminded of in passing."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.analysed_text import Token
from transforms.syntax import has_child, subtree_contains

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: What a thing or a person was, had or took.
_STATES = frozenset("be have weigh measure last live stand cost hold run span employ carry house boast own seat serve".split())


def is_in_passing(anchor: Token, cue: int) -> bool:
    """Whether a number before the cue at this token only says of what something is told.

    "The ferry, licensed to carry 220, had 400 aboard, survivors said", "Of the 317 on the list, 288 were found, he said".
    """
    return anchor.i < cue and (_is_whole(anchor, cue) or _is_of_subject(anchor))


def is_background(anchor: Token, cue: int) -> bool:
    """As in "The union, which represents 1,500 workers, is to strike, its leader said": what a subject is, told between commas
    in the present or of its state in the past, is the article's own voice.
    """
    clause = next((t for t in (anchor, *anchor.ancestors) if t.dep_ == "relcl"), None)
    is_state = clause is not None and (clause.tag_ in ("VBZ", "VBP") or (clause.tag_ == "VBD" and clause.lemma_ in _STATES))
    if clause is None or not is_state or clause.i > cue or has_child(clause, "aux"):
        return False
    if not any(t.text == "," for t in anchor.doc[clause.head.i : clause.i]):
        return False
    return any(t.dep_ in _SUBJECTS for t in (clause.head, *_of_phrase(clause.head)))


def _of_phrase(noun: Token) -> Iterator[Token]:
    """The nouns that a noun behind a preposition belongs to: the clinic of "the clinic at Abs"."""
    while noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head.head
        yield noun


def _is_whole(anchor: Token, cue: int) -> bool:
    """As in "Of the 317 people on the list, 288 had been found": a whole known before, with the part that is told behind it."""
    sentence = anchor.sent
    first = next((t for t in sentence if not t.is_space), sentence[0])
    if first.lower_ not in ("of", "among") or anchor.i > first.i + 5:
        return False
    words = anchor.doc[first.i + 1 : anchor.i + 1]
    if not words or words[0].lower_ != "the":
        return False
    noun = next((c for c in first.children if c.dep_ == "pobj"), None)
    if noun is None or not (noun is anchor or subtree_contains(noun, anchor)):
        return False
    is_told_apart = any(c.dep_ in ("relcl", "acl", "prep") and c.i > noun.i for c in noun.children)
    comma = next((t.i for t in anchor.doc[noun.i : cue] if t.text == ","), cue)
    return is_told_apart and any(t.like_num for t in anchor.doc[comma:cue])


def _is_of_subject(anchor: Token) -> bool:
    """As in "The ferry, licensed to carry 220, had …": words between commas that say what a subject is."""
    for clause in (anchor, *anchor.ancestors):
        if clause.dep_ in ("acl", "relcl") and clause.head.i < clause.i:
            is_set_off = clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","
            is_own = clause.dep_ == "acl" and clause.tag_ == "VBN"
            return is_set_off and is_own and clause.head.dep_ in _SUBJECTS and clause.head.head.i > clause.i
        if clause.dep_ in _SUBJECTS and clause.dep_ != "relcl" and clause.head.dep_ not in ("relcl", "acl"):
            return False
    return False


def stands_in_aside(cue: Token, anchor: Token) -> bool:
    """Whether a cue behind a number between commas tells that number alone, not the one of the main clause behind it.

    "Mourners, as many as 250,000 of them according to the Vatican, filed past the coffin over three days".
    """
    doc, start = anchor.doc, anchor.sent.start
    comma = next((i for i in range(cue.i - 1, start, -1) if doc[i].text == "," and any(t.like_num for t in doc[i : cue.i])), None)
    if comma is None or any(t.text in (";", ":") for t in doc[comma : anchor.i]):
        return False
    behind = next(
        (t for t in doc[cue.i + 1 : anchor.i] if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("acl", "relcl", "pcomp")), None
    )
    if behind is None or doc[behind.i - 1].text not in (",", ")") or behind.tag_ not in ("VBD", "VBZ", "VBP", "MD"):
        return False
    return any(t.dep_ in _SUBJECTS and start <= t.i < comma for t in doc[start:comma])
