"""Events that a counted noun tells by itself, by what stands next to it, and by what it is left in: "deaths", "slain monks"."""

from __future__ import annotations

from collections.abc import Callable

from transforms.analysed_text import Token
from transforms.event_groups import owner_of_body
from transforms.event_senses import DEADLY_WHEN_FATAL
from transforms.event_syntax import LEVEL_VERBS, out_of_list
from transforms.event_terms import Event, EventTerms
from transforms.harm import condition_behind, is_fatal
from transforms.syntax import has_child, is_passive

#: Nouns whose own event yields to what the sentence says of them: "the four victims were wounded".
DONE_TO_PEOPLE = frozenset(
    "killed injured abducted arrested detained rescued evacuated stranded hospitalised displaced released assaulted".split()
)
_DONE_TO_THINGS = frozenset({"destroyed", "damaged", "intercepted", "captured"})
#: What a participle before a noun tells of people besides: "three convicted killers".
_DONE_BY_LAW = frozenset({"charged", "convicted", "held"})
#: What a noun tells only where it is presented: "There were 57 fans", "the clinic saw 57 cases".
_YIELDING = frozenset({"attended", "launched"})
_PRESENTING = frozenset(
    (
        "be have see report confirm record count register log tell include involve number draw seat hold open document note "
        "list attract welcome greet bring get expect estimate say claim announce believe pack fill cheer watch come gather leave "
        "employ detect average total let admit allow receive bother stay remain linger wait turn"
    ).split()
)
#: Words of a sentence whose cases are matters for courts, the police or an office, and those that tell of patients after all.
_LAW = frozenset(
    (
        "court judge jury magistrate tribunal justice prosecutor prosecution lawyer attorney solicitor barrister conviction "
        "convict verdict acquittal acquit trial lawsuit suit litigation plaintiff defendant claimant complaint complainant "
        "pending backlog docket appeal plea petition hearing hear adjourn dismiss prosecute detective police sheriff fraud "
        "corruption bribery theft robbery burglary murder homicide rape abuse assault harassment violence misconduct "
        "negligence malpractice discrimination torture trafficking arson extortion blackmail defamation libel divorce eviction "
        "bankruptcy insolvency asylum deportation doping cheating plagiarism terrorism force offence offense crime ombudsman "
        "auditor commission arbitration regulator file lodge settle caseload inspector"
    ).split()
)
_HEALTH = frozenset(
    (
        "disease virus infection outbreak epidemic pandemic patient hospital clinic doctor health fever cholera measles polio "
        "covid covid-19 ebola mpox malaria dengue flu influenza tuberculosis tb meningitis hepatitis hiv typhoid vaccine "
        "vaccination variant symptom strain syndrome poisoning medical epidemiologist bacteria contagion illness sickness "
        "diphtheria pertussis rabies cancer who"
    ).split()
) - {"who"}
_CARRYING = frozenset("carry bear bring hold transport ferry".split())
_VESSELS = frozenset("boat dinghy ship vessel ferry raft trawler canoe bus train flight plane convoy lorry truck coach".split())
_LANDING = frozenset("reach land arrive dock enter beach touch berth moor disembark".split())
_FORMER = frozenset("former freed released ex escaped fugitive returned".split())
_ESCAPING = frozenset("escape abscond flee saw scale tunnel dig break overpower slip vanish sue".split())
_SENDING = frozenset("send lend give donate dispatch provide lease supply offer deliver loan ship".split())
_LACKING = frozenset("lose lack need want seek require miss".split())
_UNDERGOING = frozenset({"suffer", "sustain", "receive", "need", "require"})
_RATES = frozenset("rate ratio claim benefit figure level".split())
_HARMED = frozenset({"dead", "wounded", "injured", "hurt", "missing"})
_LEFT_IN_STATE = frozenset({"leave", "find", "keep", "render", "discover"})


def _is_told_otherwise(noun: Token) -> bool:
    """Whether a verb that presents nothing is told of a noun: "Scores of fans wore hats", "hid 57 rockets"."""
    head = out_of_list(noun)
    verb = head.head
    if head.dep_ not in ("nsubj", "nsubjpass", "dobj") or verb.pos_ != "VERB":
        return False
    return verb.lemma_ not in _PRESENTING | LEVEL_VERBS


def _is_of_law(case: Token) -> bool:
    """As in "Thirty similar cases are pending", "in 37 of 112 use-of-force cases": a case of no patient."""
    words = {t.lemma_.lower() for t in case.sent}
    part = case.head.head if case.dep_ == "pobj" and case.head.lower_ == "of" else case
    is_measure = part.dep_ == "pobj" and part.head.lower_ == "in" and part is not case  # "in 9 per cent of cases"
    return (is_measure or not words.isdisjoint(_LAW)) and words.isdisjoint(_HEALTH)


