"""Results of an election that no verb tells of a number by itself: "stood at 24.6 percent, enough for 29 of the 100 seats"."""

from __future__ import annotations

import re

from transforms.analysed_text import Span, Token
from transforms.counted import Counted
from transforms.event_syntax import is_out_of, is_whole
from transforms.records import Figure
from transforms.syntax import SUBJECTS, antecedent, subject_of, verb_above

#: Verbs whose subject a result belongs to.
_RESULT_VERBS = frozenset(
    (
        "stand be sit come get reach rise climb rebound recover surge soar grow jump creep edge inch fall slump slip drop sink "
        "crash plunge tumble shrink collapse slide poll have record trail follow lead finish end win take manage score receive "
        "garner secure gain claim hold hover remain stay lie return emerge overtake beat attract share retain"
    ).split()
)
#: Whom a result belongs to, besides names.
_PARTIES = frozenset(
    (
        "party bloc list alliance coalition candidate camp incumbent movement rival challenger opponent independent left right "
        "socialist conservative liberal green democrat republican nationalist populist communist centrist president minister it "
        "mayor senator governor lawmaker opposition union front he she they who"
    ).split()
)
_COUNTED = frozenset({"seat", "vote", "ballot", "mandate"})
_CHOICES = frozenset("vote back oppose reject approve favour favor endorse abstain".split())
#: What is put to a vote, and what becomes of it.
_MATTERS = frozenset(
    "referendum plebiscite motion measure proposal amendment treaty bill constitution initiative question".split()
)
_PASSES = frozenset("pass fail carry win succeed lose approve reject adopt defeat".split())
#: Of what a share of votes is one.
_TOTALS = re.compile(
    r"\s+of\s+(?:the\s+)?(?:(?:total|national|popular|valid|party|list)\s+)*(?:votes?|ballots|total|poll|electorate)\b"
)
#: Seats that are asked for, missed or there to be had, not won.
_NOT_WON = frozenset(
    "need require seek lack miss want have contain comprise consist number contest fill reserve allocate total".split()
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those)\b")
_SHORT = re.compile(r"\s+(?:seats?\s+|votes?\s+)?(?:short|needed|required|shy|away)\b")


def result_of(figure: Figure, counted: Counted, sentence: Span) -> str | None:
    """The event "won" of a share, or of a number of seats or votes, in an article about an election; None for other numbers.

    Args:
        figure: the figure as far as the words around it tell.
        counted: what it counts.
        sentence: where it stands.
    """
    if figure.event is not None or figure.trend is not None or figure.kind not in ("count", "share") or is_out_of(counted.anchor):
        return None
    if _OF_THEM.match(sentence.text, figure.end - sentence.start_char):
        return None  # "had agents at fewer than half of them"
    if _SHORT.match(sentence.text, figure.end - sentence.start_char):
        return None
    if figure.kind == "share":
        if counted.noun is None and _is_decided(counted.anchor):
            return "voted"
        is_of_votes = _TOTALS.match(sentence.text, figure.end - sentence.start_char) is not None
        if counted.noun is None and _is_choice(counted.anchor):
            return "voted"
        is_bare = counted.noun is None or counted.noun.dep_ in SUBJECTS
        return "won" if is_of_votes or (is_bare and is_party_result(counted.anchor)) else None
    if counted.noun is None:
        is_listed = counted.text is None or _singular(counted.text) in _COUNTED
        return "won" if is_listed and counted.anchor.pos_ == "NUM" and is_party_result(counted.anchor) else None
    return "won" if counted.noun.lemma_.lower() in _COUNTED and _is_share_of_seats(counted) else None


def _is_choice(anchor: Token) -> bool:
    """As in "in the capital 56 percent were against": those who chose so."""
    verb = _verb_above(anchor)
    if verb is None or subject_of(verb) is None or not (subject_of(verb) is anchor or subject_of(verb) is anchor.head):
        return False
    is_side = verb.lemma_ == "be" and any(c.lower_ in ("against", "for", "opposed") for c in verb.children if c.i > verb.i)
    return is_side or verb.lemma_ in _CHOICES


def _is_decided(anchor: Token) -> bool:
    """As in "The referendum passed with 54 percent in favour"."""
    verb = _verb_above(anchor)
    subject = subject_of(verb) if verb is not None and verb.lemma_ in _PASSES else None
    return subject is not None and subject.lemma_.lower() in _MATTERS


def _is_share_of_seats(counted: Counted) -> bool:
    """As in "enough for 29 of the 100 seats", "fell back to nine seats", not "needs 51 seats", "each of the 100 seats"."""
    noun, anchor = counted.noun, counted.anchor
    if noun is None or (anchor == noun and (is_whole(noun) or any(c.dep_ in ("det", "poss") for c in noun.children))):
        return False
    verb = _verb_above(anchor)
    return verb is None or (verb.lemma_ not in _NOT_WON and _is_party(verb))


def is_party_result(anchor: Token) -> bool:
    """Whether a number stands below a verb of results that a party or a candidate is the subject of."""
    verb = _verb_above(anchor)
    return verb is not None and verb.lemma_ in _RESULT_VERBS and _is_party(verb)


def _verb_above(anchor: Token) -> Token | None:
    return verb_above(anchor)


def _is_party(verb: Token) -> bool:
    subject = subject_of(verb)
    if subject is None:
        return False
    subject = antecedent(subject)
    return subject.pos_ == "PROPN" or subject.lemma_.lower() in _PARTIES


def _singular(word: str) -> str:
    return word.lower().removesuffix("s")
