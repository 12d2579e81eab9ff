"""What money, a share or a measure is told of by its place beside a noun or by what was done to one: appositions, objects
that are taken from or brought to a level, prices, gapped clauses.
"""

from __future__ import annotations

from transforms.analysed_text import Span, Token
from transforms.event_syntax import MOVES
from transforms.prices import OF_PRICES
from transforms.quantities import Quantity
from transforms.syntax import SUBJECTS, antecedent, has_child, subject_of
from transforms.vote_numbers import is_for_or_against

#: Verbs that change their object by or to a number, beside those of moving.
CHANGING = MOVES | frozenset(
    (
        "reduce slash trim boost inflate curb shave bump hike scale pare upgrade downgrade revise adjust increase decrease "
        "shrink lop chop whittle prune clip dock nudge knock haggle jack ratchet crank ramp beef pump tweak reset mark dial "
        "slim ease tighten extend lengthen shorten expand quadruple treble quintuple halve swell dilute restore jerk talk beat "
        "bid"
    ).split()
)
#: Verbs that keep their object at a level or below one: "held its rate at 6.5 percent", "limits buildings to ten metres".
KEEPING = frozenset("hold keep leave maintain freeze cap limit restrict confine peg fix pin bound".split())
#: What one takes off a thing or puts on it: "knocked 2.8 percent off output", "adding £171 to the bill".
_TAKING = frozenset(
    (
        "knock shave wipe take lop slice chop cut strip trim slash carve clip shed pare cleave dock chip nibble hack peel drop "
        "reduce erase"
    ).split()
)
_ADDING = frozenset("add tack put pile lump heap stick load slap pin whack clap bolt".split())
_LEVELS = frozenset("to from at by".split())
#: What stands between the comma and the number of what something comes to, set off from its noun.
_BEFORE_AMOUNT = frozenset(
    "at now up down of worth about around some nearly almost once then currently roughly over all only just valued".split()
)
#: Behind such a number, before the second comma: "in all", "a year", "at the time", "before the siege", "to date", "long".
_BEHIND_AMOUNT = frozenset(
    (
        "in a an at before to so per each apiece long deep high wide tall thick of on from last this when by after today now "
        "and until then"
    ).split()
)
_CLOSING = frozenset({",", ".", ";", ")", "—", "–"})
TIME_NOUNS = frozenset(
    "quarter year month week day hour minute decade century period season time january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)
#: What says what will be: a number told of one is told of what it forecasts.
FORECASTS = frozenset("forecast estimate target projection outlook guidance prediction expectation call".split())
#: Who forecasts: "the analyst forecast of $12 billion", "the $840m analysts had forecast".
FORECASTERS = frozenset("analyst economist forecaster expert investor trader market consensus broker".split())
_STATES = ("ed", "full", "complete", "empty", "effective", "accurate", "efficient", "operational", "compliant")
_EXTENTS = frozenset("long deep high wide tall thick across broad around".split())
#: How many words may stand between a comma and the verb of the clause whose subject is set off.
_REACH = 12


def apposed(quantity: Quantity, span: Span) -> Token | None:
    """As in "The bill, 7.9 billion won, drew grumbles", "the rebate, worth £960m in all, reaches", "margin, 14 percent then, is".

    The number stands between commas right behind a subject and before its verb; with "worth" also behind any thing.
    """
    if quantity.kind in ("duration", "age", "multiple"):
        return None
    doc, start = span.doc, span.start
    first = start
    while first > 0 and doc[first - 1].lower_ in _BEFORE_AMOUNT and start - first < 3:
        first -= 1
    comma = doc[first - 1] if first > 1 else None
    if comma is None or comma.text not in (",", "–", "—") or comma.sent != span[0].sent:
        return None
    is_worth = any(t.lower_ in ("worth", "valued") for t in doc[first:start])
    end = next((t.i for t in doc[span.end : span.end + 6] if t.text in _CLOSING), None)
    follows = _EXTENTS if quantity.kind == "measure" else _BEHIND_AMOUNT
    if end is None or (end > span.end and doc[span.end].lower_ not in follows):
        return None
    if is_worth and quantity.kind in OF_PRICES:
        noun = _last_noun(comma)
        return noun if noun is not None and noun.lower_ not in TIME_NOUNS else None
    if doc[end].text in (".", ";"):
        return None
    return _subject_before(comma, end)


def _last_noun(comma: Token) -> Token | None:
    """The head of the phrase that ends at a comma: the bracelets of "six bracelets,", the cheddar of "wheels of cheddar,"."""
    noun = comma.nbor(-1)
    return noun if noun.pos_ == "NOUN" and not noun.ent_type_ else None


def _subject_before(comma: Token, end: int) -> Token | None:
    """The subject whose phrase ends at a comma, and whose verb stands behind the second one."""
    noun = comma.nbor(-1)
    for token in (noun, *noun.ancestors):
        if token.i >= comma.i:
            break
        if token.dep_ in SUBJECTS and token.head.i > end and token.head.i - end <= _REACH:
            is_thing = token.pos_ == "NOUN" or (token.pos_ == "PROPN" and not token.ent_type_)
            return token if is_thing and token.lower_ not in TIME_NOUNS else None
    return None


def is_sum_itself(noun: Token) -> bool:
    """As in "£186m of the £450m", "$4 million of his $7 million jackpot", "$3 million of public money": it tells no thing."""
    has_sum = any(c.like_num or c.is_currency for c in noun.children)
    return has_sum or noun.like_num or noun.lower_ in ("money", "bill", "m", "bn")


def told_worth(worth: Token) -> Token | None:
    """As in "$210 million worth of coats", "two days' worth of fuel": the thing behind "of"."""
    of = (c for p in worth.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj")
    return next((noun for noun in of if noun.pos_ == "NOUN"), None)


def taken_from(quantity: Quantity, span: Span) -> Token | None:
    """As in "knocked 2.8 percent off farm output", "adding £171 to the average bill", "shaves 0.4% off earnings"."""
    if quantity.kind not in ("share", "money", "rate") or span.end + 1 >= len(span.doc):
        return None
    preposition = span.doc[span.end]
    word = preposition.lower_
    verb = next((t for t in reversed(span.doc[max(0, span.start - 3) : span.start]) if t.pos_ == "VERB"), None)
    if verb is None or not ((word == "off" and verb.lemma_ in _TAKING) or (word in ("to", "on") and verb.lemma_ in _ADDING)):
        return None
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    return _changeable(noun) if noun is not None else None


def object_brought(quantity: Quantity, span: Span) -> Token | None:
    """As in "cut its growth forecast for Asia to 4.7% from 4.9%", "slashed fees from Rs40,000", "held its rate at 6%"."""
    if quantity.kind in ("duration", "age") or span.start < 2:
        return None
    lead = span.doc[span.start - 1]
    if lead.lower_ not in _LEVELS:
        lead = span.doc[span.start - 2] if span[0].pos_ == "ADV" else lead
    if lead.lower_ not in _LEVELS:
        return None
    verb = next((t for t in lead.ancestors if t.i < span.start and _brings(t, lead)), None)
    if verb is None:
        return None
    own = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i < lead.i]
    between = span.doc[(own[-1].i if own else verb.i) + 1 : lead.i]
    if not own or any(_ends_clause(t) for t in between):
        return None
    return _changeable(own[-1])


def _ends_clause(token: Token) -> bool:
    return token.text in (",", ";") or (token.pos_ == "VERB" and token.tag_ not in ("VBG", "VBN"))


def _brings(verb: Token, lead: Token) -> bool:
    if verb.pos_ != "VERB" or (verb.lemma_ == "take" and lead.lower_ == "from"):
        return False  # "took statements from 85"
    is_grown = verb.lemma_ == "grow" and has_child(verb, "dobj")  # "grew its revenue by 41 per cent"
    return is_grown or verb.lemma_ in CHANGING or (verb.lemma_ in KEEPING and lead.lower_ in ("at", "to"))


def _changeable(noun: Token) -> Token | None:
    """What is changed with a forecast is what it forecasts: the growth of "its growth forecast"."""
    if noun.lemma_.lower() in FORECASTS:
        return forecasted(noun)
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.ent_type_ not in ("DATE", "TIME", "PERSON") else None


def forecasted(noun: Token) -> Token | None:
    """What a forecast forecasts: the growth of "its growth forecast" and of "a forecast for growth"."""
    inside = next((c for c in noun.children if c.dep_ == "compound" and c.tag_ == "NN" and c.lower_ not in FORECASTERS), None)
    behind = (
        c
        for p in (*noun.children, *noun.doc[noun.i + 1 : noun.i + 2])
        if p.lower_ in ("for", "of")
        for c in p.children
        if c.dep_ == "pobj" and c.pos_ == "NOUN" and not has_child(c, "nummod")
    )
    return inside or next(behind, None)


def gapped(quantity: Quantity, span: Span) -> Token | None:
    """As in "Rents were up 5.1% and school fees 3.8%", "petrol will go up by Rs 4 and diesel by Rs 2": the noun of a clause that
    leaves its verb out.
    """
    if quantity.kind not in ("share", "money", "rate") or span.start < 4:
        return None
    doc, position = span.doc, span.start - 1
    if doc[position].lower_ in ("by", "to", "at") or (doc[position].lower_ == "for" and quantity.kind in OF_PRICES):
        position -= 1
    noun = doc[position]
    if noun.tag_ not in ("NN", "NNS") or noun.lower_ in TIME_NOUNS or noun.like_num:
        return None
    first = position
    while first > 0 and doc[first - 1].pos_ in ("NOUN", "ADJ", "DET", "PROPN", "PART") and not doc[first - 1].like_num:
        first -= 1
    opener = doc[first - 1]
    if opener.lower_ not in ("and", ",", "while", "but") or position - first > 3 or first < 3:
        return None
    before = doc[max(span[0].sent.start, first - 12) : first - 1]
    is_parallel = any(t.like_num for t in before[-6:]) and any(t.pos_ in ("VERB", "AUX") for t in doc[span[0].sent.start : first])
    behind = doc[span.end] if span.end < len(doc) else None
    is_closed = behind is None or behind.text in _CLOSING or behind.pos_ in ("ADP", "CCONJ", "SCONJ")
    return noun if is_parallel and is_closed else None


def so_extended(quantity: Quantity, span: Span) -> Token | None:
    """As in "a trench three metres deep", "a ship 984 feet long", "signs were 12 centimetres too low"."""
    if quantity.kind != "measure" or span.end >= len(span.doc) or span.start < 2:
        return None
    first = span.start - 1
    while first > span[0].sent.start and span.doc[first].lower_ in ("up", "to", "about", "around", "some", "nearly", "almost"):
        first -= 1
    behind, before = span.doc[span.end], span.doc[first]
    if behind.lower_ in _EXTENTS and before.tag_ in ("NN", "NNS") and not before.ent_type_:
        return before
    if behind.lower_ == "away" and before.lower_ in ("planet", "star", "galaxy"):
        return before
    degree = span.doc[span.end + 1] if behind.lower_ == "too" and span.end + 1 < len(span.doc) else behind
    if before.lemma_ != "be" or not (degree.lower_ in _EXTENTS or (degree is not behind and degree.pos_ == "ADJ")):
        return None
    subject = subject_of(before)
    noun = antecedent(subject) if subject is not None else None
    return noun if noun is not None and noun.pos_ == "NOUN" else None


def done_so_far(quantity: Quantity, span: Span) -> Token | None:
    """As in "The appeal is 34 per cent covered", "its operation is 62 percent underfunded": what is done to such a part."""
    if quantity.kind != "share" or span.end >= len(span.doc) or span.start < 2:
        return None
    state, verb = span.doc[span.end], span.doc[span.start - 1]
    if verb.pos_ == "ADV" or verb.lower_ in ("only", "just", "still", "now"):
        verb = span.doc[span.start - 2]
    is_state = state.tag_ in ("VBN", "VBD") or (state.pos_ == "ADJ" and state.lower_.endswith(_STATES))
    if not is_state or verb.lemma_ != "be":
        return None
    subject = subject_of(verb) or subject_of(state)
    noun = antecedent(subject) if subject is not None else None
    return noun if noun is not None and noun.pos_ == "NOUN" else None


def voters_for(quantity: Quantity, span: Span) -> Token | None:
    """As in "Nurses ratified the contract with 91 per cent in favour": those who voted."""
    if quantity.kind != "share" or not is_for_or_against(span.doc.text, quantity.end):
        return None
    subject = subject_of(span.root.sent.root)
    return subject if subject is not None and subject.tag_ == "NNS" and subject.i < span.start else None


def time_taken(quantity: Quantity, span: Span) -> Token | None:
    """As in "A ride takes 12 minutes", "the convoy took nine days to cross": the subject that takes so long."""
    verb = span.root.head
    if quantity.kind != "duration" or verb.lemma_ != "take" or verb.i > span.start or span.start - verb.i > _NEAR_VERB:
        return None
    if any(c.dep_ in ("dobj", "dative") and not span.start <= c.i < span.end for c in verb.children):
        return None
    subject = subject_of(verb)
    noun = antecedent(subject) if subject is not None else None
    return noun if noun is not None and noun.pos_ == "NOUN" and noun.lower_ not in _DECIDING else None


def of_speed(quantity: Quantity, span: Span) -> Token | None:
    """As in "Winds gusting to 120 km/h felled trees": what goes so fast, right before the words that lead to the number."""
    if quantity.kind != "measure" or not quantity.unit.endswith(" per hour"):
        return None
    position = span.start - 1
    while position > span[0].sent.start and span.doc[position].pos_ in ("ADP", "ADV", "PART", "VERB"):
        position -= 1
    noun = span.doc[position]
    return noun if noun.lower_.removesuffix("s") in _WINDS and position < span.start - 1 else None


_WINDS = frozenset("wind gust gale storm squall blast draught hurricane typhoon cyclone tornado".split())


def lasting_state(quantity: Quantity, span: Span) -> Token | None:
    """As in "Trains were halted for three hours", "the mill stood silent for 143 days", "The siege ended after seven hours"."""
    lead = span.doc[span.start - 1] if quantity.kind == "duration" and span.start > 1 else None
    if lead is None or lead.lower_ not in ("for", "after"):
        return None
    verb = next((t for t in lead.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i > lead.i or lead.i - verb.i > _NEAR_STATE:
        return None
    verb = verb.head if verb.dep_ == "acomp" else verb  # "stayed shut for five hours"
    if lead.lower_ == "after":
        is_told = verb.lemma_ in _ENDING and not has_child(verb, "dobj")
    else:
        is_stopped = verb.lemma_ in _STOPPING and has_child(verb, "auxpass")
        is_told = is_stopped or (verb.lemma_ in _STAYING and any(_is_state(c) for c in verb.children if c.i > verb.i))
    subject = subject_of(verb) if is_told else None
    noun = antecedent(subject) if subject is not None else None
    is_suspended = verb.lemma_ == "suspend" and noun is not None and noun.lemma_.lower() not in _SERVICES
    return noun if noun is not None and noun.pos_ == "NOUN" and noun.lower_ not in _DECIDING and not is_suspended else None


def _is_state(word: Token) -> bool:
    """As in "remained closed", "will stay in force"."""
    return word.lower_ in _STOPPED or (word.lower_ == "in" and any(c.lower_ in _IN_FORCE for c in word.children))


_IN_FORCE = frozenset({"place", "force", "effect"})
_STOPPING = frozenset(
    (
        "close halt freeze shut ground interrupt pause stop disrupt extend list schedule adjourn postpone delay cover suspend "
        "prolong frozen keep mothball shutter"
    ).split()
)
_STAYING = frozenset("be stay remain stand lie sit keep fall go".split())
_STOPPED = frozenset(
    "closed shut silent idle empty dark offline frozen suspended impassable inaccessible flooded dry open vacant still".split()
)
_ENDING = frozenset("end finish conclude collapse adjourn expire lapse".split())
_SERVICES = frozenset(
    (
        "service operation flight train traffic trading work production class lesson match game play session ferry talk vote "
        "payment delivery shipment line licence license account programme program project circulation bus tram export import"
    ).split()
)
_NEAR_STATE = 5
#: Those who take their time to decide or to come: the duration is not told of them.
_DECIDING = frozenset("men women jury jurors juror judge judges court crew crews firefighters police panel".split())
_NEAR_VERB = 3
