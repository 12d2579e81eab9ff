"""The subject of a verb of level or change, which money, a share, a measure or a duration is told of: "output grew by 6%"."""

from __future__ import annotations

from transforms.analysed_text import Span, Token
from transforms.changed_subjects import object_changed, subject_above
from transforms.event_syntax import LEVEL_VERBS, MOVES
from transforms.prices import top_of
from transforms.quantities import Quantity
from transforms.syntax import antecedent, has_child, shared_out, subject_before, subject_of
from transforms.told_amounts import CHANGING, TIME_NOUNS
from transforms.verbs_of_level import ASSESSMENTS, CHANGE_VERBS, LEVEL_PREPOSITIONS, gains, verb_of_level

#: Nouns that only count: what they are told of stands behind or before them, or nowhere.
COUNTERS = frozenset(
    "number total sum count toll tally figure maximum minimum average mean median kind part half out ahead percent %".split()
)
#: Verbs of change that rather tell what happened to a sum: "tariffs added $38 to the cost".
_OF_SUMS = frozenset("add lose shed gain recover run cover".split())
#: And those that tell what it comes to, with "to".
_COMING_TO = frozenset({"add", "recover", "run"})
#: What is quoted on markets, whose price these verbs tell.
_QUOTED = frozenset(
    (
        "share stock future bond contract price crude gold silver copper platinum nickel zinc oil gas brent wheat corn maize "
        "soybean rice coffee cocoa sugar cotton euro dollar pound sterling yen yuan rupee franc peso bitcoin"
    ).split()
)
#: What shares and money are mostly told of, and what a capital at the start of a sentence has taken for a name.
_RATES = frozenset(
    (
        "turnout inflation unemployment joblessness employment output production exports imports revenue revenues profit "
        "profits sales shares prices rents wages growth spending borrowing debt coverage participation attendance approval "
        "support arrivals vacancies orders costs earnings traffic occupancy approvals brent wti crude intermediate bitcoin "
        "ether ethereum nikkei dow nasdaq ftse dax cac kospi sensex nifty stoxx bovespa topix composite"
    ).split()
)
_POINTS = frozenset({"point", "basis_point", "percentage_point"})
#: What one number does to others that were told or guessed.
_BEATING = frozenset("beat top exceed surpass miss trail lag match meet outstrip outpace defy".split())
_EXTREMES = frozenset("high low peak record range region territory".split())
_STAYING = frozenset("settle stay keep hold move touch remain linger stick".split())
_OFF = (["worse", "off"], ["better", "off"])


def subject_changed(quantity: Quantity, span: Span) -> Token | None:
    """As in "output grew by 6.3 percent to 401.7 million kilogrammes", "net profit came in at $3 million"."""
    verb = verb_of_level(quantity, span)
    if verb is None or quantity.kind == "age" or _says_else(verb, quantity, span):
        return None
    if gains(verb):
        return _named_or_thing(subject_of(verb), quantity)
    if verb.lemma_ in ASSESSMENTS or (verb.lemma_ in MOVES and has_child(verb, "dobj")):
        assessed = _assessed(verb)
        is_person = assessed is not None and quantity.kind == "share" and assessed.pos_ == "PROPN" and verb.lemma_ == "put"
        return None if is_person else assessed
    if verb.lemma_ in CHANGING and (verb.tag_ == "VBN" or any(c.dep_ == "dobj" and c != top_of(span) for c in verb.children)):
        return object_changed(verb)
    if any(
        c.dep_ == "dobj" and c.i < span.start and c != top_of(span) and c != top_of(span).head and not _is_change(c, span)
        for c in verb.children
    ):
        return None  # "sank one of them some 5 km from the shore"
    if quantity.kind in ("money", "rate") and [t.lower_ for t in span.doc[span.end : span.end + 2]] in _OFF:
        return None  # "drivers are £2,100 a year worse off"
    subject = subject_of(verb)
    if subject is None and verb.dep_ in ("acl", "advcl") and verb.head.pos_ == "NOUN":
        subject = _subject_of_aside(verb) or verb.head  # "gusts topping 55 mph"
    subject = subject or subject_above(verb)
    subject = _taken_up(shared_out(subject), quantity) if subject is not None else None
    if subject is None or (subject.pos_ == "PRON" and subject.tag_ not in ("WDT", "WP")):
        return None
    noun = antecedent(subject)
    if noun != subject and any(c.dep_ == "conj" and c.i == subject.i - 1 for c in noun.children):
        noun = subject.nbor(-1)  # "a lack of nails and absenteeism that hit 33%"
    if noun != subject and noun.dep_ == "pobj" and noun.lemma_.lower() in TIME_NOUNS and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head  # "the estimates for the year, which stood at 5.5%"
    if is_name(noun) and (quantity.kind in ("share", "money") or noun.ent_type_ == "PERSON"):
        return None
    return thing_counted(noun)


def _subject_of_aside(verb: Token) -> Token | None:
    """As in "Revenue beat estimates, rising 26%": of an object right before the comma the change is not told."""
    thing = verb.head
    if verb.tag_ != "VBG" or verb.i < thing.i or verb.nbor(-1).text != ",":
        return None
    misread = next((c for c in thing.lefts if c.lower_ in _BEATING and c.i > thing.sent.start), None)
    if misread is not None and misread.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return misread.nbor(-1)  # where the parser sees a compound
    return subject_of(thing.head) if thing.dep_ == "dobj" and thing.head.lemma_ in _BEATING else None


