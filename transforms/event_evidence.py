"""What the words around a number say of its event: the evidence that the learned model of events weighs.

Named features are words in their places: the noun, the verbs above it with their arguments, the words beside the number, those of
the sentence, and the kinds of things that nouns are of. Beside them a few words stand in slots, for the model to know those it
never saw by their vectors. What more was tried (longer paths, distances, vectors of the whole sentence) costs as much
again, and tells no more of texts that the model never saw.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from transforms.analysed_text import Span, Token
from transforms.counted import Counted
from transforms.noun_groups import NOUN_GROUPS
from transforms.quantities import Quantity
from transforms.records import Figure

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_AROUND_VERB = frozenset({"prep", "prt", "agent", "acomp", "xcomp", "advmod", "neg", "aux"})
_AROUND_NOUN = frozenset({"amod", "compound", "acl", "relcl", "prep", "appos", "nmod", "poss", "nummod"})
_CONTENT = frozenset({"VERB", "NOUN", "ADJ"})
#: So many words on each side of a number have a feature each, and so many share a slot.
_BESIDE, _NEAR = 4, 5
#: Verbs above a number that are looked at.
_VERBS = 2


def _by_noun() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name, nouns in NOUN_GROUPS.items():
        for noun in nouns:
            groups[noun].append(name)
    return groups


#: The groups of each noun that the vocabulary names by one.
_GROUPS_OF = _by_noun()


class Evidence(NamedTuple):
    """Named features, and the words of each of :data:`~transforms.event_weights.SLOTS`."""

    features: Collection[str]
    slots: Sequence[Sequence[str]]


def evidence_of(
    figure: Figure, quantity: Quantity, counted: Counted, sentence: Span, counts_people: Callable[[Token], bool]
) -> Evidence:
    """The evidence for one number of a sentence, and the figure that the rules made of it.

    Args:
        figure: what the rules made of the number.
        quantity: the number itself.
        counted: the counted thing.
        sentence: where it stands.
        counts_people: tells whether a token stands for people.
    """
    anchor = counted.anchor
    noun = counted.noun if counted.noun is not None and _is_in(counted.noun, sentence) else None
    base = noun or anchor
    number = anchor.doc.char_span(quantity.number_start, quantity.end, alignment_mode="expand")
    first, behind = (number.start, number.end) if number is not None else (anchor.i, anchor.i + 1)
    words = sentence.doc[sentence.start : sentence.end]
    before = words[max(0, first - sentence.start - _NEAR) : max(0, first - sentence.start)]
    after = words[max(0, behind - sentence.start) : max(0, behind - sentence.start) + _NEAR]
    verbs = list(_verbs_above(base))
    features = set(_of_number(figure, counted, noun, base))
    groups = _groups(base, counts_people)
    features.update([f"group|{group}" for group in groups])
    features.update([f"before|{word.lemma_.lower()}" for word in before[-_BESIDE:]])
    features.update([f"after|{word.lemma_.lower()}" for word in after[:_BESIDE]])
    for rank, (verb, path) in enumerate(verbs):
        features.update(_of_verb(rank, verb, path, base, groups, counts_people))
    features.update([f"child|{c.dep_}|{c.lemma_.lower()}" for c in base.children if c.dep_ in _AROUND_NOUN])
    features.update([f"bag|{word.lemma_.lower()}" for word in words if word.pos_ in _CONTENT])
    near = [word.text for word in (*before, *after)]
    return Evidence(features, (*_slots(base, verbs[0][0] if verbs else None), near))


def _is_in(token: Token, sentence: Span) -> bool:
    return sentence.start <= token.i < sentence.end


def _groups(token: Token, counts_people: Callable[[Token], bool]) -> Sequence[str]:
    """What kinds of things a noun is of: people or others, and the groups that the vocabulary names."""
    return ["people" if counts_people(token) else "others", *_GROUPS_OF.get(token.lemma_.lower(), ())]


def _verbs_above(token: Token) -> Iterator[tuple[Token, Sequence[str]]]:
    """The verbs next above a token, each with the dependencies that lead to it."""
    path = [token.dep_]
    found = 0
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            yield above, tuple(path)
            found += 1
            if found == _VERBS:
                return
        path.append(above.dep_)


def _of_number(figure: Figure, counted: Counted, noun: Token | None, base: Token) -> Iterator[str]:
    yield f"kind|{figure.kind}"
    yield f"unit|{figure.unit}"
    yield f"rule|{counted.rule.partition(':')[0]}"
    yield f"trend|{figure.trend}"
    yield f"modifier|{figure.modifier}"
    if counted.like is not None:
        yield f"like|{counted.like.lemma_}"
    yield f"noun|{base.lemma_.lower()}"
    yield f"dep|{base.dep_}"
    if noun is not None and noun is not counted.anchor:
        yield f"anchor|{counted.anchor.lemma_.lower()}|{counted.anchor.dep_}"
    if figure.counted:
        yield f"counted|{figure.counted.lower()}"


def _of_verb(
    rank: int,
    verb: Token,
    path: Sequence[str],
    base: Token,
    groups: Sequence[str],
    counts_people: Callable[[Token], bool],
) -> Iterator[str]:
    """A verb with its arguments, and with the kinds of things that they are: "killed two editors" is not "killed two stories"."""
    lemma, noun, way = verb.lemma_.lower(), base.lemma_.lower(), ">".join(path)
    yield f"verb{rank}|{lemma}"
    yield f"path{rank}|{way}"
    yield f"verb-path{rank}|{lemma}|{way}"
    yield f"verb-noun{rank}|{lemma}|{noun}"
    for group in groups:
        yield f"verb-group{rank}|{lemma}|{group}"
        yield f"role-group{rank}|{lemma}|{path[-1]}|{group}"
    for child in verb.children:
        word, dependency = child.lemma_.lower(), child.dep_
        if dependency in _AROUND_VERB:
            yield f"{dependency}{rank}|{word}"
            yield f"verb-{dependency}{rank}|{lemma}|{word}"
        elif child is not base and (dependency in _SUBJECTS or dependency == "dobj"):
            yield f"{dependency}{rank}|{word}"
            yield f"verb-{dependency}{rank}|{lemma}|{word}"
            for group in _groups(child, counts_people):
                yield f"{dependency}-group{rank}|{group}"
                yield f"verb-{dependency}-group{rank}|{lemma}|{group}"


def _slots(base: Token, verb: Token | None) -> Iterator[Sequence[str]]:
    yield [base.text]
    yield [verb.lemma_] if verb is not None else []
    yield [child.text for child in verb.children if child.dep_ == "dobj" and child is not base][-1:] if verb is not None else []
    yield [base.head.text] if base.head is not base else []
