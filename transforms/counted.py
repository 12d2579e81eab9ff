"""What a number counts: the head noun as written, an elided one from the same sentence, or people implied by the event."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.language_analysis import source_text
from transforms.measured import find_measured
from transforms.quantities import Quantity

#: Nouns that count their own victims: "40 deaths", "the wounded".
IMPLIED_BY_NOUN = frozenset(("death dead fatality injured wounded hurt injury killing drowning fatalities deceased").split())
#: What has people in it: "a crowd of 54,321".
_GATHERINGS = frozenset("crowd audience attendance congregation population workforce staff membership".split())
_PARTITIVES = frozenset({"of", "among"})
_QUALIFYING_ENTITIES = frozenset({"GPE", "NORP", "PERSON", "DATE", "CARDINAL", "QUANTITY", "MONEY", "PERCENT", "TIME", "ORDINAL"})
_SEX_AND_AGE = frozenset("men man women woman boy girl child children adult teenage teen baby infant male female youth".split())
_SKIPPED_MODIFIERS = frozenset({"more", "other", "additional", "further", "extra"})
#: What is said of people by an adjective or participle behind their number.
_STATES = frozenset(
    "dead wounded injured hurt killed missing arrested detained captured hospitalised hospitalized homeless".split()
)


@dataclass(frozen=True, slots=True)
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
    anchor = _anchor(span)
    if quantity.kind in ("duration", "age", "measure", "rate", "money", "multiple"):
        return _measured(doc, quantity, anchor)
    partitive = _after_of(doc, quantity, anchor)
    if partitive is not None:
        if quantity.kind == "share":
            if partitive.lower_ == "those" and any(c.dep_ in ("acl", "relcl") for c in partitive.children):
                return Counted("people", partitive, anchor, is_implied=True, rule="share_of_those")
            return Counted(
                partitive.text, partitive, anchor, is_implied=False, rule="share_of", denominator=_phrase_text(partitive)
            )
        beside = _beside_pronoun(doc, partitive)
        if beside is not None:
            return _named(beside, beside, "noun_beside_pronoun", gazetteer)
        if partitive.tag_ in ("WP", "PRP", "WDT", "WP$", "DT") or partitive.lower_ in ("whom", "which", "them", "these", "those"):
            return _elided(anchor, previous, "partitive_pronoun", gazetteer)
        return _named(partitive, anchor, "noun_after_of", gazetteer)
    noun = None if _is_followed_by_state(doc, quantity) else _head_noun(span, anchor) or _following_noun(doc, quantity)
    if noun is not None and noun.idx >= quantity.end:
        return _named(noun, noun, "head_noun", gazetteer, previous)
    if quantity.kind == "share" and find_measured(doc, quantity) is not None:
        return _measured(doc, quantity, anchor)
    if quantity.kind == "share" and (quantity.trend is not None or _is_told_again(doc, span)):
        return Counted(None, None, anchor, is_implied=False, rule="none")
    return _elided(anchor, previous, "elided_noun", gazetteer)


def _is_told_again(doc: Doc, span: Span) -> bool:
    """As in "45 points, or 1.1 percent": the share tells the same change once more."""
    return span.start > 0 and doc[span.start - 1].lower_ == "or"


def _anchor(span: Span) -> Token:
    root = span.root
    while (
        root.dep_ in ("quantmod", "compound", "nummod", "advmod", "amod")
        and root.head.pos_ in ("NUM", "SYM")
        and root.head is not root
    ):
        root = root.head
    return root


def _head_noun(span: Span, anchor: Token) -> Token | None:
    """The noun that the number modifies."""
    if anchor.dep_ in ("nummod", "amod", "compound", "nmod", "det", "quantmod") and anchor.head.pos_ in ("NOUN", "PROPN", "ADJ"):
        head = anchor.head
        if head.lemma_ == "percent" or head.text == "%":
            return None
        if head.i > span[-1].i and head.i - span[-1].i <= 7:
            return head
    if anchor.pos_ in ("NOUN", "PROPN") and not anchor.like_num and anchor.i >= span.end:
        return anchor
    return None


def _is_followed_by_state(doc: Doc, quantity: Quantity) -> bool:
    """As in "left four wounded and some damage": the state closes the phrase, and the noun that the parser found is another."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or span.end + 1 >= len(doc) or doc[span.end].lower_ not in _STATES:
        return False
    following = doc[span.end + 1]
    return (
        following.pos_ in ("CCONJ", "ADP", "PUNCT") and following.text not in ("-", '"', "“", "‘") and not _shares_noun(following)
    )


