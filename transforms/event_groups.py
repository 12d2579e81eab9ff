"""Events that reach a noun through others: the list it stands in, the bodies of the dead, companions, a part of a group."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.analysed_text import Token
from transforms.event_syntax import TRANSPARENT_NOUNS
from transforms.syntax import has_child

#: Nouns that stand for the dead whose they are: "the bodies of nine miners".
BODIES = frozenset({"body", "corpse", "corpses", "remains", "cadaver"})
#: Nouns about people, not people: what befalls "the names of three men" befalls the names.
_ABOUT_PEOPLE = frozenset(
    (
        "name identity list photo photograph picture image video portrait description account age whereabout detail home house "
        "data record password information datum"
    ).split()
)
#: Nouns for a group, which is its members: "the crew of 12 sailors was rescued".
_COLLECTIVES = frozenset(
    "crew couple family household staff personnel mob gang band squad team party delegation crowd class troop unit".split()
)
_WHOLES = frozenset({"all", "both", "none"})
_COMPANIONS = frozenset({"along", "together"})


def members_of(noun: Token) -> list[Token]:
    """The coordinated nouns that a noun stands among, in text order; the noun alone where there are no others."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN", "NUM"):
        first = first.head
    others = [c for c in first.conjuncts if c.pos_ in ("NOUN", "PROPN", "NUM")]
    return sorted((first, *others), key=lambda t: t.i) if others else [first]


def clauses_of_list(noun: Token) -> Iterator[Token]:
    """The clauses that hang on another member and stand behind the last: "two nuns and a cook, murdered on Friday"."""
    members = members_of(noun)
    for member in members if len(members) > 1 else ():
        if member != noun:
            yield from (c for c in member.children if c.dep_ in ("acl", "relcl") and c.i > members[-1].i)


def is_about_part(clause: Token) -> bool:
    """Whether a relative clause tells of some of its noun only: "20 rebels, four of whom died"."""
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
    if any(s.lower_ not in _WHOLES and any(c.lower_ == "of" and _is_relative(c) for c in s.children) for s in subjects):
        return True
    return bool(subjects) and any(c.lower_ == "of" and c.i < clause.i and _is_relative(c) for c in clause.children)


def _is_relative(preposition: Token) -> bool:
    return any(c.tag_ in ("WP", "WDT") for c in preposition.children)


def owner_of_body(noun: Token) -> Token | None:
    """The "bodies" of "the bodies of nine miners", asked for the miners."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return above if above is not None and {above.lemma_.lower(), above.lower_} & BODIES else None


def nouns_above(preposition: Token) -> list[Token]:
    """The nouns that share an "of" phrase: both of "the kidnapping and murder of five students"."""
    above = preposition.head
    shared = [n for n in (above.head, *above.conjuncts) if n.pos_ in ("NOUN", "PROPN") and n.i < preposition.i]
    coordinated = above.dep_ == "conj" or any(above in n.conjuncts for n in shared)
    if preposition.lower_ == "against" and above.dep_ == "pobj" and above.head.lower_ == "of":
        return [above, above.head.head]  # "a case of fraud against two men"
    own = [n for n in shared if n != above and n in above.conjuncts and not any(c.lower_ == "of" for c in n.children)]
    return [above, *own] if coordinated else [above]


def verb_of_company(preposition: Token) -> Token | None:
    """The verb of a "with" that adds somebody to its subject: "shot along with two guards"."""
    before = preposition.nbor(-1) if preposition.i > 0 else None
    if preposition.lower_ != "with" or before is None or before.lower_ not in _COMPANIONS:
        return None
    verb = before.head if preposition.head == before else preposition.head
    return verb if verb.pos_ == "VERB" else None


def passive_behind_list(noun: Token) -> Token | None:
    """The passive verb right behind a noun or its list that the parser gave no subject: "besides 30 boys, 20 men were killed"."""
    members = members_of(noun)
    position = members[-1].right_edge.i + 1
    if members[0].dep_ != "appos" or position >= len(noun.doc):
        return None
    auxiliary = noun.doc[position]
    verb = auxiliary.head
    is_passive = auxiliary.dep_ in ("aux", "auxpass") and has_child(verb, "auxpass")
    return verb if is_passive and not has_child(verb, "nsubj", "nsubjpass") else None


def shares_object_with(verb: Token) -> Iterator[Token]:
    """The verb before it in a list that has no object of its own: the "killed" of "killed or wounded 40 rebels"."""
    first = verb.head
    is_listed = verb.dep_ == "conj" and first.pos_ == "VERB" and has_child(verb, "dobj") and not has_child(verb, "nsubj")
    if (
        is_listed
        and not has_child(first, "dobj", "auxpass")
        and not any(c.dep_ == "prep" and c.i > first.i for c in first.children)
    ):
        yield first


def has_or(verb: Token) -> bool:
    """Whether a verb is coordinated by "or"."""
    return any(c.dep_ == "cc" and c.lower_ == "or" for c in verb.children)


def groups_of(verb: Token) -> Iterator[Token]:
    """The group that a clause takes its people from: "among the dead", the "those" of "Of those snatched, 21 were girls"."""
    said = [c for c in verb.head.children if c.i > verb.head.i] if verb.dep_ == "ccomp" else []
    before = (c for c in said if c.lower_ == "among" and c.i < verb.left_edge.i)  # "said among the dead were two nuns"
    for child in (*verb.children, *before):
        if child.lower_ == "among" or (child.lower_ == "of" and child.i < verb.i):
            yield from (c for c in child.children if c.dep_ == "pobj")


def is_apart(noun: Token, *, is_of_people: bool) -> bool:
    """Whether what befalls a noun does not befall the people told of behind it: "the mother of two girls", "the names of"."""
    lemma = noun.lemma_.lower()
    if noun.pos_ not in ("NOUN", "PROPN") or lemma in TRANSPARENT_NOUNS:
        return False
    return lemma in _ABOUT_PEOPLE or (is_of_people and lemma not in _COLLECTIVES)
