"""The times of a figure's sentence: which is the figure's own, and which is that of the claim."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from transforms.analysed_text import Doc, Span, Token
from transforms.frozen import replace
from transforms.gazetteer import Gazetteer
from transforms.incidents import IncidentWords
from transforms.same_speakers import is_of_same_speaker
from transforms.syntax import relative_pronoun
from transforms.time_binding import (
    JUDGED,
    STARTS,
    Bound,
    are_coordinated,
    dates_document,
    distance_of,
    governing_verb,
    hangs_on,
    is_of_those,
    reporting_verb,
    tells_of_those,
    tense_of,
    token_of,
)
from transforms.time_contrast import Contrast, contrasts_of
from transforms.time_spans import RANKED, ToldSpan

#: Harms: a time inside the noun of an incident only says of which one their toll is.
_TOLLS = frozenset("killed injured casualties missing displaced destroyed damaged affected infected".split())
_COMMA = 2
#: How far back the day on which a speaker spoke may be told: a few paragraphs.
_CLAIM_REACH = 1200
#: How near a time in a clause about those counted is to their number.
_OWN_CLAUSE = 3
#: What contracts do on an exchange, and what they do it by.
_SETTLING = frozenset("close finish settle trade end".split())
_PRICES = frozenset({"cent", "cents", "pence", "$", "points"})
#: What a clause with "when" behind it tells of.
_TOLD_WHEN = frozenset({"point", "period", "since", "ranked", "compared"})
_BEHIND = re.compile(
    r"[\d.,]*\d%?(?:\s+(?:hundred|thousand|million|billion|trillion|lakh|crore)s?)?(?:\s+[a-z]+)?\s+(?:in|on|for|during)\s+(?:the\s+)?"
)
#: "about 30 in Tarma on Jan. 20", "12 at a school in Lomo last Friday": behind a number without a noun, its place first.
_BEHIND_PLACE = re.compile(
    r"[\d.,]*\d\s+(?:in|at|near|outside|around)\s+(?:(?!and\b|or\b|but\b|after\b|over\b|since\b|who\b)[\w’'-]+\s+){1,7}?(?:(?:on|in|during)\s+(?:the\s+)?)?"
)
#: What was agreed or done before: "dozens were killed despite the truce of January 19".
_IN_SPITE_OF = re.compile(r"\b(?:despite|notwithstanding|in\s+spite\s+of)\s+[^.,;:()]*$", re.IGNORECASE)


class SentenceTimes:
    """The times of one article by sentence, with the token that each hangs on."""

    def __init__(self, doc: Doc, spans: Sequence[ToldSpan], words: IncidentWords, gazetteer: Gazetteer) -> None:
        self._doc, self._words = doc, words
        tokens = ((span, _head_of(doc, span)) for span in spans)
        self._tokens = {span.start: token for span, token in tokens if token is not None and not _is_adjective(token)}
        self.spans = [self._with_since(span) for span in spans if span.start in self._tokens]
        self._starts = [span.start for span in self.spans]
        self._claims = {s.start: verb for s in self.spans if (verb := reporting_verb(doc, s, gazetteer)) is not None}
        self._contrasts = self._find_contrasts()
        #: Those that tell more than what a figure is compared with.
        self.main = [span for span in self.spans if not self._is_of_comparison(span)]

    def within(self, sentence: Span) -> Sequence[ToldSpan]:
        """The times that a sentence tells."""
        first = bisect_left(self._starts, sentence.start_char)
        return self.spans[first : bisect_left(self._starts, sentence.end_char)]

    def token_of(self, span: ToldSpan) -> Token:
        """The head of a time's words."""
        return self._tokens[span.start]

    def is_claim(self, span: ToldSpan) -> bool:
        """Whether something was said then."""
        return span.start in self._claims

    def claim_before(self, bound: Bound, paragraph: int) -> ToldSpan | None:
        """The day of the claim told last in the paragraph before a figure's sentence, or not far before of the same speaker.

        Args:
            bound: the figure, with the word that tells its claim.
            paragraph: where its paragraph begins.
        """
        start = bound.sentence.start_char
        for span in reversed(self.spans):
            verb = self._claims.get(span.start)
            if verb is None or span.start >= start or bound.cue is None:
                continue
            if span.start >= paragraph or (start - span.start < _CLAIM_REACH and is_of_same_speaker(verb, bound.cue)):
                return span
        return None

    def nearest(self, bound: Bound) -> ToldSpan | None:
        """The time nearest to a figure's event in syntax, or right behind its number; not the claim's own."""
        if not bound.here:
            return None
        candidates = []
        text = self._doc.text
        told_when = next((s for s in bound.here if s.kind in _TOLD_WHEN and _is_told_when(s, bound)), None)
        if told_when is not None:
            return told_when if told_when.kind == "compared" else replace(told_when, kind="point")
        for span in self.comparable(bound):
            token = self.token_of(span)
            if span.kind in ("since", "ranked") and _is_in_since_clause(token, bound):
                return replace(span, kind="point")
            if self._is_refused(span, token, bound):
                continue
            is_beside = _stands_behind(text, span, bound.position) or _stands_before_clause(text, span, bound)
            is_beside = is_beside or tells_of_those(token, bound)
            distance = 0 if is_beside else distance_of(token, bound)
            if distance is None and span.kind == "back" and is_of_those(token, bound):
                distance = _OWN_CLAUSE
            if distance is None and self._is_of_base(span, bound):
                distance = _OWN_CLAUSE
            if distance is not None:
                candidates.append((distance, abs(token.i - bound.anchor.i), span))
        return min(candidates, key=lambda c: (c[0], c[1]), default=(0, 0, None))[2]

    def _is_refused(self, span: ToldSpan, token: Token, bound: Bound) -> bool:
        """Whether a time belongs to the claim, to the incident of a toll, to another's rank or to a clause in another tense."""
        is_of_cue = span.kind == "vague" and bound.cue is not None and hangs_on(token, bound.cue, bound.event)
        if is_of_cue or self._is_of_claim(span, token, bound):  # "…, the group said at the time"
            return True
        if (span.precision == "month" and _names_contract(token)) or (not span.is_day and dates_document(token, bound.anchor)):
            return True
        if _is_in_example(token, bound.anchor) or (bound.name in JUDGED and self._dates_crime(token, bound)):
            return True
        if _IN_SPITE_OF.search(self._doc.text, max(0, span.start - 64), span.start):
            return True
        if bound.is_level and bound.name in _TOLLS and self._dates_incident(token):
            return True
        if span.kind in ("ranked", "after") and not token.is_ancestor(bound.anchor):
            return True
        is_year = span.kind == "point" and span.precision == "year" and not span.is_current
        if is_year and bound.event is bound.verb and bound.tense == "perfect":
            return True  # "has been arrested over the bombings last year": what has happened did not happen then
        return bound.verb is not None and _is_of_other_tense(bound.verb, bound, token)

    def comparable(self, bound: Bound) -> Sequence[ToldSpan]:
        """The times that may be the figure's by the comparisons of the sentence: one that it is compared with has its own."""
        if not bound.here:
            return ()
        contrasts = self._contrasts.get(bound.sentence.start, [])
        around = next((c for c in contrasts if c.holds(bound.position)), None)
        if around is not None:
            own = [s for s in bound.here if around.tells(s)]
            return own if own or around.is_base else bound.here
        return [s for s in bound.here if not any(c.tells(s) for c in contrasts)]

    def _is_of_base(self, span: ToldSpan, bound: Bound) -> bool:
        """As in "up from 40 recorded in May": the one time that is told with what a figure started from."""
        contrasts = self._contrasts.get(bound.sentence.start, [])
        around = next((c for c in contrasts if c.is_base and c.holds(bound.position)), None)
        return around is not None and [s.start for s in bound.here if around.tells(s)] == [span.start]

    def of_claim(self, bound: Bound) -> ToldSpan | None:
        """As in "said Thursday … the toll has reached": the claim's day."""
        return next((s for s in bound.here if self._is_of_claim(s, self.token_of(s), bound, is_own=True)), None)

    def _is_of_claim(self, span: ToldSpan, token: Token, bound: Bound, *, is_own: bool = False) -> bool:
        if span.kind != "point" or not span.is_day:
            return False
        verb = self._claims.get(span.start)
        if verb is not None and (bound.event is None or verb.i != bound.event.i):
            return not is_own or _tells(verb, bound)
        return bound.cue is not None and hangs_on(token, bound.cue, bound.event)

    def _with_since(self, span: ToldSpan) -> ToldSpan:
        """A time inside a clause with "since": "since a truce brokered by Washington fell apart three weeks ago"."""
        since = _since_above(self._tokens[span.start]) if span.kind in ("point", "period") else None
        if since is None:
            return span
        is_ranked = RANKED.search(self._doc.text, max(0, since.idx - 96), since.idx) is not None
        return replace(span, kind="ranked" if is_ranked else "since")

    def _dates_incident(self, token: Token) -> bool:
        """Whether a time only says of which incident a toll is: "the toll from this year's floods"."""
        for above in token.ancestors:
            if above.pos_ in ("VERB", "AUX"):
                return False
            if self._words.families_of(above):
                return True
        return False

    def _dates_crime(self, token: Token, bound: Bound) -> bool:
        """Whether a time only says of which deed somebody is accused: "convicted of planning an April 8 bombing"."""
        for above in token.ancestors:
            if self._words.families_of(above) and above.pos_ == "NOUN":
                deed = above.head if above.head.tag_ == "VBG" else above
                return deed.head.dep_ == "prep" and not deed.is_ancestor(bound.anchor)
            if above.pos_ in ("VERB", "AUX"):
                return False
        return False

    def _find_contrasts(self) -> dict[int, list[Contrast]]:
        """The comparisons of the sentences with times, by the sentence's first token."""
        text = self._doc.text
        found: dict[int, list[Contrast]] = {}
        for token in self._tokens.values():
            sentence = token.sent
            if sentence.start not in found:
                found[sentence.start] = list(contrasts_of(text, (sentence.start_char, sentence.end_char), self.within(sentence)))
        return found

    def _is_of_comparison(self, span: ToldSpan) -> bool:
        return any(c.tells(span) for c in self._contrasts.get(self.token_of(span).sent.start, ()))


