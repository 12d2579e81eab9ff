"""Whether a figure is a stock (a state that lasts), a flow (of one incident or a stated period) or a total (a toll to date)."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.analysed_text import Span, Token
from transforms.counted import Counted
from transforms.event_terms import Event
from transforms.quantities import Quantity
from transforms.records import Measure
from transforms.syntax import antecedent, has_child, is_passive, subject_of, verb_above
from transforms.text_words import in_lower_case
from transforms.time_spans import RANKED

_KINDS = frozenset({"count", "money", "measure", "rate"})
#: Events that are states in themselves, and those that last where the words say so.
_STATES = frozenset({"missing", "stranded", "employed", "starved"})
_LASTING = frozenset("held abducted displaced deployed hospitalised treated injured detained evacuated affected infected".split())
_TO_DATE = re.compile(
    r"\b(?:so\s+far|to\s+date|in\s+total|cumulative(?:ly)?|since|altogether|all\s+told|in\s+all|combined|this\s+year|up\s+to\s+now)\b",
    re.IGNORECASE,
)
_ADDED_BEFORE = re.compile(r"\b(?:another|a\s+further)\s+$", re.IGNORECASE)
#: Numbers of each of many periods: "about 130 people have been killed every day".
_EACH = re.compile(
    r"\b(?:on\s+average|an\s+average\s+of|(?:every|each|per)\s+(?:single\s+)?(?:hour|day|night|week|month|year))\b"
)
_AROUND = 60
_LONGEST_ADDED = 24
_ADDED_BEHIND = re.compile(r"\s+(?:more|additional)\b(?!\s+than)", re.IGNORECASE)
_TALLIES = frozenset({"toll", "tally", "count", "total"})
_CONDITIONS = frozenset(
    """condition care hospital custody jail prison detention coma quarantine isolation treatment admission payroll shelter camp
    station stock reserve hand duty strike storage""".split()
)
_STILL = frozenset("still currently now nowadays presently".split())
_BEING = frozenset("be remain stay lie sit languish keep".split())
#: Verbs that state what is, in the simple present or past.
_STATIVE = frozenset(
    "have hold own possess contain house operate owe represent number keep live reside occupy cover boast".split()
)
#: Harms whose numbers run on: a level of them is a toll.
_TOLLS = frozenset("killed injured casualties missing infected displaced".split())
_PERIODS = frozenset("hour day night week fortnight month quarter year decade".split())
#: Words for a part of the time.
_IN_PERIOD = re.compile(r"\b(?:previous|past|last|another|within)\b|\bovernight\b", re.IGNORECASE)
_INCLUDED = re.compile(r",? including\b.*", re.DOTALL)
_TIMES = frozenset("overnight noon midday midnight dawn dusk nightfall sunset sunrise morning evening afternoon night".split())
#: What one event does to people and things, whose numbers are its tolls, and what is counted in a vote.
_WHOLE = _TOLLS | frozenset("evacuated destroyed damaged arrested detained rescued abducted affected tested".split())
_RESULTS_OF_VOTES = frozenset({"voted", "won", "polled"})
_WARS = frozenset(
    "war conflict fighting violence clash hostilities offensive campaign insurgency unrest uprising siege genocide".split()
)
_WHOLE_EVENTS = frozenset(
    """war conflict outbreak epidemic pandemic famine earthquake quake tsunami hurricane cyclone typhoon flood storm disaster
    eruption genocide siege uprising massacre crash sinking fire blaze collapse collision blast explosion stampede crush shooting
    attack bombing landslide mudslide avalanche derailment shipwreck wildfire campaign""".split()
)
_EVENTS = _WHOLE_EVENTS | _WARS
#: Sentences of which each figure asks the same.
_REMEMBERED = 8
_POPULATIONS = frozenset("population inhabitant resident".split())


def measure_of(
    quantity: Quantity, event: Event | None, counted: Counted, sentence: Span, *, in_war: bool = False, is_long: bool = False
) -> Measure | None:
    """The measure of a figure; None where neither an event nor a state is told.

    Args:
        quantity: the number.
        event: what happened, if anything that the vocabulary knows.
        counted: the thing counted, with the token whose syntax places the number.
        sentence: where it stands.
        in_war: whether the article tells of a war, in which each attack is one of many.
        is_long: whether it is told of a stretch of time ("last year"), not of a day or an event of the past.
    """
    if quantity.kind not in _KINDS:
        return None
    verb = _verb_of(counted.anchor, event)
    if quantity.kind == "rate" and quantity.denominator in _PERIODS and event is not None and event.name in _TOLLS:
        return "flow"  # "There are about 500 drownings a year"
    if _is_state(event, verb, counted):
        return "stock"
    if event is None:
        return "flow" if _is_more(quantity, sentence) or _happened(verb) else None
    if _is_more(quantity, sentence) or _is_of_each(quantity, sentence):
        return "flow"
    if event.name == "killed" and verb is not None and verb.lemma_ in _BEING and event.word.pos_ != "VERB":
        return "total"  # "two sailors are dead"
    if _is_level(event):
        return "total" if quantity.kind == "count" and (event.name in _TOLLS or not _tells_period(verb)) else "flow"
    if _is_to_date(verb, sentence, runs_on=event.name in _TOLLS and is_long):
        return "total"
    return "total" if _is_whole(quantity, event, sentence, in_war=in_war, is_long=is_long) else "flow"


def _is_whole(quantity: Quantity, event: Event, sentence: Span, *, in_war: bool, is_long: bool) -> bool:
    """Whether a figure is that of one whole event: the toll of a quake, the arrests of a night, the votes of an election."""
    if event.name in _RESULTS_OF_VOTES:
        return quantity.kind == "count"
    # "died in the war, including 40 in the past day": what is included has a period of its own
    if event.name not in _WHOLE or _tells_part_of_time(sentence.text):
        return False
    if in_war or is_long:
        return event.name in _TOLLS and _is_of_incident(event, sentence, in_war=in_war)
    return quantity.kind == "count" or event.name in _TOLLS


@lru_cache(maxsize=_REMEMBERED)
def _tells_part_of_time(sentence: str) -> bool:
    return _IN_PERIOD.search(_INCLUDED.sub("", sentence)) is not None


def _is_of_incident(event: Event, sentence: Span, *, in_war: bool) -> bool:
    """As in "the fighting has killed 4,000", "the quake of 1976 killed 23,000": of the whole event, no part of a war or of a
    year.
    """
    subject = subject_of(event.word) if event.word.pos_ == "VERB" else None
    if subject is not None and _names_war(antecedent(subject)):
        return not _tells_period(event.word)
    prepositions = (c for c in event.word.children if c.dep_ == "prep" and c.lower_ in ("in", "during"))
    is_suffered = event.word.pos_ == "VERB" and (is_passive(event.word) or event.word.lemma_ == "die")
    if is_suffered and any(_names_war(noun) for p in prepositions for noun in p.children):
        return True  # "were killed in three days of clashes", not "the raid killed 40 in the war"
    if event.word.pos_ == "VERB" and _is_perfect(event.word):  # "a week of fighting that he said had killed 40"
        return any(_names_war(t) for t in sentence if t.i < event.word.i)
    is_told = event.word.pos_ == "VERB" and any(t.pos_ == "NOUN" and t.lemma_.lower() in _WHOLE_EVENTS for t in sentence)
    return is_told and not in_war


def names_event(noun: Token) -> bool:
    """Whether a noun names what people are victims of: "the toll of the war" counts people, no wars."""
    return not _EVENTS.isdisjoint((noun.lemma_.lower(), noun.lower_))


def _names_war(noun: Token) -> bool:
    """As in "the war", "six days of fighting"."""
    parts = (part for c in noun.children if c.lower_ == "of" for part in c.children)
    return any(_WARS & {t.lemma_.lower(), t.lower_} for t in (noun, *parts))


def _verb_of(anchor: Token, event: Event | None) -> Token | None:
    """The verb of the clause in which a number stands: the event's own, or the nearest above."""
    if event is not None and event.word.pos_ in ("VERB", "AUX") and not _is_noun_like(event.word):
        return event.word
    return verb_above(anchor)


