"""What a noun stands for that a verb tells of: a sum, people, animals, or a number whose noun is left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from transforms.analysed_text import Token
from transforms.frozen import frozen
from transforms.reference import ReferenceData, alternatives
from transforms.syntax import has_child

#: Groups of people, counted as such where a term asks for people.
_GROUPS = frozenset("family household couple crew team force contingent patrol brigade unit".split())
#: A sum written in one word with its currency: "R2.3", "Rs500", "US$40".
_PREFIXED = re.compile(r"(?:[A-Z]{0,3}[$€£¥₹₦]|(?:R|Rs|RM|Ksh|Sh|N|Tk|Dh|Kc)\.?)\d")
#: Names of currencies of so few letters are other words as well ("lev", "won", "leu").
_SHORT_NAME = 3
#: Numbers told as nouns, which stand for people as well as for things: "hundreds gathered".
_ROUND = frozenset({"hundred", "thousand", "dozen", "score", "million"})
#: What counts those it does not name: "the number facing hunger".
_COUNTERS = frozenset({"number"})
#: Shares, which stand for people as well as for things where they are parts of "them".
PARTS = frozenset("half third quarter fifth tenth percent % cent majority".split())
#: Units of which no number stands for people: "captures 4,000 tonnes of carbon".
WEIGHTS = frozenset("tonne ton kilo kilogram kg gram pound litre liter gallon barrel megatonne metre meter".split())
_THOSE = frozenset({"whom", "which", "them", "those", "these"})


@frozen
class CountedNoun:
    """What a noun stands for."""

    noun: Token
    is_money: bool
    is_people: bool
    is_bare: bool
    is_animals: bool


class CountedNouns:
    """Tells what nouns stand for; many terms are asked about the same noun, one after the other.

    Args:
        reference: holds the tables ``currencies`` and ``animal_nouns``.
        counts_people: tells whether a token stands for people.
    """

    def __init__(self, reference: ReferenceData, counts_people: Callable[[Token], bool]) -> None:
        names = (name for row in reference.table("currencies") for name in alternatives(row["names"]))
        self._currencies = frozenset(last for name in names if len(last := name.lower().rpartition(" ")[2]) > _SHORT_NAME)
        #: Nouns for animals, one and many.
        self.animals = frozenset(row[form].lower() for row in reference.table("animal_nouns") for form in ("noun", "plural"))
        self._counts_people = counts_people
        self._last: CountedNoun | None = None
        self._sum: Token | None = None

    def take_for_sum(self, token: Token | None) -> None:
        """Take a token for a sum of money, whatever the parser says: the "crore" of "Rs 210 crore"; None for no token."""
        self._sum, self._last = token, None

    def has_sum(self) -> bool:
        """Whether what is asked about is a sum."""
        return self._sum is not None

    def is_sum(self, noun: Token) -> bool:
        """Whether a token was taken for a sum."""
        return noun == self._sum

    def is_money(self, noun: Token) -> bool:
        """Whether a token stands for a sum of money."""
        return noun == self._sum or _is_money(noun, self._currencies)

    def of(self, noun: Token) -> CountedNoun:
        """What a noun stands for."""
        if self._last is None or self._last.noun is not noun:
            self._last = self._counted(noun)
        return self._last

    def _counted(self, noun: Token) -> CountedNoun:
        lemma = noun.lemma_.lower()
        is_bare = (
            noun.pos_ == "NUM"
            or (noun.like_num and (noun.i == noun.sent.start or has_child(noun, "prep")))
            or (lemma in _ROUND and not has_child(noun, "prep"))
            or (lemma in _COUNTERS and not any(c.lower_ == "of" for c in noun.children))
            or _is_part_of_those(noun, lemma)
        )
        is_weight = noun.dep_ == "nummod" and noun.head.lemma_.lower() in WEIGHTS
        is_people = not is_weight and (is_bare or lemma in _GROUPS or self._counts_people(noun))
        is_animals = noun.lower_ in self.animals or lemma in self.animals
        return CountedNoun(noun, self.is_money(noun), is_people, is_bare, is_animals)


def _is_part_of_those(noun: Token, lemma: str) -> bool:
    """As in "half of whom fled", "a third were charged", "two-thirds of them": a part of people or things told before."""
    if lemma not in PARTS:
        return False
    phrases = [c for c in noun.children if c.dep_ == "prep"]
    return not phrases or any(c.lower_ in _THOSE for phrase in phrases for c in phrase.children)


def _is_money(token: Token, currencies: AbstractSet[str]) -> bool:
    """Whether a token stands for a sum: by its name ("200 million crowns"), a sign or a prefix ("R2.3 billion")."""
    if token.ent_type_ == "MONEY" or token.lower_ in currencies:
        return True
    head = token.head if token.dep_ in ("nummod", "quantmod", "compound") else token
    words = (token, *token.children, head, *head.children)
    return head.lower_ in currencies or any(w.is_currency or _PREFIXED.match(w.text) for w in words) or _has_sign_before(token)


def _has_sign_before(token: Token) -> bool:
    """Whether only numbers stand between a sign of money and a token: the "m" of "£30m"."""
    for before in reversed(token.doc[max(0, token.i - 3) : token.i]):
        if before.is_currency:
            return True
        if before.pos_ != "NUM":
            return False
    return False