def _tells(verb: Token, bound: Bound) -> bool:
    """Whether a verb of speech tells the figure: it stands above it, or in a clause about the speaker ("Bello, who said this on
    Tuesday, put the dead at 40").
    """
    if verb.is_ancestor(bound.anchor) or verb.dep_ == "ROOT":
        return True
    return verb.dep_ == "relcl" and bound.cue is not None and verb.head.head.i == bound.cue.i


def _head_of(doc: Doc, span: ToldSpan) -> Token | None:
    """The head of a time's words; of "two days after the quake" what came before."""
    token = token_of(doc, span)
    if span.kind != "after" or token is None:
        return token
    after = next((t for t in doc[token.i + 1 : token.i + 3] if t.lower_ == "after"), None)
    if after is None:
        return None
    return after.head if after.dep_ == "mark" else next((c for c in after.children if c.dep_ in ("pobj", "pcomp")), None)


def _since_above(token: Token) -> Token | None:
    """The "since" of the phrase or clause in which a time stands."""
    for above in token.ancestors:
        if above.lower_ == "since":
            return above
        if above.pos_ in ("VERB", "AUX"):
            since = next((c for c in above.children if c.lower_ == "since" and c.dep_ == "mark"), None)
            if since is None and above.dep_ == "advcl" and any(c.lower_ == "when" for c in above.children):
                continue  # "since the war broke out when gunmen attacked on Oct. 7"
            return since or _since_misread(above)
    return None