def _taken_up(subject: Token, quantity: Quantity) -> Token | None:
    """What "those of its rival" and, for some kinds, "it" and "they" stand for; any other subject itself."""
    if subject.lower_ == "those" and has_child(subject, "prep"):
        return subject_before(subject, is_name)
    is_share = quantity.kind == "share" or (quantity.kind == "measure" and not quantity.unit.startswith("degree"))
    if subject.lower_ not in ("it", "they") or not is_share:
        return subject
    names = ("PROPN",) if quantity.kind == "measure" else ()
    return subject_before(subject, lambda t: (bool(t.ent_type_) and t.lower_ not in _RATES) or t.pos_ in names)


def _says_else(verb: Token, quantity: Quantity, span: Span) -> bool:
    """Whether a verb tells what happened to a sum ("lost $3 million", not "The shares lost 15 cents"), or only what somebody says
    ("said more than 30 hours into the search that", "the minister said, up 11 percent").
    """
    if verb.lemma_ == "add" and quantity.kind in ("duration", "measure") and quantity.unit not in _POINTS:
        return True  # "The detour adds six hours to the trip"
    if quantity.kind != "money" or verb.lemma_ not in _OF_SUMS:
        return verb.lemma_ == "say"
    if verb.lemma_ in _COMING_TO and any(t.lower_ == "to" for t in span.doc[verb.i : span.start + 1]):
        return False  # "Pledges added up to $9bn", "The deposit alone runs to Rs 75,000", "reserves recovered to $9bn"
    subject = subject_of(verb)
    return subject is None or subject.lemma_.lower() not in _QUOTED


def _is_change(amount: Token, span: Span) -> bool:
    """Whether an object is how much something changed to a level: "Sales fell 8 million euros, or 4 percent, to 190 million"."""
    is_level = (
        span.start > 0 and span.doc[span.start - 1].lower_ in ("to", "from") and amount.head.lemma_ in CHANGE_VERBS | LEVEL_VERBS
    )
    return is_level and any(c.like_num or c.is_currency for c in amount.children)


def _named_or_thing(subject: Token | None, quantity: Quantity) -> Token | None:
    noun = antecedent(subject) if subject is not None else None
    is_payer = noun is not None and noun.ent_type_ == "PERSON" and quantity.kind == "money"
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") and not is_payer else None


def is_name(noun: Token) -> bool:
    """Whether a noun is the name of somebody; a capital at the start of a sentence makes none ("Turnout", "Inflation")."""
    return bool(noun.pos_ == "PROPN" and noun.ent_type_ and noun.lower_ not in _RATES)


def _assessed(verb: Token) -> Token | None:
    """What is put at a level: the object, the subject of the passive, or the noun of a short clause: "the rate, put at 2%,"."""
    own = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if own is None and verb.tag_ in ("VBN", "VBD"):
        above = verb.head if verb.dep_ in ("acl", "advcl", "relcl") and verb.head.pos_ == "NOUN" else None
        own = above or next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is None:
        return None
    return thing_counted(antecedent(own))


def thing_counted(noun: Token) -> Token | None:
    """A noun, or what it counts if it only counts: "the number of sales fell 3 percent" is told of sales, "passenger numbers
    rose" of the numbers, and "the total rose" of what the text leaves to the reader.
    """
    if noun.lemma_.lower() not in COUNTERS:
        return noun
    phrase = next((c for c in noun.children if c.lower_ == "of"), None)
    whose = next((c for c in noun.children if c.tag_ == "WP$"), None)
    if whose is not None and noun.head.dep_ == "relcl":
        return noun.head.head  # "The jugglers, whose number dwindled from 870"
    if phrase is not None:
        return next((c for c in phrase.children if c.dep_ == "pobj"), None)
    return noun if has_child(noun, "compound", "amod") or (noun.lower_ == "sum" and has_child(noun, "acl", "relcl")) else None


def level_reached(extreme: Token) -> Token | None:
    """What comes to a high, a low or a range: the deficit of "the deficit widened to a 10-month high of $24 billion", the rate of
    "the rate stayed in the 6 percent range"; None for any other noun.
    """
    if extreme.lower_ not in _EXTREMES or extreme.dep_ not in ("pobj", "dobj"):
        return None
    verb = extreme.head if extreme.dep_ == "dobj" else extreme.head.head
    if verb.lemma_ not in LEVEL_VERBS and verb.lemma_ not in CHANGE_VERBS and verb.lemma_ not in _STAYING:
        return None
    subject = subject_of(verb)
    noun = antecedent(subject) if subject is not None else None
    return thing_counted(noun) if noun is not None and noun.pos_ == "NOUN" else None


def of_misread_verb(_: Quantity, span: Span) -> Token | None:
    """As in "Turnout in the north hovers at 44 percent", whose verb the parser takes for a plural: its subject."""
    position = span.start - 1
    if position > 0 and span.doc[position].lower_ in LEVEL_PREPOSITIONS:
        position -= 1
    word = span.doc[max(0, position)]
    if word.lower_ == "average" and word.tag_ == "JJ" and top_of(span).head == word:
        return subject_of(word) or (subject_of(word.head) if word.dep_ == "conj" else None)  # "now average €2,470"
    if word.tag_ != "NNS" or not (word.lemma_ in LEVEL_VERBS or word.lemma_ in CHANGE_VERBS) or has_child(word, "det", "amod"):
        return None
    if span.doc[span.start - 1].lower_ != "at" and has_child(word, "nummod"):
        return None
    if has_child(word, "nsubj"):
        return subject_of(word)
    top = span.root.sent.root
    before = span.doc[top.i : word.i]
    return top if top.i < word.i and top.pos_ == "NOUN" and not any(t.pos_ in ("VERB", "AUX") for t in before) else None
