"""Whether a figure is asserted, proposed, possible or denied; a stock, a flow or a total; and how sure its reading is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from transforms.cues import Cues
from transforms.event_terms import Event
from transforms.figure_time import FigureTime
from transforms.language_analysis import source_text
from transforms.quantities import Quantity
from transforms.records import Measure, Status
from transforms.syntax import is_passive

_PLANNING = re.compile(
    r"\b(?:propos\w*|plan|plans|planned|offer\w*|demand\w*|would(?!-be)|will|shall|['’]ll|intends?|aims?|seeks?|wants?|hopes?\s+to|expected\s+to|set\s+to"
    r"|due\s+to\s+be|calls?\s+for|order(?:ed|s)?\s+to|recommend\w*|ask(?:ed|s)?\s+for|request\w*|pledg\w*|promis\w*|insist\w*\s+on|importance\s+of"
    r"|initial|phase|agree(?:d|s)?\s+to|target(?:s|ing)?|goal)\b",
    re.IGNORECASE,
)
_TOLD_AS_FACT = re.compile(r"\b(?:was|were|had|has|have|did|said)\b[^,]*$")
_FEARED = re.compile(r"\b(?:feared|fears?|possibly|perhaps|potentially)\b", re.IGNORECASE)
_MODALS: dict[str, Status] = {
    "will": "proposed", "shall": "proposed", "’ll": "proposed", "'ll": "proposed", "would": "proposed",
    "could": "possible", "may": "possible", "might": "possible",
}  # fmt: skip
#: Verbs whose object is asked for or offered, not told as a fact; a pledge of money is an event of its own.
_ASKING = frozenset({"ask", "appeal", "seek", "request", "demand", "propose", "offer", "promise", "want", "plan", "need"})
_NOBODY = frozenset({"none", "neither"})
#: What one could see or tell was so: "could" is an ability there.
_PERCEIVING = frozenset({"see", "hear", "tell", "feel", "smell", "notice", "make", "confirm", "say"})
_DENIALS = frozenset({"deny", "refute", "dispute"})
_INTENTIONS = frozenset(
    ("plan want demand propose seek offer order intend agree pledge promise vow expect aim hope recommend urge").split()
)
_TOTAL = re.compile(
    r"\b(?:so\s+far|to\s+date|overall|in\s+total|total|toll|tally|cumulative|since|altogether|all\s+told|have\s+been|has\s+been|has\s+killed"
    r"|have\s+killed|has\s+now|in\s+all|combined)\b",
    re.IGNORECASE,
)
_STATES = frozenset({"held", "missing", "stranded", "employed", "affected", "starved"})
_LASTING = frozenset({"held", "abducted", "displaced", "deployed", "hospitalised"})
_STILL = re.compile(r"\b(?:still|remain\w*|currently|now\s+(?:held|stand|number)|(?:being|are|is)\s+held)\b", re.IGNORECASE)
_TOLL_WORDS = frozenset({"toll", "tally", "count", "dead", "number"})
#: How far before a figure a word of planning still governs it: about one clause.
_CLAUSE = 90


def find_status(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str]:
    """The status and its rule: a modal, a negation, a word of fear or of planning above the figure, else asserted."""
    for rule in (_by_none, _by_verbs, _by_fear, _by_planning, _by_infinitive):
        found = rule(anchor, event, sentence, cues)
        if found is not None:
            return found
    return "asserted", "no_modal"


def _verbs(anchor: Token, event: Token | None) -> list[Token]:
    """The event's verb, then up to three verbs above the figure."""
    own = [event] if event is not None and event.pos_ in ("VERB", "AUX") else []
    return list(dict.fromkeys((*own, *[t for t in anchor.ancestors if t.pos_ in ("VERB", "AUX")][:3])))


def _by_none(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    """As in "none of the four guards was hurt": what is told of nobody among them is denied."""
    del sentence, cues
    for ancestor in anchor.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return None
        if ancestor.lower_ in _NOBODY and event is not None and any(c.lower_ == "of" for c in ancestor.children):
            return "denied", f"{ancestor.lower_} of them"
    return None


def _by_verbs(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    del sentence
    for position, verb in enumerate(_verbs(anchor, event)):
        if position == 0 and not cues.is_cue(verb) and any(c.dep_ == "neg" for c in verb.children):
            return "denied", "negated_verb"
        if position > 0 and verb.lemma_ in _DENIALS:
            return "denied", "denied"
        is_told_apart = event is not None and event.lemma_ != verb.lemma_ and event.dep_ != "xcomp" and event.is_ancestor(anchor)
        if verb.lemma_ in _ASKING and verb.pos_ == "VERB" and not is_told_apart:
            return "proposed", f"asked or offered: {verb.text}"
        if verb.lemma_ == "fear" and is_passive(verb):
            return "possible", "feared"
        if cues.is_cue(verb, strong_only=True):
            return None
        for modal in _modals(verb):
            if modal == "could" and position > 0 and verb.lemma_ in _PERCEIVING:
                continue
            return _MODALS[modal], f"modal {modal}"
        if verb == event and verb.tag_ == "VBD" and verb.dep_ == "relcl":
            return None  # "hope that witnesses will tell of a blast that killed 40": told as a fact whatever stands above
    return None


def _modals(verb: Token) -> Iterator[str]:
    return (child.lower_ for child in verb.children if child.dep_ == "aux" and child.lower_ in _MODALS)


def _window(anchor: Token, sentence: Span) -> str:
    return source_text(sentence.doc)[max(sentence.start_char, anchor.idx - _CLAUSE) : anchor.idx]


def _by_fear(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    del event, cues
    return ("possible", "word_of_fear") if _FEARED.search(_window(anchor, sentence)) else None


def _by_planning(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    """Nouns and nominal events under words of planning: "the proposed plan includes the release of 40 hostages"."""
    del cues
    window = _window(anchor, sentence)
    if (event is None or event.pos_ == "NOUN") and _PLANNING.search(window) and not _TOLD_AS_FACT.search(window):
        return "proposed", "word_of_planning"
    return None


def _by_infinitive(anchor: Token, event: Token | None, sentence: Span, cues: Cues) -> tuple[Status, str] | None:
    del sentence, cues
    verb = next(iter(_verbs(anchor, event)), None)
    while verb is not None and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb is None or verb.tag_ != "VB" or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return None
    return ("proposed", "infinitive_of_plan") if verb.head.lemma_ in _INTENTIONS else None


def measure_of(quantity: Quantity, event: Event | None, sentence: Span, time: FigureTime) -> Measure | None:
    """Stock for states that last, flow for a sub-period or one incident, total for tolls to date; None without an event."""
    if event is None or quantity.kind not in ("count", "money", "measure", "rate"):
        return None
    if event.name in _STATES or (event.name in _LASTING and _STILL.search(sentence.text)):
        return "stock"
    if time.period_start is not None and time.as_of_date is not None:
        return "flow"
    is_level = event.rule == "subject_of_level" and (event.word.lower_ in _TOLL_WORDS or event.word.pos_ == "VERB")
    if is_level or _TOTAL.search(sentence.text):
        return "total"
    return "flow"
