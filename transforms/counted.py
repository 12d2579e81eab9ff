"""What a number counts: the head noun as written, an elided one from the same sentence, or people implied by the event."""

from __future__ import annotations

import re

from transforms.aged import name_of
from transforms.analysed_text import Doc, Span, Token
from transforms.bare_numbers import EMPLOYED, VOTERS_FOR, counted_in_clause, counts_things, is_of_victims
from transforms.event_syntax import LEVEL_VERBS
from transforms.frozen import frozen, replace
from transforms.gazetteer import Gazetteer
from transforms.indexes import index_moved, is_index
from transforms.measured import OWNER_OF_PRICE, find_measured, lead_of_points
from transforms.number_nouns import (
    STATES_OF_PEOPLE,
    anchor_of,
    behind_adjectives,
    conjoined,
    following_noun,
    head_noun,
    is_followed_by_state,
    is_state_taken,
    noun_after_of,
    noun_behind_pair,
    noun_beside_pronoun,
    noun_of_half,
)
from transforms.quantities import Quantity
from transforms.standards import is_standard, told_by_standard
from transforms.syntax import MAGNITUDES, has_child, is_passive, subject_of

_PRONOUNS = frozenset({"whom", "which", "them", "these", "those"})
_QUALIFYING_ENTITIES = frozenset({"GPE", "NORP", "PERSON", "DATE", "CARDINAL", "QUANTITY", "MONEY", "PERCENT", "TIME", "ORDINAL"})
_SEX_AND_AGE = frozenset("men man women woman boy girl child children adult teenage teen baby infant male female youth".split())
#: Verbs in their base form that are nouns before those who do it: "refuse workers", "rescue crews".
_ADJUNCTS = frozenset(
    (
        "refuse rescue transport process support supply care search research host protest bid repair transit patrol haul help "
        "contract drill dispatch waste design trade court dock sport dance drug fire guard film finance market mine park police "
        "post press program project rail rent retail ship steel strike study tax track train travel union vote service"
    ).split()
)
#: First words of countries' names, without which a demonym is of another country or of none.
_OF_NAMES = frozenset("south north east west central equatorial sri new saudi costa puerto el sierra papua san cape".split())
_NUMBERS = frozenset({"number", "figure", "total", "level", "tally", "toll", "count"})
#: What a number is that is reached or passed: "above the 118,000 mark".
_MARKS = frozenset({"mark", "barrier", "milestone", "threshold"})
#: Rules by which a bare number counts people, who are those that the number before it counts.
_SAME_PEOPLE = frozenset({VOTERS_FOR, EMPLOYED, "people_aboard", "room_for_people"})
#: What tells one event from that which was told before.
_OTHERS = frozenset("another second third fourth separate other similar".split())
_SKIPPED_MODIFIERS = frozenset({"more", "other", "additional", "further", "extra"})


@frozen
class Counted:
    """The counted thing: ``noun`` is its head token where it is written, ``anchor`` the token whose syntax tells what
    happened, ``like`` the noun before it from which a left-out one is taken.
    """

    text: str | None
    noun: Token | None
    anchor: Token
    is_implied: bool
    rule: str
    denominator: str | None = None
    is_part: bool = False
    like: Token | None = None


def find_counted(doc: Doc, quantity: Quantity, previous: list[Counted], gazetteer: Gazetteer) -> Counted | None:
    """What a quantity counts.

    Args:
        doc: the analysed text.
        quantity: the number.
        previous: what the figures before it in the same sentence count, in order; elided nouns are taken from there.
        gazetteer: knows nouns that count people.
    """
    span = doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None:
        return None
    anchor = anchor_of(span)
    if quantity.kind == "multiple":
        return _as_many(doc, quantity, anchor, previous, gazetteer)
    if quantity.kind in ("duration", "age", "measure", "rate", "money"):
        measured = _measured(doc, quantity, anchor, gazetteer)
        is_open = measured.text is None and counts_things(quantity)  # "took in 600 a day"
        return _elided(doc, quantity, anchor, previous, "elided_noun", gazetteer) if is_open else measured
    partitive = noun_after_of(doc, quantity, anchor) or noun_of_half(doc, quantity) or noun_behind_pair(doc, quantity)
    if partitive is not None:
        return _part_of(doc, quantity, anchor, partitive, previous, gazetteer)
    if is_followed_by_state(doc, quantity):
        return _in_state(doc, quantity, anchor, previous, gazetteer)
    if quantity.form == "ratio":
        inside = next((t for t in span if t.pos_ == "NOUN"), None)  # "one lender in five"
        if inside is not None:
            return Counted(inside.text, None, inside, is_implied=False, rule="noun_in_ratio")
    noun = _noun_of(doc, quantity, span, anchor, gazetteer)
    found = _by_noun(doc, quantity, anchor, noun, previous, gazetteer) if noun is not None else None
    if found is not None:
        return found
    if quantity.kind == "share" and find_measured(doc, quantity) is not None:
        return _measured(doc, quantity, anchor, gazetteer)
    if quantity.kind == "share" and (quantity.trend is not None or _is_told_again(doc, span)):
        return Counted(None, None, anchor, is_implied=False, rule="none")
    return _elided(doc, quantity, anchor, previous, "elided_noun", gazetteer)