def _is_noun_like(participle: Token) -> bool:
    """As in "nine of the injured", "the 34 wounded"."""
    if participle.dep_ == "acl" and participle.head.lower_ == "those":
        return True
    return participle.tag_ == "VBN" and participle.dep_ in ("pobj", "dobj", "nsubj", "nsubjpass")


def _is_state(event: Event | None, verb: Token | None, counted: Counted) -> bool:
    """As in "are still held", "were being treated", "is in critical condition", "has 12 beds"."""
    if event is not None and event.name in _STATES and not _is_perfect(verb):
        return True
    if verb is None:
        return False
    if _is_somewhere(verb, counted.anchor):
        return True
    if event is None and _is_level_of_state(verb):
        return True
    if event is None:
        subject = subject_of(verb)
        is_population = any(t is not None and t.lemma_.lower() in _POPULATIONS for t in (counted.noun, subject))
        return is_population or (verb.lemma_ in _STATIVE and not _is_perfect(verb) and verb.tag_ != "VB")
    return event.name in _LASTING and _lasts(verb, event)


def _is_level_of_state(verb: Token) -> bool:
    """As in "debt stood at 1.05 billion", "the number without power had dropped to 21", "leaves 8.4 million without work"."""
    if verb.lemma_ == "leave":
        return any(c.lower_ == "without" for c in verb.subtree)
    subject = subject_of(verb)
    if subject is None:
        return False
    is_level = subject.lemma_ == "number" and any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.children)
    return is_level or (verb.lemma_ == "stand" and subject.lemma_ not in _TALLIES)


