"""The thing that money, a measure, a share, a duration or a multiple is told of: "a bonus of $3 million", "output grew by 6%".

Rules in order, the words right around the number first; none holds where the text leaves it to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from transforms.aged import person_of_age
from transforms.analysed_text import Doc, Span, Token
from transforms.changed_subjects import (
    PRICED,
    first_of_ratio,
    subject_of_comparative,
    thing_of_direction,
)
from transforms.distances import is_bearing
from transforms.event_syntax import LEVEL_VERBS, MOVES
from transforms.frozen import replace
from transforms.number_nouns import is_misread_noun, is_verb_of_ratio
from transforms.prices import bought_for, is_price, of_price, owner_of_price, price_of_it, priced, top_of
from transforms.quantities import Quantity
from transforms.seen_changes import CHANGE_NOUNS, changed_in, of_seen_change, seen_to_change
from transforms.syntax import SUBJECTS, antecedent, has_child, subject_of
from transforms.told_amounts import (
    FORECASTERS,
    FORECASTS,
    apposed,
    done_so_far,
    forecasted,
    gapped,
    is_sum_itself,
    lasting_state,
    object_brought,
    of_speed,
    so_extended,
    taken_from,
    time_taken,
    told_worth,
    voters_for,
)
from transforms.told_extents import RULES_OF_EXTENT, is_manner
from transforms.told_levels import COUNTERS, is_name, level_reached, of_misread_verb, subject_changed, thing_counted
from transforms.told_payments import what_for, what_yields
from transforms.verbs_of_level import OVER_TIME, assessing

#: Nouns that are participles where "by" stands behind them: "wants the deficit cut by a tenth".
_LIKE_PARTICIPLES = frozenset(
    (
        "advance boost climb collapse crash creep cut decline dip dive double drift drop ease ebb edge fall gain grow halve "
        "hike increase jump leap nosedive plummet plunge rally rebound recover retreat rise shrink sink slash slide slip slump "
        "soar spike surge swell trim triple tumble"
    ).split()
)
_TIME_NOUNS = frozenset("quarter year month week day hour minute decade century period season time".split())
#: Manners of paying, and what is a thing unless something is paid with it: "bought for $3 billion in cash".
_MANNERS = frozenset("trade trading dealing session auction market total all instalment installment advance sum value".split())
_MEANS = frozenset("cash cryptocurrency crypto bitcoin share stock coin note bond".split())
_PAYING = frozenset("pay buy receive cost offer spend acquire sell charge demand purchase for".split())
#: Nouns that only lead to a number: "the equivalent of", "on top of", "in the space of", "to the tune of", "in excess of".
_LINKS = frozenset("equivalent top space tune excess thanks course span basis wake back face addition upward upwards".split())
#: What stands between a result and its amount: "a loss before tax of £9m", "profit after exceptional items of £3m".
_LEVIED = frozenset("tax interest item charge cost depreciation provision dividend".split())
#: How many words may stand between a preposition and its number.
_NEAR = 2
#: What is written or asked for a sum: "an appeal for $409 million", "a contract for 30 million euros".
_ASKED = frozenset(
    "appeal request claim bill invoice cheque check contract order tender loan grant plea lawsuit deal bid agreement".split()
)
#: What is done with the rise of wages, prices or fees that somebody is given or asks for.
_BARGAINING = frozenset(
    "offer propose demand seek want win award reject accept give get receive claim secure negotiate agree refuse approve".split()
)
_ENERGIES = frozenset("solar hydro hydroelectric nuclear geothermal thermal photovoltaic renewable".split())
_COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
#: Adjectives of extent whose subject the measure is told of: "The wall is four metres high".
_EXTENT = frozenset("deep high long thick wide tall heavy strong old away".split())
#: What stands between the comma and the number of a level or a change that is set off from its noun.
_SETTING_OFF = frozenset("at now up down of".split())
_MARGINS = frozenset("margin error lead majority swing gap advantage".split())
#: "(about 1.2 million U.S. gallons)".
_LONGEST_CONVERSION = 8
#: A unit written out is followed by its sign: "kilometres (km)".
_LONGEST_SIGN = 4
_COMPOUND = re.compile(r"\d-[a-z]|[a-z]-[a-z]")

#: The rule of a thing that another noun names the price of, for what happened to it is not told of the price.
OWNER_OF_PRICE = "owner_of_price"

Rule = Callable[[Quantity, Span], Token | None]


def find_measured(doc: Doc, quantity: Quantity) -> tuple[Token, str] | None:
    """The noun of the thing that a quantity is told of, with the rule that found it; None where none is plainly meant."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or span[-1].lower_ == "olds" or is_bearing(quantity, doc.text):
        return None  # "78% of 16-year-olds": they are of that age themselves
    for name, rule in RULES:
        noun = rule(quantity, span)
        if noun is not None and quantity.kind == "money":
            noun = of_price(noun)
        if noun is not None and _is_noun(noun) and not span.start <= noun.i < span.end:
            return noun, name
    return None


