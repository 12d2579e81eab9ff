"""Quotes: stretches of speech with speaker and cue, direct, indirect and mixed."""

from __future__ import annotations

from transforms.actors import ActorIndex
from transforms.analysed_text import Doc
from transforms.cues import Cues
from transforms.frozen import replace
from transforms.quotation_map import QuotationMap, SpeakerFinder
from transforms.quoted_speech import AttributedQuote, QuotedSpeech
from transforms.records import Quote
from transforms.reported_speech import ReportedSpeech
from transforms.speech_frames import SpeechFrames
from transforms.transcripts import turns_of_transcript

#: How far an article may stand before the name that a stretch opens with.
_ARTICLE = len("the ")


class QuoteFinder:
    """Finds the quotes of an analysed text."""

    def __init__(self, cues: Cues, frames: SpeechFrames) -> None:
        self._cues, self._frames = cues, frames

    def find(self, doc: Doc, index: ActorIndex) -> list[AttributedQuote]:
        """The quotes of a text in order of their start."""
        marks = QuotationMap(doc)
        speakers = SpeakerFinder(marks, index, self._cues)
        turns = turns_of_transcript(marks, index)
        reported = ReportedSpeech(marks, speakers, self._cues, self._frames, index).find()
        quoted = [*turns, *_outside(QuotedSpeech(marks, speakers, self._cues, index).find(reported), turns)]
        taken = [q.quote for q in quoted if q.quote.kind == "direct"]
        reported = _outside(reported, turns)
        reported = _outermost(doc, [r for r in reported if not any(_competes(r.quote, direct) for direct in taken)])
        reported = [_to_the_mark(r, quoted) for r in reported]
        quoted = [q for q in quoted if not any(_is_within(q.quote, r.quote) for r in reported)]
        return sorted([*quoted, *reported], key=lambda q: (q.quote.start, q.quote.end))


def _outside(quotes: list[AttributedQuote], turns: list[AttributedQuote]) -> list[AttributedQuote]:
    """The quotes that lie in no turn of a transcript: who speaks there tells all of it."""
    if not turns:
        return quotes
    return [q for q in quotes if not any(q.quote.start < t.quote.end and t.quote.start < q.quote.end for t in turns)]


def _competes(reported: Quote, direct: Quote) -> bool:
    """Whether a direct quote says already what a reported clause would; not where the clause goes on around its words."""
    if reported.end <= direct.start or direct.end <= reported.start:
        return False
    is_around = reported.start < direct.start and direct.end <= reported.end + 2 and reported.cue_start == direct.cue_start
    return not is_around


def _is_within(inner: Quote, outer: Quote) -> bool:
    """Whether quoted words are told already by the reported clause around them, and not by a cue of their own inside it."""
    has_own_cue = (
        inner.cue_start is not None and outer.start <= inner.cue_start < outer.end and inner.cue_start != outer.cue_start
    )
    return outer.start <= inner.start and inner.end <= outer.end + 2 and not has_own_cue


def _to_the_mark(reported: AttributedQuote, quoted: list[AttributedQuote]) -> AttributedQuote:
    """A reported clause goes on to the end of the quotation in which it ends: "… that it “is stalling... because of them”"."""
    span = reported.quote
    ends = [q.quote.end for q in quoted if span.start <= q.quote.start < span.end < q.quote.end]
    return replace(reported, quote=replace(span, end=max(ends))) if ends else reported


def _passes_on(doc: Doc, outer: Quote, inner: AttributedQuote) -> bool:
    """As in "The coast guard said 40 people drowned, Reuters reported": the one behind only passes on what the named one told."""
    cue, span = inner.quote.cue_start, inner.quote
    is_main = span.speaker_start is not None and span.speaker_start <= outer.start + _ARTICLE and cue is not None
    is_main = is_main or (cue is not None and _opens_outer(doc, outer, span))
    is_behind = outer.cue_start is not None and outer.cue_start >= outer.end
    return is_main and is_behind and inner.quote.speaker != outer.speaker


def _opens_outer(doc: Doc, outer: Quote, inner: Quote) -> bool:
    """As in "Spokeswoman of the club, Ana Ruiz said it was shut, Reuters reported": whether no verb stands before who speaks."""
    if inner.speaker_start is None or inner.cue_start is None or inner.speaker_start > inner.cue_start:
        return False
    before = doc.char_span(outer.start, inner.speaker_start, alignment_mode="expand")
    cue = doc.char_span(inner.cue_start, inner.cue_start + 1, alignment_mode="expand")
    is_finite = cue is not None and cue[0].tag_ in ("VBD", "VBZ", "VBP")
    return is_finite and before is not None and all(t.pos_ not in ("VERB", "AUX", "PRON") for t in before)


def _outermost(doc: Doc, reported: list[AttributedQuote]) -> list[AttributedQuote]:
    """Of quotes nested in each other by the same cue region, the outer one; different speakers inside stay out of the ledger."""
    kept: list[AttributedQuote] = []
    for candidate in sorted(reported, key=lambda r: r.quote.start - r.quote.end):
        around = (k.quote for k in kept if k.quote.start <= candidate.quote.start and candidate.quote.end <= k.quote.end)
        if all(_passes_on(doc, outer, candidate) for outer in around):
            kept.append(candidate)
    return kept