def _since_misread(verb: Token) -> Token | None:
    """The "since" of "wounded since fighting broke out on May 3", where the parser took the subject for its object alone."""
    before = verb.doc[verb.sent.start : verb.i]
    since = next((t for t in reversed(before) if t.lower_ == "since" and t.dep_ == "prep"), None)
    subject = next((c for c in since.children if c.dep_ == "pobj"), None) if since is not None else None
    is_subject = subject is not None and subject.right_edge.i == verb.i - 1 and verb.tag_ == "VBD"
    return since if is_subject else None


def _is_in_example(time: Token, anchor: Token) -> bool:
    """As in "several quakes, including one in 2007": the time of a part, not of the whole."""
    return any(above.lower_ == "including" and not above.is_ancestor(anchor) for above in time.ancestors)


def _is_told_when(span: ToldSpan, bound: Bound) -> bool:
    """As in "the worst since May 2, when nine were killed": the day of which a clause tells."""
    when = next((c for v in (bound.verb, bound.event) if v is not None for c in v.children if c.lower_ == "when"), None)
    return when is not None and 0 < when.idx - span.end <= _COMMA


def _is_in_since_clause(time: Token, bound: Bound) -> bool:
    """As in "since they broke away in 2004 with 40 men", "since Tuesday's strike, which killed 40": so it was then, not since."""
    since = _since_above(time)
    if since is None:
        return False
    return (since.head if since.dep_ == "mark" else since).is_ancestor(bound.anchor)