def _before_bracket(_: Quantity, span: Span) -> Token | None:
    """The robberies of "jumps in robberies (up 22%) and thefts (7%)", and the thefts."""
    before = list(span.doc[span.root.sent.start : span.start])
    changes = [
        i for i, t in enumerate(before) if t.text == "(" and i + 1 < len(before) and before[i + 1].lower_ in ("up", "down")
    ]
    if not changes or len(before) < 3 or "(" not in (before[-1].text, before[-2].text):
        return None
    thing = before[-2 if before[-1].text == "(" else -3]
    return thing if thing.tag_ in ("NN", "NNS") else None


def lead_of_points(doc: Doc, quantity: Quantity, noun: Token) -> Token | None:
    """The lead of "Her lead has shrunk to three points": what is told in points, not the points."""
    if noun.lower_ not in ("points", "point") or noun.dep_ == "dobj" or noun.head.lower_ == "of":
        return None
    found = find_measured(doc, replace(quantity, kind="measure", unit="point", end=noun.idx + len(noun)))
    return found[0] if found is not None and found[0].lemma_.lower() in _MARGINS else None


def _is_noun(word: Token) -> bool:
    """Also the lending of "Lending to small firms shrank 0.9%" and the permits of "Building permits plunged"."""
    is_doing = word.tag_ == "VBG" and word.dep_ in SUBJECTS and not has_child(word, "dobj", "aux")
    return word.pos_ in ("NOUN", "PROPN") or is_doing or is_misread_noun(word) or word.lower_ in _ENERGIES


def _noun_behind(quantity: Quantity, span: Span) -> Token | None:
    """As in "40 tonnes of flour", "$3 billion in aid", "a six-week pause"."""
    if quantity.kind in ("share", "multiple", "age"):
        return None
    following = _behind_conversion(span)
    if following is None or following.sent != span[-1].sent:
        return None
    noun = next((c for c in following.children if c.dep_ == "pobj"), None)
    if noun is not None and noun.pos_ == "PROPN":  # "57 grams of the spice Zatara"
        noun = next((c for c in noun.children if c.dep_ == "compound" and c.tag_ == "NN"), noun)
    if noun is not None and noun.lower_ in _ENERGIES:
        return noun  # "15 GW of solar", where the tagger sees an adjective
    if noun is None or noun.pos_ != "NOUN" or noun.ent_type_ in ("DATE", "TIME") or noun.lemma_.lower() in _TIME_NOUNS:
        return None
    if quantity.kind == "duration" and is_sum_itself(noun):
        return None  # "the total for the previous four years of $80m"
    if following.lower_ == "in" and quantity.kind == "money":
        is_payment = noun.lemma_.lower() in _MEANS and top_of(span).head.lemma_.lower() in _PAYING
        return None if is_payment or noun.lemma_.lower() in _MANNERS or has_child(noun, "det", "poss", "nummod") else noun
    is_sum = quantity.kind == "money" and is_sum_itself(noun)
    return noun if following.lower_ == "of" and not is_sum else None


def _behind_conversion(span: Span) -> Token | None:
    """The word behind a quantity, and behind the same one in another unit: the "of" of "13 kg (29 lb) of heroin", for both."""
    doc, end = span.doc, span.end
    if end >= len(doc):
        return None
    if doc[end].text == "(" and end + 3 < len(doc) and doc[end + 2].text == ")" and len(doc[end + 1]) <= _LONGEST_SIGN:
        end += 3  # "40 gigawatts (GW) of"
    elif doc[end].text == "(" and any(t.like_num for t in doc[end + 1 : end + 3]):
        end = next((t.i + 1 for t in doc[end + 1 : end + _LONGEST_CONVERSION] if t.text == ")"), end)
    elif doc[end].text == ")" and span.start > 0 and doc[span.start - 1].text == "(":
        end += 1
    if end + 1 < len(doc) and doc[end].lower_ in ("more", "less", "extra", "worth"):
        end += 1  # "billions of pounds more in cuts", "3 million shillings worth of damage"
    return doc[end] if end < len(doc) else None


