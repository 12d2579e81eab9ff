"""Events of what stands above a noun: the verb whose argument it is, the noun it hangs on, the subject of a level."""

from __future__ import annotations

from collections.abc import Callable

from transforms.analysed_text import Token
from transforms.event_clauses import GRAVITY, ClauseEvents
from transforms.event_complements import PARTICLES
from transforms.event_groups import is_apart, members_of, nouns_above, passive_behind_list, verb_of_company
from transforms.event_levels import LEVEL_ARGUMENTS, event_in_phrase, event_of_counterpart, event_of_level, put_at
from transforms.event_nouns import DONE_TO_PEOPLE
from transforms.event_syntax import LEVEL_VERBS, MOVES, OBJECT_LEVELS, argument_of, is_bare_subject, is_counter, out_of_list
from transforms.event_terms import Event, EventTerms
from transforms.syntax import has_child, is_passive, shares_auxiliary, subject_of
from transforms.verb_senses import has_weapon, is_blow, moves_up

_EXCHANGE = frozenset({"exchange", "return", "swap", "trade"})
_COMPOUND_PREPOSITIONS = frozenset({"front", "instead", "because", "outside", "inside", "ahead", "behalf", "search", "favour"})
#: Which arguments of a noun stand behind a preposition; behind others the preposition names its argument.
_NOUN_ARGUMENTS = {
    "of": ("of", "self", "role", "toll"),
    "to": ("of", "self", "role", "toll", "to"),
    "at": ("self", "role", "toll", "at"),
}
#: Verbs whose subject does what an infinitive behind them says.
_WITH_INFINITIVE = frozenset(
    "be bother manage begin start continue come help dare prepare want hope plan have need choose decide rush hurry queue".split()
)
#: Verbs whose object is what an infinitive behind them is done to.
_SOUGHT_FOR = frozenset("find seek identify choose pick name list select".split())
#: What is said of people by an infinitive: "are feared to have died".
_BELIEVED = frozenset(
    (
        "think believe fear know say report estimate presume assume suspect expect understand rumour allege claim find suppose "
        "deem consider calculate reckon confirm record"
    ).split()
)
#: What people come to of others: "went to the aid of 300 people".
_HELP = frozenset({"aid", "rescue", "help", "assistance", "side"})
#: What may be done to things that a clause behind them tells more of: "got back 600 coins dug up by thieves".
_DONE_TO_THINGS = frozenset({"recovered", "captured", "intercepted", "destroyed", "damaged", "attacked"})
#: Verbs that need to say who is told what, and whose subject is those who are told where they do not.
_ORDERING = frozenset("tell order urge force warn advise instruct".split())
#: Where those are sent of whom a clause tells what befell them before: "repatriated nine sailors intercepted off the cape".
_SENT = frozenset({"returned", "deported"})
#: What is let happen to what stands behind: "let go ten hostages".
_LET = frozenset({"go", "fly", "loose"})
#: What headlines tell of those to whom it was done, without "were".
_DONE_IN_HEADLINES = frozenset({"laid_off", "hired", "vaccinated", "fined", "tested"})
_LEVEL_PREPOSITIONS = frozenset("to at by above past from over around near below".split())


def _is_part_aside(node: Token, noun: Token) -> bool:
    """As in "100 people were hurt, 80 of them police officers": a part that only the count before it tells of."""
    number = next((c for c in node.lefts if c.dep_ == "nummod"), node)
    is_it = noun in (node, number)
    return is_it and any(c.lower_ == "of" and any(p.lower_ in ("them", "whom") for p in c.children) for c in number.children)


def _is_left_over(noun: Token, verb: Token) -> bool:
    """As in "Three soldiers were killed and one civilian": a counted noun behind "and" without a verb of its own."""
    is_counted = noun.pos_ == "NOUN" and has_child(noun, "nummod") and not has_child(noun, "relcl", "acl")
    return noun.dep_ == "conj" and verb.pos_ == "VERB" and is_counted and not has_child(verb, "dobj", "ccomp", "xcomp")


def _is_second_object(noun: Token, verb: Token) -> bool:
    """As in "killing himself and at least nine guards": the parser joins the guards to the verb, not to its object."""
    is_counted = noun.dep_ == "conj" and noun.pos_ == "NOUN" and verb.tag_ == "VBG" and has_child(noun, "nummod")
    if noun.i + 1 < len(noun.doc) and noun.nbor().tag_ in ("VBN", "VBD", "JJ"):
        return False  # "leaving three dead and at least 17 people injured"
    return is_counted and any(c.dep_ == "dobj" and verb.i < c.i < noun.i for c in verb.children) and not is_passive(verb)


