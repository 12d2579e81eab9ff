"""Names of places that stand for who gives, decides, pays or stands for election in the sentence of a figure, not for where."""

from __future__ import annotations

from transforms.analysed_text import Span, Token
from transforms.gazetteer import Gazetteer
from transforms.place_names import WHERE, preposition_of
from transforms.syntax import subject_of, verb_above

#: Words of local services and of those on the spot, whose name tells where something happened; armies and companies act
#: elsewhere, too.
_LOCALS = frozenset(
    """police sheriff coroner fire firefighters firefighter rescue rescuers emergency ambulance hospital hospitals health
    ministry civil interior prosecutor prosecutors authorities mayor governor municipality council paramedics medics doctors
    morgue nurse nurses surgeon surgeons resident residents villager villagers witness witnesses correspondent""".split()
)
_ACTING_ABROAD = frozenset(
    "army military force forces navy defence defense foreign government parliament president embassy intelligence".split()
)
#: Those on the spot who only tell where they are by where they speak: "In Tarma, organisers said".
_ON_THE_SPOT = _LOCALS | frozenset("organisers organizers organiser organizer locals activists farmers relatives".split())
#: Sums that come from somewhere: "raised $300 million, most of it from Japan".
_OF_MONEY = frozenset("earned pledged invested spent fined lost sold".split())
_SHARES = frozenset("% percent cent it them".split())
#: Levels of the table of roles whose holders act for their country wherever they are.
_OF_STATES = frozenset({"state", "government", "royal", "diplomacy"})
#: What a government does, told of its capital; a city has, holds and sees things, too.
_ACTS_OF_STATES = frozenset(
    """deploy send dispatch launch fire pledge promise vow offer export import impose order sign ratify recall expel mobilise
    mobilize spend borrow owe lend donate supply provide possess acquire purchase buy sell lack""".split()
)
#: What only a state has.
_OF_ARMIES = frozenset(
    """missile warhead tank jet warplane fighter bomber warship submarine frigate destroyer soldier troop rocket drone howitzer
    battalion brigade ambassador diplomat embassy deputy""".split()
)
_LENGTH_OF_CODE = 3
_CURRENCIES = frozenset(
    """dollar pound franc peso rupee dinar krone krona crown rand real ruble rouble yen yuan won lira euro shilling rial riyal
    dirham ringgit baht rupiah cent""".split()
)


def is_actor(span: Span, anchor: Token, event: str | None, gazetteer: Gazetteer) -> bool:
    """Whether a place's name stands for who acts: the giver or source of a sum, a ruler's country, a government, a party.

    Args:
        span: the name.
        anchor: the token of the number or of what it counts.
        event: the name of what happened.
        gazetteer: the reference tables about names.
    """
    return (
        _is_of_sum(span)
        or _is_source(span, event)
        or _is_of_ruler(span.root, gazetteer)
        or _is_government(span, gazetteer)
        or _is_polled(span)
        or _is_of_company(span, anchor)
    )


def is_local(words: set[str]) -> bool:
    """Whether an institution's words are those of a local service."""
    return bool(words & _LOCALS) and not words & _ACTING_ABROAD


def speaks_there(subject: Token) -> bool:
    """Whether who speaks tells of the place of which it is told first: "In Tarma, police said"; a ministry may tell of others."""
    words = {subject.lower_, *(c.lower_ for c in subject.children if c.dep_ in ("compound", "amod", "poss"))}
    return bool(words & _ON_THE_SPOT) and not words & _ACTING_ABROAD


def _is_of_sum(span: Span) -> bool:
    """As in "Peru gave $5 million, Norway $4 million" and "64 US dollars": a giver without a verb, and a currency's country."""
    root, doc = span.root, span.doc
    if root.dep_ == "pobj" and preposition_of(span) in WHERE:
        return False
    behind = doc[span.end : span.end + 2]
    is_unit = len(behind) == 2 and (behind[0].tag_ == "$" or (behind[0].is_upper and len(behind[0]) == _LENGTH_OF_CODE))
    is_giver = is_unit and behind[1].like_num
    is_currency = root.dep_ in ("compound", "nmod", "amod", "poss") and root.head.lemma_.lower() in _CURRENCIES
    return is_giver or is_currency


def _is_source(span: Span, event: str | None) -> bool:
    """As in "raised $300 million, over 60% from Japan": where money came from."""
    if preposition_of(span) != "from":
        return False
    first = next((t for t in (span.root, *span.root.ancestors) if t.lower_ == "from"), span.root)
    is_share = first.i > 0 and first.nbor(-1).lower_ in _SHARES
    return event in _OF_MONEY or (is_share and event is None)


def _is_of_ruler(root: Token, gazetteer: Gazetteer) -> bool:
    """As in "the emir of Kuwait" and "the government of Norway", who act elsewhere, too; the mayor of a town does not."""
    above = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else None
    if above is None or above.lower_ in _LOCALS:
        return False
    return above.lower_ in _ACTING_ABROAD or gazetteer.level_of_role(above.lower_) in _OF_STATES


def _is_government(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "Moscow deployed 40 tanks", "Tehran has 300 missiles", "Belgrade was short by 10 votes"."""
    verb = span.root.head
    if span.text not in gazetteer.capitals or span.root.dep_ != "nsubj":
        return False
    has_army = verb.lemma_ in ("have", "lose", "hold") and any(
        c.dep_ == "dobj" and c.lemma_.lower() in _OF_ARMIES for c in verb.children
    )
    is_short = verb.lemma_ in ("be", "fall") and any(c.lower_ == "short" for c in verb.children)
    return verb.lemma_ in _ACTS_OF_STATES or has_army or is_short


def _is_polled(span: Span) -> bool:
    """As in "and Ukip on 4 per cent": a party with its share, which the model takes for a place."""
    doc, on = span.doc, span.end
    if span.root.dep_ == "pobj" or on + 2 >= len(doc) or doc[on].lower_ not in ("on", "at"):
        return False
    return doc[on + 1].like_num and doc[on + 2].lower_ in ("%", "percent", "per", "pc")


def _is_of_company(span: Span, anchor: Token) -> bool:
    """As in "The firm, which employs 900 in Peru, cut 300 jobs": where others are, told beside who acts."""
    clause = next((t for t in span.root.ancestors if t.dep_ == "relcl"), None)
    if clause is None or clause.i == anchor.i or clause.is_ancestor(anchor):
        return False
    above, subject = verb_above(anchor), subject_of(clause)
    is_beside = subject is not None and subject.i > 0 and subject.nbor(-1).text == ","
    holder = next((t for t in span.root.ancestors if any(c.dep_ == "nummod" for c in t.children)), None)
    is_subject = above is not None and subject_of(above) == clause.head
    return is_beside and is_subject and holder is not None and clause.is_ancestor(holder)