def _is_somewhere(verb: Token, anchor: Token) -> bool:
    """As in "there are 430 on the payroll", "nine of the injured were in critical condition", "97 patients are on admission"."""
    if verb.lemma_ != "be" or _is_perfect(verb) or any(c.tag_ == "MD" for c in verb.children):
        return False
    if any(c.dep_ == "expl" for c in verb.children):
        return verb.tag_ in ("VBZ", "VBP")
    subject = subject_of(verb)
    is_subject = subject is not None and (subject.i == anchor.i or subject.is_ancestor(anchor))
    places = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i and c.lower_ in ("in", "on", "under", "at")]
    states = (noun for c in places for noun in c.children if noun.dep_ == "pobj")
    return is_subject and not has_child(verb, "attr", "acomp") and any(n.lemma_.lower() in _CONDITIONS for n in states)


def _lasts(verb: Token, event: Event) -> bool:
    above = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), verb)
    if any(c.lower_ in _STILL for v in (verb, above) for c in v.children if c.dep_ == "advmod"):
        return True
    if verb.lemma_ == "be" and has_child(verb, "attr"):
        return False  # "of the injured, 21 were officers"
    if verb.lemma_ in _BEING or verb.lemma_ == "have" or (event.word.pos_ == "NOUN" and above.lemma_ in _BEING):
        return not _is_perfect(verb)
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ == "being" for c in auxiliaries) or (verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in auxiliaries)):
        return True  # "were being treated", "are sheltering"
    if verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and above.lemma_ in _BEING:
        return not _is_perfect(above)  # "are on the lines, backed by 14 helicopters"
    if event.name in ("held", "displaced", "deployed", "affected") and verb.tag_ in ("VBZ", "VBP"):
        return True  # "the camp shelters 30,000 people"
    is_present = is_passive(verb) and any(c.dep_ == "auxpass" and c.tag_ in ("VBP", "VBZ") for c in verb.children)
    return is_present and not _is_perfect(verb)


def _is_perfect(verb: Token | None) -> bool:
    if verb is None:
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not has_child(verb, "nsubj", "nsubjpass", "aux"):
        verb = verb.head
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def _is_past_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)


def _happened(verb: Token | None) -> bool:
    """Whether a clause tells what was done in a period that it names: "collected 900 samples last year"."""
    return verb is not None and verb.lemma_ not in _BEING and verb.tag_ in ("VBD", "VBN") and _tells_period(verb)


def _is_more(quantity: Quantity, sentence: Span) -> bool:
    """As in "eight more people", "another 40": what was added, whatever the toll is now."""
    text = sentence.doc.text
    start = max(sentence.start_char, quantity.number_start - _LONGEST_ADDED)
    is_added = (
        in_lower_case(text)[start : quantity.number_start].rstrip().endswith(("another", "further"))
        and _ADDED_BEFORE.search(text, start, quantity.number_start) is not None
    )
    return is_added or _ADDED_BEHIND.match(text, quantity.number_end, sentence.end_char) is not None


def _is_of_each(quantity: Quantity, sentence: Span) -> bool:
    """As in "on average about 130 people have been killed every day": no toll, whatever the tense."""
    start = max(sentence.start_char, quantity.start - _AROUND)
    end = min(sentence.end_char, quantity.end + _AROUND)
    return _EACH.search(in_lower_case(sentence.doc.text), start, end) is not None


def _is_level(event: Event) -> bool:
    """As in "the death toll reached 40", "the number of people killed stands at 40"."""
    return event.rule == "subject_of_level"


def _is_to_date(verb: Token | None, sentence: Span, *, runs_on: bool) -> bool:
    """As in "have so far arrested", "had died by Friday", "have been infected since May"; not "had died on Friday"."""
    if verb is None:
        return False
    if _tells_to_date(sentence.text):
        return True
    if any(c.lower_ == "by" and c.dep_ == "prep" and _tells_time(c) for c in verb.children):
        return True
    return _is_perfect(verb) and not _is_past_perfect(verb) and (runs_on or not _tells_period(verb))


@lru_cache(maxsize=_REMEMBERED)
def _tells_to_date(sentence: str) -> bool:
    told = _TO_DATE.search(sentence)
    return told is not None and not (told[0].lower() == "since" and RANKED.search(sentence[: told.start()]))


def _tells_period(verb: Token | None) -> bool:
    """Whether a clause names its day or period: "on Friday", "last year", "in 2024", "overnight"."""
    if verb is None:
        return False
    for child in verb.children:
        if child.dep_ not in ("npadvmod", "prep", "advmod") or has_child(child, "ccomp"):
            continue
        if child.lower_ != "since" and _tells_time(child):
            return not any(t.lower_ == "this" for t in child.subtree)
    return False


def _tells_time(word: Token) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") or t.lower_ in _TIMES for t in word.subtree)