def _is_of_number_between(participle: Token, noun: Token) -> bool:
    """As in "has risen to at least 288 with 850 injured", where the parser takes the first number for who was injured."""
    other = participle.nbor(-1) if participle.i > 0 else participle
    is_other = noun.pos_ == "NUM" and other.like_num and other is not noun
    return is_other and other.head.lower_ == "with" and noun.is_ancestor(other)


def _is_headline_passive(verb: Token) -> bool:
    """As in "11 jobs lost as pub chain folds": a sentence's only verb, which needs an object and has none."""
    is_bare = verb.tag_ in ("VBD", "VBN") and not has_child(verb, "dobj", "ccomp", "xcomp", "aux", "auxpass", "conj")
    return is_bare and verb.dep_ == "ROOT"


def _is_absolute(verb: Token) -> bool:
    """As in "with four bombs dropped on the village" and "with nine districts badly affected"."""
    return any(c.dep_ == "mark" and c.lower_ == "with" for c in verb.children) or (
        verb.dep_ == "pcomp" and verb.head.lower_ == "with"
    )


def _is_under_for(verb: Token) -> bool:
    """As in "searched for dozens of people missing when": the parser takes what is sought for a clause."""
    return verb.dep_ == "pcomp" or any(c.lower_ == "for" and c.dep_ == "mark" for c in verb.children)


