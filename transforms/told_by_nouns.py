"""What nouns and adjectives tell: "the mayor's claim that …", "voiced concern about …", "is confident that …"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.actors import ActorIndex
from transforms.analysed_text import Token
from transforms.quotation_map import QuotationMap
from transforms.reported_content import LIGHT, Told, told_behind
from transforms.speakers import Speaker, speaker_from
from transforms.speech_frames import SpeechFrames
from transforms.syntax import antecedent, subject_of
from transforms.told_bounds import stripped


class NounTold:
    """Finds what the nouns and adjectives of one text tell, and who tells it."""

    def __init__(self, marks: QuotationMap, frames: SpeechFrames, index: ActorIndex) -> None:
        self._map, self._frames, self._index = marks, frames, index

    def of_noun(self, noun: Token) -> tuple[Told, Speaker] | None:
        """As in "the mayor's claim that …", "a call by the mayor for …", "the mayor voiced concern about …"."""
        forms = self._frames.of_noun(noun)
        if not forms or any(c.lower_ == "no" for c in noun.children):
            return None
        start = told_behind(noun, forms)
        teller = self._teller(noun) if start is not None else None
        speaker = speaker_from(teller, self._index) if teller is not None else None
        told = self._told(noun, start) if start is not None and speaker is not None else None
        return (told, speaker) if told is not None and speaker is not None else None

    def of_adjective(self, adjective: Token) -> tuple[Told, Speaker] | None:
        """As in "the mayor is confident that …", "she was critical of …"."""
        forms = self._frames.of_adjective(adjective)
        if not forms:
            return None
        is_participle = adjective.pos_ == "VERB" and adjective.dep_ != "acomp"
        clause = adjective if is_participle else adjective.head
        if adjective.dep_ != "acomp" and not (
            is_participle and any(c.dep_ in ("auxpass", "nsubjpass") for c in adjective.children)
        ):
            return None
        start = told_behind(adjective, forms)
        subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None) or subject_of(clause)
        speaker = speaker_from(antecedent(subject), self._index) if start is not None and subject is not None else None
        told = self._told(adjective, start) if start is not None and speaker is not None else None
        return (told, speaker) if told is not None and speaker is not None else None

    def _told(self, cue: Token, head: Token) -> Told | None:
        first = head.i + 1 if head.dep_ == "prep" else head.left_edge.i
        content = stripped(self._map, first, head.right_edge.i + 1)
        if content is None or content.start <= cue.i:
            return None
        last = head.i if head.dep_ == "prep" and head.i == cue.i + 1 else cue.i
        return Told(self._map.doc.span(cue.i, last + 1), content, is_finite=head.dep_ != "prep")

    def _teller(self, noun: Token) -> Token | None:
        """Whose claim it is: before it with "'s", behind "by" or "from", a name before it, or the subject of "made"."""
        return next(self._tellers(noun), None)

    def _tellers(self, noun: Token) -> Iterator[Token]:
        yield from (c for c in noun.children if c.dep_ == "poss")
        sources = (c for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from"))
        yield from (c for source in sources for c in source.children if c.dep_ == "pobj")
        names = (c for c in noun.children if c.dep_ in ("compound", "nmod", "amod") and c.i < noun.i)
        yield from (c for c in names if self._index.at(c) is not None)
        verb = noun.head
        if noun.dep_ == "attr" and verb.lemma_ == "be" and (subject := subject_of(verb)) is not None:
            yield antecedent(subject)  # "is a supporter of the plan"
        if noun.dep_ == "dobj" and verb.lemma_ in LIGHT and (subject := subject_of(verb)) is not None:
            yield antecedent(subject)