def _noun_of_compound(quantity: Quantity, span: Span) -> Token | None:
    """As in "a six-week pause", "three-metre waves", "a 34-year-old teacher", "a $10,000 reward"."""
    last = span[-1]
    if quantity.kind == "age" and last.dep_ == "poss":
        return None  # "the 21-year-old's contract"
    is_compound = _COMPOUND.search(span.doc.text[quantity.start : quantity.end]) is not None or quantity.kind == "age"
    is_before = last.dep_ in ("nmod", "compound", "nummod", "amod", "npadvmod") and quantity.kind != "multiple"
    is_before = is_before or (last.dep_ == "poss" and quantity.kind == "duration")  # "two months' salary"
    if not is_compound and not (is_before and last.head.i > last.i):
        return None
    head = last.head
    while head.dep_ in ("amod", "compound", "nmod", "npadvmod", "nummod") and head.head.i > head.i:
        head = head.head
    until = span.doc[last.i + 1 : head.i + 1]
    if [t.lower_ for t in until] == ["opened", "fire"] or any(a.lower_ == "and" and b.like_num for a, b in pairwise(until)):
        return None  # "an 18-year-old opened fire", where the parser saw a noun; "killed a 14-year-old and three others"
    if head.lower_ == "worth" and head.i <= last.i + 2:
        return told_worth(head)
    if OVER_TIME.match(span.doc.text, head.idx) or _is_direction(head):
        return None  # "rose 3 percent year-over-year", "grew 8% year on year", "110 miles east-southeast of"
    if head.lemma_.lower() == quantity.unit or (quantity.kind == "age" and head.lemma_ in LEVEL_VERBS) or head.lower_ in PRICED:
        return None  # "terms of 25, 19 and 11 years", "Coverage by the age of five stands at 44%", "got 19% dearer"
    if is_verb_of_ratio(span, head):
        return None
    if quantity.kind == "share" and head.lemma_.lower() in CHANGE_NOUNS:
        is_kind = any(c.dep_ == "compound" and c.i > last.i for c in head.lefts)  # "a 5 per cent pay rise"
        is_offered = head.dep_ == "dobj" and head.head.lemma_ in _BARGAINING  # "offered a 5.5% rise"
        return changed_in(head) or seen_to_change(head) or (head if is_kind or is_offered else None)
    if quantity.kind == "money" and head.lemma_.lower() in FORECASTERS and _says(head):
        return None  # "the $20 million analysts say it costs"
    if head.lower_ in _COMPASS:  # "the 600-acre blaze west of Vila", where the parser sees a compound
        head = next((c for c in reversed(list(head.lefts)) if c.dep_ == "compound" and c.pos_ == "NOUN"), head)
    behind = _behind_conversion(span)
    return head if last.i < head.i <= (behind.i if behind is not None else last.i) + 4 else None


def _in_range(quantity: Quantity, span: Span) -> Token | None:
    """As in "the rate stayed in the 6 percent range"."""
    head = span[-1].head
    return level_reached(head) if quantity.kind in ("share", "money") and head.i > span[-1].i else None


def _says(teller: Token) -> bool:
    """Whether a verb in the present or past follows a noun: "analysts say", "experts had forecast"."""
    return teller.dep_ == "nsubj" or (teller.i + 1 < len(teller.doc) and teller.nbor().tag_ in ("VBP", "VBZ", "VBD", "MD"))