def _shares_noun(conjunction: Token) -> bool:
    """As in "four dead and wounded soldiers", "40 dead or missing": a second state follows, and perhaps the noun of both."""
    return conjunction.pos_ == "CCONJ" and conjunction.i + 1 < len(conjunction.doc) and conjunction.nbor().lower_ in _STATES


def _following_noun(doc: Doc, quantity: Quantity) -> Token | None:
    """The plural noun right behind the number, where the parser attached the number elsewhere."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None:
        return None
    for token in doc[span.end : span.end + 4]:
        if token.is_quote or token.pos_ == "ADJ" or (token.tag_ in ("VBN", "VBG", "JJ") and token.dep_ in ("amod", "compound")):
            continue
        if token.tag_ in ("NNS", "NNPS"):
            return token if not token.is_space else None
        if (
            token.pos_ in ("PROPN", "NOUN")
            and token.dep_ == "compound"
            and token.i + 1 < len(doc)
            and token.nbor().pos_ in ("NOUN", "PROPN")
        ):
            continue
        return None
    return None


def _after_of(doc: Doc, quantity: Quantity, anchor: Token) -> Token | None:
    """The noun in "dozens of civilians", "12 of the workers", "a third of voters"."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    end = span.end if span is not None else anchor.i + 1
    if end < len(doc) and doc[end].lower_ in _PARTITIVES and doc[end].sent == anchor.sent:
        for child in doc[end].children:
            if child.dep_ == "pobj":
                return _before_plural(child)
        for token in doc[end + 1 : end + 7]:
            if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ != "compound":
                return _head_of_phrase(token)
    if anchor.i + 1 < len(doc) and doc[end - 1].lower_ == "of" and end < len(doc):
        head = _head_of_phrase(doc[end])
        return head if head.pos_ in ("NOUN", "PROPN") else None
    return None


def _beside_pronoun(doc: Doc, pronoun: Token) -> Token | None:
    """The "children" of "killed 16, nine of them children": what the part is, where no verb tells it."""
    if pronoun.lower_ != "them" or pronoun.i + 2 >= len(doc):
        return None
    end = pronoun.i + 1
    while end < pronoun.i + 4 and doc[end].pos_ in ("ADJ", "PROPN") and doc[end].tag_ != "NNPS" and end + 1 < len(doc):
        end += 1
    noun = doc[end]
    return (
        noun if noun.tag_ in ("NNS", "NNPS") and end + 1 < len(doc) and doc[end + 1].pos_ in ("PUNCT", "CCONJ", "ADP") else None
    )


def _before_plural(noun: Token) -> Token:
    """The plural right behind a noun that the parser took for the head: "a quarter of the night workers"."""
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return following if noun.tag_ == "NN" and following.tag_ == "NNS" else noun


def _head_of_phrase(token: Token) -> Token:
    """The head of the noun phrase that a token before it belongs to."""
    while token.dep_ in ("compound", "amod", "det", "nmod", "nummod", "poss") and token.head.i > token.i:
        token = token.head
    return token


def _named(noun: Token, anchor: Token, rule: str, gazetteer: Gazetteer, previous: list[Counted] | None = None) -> Counted:
    if noun.lemma_.lower() == "other":
        earlier = _whole_before(previous or [])
        return Counted(earlier.text if earlier else "people", noun, noun, is_implied=earlier is None, rule="others")
    if noun.lemma_.lower() in IMPLIED_BY_NOUN or noun.lower_ in IMPLIED_BY_NOUN:
        return Counted("people", noun, noun, is_implied=True, rule="noun_of_victims")
    return Counted(counted_phrase(noun, gazetteer), noun, anchor, is_implied=False, rule=rule)