class EventsAbove:
    """Finds the events that the words above a noun tell of it.

    Args:
        terms: the vocabulary.
        clauses: what verbs and predicates tell.
        counts_people: tells whether a token stands for people.
    """

    def __init__(self, terms: EventTerms, clauses: ClauseEvents, counts_people: Callable[[Token], bool]) -> None:
        self._terms = terms
        self._clauses = clauses
        self._counts_people = counts_people

    def find(self, noun: Token) -> Event | None:
        """What stands above the noun: a verb whose argument it is, a noun of which it is, a level verb's subject."""
        home = noun.head.nbor(-1) if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.i > 0 else None
        if home is not None and home.lower_ == "home":  # "in the village, home to 700 people", whatever befell it
            told = self._noun_above(home, "to", noun)
            return Event(told, home, "noun_above") if told else None
        apart = self._list_apart(noun)
        if apart is not None:
            return apart
        node = out_of_list(noun)
        for _ in range(7):
            parent = node.head
            if parent is node or parent.i == node.i:
                return None
            event = self._step(node, parent, noun)
            if event is not None:
                return event
            if (
                parent.dep_ == "prep"
                and noun.pos_ != "NUM"
                and is_apart(parent.head, is_of_people=self._counts_people(parent.head))
            ):
                return None
            if parent.lower_ == "between" and parent.dep_ == "prep" and parent.head.tag_ == "NNS":
                return None  # "Relations between the two towns were not affected"
            if parent.pos_ in ("VERB", "AUX") and node.dep_ not in ("conj", "xcomp", "ccomp", "pcomp", "advcl", "acl"):
                found = self._clauses.predicate(parent)
                return Event(found[0], found[1], "predicate") if found else None
            node = out_of_list(parent)
        return None

    def _list_apart(self, noun: Token) -> Event | None:
        """A list that the parser hung elsewhere: behind the first of those murdered, or before a passive without a subject."""
        verb = passive_behind_list(noun)
        if verb is not None:
            told = self._clauses.of_verb(verb, "object", noun)
            return Event(told[0], told[1], "argument_of_verb") if told else None
        first = members_of(noun)[0]
        if first.dep_ != "appos" or not any(c.lower_ == "of" for c in first.head.children):
            return None
        found = self._noun_above(first.head, "of", noun) if self._counts_people(noun) else None
        return Event(found, first.head, "noun_above") if found in DONE_TO_PEOPLE else None

    def _step(self, node: Token, parent: Token, noun: Token) -> Event | None:
        if parent.lemma_ in _LET and parent.i > 0 and parent.nbor(-1).lemma_ == "let" and node.i > parent.i:
            told = self._clauses.of_verb(parent.nbor(-1), "object", noun)  # "let go ten hostages", "let fly 90 rockets"
            return Event(told[0], told[1], "argument_of_verb") if told else None
        if (told_beside := self._misread(node, parent, noun)) is not None:
            return told_beside
        is_people_before = (
            node is noun and node.dep_ == "npadvmod" and parent.i == node.i + 1 > parent.head.i and self._counts_people(noun)
        )
        if parent.pos_ in ("ADJ", "ADV") and (node.dep_ == "dobj" or is_people_before) and parent.head.pos_ == "VERB":
            # "set alight two depots", "questioned 900 adults online"
            told = self._clauses.of_verb(parent.head, "object", noun)
            return Event(told[0], told[1], "argument_of_verb") if told else None
        is_verb = node.dep_ == "dobj" and (has_child(parent, "nsubj") or parent.lower_.endswith("ed"))  # "Dogs bit 2,200 workers"
        if parent.pos_ in ("VERB", "AUX") or is_verb:
            return self._verb_step(node, parent, noun)
        if parent.lower_ == "worth" and parent.head.lemma_ == "be" and any(c.lower_ == "to" for c in parent.children):
            told = self._terms.of_phrase(parent.head, "object", noun)  # "The smelter is worth 1,000 jobs to the town"
            return Event(told[0], told[1], "argument_of_verb") if told else None
        if is_bare_subject(node):
            told = self._clauses.of_verb(parent.head, "object" if is_passive(parent.head) else "subject", noun)
            return Event(told[0], told[1], "argument_of_verb") if told else None
        if parent.dep_ == "prep" or parent.pos_ == "ADP" or (node.dep_ == "npadvmod" and parent.lower_ in PARTICLES):
            return self._up_to(parent, noun) or self._to_the_tune(parent.head, noun) or self._preposition_step(parent, noun)
        behind = node.nbor() if node.i + 1 < len(node.doc) else node
        is_parted = node.dep_ == "nummod" and behind.tag_ in ("VBD", "VBN")  # "The other six received fines"
        if parent.pos_ in ("NOUN", "PROPN") and not is_parted and node.dep_ in ("compound", "nmod", "appos", "nummod"):
            if parent.lemma_.lower() in ("ballot", "vote") and any(c.lower_ == "cast" for c in parent.lefts):
                return Event("voted", parent, "noun_above")  # the parser takes "4,000 Latvians cast ballots" for one noun
            found = self._terms.of_noun(parent, () if node.dep_ == "appos" else LEVEL_ARGUMENTS)
            if found:
                return Event(found[0], parent, "noun_above")
        if node.dep_ == "poss" and parent.pos_ == "NOUN" and not any(c.lower_ == "of" for c in parent.children):
            owned = self._noun_above(parent, "of", noun) if self._counts_people(noun) else None  # "the two nuns' murder"
            return Event(owned, parent, "owner_of_noun") if owned in DONE_TO_PEOPLE else None
        return None

    def _misread(self, node: Token, parent: Token, noun: Token) -> Event | None:
        """What a verb tells of a noun that the parser did not make its argument: "Three soldiers were killed and one civilian",
        "homes were either wholly or partly destroyed" with the subject on "were", a number taken for another's.
        """
        if parent.dep_ == "pcomp" and _is_of_number_between(parent, noun):
            return self._preposition_step(parent.head, noun)
        told: tuple[str, Token] | None = None
        if node.dep_ == "nsubj" and parent.dep_ in ("aux", "auxpass") and parent.head.i > node.i:
            return self._verb_step(node, parent.head, noun)  # "Two are still missing", with the subject on "are"
        if _is_second_object(node, parent):
            told = self._clauses.of_verb(parent, "object", noun)
        elif _is_left_over(node, parent) and self._counts_people(noun):
            told = self._clauses.of_verb(parent, "object" if is_passive(parent) else "subject", noun)
        elif node.dep_ == "nsubj" and parent.pos_ == "ADJ" and parent.lower_ in self._terms.adjectives and parent.i > node.i:
            return Event(self._terms.adjectives[parent.lower_], parent, "predicate")  # "40 were killed and 23 guards dead"
        elif node.dep_ in ("nsubj", "nsubjpass") and parent.lemma_ == "be":
            said = (c for c in parent.children if c.dep_ == "acomp" and c.tag_ == "VBN" and c.i > parent.i)
            participle = parent.head if parent.dep_ == "auxpass" else next(said, None)
            told = self._clauses.of_verb(participle, "object", noun) if participle is not None else None
        return Event(told[0], told[1], "argument_of_verb") if told else None

    def _verb_step(self, node: Token, verb: Token, noun: Token) -> Event | None:
        if node.dep_ == "nsubj" and _is_told_beside(node, verb):
            return None
        verb, argument = argument_of(node, verb)
        is_subject = argument == "subject" or (verb.tag_ == "VBG" and node.dep_ == "nsubjpass")
        if verb.lower_ in self._terms.adjectives and is_subject and (has_child(verb, "aux") or _is_under_for(verb)):
            return Event(self._terms.adjectives[verb.lower_], verb, "predicate")  # the parser reads "are missing" as a verb
        if (
            verb.lower_ in self._terms.adjectives
            and argument == "object"
            and has_child(verb, "auxpass")
            and not self._terms.has_verb(verb)
        ):
            return Event(self._terms.adjectives[verb.lower_], verb, "predicate")
        if argument is None or (node.dep_ in ("dep", "npadvmod") and _is_part_aside(node, noun)):
            return None
        is_hit = verb.lemma_ == "hit" and noun.pos_ == "NUM" and not has_weapon(verb)  # "Reports of theft hit 87,962"
        is_level = verb.lemma_ in LEVEL_VERBS and (is_hit or is_counter(subject_of(verb)))
        if argument == "object" and (is_level or moves_up(verb)):
            return event_of_level(verb, self._terms, self._clauses.of_verb)  # "the toll hit 40": nobody was hit
        found = self._clauses.of_verb(verb, argument, noun)
        if found:
            return Event(found[0], found[1], "argument_of_verb")
        if argument == "subject":
            left_out = self._bare_participle(node, verb, noun) or self._passive_left_out(verb, noun)
            if left_out is not None:
                return left_out
        if verb.lemma_ in LEVEL_VERBS and argument == "object" and node.dep_ != "nsubjpass":
            return event_of_level(verb, self._terms, self._clauses.of_verb)
        return self._infinitive(node, verb, noun)

    def _passive_left_out(self, verb: Token, noun: Token) -> Event | None:
        """What a participle without "were" tells of its subject, behind another passive or in a headline."""
        is_headline = _is_headline_passive(verb)  # "900 steelworkers laid off as mill closes"
        if not is_headline and not shares_auxiliary(verb):  # "were hurt and eleven barns swept away"
            return None
        found = self._clauses.of_verb(verb, "object", noun)
        if found is None or (is_headline and found[0] not in _DONE_IN_HEADLINES):
            return None
        return Event(found[0], found[1], "bare_participle" if is_headline else "argument_of_verb")

    def _bare_participle(self, node: Token, verb: Token, noun: Token) -> Event | None:
        """As in "Four people shot in a car park", "Thousands told to leave their homes": a verb that needs an object and has none
        stands for "who were shot".
        """
        if verb.lemma_ in _ORDERING and not has_child(verb, "dobj", "aux", "ccomp"):
            ordered = self._terms.of_phrase(verb, "object", noun)
            return Event(ordered[0], ordered[1], "bare_participle") if ordered and ordered[0] in DONE_TO_PEOPLE else None
        is_bare = verb.tag_ in ("VBD", "VBN") and not has_child(verb, "dobj", "ccomp", "xcomp", "aux", "prt")
        is_carried = node.left_edge.i > node.sent.start and node.left_edge.nbor(-1).tag_ == "VBG"  # "a boat carrying 90 men sank"
        if not is_bare or is_carried or is_blow(verb) or any(has_child(c, "dobj") for c in verb.conjuncts):
            return None
        is_object = verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" and not has_child(verb.head, "dobj")
        freed = self._clauses.of_verb(verb.head, "object", noun) if is_object else None
        if freed and freed[0] in DONE_TO_PEOPLE | _DONE_TO_THINGS | _SENT:
            return Event(freed[0], freed[1], "argument_of_verb")  # "Rescuers freed three miners stuck underground"
        found = self._clauses.of_verb(verb, "object", noun)
        is_done = found is not None and (found[0] in DONE_TO_PEOPLE or found[0] == "casualties" or _is_absolute(verb))
        if found is None or not is_done or any(c.lower_ == "at" for c in verb.children):
            return None
        return Event(found[0], found[1], "bare_participle")

    def _infinitive(self, node: Token, verb: Token, noun: Token) -> Event | None:
        """As in "forced thousands to flee", "half of them bothered to vote", "40 people are thought to have drowned"."""
        is_subject = node.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in (_BELIEVED if is_passive(verb) else _WITH_INFINITIVE)
        for child in verb.children:
            is_own = child.dep_ == "xcomp" and child.tag_ in ("VB", "VBN") and not has_child(child, "nsubj")
            if not is_own or not (node.dep_ == "dobj" or is_subject):
                continue
            is_gap = verb.lemma_ in _SOUGHT_FOR and not has_child(child, "dobj")  # "finding 120 posts to cut"
            argument = "object" if has_child(child, "auxpass") or is_gap else "subject"
            found = self._clauses.of_verb(child, argument, noun)
            is_yet_to_be = any(c.lower_ == "yet" for c in verb.children) and found is not None and found[0] != "missing"
            if found and not is_yet_to_be:  # "are yet to be released"
                return Event(found[0], found[1], "infinitive_of_object")
        return None

    def _preposition_step(self, preposition: Token, noun: Token) -> Event | None:
        above = preposition.head
        if above.lower_ in ("up", "down") and above.head.lemma_ in LEVEL_VERBS | MOVES:
            above = above.head  # "has gone up to 43", "was revised down to 18"
        if preposition.lower_ == "of" and preposition.i > 0 and preposition.nbor(-1).lower_ in _COMPOUND_PREPOSITIONS:
            return None
        put = put_at(preposition)
        if put is not None:
            return event_in_phrase(put, self._terms, self._clauses.of_verb)
        if above.lemma_ in OBJECT_LEVELS and preposition.lower_ == "at":
            return None
        joined = verb_of_company(preposition)
        if joined is not None:
            is_object = is_passive(joined) or has_child(joined, "dobj")  # "hired a juggler together with 66 acrobats"
            shared = self._clauses.of_verb(joined, "object" if is_object else "subject", noun)
            shared = shared or (self._clauses.of_verb(joined, "subject", noun) if is_object else None)
            return Event(shared[0], shared[1], "companion") if shared else None
        if above.pos_ in ("NOUN", "PROPN"):
            told = [(found, n) for n in nouns_above(preposition) if (found := self._noun_above(n, preposition.lower_, noun))]
            if told:
                return Event(*max(told, key=lambda event: GRAVITY.get(event[0], 0)), "noun_above")
            if above.lower_ in ("life", "lives") and preposition.lower_ == "of" and above.dep_ == "dobj":
                taken = self._clauses.of_verb(above.head, "object", above)
                return Event(taken[0], taken[1], "life_of") if taken else None
            if preposition.lower_ == "for" and above.lemma_ in _EXCHANGE:
                return event_of_counterpart(above, self._terms)
        if above.pos_ not in ("VERB", "AUX"):
            return self._phrase_with_preposition(preposition, noun)
        particle = self._terms.of_particle(above, preposition, noun)
        if particle is not None:
            return Event(*particle, "argument_of_verb")
        return self._verb_with_preposition(above, preposition.lower_, noun)

    def _to_the_tune(self, tune: Token, noun: Token) -> Event | None:
        """As in "backed the lab to the tune of $13 billion"."""
        if tune.lower_ != "tune" or tune.head.lower_ != "to":
            return None
        verb = tune.head.head
        found = next((told for a in ("with", "object", "by") if (told := self._terms.of_verb(verb, a, noun))), None)
        return Event(*found, "argument_of_verb") if found else None

    def _up_to(self, preposition: Token, noun: Token) -> Event | None:
        """As in "killing up to 37 militants" and "displaced over 31,000", where the parser hangs the number on "to" or "over"."""
        verb = preposition.head
        is_up = preposition.lower_ == "to" and preposition.i > 0 and preposition.nbor(-1).lower_ == "up"
        is_over = preposition.lower_ == "over" and preposition.i == verb.i + 1
        is_up = is_up or (is_over and (noun.pos_ == "NUM" or (self._counts_people(noun) and preposition.nbor().like_num)))
        if not is_up or verb.pos_ != "VERB" or verb.lemma_ in LEVEL_VERBS or has_child(verb, "dobj") or moves_up(verb):
            return None
        told = self._clauses.of_verb(verb, "object", noun)
        return Event(told[0], told[1], "argument_of_verb") if told else None

    def _noun_above(self, above: Token, preposition: str, noun: Token) -> str | None:
        """The event of a noun that a counted noun hangs on: "the deaths of 40 people", "an amnesty for 60 men"."""
        arguments = _NOUN_ARGUMENTS.get(preposition, (preposition, "toll"))
        is_number = preposition == "of" and noun.pos_ == "NUM"  # "an earlier count of 199"
        if (preposition == "at" or is_number) and above.tag_ == "NN":  # "put the total count at 281": no count of a charge
            arguments = tuple(a for a in arguments if a != "role")
        found = self._terms.of_noun(above, arguments, noun)
        if found is None and preposition == "for" and (swap := self._terms.of_noun(above, ("of",), noun)):
            found = swap if swap[0] == "released" else None
        return found[0] if found else None

    def _verb_with_preposition(self, verb: Token, preposition: str, noun: Token) -> Event | None:
        """As in "rose to 40", "takes the toll to 40", "attacked with 40 drones"."""
        is_level = (
            verb.lemma_ in LEVEL_VERBS
            and preposition in _LEVEL_PREPOSITIONS
            and (verb.lemma_, preposition) not in (("come", "from"), ("pass", "by"))
        ) or (verb.lemma_ in ("run", "extend") and preposition == "to" and noun.pos_ == "NUM")
        is_level = is_level or (preposition in ("by", "to") and moves_up(verb))  # "Sales shot up by 40 per cent"
        level = event_of_level(verb, self._terms, self._clauses.of_verb) if is_level else None
        is_bill = verb.lemma_ in ("run", "extend") and self._terms.is_money(noun)  # but "The damage ran to $14 million"
        if level is not None and (not is_bill or level.name in ("damaged", "lost")):
            return level
        moved = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if verb.lemma_ in MOVES and preposition == "to" and moved is not None:
            level = event_in_phrase(moved, self._terms, self._clauses.of_verb)
            told = self._terms.of_phrase(verb, "to", noun) if level is None else None
            if told:
                return Event(told[0], told[1], "argument_of_verb")
            if level is not None or noun.pos_ == "NUM":
                return level  # but "cut off water to 900 homes"
        raised = subject_of(verb) if verb.lemma_ in MOVES and preposition == "to" and is_passive(verb) else None
        if is_counter(raised) and raised is not None:
            return event_in_phrase(raised, self._terms, self._clauses.of_verb)  # "The toll was raised to 94"
        above = verb.head
        if verb.dep_ == "acl" and above.pos_ == "NOUN":  # "bringing the number of bodies received under the deal to 310"
            above = next((t for t in above.ancestors if t.pos_ == "VERB"), above)
        if preposition == "to" and verb.dep_ in ("advcl", "relcl", "acl") and above.lemma_ in MOVES and above.i < verb.i:
            moved = next((c for c in above.children if c.dep_ == "dobj"), None)  # "pushing the toll since it began to 43"
            if moved is not None and (is_counter(moved) or self._terms.of_noun(moved, ("self", "toll"))):
                return event_in_phrase(moved, self._terms, self._clauses.of_verb)
        arguments = (preposition, "object") if preposition == "of" else (preposition,)
        if preposition == "by" and is_passive(verb):
            arguments = (preposition, "subject")  # "The funeral was attended by 900 people"
        told = next((event for a in arguments if (event := self._terms.of_verb(verb, a, noun))), None)
        return Event(told[0], told[1], "argument_of_verb") if told else None

    def _phrase_with_preposition(self, preposition: Token, noun: Token) -> Event | None:
        """As in "found him guilty of nine counts", "lost contact with six climbers": the noun hangs on a word of the phrase."""
        mover = next((t for t in preposition.ancestors if t.pos_ == "VERB"), None) if preposition.lower_ == "to" else None
        if mover is not None and mover.lemma_ in MOVES:  # "taking the toll from the floods to 52"
            moved = next((c for c in mover.children if c.dep_ == "dobj"), None)
            toll = self._terms.of_noun(moved, ("toll",)) if moved is not None else None
            if toll and moved is not None:
                return Event(toll[0], moved, "subject_of_level")
        above = preposition.head
        if above.pos_ == "ADJ" and (said := self._terms.of_noun(above, (preposition.lower_,), noun)):
            return Event(said[0], above, "noun_above")  # "The verdict: guilty on all 41 counts"
        verb = above.head.head if above.lower_ in _HELP and above.head.dep_ == "prep" else above.head
        if verb.pos_ not in ("VERB", "AUX") or verb.i > preposition.i:
            return None
        told = self._terms.of_phrase(verb, preposition.lower_, noun)
        return Event(told[0], told[1], "argument_of_phrase") if told else None


def _is_told_beside(subject: Token, verb: Token) -> bool:
    """As in "with 700 people injured and five others still missing", where the parser makes both the subject of the last word."""
    has_own = any(c.dep_ == "acl" and c.tag_ == "VBN" and c.i == subject.i + 1 for c in subject.children)
    return has_own and any(c.dep_ == "nsubj" and subject.i < c.i < verb.i for c in verb.children)
