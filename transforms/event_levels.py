"""The event of a level, which the subject of "reached" or the object of "put at" tells, and of the other side of an exchange."""

from __future__ import annotations

from collections.abc import Callable

from transforms.analysed_text import Token
from transforms.event_syntax import COUNTERS, LEVEL_VERBS, MOVES, OBJECT_LEVELS, is_counter
from transforms.event_terms import WOUNDED, Event, EventTerms
from transforms.syntax import SUBJECTS, antecedent, has_child, is_passive, subject_of, verb_above

#: Arguments of a noun under which its number is a level: "deaths", "the number of deaths", "the toll".
LEVEL_ARGUMENTS = ("self", "of", "toll")
#: How many words from its head a word of the phrase may stand.
_REACH = 12
#: What sets off a number behind its toll.
_ASIDE = frozenset((",", "(", ")", "—", "–", "-", "--"))
_CHANGES = frozenset("rise increase jump surge fall drop decline decrease spike growth".split())
#: What stands between a state and the number that its level comes to.
_TO_LEVEL = frozenset({"ADP", "PART", "ADV", "AUX"})

ToldByVerb = Callable[[Token, str, Token], tuple[str, Token] | None]


def event_of_level(verb: Token, terms: EventTerms, told_by: ToldByVerb) -> Event | None:
    """As in "The death toll had reached 40,005": the event of the subject.

    Args:
        verb: the verb that states the level.
        terms: the vocabulary.
        told_by: the event that a verb tells of a noun in an argument of it.
    """
    # "The number killed since 7 October stands at 40": the parser may take the day for a second subject.
    counter = next((c for c in verb.children if c.dep_ in SUBJECTS and c.lemma_.lower() in COUNTERS), None)
    subject = counter or risen(verb) or subject_of(verb)
    if subject is None and verb.dep_ in ("pcomp", "acl", "advcl"):
        subject = verb.head if verb.head.pos_ == "NOUN" else None
    return event_in_phrase(_toll_meant(subject), terms, told_by) if subject is not None else None


def _toll_meant(subject: Token) -> Token:
    """What a subject stands for; the toll of "The toll of the landslide, which stood at 31", not the landslide."""
    meant = antecedent(subject)
    above = meant.head.head if meant is not subject and meant.dep_ == "pobj" else meant
    return above if is_counter(above) and not is_counter(meant) else meant


def risen(verb: Token) -> Token | None:
    """The toll of "reported a sharp rise in the toll, reaching 40": what a participle behind its change tells the level of."""
    change = next((c for c in verb.head.children if c.dep_ == "dobj" and c.lemma_.lower() in _CHANGES), None)
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or change is None:
        return None
    return next((c for p in change.children if p.lower_ in ("in", "of") for c in p.children if c.dep_ == "pobj"), None)


def brings_level(verb: Token) -> bool:
    """As in "reported 40 deaths, bringing the toll to 57": a participle that tells what the number before leads to."""
    is_moving = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_ in MOVES
    return is_moving and any(c.dep_ == "dobj" and c.lemma_.lower() in COUNTERS for c in verb.children)


