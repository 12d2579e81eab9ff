"""The event of a sum by the words right before it, where the parser binds the sum to none: currencies that it takes for names,
verbs that it takes for nouns, lists of results, appositions.
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.analysed_text import Token
from transforms.event_complements import PARTICLES
from transforms.event_terms import Event, EventTerms
from transforms.syntax import subject_of

#: Words that may stand between a sum and the word that tells what became of it.
_BETWEEN = frozenset(
    "a an the its their his her our only just another further extra total whopping record mere cool staggering hefty".split()
)
#: Verbs with two objects: "cost Jerusalem upwards of $1bn", "paid the drivers E3,000".
_GIVING = frozenset("cost pay give lend loan grant award fine charge bill hand wire refund repay earn net save set".split())
#: How far before a sum its verb may stand, with who gets it between.
_REACH = 7
_SET_OFF = frozenset({":", ",", "(", "–", "—", "-", "--"})
_CLOSING = frozenset({",", ")", "–", "—", ".", ";", "--", "and", "but"})
#: What is said of those who live on so much, whoever pays it.
_LIVING = frozenset("live survive subsist exist get run depend spend waste".split())
#: By how much somebody is out, or a plan is: "ended the year $6.5bn in the hole".
_OUT = {
    "in the red": "lost",
    "in the hole": "lost",
    "down the drain": "lost",
    "out of pocket": "lost",
    "worse off": "lost",
    "in the black": "earned",
    "over budget": "spent",
}
_GETTING = frozenset("get receive draw collect command pocket take clear gross".split())
_PAY_PERIODS = frozenset("hour day week month year shift fortnight annum".split())


def find_beside(first: Token, last: Token, anchor: Token, denominator: str | None, terms: EventTerms) -> Event | None:
    """The event told right before a sum; None where no word there tells one.

    Args:
        first: the first word of the sum, with its modifiers.
        last: the last word of the sum.
        anchor: the word whose syntax places it.
        denominator: what it is paid per, where it is a rate.
        terms: the vocabulary.
    """
    return _told_before(first, last, anchor, denominator, terms) or _told_behind(last, terms)


def _told_behind(last: Token, terms: EventTerms) -> Event | None:
    """As in "Of that, $1 billion is a penalty": what the sum is said to be; "£98m in the red": by how much somebody is out."""
    verb = last.nbor() if last.i + 1 < len(last.doc) else last
    behind = " ".join(t.lower_ for t in last.doc.span(last.i + 1, min(last.i + 4, last.sent.end)))
    told = next((event for words, event in _OUT.items() if behind.startswith(words)), None)
    if told is not None:
        return Event(told, verb, "state_behind_sum")
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and last.i - 2 <= verb.head.i <= last.i:  # "with €9 billion committed since May"
        done = terms.of_verb(verb, "object", last)
        return Event(done[0], done[1], "participle_behind_sum") if done is not None else None
    noun = next((c for c in verb.children if c.dep_ == "attr" and c.i > verb.i), None) if verb.lemma_ == "be" else None
    return _of_noun(noun, ("self", "role"), terms) if noun is not None else None


def _told_before(first: Token, last: Token, anchor: Token, denominator: str | None, terms: EventTerms) -> Event | None:
    position, start = first.i - 1, first.sent.start
    while position > start and first.doc[position].lower_ in _BETWEEN and first.doc[position].pos_ != "VERB":
        position -= 1
    if position < start:
        return None
    word = first.doc[position]
    if word.lower_ == "at" and word.i > start and word.nbor(-1).text == ",":
        word = word.nbor(-1)  # "The wage bill, at $3 million, is too high"
    if word.text in _SET_OFF:
        return _set_off(word, last, terms)
    if word.lower_ == "on" and denominator in _PAY_PERIODS:
        return None if word.head.lemma_ in _LIVING else Event("earned", word, "paid_on")
    if word.lemma_ in _GETTING and denominator is not None:
        return Event("earned", word, "got_at_rate")  # "were getting $400 a kilo"
    if (word.lemma_ == "be" or (word.lemma_ == "total" and word.pos_ == "VERB")) and (subject := subject_of(word)) is not None:
        return _of_noun(subject, ("self", "role", "toll"), terms)
    if word.lower_ == "of" and word.i > start:
        return next((found for n in _nouns_before(word) if (found := _of_noun(n, ("of", "self", "role"), terms))), None)
    return _of_noun(word, ("self", "role"), terms) or _of_verb(word, start, anchor, terms)


def _set_off(mark: Token, last: Token, terms: EventTerms) -> Event | None:
    """As in "The bill: $7.1 million", "The gate, €11,400, goes to a hospital"."""
    behind = last.i + 1
    is_closed = behind >= len(last.doc) or last.doc[behind].text in _CLOSING or last.doc[behind].is_space
    if mark.i == mark.sent.start or not is_closed:
        return None
    return _of_noun(mark.nbor(-1), ("self", "role"), terms)


def _nouns_before(preposition: Token) -> Iterator[Token]:
    """The nouns that "of" may hang on: the tax, then the profit of "a profit after tax of $3 million"."""
    noun = preposition.nbor(-1)
    yield noun
    if noun.dep_ == "pobj" and noun.head.i == noun.i - 1 > noun.sent.start:
        yield noun.nbor(-2)


def _of_noun(noun: Token, arguments: tuple[str, ...], terms: EventTerms) -> Event | None:
    found = terms.of_noun(noun, arguments) if noun.pos_ in ("NOUN", "PROPN") else None
    return Event(found[0], noun, "noun_before_sum") if found else None


def _of_verb(word: Token, start: int, anchor: Token, terms: EventTerms) -> Event | None:
    """The event of a verb right before a sum, before its particle, or before who gets the sum."""
    verb = word.nbor(-1) if word.lower_ in PARTICLES and word.i > start else word
    if (told := terms.of_verb(verb, "object", anchor)) is not None:
        return Event(*told, "verb_before_sum")
    if word.pos_ == "ADP" and word.lower_ not in PARTICLES:
        return None
    for position in range(word.i - 1, max(start, word.i - _REACH) - 1, -1):
        giver = word.doc[position]
        if giver.is_punct or giver.pos_ in ("CCONJ", "SCONJ") or giver.lower_ in ("of", "to", "for"):
            return None
        if giver.lemma_.lower() in _GIVING and (giver.pos_ == "VERB" or giver.lower_ in ("cost", "costs")):
            told = terms.of_verb(giver, "object", anchor)
            return Event(*told, "verb_before_sum") if told is not None else None
    return None
