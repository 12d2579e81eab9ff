"""What happened to the counted thing: the event of a figure, by the rules about its noun, its clauses and what stands above."""

from __future__ import annotations

from collections.abc import Callable

from transforms.analysed_text import Token
from transforms.event_above import EventsAbove
from transforms.event_clauses import GRAVITY, ClauseEvents
from transforms.event_groups import BODIES, is_about_part, owner_of_body
from transforms.event_levels import counter_beside, event_in_phrase, event_of_level, noun_of_level_listed, state_numbered
from transforms.event_nouns import DONE_TO_PEOPLE, NounEvents
from transforms.event_syntax import (
    LEVEL_VERBS,
    argument_of,
    in_small_clause,
    is_bare_subject,
    is_cleared,
    is_needed,
    is_occasion,
    is_of_family,
    is_of_number,
    is_population,
    is_size_of_whole,
    is_whole,
    out_of_list,
    protest_of,
    verb_behind,
    verb_without_subject,
    verbs_of,
)
from transforms.event_terms import Event, EventTerms
from transforms.game_events import did_not_happen
from transforms.harm import clauses_about, is_reflexive, words_behind, wound_of
from transforms.noun_groups import NOUN_GROUPS
from transforms.number_nouns import is_state_taken
from transforms.reference import ReferenceData
from transforms.sums_beside import find_beside
from transforms.syntax import has_child, is_passive, verb_above
from transforms.times_held import time_held

#: What a change of its level is told of: "sales fell 14 percent", "arrivals were up 85 percent".
CHANGED_BY = frozenset({"earned", "sold", "arrived", "produced", "built", "delivered"})
#: What is done with bodies that lie open: "The bodies of 47 people killed in raids were brought to hospitals".
_CARRYING = frozenset("bring take carry transfer transport receive".split())
#: What is told of bodies, read as what it means for the dead: "eight bodies were burned".
_OF_BODIES = {
    "rescued": "recovered",
    "evacuated": "recovered",
    "destroyed": "killed",
    "damaged": "killed",
    "released": "returned",
    "deported": "returned",
}
#: What befell those before whose bodies are told of.
_BEFORE_DEATH = frozenset("recovered assaulted casualties hospitalised injured".split())
_WITH_BODIES = frozenset({"recovered", "rescued", "evacuated"})
#: How people are described of whom a clause may tell more: "Five people who were killed were homeless".
_DESCRIBED = frozenset({"predicate", "counted_noun_is_event"})
#: What nouns tell of money and goods, of which shares are taken.
_AMOUNTS = frozenset("earned spent invested lost produced sold".split())
#: What befalls a place befalls those who live there, of all that is told of a "town of 6,200".
_OF_INHABITANTS = frozenset("evacuated displaced stranded affected starved employed".split())
#: Verbs with two objects, who gets something and what.
_GIVING = frozenset("pay lend loan give owe fine offer charge send award grant promise cost bill hand wire refund repay".split())
#: What crimes are by themselves, whatever a court says of them: "charged with seven murders".
_CRIMES = frozenset("killed injured assaulted abducted attacked captured".split())
_GATHERINGS = frozenset({"crowd", "gathering", "group", "throng"})
#: What other words of those tell more of who do it: electors vote, protesters come to protest.
_PUBLIC = frozenset({"attended", "won", "arrived", "evacuated", "deployed"})
#: How people tell what was done to them.
_TELLING = frozenset("say tell allege claim report testify complain recall state describe accuse".split())
_GIVING_BACK = frozenset({"return", "give", "send"})
_ELECTORS = frozenset({"voter", "elector", "electorate"})
#: What yields to a graver thing told of the same people: "taken to a clinic and died", "hit by a van and killed".
_MILDER = frozenset(
    "casualties injured hospitalised treated rescued recovered affected evacuated assaulted attacked returned arrived".split()
)


