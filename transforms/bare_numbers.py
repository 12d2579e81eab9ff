"""What a number without a noun counts by the words of its own clause: "a village of 900", "accidents fell to 31"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from transforms.analysed_text import Doc, Token
from transforms.event_syntax import gained_before_level
from transforms.gazetteer import Gazetteer
from transforms.indexes import index_moved
from transforms.measured import find_measured
from transforms.quantities import Quantity
from transforms.seen_changes import CHANGE_NOUNS
from transforms.syntax import has_child, subject_of
from transforms.vote_numbers import DECIDED, VOTE_PAIR, is_for_or_against

#: The rule by which a number for or against something counts those who voted.
VOTERS_FOR = "voters_for"
#: And that by which it counts those whom somebody employs.
EMPLOYED = "object_of_employer"
#: What has people in it: "a crowd of 54,321".
GATHERINGS = frozenset(
    (
        "crowd audience congregation population workforce staff membership village town city community settlement hamlet "
        "team force garrison squad payroll electorate household diaspora intake gathering country nation region province "
        "district state island suburb parish county capital camp gate committee jury panel cabinet choir orchestra delegation "
        "gang cast group party family contingent cohort class retinue entourage"
    ).split()
)
#: Nouns that are sums of something that the text leaves to the reader: "a majority of 3,402", "an attendance of 41,312".
_SUMS = frozenset(
    (
        "majority margin lead surplus shortfall deficit backlog attendance turnout circulation capacity quota headcount "
        "readership viewership listenership ridership patronage footfall caseload workload intake enrolment enrollment "
        "membership workforce staff crew population audience herd flock stockpile inventory fleet "
        "migration immigration emigration"
    ).split()
)
#: Nouns of what is measured on a scale without a unit: "The index fell to 8,200", "raised the retirement age to 64".
_SCALES = frozenset(
    (
        "index average mean median reading score rating ranking limit cap ceiling floor threshold minimum maximum age ratio "
        "percentage benchmark gauge barometer handicap grade"
    ).split()
)
_READ = frozenset({"reading", "score", "rating", "ratio", "limit", "handicap"})
#: What there is room for: "lifejackets for 30", "licensed for 38,000".
_ROOM = frozenset(
    "room space shelter capacity seat seating license licence licensed built designed meant intended lifejacket bed".split()
)
_HOLDING = frozenset("carry hold seat take accommodate house ferry transport admit".split())
_LICENSED = frozenset(
    "licensed licenced allowed permitted certified designed authorised authorized cleared supposed meant".split()
)
#: Whose number behind "of" is that of their children.
PARENTS = frozenset("mother father parent mum mom mam dad widow widower grandmother grandfather grandparent".split())
#: Verbs whose object is people, if it has no noun.
_PEOPLED = frozenset("employ hire recruit seat sleep accommodate house shelter invite enrol enroll".split())
#: Verbs whose object is people, if it has no noun and is told by the day or the week.
_SERVING = frozenset("see treat feed serve admit receive screen vaccinate attract draw welcome process carry train host".split())
_EMPLOYING = frozenset("employ hire recruit".split())
#: The rules by which a thing is told of a level, and so of its number.
_LEVELS = frozenset({"subject_of_change", "noun_set_off", "noun_apposed", "object_brought"})
#: Verbs of how many their subject are, people too: "Passengers numbered 427".
_NUMBERING = frozenset({"number", "total"})
#: Verbs of an index and its level.
_TRADING = frozenset("close end finish open settle hit reach top break cross pass trade stand fall rise climb slip drop".split())
#: Verbs of level that say too much else of those who do it.
_NO_LEVELS = frozenset("say include go come become hold see have run".split())


#: Nouns that count their own victims: "40 deaths", "the wounded".
IMPLIED_BY_NOUN = frozenset(("death dead fatality injured wounded hurt injury killing drowning fatalities deceased").split())


def is_of_victims(noun: Token) -> bool:
    """Whether a noun counts its own victims: "40 deaths", "the wounded"."""
    return noun.lemma_.lower() in IMPLIED_BY_NOUN or noun.lower_ in IMPLIED_BY_NOUN


_PARTS_OF_WHOLE = frozenset("most majority bulk rest remainder all many half some none".split())
_BEFORE_PAIR = 50
_VOTING = frozenset("vote split divide".split())
#: Behind the number of a whole group: "The workers, about 300 in all, walked out".
_IN_ALL = re.compile(r"\s+(?:in\s+(?:all|total|number)|altogether|all\s+told|overall|strong|combined)\s*[,.;:)–—-]")
_SET_OFF = frozenset({",", "(", "–", "—", "-", "--"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})


def counts_things(quantity: Quantity) -> bool:
    """Whether a quantity is a number of things, also of so many in a time: "40", "600 a day"."""
    return quantity.kind == "count" or (quantity.kind == "rate" and quantity.unit.startswith("1 per "))


class Bare(NamedTuple):
    """The counted thing, its noun where it is written, and the rule that found it."""

    text: str
    noun: Token | None
    is_implied: bool
    rule: str


Rule = Callable[[Doc, Quantity, Token, Gazetteer], "Bare | None"]


def counted_in_clause(doc: Doc, quantity: Quantity, anchor: Token, gazetteer: Gazetteer) -> Bare | None:
    """What a count without a noun counts by its own clause; None where nothing there tells."""
    return next((found for rule in RULES if (found := rule(doc, quantity, anchor, gazetteer)) is not None), None)


def _predicate_noun(_: Doc, __: Quantity, anchor: Token, ___: Gazetteer) -> Bare | None:
    """As in "Forty were farmers", also as the second of two: "30 were men and 40 were women"."""
    behind = anchor.nbor() if anchor.i + 1 < len(anchor.doc) else anchor
    is_listed = anchor.dep_ == "conj" and behind.dep_ in ("conj", "ccomp") and not has_child(behind, "nsubj", "aux")
    verb = anchor.head if anchor.dep_ == "nsubj" else behind if is_listed else None
    if verb is None or verb.lemma_ != "be":
        return None
    noun = next((c for c in verb.children if c.dep_ == "attr" and c.tag_ == "NNS"), None)
    return Bare(noun.text, noun, is_implied=False, rule="predicate_noun") if noun is not None else None


def _size_of_whole(_: Doc, __: Quantity, anchor: Token, ___: Gazetteer) -> Bare | None:
    """As in "a village of 900", "a majority of 3,402"."""
    if anchor.dep_ != "pobj" or anchor.head.lower_ != "of":
        return None
    noun = anchor.head.head
    if noun.lemma_.lower() in GATHERINGS:
        return Bare("people", None, is_implied=True, rule="size_of_gathering")
    return Bare(noun.text, noun, is_implied=False, rule="noun_of_sum") if noun.lemma_.lower() in _SUMS | _READ else None


def _children_of_parent(_: Doc, __: Quantity, anchor: Token, ___: Gazetteer) -> Bare | None:
    """As in "a mother of three", "parents of four"."""
    is_parent = anchor.dep_ == "pobj" and anchor.head.lower_ == "of" and anchor.head.head.lemma_.lower() in PARENTS
    return Bare("children", None, is_implied=False, rule="children_of_parent") if is_parent else None


def _room_for_people(_: Doc, __: Quantity, anchor: Token, ___: Gazetteer) -> Bare | None:
    """As in "lifejackets for 30", "a ground licensed for 38,000"."""
    if anchor.dep_ != "pobj" or anchor.head.lower_ != "for":
        return None
    is_room = anchor.head.head.lemma_.lower() in _ROOM or anchor.head.head.lower_ in _ROOM
    return Bare("people", None, is_implied=True, rule="room_for_people") if is_room else None


def _let_on(_: Doc, __: Quantity, anchor: Token, ___: Gazetteer) -> Bare | None:
    """As in "The ferry was licensed to carry 220": as many people as a vessel or a hall may hold."""
    verb = anchor.head
    is_held = anchor.dep_ == "dobj" and anchor.pos_ == "NUM" and verb.lemma_ in _HOLDING and verb.dep_ == "xcomp"
    return Bare("people", None, is_implied=True, rule="let_on") if is_held and verb.head.lower_ in _LICENSED else None


def _so_strong(doc: Doc, quantity: Quantity, anchor: Token, _: Gazetteer) -> Bare | None:
    """As in "The crew is 43 strong", "Its fleet, once 90,000 strong, has shrunk"."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or span.end >= len(doc) or doc[span.end].lower_ != "strong":
        return None
    before = next(
        (t for t in reversed(doc[anchor.sent.start : span.start]) if t.pos_ not in ("ADV", "DET", "ADP", "SCONJ")), None
    )
    if before is not None and before.lemma_ == "be":
        before = subject_of(before)
    elif before is not None and before.text in _SET_OFF and before.i > anchor.sent.start:
        before = before.nbor(-1)
        while before.dep_ == "pobj" and before.head.lower_ == "of" and before.head.head.pos_ == "NOUN":
            before = before.head.head
    is_noun = before is not None and before.pos_ == "NOUN"
    return Bare(before.text, before, is_implied=False, rule="so_strong") if before is not None and is_noun else None


