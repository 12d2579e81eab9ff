"""What the words around a number say of its event: the evidence that the learned model of events weighs.

Named features are words in their places: the noun, the verbs above it with their arguments, the words beside the number, those of
the sentence. Beside them the words themselves stand in slots, for the model to know those it never saw by their vectors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
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


class Evidence(NamedTuple):
    """Named features, each once, and the words of each of :data:`~transforms.event_weights.SLOTS`."""

    features: Sequence[str]
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
    verbs = list(_verbs_above(base))
    words = sentence.doc[sentence.start : sentence.end]
    before, after = words[: max(0, first - sentence.start)], words[max(0, behind - sentence.start) :]

    def groups(token: Token) -> Sequence[str]:
        return _groups(token, counts_people)

    features = {
        *_of_number(figure, counted, noun, base),
        *(f"group|{group}" for group in groups(base)),
        *_beside(before, after),
        *(f for rank, (verb, path) in enumerate(verbs) for f in _of_verb(rank, verb, path, base)),
        *(f for rank, (verb, path) in enumerate(verbs) for f in _of_groups(rank, verb, path[-1], base, groups)),
        *_of_noun(base),
        *(f"bag|{word.lemma_.lower()}" for word in words if word.pos_ in _CONTENT),
    }
    near = [word.text for word in (*before[-_NEAR:], *after[:_NEAR])]
    return Evidence(sorted(features), (*_slots(base, verbs[0][0] if verbs else None), near, [word.text for word in words]))


def _groups(token: Token, counts_people: Callable[[Token], bool]) -> Sequence[str]:
    """What kinds of things a noun is of: people or others, and the groups that the vocabulary names."""
    lemma = token.lemma_.lower()
    return ["people" if counts_people(token) else "others", *(name for name, nouns in NOUN_GROUPS.items() if lemma in nouns)]


def _is_in(token: Token, sentence: Span) -> bool:
    return sentence.start <= token.i < sentence.end


def _verbs_above(token: Token) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """The two verbs next above a token, each with the dependencies that lead to it."""
    path: list[str] = [token.dep_]
    found = 0
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            yield above, tuple(path)
            found += 1
            if found == 2:
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


def _of_verb(rank: int, verb: Token, path: tuple[str, ...], base: Token) -> Iterator[str]:
    lemma, noun = verb.lemma_.lower(), base.lemma_.lower()
    dependencies = {child.dep_ for child in verb.children}
    is_passive = "auxpass" in dependencies or (verb.tag_ == "VBN" and "aux" not in dependencies)
    way = ">".join(path)
    yield f"verb{rank}|{lemma}"
    yield f"voice{rank}|{lemma}|{is_passive}|{path[-1]}"
    yield f"path{rank}|{way}"
    yield f"verb-path{rank}|{lemma}|{way}"
    yield f"tag{rank}|{verb.tag_}"
    yield f"verb-noun{rank}|{lemma}|{noun}"
    for child in verb.children:
        word, dependency = child.lemma_.lower(), child.dep_
        if child is not base:
            if dependency in _SUBJECTS:
                yield f"subject{rank}|{word}"
            elif dependency == "dobj":
                yield f"object{rank}|{word}"
                yield f"verb-object{rank}|{lemma}|{word}"
        if dependency in _AROUND_VERB:
            yield f"{dependency}{rank}|{word}"
            yield f"verb-{dependency}{rank}|{lemma}|{word}"
        if dependency == "prep":
            for governed in _governed(child):
                yield f"governed{rank}|{word}|{governed.lemma_.lower()}"
                yield f"governed-word{rank}|{governed.lemma_.lower()}"


def _of_groups(rank: int, verb: Token, dependency: str, base: Token, groups: Callable[[Token], Sequence[str]]) -> Iterator[str]:
    """Verbs with the kinds of things they are told of: "killed two editors" is not "killed two stories"."""
    lemma = verb.lemma_.lower()
    for group in groups(base):
        yield f"verb-group{rank}|{lemma}|{group}"
        yield f"role-group{rank}|{lemma}|{dependency}|{group}"
    for child in verb.children:
        if child is not base and (child.dep_ in _SUBJECTS or child.dep_ == "dobj"):
            for group in groups(child):
                yield f"{child.dep_}-group{rank}|{group}"
                yield f"verb-{child.dep_}-group{rank}|{lemma}|{group}"


def _governed(preposition: Token) -> Iterator[Token]:
    return (child for child in preposition.children if child.dep_ == "pobj")


def _of_noun(base: Token) -> Iterator[str]:
    for above in islice(base.ancestors, 3):
        yield f"above|{above.lemma_.lower()}|{above.dep_}"
    for child in base.children:
        if child.dep_ in _AROUND_NOUN:
            yield f"child|{child.dep_}|{child.lemma_.lower()}"
            if child.dep_ == "prep":
                for governed in _governed(child):
                    yield f"of-noun|{child.lemma_.lower()}|{governed.lemma_.lower()}"


def _beside(before: Sequence[Token], after: Sequence[Token]) -> Iterator[str]:
    for distance, word in enumerate(reversed(before[-_BESIDE:]), 1):
        yield f"-{distance}|{word.lemma_.lower()}"
        yield f"before|{word.lemma_.lower()}"
    for distance, word in enumerate(after[:_BESIDE], 1):
        yield f"+{distance}|{word.lemma_.lower()}"
        yield f"after|{word.lemma_.lower()}"
    if before and after:
        yield f"-+|{before[-1].lemma_.lower()}|{after[0].lemma_.lower()}"


def _slots(base: Token, verb: Token | None) -> Iterator[Sequence[str]]:
    yield [base.text]
    yield [verb.lemma_] if verb is not None else []
    yield [child.text for child in verb.children if child.dep_ == "dobj" and child is not base][-1:] if verb is not None else []
    yield [base.head.text] if base.head is not base else []
