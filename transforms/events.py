"""What happened to the counted thing: the event of a figure, from verbs, nouns, adjectives and the subject of "reached"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from transforms.analysed_text import Token
from transforms.event_groups import (
    BODIES,
    clauses_of_list,
    groups_of,
    has_or,
    is_about_part,
    is_apart,
    members_of,
    nouns_above,
    owner_of_body,
    passive_behind_list,
    shares_object_with,
    verb_of_company,
)
from transforms.event_levels import LEVEL_ARGUMENTS, event_in_phrase, event_of_counterpart, event_of_level
from transforms.event_syntax import (
    LEVEL_VERBS,
    MOVES,
    OBJECT_LEVELS,
    argument_of,
    clause_verbs,
    clauses_past_place,
    has_own_subject,
    in_small_clause,
    is_about_another,
    is_bare_subject,
    is_whole,
    out_of_list,
    participle_behind,
    verb_without_subject,
    verbs_of,
)
from transforms.event_terms import DEADLY_WHEN_FATAL, Event, EventTerms
from transforms.harm import clauses_about, condition_behind, is_fatal, is_reflexive, words_behind, wound_of
from transforms.reference import ReferenceData
from transforms.syntax import has_child, is_passive

_EXCHANGE = frozenset({"exchange", "return", "swap", "trade"})
#: Where verbs are coordinated ("shot and killed"), the graver event is the figure's.
_GRAVITY = {"killed": 3, "injured": 2, "casualties": 1}
#: Nouns whose own event yields to what the sentence says of them: "the four victims were wounded".
_DONE_TO_PEOPLE = frozenset(
    "killed injured abducted arrested detained rescued evacuated stranded hospitalised displaced released".split()
)
#: What yields to a graver thing told of the same people: "taken to a clinic with stab wounds", "hit by a van and killed".
_MILDER = frozenset("casualties injured hospitalised treated rescued recovered affected evacuated assaulted attacked".split())
_LEFT_IN_STATE = frozenset({"leave", "find", "keep", "render", "discover"})
_COMPOUND_PREPOSITIONS = frozenset({"front", "instead", "because", "outside", "inside", "ahead", "behalf", "search", "favour"})
#: Which arguments of a noun stand behind a preposition; behind others the preposition names its argument.
_NOUN_ARGUMENTS = {
    "of": ("of", "self", "role", "toll"),
    "to": ("of", "self", "role", "toll", "to"),
    "at": ("self", "role", "toll", "at"),
}
_LEVEL_PREPOSITIONS = frozenset("to at by above past from over around near below".split())


class EventFinder:
    """Finds the event of a counted thing by the reference table ``event_terms``.

    Args:
        reference: holds the tables ``events`` and ``event_terms``.
        counts_people: tells whether a token stands for people.
    """

    def __init__(self, reference: ReferenceData, counts_people: Callable[[Token], bool]) -> None:
        self._counts_people = counts_people
        self._terms = EventTerms(reference, counts_people)
        self.of_people = self._terms.of_people
        self.behind = self._terms.of_state

    def find(self, noun: Token, anchor: Token | None = None) -> Event | None:
        """The event of the thing that a token stands for; None where no rule binds one.

        Args:
            noun: the counted thing, or the number itself.
            anchor: the token whose syntax places the number; not the noun where the number is a part ("72 of the drones").
        """
        rules: list[Callable[[Token], Event | None]] = [
            self._own_noun,
            self._own_adverb,
            self._own_condition,
            self._left_in_state,
            self._own_predicate,
            self._governing,
            self._own_modifier,
            self._own_ailment,
            self._own_adjective,
            self._modifier_of_list,
            self._own_role,
            self._body_of,
        ]
        is_part = anchor is not None and anchor != noun and noun.dep_ == "pobj" and noun.head.lower_ == "of"
        if is_part and noun.head.head.pos_ != "NOUN":  # what befell a part comes before what they are
            rules.remove(self._own_noun)
            rules.insert(rules.index(self._own_ailment), self._own_noun)
        if anchor == noun and is_whole(noun):  # "took 19 of the 63 seats": what befell a part did not befall the whole
            above = (self._left_in_state, self._own_predicate, self._governing)
            rules = [self._own_modifier, *(rule for rule in rules if rule not in above)]
        elif noun.pos_ == "NUM":
            rules.insert(0, self._own_modifier)  # a clause that hangs on the part is not about the whole
        if noun.pos_ == "NUM":
            rules.insert(0, self._subject_in_list)
            rules.append(self._gapped)
        event = next((event for rule in rules if (event := rule(noun)) is not None), None)
        if event is not None and event.name == "attended":  # "drew 900 demonstrators": their own word tells more
            event = self._own_role(noun) or event
        if event is not None and event.name == "rescued" and noun.lemma_.lower() in BODIES:
            return Event("recovered", event.word, event.rule)
        return self._graver(noun, event) if event is None or event.name in _MILDER else event

    def _graver(self, noun: Token, event: Event | None) -> Event | None:
        """The gravest thing told of the same people in clauses and wounds beside what the verb says of them."""
        if not self._counts_people(noun) or noun.lemma_.lower() == "patient":
            return event
        verbs = list(verbs_of(noun))
        words = (t for t in words_behind(noun, verbs) if self._terms.adjectives.get(t.lower_) == "killed")
        told = [Event("killed", word, "adjective_of_noun") for word in words]
        others = [self._own_modifier]
        if event is not None and event.rule in ("clause_of_noun", "predicate"):
            others += [self._own_predicate, self._governing]  # "two of the five wounded later died"
        told += [other for rule in others if (other := rule(noun)) is not None]
        told += [
            Event(found[0], found[1], "clause_about_same")
            for verb in verbs
            for clause, argument in clauses_about(noun, verb)
            if (found := self._of_verb(clause, argument, noun) or self._predicate(clause)) is not None
        ]
        wound = wound_of(noun, verbs)
        if wound is not None:
            told.append(Event("injured", wound, "wound_told"))
        best = max(told, key=lambda e: _GRAVITY.get(e.name, 0), default=None)
        if best is None or _GRAVITY.get(best.name, 0) <= (_GRAVITY.get(event.name, 0) if event else 0):
            return event
        return best

    def harm_of(self, token: Token) -> Event | None:
        """The event that befell the people a word stands for; None where none or one of another kind."""
        event = self.find(token)
        return event if event is not None and event.name in _DONE_TO_PEOPLE else None

    def of_clause(self, noun: Token) -> Event | None:
        """The event that a clause behind a noun tells of it, whatever else the sentence says: "a man who was shot is in jail"."""
        return self._own_modifier(noun)

    def of_verb_above(self, anchor: Token, like: Token) -> Event | None:
        """The event that the verb above a number tells of things like an earlier noun, which the number leaves out."""
        node = anchor
        while node.dep_ in ("nummod", "quantmod", "compound") and node.head.pos_ in ("NOUN", "NUM", "SYM"):
            node = node.head
        if node.head.pos_ not in ("VERB", "AUX") or node.head == node:
            return None
        verb, argument = argument_of(node, node.head)
        told = self._terms.of_verb(verb, argument, like) if argument is not None else None
        return Event(told[0], told[1], "argument_of_verb") if told else None

    # ------------------------------------------------------------ rules about the noun itself

    def _own_noun(self, noun: Token) -> Event | None:
        """As in "40 deaths", "the dead": the counted noun is the event itself."""
        found = self._terms.of_noun(noun, ("self",)) if noun.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") else None
        return Event(found[0], noun, "counted_noun_is_event") if found else None

    def _own_adverb(self, noun: Token) -> Event | None:
        """As in "five people were shot, two fatally"."""
        return Event("killed", noun, "fatal_adverb") if is_fatal(noun) else None

    def _own_condition(self, noun: Token) -> Event | None:
        condition = condition_behind(noun) if self._counts_people(noun) else None
        return Event("injured", condition, "wound_told") if condition is not None else None

    def _left_in_state(self, noun: Token) -> Event | None:
        """As in "the fire left nine people hospitalised", "found two men shot": a participle or adjective behind the object."""
        head = out_of_list(noun)
        if head.dep_ == "nsubjpass" and head.head.i + 1 < len(noun.doc):
            state, verb = head.head.nbor(), head.head  # "two men were found shot"
        elif noun.dep_ in ("dobj", "nsubj") and noun.i + 2 < len(noun.doc):
            state = noun.nbor()
            verb = noun.head.head if noun.head == state else noun.head  # the parser may read "one man dead" as a clause
        else:
            return None
        if verb.lemma_ not in _LEFT_IN_STATE:
            return None
        if state.tag_ == "RB":
            state = state.nbor()
        found = self.behind(state) if state.sent == noun.sent and not has_child(state, "dobj", "aux", "auxpass") else None
        if found is None:
            return None
        return Event(self._state(found, noun), found.word, "left_in_state")

    def _state(self, found: Event, noun: Token) -> str:
        """The event of a state behind its noun, with what the state's own words add: "found shot dead", "left fatally hurt"."""
        phrase = self._terms.of_phrase(found.word, "object", noun)
        if phrase is not None:
            return phrase[0]
        return "killed" if found.name in DEADLY_WHEN_FATAL and is_fatal(found.word) else found.name

    def _own_role(self, noun: Token) -> Event | None:
        """As in "refugees", "protesters": what they are known for, where the sentence tells nothing else of them."""
        found = self._terms.of_noun(noun, ("role",))
        return Event(found[0], noun, "counted_noun_is_event") if found else None

    def _body_of(self, noun: Token) -> Event | None:
        body = owner_of_body(noun) if self._counts_people(noun) else None
        return Event("killed", body, "body_of") if body is not None else None

    def _own_ailment(self, noun: Token) -> Event | None:
        """As in "40 people with measles", "had 40 people here with flu"."""
        for word in (noun, noun.head):
            for preposition in (c for c in word.children if c.lower_ == "with" and c.i > noun.i):
                ailment = next((c for c in preposition.children if c.dep_ == "pobj"), None)
                found = self._terms.of_noun(ailment, ("ailment",)) if ailment is not None else None
                if found and ailment is not None and self._counts_people(noun):
                    return Event(found[0], ailment, "ailment_of_noun")
        return None

    def _own_adjective(self, noun: Token) -> Event | None:
        for child in noun.children:
            if child.dep_ in ("amod", "acomp", "appos", "advmod") and child.lower_ in self._terms.adjectives:
                return Event(self._terms.adjectives[child.lower_], child, "adjective_of_noun")
            if child.dep_ == "amod" and child.tag_ == "VBN" and child.i < noun.i and self._counts_people(noun):
                found = self.behind(child)  # "the six murdered priests"
                if found is not None and found.name in _DONE_TO_PEOPLE:
                    return Event(found.name, child, "participle_before_noun")
        return None

    def _own_modifier(self, noun: Token) -> Event | None:
        """As in "hostages held in Gaza", "people who died", "39 the military says are dead"."""
        people = [m for m in members_of(noun) if m.i > noun.i and self._counts_people(m)]
        end = people[-1].i if people and not self._counts_people(noun) else len(noun.doc)
        clauses = (*noun.children, *participle_behind(noun), *clauses_past_place(noun))
        return self._of_clauses((c for c in clauses if c.i < end), noun)

    def _modifier_of_list(self, noun: Token) -> Event | None:
        """As in "two nuns and three cooks, murdered on Friday": the clause behind a list of people is about them all."""
        return self._of_clauses(clauses_of_list(noun), noun) if self._counts_people(noun) else None

    def _of_clauses(self, clauses: Iterable[Token], noun: Token) -> Event | None:
        for child in clauses:
            if child.dep_ not in ("acl", "relcl") or is_about_another(child) or is_about_part(child):
                continue
            for verb in clause_verbs(child):
                passive = is_passive(verb) or (verb.tag_ in ("VBN", "VBD") and child.dep_ == "acl")
                is_object = passive or (verb == child and has_own_subject(verb, noun))
                found = self._of_verb(verb, "object" if is_object else "subject", noun) or self._predicate(verb)
                if found:
                    return Event(found[0], found[1], "clause_of_noun")
        return None

    def _subject_in_list(self, number: Token) -> Event | None:
        """As in "58 were treated for cuts and burns, and seven spent the night in hospital": the parser lists "seven" with
        the burns and leaves its verb without a subject.
        """
        verb = verb_without_subject(number)
        if verb is None:
            return None
        found = self._of_verb(verb, "object" if is_passive(verb) else "subject", number) or self._predicate(verb)
        return Event(found[0], found[1], "subject_in_list") if found else None

    def _own_predicate(self, noun: Token) -> Event | None:
        """As in "Seven people are dead", "nine were declared dead": the predicate of the verb whose subject or object
        the noun is.
        """
        head = out_of_list(noun)
        verb = head.head
        if in_small_clause(head) and (told := self._terms.of_phrase(verb.head, "object", noun)):
            return Event(told[0], told[1], "predicate")
        if is_bare_subject(head):
            verb = head.head.head
        elif verb.pos_ not in ("VERB", "AUX") or head.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr"):
            return None
        is_agent = head.dep_ in ("nsubj", "pobj") and not is_passive(verb) and not is_reflexive(verb)
        argument = "subject" if is_agent else "object"
        found = self._terms.of_phrase(verb, argument, noun) or self._predicate(verb)
        return Event(found[0], found[1], "predicate") if found else None

    def _predicate(self, verb: Token) -> tuple[str, Token] | None:
        for child in verb.children:
            is_said = child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "attr", "advcl", "dep") and child.i > verb.i
            if is_said and child.lower_ in self._terms.adjectives and not has_child(child, "nsubj", "nsubjpass", "mark", "dobj"):
                return self._terms.adjectives[child.lower_], child
        return self._group(verb) if verb.lemma_ == "be" else None

    def _group(self, verb: Token) -> tuple[str, Token] | None:
        """As in "Two monks were among the dead", "Of those snatched, 21 were girls": what befell those they belong to."""
        for group in groups_of(verb):
            found = self._terms.of_noun(group, ("self", "role"))
            if found:
                return found[0], group
            told = self._own_modifier(group)
            if told is not None:
                return told.name, told.word
        return None

    # ------------------------------------------------------------ rules about verbs

    def _of_verb(self, verb: Token, argument: str, noun: Token) -> tuple[str, Token] | None:
        """The event of a verb, or of a graver one coordinated with it ("shot and killed", "was hit and died")."""
        found = []
        later = (
            c for c in verb.conjuncts if c.pos_ == "VERB" and c.i > verb.i and not has_child(c, "nsubj", "nsubjpass", "dobj")
        )
        for candidate in (verb, *later, *shares_object_with(verb)):
            arguments = [argument]
            if candidate.i > verb.i:
                arguments = ["object", "subject"] if is_passive(verb) else ["object" if is_passive(candidate) else argument]
            event = next((e for a in arguments if (e := self._terms.of_verb(candidate, a, noun)) is not None), None)
            if event is not None:
                found.append(event)
        if {"killed", "injured"} <= {name for name, _ in found} and any(map(has_or, (v for _, v in found))):
            return "casualties", verb  # "killed or wounded 40 rebels": not told apart
        return max(found, key=lambda e: _GRAVITY.get(e[0], 0), default=None)

    # ------------------------------------------------------------ rules about what stands above

    def _governing(self, noun: Token) -> Event | None:
        """What stands above the noun: a verb whose argument it is, a noun of which it is, a level verb's subject."""
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
            if parent.pos_ in ("VERB", "AUX") and node.dep_ not in ("conj", "xcomp", "ccomp", "pcomp", "advcl", "acl"):
                found = self._predicate(parent)
                return Event(found[0], found[1], "predicate") if found else None
            node = out_of_list(parent)
        return None

    def _list_apart(self, noun: Token) -> Event | None:
        """A list that the parser hung elsewhere: behind the first of those murdered, or before a passive without a subject."""
        verb = passive_behind_list(noun)
        if verb is not None:
            told = self._of_verb(verb, "object", noun)
            return Event(told[0], told[1], "argument_of_verb") if told else None
        first = members_of(noun)[0]
        if first.dep_ != "appos" or not any(c.lower_ == "of" for c in first.head.children):
            return None
        found = self._noun_above(first.head, "of", noun) if self._counts_people(noun) else None
        return Event(found, first.head, "noun_above") if found in _DONE_TO_PEOPLE else None

    def _gapped(self, number: Token) -> Event | None:
        """As in "22 were killed in Rafah and 13 in Khan Younis": the verb before is left out."""
        verb = number.head
        is_gap = number.dep_ == "conj" and verb.pos_ == "VERB" and verb.i < number.i and has_child(number, "prep")
        if not is_gap or has_child(number, "nsubj"):
            return None
        told = self._of_verb(verb, "object" if is_passive(verb) or has_child(verb, "dobj") else "subject", number)
        return Event(told[0], told[1], "left_out_verb") if told else None

    def _step(self, node: Token, parent: Token, noun: Token) -> Event | None:
        if parent.pos_ in ("VERB", "AUX"):
            return self._verb_step(node, parent, noun)
        if is_bare_subject(node):
            told = self._of_verb(parent.head, "object" if is_passive(parent.head) else "subject", noun)
            return Event(told[0], told[1], "argument_of_verb") if told else None
        if parent.dep_ == "prep" or parent.pos_ == "ADP":
            return self._preposition_step(parent, noun)
        if parent.pos_ in ("NOUN", "PROPN") and node.dep_ in ("compound", "nmod", "appos", "nummod"):
            found = self._terms.of_noun(parent, () if node.dep_ == "appos" else LEVEL_ARGUMENTS)
            if found:
                return Event(found[0], parent, "noun_above")
        if node.dep_ == "poss" and parent.pos_ == "NOUN" and not any(c.lower_ == "of" for c in parent.children):
            owned = self._noun_above(parent, "of", noun) if self._counts_people(noun) else None  # "the two nuns' murder"
            return Event(owned, parent, "owner_of_noun") if owned in _DONE_TO_PEOPLE else None
        return None

    def _verb_step(self, node: Token, verb: Token, noun: Token) -> Event | None:
        verb, argument = argument_of(node, verb)
        if verb.lower_ in self._terms.adjectives and argument == "subject" and has_child(verb, "aux"):
            return Event(self._terms.adjectives[verb.lower_], verb, "predicate")  # the parser reads "are missing" as a verb
        if (
            verb.lower_ in self._terms.adjectives
            and argument == "object"
            and has_child(verb, "auxpass")
            and not self._terms.has_verb(verb)
        ):
            return Event(self._terms.adjectives[verb.lower_], verb, "predicate")
        if argument is None:
            return None
        found = self._of_verb(verb, argument, noun)
        if found:
            return Event(found[0], found[1], "argument_of_verb")
        is_bare = verb.tag_ in ("VBD", "VBN") and not has_child(verb, "dobj", "ccomp", "xcomp", "aux", "prt")
        if argument == "subject" and is_bare and not any(has_child(c, "dobj") for c in verb.conjuncts):
            # "Four people shot in a car park": a verb that needs an object and has none stands for "who were shot".
            found = self._of_verb(verb, "object", noun)
            if found and found[0] in _DONE_TO_PEOPLE and not any(c.lower_ == "at" for c in verb.children):
                return Event(found[0], found[1], "bare_participle")
        if verb.lemma_ in LEVEL_VERBS and argument == "object":
            return event_of_level(verb, self._terms, self._of_verb)
        return self._infinitive(node, verb, noun)

    def _infinitive(self, node: Token, verb: Token, noun: Token) -> Event | None:
        """As in "forced thousands to flee": what the object of a verb is made to do."""
        for child in verb.children:
            is_own = node.dep_ == "dobj" and child.dep_ == "xcomp" and child.tag_ == "VB" and not has_child(child, "nsubj")
            found = self._of_verb(child, "subject", noun) if is_own else None
            if found:
                return Event(found[0], found[1], "infinitive_of_object")
        return None

    def _preposition_step(self, preposition: Token, noun: Token) -> Event | None:
        above = preposition.head
        if preposition.lower_ == "of" and preposition.i > 0 and preposition.nbor(-1).lower_ in _COMPOUND_PREPOSITIONS:
            return None
        if above.lemma_ in OBJECT_LEVELS and preposition.lower_ == "at":
            phrase_head = next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)
            return event_in_phrase(phrase_head, self._terms, self._of_verb) if phrase_head is not None else None
        joined = verb_of_company(preposition)
        if joined is not None:
            shared = self._of_verb(joined, "object" if is_passive(joined) else "subject", noun)
            return Event(shared[0], shared[1], "companion") if shared else None
        if above.pos_ in ("NOUN", "PROPN"):
            told = [(found, n) for n in nouns_above(preposition) if (found := self._noun_above(n, preposition.lower_, noun))]
            if told:
                return Event(*max(told, key=lambda event: _GRAVITY.get(event[0], 0)), "noun_above")
            if above.lower_ in ("life", "lives") and preposition.lower_ == "of" and above.dep_ == "dobj":
                taken = self._of_verb(above.head, "object", above)
                return Event(taken[0], taken[1], "life_of") if taken else None
            if preposition.lower_ == "for" and above.lemma_ in _EXCHANGE:
                return event_of_counterpart(above, self._terms)
        if above.pos_ not in ("VERB", "AUX"):
            return self._phrase_with_preposition(preposition, noun)
        return self._verb_with_preposition(above, preposition.lower_, noun)

    def _noun_above(self, above: Token, preposition: str, noun: Token) -> str | None:
        """The event of a noun that a counted noun hangs on: "the deaths of 40 people", "an amnesty for 60 men"."""
        found = self._terms.of_noun(above, _NOUN_ARGUMENTS.get(preposition, (preposition, "toll")), noun)
        if found is None and preposition == "for" and (swap := self._terms.of_noun(above, ("of",), noun)):
            found = swap if swap[0] == "released" else None
        return found[0] if found else None

    def _verb_with_preposition(self, verb: Token, preposition: str, noun: Token) -> Event | None:
        """As in "rose to 40", "takes the toll to 40", "attacked with 40 drones"."""
        is_level = (
            verb.lemma_ in LEVEL_VERBS and preposition in _LEVEL_PREPOSITIONS and (verb.lemma_, preposition) != ("come", "from")
        )
        level = event_of_level(verb, self._terms, self._of_verb) if is_level else None
        if level is not None:
            return level
        moved = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if verb.lemma_ in MOVES and preposition == "to" and moved is not None:
            return event_in_phrase(moved, self._terms, self._of_verb)
        arguments = (preposition, "object") if preposition == "of" else (preposition,)
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
        verb = preposition.head.head
        if verb.pos_ not in ("VERB", "AUX") or verb.i > preposition.i:
            return None
        told = self._terms.of_phrase(verb, preposition.lower_, noun)
        return Event(told[0], told[1], "argument_of_phrase") if told else None
