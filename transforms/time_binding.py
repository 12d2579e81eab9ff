"""What belongs together in a sentence's syntax: a figure, its event, the times around it and the incident that it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.syntax import antecedent, subject_of
from transforms.time_setting import TimeMatch

#: Clauses that tell when the event above them happened.
_TELLING_WHEN = frozenset({"when", "as", "after", "while", "since"})
#: Prepositions by which an incident takes its victims: "killed in the blast", "the toll from the quake"; not "arrested after".
_OF_INCIDENT = frozenset({"in", "by", "from", "of", "during", "at"})


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure as the rules see it: its number or noun, the word and name of its event, the word that tells its claim, and the
    times of its sentence.
    """

    anchor: Token
    event: Token | None
    name: str | None
    cue: Token | None
    here: Sequence[TimeMatch]

    @property
    def sentence(self) -> Span:
        """The figure's sentence."""
        return self.anchor.sent


def reporting_verb(doc: Doc, match: TimeMatch, gazetteer: Gazetteer) -> Token | None:
    """The verb of speech that a time belongs to: "said on Thursday"."""
    token = token_of(doc, match) if match.expression.type in ("DATE", "TIME") else None
    if token is None:
        return None
    head = token.head.head if token.head.dep_ == "prep" else token.head
    return head if head.pos_ == "VERB" and head.lemma_ in gazetteer.speech_verbs else None


def linked_nouns(bound: Bound) -> Iterator[Token]:
    """The nouns through which a figure belongs to an incident: the subject of its event, the noun that a relative clause is
    about, and what stands behind "in", "from" or "of" at them.
    """
    verb = bound.event if bound.event is not None and bound.event.pos_ in ("VERB", "AUX") else None
    if verb is None:
        verb = next((t for t in bound.anchor.ancestors if t.pos_ in ("VERB", "AUX")), None)
    heads = [t for t in (bound.event, verb, bound.anchor, bound.anchor.head) if t is not None and t.sent == bound.sentence]
    if verb is not None:
        subject = subject_of(verb)
        if subject is not None:
            heads.append(antecedent(subject))
        if verb.dep_ in ("relcl", "acl"):
            heads.append(verb.head)
    for head in dict.fromkeys(heads):
        if head.pos_ in ("NOUN", "PROPN"):
            yield head
        for child in head.children:
            is_owner = child.lower_ == "of" and head.i in (bound.anchor.i, bound.anchor.head.i) and head != bound.event
            if child.dep_ in ("prep", "agent") and child.lower_ in _OF_INCIDENT and not is_owner:
                yield from (c for c in child.children if c.dep_ == "pobj")


def own_clauses(token: Token) -> Iterator[int]:
    """A token and the ones above it, up to the verb of its relative or adverbial clause."""
    yield token.i
    while token.dep_ not in ("relcl", "acl", "advcl", "ROOT"):
        token = token.head
        yield token.i


def is_simple_past(bound: Bound) -> bool:
    """Whether the event is told as over and done: "were injured", "seized"; not "have been injured", "will be"."""
    verb = bound.event if bound.event is not None and bound.event.pos_ == "VERB" else None
    if verb is None:
        verb = next((t for t in bound.anchor.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBD":
        return not helpers
    return verb.tag_ == "VBN" and bool(helpers) and all(word in ("was", "were") for word in helpers)


def token_of(doc: Doc, match: TimeMatch) -> Token | None:
    """The head of a time expression's words."""
    span = doc.char_span(match.expression.start, match.expression.end, alignment_mode="expand")
    return span.root if span is not None else None


def hangs_on(token: Token, verb: Token, event: Token | None) -> bool:
    """Whether a time modifies a verb directly, not something inside its clause."""
    if event is not None and event.i == verb.i:
        return False
    head = token.head
    return head.i == verb.i or (head.dep_ == "prep" and head.head.i == verb.i)


def _distance(token: Token, event: Token, anchor: Token) -> int | None:
    """Steps in the tree from a time to the event; None where another clause of the sentence holds it."""
    ancestors = [token, *token.ancestors]
    for target, extra in ((event, 0), (anchor, 1)):
        path = {t.i: n for n, t in enumerate([target, *target.ancestors])}
        for steps, ancestor in enumerate(ancestors):
            if ancestor.i in path:
                crossed = [t for t in ancestors[:steps] if _closes_off(t) and t.i != target.i and not t.is_ancestor(target)]
                if crossed:
                    break
                return steps + path[ancestor.i] + extra
    return None


def _closes_off(verb: Token) -> bool:
    """A relative or adverbial clause keeps its times to itself, unless it tells when ("killed when a bus fell on Wednesday")."""
    if verb.dep_ == "advcl":
        return not any(c.dep_ in ("advmod", "mark") and c.lower_ in _TELLING_WHEN for c in verb.children)
    return verb.dep_ in ("relcl", "acl")


def distance_of(doc: Doc, match: TimeMatch, bound: Bound) -> int | None:
    """Steps from a time to the figure's event; None where it belongs to another clause."""
    token = token_of(doc, match)
    return None if token is None else _distance(token, bound.event or bound.anchor, bound.anchor)