def _noun_before(quantity: Quantity, span: Span) -> Token | None:
    """As in "a bonus of 8.5 billion shillings", "swells of up to four metres", "damage at 85 million francs"."""
    before = span.doc[span.start - 1] if span.start > 0 else None
    if before is not None and before.lower_ == "of" and before.head.lemma_.lower() in _MARGINS:
        return before.head  # "a margin of error of plus or minus 3 points"
    fallen = span.doc[span.start - 2] if span.start > 1 and before is not None and before.lower_ == "by" else None
    if fallen is not None and fallen.lower_ in _LIKE_PARTICIPLES and fallen.pos_ == "NOUN":  # "saw its profit fall by 12 percent"
        return next((c for c in reversed(list(fallen.lefts)) if c.dep_ in ("compound", "nsubj")), None)
    if quantity.kind == "age" and before is not None and before.tag_ == "NNS" and span[0].pos_ == "ADP":
        return before  # "captives under the age of 25"
    is_torn = before is not None and before.lower_ == "of" and before.head.pos_ == "NOUN"  # "bribes of $29m changed hands"
    preposition = before if is_torn and before is not None else top_of(span).head
    if not (is_torn or top_of(span).dep_ == "pobj") or preposition.pos_ != "ADP" or preposition.i > span.start:
        return None
    noun = _above_of(preposition.head)
    if noun.lemma_.lower() in CHANGE_NOUNS and noun.pos_ != "VERB" and quantity.kind == "share":
        return changed_in(span[-1]) or (noun if has_child(noun, "compound") or noun.lower_ == "growth" else None)
    if noun.lemma_.lower() == quantity.unit or (quantity.kind == "age" and noun.lower_ == "age"):
        quake = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "with" else None
        return quake if quake is not None and quake.pos_ == "NOUN" else None  # "a quake with a magnitude of 5.9", "the age of 25"
    if preposition.lower_ == "of":
        return _noun_before_of(quantity, span, noun, preposition)
    if _is_moved(noun, preposition):
        return noun
    if preposition.lower_ == "at" and assessing(noun, preposition) is not None:
        return None
    if preposition.lower_ == "for" and quantity.kind == "money":
        asked = preposition.nbor(-1)  # "took home a cheque for $150,000", where the parser hangs the sum on the verb
        asked = asked if asked.lemma_.lower() in _ASKED else noun
        return asked if asked.lemma_.lower() in _ASKED and span.start - preposition.i <= _NEAR else None
    is_near = preposition.lower_ in ("at", "worth") and quantity.kind in ("money", "share")
    return noun if is_near and _is_thing_before(noun, preposition, span) else None


def _is_moved(noun: Token, preposition: Token) -> bool:
    """As in "rent has gone up by £160 and wages by £40", "cut her lead to three points"."""
    verb = noun.head
    is_gapped = preposition.lower_ in ("by", "to") and noun.dep_ == "conj" and verb.pos_ == "VERB" and verb.lemma_ in LEVEL_VERBS
    return is_gapped or (preposition.lower_ == "to" and noun.dep_ == "dobj" and verb.lemma_ in MOVES)


def _above_of(noun: Token) -> Token:
    """The cost of "a cost to the town of $3 million", the loss of "a loss per share of $2.10" and of "a loss before tax of £9m";
    any other noun itself.
    """
    is_before = noun.lemma_.lower() in _LEVIED and noun.head.lower_ in ("before", "after")
    if is_before and noun.head.i > noun.sent.start:
        return noun.head.nbor(-1) if noun.head.nbor(-1).pos_ == "NOUN" else noun
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("to", "per") else noun
    return above if above.pos_ == "NOUN" else noun


def _noun_before_of(quantity: Quantity, span: Span, noun: Token, of: Token) -> Token | None:
    if noun.lemma_.lower() in FORECASTS:
        return forecasted(noun) or (noun if noun.lemma_.lower() == "target" else None)
    if (noun is of.head and is_manner(quantity, noun)) or (quantity.kind == "money" and noun.lemma_.lower() in _TIME_NOUNS):
        return None  # "at a cost of £9m", "the total for the previous four years of $80m"
    if quantity.kind == "multiple" and span.root.tag_ == "VBG":
        return None  # "talks on a goal of tripling output"
    return level_reached(noun) or (noun if _is_thing_before(noun, of, span) else None)


def _is_thing_before(noun: Token, preposition: Token, span: Span) -> bool:
    word = noun.lemma_.lower()
    is_misread = preposition.lower_ == "at" and word in LEVEL_VERBS  # "Bills for the reactor stand at €13 billion"
    is_noun = noun.pos_ == "NOUN" or (noun.i == noun.sent.start and not noun.ent_type_)  # "Compensation of ₹4 lakh"
    is_thing = is_noun and word not in COUNTERS and noun.lower_ not in _LINKS
    return is_thing and not is_misread and span.start - preposition.i <= _NEAR


def _owner_of_price(_: Quantity, span: Span) -> Token | None:
    """As in "The drugs have a street value of Sh8.2 billion", "a block built at a cost of £9m"."""
    of = top_of(span).head
    noun = of.head
    return owner_of_price(noun) if of.lower_ == "of" and is_price(noun) and noun is of_price(noun) else None


def _is_direction(noun: Token) -> bool:
    """As in "east-southeast"."""
    return "-" in noun.text and all(word in _COMPASS for word in noun.lower_.split("-"))