def _is_free(captive: Token) -> bool:
    """As in "Six inmates escaped", "former hostages": who is held no more."""
    if any(c.lower_ in _FORMER for c in captive.lefts):
        return True
    head = out_of_list(captive)
    return head.dep_ == "nsubj" and head.head.lemma_ in _ESCAPING


def _comes_with(noun: Token) -> bool:
    """As in "sent a kitchen with 146 staff"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "with" or preposition.i == 0:
        return False
    thing = preposition.nbor(-1)
    return thing.dep_ == "dobj" and thing.head.lemma_ in _SENDING


def _is_lacking(noun: Token) -> bool:
    """As in "lost 40 staff", "needs 40 staff": who is not employed."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in _LACKING


def _is_across_number(word: Token, noun: Token) -> bool:
    """As in "were made homeless and 57 barns flattened": the parser hangs the word before "and" on the noun behind it."""
    between = noun.doc[word.i + 1 : noun.i]
    return len(between) > 1 and between[0].dep_ == "cc" and any(t.tag_ == "CD" for t in between[1:])


class NounEvents:
    """Finds the events that hang on the noun itself.

    Args:
        terms: the vocabulary.
        counts_people: tells whether a token stands for people.
    """

    def __init__(self, terms: EventTerms, counts_people: Callable[[Token], bool]) -> None:
        self._terms = terms
        self._counts_people = counts_people

    def own_noun(self, noun: Token) -> Event | None:
        """As in "40 deaths", "the dead": the counted noun is the event itself."""
        found = self._terms.of_noun(noun, ("self",)) if noun.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") else None
        return Event(found[0], noun, "counted_noun_is_event") if found else None

    def own_adverb(self, noun: Token) -> Event | None:
        """As in "five people were shot, two fatally"."""
        return Event("killed", noun, "fatal_adverb") if is_fatal(noun) else None

    def own_condition(self, noun: Token) -> Event | None:
        """As in "another in critical condition"."""
        condition = condition_behind(noun) if self._counts_people(noun) else None
        return Event("injured", condition, "wound_told") if condition is not None else None

    def left_in_state(self, noun: Token) -> Event | None:
        """As in "the fire left nine people hospitalised", "found two men shot": a participle or adjective behind the object."""
        if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "with") and noun.i + 1 < len(noun.doc):
            behind = self._terms.of_state(noun.nbor()) if noun.nbor().lower_ in _HARMED else None  # "resulted in one guard dead"
            return Event(behind.name, behind.word, "left_in_state") if behind is not None else None
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
        if state.tag_ == "VBN" and state.sent == noun.sent and not self._counts_people(noun) and noun.pos_ != "NUM":
            told = self._terms.of_verb(state, "object", noun)  # "left five substations struck"
            return Event(told[0], told[1], "left_in_state") if told is not None else None
        found = (
            self._terms.of_state(state) if state.sent == noun.sent and not has_child(state, "dobj", "aux", "auxpass") else None
        )
        if found is None:
            return None
        return Event(self._state(found, noun), found.word, "left_in_state")

    def _state(self, found: Event, noun: Token) -> str:
        """The event of a state behind its noun, with what the state's own words add: "found shot dead", "left fatally hurt"."""
        phrase = self._terms.of_phrase(found.word, "object", noun)
        if phrase is not None:
            return phrase[0]
        return "killed" if found.name in DEADLY_WHEN_FATAL and is_fatal(found.word) else found.name

    def own_list(self, noun: Token) -> Event | None:
        """As in "eleven inmates and one policeman were killed", where the parser gives the verb the last of them alone."""
        for verb in (c for c in noun.children if c.dep_ == "conj" and c.pos_ == "VERB"):
            subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            first = subject.left_edge if subject is not None else noun
            if first.i > noun.i + 1 and first.nbor(-1).lower_ == "and":
                told = self._terms.of_verb(verb, "object" if is_passive(verb) else "subject", noun)
                return Event(told[0], verb, "subject_in_list") if told else None
        return None

    def own_parted(self, noun: Token) -> Event | None:
        """As in "and eight suffered burns", which the parser reads as "eight burns": what the participle tells of the number."""
        for number in (c for c in noun.children if c.dep_ == "nummod" and c.i + 1 < noun.i):
            verb = number.nbor()
            if verb.tag_ in ("VBN", "VBD") and verb.head == noun and verb.dep_ == "amod" and verb.lemma_ in _UNDERGOING:
                told = self._terms.of_phrase(verb, "subject", number)
                return Event(told[0], verb, "predicate") if told else None
        return None

    def own_role(self, noun: Token) -> Event | None:
        """As in "refugees", "protesters": what they are known for, where the sentence tells nothing else of them."""
        is_numbered = any(c.lower_ == "strong" for c in noun.lefts)  # "a 240-strong workforce"
        found = self._terms.of_noun(noun, ("role", "of", "toll") if is_numbered else ("role",))
        is_beside = found is not None and found[0] == "employed" and (_comes_with(noun) or _is_lacking(noun))
        if found is not None and found[0] == "held" and _is_free(noun):
            return None
        if found is not None and found[0] == "infected" and noun.lemma_.lower() == "case" and _is_of_law(noun):
            return None
        if found is None or is_beside or (found[0] in _YIELDING and _is_told_otherwise(noun)):
            return None
        return Event(found[0], noun, "counted_noun_is_event")

    def body_of(self, noun: Token) -> Event | None:
        """As in "the bodies of nine miners"."""
        body = owner_of_body(noun) if self._counts_people(noun) else None
        return Event("killed", body, "body_of") if body is not None else None

    def own_group(self, noun: Token) -> Event | None:
        """As in "with 12 children among the dead"."""
        phrases = (c for c in noun.children if c.lower_ == "among" and c.i > noun.i and self._counts_people(noun))
        group = next((c for phrase in phrases for c in phrase.children if c.dep_ == "pobj"), None)
        found = self._terms.of_noun(group, ("self", "role")) if group is not None else None
        return Event(found[0], group, "group_of_noun") if found and group is not None else None

    def own_vessel(self, noun: Token) -> Event | None:
        """As in "A boat with 140 people on board reached El Hierro": who is aboard arrives with it."""
        above = noun.head
        is_aboard = (noun.dep_ == "pobj" and above.lower_ == "with") or (
            noun.dep_ == "dobj" and above.lemma_ in _CARRYING and above.dep_ == "acl"
        )
        vessel = above.head
        is_moving = vessel.lemma_.lower() in _VESSELS and vessel.dep_ == "nsubj" and vessel.head.lemma_ in _LANDING
        arrives = is_aboard and is_moving and self._counts_people(noun)
        return Event("arrived", vessel.head, "aboard_vessel") if arrives else None

    def own_ailment(self, noun: Token) -> Event | None:
        """As in "40 people with measles", "had 40 people here with flu", "40 houses with minor damage"."""
        for word in (noun, noun.head):
            for preposition in (c for c in word.children if c.lower_ == "with" and c.i > noun.i):
                ailment = next((c for c in preposition.children if c.dep_ == "pobj"), None)
                found = self._terms.of_noun(ailment, ("ailment",)) if ailment is not None else None
                is_damage = found is not None and found[0] == "damaged"
                suits = noun.pos_ == "NUM" or is_damage != self._counts_people(noun)
                if found and ailment is not None and suits:
                    return Event(found[0], ailment, "ailment_of_noun")
        return None

    def own_place(self, noun: Token) -> Event | None:
        """As in "40 men in prison", "18 orcas in captivity": where they are tells what befell them."""
        found = self._terms.of_place(noun)
        return Event(found[0], found[1], "place_of_noun") if found is not None else None

    def own_adjective(self, noun: Token) -> Event | None:
        """As in "seven dead miners", "the six murdered priests"."""
        for child in noun.children:
            if _is_across_number(child, noun):
                continue
            is_of_rate = noun.lemma_.lower() in _RATES  # "The jobless rate"
            if not is_of_rate and child.dep_ in ("amod", "acomp", "appos", "advmod") and child.lower_ in self._terms.adjectives:
                return Event(self._terms.adjectives[child.lower_], child, "adjective_of_noun")
            is_participle = child.tag_ == "VBN" or (child.tag_ == "JJ" and child.lower_.endswith("ed"))
            if child.dep_ != "amod" or not is_participle or child.i > noun.i:
                continue
            if self._counts_people(noun):
                found = self._terms.of_state(child)  # "the six murdered priests"
                if found is not None and found.name in DONE_TO_PEOPLE | _DONE_BY_LAW:
                    return Event(found.name, child, "participle_before_noun")
            elif child.tag_ == "VBN" and (told := self._terms.of_verb(child, "object", noun)) and told[0] in _DONE_TO_THINGS:
                return Event(told[0], child, "participle_before_noun")  # "26 destroyed houses"
        return None