def is_against(votes: Token) -> bool:
    """As in "received 62 votes in favour and 41 against": nobody wins these."""
    behind = votes.nbor() if votes.i + 1 < len(votes.doc) else votes
    return behind.lower_ in ("against", "opposed") and (votes.pos_ == "NUM" or votes.lemma_.lower() in ("vote", "ballot"))


def _of_dead(event: Event) -> Event:
    """As in "found the bodies of six men who had been shot": they are found, or they died of what befell them."""
    return event if event.name == "recovered" else Event("killed", event.word, event.rule)


class EventFinder:
    """Finds the event of a counted thing by the reference table ``event_terms``.

    Args:
        reference: holds the tables ``events`` and ``event_terms``.
        counts_people: tells whether a token stands for people.
    """

    def __init__(self, reference: ReferenceData, counts_people: Callable[[Token], bool]) -> None:
        self._counts_people = counts_people
        self._terms = EventTerms(reference, counts_people)
        self._clauses = ClauseEvents(self._terms, counts_people)
        self._nouns = NounEvents(self._terms, counts_people)
        self._above = EventsAbove(self._terms, self._clauses, counts_people)
        self.of_people = self._terms.of_people
        self.behind = self._terms.of_state
        self.take_for_sum = self._terms.take_for_sum

    def find_sum(self, first: Token, last: Token, anchor: Token, denominator: str | None) -> Event | None:
        """The event of a sum of money by the words right before it.

        Args:
            first: the first word of the sum.
            last: the last one.
            anchor: the token whose syntax places the sum.
            denominator: what it is paid per, where it is a rate.
        """
        return find_beside(first, last, anchor, denominator, self._terms)

    def find(self, noun: Token, anchor: Token | None = None) -> Event | None:
        """The event of the thing that a token stands for; None where no rule binds one.

        Args:
            noun: the counted thing, or the number itself.
            anchor: the token whose syntax places the number; not the noun where the number is a part ("72 of the drones").
        """
        if self._is_ruled_out(noun):
            return None
        rules: list[Callable[[Token], Event | None]] = [
            self._taken_as,
            self._carried_dead,
            self._done_to_body,
            self._crime_in_court,
            self._nouns.own_parted,
            self._nouns.own_noun,
            self._nouns.own_adverb,
            self._nouns.own_condition,
            self._nouns.left_in_state,
            self._own_predicate,
            self._own_account,
            self._above.find,
            self._clauses.own_modifier,
            self._nouns.own_place,
            self._nouns.own_group,
            self._nouns.own_vessel,
            self._nouns.own_ailment,
            self._nouns.own_adjective,
            self._clauses.modifier_of_list,
            self._nouns.own_list,
            self._nouns.own_role,
            self._nouns.body_of,
            self._verb_behind,
        ]
        is_part = noun.dep_ == "pobj" and noun.head.lower_ == "of" and (anchor not in (None, noun) or is_of_number(noun))
        own = self._nouns.own_noun(noun) if is_part else None
        is_dead = own is not None and own.name == "killed"
        is_amount = own is not None and own.name in _AMOUNTS  # "sinks a quarter of its income into missiles"
        if is_part and not is_dead and (is_amount or noun.head.head.pos_ != "NOUN"):  # what befell a part comes first
            rules.remove(self._nouns.own_noun)
            rules.insert(rules.index(self._nouns.own_ailment), self._nouns.own_noun)
        if anchor == noun and is_whole(noun):  # "took 19 of the 63 seats": what befell a part did not befall the whole
            above = (self._nouns.left_in_state, self._own_predicate, self._above.find)
            rules = [self._clauses.own_modifier, *(rule for rule in rules if rule not in above)]
        elif noun.pos_ == "NUM" or is_of_family(noun):
            rules.insert(0, self._clauses.own_modifier)  # a clause that hangs on the part is not about the whole
        if noun.lemma_ == "other":
            rules.append(self._gapped)
        if noun.pos_ == "NUM":
            rules.insert(0, self._state_numbered)
            rules.insert(0, self._level_beside)
            rules += [self._numbering, self._gapped]
        rules.insert(0, self._subject_in_list)
        rules += [self._taken_up, self._participle_first, self._behind_interruption]
        event = next((event for rule in rules if (event := rule(noun)) is not None), None)
        if event is not None and did_not_happen(event, noun):
            return None
        if event is not None and event.name not in _OF_INHABITANTS and is_population(noun):
            return self._clauses.own_modifier(noun)
        if event is None or event.name in _PUBLIC:
            event = self._of_public(event, noun)
        is_of_body = not BODIES.isdisjoint((noun.lemma_.lower(), noun.lower_)) or (
            event is not None and event.word.lemma_ in _GIVING_BACK and owner_of_body(noun)
        )
        if event is not None and event.name in _BEFORE_DEATH and owner_of_body(noun) is not None:
            return _of_dead(event)
        if event is not None and is_of_body and event.name in _OF_BODIES:
            return Event(_OF_BODIES[event.name], event.word, event.rule)
        is_described = event is not None and event.name == "displaced" and event.rule in _DESCRIBED
        event = self._graver(noun, event) if event is None or event.name in _MILDER or is_described else event
        return self._terms.told_together(event) if event is not None else None

    def _carried_dead(self, noun: Token) -> Event | None:
        """As in "The bodies of 47 people killed in raids were brought to hospitals": what is done with them tells less."""
        body = owner_of_body(noun)
        verb = verb_above(body) if body is not None else None
        own = self._clauses.own_modifier(noun) if verb is not None and verb.lemma_ in _CARRYING else None
        return own if own is not None and own.name == "killed" else None

    def _taken_as(self, noun: Token) -> Event | None:
        """As in "took eleven prisoner", "and about 250 taken hostage": the parser takes the hostage for what is counted."""
        if not is_state_taken(noun):
            return None
        before = noun.nbor(-1) if noun.i > 0 else noun
        verb = before if before.tag_ == "VBN" else noun.head
        name = self._terms.taken_as(verb, noun)
        return Event(name, verb, "taken_as") if name is not None else None

    def is_credible(self, name: str, noun: Token) -> bool:
        """Whether nothing speaks against an event that no rule found: "Three men nearly drowned", "Three bombers killed 18",
        the 60 of "burned 40 of 60 homes".
        """
        if self._is_ruled_out(noun) or is_whole(noun):
            return False
        verb = verb_above(noun)
        if verb is None:
            return True
        others = [c for c in verb.children if c.dep_ == "dobj"] if noun.dep_ == "nsubj" else []
        is_done_to_others = any(self._terms.of_verb(verb, "object", other) == (name, verb) for other in others)
        return not is_done_to_others and not did_not_happen(Event(name, verb, ""), noun)

    def _is_ruled_out(self, noun: Token) -> bool:
        """Whether nothing befell a thing, by what it is: "Eleven defendants were acquitted"."""
        is_cleared_person = is_cleared(noun) and self._counts_people(noun)
        return is_size_of_whole(noun) or is_needed(noun) or is_occasion(noun) or is_cleared_person

    def _of_public(self, event: Event | None, noun: Token) -> Event | None:
        """What those do who win, come or attend, as their own words tell."""
        if event is None or event.name not in ("attended", "won"):
            return self._in_protest(noun) or event
        is_vote = is_against(noun) if event.name == "won" else noun.lemma_.lower() in _ELECTORS
        if is_vote:
            return Event("voted", event.word, event.rule)  # "61 percent of voters took part"
        if event.name == "attended" and event.word.lemma_ in _GATHERINGS and event.word.dep_ == "nsubj":
            told = self._terms.of_verb(event.word.head, "subject", noun)  # "A crowd of 900 marched on the palace"
            return Event(*told, "predicate") if told is not None and told[0] == "protested" else event
        own = self._nouns.own_role(noun) if event.name == "attended" else None  # "drew 900 demonstrators"
        befell = self._clauses.own_modifier(noun) if event.name == "attended" else None
        if own is None and befell is not None and befell.name in DONE_TO_PEOPLE:
            return befell  # "The camp hosts 900 people driven from their homes"
        return own or (self._in_protest(noun) if event.name == "attended" else None) or event

    def _in_protest(self, noun: Token) -> Event | None:
        """As in "400 lorries crawled along in protest at the toll", "A convoy of 40 tractors came to protest"."""
        word = protest_of(noun)
        is_of_protesters = word is not None and (self._counts_people(noun) or noun.lemma_.lower() in NOUN_GROUPS["vehicle"])
        return Event("protested", word, "aim_of_subject") if is_of_protesters and word is not None else None

    def _graver(self, noun: Token, event: Event | None) -> Event | None:
        """The gravest thing told of the same people in clauses and wounds beside what the verb says of them."""
        if not self._counts_people(noun) or noun.lemma_.lower() == "patient":
            return event
        verbs = list(verbs_of(noun))
        words = (t for t in (*noun.lefts, *words_behind(noun, verbs)) if self._terms.adjectives.get(t.lower_) == "killed")
        words = (t for t in words if not is_about_part(t.head))  # but "nine sailors, seven of whom were dead"
        told = [Event("killed", word, "adjective_of_noun") for word in words]
        others: list[Callable[[Token], Event | None]] = [self._clauses.own_modifier]
        if event is not None and event.rule in ("clause_of_noun", "predicate"):
            others += [self._own_predicate, self._above.find]  # "two of the five wounded later died"
        told += [other for rule in others if (other := rule(noun)) is not None]
        those = (c for of in noun.children if of.lower_ == "of" for c in of.children if c.lower_ == "those")
        told += [other for c in those if (other := self._clauses.own_modifier(c)) is not None]  # "Twelve of those killed"
        told += [
            Event(found[0], found[1], "clause_about_same")
            for verb in verbs
            for clause, argument in clauses_about(noun, verb)
            if (found := self._clauses.of_verb(clause, argument, noun) or self._clauses.predicate(clause)) is not None
        ]
        # "Four girls were flown to a hospital with burns", but "21 were taken to hospital, six of them with burns"
        is_taken_in = event is not None and event.name == "hospitalised" and not any(c.lower_ == "of" for c in noun.children)
        wound = wound_of(noun, verbs) if not is_taken_in else None
        if wound is not None:
            told.append(Event("injured", wound, "wound_told"))
        best = max(told, key=lambda e: GRAVITY.get(e.name, 0), default=None)
        if best is None or GRAVITY.get(best.name, 0) <= (GRAVITY.get(event.name, 0) if event else 0):
            return event
        return best

    def of_duration(self, anchor: Token) -> Event | None:
        """The event that a length of time tells: "held for six days", "18 months in jail"."""
        return time_held(anchor.head if anchor.dep_ == "nummod" else anchor, self._counts_people)

    def of_noun(self, noun: Token) -> Event | None:
        """The event that a noun is by itself: "the deaths", "these cases"."""
        return self._nouns.own_noun(noun) or self._nouns.own_role(noun)

    def harm_of(self, token: Token) -> Event | None:
        """The event that befell the people a word stands for; None where none or one of another kind."""
        event = self.find(token)
        return event if event is not None and event.name in DONE_TO_PEOPLE else None

    def of_change(self, anchor: Token) -> Event | None:
        """The event of what has doubled or halved: "the number of cases has doubled"."""
        verb = next((t for t in (anchor, *anchor.ancestors) if t.pos_ == "VERB"), None)
        if verb is None or verb.lemma_ not in LEVEL_VERBS:
            return None
        event = event_of_level(verb, self._terms, self._clauses.of_verb)
        return event if event is not None and event.name in CHANGED_BY | self.of_people else None

    def of_clause(self, noun: Token) -> Event | None:
        """The event that a clause behind a noun tells of it, whatever else the sentence says: "a man who was shot is in jail"."""
        return self._clauses.own_modifier(noun)

    def of_verb_above(self, anchor: Token, like: Token) -> Event | None:
        """The event that the verb above a number tells of things like an earlier noun, which the number leaves out."""
        node = anchor
        while node.dep_ in ("nummod", "quantmod", "compound") and (
            node.head.pos_ in ("NOUN", "NUM", "SYM") or node.head.lower_ == "more"
        ):
            node = node.head
        is_included = node.dep_ == "pobj" and node.head.lower_ in ("including", "among")
        if is_included or node.dep_ in (
            "conj",
            "appos",
            "npadvmod",
        ):  # "captured 112 seats, the opposition 87 and independents 14"
            node = out_of_list(node)
        verb, argument = argument_of(node, node.head)
        if node.dep_ == "pobj" and node.head.dep_ == "prep":  # "acquitted on 11 counts and convicted on two"
            verb, argument = node.head.head, node.head.lower_
        if verb.pos_ not in ("VERB", "AUX") or verb == node:
            return None
        told = self._terms.of_verb(verb, argument, like) if argument is not None else None
        return Event(told[0], told[1], "argument_of_verb") if told else None

    def _level_beside(self, number: Token) -> Event | None:
        """As in "The death toll — 26 — was the highest", "the toll may be as high as 50"."""
        counter = counter_beside(number)
        return event_in_phrase(counter, self._terms, self._clauses.of_verb) if counter is not None else None

    def _state_numbered(self, number: Token) -> Event | None:
        """As in "put the toll at 57 and the number of missing at 146", "brings deaths to 40 and injuries to 57"."""
        state = state_numbered(number)
        found = self._terms.of_state(state) if state is not None else None
        listed = noun_of_level_listed(number) if found is None else None
        if listed is not None:
            found = self._nouns.own_noun(listed) or self._terms.of_state(listed)
        return Event(found.name, found.word, "subject_of_level") if found is not None else None

    def _subject_in_list(self, number: Token) -> Event | None:
        """As in "58 were treated for cuts and burns, and seven spent the night in hospital", "It killed two guards and four cooks
        were hurt": the parser lists "seven" with the burns, the cooks with the guards, and leaves their verb without a subject.
        """
        verb = verb_without_subject(number)
        if verb is None:
            return self._verb_behind(number) if number.dep_ == "conj" else None
        found = self._clauses.of_verb(verb, "object" if is_passive(verb) else "subject", number) or self._clauses.predicate(verb)
        return Event(found[0], found[1], "subject_in_list") if found else None

    def _verb_behind(self, noun: Token) -> Event | None:
        """As in "where it opened in 1983, three in four voters said yes": the verb to which the parser gave no subject."""
        verb = verb_behind(noun)
        if verb is None:
            return None
        found = self._clauses.of_verb(verb, "object" if is_passive(verb) else "subject", noun) or self._clauses.predicate(verb)
        return Event(found[0], found[1], "verb_behind") if found else None

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
        found = self._terms.of_phrase(verb, argument, noun) or self._clauses.predicate(verb)
        return Event(found[0], found[1], "predicate") if found else None

    def _own_account(self, noun: Token) -> Event | None:
        """As in "Nine women told the court that a doctor had groped them", "a fifth say they have been spat at": what those who
        speak say was done to them.
        """
        verb = noun.head
        if noun.dep_ != "nsubj" or verb.lemma_ not in _TELLING or not self._counts_people(noun):
            return None
        if any(t.lower_ == "in" for c in noun.lefts for t in c.subtree):
            return None  # "One in three women said they had been groped": a poll
        for said in (t for c in verb.children if c.dep_ in ("ccomp", "xcomp") for t in (c, *c.conjuncts)):
            themselves = "nsubjpass" if is_passive(said) else "dobj"
            is_own = said.dep_ == "xcomp" and is_passive(said)  # "report having been struck"
            if is_own or any(c.dep_ == themselves and c.lower_ in ("they", "them") for c in said.children):
                told = self._clauses.of_verb(said, "object", noun)
                return Event(told[0], told[1], "own_account") if told is not None and told[0] in DONE_TO_PEOPLE else None
        return None

    def _crime_in_court(self, noun: Token) -> Event | None:
        """As in "charged with seven murders": what a court says of crimes comes before what they are."""
        if noun.dep_ not in ("pobj", "dobj") or noun.lemma_.lower() not in NOUN_GROUPS["offence"]:
            return None
        own = self._nouns.own_noun(noun)
        above = self._above.find(noun) if own is not None and own.name in _CRIMES else None
        return above if above is not None and above.name in ("charged", "convicted") else None

    def _done_to_body(self, noun: Token) -> Event | None:
        """As in "recovered the bodies of five miners who were trapped": what is done to the bodies comes first."""
        body = owner_of_body(noun) if self._counts_people(noun) else None
        told = self._above.find(body) or self._above.find(noun) if body is not None else None
        return Event("recovered", told.word, told.rule) if told is not None and told.name in _WITH_BODIES else None

    def _numbering(self, number: Token) -> Event | None:
        """As in "The traders, numbering about 400, carried placards"."""
        clause = number.head
        is_size = number.dep_ == "dobj" and clause.lemma_ in ("number", "total") and clause.dep_ == "acl"
        return self._own_predicate(clause.head) or self._above.find(clause.head) if is_size else None

    def _taken_up(self, noun: Token) -> Event | None:
        """As in "stopped 22 fans on the motorway and detained them": what is done to "them" behind "and"."""
        head = out_of_list(noun)
        if head.dep_ not in ("dobj", "nsubjpass", "pobj"):
            return None
        verb = verb_above(head)
        later = (c for c in verb.conjuncts if c.i > noun.i) if verb is not None else ()
        for other in later:
            if any(c.dep_ == "dobj" and c.lower_ == "them" for c in other.children):
                told = self._terms.of_verb(other, "object", noun)
                return Event(told[0], told[1], "taken_up") if told is not None else None
        return None

    def _participle_first(self, noun: Token) -> Event | None:
        """As in "Stationed at crossings, 130 observers will keep watch": a participle before the clause is about its subject."""
        head = out_of_list(noun)
        verb = head.head
        if head.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
            return None
        for clause in (c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ == "VBN" and c.i < noun.i):
            if not has_child(clause, "nsubj", "nsubjpass", "mark", "aux"):
                told = self._clauses.of_verb(clause, "object", noun)
                return Event(told[0], told[1], "participle_first") if told is not None else None
        return None

    def _behind_interruption(self, noun: Token) -> Event | None:
        """As in "paid the cook, a Swede known to all as Nils, 66 crowns": the parser lists the sum with what is set off."""
        noun = noun.head if noun.dep_ == "nummod" else noun
        if noun.dep_ not in ("appos", "conj", "npadvmod") or noun.left_edge.i == 0 or noun.left_edge.nbor(-1).text != ",":
            return None
        givers = (t for t in noun.ancestors if t.pos_ == "VERB" and t.lemma_ in _GIVING and has_child(t, "dobj", "dative"))
        verb = next(givers, None)
        told = self._terms.of_verb(verb, "object", noun) if verb is not None and verb.i < noun.i else None
        return Event(told[0], told[1], "argument_of_verb") if told and self._terms.is_money(noun) else None

    def _gapped(self, number: Token) -> Event | None:
        """As in "22 were killed in Rafah and 13 in Khan Younis", "nine were hurt in York and four others in Hull": the verb
        before is left out.
        """
        verb = number.head
        if number.dep_ == "conj" and verb.dep_ == "pobj" and verb.pos_ == "PROPN" and number.lemma_ == "other":
            verb = verb.head.head  # the parser lists "others" with the place before
        is_placed = has_child(number, "prep") or (
            number.lemma_ == "other" and number.i + 1 < len(number.doc) and number.nbor().tag_ == "IN"
        )
        is_gap = number.dep_ == "conj" and verb.pos_ == "VERB" and verb.i < number.i and is_placed
        if not is_gap or has_child(number, "nsubj"):
            return None
        told = self._clauses.of_verb(verb, "object" if is_passive(verb) or has_child(verb, "dobj") else "subject", number)
        return Event(told[0], told[1], "left_out_verb") if told else None