def _by_noun(
    doc: Doc, quantity: Quantity, anchor: Token, noun: Token, previous: list[Counted], gazetteer: Gazetteer
) -> Counted | None:
    """What the noun behind a number tells; None where it stands before the number."""
    if is_state_taken(noun) and quantity.value != 1:
        taken = _elided(doc, quantity, anchor, previous, "elided_noun", gazetteer)
        return replace(taken, text=taken.text or "people", is_implied=taken.text is None, noun=noun, anchor=noun)
    if noun.idx < quantity.end:
        return None
    if noun.lower_ == "times" and not has_child(noun, "amod", "compound"):
        return Counted(None, noun, noun, is_implied=False, rule="occasions")  # "was turned down 28 times"
    if "voting" in (noun.lower_, noun.head.lower_) and (voters := _voting(noun, previous)) is not None:
        return voters
    if noun.lower_ in _NUMBERS | _MARKS and noun.i == anchor.i + 1:
        taken = _elided(doc, quantity, anchor, previous, "elided_noun", gazetteer)  # "from the 78,000 figure given on Friday"
        level = replace(quantity, end=noun.idx + len(noun))  # "The index closed above the 9,000 mark"
        return taken if taken.text is not None else _measured(doc, level, noun, gazetteer)
    index = index_moved(noun) if noun.lower_ in ("points", "point") else None
    if index is not None:
        return Counted(counted_phrase(index, gazetteer), None, anchor, is_implied=False, rule="index_moved")
    lead = lead_of_points(doc, quantity, noun)
    if lead is not None:
        return Counted(counted_phrase(lead, gazetteer), None, anchor, is_implied=False, rule="subject_of_change")
    return _named(noun, noun, "head_noun", gazetteer, previous)


def _voting(noun: Token, previous: list[Counted]) -> Counted | None:
    """As in "with 52 senators voting in favour, 12 voting against", whose verb the parser takes for a noun."""
    verb = noun.head if noun.dep_ == "compound" else noun
    behind = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    if verb.lower_ != "voting" or verb.tag_ != "NN" or behind.lower_ not in ("in", "for", "against", "yes", "no", "to", "with"):
        return None
    before, earlier = verb.nbor(-1), whole_before(previous)
    if before.dep_ == "compound":
        return Counted(before.text, None, verb, is_implied=False, rule=VOTERS_FOR)
    last = earlier.noun or earlier.anchor if earlier is not None else verb
    voters = earlier if earlier is not None and "voting" in (last.lower_, last.nbor().lower_) else None
    return Counted(voters.text if voters else "people", None, verb, is_implied=voters is None, rule=VOTERS_FOR)


def _noun_of(doc: Doc, quantity: Quantity, span: Span, anchor: Token, gazetteer: Gazetteer) -> Token | None:
    noun = head_noun(span, anchor) or following_noun(doc, quantity) or _behind_misread(doc, span.end, gazetteer)
    noun = noun or behind_adjectives(doc, span.end)
    noun = _beyond_modifier(noun) if noun is not None else None
    is_object = noun is not None and noun.dep_ in ("ROOT", "dobj") and doc[span.end].tag_ in ("VBD", "VBN")
    return None if is_object and quantity.form == "ratio" else noun  # "One in ten used poison"


