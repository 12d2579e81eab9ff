"""Places in the sentence of a figure that are not its own: of who tells it, of a cause, an aside, a part, an owner."""

from __future__ import annotations

from transforms.analysed_text import Span, Token
from transforms.gazetteer import Gazetteer
from transforms.place_names import FACILITIES, WHERE, head_of, preposition_of
from transforms.syntax import subject_of, verb_above

#: What a country does elsewhere: the place that has it is not where it hits.
_ATTACKS = frozenset(
    """airstrike assault attack bombardment bombing campaign incursion invasion offensive onslaught operation raid shelling
    strike""".split()
)
#: Words for what led to something, elsewhere.
_CAUSES = frozenset("trigger spark prompt provoke ignite retaliation response revenge reprisal".split())
#: What is found of a place that stands before it.
_FINDING = frozenset("find estimate record count register document log project".split())
#: Prepositions before a facility that is a place, where another speaks or acts.
_BEFORE_PLACES = WHERE | {"to", "on", "of", "from"}
#: How an owner hangs on what it owns.
_BEFORE_OWNED = frozenset({"poss", "compound", "nmod", "amod"})


def owns(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a place names whose institution or attack it is: "Ukraine's interior ministry", "the Gaza health ministry",
    "Israel's assault".
    """
    if span.root.dep_ == "poss" and span.root.head.lemma_.lower() in _ATTACKS:
        return True
    if _is_told_by_kind(span):
        return False
    return span.root.dep_ in _BEFORE_OWNED and span.root.head.lower_ in gazetteer.organisation_nouns


def _is_told_by_kind(span: Span) -> bool:
    """As in "died in Kogi state", "at a Texas high school", but not in "Texas Department of Health", "Shasta County sheriff"."""
    head = head_of(span.root)
    goes_on = head.i + 1 < len(head.doc) and head.nbor().lower_ == "of"
    if head.i == span.root.i or head.dep_ in _BEFORE_OWNED or (head.is_title and goes_on):
        return False
    return head.lemma_.lower() not in FACILITIES or preposition_of(span) in _BEFORE_PLACES


def is_of_claim(span: Span, cue: Token, anchor: Token) -> bool:
    """Whether a place is where something was said: "told reporters in Piraeus that 40 had died"."""
    subject = subject_of(cue) if cue.lemma_ in _FINDING else None
    if subject is not None and span.end < subject.i:
        return False  # "In Mali, the survey found 40 percent"
    for above in span.root.ancestors:
        if above.i == cue.i:
            told_by = verb_above(anchor)
            return told_by is not None and told_by.i != cue.i
        if above.pos_ in ("VERB", "AUX") and above.dep_ != "relcl":
            return False
    return False


def is_of_cause(span: Span, anchor: Token) -> bool:
    """As in "the war triggered by the attack on Delft", "in retaliation for a raid on Delft": where something else was."""
    return any((t.lemma_.lower() in _CAUSES or _is_set_against(t)) and not t.is_ancestor(anchor) for t in span.root.ancestors)


def _is_set_against(verb: Token) -> bool:
    """As in "In Mali 40 fell ill, while in Niger nine did": a clause of what was so elsewhere, told by its own place."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in ("while", "whereas")), None)
    return mark is not None and mark.i + 1 < len(mark.doc) and mark.nbor().lower_ == "in"


def is_in_aside(span: Span, anchor: Token) -> bool:
    """As in "wrote on Facebook (which is banned in Russia)": a place in brackets with a verb of their own."""
    sentence = span.root.sent
    opener = next((t for t in reversed(sentence.doc[sentence.start : span.start]) if t.text in "()"), None)
    closer = next((t for t in sentence.doc[span.end : sentence.end] if t.text in "()"), None)
    if opener is None or closer is None or (opener.text, closer.text) != ("(", ")") or opener.i < anchor.i < closer.i:
        return False
    return any(t.pos_ in ("VERB", "AUX") for t in sentence.doc[opener.i : closer.i])


def is_of_part(span: Span, anchor: Token) -> bool:
    """Whether a place stands in a clause about a part of what the anchor counts: "251 people, 111 of whom are held in Gaza"."""
    for clause in span.root.ancestors:
        if clause.dep_ == "relcl" and not clause.is_ancestor(anchor) and clause.i != anchor.i:
            return any(t.lower_ in ("whom", "which") and t.head.lower_ == "of" for t in clause.subtree)
    return False