def _set_off(quantity: Quantity, span: Span) -> Token | None:
    """As in "Turnout, at 51.3%, was the lowest", "the rate, now 2.3 percent,", "revenue, up 12 percent on May,"."""
    if quantity.kind in ("duration", "age", "multiple") or span.start < 3:
        return None
    if span.doc[span.start - 1].lower_ not in _SETTING_OFF:
        return None
    comma, noun = span.doc[span.start - 2], span.doc[span.start - 3]
    is_thing = noun.dep_ in SUBJECTS and not is_name(noun) and noun.lemma_.lower() not in _TIME_NOUNS
    is_closed = span.end < len(span.doc) and span.doc[span.end].lower_ in (",", ".", ";", "on", "from", "in", "year")
    return noun if comma.text == "," and is_thing and is_closed else None


def _of_worth(_: Quantity, span: Span) -> Token | None:
    """As in "a contract worth 30 billion rupiah", "Fines totalling $56m have been levied"."""
    if span.start < 2 or span.doc[span.start - 1].lower_ not in ("worth", "totalling", "totaling"):
        return None
    noun = span.doc[span.start - 2]
    return noun if noun.pos_ == "NOUN" else None


def _of_multiple(quantity: Quantity, span: Span) -> Token | None:
    """As in "Flour has tripled in price", "Vox doubled its tally"."""
    if quantity.kind != "multiple" or span.root.pos_ != "VERB":
        return None
    if span.root.dep_ == "amod" and span.root.tag_ == "VBG" and span.root.head.i > span.root.i:
        return span.root.head  # "a goal of doubling output", where the parser sees an adjective
    own = next((c for c in span.root.children if c.dep_ == "dobj"), None)
    return own if own is not None else subject_of(span.root)


def _of_extent(_: Quantity, span: Span) -> Token | None:
    """As in "The wall is four metres high", "the clinic, which is 40km away"."""
    adjective = top_of(span).head
    if adjective.lower_ not in _EXTENT or adjective.i < span.end:
        return None
    if adjective.head.pos_ == "NOUN" and adjective.head.i < span.start:
        return adjective.head  # "the boat, 12 metres long, sank"
    verb = adjective.head
    if adjective.lower_ == "away" and verb.lemma_ not in ("be", "lie", "live", "stand"):
        return None  # "destroyed 40 houses in Tawa, 80 km away"
    subject = subject_of(verb) if verb.pos_ in ("AUX", "VERB") else None
    return antecedent(subject) if subject is not None else None


def _of_direction(quantity: Quantity, span: Span) -> Token | None:
    noun = thing_of_direction(span) if quantity.kind in ("share", "money", "rate") else None
    return noun if noun is not None and noun.lemma_.lower() not in _TIME_NOUNS else None


def _of_comparative(quantity: Quantity, span: Span) -> Token | None:
    noun = subject_of_comparative(span) if quantity.kind in ("share", "multiple") else None
    return thing_counted(noun) if noun is not None and not is_name(noun) else None


def _of_ratio(quantity: Quantity, span: Span) -> Token | None:
    noun = first_of_ratio(span) if quantity.kind == "multiple" and span.root.pos_ != "VERB" else None
    return thing_counted(noun) if noun is not None else None


RULES: tuple[tuple[str, Rule], ...] = (
    ("noun_of_gap", gapped),
    ("subject_of_misread_verb", of_misread_verb),
    ("noun_of_speed", of_speed),
    ("noun_after_of", _noun_behind),
    ("subject_of_change", _in_range),
    ("measured_noun", _noun_of_compound),
    (OWNER_OF_PRICE, _owner_of_price),
    ("thing_seen_to_change", of_seen_change),
    ("noun_before_of", _noun_before),
    ("noun_of_worth", _of_worth),
    ("noun_set_off", _set_off),
    ("noun_apposed", apposed),
    ("thing_changed", taken_from),
    ("subject_of_part", done_so_far),
    ("subject_of_time", time_taken),
    ("subject_of_time", lasting_state),
    ("thing_bought", bought_for),
    ("thing_paid_for", what_for),
    ("source_of_sum", what_yields),
    *RULES_OF_EXTENT,
    ("subject_of_vote", voters_for),
    ("subject_of_multiple", _of_multiple),
    ("subject_of_extent", so_extended),
    ("subject_of_extent", _of_extent),
    ("subject_of_price", priced),
    ("subject_of_price", price_of_it),
    ("object_brought", object_brought),
    ("noun_before_bracket", _before_bracket),
    ("subject_of_change", subject_changed),
    ("thing_of_direction", _of_direction),
    ("subject_of_comparative", _of_comparative),
    ("subject_of_ratio", _of_ratio),
    ("person_of_age", person_of_age),
)