def _beyond_modifier(noun: Token) -> Token:
    """The directors of "three Rally's directors" and the Americans of "8 million low- and middle-income Americans"."""
    if noun.text.endswith("-"):
        return next((t for t in noun.doc[noun.i + 1 : noun.i + 7] if t.tag_ in ("NNS", "NNPS")), noun)
    is_owner = noun.pos_ == "PROPN" and noun.dep_ == "poss" and noun.head.tag_ == "NNS" and noun.head.i > noun.i
    return noun.head if is_owner else noun


def _behind_misread(doc: Doc, position: int, gazetteer: Gazetteer) -> Token | None:
    """The people of "8 million internally displaced people", which the parser hangs on another number, and the "workers" of
    "1,400 refuse workers", whose "refuse" it takes for a verb.
    """
    if position + 2 < len(doc) and doc[position].tag_ == "RB" and doc[position + 1].tag_ == "VBN":
        noun = doc[position + 2]
        return noun if doc[position + 1].head == noun and doc[position + 1].dep_ == "amod" and noun.tag_ == "NNS" else None
    if position + 1 >= len(doc) or doc[position].lower_ not in _ADJUNCTS or doc[position].pos_ != "VERB":
        return None
    noun = doc[position].nbor()
    return noun if noun.tag_ == "NNS" and gazetteer.counts_people(noun) else None


def _names_kind(quantity: Quantity, partitive: Token, previous: list[Counted]) -> bool:
    """As in "41 counts, including seven of murder", "three cases of measles and two of mumps": what follows "of" tells of what
    kind they are.
    """
    whole = whole_before(previous)
    of_whole = whole.noun or whole.like if whole is not None else None
    is_number = quantity.kind == "count" and quantity.form in ("digits", "words") and quantity.value != 1
    is_bare = partitive.tag_ == "NN" and not has_child(partitive, "det", "poss", "nummod", "prep")
    return is_number and is_bare and of_whole is not None and of_whole.tag_ == "NNS" and of_whole.lemma_ != partitive.lemma_


def _part_of(
    doc: Doc, quantity: Quantity, anchor: Token, partitive: Token, previous: list[Counted], gazetteer: Gazetteer
) -> Counted:
    """As in "12 of the workers", "a third of voters", "40 of those arrested", "nine of them"."""
    if _names_kind(quantity, partitive, previous):
        return _elided(doc, quantity, anchor, previous, "elided_noun", gazetteer)
    if partitive.like_num and partitive.pos_ == "NUM" and quantity.kind == "count":  # "about 20 of the 67 overlapped"
        return _elided(doc, quantity, anchor, previous, "elided_noun", gazetteer)
    is_pronoun = partitive.tag_ in ("WP", "PRP", "WDT", "WP$", "DT") or partitive.lower_ in _PRONOUNS
    is_pronoun = is_pronoun or _is_own(partitive)
    is_described = partitive.lower_ == "those" and any(c.dep_ in ("acl", "relcl", "amod") for c in partitive.children)
    if is_described and (quantity.kind == "share" or not previous):
        rule = "share_of_those" if quantity.kind == "share" else "some_of_those"
        return Counted("people", partitive, anchor, is_implied=True, rule=rule)
    if quantity.kind == "share":
        if is_pronoun:
            return Counted(None, None, anchor, is_implied=False, rule="partitive_pronoun", denominator=partitive.text)
        if (told := told_by_standard(anchor, partitive)) is not None:
            text = counted_phrase(told, gazetteer)
            return Counted(text, told, anchor, is_implied=False, rule="told_by_standard", denominator=_phrase_text(partitive))
        if "from" in (anchor.head.lower_, anchor.head.head.lower_) and is_standard(
            partitive
        ):  # "It swelled from 3.8% of GDP to 9.5%"
            return Counted(None, None, anchor, is_implied=False, rule="none", denominator=_phrase_text(partitive))
        if partitive.lower_ in MAGNITUDES:  # "12% of the $2.7 billion"
            return Counted(None, None, anchor, is_implied=False, rule="none", denominator=_phrase_text(partitive))
        text = counted_phrase(partitive, gazetteer) if partitive.lower_ == "olds" else partitive.text  # "78% of 16-year-olds"
        return Counted(text, partitive, anchor, is_implied=False, rule="share_of", denominator=_phrase_text(partitive))
    beside = noun_beside_pronoun(doc, partitive)
    if beside is not None:
        return _named(beside, beside, "noun_beside_pronoun", gazetteer)
    if is_pronoun:
        return _elided(doc, quantity, anchor, previous, "partitive_pronoun", gazetteer)
    return _named(partitive, anchor, "noun_after_of", gazetteer)


