"""Roles that clauses tell: "X heads the agency", "X was named finance minister", "X resigned as mayor", "one of its founders"."""

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
#: Verbs that say with "as" what a person is, and those that do in the passive only: "he sees her as a leader" is his opinion.
_IDENTIFIES = frozenset("identify know recognise recognize list introduce".split())
_DESCRIBES = frozenset("describe regard see portray consider".split()) | _IDENTIFIES
_ACTS_AS = frozenset("serve work act resign quit retire return step stay remain continue run stand rule govern take".split())
_BECOMES = frozenset({"be", "become", "remain"})


def told_roles(name: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """The roles that the clauses around a person's name tell, as they stand there."""
    root = name.root
    for noun in (root, *(child for child in root.children if child.dep_ == "appos" and child.i >= name.end)):
        for clause in noun.children:
            has_who = any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ == "who" for c in clause.children)
            if (clause.dep_ == "relcl" and has_who) or (clause.dep_ == "acl" and clause.i >= name.end):
                yield from _of_clause(clause, gazetteer)
    verb = root.head
    if is_denied(verb):
        return
    if root.dep_ == "nsubj" and verb is not root:
        yield from _behind_as(verb, gazetteer)
        yield from _led(verb, gazetteer)
    if root.dep_ == "nsubjpass":
        yield from _made(verb, gazetteer)
    if (root.dep_ in ("dobj", "nsubj") and verb.lemma_ in _APPOINTS) or (root.dep_ == "dobj" and verb.lemma_ in _IDENTIFIES):
        yield from (span for span in _made(verb, gazetteer) if span.start >= name.end)
    parent = verb.head
    if root.dep_ == "nsubj" and verb.dep_ == "ccomp" and parent.lemma_ in _APPOINTS:
        yield from _role_phrases([verb], gazetteer)


def is_role(noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether a noun phrase tells a role by its head: "the founder", "one of the founders"."""
    if noun.lower_ == "one":
        group = next((g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), noun)
        return gazetteer.is_role_noun(group) or gazetteer.counts_people(group)
    return noun.pos_ != "VERB" and gazetteer.is_role_noun(noun)


def is_denied(verb: Token) -> bool:
    """As in "is not the director"."""
    return any(child.dep_ == "neg" for child in verb.children)


def _of_clause(clause: Token, gazetteer: Gazetteer) -> Iterator[Span]:
    """As in "who heads the agency", "who was mayor until May", "who served as mayor", "known as its founder"."""
    if is_denied(clause):
        return
    if clause.lemma_ in _BECOMES:
        yield from _role_phrases([c for c in clause.children if c.dep_ == "attr"], gazetteer)
    elif clause.tag_ == "VBN" and clause.lemma_ in _APPOINTS | _DESCRIBES:
        yield from _made(clause, gazetteer)
    elif clause.lemma_ in _LEADS:
        yield from _led(clause, gazetteer)
    else:
        yield from _behind_as(clause, gazetteer)


def _led(verb: Token, gazetteer: Gazetteer) -> Iterator[Span]:
    """As in "heads the agency"; not "ruled the agency out", "led the team with 20 points" and "leads Ruiz by a point"."""
    led = next((child for child in verb.children if child.dep_ in ("dobj", "pobj")), None)
    is_other = any(child.dep_ == "prt" or child.lower_ == "with" for child in verb.children)
    if led is None or is_other or (verb.lemma_ == "lead" and (led.ent_type_ == "PERSON" or verb.tag_ == "VBG")):
        return
    if verb.lemma_ in _LEADS and _is_body(led, gazetteer):
        yield verb.doc.span(verb.i, phrase(led).end)


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


def _made(verb: Token, gazetteer: Gazetteer) -> Iterator[Span]:
    """As in "was named finance minister", "elected her as mayor", "is known as its founder", "was chosen to lead the agency"."""
    days = (c for d in verb.children if d.dep_ == "npadvmod" for c in d.children)  # "was appointed Friday as mayor"
    prepositions = [c for c in (*verb.children, *days) if c.lower_ in ("as", "to") and c.dep_ == "prep"]
    behind = [g for c in prepositions for g in c.children if g.dep_ == "pobj"]
    if verb.lemma_ in _APPOINTS:
        named = [c for c in verb.children if c.i > verb.i and c.dep_ in ("oprd", "attr", "dobj", "xcomp", "nsubj", "npadvmod")]
        yield from _role_phrases([*named, *behind], gazetteer)
        for task in named:
            yield from _led(task, gazetteer)
            yield from _behind_as(task, gazetteer)  # "was chosen to serve as mayor"
    elif verb.lemma_ in _DESCRIBES:
        yield from _role_phrases([noun for noun in behind if noun.head.lower_ == "as"], gazetteer)


def _role_phrases(nouns: list[Token], gazetteer: Gazetteer) -> Iterator[Span]:
    for noun in nouns:
        if is_role(noun, gazetteer):
            yield phrase(noun)
