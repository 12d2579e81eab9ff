"""Events that no verb of its own tells of a number, only what its sentence is about: results of polls, votes, campaigns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from transforms.analysed_text import Span, Token
from transforms.carried_events import event_of_group, head_of
from transforms.counted import Counted
from transforms.event_groups import members_of
from transforms.frozen import replace
from transforms.records import Figure
from transforms.syntax import subject_of, verb_above
from transforms.told_polls import is_of_poll
from transforms.told_results import result_of
from transforms.vote_numbers import VOTE_PAIR, is_for_or_against, is_margin

_COUNTING = frozenset("count tally process verify audit recount scan declare".split())
#: Verbs by which a body decides, with the numbers for and against behind them.
_DECIDES = frozenset(
    (
        "vote approve pass reject confirm adopt defeat back clear ratify endorse overturn rule split divide decide uphold dismiss"
    ).split()
)
#: Words beside which cases are those of a court.
_OF_JUSTICE = frozenset(
    (
        "trial hearing backlog court judge prosecutor lawsuit tribunal lawyer attorney litigation plaintiff defendant magistrate "
        "appeal docket"
    ).split()
)
#: Whom a campaign reaches without a vaccination.
_DWELLINGS = frozenset("contact family household home house village hamlet island settlement town community".split())
_REACHES = frozenset({"reach", "cover"})
_FIGHTERS = frozenset("soldier troop man fighter rebel militant marine serviceman policeman officer insurgent guard".split())
_COVERAGE = frozenset({"coverage", "uptake", "dose", "jab", "vaccine", "vaccination", "immunisation", "immunization"})
#: What those do who vote, as the rule of an event names the word: "61 percent took part".
_TAKING_PART = re.compile(r": (?:participat\w+|t[ao]k(?:e|es|ing|en)|took)$")
#: What a gathering is told by, whatever it gathers for.
_CROWD = re.compile(r": (?:crowds?|turnout|t[ao]k(?:e|es|ing|en)|took|participat\w+)$", re.IGNORECASE)
#: What tells of a protest by itself.
_OF_PROTEST = frozenset("protest protester demonstration demonstrator march marcher sit-in striker strike walkout picket".split())
_CAMPAIGN = re.compile(r"\b(?:vaccin|immuni[sz]|inoculat|jabs?\b|polio\b|boosters?\b)", re.IGNORECASE)


@dataclass(slots=True)
class ToldSoFar:
    """What an article is about, and what it has told so far."""

    topics: AbstractSet[str]
    #: The events of its counts.
    events: set[str] = field(default_factory=set)
    #: Whether a share of those polled was told.
    has_polled: bool = False
    #: What befell the things counted, by their noun.
    groups: dict[str, str] = field(default_factory=dict)

    def add(self, figures: Iterable[Figure]) -> None:
        """Counts of one more sentence."""
        for figure in figures:
            self.has_polled |= figure.event == "polled" and figure.kind == "share"
            if figure.event and figure.kind == "count":
                self.events.add(figure.event)
                if figure.counted and not figure.is_implicit:
                    self.groups[head_of(figure.counted)] = figure.event


def with_event_of_topic(figure: Figure, counted: Counted, sentence: Span, told: ToldSoFar) -> Figure:
    """A figure without an event of its own, with the one its sentence's or article's topic tells; unchanged where there is none.

    Args:
        figure: the figure as far as the words around it tell.
        counted: what it counts.
        sentence: where it stands.
        told: what the article is about and has told so far.
    """
    if _is_misread(figure, counted, told):
        return replace(figure, event=None, rules={k: v for k, v in figure.rules.items() if k != "event"})
    if figure.event == "attended" and _is_turnout(figure, sentence, told):
        return replace(figure, event="voted")
    if figure.event == "employed" and figure.kind == "count" and figure.trend is not None and _is_level(figure):
        return replace(figure, event="hired" if figure.trend == "up" else "laid_off")  # "Payrolls grew by 900"
    for rule in (_of_losses, _of_vote, _of_campaign, _of_poll, _of_result, _of_group, _of_march):
        event = rule(figure, counted, sentence, told)
        if event is not None:
            return replace(figure, event=event, rules=figure.rules | {"event": rule.__name__.removeprefix("_of_") + "_of_topic"})
    return figure


def _is_level(figure: Figure) -> bool:
    return figure.rules.get("event", "").startswith("subject_of_level")


def _is_turnout(figure: Figure, sentence: Span, told: ToldSoFar) -> bool:
    """As in "61 percent took part", "Turnout was high, with 2 million people participating", where an election is told of."""
    is_told = figure.kind == "share" or any(t.lower_ == "turnout" for t in sentence)
    is_vote = "election" in told.topics and "protest" not in told.topics
    return is_told and is_vote and _TAKING_PART.search(figure.rules.get("event", "")) is not None


def _is_misread(figure: Figure, counted: Counted, told: ToldSoFar) -> bool:
    """Whether the counted noun means another thing in this article: cases of a court, votes of shareholders, ballots counted."""
    noun = counted.noun
    if noun is None or not figure.rules.get("event", "").startswith("counted_noun_is_event"):
        return False
    if figure.event == "infected" and noun.lemma_.lower() == "case":
        is_taken_up = any(c.lower_ in ("those", "these", "such") for c in noun.lefts)  # "one in ten of those cases"
        is_apart = is_taken_up or "justice" in told.topics or any(t.lemma_.lower() in _OF_JUSTICE for t in noun.sent)
        return is_apart and "disease" not in told.topics and "infected" not in told.events
    if figure.event == "voted" and figure.kind == "count" and noun.lemma_.lower() == "vote":
        return is_margin(noun)
    if figure.event != "voted" or figure.kind != "share":
        return False
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    is_counting = behind.tag_ in ("VBN", "VBD") and behind.lemma_ in _COUNTING
    return is_counting or ("election" not in told.topics and noun.lemma_.lower() == "vote")


def _of_losses(figure: Figure, counted: Counted, _: Span, told: ToldSoFar) -> str | None:
    """As in "the rebels put their own losses at 14", where people have been killed."""
    is_level = figure.event == "lost" and _is_level(figure)
    if is_level and counted.noun is not None and counted.noun.lemma_.lower() in _FIGHTERS:
        return "killed"
    is_bare = figure.kind == "count" and (counted.noun is None or counted.noun.lemma_.lower() in ("loss", "people"))
    return "killed" if is_level and is_bare and "killed" in told.events else None


def of_known_victims(figure: Figure, counted: Counted, told: AbstractSet[str]) -> Figure:
    """As in "12 of the victims": what befell them is the harm that was told before."""
    noun = counted.noun
    if noun is None or figure.kind == "age":
        return figure
    head = members_of(noun)[0]  # "the victims, nine men and two women": the parser lists them or sets them beside
    victim = head.head if head.dep_ == "appos" else head
    event = "casualties" if victim == noun else None
    if victim.lemma_.lower() != "victim" or figure.event != event or not _is_definite(victim):
        return figure
    event = next((harm for harm in ("killed", "injured") if harm in told), None)
    return replace(figure, event=event, rules=figure.rules | {"event": "harm_of_known_victims"}) if event else figure


def _is_definite(noun: Token) -> bool:
    words = (*noun.children, *(c for child in noun.children if child.pos_ == "NUM" for c in child.children))
    return any(c.lower_ in ("the", "those", "these", "more", "other", "further", "additional") for c in words if c.i < noun.i)


def _of_vote(figure: Figure, counted: Counted, sentence: Span, _: ToldSoFar) -> str | None:
    """As in "The Senate approved the bill 67 to 32", "Lawmakers voted 58-41 to confirm the judge"."""
    if counted.rule == "vote_pair":
        return "voted"
    if figure.kind == "share" and is_for_or_against(sentence.text, figure.end - sentence.start_char):
        return "voted" if figure.event is None and any(map(_decides, sentence)) else None
    if figure.kind != "count" or counted.noun is not None:
        return None
    start = figure.start - sentence.start_char
    for pair in VOTE_PAIR.finditer(sentence.text):
        if start in (pair.start(1), pair.start(2)):
            before = sentence.doc.char_span(sentence.start_char, sentence.start_char + pair.start(1), alignment_mode="contract")
            return "voted" if before is not None and any(map(_decides, before)) else None
    return None


def _decides(token: Token) -> bool:
    return token.lemma_.lower() in _DECIDES and (token.pos_ == "VERB" or token.lemma_.lower() == "vote")


def _of_campaign(figure: Figure, counted: Counted, sentence: Span, told: ToldSoFar) -> str | None:
    """As in "88 per cent of the children were reached", "coverage was 61 per cent", where vaccinations are told of."""
    if figure.event not in (None, "affected") or figure.kind not in ("count", "share"):
        return None
    noun = counted.noun or counted.anchor
    if noun.lemma_.lower() in _DWELLINGS:
        return None  # "walked nine hours to reach 15 families"
    is_told = "vaccination" in told.topics or "vaccinated" in told.events or _CAMPAIGN.search(sentence.text) is not None
    if figure.kind == "share" and figure.trend is None and is_told and _is_coverage(counted.anchor):
        return "vaccinated"
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in _REACHES:
        return None
    is_object = counted.anchor.dep_ in ("nsubjpass", "dobj") or counted.anchor.head.dep_ in ("nsubjpass", "dobj")
    return "vaccinated" if is_object and is_told else None


def _is_coverage(anchor: Token) -> bool:
    """Whether a share is a level of coverage, one of several perhaps: "coverage was 61 per cent here and 57 there"."""
    verb = verb_above(anchor)
    subject = subject_of(verb) if verb is not None else None
    above = anchor.head.head if anchor.dep_ == "pobj" else anchor.head
    is_effect = any(t.lower_ in ("effective", "efficacy", "effectiveness", "likely") for t in anchor.sent)
    return not is_effect and any(word is not None and word.lemma_.lower() in _COVERAGE for word in (subject, above))


def _of_result(figure: Figure, counted: Counted, sentence: Span, told: ToldSoFar) -> str | None:
    return result_of(figure, counted, sentence) if "election" in told.topics else None


def _of_group(figure: Figure, counted: Counted, _: Span, told: ToldSoFar) -> str | None:
    return event_of_group(figure, counted, told.groups)


def _of_march(figure: Figure, counted: Counted, sentence: Span, told: ToldSoFar) -> str | None:
    """As in "the organisers put the turnout at 60,000", "police estimated the crowd at 900", where people have marched and nobody
    votes.
    """
    if figure.kind != "count" or figure.event not in ("voted", "attended") or "election" in told.topics:
        return None
    is_told = "protest" in told.topics or "protested" in told.events
    if not is_told and not any(t.lemma_.lower() in _OF_PROTEST and t.pos_ != "PROPN" for t in sentence):
        return None
    is_bare = counted.noun is None or counted.noun.lemma_.lower() == "turnout"
    is_turnout = figure.event == "voted" and is_bare
    is_crowd = figure.event == "attended" and _CROWD.search(figure.rules.get("event", "")) is not None
    return "protested" if is_turnout or is_crowd else None


def _of_poll(figure: Figure, counted: Counted, sentence: Span, told: ToldSoFar) -> str | None:
    return "polled" if is_of_poll(figure, counted, sentence, has_polled=told.has_polled) else None