def _stands_behind(text: str, span: ToldSpan, position: int) -> bool:
    """Whether a time stands right behind a number and its noun: "212,300 euros in 2023 and 335,000 in 2024"."""
    if 0 < span.start - position <= 70 and _BEHIND_PLACE.fullmatch(text, position, span.start):
        return True
    return 0 < span.start - position <= 40 and _BEHIND.fullmatch(text, position, span.start) is not None


def _stands_before_clause(text: str, span: ToldSpan, bound: Bound) -> bool:
    """As in "a blast in Rome in 1986 which killed four", whatever the parser hangs the clause on."""
    pronoun = relative_pronoun(bound.event)
    return pronoun is not None and 0 < pronoun.idx - span.end <= _COMMA and not text[span.end : pronoun.idx].strip(", ")


def _names_contract(month: Token) -> bool:
    """As in "January finished 26.5 cents lower", "March wheat closed up": the month of delivery, not that of the price."""
    head = month.head
    if month.i > 0 and month.nbor(-1).pos_ == "ADP":
        return False  # "In March wheat closed up"
    if month.dep_ in ("compound", "nmod", "amod") and head.dep_ in ("nsubj", "nsubjpass"):
        return head.head.lemma_ in _SETTLING
    return month.dep_ == "nsubj" and head.lemma_ in _SETTLING | {"be"} and any(t.lower_ in _PRICES for t in month.sent)


def _is_of_other_tense(verb: Token, bound: Bound, time: Token) -> bool:
    """As in "the firm, which employs 350, was fined in May" and "was 13 metres deep and could rise before Saturday"."""
    above, tense = governing_verb(time), bound.tense
    if above is not None and above.i != verb.i:
        other = tense_of(above)
        is_between = verb.is_ancestor(above) and above.is_ancestor(bound.anchor)
        is_beside = are_coordinated(above, verb) and not is_between
        if other == "future" != tense or (is_beside and _is_at_another_time(tense, above, other)):
            return True
    return verb.dep_ == "relcl" and tense == "present" and not verb.is_ancestor(time)


def _is_at_another_time(tense: str, above: Token, other: str) -> bool:
    """Of verbs beside each other: "employs 350 and had sales last year", "began in March and has killed 40"."""
    if tense == "perfect":
        return other == "past" and above.lemma_ in STARTS
    return other == "past" and tense in ("present", "future")


def _is_adjective(token: Token) -> bool:
    """As in "an overnight train", which tells no day."""
    return token.lower_ == "overnight" and token.dep_ in ("amod", "compound")
