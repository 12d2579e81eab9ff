"""Those who tell the sentence that they close, whom the parser takes for more victims: "killing nine guards, an officer said"."""

from __future__ import annotations

from transforms.analysed_text import Token

_TELLING = frozenset("say tell report add confirm announce estimate state".split())
#: How many words the phrases of those who tell have at most.
_REACH = 24
_INSIDE = frozenset("NOUN PROPN ADJ DET ADP CCONJ NUM PART PRON".split())


def speaks(noun: Token) -> bool:
    """Whether a noun behind a comma is who tells what stands before it, alone or with others.

    As in "killing nine guards, an officer and two nurses said", "a member of the Karo Army, or KA, and residents told Reuters".
    """
    doc, first = noun.doc, noun.left_edge.i
    if noun.dep_ not in ("appos", "conj") or first == noun.sent.start:
        return False
    opener = doc[first - 1]
    if opener.text != "," and not (opener.lower_ == "and" and noun.dep_ == "conj" and noun.head.dep_ == "appos"):
        return False
    verb = _telling_behind(noun)
    if verb is None or any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children):
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if not subjects:
        return verb.nbor(-1).text != ","  # "killing a nurse and a guard, said the mayor"
    return noun.i < subjects[0].i < verb.i and subjects[0].left_edge.nbor(-1).lower_ == "and"


def _telling_behind(noun: Token) -> Token | None:
    """The verb of telling that closes the sentence, with nothing but the phrases of those who tell before it."""
    for token in noun.doc[noun.i + 1 : min(noun.i + _REACH, noun.sent.end)]:
        if token.pos_ == "VERB":
            return token if token.tag_ == "VBD" and token.lemma_ in _TELLING else None
        if token.pos_ not in _INSIDE and token.text not in (",", "(", ")"):
            return None
    return None
