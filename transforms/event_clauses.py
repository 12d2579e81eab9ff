"""Events that a clause tells: its verb, one coordinated with it, its predicate, the clauses that hang on a noun."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from transforms.analysed_text import Token
from transforms.event_groups import clauses_of_list, groups_of, has_or, is_about_part, members_of, shares_object_with
from transforms.event_syntax import (
    clause_verbs,
    clauses_past_place,
    has_own_subject,
    is_about_another,
    is_told_to,
    is_whole,
    participle_behind,
)
from transforms.event_terms import Event, EventTerms
from transforms.syntax import has_child, is_passive

#: Where verbs are coordinated ("shot and killed"), the graver event is the figure's.
GRAVITY = {"killed": 3, "injured": 2, "casualties": 1}

#: What takes a sum, or people, to do what an infinitive behind them tells: "cost $9 million to build".
_COSTING = frozenset({"cost", "take"})
#: Nouns of a sentence: what clauses tell of one is asked again for each number that stands for it.
_REMEMBERED = 64


def _is_to_be_done(verb: Token) -> bool:
    """As in "120 posts to cut": an infinitive without an object, which is the noun that it hangs on."""
    is_infinitive = verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return is_infinitive and not has_child(verb, "dobj", "auxpass", "nsubj", "nsubjpass")


def _is_unreal(verb: Token) -> bool:
    """As in "30 houses that would have been destroyed": what did not happen."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return "have" in auxiliaries and not auxiliaries.isdisjoint({"would", "could"})


class ClauseEvents:
    """Finds what a clause tells of a noun in it or above it.

    Args:
        terms: the vocabulary.
        counts_people: tells whether a token stands for people.
    """

    def __init__(self, terms: EventTerms, counts_people: Callable[[Token], bool]) -> None:
        self._terms = terms
        self._counts_people = counts_people
        self.own_modifier = lru_cache(maxsize=_REMEMBERED)(self._own_modifier)

    def of_verb(self, verb: Token, argument: str, noun: Token) -> tuple[str, Token] | None:
        """The event of a verb, or of a graver one coordinated with it ("shot and killed", "was hit and died")."""
        found = []
        later = (
            c for c in verb.conjuncts if c.pos_ == "VERB" and c.i > verb.i and not has_child(c, "nsubj", "nsubjpass", "dobj")
        )
        for candidate in (verb, *later, *shares_object_with(verb)):
            arguments = [argument]
            if argument == "object" and verb.i < noun.i < candidate.i and not is_passive(verb):
                continue  # "took 14 soldiers and were offering to swap them"
            if candidate.i > verb.i:
                arguments = ["object", "subject"] if is_passive(verb) else ["object" if is_passive(candidate) else argument]
            event = next((e for a in arguments if (e := self._terms.of_verb(candidate, a, noun)) is not None), None)
            if event is not None:
                found.append(event)
        if {"killed", "injured"} <= {name for name, _ in found} and any(map(has_or, (v for _, v in found))):
            return "casualties", verb  # "killed or wounded 40 rebels": not told apart
        return max(found, key=lambda e: GRAVITY.get(e[0], 0), default=None)

    def predicate(self, verb: Token) -> tuple[str, Token] | None:
        """As in "Seven people are dead": what a verb says of its subject or object by an adjective or a group."""
        for child in verb.children:
            is_said = child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "attr", "advcl", "dep") and child.i > verb.i
            if (
                is_said
                and child.lower_ in self._terms.adjectives
                and not has_child(child, "nsubj", "nsubjpass", "mark", "dobj", "auxpass")
            ):
                return self._terms.adjectives[child.lower_], child
        return self._group(verb) if verb.lemma_ == "be" else None

    def _group(self, verb: Token) -> tuple[str, Token] | None:
        """As in "Two monks were among the dead", "Of those snatched, 21 were girls": what befell those they belong to."""
        for group in groups_of(verb):
            found = self._terms.of_noun(group, ("self", "role"))
            if found:
                return found[0], group
            told = self.own_modifier(group)
            if told is not None:
                return told.name, told.word
        return None

    def _own_modifier(self, noun: Token) -> Event | None:
        """As in "hostages held in Gaza", "people who died", "39 the military says are dead"."""
        people = [m for m in members_of(noun) if m.i > noun.i and self._counts_people(m)]
        end = people[-1].i if people and not self._counts_people(noun) else len(noun.doc)
        clauses = (*noun.children, *participle_behind(noun), *clauses_past_place(noun))
        return self._of_clauses((c for c in clauses if c.i < end), noun)

    def modifier_of_list(self, noun: Token) -> Event | None:
        """As in "two nuns and three cooks, murdered on Friday": the clause behind a list of people is about them all, but not the
        one of a bare number: "an official – and 10 wounded".
        """
        clauses = (c for c in clauses_of_list(noun) if c.head.pos_ != "NUM" or c.i > c.head.i + 1)
        return self._of_clauses(clauses, noun) if self._counts_people(noun) else None

    def _of_clauses(self, clauses: Iterable[Token], noun: Token) -> Event | None:
        for child in clauses:
            is_participle = child.dep_ == "acl" or (child.dep_ != "relcl" and child.i == noun.i + 1 and is_whole(noun))
            if not (is_participle or child.dep_ == "relcl") or _is_unreal(child):
                continue
            if is_about_another(child) or is_about_part(child):
                continue
            if noun.head.lemma_ in _COSTING and noun.dep_ == "dobj" and _is_to_be_done(child):
                continue
            for verb in clause_verbs(child):
                passive = is_passive(verb) or (verb.tag_ in ("VBN", "VBD") and is_participle)
                if verb == child and not passive and is_told_to(noun, verb):
                    continue  # "told the officer he had shot the dog"
                is_object = passive or (verb == child and has_own_subject(verb, noun))
                found = self.of_verb(verb, "object" if is_object else "subject", noun) or self.predicate(verb)
                if found is None and is_object and noun.dep_ == "ROOT":
                    found = self.of_verb(verb, "subject", noun)  # "Nine soldiers paid with their lives", read as "who were paid"
                if found is None and _is_to_be_done(verb):
                    found = self.of_verb(verb, "object", noun)
                if found:
                    return Event(found[0], found[1], "clause_of_noun")
        return None