def _is_own(partitive: Token) -> bool:
    """As in "freed 20 soldiers in return for eight of their own": the noun is left out."""
    return partitive.lower_ == "own" and any(c.tag_ == "PRP$" for c in (*partitive.children, partitive.nbor(-1)))


def _as_many(doc: Doc, quantity: Quantity, anchor: Token, previous: list[Counted], gazetteer: Gazetteer) -> Counted:
    """As in "340 people and twice as many pets", "31 houses are gone and twice as many are damaged"."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    words = doc.span(span.end, span.end + 4) if span is not None else None
    is_of_number = words is not None and len(words) > 1 and words[0].lower_ == "the" and words[1].lower_ in _NUMBERS
    if is_of_number and (whole := whole_before(previous)) is not None:  # "870 owls, double the number for 2011"
        return Counted(whole.text, None, anchor, whole.is_implied, "elided_noun", like=whole.noun or whole.like)
    if words is None or [t.lower_ for t in words][:2] not in (["as", "many"], ["as", "much"], ["as", "few"]):
        return _measured(doc, quantity, anchor, gazetteer)
    noun = next((t for t in words if t.tag_ in ("NN", "NNS")), None)
    if noun is not None and noun.i - words.start <= 3:
        return _named(noun, anchor, "head_noun", gazetteer)
    earlier = whole_before(previous)
    if earlier is None:
        return _measured(doc, quantity, anchor, gazetteer)
    return Counted(earlier.text, None, anchor, earlier.is_implied, "elided_noun", like=earlier.noun or earlier.like)


def _in_state(doc: Doc, quantity: Quantity, anchor: Token, previous: list[Counted], gazetteer: Gazetteer) -> Counted:
    """As in "six soldiers killed and 17 injured", and without soldiers "spoke of 87 dead", "leaving thousands stranded"."""
    earlier = whole_before([c for c in _without_doers(previous, anchor) if _is_of_people(c, gazetteer)])
    if earlier is not None and not _is_of_another(anchor):
        return Counted(earlier.text, None, anchor, earlier.is_implied, "elided_noun", like=earlier.noun or earlier.like)
    if is_followed_by_state(doc, quantity, STATES_OF_PEOPLE):
        return Counted("people", None, anchor, is_implied=True, rule="state_of_people")
    return _elided(doc, quantity, anchor, previous, "elided_noun", gazetteer)


def _is_of_people(counted: Counted, gazetteer: Gazetteer) -> bool:
    noun = counted.noun or counted.like
    return counted.is_implied or gazetteer.names_animals(counted.text) or (noun is not None and gazetteer.counts_people(noun))


def _is_told_again(doc: Doc, span: Span) -> bool:
    """As in "45 points, or 1.1 percent": the share tells the same change once more."""
    return span.start > 0 and doc[span.start - 1].lower_ == "or"


def _named(noun: Token, anchor: Token, rule: str, gazetteer: Gazetteer, previous: list[Counted] | None = None) -> Counted:
    if noun.lemma_.lower() == "other":
        earlier = whole_before(previous or [])
        like = earlier.noun or earlier.like if earlier is not None and not _is_of_people(earlier, gazetteer) else None
        return Counted(earlier.text if earlier else "people", noun, noun, is_implied=earlier is None, rule="others", like=like)
    if is_of_victims(noun):
        return Counted("people", noun, noun, is_implied=True, rule="noun_of_victims")
    text = counted_phrase(noun, gazetteer)
    second = conjoined(noun) if rule in ("head_noun", "noun_after_of") else None
    if second is not None and (gazetteer.counts_people(second[-1]) or not gazetteer.counts_people(noun)):
        text = f"{text} and {second.text}"
    return Counted(text, noun, anchor, is_implied=False, rule=rule)


def counted_phrase(noun: Token, gazetteer: Gazetteer, number_end: int = 0) -> str:
    """The counted noun as written, with the nouns it is compounded of ("league games", "police officers") behind the number.

    Nouns that only narrow it stay qualifiers: nationality, sex and age ("women soldiers"), and names before people ("Hamas
    fighters").
    """
    is_of_people = gazetteer.counts_people(noun)
    first = noun
    if noun.lower_ in ("old", "olds") and noun.i > noun.sent.start + 3 and noun.nbor(-1).text == "-":
        first = noun.nbor(-4)  # "two-year-olds"
    while first.i > 0 and _is_compounded(first.nbor(-1), first, noun, gazetteer, is_of_people=is_of_people):
        first = first.nbor(-1)
    number_end = number_end if noun.idx >= number_end else 0
    while first.i < noun.i and (first.is_punct or first.pos_ in ("PUNCT", "ADP") or first.idx < number_end <= noun.idx):
        first = first.nbor()
    last = noun.nbor() if is_index(noun) and noun.i + 1 < len(noun.doc) and noun.nbor().is_digit else noun  # "the S&P 500"
    start, end = first.idx, last.idx + len(last.text)
    return re.sub(r"\s+", " ", noun.doc.text[start:end])


def _is_compounded(token: Token, first: Token, noun: Token, gazetteer: Gazetteer, *, is_of_people: bool) -> bool:
    """Whether a token before the phrase so far is a part of the compound: also the "clean" of "clean-up"."""
    if not token.whitespace_ and "-" in (token.text, first.text) and not token.like_num:
        return True
    if token.text == "-":
        return first.dep_ in ("compound", "punct") and token.head.dep_ == "compound"
    if (
        token.i > noun.sent.start + 1
        and token.nbor(-1).text == "-"
        and (token.nbor(-2).like_num or token.nbor(-2).lower_ == "half")
    ):
        return False  # the buses of "five 40-seat buses", not seat buses
    if token.lower_ in _OF_NAMES and token.is_title and first.i == noun.i and noun.is_title:
        return gazetteer.is_demonym(noun.text) or gazetteer.is_demonym(f"{token.text} {noun.text}")  # "South Africans"
    if token.dep_ != "compound" or token.pos_ not in ("NOUN", "PROPN") or not noun.left_edge.i <= token.i:
        return False
    if token.like_num or _is_suffix(token) or token.ent_type_ in _QUALIFYING_ENTITIES or gazetteer.is_demonym(token.text):
        return False
    if is_of_people and (token.pos_ == "PROPN" or token.text[0].isupper() or token.lower_ in _SEX_AND_AGE):
        return False
    return token.head.i <= noun.i and any(c.isalpha() for c in token.text)


def _elided(doc: Doc, quantity: Quantity, anchor: Token, previous: list[Counted], rule: str, gazetteer: Gazetteer) -> Counted:
    """The noun of an earlier number in the sentence: "251 people, 111 of whom", "14 people were killed and 20 injured"."""
    bare = counted_in_clause(doc, quantity, anchor, gazetteer) if counts_things(quantity) else None
    if bare is not None and bare.noun is not None:
        is_told_of = bare.rule in ("predicate_noun", "noun_of_total", "noun_before_brackets")
        return replace(_named(bare.noun, anchor, bare.rule, gazetteer), noun=bare.noun if is_told_of else None)
    if bare is not None and bare.rule in _SAME_PEOPLE and (same := whole_before(previous)) and _is_of_people(same, gazetteer):
        return Counted(same.text, None, anchor, same.is_implied, bare.rule)  # "64 members in favour, 22 against"
    if bare is not None:
        return Counted(bare.text, None, anchor, bare.is_implied, bare.rule)
    earlier = whole_before(_without_doers(previous, anchor))
    if earlier is not None and gazetteer.is_demonym(earlier.text or "") and _is_from_elsewhere(anchor):
        return Counted("people", None, anchor, is_implied=True, rule="people_from_elsewhere")
    if earlier is not None and anchor.pos_ in ("NUM", "NOUN", "PRON", "ADJ", "PROPN", "DET"):
        return Counted(earlier.text, None, anchor, earlier.is_implied, rule, like=earlier.noun or earlier.like)
    if quantity.form == "indefinite" and anchor.dep_ == "nsubj" and anchor.head.pos_ == "VERB" and not is_passive(anchor.head):
        return Counted("people", None, anchor, is_implied=True, rule="crowd")  # "Thousands rushed for the gates"
    return Counted(None, None, anchor, is_implied=False, rule="none")


def _is_from_elsewhere(anchor: Token) -> bool:
    """As in "93,000 Kenyans and 24,000 from Uganda": those behind are of no nation told before."""
    return anchor.i + 1 < len(anchor.doc) and anchor.nbor().lower_ == "from"


def _without_doers(previous: list[Counted], anchor: Token) -> list[Counted]:
    """Those counted before a number, without those who do to it what its verb says: "Two bombers wounded scores"."""
    verb = anchor.head
    if anchor.dep_ != "dobj" or verb.lemma_ in LEVEL_VERBS:
        return previous
    doer = subject_of(verb)
    return [c for c in previous if doer is None or c.noun is None or c.noun.i != doer.i]


def _is_of_another(anchor: Token) -> bool:
    """As in "Twelve farmers died, and another raid left scores dead": not of those of the raid told before."""
    subject = subject_of(anchor.head) if anchor.dep_ == "dobj" else None
    return subject is not None and any(c.lower_ in _OTHERS for c in subject.children)


def whole_before(previous: list[Counted]) -> Counted | None:
    """The last number that counts a whole: "12 people, including two children, … and 25 others" speaks of people."""
    named = [c for c in previous if c.text and not c.denominator]
    whole = next((c for c in reversed(named) if not c.is_part), named[-1] if named else None)
    return _holder_of(whole, named) if whole is not None else None


def _holder_of(whole: Counted, named: list[Counted]) -> Counted:
    """Of "6,240 children at 38 clinics" and "26 cells for 140 inmates" what the other hangs on: the children, the cells."""
    if whole.noun is None:
        return whole
    opener = named[0].noun
    if opener is not None and _opens_with_of(opener) and not any(t.text == "," for t in whole.noun.doc[opener.i : whole.noun.i]):
        return named[0]  # "Of the 6,240 children weighed and measured at 22 clinics, 2,190 were"
    if whole.noun.dep_ != "pobj" or whole.noun.head.lower_ == "of":
        return whole
    above = {t.i for t in whole.noun.ancestors if t.pos_ == "NOUN"}
    verb = _verb_above(whole.noun)
    return next((c for c in named if c.noun is not None and (c.noun.i in above or _is_argument(c.noun, verb))), whole)


def _verb_above(noun: Token) -> Token | None:
    return next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)


def _is_argument(noun: Token, verb: Token | None) -> bool:
    """Whether a noun is subject or object of a verb: the people of "has infected 310 people in 12 districts"."""
    return verb is not None and noun.dep_ in ("dobj", "nsubjpass", "attr") and noun.head.i == verb.i


def _opens_with_of(noun: Token) -> bool:
    """As in "Of the 6,240 children": the whole that a sentence opens with."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among") and noun.head.i <= noun.sent.start + 1