def counted_phrase(noun: Token, gazetteer: Gazetteer) -> str:
    """The counted noun as written, with the nouns it is compounded of ("league games", "police officers").

    Nouns that only narrow it stay qualifiers: nationality, sex and age ("women soldiers"), and names before people ("Hamas
    fighters").
    """
    is_of_people = gazetteer.counts_people(noun)
    first = noun
    while first.i > 0 and _is_compounded(first.nbor(-1), first, noun, gazetteer, is_of_people=is_of_people):
        first = first.nbor(-1)
    while first.i < noun.i and (first.is_punct or first.pos_ in ("PUNCT", "ADP")):
        first = first.nbor()
    start, end = first.idx, noun.idx + len(noun.text)
    return re.sub(r"\s+", " ", source_text(noun.doc)[start:end])


def _is_compounded(token: Token, first: Token, noun: Token, gazetteer: Gazetteer, *, is_of_people: bool) -> bool:
    """Whether a token before the phrase so far is a part of the compound."""
    if token.text == "-":
        return first.dep_ in ("compound", "punct") and token.head.dep_ == "compound"
    if token.dep_ != "compound" or token.pos_ not in ("NOUN", "PROPN") or not noun.left_edge.i <= token.i:
        return False
    if token.like_num or token.ent_type_ in _QUALIFYING_ENTITIES or gazetteer.is_demonym(token.text):
        return False
    if is_of_people and (token.pos_ == "PROPN" or token.text[0].isupper() or token.lower_ in _SEX_AND_AGE):
        return False
    return token.head.i <= noun.i and any(c.isalpha() for c in token.text)


def _elided(anchor: Token, previous: list[Counted], rule: str, gazetteer: Gazetteer) -> Counted | None:
    """The noun of an earlier number in the sentence: "251 people, 111 of whom", "14 people were killed and 20 injured"."""
    predicate = (
        next((c for c in anchor.head.children if c.dep_ == "attr" and c.tag_ == "NNS"), None) if anchor.dep_ == "nsubj" else None
    )
    if predicate is not None and anchor.head.lemma_ == "be":
        return _named(predicate, anchor, "predicate_noun", gazetteer)
    if anchor.dep_ == "pobj" and anchor.head.lower_ == "of" and anchor.head.head.lemma_.lower() in _GATHERINGS:
        return Counted("people", None, anchor, is_implied=True, rule="size_of_gathering")
    earlier = _whole_before(previous)
    if earlier is not None and anchor.pos_ in ("NUM", "NOUN", "PRON", "ADJ", "PROPN", "DET"):
        return Counted(earlier.text, None, anchor, earlier.is_implied, rule, like=earlier.noun or earlier.like)
    return Counted(None, None, anchor, is_implied=False, rule="none")


def _whole_before(previous: list[Counted]) -> Counted | None:
    """The last number that counts a whole: "12 people, including two children, … and 25 others" speaks of people."""
    named = [c for c in previous if c.text and not c.denominator]
    return next((c for c in reversed(named) if not c.is_part), named[-1] if named else None)


def _measured(doc: Doc, quantity: Quantity, anchor: Token) -> Counted:
    """The thing measured, where it is plainly told: see :mod:`transforms.measured`."""
    found = find_measured(doc, quantity)
    if found is None:
        return Counted(None, None, anchor, is_implied=False, rule="none")
    noun, rule = found
    return Counted(noun.text, noun, noun if rule == "measured_noun" else anchor, is_implied=False, rule=rule)


def _phrase_text(noun: Token) -> str:
    first = min(
        (c.i for c in noun.children if c.i < noun.i and c.dep_ in ("amod", "compound", "poss", "nmod", "nummod")), default=noun.i
    )
    return str(noun.doc[first : noun.i + 1].text)


def qualifiers_of(noun: Token | None) -> tuple[str, ...]:
    """The words that narrow the counted thing: nationality, sex, age group, membership."""
    if noun is None:
        return ()
    return tuple(child.text for child in noun.children if child.i < noun.i and _narrows(child))


def _narrows(child: Token) -> bool:
    if (
        child.dep_ not in ("amod", "compound", "nmod")
        or child.like_num
        or not child.is_alpha
        or child.lower_ in _SKIPPED_MODIFIERS
    ):
        return False
    return child.pos_ not in ("NUM", "ADV", "DET", "X") and child.ent_type_ not in ("CARDINAL", "QUANTITY", "DATE")
