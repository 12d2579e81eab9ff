"""Roles that clauses tell: "X, who heads the agency", "X was named finance minister", "X resigned as mayor", "as mayor, X"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.analysed_text import Span, Token
from transforms.gazetteer import Gazetteer
from transforms.syntax import phrase

_LEADS = frozenset(
    "head lead run chair direct command manage own found oversee govern rule captain coach edit represent preside".split()
)
_APPOINTS = frozenset(
    (
        "appoint name elect re-elect reelect nominate choose pick install promote designate crown confirm select reappoint "
        "rename ordain swear"
    ).split()
)
_ACTS_AS = frozenset("serve work act resign quit retire return step stay remain continue run stand rule govern take".split())
_BECOMES = frozenset({"be", "become", "remain"})


def told_roles(name: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """The roles that the clauses around a person's name tell, as they stand there."""
    root = name.root
    for clause in root.children:
        if clause.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.lower_ == "who" for c in clause.children):
            yield from _of_clause(clause, gazetteer)
    verb = root.head
    if root.dep_ == "nsubj" and verb is not root:
        yield from _behind_as(verb, gazetteer)
    if root.dep_ == "nsubjpass" and verb.lemma_ in _APPOINTS:
        yield from _appointed(verb, gazetteer)
    if root.dep_ in ("dobj", "nsubj") and verb.lemma_ in _APPOINTS:
        yield from (span for span in _appointed(verb, gazetteer) if span.start >= name.end)
    parent = verb.head
    if root.dep_ == "nsubj" and verb.dep_ == "ccomp" and parent.lemma_ in _APPOINTS:
        yield from _role_phrases([verb], gazetteer)


def _of_clause(clause: Token, gazetteer: Gazetteer) -> Iterator[Span]:
    """As in "who heads the agency", "who was mayor until May" and "who served as mayor"."""
    if clause.lemma_ in _LEADS:
        led = next((child for child in clause.children if child.dep_ in ("dobj", "pobj")), None)
        if led is not None and _is_body(led, gazetteer):
            yield clause.doc.span(clause.i, phrase(led).end)
    elif clause.lemma_ in _BECOMES:
        yield from _role_phrases([c for c in clause.children if c.dep_ == "attr"], gazetteer)
    else:
        yield from _behind_as(clause, gazetteer)


def _is_body(led: Token, gazetteer: Gazetteer) -> bool:
    """Whether what is led is an organisation or part of one: "the agency", "Kestrel Foods", not "a press" and "the work"."""
    noun = led.lemma_.lower()
    is_sort = noun in gazetteer.organisation_nouns or noun in gazetteer.name_nouns["company"]
    return is_sort or (led.pos_ == "PROPN" and led.ent_type_ in ("ORG", "PERSON", "", "FAC"))


def _behind_as(verb: Token, gazetteer: Gazetteer) -> Iterator[Span]:
    """As in "resigned as mayor" and "As mayor, she signed it": the role behind "as" at a verb."""
    for child in verb.children:
        opens = child.i == verb.sent.start
        if child.lower_ == "as" and child.dep_ == "prep" and (opens or verb.lemma_ in _ACTS_AS):
            yield from _role_phrases([c for c in child.children if c.dep_ == "pobj"], gazetteer)


def _appointed(verb: Token, gazetteer: Gazetteer) -> Iterator[Span]:
    """As in "was named finance minister" and "elected her as mayor"."""
    named = [c for c in verb.children if c.i > verb.i and c.dep_ in ("oprd", "attr", "dobj", "xcomp", "nsubj", "npadvmod")]
    behind = [g for c in verb.children if c.lower_ in ("as", "to") and c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
    yield from _role_phrases([*named, *behind], gazetteer)


def _role_phrases(nouns: list[Token], gazetteer: Gazetteer) -> Iterator[Span]:
    for noun in nouns:
        if gazetteer.is_role_noun(noun):
            yield phrase(noun)