def _people_aboard(doc: Doc, quantity: Quantity, _: Token, __: Gazetteer) -> Bare | None:
    """As in "with 63 on board", "said 37 were aboard the bus"."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    behind = [t.lower_ for t in doc[span.end : span.end + 3] if t.lower_ not in ("was", "were")][:2] if span is not None else []
    is_aboard = behind[:1] == ["aboard"] or behind == ["on", "board"]
    return Bare("people", None, is_implied=True, rule="people_aboard") if is_aboard else None


def _total_of_group(doc: Doc, quantity: Quantity, anchor: Token, _: Gazetteer) -> Bare | None:
    """As in "The workers, about 300 in all, walked out", "arrested protesters, 300 in total": what it is set off from."""
    start, end = anchor.sent.start, anchor.i
    while end > start and doc[end].idx >= quantity.start:
        end -= 1
    is_set_off = doc[end].text in _SET_OFF and _IN_ALL.match(doc.text, quantity.end) is not None
    plurals = (t for t in doc[start:end] if t.tag_ in ("NNS", "NNPS") or is_of_victims(t)) if is_set_off else ()
    noun = next((t for t in plurals if _reaches(t, end)), None)
    if noun is None:
        return None
    is_implied = is_of_victims(noun)
    return Bare("people" if is_implied else noun.text, noun, is_implied, "noun_of_total")


def _reaches(noun: Token, end: int) -> bool:
    """Whether nothing but the words of its phrase stand between a noun and a comma."""
    return all(t.i == noun.i or noun.is_ancestor(t) for t in noun.doc[noun.i : end])


def _behind_colon(doc: Doc, quantity: Quantity, _: Token, __: Gazetteer) -> Bare | None:
    """As in "Both sides handed back bodies: 909 by Russia, 34 by Ukraine"."""
    if doc.text[max(0, quantity.start - 2) : quantity.start] != ": ":
        return None
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or span.start - 2 < span[0].sent.start or span.end >= len(doc):
        return None
    noun = doc[span.start - 2]
    is_dealt = doc[span.end].lower_ in ("by", "from", "in", "for", "at", "to") and noun.tag_ == "NNS" and noun.dep_ in _OBJECTS
    return Bare(noun.text, noun, is_implied=False, rule="noun_before_colon") if is_dealt and not is_of_victims(noun) else None


def _votes_of_pair(doc: Doc, quantity: Quantity, anchor: Token, _: Gazetteer) -> Bare | None:
    """As in "The council voted 7-2 to close the school", "passed 214 to 201"."""
    text = doc.text
    near = VOTE_PAIR.finditer(text, max(0, quantity.number_start - 13), quantity.number_end + 13)
    pair = next((match for match in near if _holds(match, quantity)), None)
    if pair is None:
        return None
    before = text[max(anchor.sent.start_char, pair.start() - _BEFORE_PAIR) : pair.start()]
    is_change = before.endswith("from ")  # "cut the voting age from 18 to 16"
    return Bare("votes", None, is_implied=False, rule="vote_pair") if DECIDED.search(before) and not is_change else None


def _most_of_whole(_: Doc, __: Quantity, anchor: Token, ___: Gazetteer) -> Bare | None:
    """As in "Most of the wounded, 88, were from Lira", "The majority of the victims, 88,": those of whom they are the most."""
    part = anchor.head
    if anchor.dep_ != "appos" or part.lower_ not in _PARTS_OF_WHOLE:
        return None
    whole = next((c for of in part.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"), None)
    if whole is None or not (whole.tag_ in ("NNS", "NNPS") or is_of_victims(whole)):
        return None
    is_implied = is_of_victims(whole)
    return Bare("people" if is_implied else whole.text, whole, is_implied, rule="noun_of_most")


def _in_brackets(doc: Doc, quantity: Quantity, anchor: Token, _: Gazetteer) -> Bare | None:
    """As in "the highest number of cases (10,306)", "the most deaths (3,587)": what the words before the bracket number."""
    text, head = doc.text, anchor.head
    if anchor.dep_ != "appos" or text[quantity.start - 1 : quantity.start] != "(" or text[quantity.end : quantity.end + 1] != ")":
        return None
    if head.lemma_.lower() in ("number", "total", "count"):
        head = next((c for of in head.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"), head)
    elif not any(c.tag_ in ("JJS", "RBS") for c in head.children):
        return None
    if head.tag_ != "NNS":
        return None
    is_implied = is_of_victims(head)
    return Bare("people" if is_implied else head.text, head, is_implied, rule="noun_before_brackets")


def _people_for(doc: Doc, quantity: Quantity, anchor: Token, _: Gazetteer) -> Bare | None:
    """As in "voted 266 in favour with 12 against", "approved the budget, 64 for and 54 against": those who vote."""
    text = doc.text
    sentence = anchor.sent
    if not is_for_or_against(text, quantity.end) or any(t.lower_ in ("votes", "ballots") for t in doc[sentence.start : anchor.i]):
        return None
    subject = subject_of(sentence.root)
    if subject is not None and subject.tag_ == "NNS" and subject.i < anchor.i and sentence.root.lemma_ in _VOTING:
        return Bare(subject.text, None, is_implied=False, rule=VOTERS_FOR)
    return Bare("people", None, is_implied=True, rule=VOTERS_FOR)


def _holds(pair: re.Match[str], quantity: Quantity) -> bool:
    return quantity.number_start in (pair.start(1), pair.start(2))


def _votes_polled(_: Doc, __: Quantity, anchor: Token, ___: Gazetteer) -> Bare | None:
    """As in "the Greens polled 4,118"."""
    is_polled = anchor.dep_ == "dobj" and anchor.head.lemma_ == "poll"
    return Bare("votes", None, is_implied=False, rule="votes_polled") if is_polled else None


def _served(_: Doc, quantity: Quantity, anchor: Token, __: Gazetteer) -> Bare | None:
    """As in "The clinic sees up to 90 a day", "Uganda took in 600 a day": those who come to be served."""
    verb = anchor.head
    if quantity.kind != "rate" or anchor.dep_ != "dobj":
        return None
    is_taken_in = verb.lemma_ == "take" and any(c.dep_ == "prt" and c.lower_ in ("in", "on") for c in verb.children)
    is_served = is_taken_in or verb.lemma_ in _SERVING
    return Bare("people", None, is_implied=True, rule="those_served") if is_served else None


def _object_of_employer(_: Doc, __: Quantity, anchor: Token, ___: Gazetteer) -> Bare | None:
    """As in "the plant employs 640"."""
    verb = anchor.head.lemma_
    if anchor.dep_ != "dobj" or verb not in _PEOPLED:
        return None
    return Bare("people", None, is_implied=True, rule=EMPLOYED if verb in _EMPLOYING else "let_on")


def _subject_of_level(doc: Doc, quantity: Quantity, anchor: Token, gazetteer: Gazetteer) -> Bare | None:
    """As in "accidents fell from 135 to 31", "the attendance was given as 18,204"."""
    if gained_before_level(anchor) is not None or _verb_of(anchor).lemma_ in _NO_LEVELS:
        return None
    found = find_measured(doc, quantity)
    if found is None or found[1] not in _LEVELS:
        return None
    noun = found[0]
    if is_of_victims(noun):
        return None  # a toll, whose people its event implies
    is_sum = noun.lemma_.lower() in _SUMS or noun.lemma_.lower() in _SCALES
    is_numbered = anchor.head.lemma_ in _NUMBERING
    if is_numbered and noun.lemma_.lower() in GATHERINGS:
        return Bare("people", None, is_implied=True, rule="size_of_gathering")  # "The congregation numbered about 350"
    if not is_sum and _verb_of(anchor).lemma_ == "put":
        return None  # "put the toll at 40"
    if not is_sum and (noun.tag_ != "NNS" or (anchor.dep_ == "dobj" and not is_numbered and gazetteer.counts_people(noun))):
        return None
    return Bare(noun.text, noun, is_implied=False, rule="subject_of_level")


def _of_change_told(_: Doc, __: Quantity, anchor: Token, ___: Gazetteer) -> Bare | None:
    """As in "a 14% rise in homicides, from 630 to 719": both levels of what changed."""
    from_ = anchor.head.head if anchor.dep_ == "pobj" and anchor.head.lower_ == "to" else anchor.head
    if anchor.dep_ != "pobj" or from_.lower_ != "from" or from_.i < 2 or from_.nbor(-1).text != ",":
        return None
    thing = from_.nbor(-2)
    of = next((t for t in thing.ancestors if t.dep_ == "prep"), None) if thing.tag_ == "NNS" else None
    if of is None or of.lower_ != "in" or of.head.lemma_.lower() not in CHANGE_NOUNS:
        return None
    return Bare(thing.text, thing, is_implied=False, rule="thing_changed")


def _verb_of(anchor: Token) -> Token:
    """The verb that a number hangs on, with a preposition between or without."""
    return anchor.head if anchor.head.pos_ in ("VERB", "AUX") else anchor.head.head


def _level_of_index(_: Doc, quantity: Quantity, anchor: Token, __: Gazetteer) -> Bare | None:
    """As in "The Nikkei closed above 50,000", "The FTSE 100 hit 8,200"."""
    verb = anchor.head if anchor.dep_ == "dobj" else anchor.head.head
    if anchor.dep_ not in ("dobj", "pobj") or verb.lemma_ not in _TRADING or quantity.kind != "count":
        return None
    index = index_moved(anchor)
    return Bare(index.text, index, is_implied=False, rule="subject_of_level") if index is not None else None


#: In the order in which they are asked.
RULES: tuple[Rule, ...] = (
    _votes_of_pair,
    _people_for,
    _total_of_group,
    _most_of_whole,
    _in_brackets,
    _behind_colon,
    _predicate_noun,
    _size_of_whole,
    _children_of_parent,
    _room_for_people,
    _let_on,
    _so_strong,
    _people_aboard,
    _votes_polled,
    _served,
    _object_of_employer,
    _of_change_told,
    _subject_of_level,
    _level_of_index,
)