def event_in_phrase(head: Token, terms: EventTerms, told_by: ToldByVerb) -> Event | None:
    """The event that a noun phrase tells: "the number of people killed", "the injured", "the death toll"; what the counted ones
    are known for, where it tells no other: "the number of cases".
    """
    if head.lemma_.lower() in COUNTERS:
        those = [c for of in head.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"] or [head]
        placed = next((at for t in (head, *those) if (at := terms.of_place(t, those[0])) is not None), None)
        if placed is not None:
            return Event(placed[0], placed[1], "subject_of_level")  # "the number in hospital", "the number of people in work"
    counted = head if head.tag_ == "NNS" else None
    for token in (head, *(t for t in head.subtree if t is not head and t.dep_ not in ("relcl", "advcl"))):
        if abs(token.i - head.i) > _REACH:
            continue
        arguments = LEVEL_ARGUMENTS if any(c.lower_ == "of" for c in token.rights) else ("self", "toll")
        if token.dep_ == "pobj" and token.head.head == head and head.lemma_.lower() in COUNTERS:
            counted = token
        found = terms.of_noun(token, arguments) if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") else None
        if found:
            is_of_both = found[0] == "killed" and is_counter(token) and _are_wounded_too(token)
            return Event("casualties" if is_of_both else found[0], token, "subject_of_level")
        if token.lower_ in terms.adjectives and token.dep_ in ("amod", "pobj"):
            return Event(terms.adjectives[token.lower_], token, "subject_of_level")
        is_state = token.dep_ == "amod" and terms.of_state(token) is not None  # "the number of kidnapped pupils"
        if is_state and (state := told_by(token, "object", token.head)) is not None:
            return Event(state[0], token, "subject_of_level")
        told = _told_in_clause(token, told_by, is_counted=token is counted)
        if told:
            return Event(told[0], told[1], "subject_of_level")
    role = terms.of_noun(counted, ("role",)) if counted is not None else None
    return Event(role[0], counted, "subject_of_level") if role and counted is not None else None


def _are_wounded_too(toll: Token) -> bool:
    """As in "the combined toll of dead and wounded": not told apart."""
    states = (t for t in toll.subtree if t.i > toll.i + 1 and t.lower_ in WOUNDED)
    return any(t.nbor(-1).lower_ in ("and", "or") and t.nbor(-2).lower_ in ("dead", "killed") for t in states)


def counter_beside(number: Token) -> Token | None:
    """The toll of "the death toll — 26 — was", "the toll is higher than the figure of 21", "the toll may be as high as 50"."""
    doc, at = number.doc, number.i
    is_aside = 1 < at < len(doc) - 1 and doc[at - 1].text in _ASIDE and doc[at + 1].text in _ASIDE
    if is_aside and is_counter(doc[at - 2]):
        return doc[at - 2]
    if number.dep_ != "pobj" or number.head.lower_ not in ("of", "as"):
        return None
    above = number.head.head
    is_told = above.lower_ in ("high", "low", "many", "few") if number.head.lower_ == "as" else is_counter(above)
    verb = verb_above(above) if is_told and (number.head.lower_ == "as" or above.head.lower_ == "than") else None
    subject = subject_of(verb) if verb is not None and verb.lemma_ in LEVEL_VERBS else None
    return subject if is_counter(subject) else None


def state_numbered(number: Token) -> Token | None:
    """The "missing" of "the number of missing rose to 57", "and the number of injured at 300", however they are parsed."""
    position = number.i - 1
    first = max(number.sent.start, number.i - _REACH)
    while position > first and (number.doc[position].pos_ in _TO_LEVEL or number.doc[position].lemma_ in LEVEL_VERBS):
        position -= 1
    before = [t.lower_ for t in number.doc[max(first, position - 3) : position]]
    while before and before[-1] in ("the", "those", "people", "persons", "still"):
        before.pop()
    is_number = before[-1:] == ["of"] and len(before) > 1 and (before[-2].removesuffix("s") in COUNTERS or before[-2] == "and")
    return number.doc[position] if is_number and position < number.i - 1 else None


def noun_of_level_listed(number: Token) -> Token | None:
    """The "injuries" of "brings deaths to 40 and injuries to 57": a further noun and its level, without a verb of its own."""
    doc, position = number.doc, number.i - 1
    while position > number.sent.start and doc[position].pos_ == "ADV":
        position -= 1
    if position < number.sent.start + 3 or doc[position].lower_ != "to":
        return None
    noun, before = doc[position - 1], doc[position - 2]
    if before.lower_ == "of" and doc[position - 3].lower_ in COUNTERS:
        before = doc[position - 4]
    if before.lower_ in ("the", "those"):
        before = before.nbor(-1)
    is_level = any(t.lemma_ in LEVEL_VERBS | MOVES and t.i < noun.i for t in number.ancestors)
    return noun if before.lower_ in ("and", ",", "while") and is_level else None


def _told_in_clause(token: Token, told_by: ToldByVerb, *, is_counted: bool) -> tuple[str, Token] | None:
    """What a clause of the phrase tells of those counted: "people who have fled", "people known to have died"."""
    if token.tag_ == "VBN" and token.dep_ == "acl" and (told := told_by(token, "object", token.head)):
        return told
    if token.tag_ == "VBG" and token.dep_ == "acl" and (told := told_by(token, "subject", token.head)):
        return told  # "the number of people crossing the Channel"
    if token.dep_ == "xcomp" and token.head.dep_ == "acl":
        return told_by(token, "object" if has_child(token, "auxpass") else "subject", token.head.head)
    clause = next((c for c in token.children if c.dep_ == "relcl"), None) if is_counted else None
    return told_by(clause, "object" if is_passive(clause) else "subject", token) if clause is not None else None


def put_at(preposition: Token) -> Token | None:
    """What a verb puts at a level, also where the "at" hangs on a word of it: "puts the number of men killed at 40"; what it
    gives as one: "gave the attendance as 4,000".
    """
    if preposition.lower_ == "as" and preposition.head.lemma_ == "give":
        return next((c for c in preposition.head.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if preposition.lower_ != "at":
        return None
    above = preposition.head
    while above.dep_ in ("pobj", "prep", "acl", "dobj", "conj", "nsubjpass") and above.lemma_ not in OBJECT_LEVELS:
        above = above.head
    if above.lemma_ not in OBJECT_LEVELS:
        return None
    if above.dep_ == "acl" and above.tag_ == "VBN":
        return above.head  # "with casualties put at 30 to 50"
    put = next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)
    return put if preposition.head == above or (put is not None and put.is_ancestor(preposition)) else None


def event_of_counterpart(exchange: Token, terms: EventTerms) -> Event | None:
    """As in "105 hostages were freed in exchange for 240 prisoners": the prisoners were freed too."""
    for ancestor in exchange.ancestors:
        is_release = ancestor.pos_ == "VERB" and terms.has_verb(ancestor, "released")
        found = terms.of_noun(ancestor) if ancestor.pos_ == "NOUN" else None
        if is_release or (found and found[0] == "released"):
            return Event("released", ancestor, "other_side_of_exchange")
    return None
