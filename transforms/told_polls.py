"""Shares of those asked in a poll: "61 per cent opposed the plan, a survey found", "Half the country thinks so", "His approval
stands at 31%".
"""

from __future__ import annotations

from transforms.analysed_text import Span, Token
from transforms.counted import Counted
from transforms.event_syntax import LEVEL_VERBS
from transforms.noun_groups import NOUN_GROUPS
from transforms.records import Figure
from transforms.syntax import verb_above
from transforms.told_in_row import SIDE
from transforms.told_results import is_party_result

_POLL_NOUNS = frozenset("poll survey pollster opinion".split())
_POLL_VERBS = frozenset({"poll", "survey", "polled", "surveyed"})
_GIVES = frozenset("give put show have place see predict find".split())
_ASKED = frozenset("ask poll survey question interview sample canvass quiz".split())
_RATINGS = frozenset(
    "approval support popularity rating disapproval backing favourability satisfaction trust confidence opposition".split()
)
#: What only people who are asked have a share of, in any article: "support for independence is at 46 per cent".
_POPULAR = frozenset("approval support popularity disapproval favourability".split())
_RESPONDENTS = frozenset({"respondent", "interviewee"})
#: What people think, which only those know who ask them.
_THINKS = frozenset(
    (
        "think believe feel say want prefer trust distrust mistrust doubt fear worry agree disagree regret regard view "
        "dislike like hope consider wish approve disapprove favour favor oppose name cite blame rate describe "
        "mind care know see"
    ).split()
)
_MOODS = frozenset(
    (
        "satisfied dissatisfied unsatisfied worried happy unhappy undecided unsure unaware optimistic pessimistic confident "
        "opposed concerned proud afraid content discontent sceptical skeptical hopeful lonely angry"
    ).split()
)
#: What nobody asks.
_THINGS = NOUN_GROUPS["building"] | NOUN_GROUPS["works"] | NOUN_GROUPS["fixture"] | NOUN_GROUPS["vehicle"] | NOUN_GROUPS["crop"]
#: Verbs of thinking that are said of things, and of people who vote.
_ALSO_OF_VOTES = frozenset("favour favor oppose approve".split())


def is_of_poll(figure: Figure, counted: Counted, sentence: Span, *, has_polled: bool) -> bool:
    """Whether a share is one of those who were asked.

    Args:
        figure: the figure as far as the words around it tell.
        counted: what it counts.
        sentence: where it stands.
        has_polled: whether the article has told such a share before.
    """
    if figure.event not in (None, "won") or figure.kind != "share" or figure.trend is not None:
        return False
    is_told = any(map(_tells_of_poll, sentence))
    noun, verb = counted.noun, verb_above(counted.anchor)
    if figure.event == "won":
        is_exit = any(t.lower_ == "exit" for t in sentence)
        return is_told and not is_exit and verb is not None and _is_now(verb)
    if noun is not None and (noun.lemma_.lower() in _RESPONDENTS or _are_asked(noun)):
        return True
    if is_told and SIDE.match(sentence.text, figure.end - sentence.start_char):
        return True
    if verb is None:
        return False
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    is_asked = any(s == counted.anchor or s.is_ancestor(counted.anchor) for s in subjects)
    share = counted.anchor.head if counted.anchor.dep_ == "nummod" else counted.anchor
    if not subjects and share.dep_ == "npadvmod" and share.i + 1 == verb.i:
        is_asked = True  # "In the poll 43% backed Smith": the parser takes the share for a measure of the verb
    is_subject = any(s.dep_ == "nsubj" and counted.anchor in (s, *s.children) for s in subjects)
    if is_subject and not verb.nbor(-1).is_punct and _tells_mind(verb):
        return True
    is_level = verb.lemma_ in LEVEL_VERBS and any(s.lemma_.lower() in _POPULAR for s in subjects)
    if is_level and noun is not None and noun.lemma_.lower() in _POPULAR:
        return True
    if noun is not None and noun.lemma_.lower() in _THINGS:
        return False  # "60% of bridges are unsafe, a poll found"
    if not is_told:
        return has_polled and noun is None and is_asked
    is_rated = any(t.lemma_.lower() in _RATINGS for s in subjects for t in s.subtree)
    is_of_side = noun is None or noun.lemma_.lower() in _RATINGS
    is_given = verb.lemma_ in _GIVES and is_of_side and any(s.lemma_.lower() in _POLL_NOUNS for s in subjects)
    return is_asked or is_rated or is_given or (noun is None and _is_now(verb) and is_party_result(counted.anchor))


def _is_now(verb: Token) -> bool:
    """Whether a verb tells what is or would be so, not what came of a vote: "has 47 percent", "would get 17 percent"."""
    return verb.tag_ in ("VBZ", "VBP") or any(c.tag_ == "MD" for c in verb.children)


def _tells_mind(verb: Token) -> bool:
    """As in "Half the country thinks so", "only 14 per cent are satisfied"."""
    if verb.lemma_ in ("be", "remain", "stay"):
        return any(c.dep_ in ("acomp", "attr") and c.lower_ in _MOODS for c in verb.children)
    return verb.lemma_ in _THINKS and (verb.lemma_ not in _ALSO_OF_VOTES or verb.tag_ in ("VBZ", "VBP"))


def _are_asked(noun: Token) -> bool:
    """As in "14 per cent of those asked", "three in five tenants it surveyed"."""
    return any(c.dep_ in ("acl", "relcl") and c.lemma_ in _ASKED for c in noun.children)


def _tells_of_poll(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and lemma in NOUN_GROUPS["pollster"]:
        return True
    if token.pos_ in ("NOUN", "PROPN") and lemma in _POLL_NOUNS:
        before = token.nbor(-1).lower_ if token.i > 0 else ""
        return not (token.lower_ == "polls" and before == "the")  # "went to the polls"
    return lemma in _POLL_VERBS or token.lower_ in _POLL_VERBS
