"""The claimant of a figure: who the article says a number comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from transforms.actors import ActorIndex, surface_of
from transforms.cues import Cues, Speaker, speaker_from, speaker_of
from transforms.language_analysis import end_of, source_text
from transforms.quotes import AttributedQuote
from transforms.syntax import antecedent, has_child, is_passive, subject_of, subtree_contains

_CLAIM_OBJECTS = frozenset(
    (
        "acknowledge allege announce cite claim confirm count declare demand disclose document emphasise emphasize estimate "
        "expect forecast give list note offer pledge predict promise propose publish put recommend record register report reveal "
        "say see stress suggest tally underline verify"
    ).split()
)
#: Verbs of counting whose agent is the claimant: "declared dead by Israel".
_VERDICTS = frozenset(
    ("declare confirm report register record document estimate count list verify pronounce classify identify").split()
)
#: Words that may stand behind a closing "the ministry said": a day, a medium.
_LONGEST_TAIL = 8


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claimant with the cue that binds it, both at their spans, and the rule that found it."""

    speaker: Speaker
    cue: str
    start: int
    end: int
    rule: str


class AttributionFinder:
    """Finds claimants in the sentence of a figure, and in the quotation that it stands in."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def find(self, doc: Doc, anchor: Token, index: ActorIndex, quotes: Sequence[AttributedQuote]) -> Attribution | None:
        """The claimant of the figure whose syntax hangs on ``anchor``; None where the article says it in its own voice."""
        finders: tuple[tuple[str, Callable[[], tuple[Speaker, int, int] | None]], ...] = (
            ("according_to", lambda: self._according_to(anchor, index)),
            ("parenthetical_cue", lambda: self._parenthetical(anchor, index)),
            ("clause_of_cue", lambda: self._above(anchor, index)),
            ("agent_of_verdict", lambda: self._agent(anchor, index)),
            ("measure_noun", lambda: self._measure_noun(anchor, index)),
            ("quotation", lambda: self._quotation(anchor, quotes)),
        )
        for rule, finder in finders:
            found = finder()
            if found is not None:
                speaker, cue_start, cue_end = found
                return Attribution(speaker, source_text(doc)[cue_start:cue_end], cue_start, cue_end, rule)
        return None

    # ------------------------------------------------------------ rules; each gives speaker and cue span

    def _according_to(self, anchor: Token, index: ActorIndex) -> tuple[Speaker, int, int] | None:
        """As in "according to" in the sentence: the nearest one whose clause holds the figure."""
        sentence = anchor.sent
        candidates = [t for t in sentence if t.lower_ == "according" and t.i + 1 < sentence.end and t.nbor().lower_ == "to"]
        candidates = [t for t in candidates if self._covers(t, anchor)]
        if not candidates:
            return None
        cue = min(candidates, key=lambda t: abs(t.i - anchor.i))
        source = next((c for t in (cue.nbor(), cue) for c in t.children if c.dep_ == "pobj"), None)
        speaker = self._source(source, index) if source is not None else None
        return (speaker, cue.idx, end_of(cue.nbor())) if speaker else None

    def _covers(self, cue: Token, anchor: Token) -> bool:
        """A cue at the end of a sentence covers what stands before it, one at the start what follows."""
        between = anchor.doc[min(cue.i, anchor.i) : max(cue.i, anchor.i)]
        if any(t.text == ";" for t in between) or cue.is_ancestor(anchor):
            return False
        if cue.i < anchor.i:
            return True
        clauses = [
            t for t in anchor.sent if t.dep_ == "conj" and t.pos_ in ("VERB", "AUX") and has_child(t, "nsubj", "nsubjpass")
        ]
        return all(subtree_contains(clause, cue) == subtree_contains(clause, anchor) for clause in clauses)

    def _source(self, head: Token, index: ActorIndex) -> Speaker | None:
        """Behind "according to": "an AFP tally of official figures" is AFP's; "military figures" are the military's."""
        if head.lemma_.lower() in self._cues.measure_nouns:
            owner = self._owner(head, index)
            if owner is not None:
                return owner
        return speaker_from(head, index)

    def _owner(self, noun: Token, index: ActorIndex) -> Speaker | None:
        """The actor that makes a count: a name or institution before the noun, or behind "by", "from" and "of"."""
        for child in noun.children:
            if child.dep_ in ("compound", "poss", "nmod", "amod") and child.i < noun.i:
                actor = index.resolve(child)
                if actor is not None:
                    text, start, end = surface_of(child.doc[child.i : child.i + 1])
                    del text
                    return Speaker(actor.name, start, end, actor)
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("by", "from"):
                source = next((c for c in child.children if c.dep_ == "pobj"), None)
                if source is not None:
                    return self._source(source, index)
        return None

    def _above(self, anchor: Token, index: ActorIndex) -> tuple[Speaker, int, int] | None:
        """A reporting verb above the figure: the figure stands in what it reports."""
        below = anchor
        for verb in anchor.ancestors:
            if self._cues.is_cue(verb) and self._reports(verb, below):
                speaker = self._speaker(verb, anchor, index)
                if speaker is not None:
                    return speaker, verb.idx, end_of(verb)
            below = verb
        return self._relative_clause(anchor, index)

    def _reports(self, verb: Token, below: Token) -> bool:
        if below.dep_ in ("ccomp", "xcomp") or (
            below.dep_ in ("conj", "advcl") and any(c.dep_ == "ccomp" for c in verb.children)
        ):
            return below.dep_ not in {"advcl", "conj"}
        if below.dep_ in {"dobj", "dative"}:
            return verb.lemma_ in _CLAIM_OBJECTS and (below.lemma_ not in self._cues.medium_nouns)
        if below.dep_ == "prep" and below.lower_ in ("at", "of", "about"):
            return verb.lemma_ in _CLAIM_OBJECTS | {"speak", "warn", "accuse"}
        return False

    def _speaker(self, verb: Token, anchor: Token, index: ActorIndex) -> Speaker | None:
        if is_passive(verb) and not any(c.dep_ == "agent" for c in verb.children):
            return None
        speaker = speaker_of(verb, index)
        if speaker is None or speaker.start <= anchor.idx < speaker.end:
            return None
        if speaker.actor is None and speaker.name.lower() in (
            "i",
            "we",
            "you",
            "they",
            "he",
            "she",
            "it",
            "who",
            "that",
            "which",
        ):
            return speaker if speaker.name.lower() in ("they", "he", "she") else None
        subject = subject_of(verb)
        if subject is not None and subject.lemma_.lower() in self._cues.measure_nouns:
            owner = self._owner(antecedent(subject), index)
            return owner or speaker
        return speaker

    def _relative_clause(self, anchor: Token, index: ActorIndex) -> tuple[Speaker, int, int] | None:
        """As in "39 the military says are dead": a reporting verb in the relative clause of the number."""
        for child in anchor.children:
            if child.dep_ == "relcl" and self._cues.is_cue(child, strong_only=True):
                speaker = speaker_of(child, index)
                if speaker is not None and speaker.name.lower() not in ("who", "that", "which"):
                    return speaker, child.idx, end_of(child)
        return None

    def _parenthetical(self, anchor: Token, index: ActorIndex) -> tuple[Speaker, int, int] | None:
        """As in "…, the ministry said." or "…, she said, …": a cue between commas whose clause the parser did not attach."""
        sentence = anchor.sent
        for verb in sentence:
            if not self._cues.is_cue(verb, strong_only=True):
                continue
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            if (
                subject is None
                or subject.tag_ in ("WP", "WDT")
                or has_child(verb, "dobj")
                or not self._is_set_off(verb, subject, anchor)
            ):
                continue
            speaker = speaker_of(verb, index)
            if speaker is not None and not speaker.start <= anchor.idx < speaker.end:
                return speaker, verb.idx, end_of(verb)
        return None

    @staticmethod
    def _is_set_off(verb: Token, subject: Token, anchor: Token) -> bool:
        """Whether speaker and verb stand between commas, or between a comma and the end of the sentence behind the figure."""
        doc, sentence = verb.doc, verb.sent
        first, last = min(subject.left_edge.i, verb.i), max(subject.right_edge.i, verb.i)
        if first == sentence.start or doc[first - 1].text != ",":
            return False
        rest = [t for t in doc[last + 1 : sentence.end] if not t.is_punct and not t.is_space]
        closes = last + 1 < sentence.end and doc[last + 1].text == ","
        return closes or (anchor.i < first and len(rest) <= _LONGEST_TAIL)

    def _agent(self, anchor: Token, index: ActorIndex) -> tuple[Speaker, int, int] | None:
        """As in "33 of whom have been declared dead by Israel"."""
        for verb in anchor.ancestors:
            if verb.dep_ in ("ccomp", "advcl", "relcl") and verb.lemma_ not in _VERDICTS:
                return None
            if verb.lemma_ in _VERDICTS:
                agent = next((c for c in verb.children if c.dep_ == "agent"), None)
                source = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
                speaker = speaker_from(source, index) if source is not None else None
                if speaker is not None:
                    return speaker, verb.idx, end_of(verb)
        return None

    def _measure_noun(self, anchor: Token, index: ActorIndex) -> tuple[Speaker, int, int] | None:
        """As in "A ministry tally put the dead at 40", "UN figures show": the subject is a count with an owner."""
        for verb in anchor.ancestors:
            if verb.pos_ not in ("VERB", "AUX"):
                continue
            subject = subject_of(verb)
            if subject is None or subject.lemma_.lower() not in self._cues.measure_nouns or subject.i >= anchor.i:
                return None
            owner = self._owner(subject, index)
            return (owner, subject.idx, end_of(subject)) if owner else None
        return None

    @staticmethod
    def _quotation(anchor: Token, quotes: Sequence[AttributedQuote]) -> tuple[Speaker, int, int] | None:
        """The speaker of the quotation that the figure stands in."""
        for attributed in quotes:
            quote = attributed.quote
            if attributed.speaker is not None and quote.start <= anchor.idx < quote.end:
                cue_start = quote.cue_start if quote.cue_start is not None else quote.start
                cue_end = quote.cue_end if quote.cue_end is not None else quote.start
                return attributed.speaker, cue_start, cue_end
        return None