def _measured(doc: Doc, quantity: Quantity, anchor: Token, gazetteer: Gazetteer) -> Counted:
    """The thing measured, where it is plainly told: see :mod:`transforms.measured`."""
    found = find_measured(doc, quantity)
    if found is None:
        return Counted(None, None, anchor, is_implied=False, rule="none")
    noun, rule = found
    if quantity.kind == "share" and is_of_victims(noun):  # "Traffic deaths climbed 8%"
        return Counted("people", noun, noun if rule == "measured_noun" else anchor, is_implied=True, rule=rule)
    text = name_of(noun) if quantity.kind == "age" and noun.pos_ == "PROPN" else counted_phrase(noun, gazetteer, quantity.end)
    told = noun if rule != OWNER_OF_PRICE else None
    return Counted(text, told, noun if rule == "measured_noun" else anchor, is_implied=False, rule=rule)


def _phrase_text(noun: Token) -> str:
    first = min(
        (c.i for c in noun.children if c.i < noun.i and c.dep_ in ("amod", "compound", "poss", "nmod", "nummod")), default=noun.i
    )
    return str(noun.doc.span(first, noun.i + 1).text)


def qualifiers_of(noun: Token | None) -> tuple[str, ...]:
    """The words that narrow the counted thing: nationality, sex, age group, membership."""
    if noun is None:
        return ()
    return tuple(child.text for child in noun.children if child.i < noun.i and _narrows(child))


def _is_suffix(token: Token) -> bool:
    """As in "7.8m vehicles", where the "m" is part of the number."""
    return token.i > 0 and token.nbor(-1).like_num and not token.nbor(-1).whitespace_


def _narrows(child: Token) -> bool:
    if (
        child.dep_ not in ("amod", "compound", "nmod")
        or child.like_num
        or not child.is_alpha
        or _is_suffix(child)
        or child.lower_ in _SKIPPED_MODIFIERS
    ):
        return False
    return child.pos_ not in ("NUM", "ADV", "DET", "X") and child.ent_type_ not in ("CARDINAL", "QUANTITY", "DATE")
