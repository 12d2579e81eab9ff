"""Events that did not happen: the force of games ("hit three sixes", "two late strikes"), and what was only nearly suffered."""

from __future__ import annotations

import re

from transforms.analysed_text import Token
from transforms.event_terms import Event
from transforms.score_lines import tells_of_sport

_FORCE = frozenset({"attacked", "launched", "captured", "destroyed", "deployed", "intercepted"})
#: What is hit, taken and launched in games, whatever the text is about.
_OF_GAMES = frozenset(
    (
        "four six fours sixes goal touchdown homer birdie bogey century fifty wicket run try ace basket dunk catch "
        "interception penalty three-pointer rebound assist winner putt punt header volley free-kick"
    ).split()
)
#: Nouns that mean force outside of games only.
_OF_BOTH = frozenset("strike shot attack raid bomb rocket blast effort attempt drive charge".split())
_VIOLENCE = re.compile(
    r"\b(?:kill\w*|wound\w*|died?|dead|polic\w+|arm(?:y|ies|ed)|gun\w*|bullets?|missiles?|drones?|militar\w+|militants?|soldiers?|troops|"
    r"air\s?strikes?|walk\w*|workers?|unions?)\b",
    re.IGNORECASE,
)
_NEARLY = frozenset({"nearly", "almost"})
#: What has to have happened wholly: most of the rest may be nearly so of a number ("almost tripled").
_WHOLE = frozenset(
    "killed injured casualties missing infected hospitalised starved displaced abducted arrested captured destroyed attacked "
    "rescued won lost fined convicted deported stranded".split()
)


def did_not_happen(event: Event, noun: Token) -> bool:
    """As in "Smith hit three sixes", "with two late strikes" in a text about football, "Three men nearly drowned"."""
    return _is_of_game(event, noun) or (event.name in _WHOLE and _is_near(event.word))


def _is_of_game(event: Event, noun: Token) -> bool:
    if event.name not in _FORCE:
        return False
    lemma = noun.lemma_.lower()
    if event.word != noun and (lemma in _OF_GAMES or (lemma == "player" and event.name == "deployed")):
        return True
    if event.word.lemma_.lower() not in _OF_BOTH or event.word.pos_ not in ("NOUN", "PROPN"):
        return False
    sentence = event.word.sent
    text = noun.doc.text
    return tells_of_sport(text) and _VIOLENCE.search(text, sentence.start_char, sentence.end_char) is None


def _is_near(word: Token) -> bool:
    """Whether a verb tells what nearly happened, not what happened to nearly all."""
    return word.pos_ == "VERB" and any(child.lower_ in _NEARLY and child.dep_ == "advmod" for child in word.lefts)
