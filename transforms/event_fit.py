"""Which events can befall what a number measures: money is not killed, people are not earned, and a change is no event."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from transforms.analysed_text import Token
from transforms.bare_numbers import PARENTS
from transforms.counted import Counted
from transforms.event_syntax import SETTLEMENTS
from transforms.event_terms import Event
from transforms.events import CHANGED_BY
from transforms.quantities import Quantity
from transforms.syntax import verb_above
from transforms.verbs_of_level import CHANGE_VERBS

#: What happens to things, not to sums of money.
_DONE_TO_THINGS = frozenset("attacked launched intercepted deployed destroyed tested".split())
_DONE_WITH_MONEY = frozenset({"spent", "earned", "fined", "invested", "pledged"})
_TOLD_BY_NOUN = frozenset({"counted_noun_is_event", "subject_of_level"})
#: What shares are taken of without anything happening to them: "40 percent of output".
_TOTALS = frozenset({"produced", "spent"})
#: What people are known for of whom shares are taken for other reasons: "68 per cent of new arrivals sleep outdoors".
_STATES = frozenset({"displaced", "arrived"})
_PAY = frozenset("wage salary stipend pay paycheck pension remuneration".split())
_PRICING = frozenset("cost pay charge".split())
#: What an employer has, of which a share is a share.
_STAFF = frozenset("staff workforce headcount payroll".split())
#: Prices and debts whose change is nothing that was done: "fares fell 7%", "the trade deficit widened by 31%".
_CHANGED_LEVELS = frozenset({"spent", "fined", "pledged", "invested"})
_GAPS = frozenset({"deficit", "shortfall"})
_BALANCES = _GAPS | {"surplus"}
#: How many characters may stand between a sum and what it is spent on: "a $3 million road project".
_BESIDE = 25
_OF_TRADE = frozenset({"trade", "account", "merchandise", "goods"})
#: What a sum right before it was spent on: "the $5 billion project", not "28 percent of the plan", "its programme to $8 billion".
_UNDERTAKINGS = frozenset(
    "project scheme programme program overhaul revamp upgrade renovation refurbishment restoration extension expansion rebuild "
    "retrofit plan stake".split()
)
#: What is done by things that are counted, not by sums: 19 bills are laws, 27 penalties kicks.
_ALSO_THINGS = frozenset({"spent", "earned", "invested"})
#: Verbs by which somebody gets or wants a sum that nobody has spent yet: "owes families $5 million in compensation".
_ASKING = frozenset("owe award win demand seek declare face claim want request await expect ask sue".split())
_ASKED = frozenset({"ransom", "bribe", "kickback", "payment"})
#: Land measured, which can be touched by what harms crops.
_AREAS = frozenset({"acre", "hectare", "square kilometre", "square mile"})
_MAKING = frozenset("make build produce assemble turn churn print bake sew".split())


def fits(quantity: Quantity, event: Event, counted: Counted, of_people: AbstractSet[str]) -> bool:
    """Money is not killed, and people are not earned."""
    if quantity.kind == "share" and quantity.trend is not None and event.rule == "subject_of_level":
        # a price that rose 3 percent tells a change, not what was spent
        return event.name in CHANGED_BY and event.word.lemma_.lower() not in _PAY
    if quantity.kind in ("money", "rate") and quantity.trend is not None and event.rule in _TOLD_BY_NOUN:
        return event.name != "spent" and event.word.lemma_.lower() not in _GAPS  # "rent has gone up by £160"
    if quantity.kind == "money" and quantity.trend is not None and _is_of_price(quantity, event):
        return False
    # "lost a fifth of its flock", "is shedding a tenth of its workforce"
    is_part_lost = event.name in ("lost", "laid_off") and counted.rule == "share_of"
    if quantity.kind == "share" and quantity.trend is not None and event.word.lemma_ in CHANGE_VERBS and not is_part_lost:
        return False  # "its vote collapsed by two-thirds"
    if quantity.kind == "share" and not _is_share_done(quantity, event, counted):
        return False
    if quantity.kind in ("money", "rate") and event.name in _DONE_TO_THINGS:
        return event.name == "destroyed" and counted.rule == "noun_of_worth"  # "burnt goods worth $40,000"
    if quantity.kind == "count" and (_is_thing(event, counted) or _is_under_flight(event, counted)):
        return False
    if _is_of_parent(counted, event) or _is_of_another_sum(quantity, event, counted) or _is_of_contest(quantity, event, counted):
        return False
    if quantity.kind == "measure" and event.name in _DONE_WITH_MONEY - {"pledged"}:
        return False  # "spent the night in temperatures of 3 degrees"
    if quantity.kind in ("share", "rate") and event.name == "employed" and event.word.lemma_.lower() in _STAFF:
        return False  # "16 per cent of the night staff": their share, not their number
    is_found = event.name in ("recovered", "missing") and (event.name, event.rule) != ("recovered", "predicate")
    is_of_people = event.name in of_people and not is_found  # money is recovered and missing too, but does not get well
    if quantity.unit in _AREAS and event.name == "affected":
        return True  # "The worm has infested 36,000 hectares"
    return quantity.kind not in ("money", "measure") or not is_of_people


def _is_of_contest(quantity: Quantity, event: Event, counted: Counted) -> bool:
    """As in "beat the mayor 52 percent to 48 percent": nobody is beaten up."""
    return (
        event.name == "assaulted"
        and event.word.lemma_ == "beat"
        and quantity.kind == "share"
        and (counted.noun is None or counted.rule == "object_brought")
    )


def _is_of_parent(counted: Counted, event: Event) -> bool:
    """Whether children only say whose parent somebody is: what befell the parent did not befall them, unless their own words
    tell it ("Parents of the nine children killed in the fire").
    """
    noun = counted.noun
    if noun is not None and noun.is_ancestor(event.word):
        return False
    of = noun.head if noun is not None and noun.dep_ == "pobj" else None
    is_parent = of is not None and of.lower_ == "of" and of.head.lemma_.lower() in PARENTS
    return is_parent or counted.rule == "children_of_parent"


def _is_of_price(quantity: Quantity, event: Event) -> bool:
    """As in "Copper lost 12 cents" and "was down 12 cents": a price that changed, not money that somebody lost."""
    verb = event.word.lemma_
    return verb in ("lose", "shed") or (verb == "be" and quantity.unit == "cent")


def _is_of_another_sum(quantity: Quantity, event: Event, counted: Counted) -> bool:
    """Whether the word of an event tells nothing of this number: "A ransom of $1 million was demanded", "the trade deficit", "28
    per cent of the plan", "The crop was put at £970,000".
    """
    word = event.word.lemma_.lower()
    if word in _UNDERTAKINGS and event.rule == "counted_noun_is_event":
        is_beside = 0 < event.word.idx - quantity.end < _BESIDE or counted.rule in ("noun_of_worth", "noun_apposed")
        return quantity.kind != "money" or not is_beside
    is_of_trade = word in _BALANCES and any(c.lower_ in _OF_TRADE for c in event.word.lefts)
    is_of_goods = quantity.kind == "money" and event.name == "produced" and event.rule == "subject_of_level"
    return is_of_trade or is_of_goods or (word in _ASKED and is_asked_for(event.word))


def is_told_by_verb(event: Event, noun: Token) -> bool:
    """Whether the verb above a sum tells more than a noun behind it: "made off with $3 million in cash"."""
    if event.rule == "argument_of_verb":
        return noun.head.lower_ != "of"
    if event.rule != "counted_noun_is_event" or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    verb = verb_above(noun)
    return event.name not in ("lost", "fined") or verb is None or verb.lemma_ != "cost"  # "cost it $3 million in lost sales"


def as_measured(quantity: Quantity, event: Event) -> Event:
    """What an event is of what a number measures: damage told as a sum is lost money."""
    is_loss = quantity.kind == "money" and event.name == "damaged"
    return Event("lost", event.word, event.rule) if is_loss else event


def is_of_money(event: Event) -> bool:
    """Whether an event is what is done with money, of which shares are taken: "spent 61 per cent of its budget"."""
    return event.name in _DONE_WITH_MONEY


def is_asked_for(sum_of_money: Token) -> bool:
    """As in "owes families $5 million in compensation": a sum that was not paid."""
    verb = verb_above(sum_of_money)
    return verb is not None and verb.lemma_ in _ASKING


def made_at_rate(quantity: Quantity, counted: Counted) -> Event | None:
    """As in "The mill makes 870 kites a month"."""
    noun = counted.noun
    if (
        quantity.kind != "rate"
        or noun is None
        or noun.dep_ not in ("dobj", "nsubjpass", "ccomp", "npadvmod")
        or noun.head.lemma_ not in _MAKING
    ):
        return None
    return Event("produced", noun.head, "made_at_rate")


def _is_under_flight(event: Event, counted: Counted) -> bool:
    """As in "drones launched overnight over seven regions": where they flew, which the parser takes for what was launched."""
    noun = counted.noun
    return event.name in ("launched", "intercepted") and noun is not None and noun.lemma_.lower() in SETTLEMENTS


def _is_thing(event: Event, counted: Counted) -> bool:
    """As in "27 bills", "a plan of ten steps", "cost the side nine points": things that a word for money counts as well."""
    word = event.word.lemma_.lower()
    if event.name in _ALSO_THINGS and counted.noun is not None and (event.word.pos_ == "NOUN" or word == "cost"):
        return True
    return event.rule == "counted_noun_is_event" and (event.name in _ALSO_THINGS or word == "penalty")


def _is_share_done(quantity: Quantity, event: Event, counted: Counted) -> bool:
    """Whether what a word tells happened to a share: neither to a part of "output" or "spending", nor to wages that changed, nor
    to bread that "costs 40 percent more".
    """
    word = event.word.lemma_.lower()
    if event.name == "attacked" and counted.rule == "measured_noun":
        return False  # "hit the 5% target"
    if event.rule == "counted_noun_is_event":
        is_changed = quantity.trend is not None or counted.rule == "subject_of_change"  # "rose by 4 percent, up from 3 percent"
        if is_changed and (event.name in _CHANGED_LEVELS or word in _GAPS):
            return False
        return not (counted.rule == "share_of" and event.name in _TOTALS | _STATES) and not (is_changed and word in _PAY)
    is_of_chance = counted.rule == "subject_of_comparative" and event.name not in _DONE_WITH_MONEY
    return not is_of_chance and (quantity.trend is None or word not in _PRICING)
