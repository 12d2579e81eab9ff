"""Direct and mixed quotes: what stands between quotation marks, with its cue and speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.actors import ActorIndex
from transforms.analysed_text import Span, Token
from transforms.cues import Cues, is_left_unsaid
from transforms.frozen import frozen
from transforms.language_analysis import end_of
from transforms.quotation_map import QuotationMap, SpeakerFinder
from transforms.quotation_marks import Quoted
from transforms.records import Quote, QuoteKind
from transforms.roles import is_role_noun
from transforms.speakers import Speaker, speaker_from
from transforms.syntax import has_child, subject_of

#: A quoted stretch of fewer words that ends without punctuation is words inside a sentence, not a sentence of speech.
_WORDS_OF_A_SENTENCE = 4
#: Words behind a quotation that bind a circumstance to it, not a cue.
_GOING_ON = frozenset(
    "when while after before because although though since if and but to in at on during about of for with".split()
)
#: What is given a name in quotation marks: "the “Enough is enough” rally".
_EVENTS = frozenset(
    (
        "protest rally march demonstration campaign movement concert tour conference summit festival exhibition petition podcast "
        "programme program show series song album film exercise operation hashtag app scheme project"
    ).split()
)
#: How many words a name with its role has at most.
_LONGEST_HEADING = 14
#: A dash and a name of up to five words, then the end of the line or a further mark.
_SIGNATURE = re.compile(
    r"[ \t]*(?P<dash>[―—–]|--|-(?=[ ]))[ \t]*"
    r"(?P<name>[A-Z][\w.'’-]*(?:[ ](?:[A-Z][\w.'’-]*|de|la|van|von|al|bin|of)){0,4})(?=[ ]*(?:$|[\n“\"”,.(]))"
)


@frozen
class AttributedQuote:
    """A quote with the resolved speaker behind its record."""

    quote: Quote
    speaker: Speaker | None


class QuotedSpeech:
    """Finds the quotes between the quotation marks of one text."""

    def __init__(self, marks: QuotationMap, speakers: SpeakerFinder, cues: Cues, index: ActorIndex) -> None:
        self._map, self._speakers, self._cues, self._index = marks, speakers, cues, index

    def find(self, reported: Sequence[AttributedQuote] = ()) -> list[AttributedQuote]:
        """The quotes between marks, in order; ``reported`` are those told without marks, whose speaker may go on in marks."""
        found: list[AttributedQuote] = []
        last: tuple[int, AttributedQuote] | None = None
        for number, (quoted, span) in enumerate(zip(self._map.quoted, self._map.spans, strict=True)):
            if span is None or len(span) == 0 or self._is_title(span):
                continue
            paragraph = self._map.paragraph(quoted)
            quote = self._attributed(number, quoted, span)
            if quote is None and last is not None and self._continues(number, quoted, span, paragraph, last):
                quote = _with_speaker(quoted, "direct", last[1].speaker, None)
            if quote is None and last is not None and self._goes_on_later(quoted, span, last[1], reported):
                quote = _with_speaker(quoted, "direct", last[1].speaker, None)
            if quote is None and (speaker := self._spoke_before(quoted, span, reported)) is not None:
                quote = _with_speaker(quoted, "direct", speaker, None)
            if quote is not None:
                found.append(quote)
                last = (paragraph, quote)
            elif self._is_sentence(quoted, span):
                last = None
        return found

    def _attributed(self, number: int, quoted: Quoted, span: Span) -> AttributedQuote | None:
        """The quote with the cue right behind, right before, or around it in the sentence."""
        is_sentence = self._is_sentence(quoted, span)
        before_and_after = (self._cue_after, self._cue_before)
        if self._is_told_before(number, quoted, span):
            before_and_after = (self._cue_before, self._cue_after)
        finders = before_and_after if is_sentence else (self._cue_around,)
        for find in finders:
            verb = find(number, quoted, span)
            if verb is not None:
                speaker = self._speakers.of(verb)
                if speaker is not None:
                    return _with_speaker(quoted, "direct" if is_sentence else "mixed", speaker, verb)
        return self._signed(quoted, span) or self._announced(quoted, span)

    def _is_told_before(self, number: int, quoted: Quoted, span: Span) -> bool:
        """As in "She said: “…,” adding …" and "he said, “…” when they met": what stands behind only goes on."""
        if self._map.text[: quoted.outer_start].rstrip().endswith(":"):
            return True
        behind = next((t for t in self._gap_after(number, span) if not t.is_punct and not t.is_space), None)
        return behind is not None and (behind.lower_ in _GOING_ON or behind.tag_ == "VBG")

    def _signed(self, quoted: Quoted, span: Span) -> AttributedQuote | None:
        """As in "“We are tired.” — Ana Ruiz": a name behind a dash."""
        signature = _SIGNATURE.match(self._map.text, quoted.outer_end)
        if signature is None or self._map.text[quoted.end - 1] not in ".?!…," or len(span) < _WORDS_OF_A_SENTENCE:
            return None
        start, end = signature.span("name")
        name = self._map.doc.char_span(start, end, alignment_mode="contract")
        actor = self._index.at(name[-1]) if name is not None else None
        if actor is None and len(signature["name"].split()) < 2:
            return None
        speaker = Speaker(actor.name if actor else signature["name"], start, end, actor)
        cue_start, cue_end = signature.span("dash")
        quote = Quote(quoted.start, quoted.end, "direct", speaker.name, start, end, signature["dash"], cue_start, cue_end)
        return AttributedQuote(quote, speaker)

    def _announced(self, quoted: Quoted, span: Span) -> AttributedQuote | None:
        """As in "She made this remark: “We are tired.”", the quotation also as a paragraph of its own."""
        before = self._map.text[: quoted.outer_start].rstrip()
        if not before.endswith(":"):
            return None
        colon = self._map.doc.char_span(len(before) - 1, len(before), alignment_mode="expand")
        sentence = colon[0].sent if colon is not None else span.sent
        if (headed := self._headed(sentence, colon)) is not None:
            return _with_speaker(quoted, "direct", headed, None)
        verb = next((t for t in reversed(list(sentence)) if t.i < span.start and self._cues.is_cue(t)), sentence.root)
        if verb.i in self._map.inside or verb.pos_ not in ("VERB", "AUX") or verb.i >= span.start:
            return None
        subject = subject_of(verb)
        is_teller = subject is not None and (subject.pos_ in ("PRON", "PROPN") or self._index.resolve(subject) is not None)
        speaker = self._speakers.of(verb) if is_teller or self._cues.is_cue(verb) else None
        return _with_speaker(quoted, "direct", speaker, verb) if speaker is not None else None

    def _headed(self, sentence: Span, colon: Span | None) -> Speaker | None:
        """As in "Ana Ruiz, head of the union: “We are tired.”": a person's name and role alone before the colon."""
        words = [t for t in sentence if colon is not None and t.i < colon.start]
        actor = self._index.at(words[0]) if words else None
        is_phrase = all(t.pos_ not in ("VERB", "AUX") for t in words) and len(words) <= _LONGEST_HEADING
        return speaker_from(words[0], self._index) if actor is not None and actor.kind == "person" and is_phrase else None

    def _is_title(self, span: Span) -> bool:
        """As in "told the BBC's “Good Morning,”": the name of a work or programme, its words in capitals, inside a phrase."""
        words = [t for t in span if t.is_alpha]
        if self._is_name_of_event(span):
            return True
        if len(words) < 2 or not words[0].is_title or any(t.is_lower and t.pos_ not in ("ADP", "DET", "CCONJ") for t in words):
            return False
        before = next(
            (t for t in reversed(self._map.doc[max(0, span.start - 3) : span.start]) if t.i not in self._map.marks), None
        )
        return before is not None and (before.pos_ in ("ADP", "DET", "ADJ", "PROPN", "NOUN") or before.tag_ in ("POS", "PRP$"))

    def _is_name_of_event(self, span: Span) -> bool:
        """As in "at the “Enough is enough” rally": what stands between an article and an event is its name."""
        doc = self._map.doc
        before = next((t for t in reversed(doc[max(0, span.start - 2) : span.start]) if t.i not in self._map.marks), None)
        behind = next((t for t in doc[span.end : span.end + 2] if t.i not in self._map.marks), None)
        is_between = before is not None and behind is not None and before.lower_ in ("a", "an", "the")
        return is_between and behind is not None and behind.lemma_.lower() in _EVENTS and span[0].text[:1].isupper()

    def _is_sentence(self, quoted: Quoted, span: Span) -> bool:
        """Whether the quoted words are a sentence of speech rather than words inside somebody else's sentence."""
        words = sum(not t.is_punct and not t.is_space for t in span)
        if quoted.runs_on:
            return True
        ends = self._map.text[quoted.end - 1] in ".,?!…—-" or self._map.text[quoted.outer_end : quoted.outer_end + 1] in (
            ",",
            ".",
            "?",
            "!",
        )
        starts = span[0].is_title or span[0].text == "..." or self._introduced(quoted)
        has_verb = any(t.pos_ in ("VERB", "AUX") for t in span)
        return (
            (words >= _WORDS_OF_A_SENTENCE and has_verb and ((starts and ends) or words >= 10))
            or (starts and ends and self._introduced(quoted) and words >= 2)
            or (starts and self._map.text[quoted.end - 1] in ",?!." and self._cue_follows(quoted))
        )

    def _introduced(self, quoted: Quoted) -> bool:
        before = self._map.text[max(0, quoted.outer_start - 3) : quoted.outer_start].rstrip()
        is_own_sentence = before.endswith((".", "?", "!")) and self._map.text[quoted.end - 1] in ".?!"
        return before.endswith((":", ",", "\n")) or before == "" or is_own_sentence

    def _cue_follows(self, quoted: Quoted) -> bool:
        tail = self._map.doc.char_span(
            quoted.outer_end, min(len(self._map.text), quoted.outer_end + 45), alignment_mode="contract"
        )
        return tail is not None and any(self._cues.is_cue(t, strong_only=True) for t in tail[:8])

    def _cue_after(self, number: int, quoted: Quoted, span: Span) -> Token | None:
        """A cue between the end of the quotation and the end of the sentence or the next quotation."""
        if (
            self._map.text[quoted.end - 1] in ".…"
            and not quoted.runs_on
            and self._map.text[quoted.outer_end : quoted.outer_end + 1] in ("", "\n")
        ):
            return None
        if self._map.text[quoted.end - 1] == "." and not self._starts_lower_or_name_cue(quoted):
            return None
        return self._first_cue(self._gap_after(number, span))

    def _starts_lower_or_name_cue(self, quoted: Quoted) -> bool:
        """Behind a full stop inside the marks a new sentence starts, unless a cue comes at once (“…end.” said X)."""
        tail = self._map.doc.char_span(
            quoted.outer_end, min(len(self._map.text), quoted.outer_end + 25), alignment_mode="contract"
        )
        words = [t for t in tail if not t.is_space] if tail is not None else []
        return bool(words) and (self._cues.is_cue(words[0]) or words[0].is_lower or self._is_cue_alone(words[0]))

    def _is_cue_alone(self, first: Token) -> bool:
        """As in "“We will act.” She said.": a sentence that has nothing but a speaker and a cue."""
        words = [t for t in first.sent if t.i >= first.i and not t.is_punct and not t.is_space]
        is_name = all(t.pos_ in ("PROPN", "PRON") for t in words[:-1])
        return 2 <= len(words) <= 4 and is_name and self._cues.is_cue(words[-1], strong_only=True)

    def _gap_after(self, number: int, span: Span) -> list[Token]:
        gap: list[Token] = []
        for token in self._map.doc[span.end : span.end + 40]:
            if token.i in self._map.inside and self._map.inside[token.i] != number:
                break
            if (token.is_space and "\n" in token.text) or (
                token.text in ".?!" and token.i not in self._map.marks and len(gap) > 1 and not _is_of_number(token)
            ):
                break
            gap.append(token)
        return gap

    def _gap_before(self, number: int, span: Span) -> list[Token]:
        gap: list[Token] = []
        for position in range(span.start - 1, max(-1, span.start - 45), -1):
            token = self._map.doc[position]
            if (position in self._map.inside and self._map.inside[position] != number) or (token.is_space and "\n" in token.text):
                break
            if token.text in (".", "?", "!") and position not in self._map.marks and len(gap) > 1 and not _is_of_number(token):
                break
            gap.insert(0, token)
        return gap

    def _first_cue(self, gap: list[Token]) -> Token | None:
        strong = [t for t in gap if self._cues.is_cue(t, strong_only=True)]
        weak = [t for t in gap if self._cues.is_cue(t)]
        return next(iter(strong or weak), None)

    def _cue_before(self, number: int, quoted: Quoted, span: Span) -> Token | None:
        gap = [t for t in self._gap_before(number, span) if not (self._is_state(t) and self._cues.is_cue(t.head))]
        strong = [t for t in gap if self._cues.is_cue(t, strong_only=True)]
        weak = [t for t in gap if self._cues.is_cue(t)]
        return next(reversed(strong or weak), None)

    @staticmethod
    def _is_state(verb: Token) -> bool:
        """As in "said they are convinced that “…”": what somebody is said to be, who says it above."""
        return verb.tag_ == "VBN" and verb.dep_ == "ccomp" and has_child(verb, "auxpass") and not has_child(verb, "agent")

    def _cue_around(self, number: int, quoted: Quoted, span: Span) -> Token | None:
        """For words inside a sentence: the reporting verb that governs them."""
        for ancestor in span.root.ancestors:
            if ancestor.i not in self._map.inside and self._cues.is_cue(ancestor) and is_left_unsaid(ancestor):
                return None
            if (
                ancestor.i not in self._map.inside
                and self._cues.is_cue(ancestor)
                and (self._cues.is_cue(ancestor, strong_only=True) or self._cues.frame(ancestor) in ("object", "of", "both"))
            ):
                return ancestor
        return self._cue_before(number, quoted, span) if self._is_object_of_cue(number, span) else None

    def _is_object_of_cue(self, number: int, span: Span) -> bool:
        gap = self._gap_before(number, span)
        return any(self._cues.is_cue(t) for t in gap[-8:])

    def _continues(self, number: int, quoted: Quoted, span: Span, paragraph: int, last: tuple[int, AttributedQuote]) -> bool:
        """A further quotation of the same speaker: later in the paragraph, or a paragraph of its own right behind."""
        before = self._map.text[: quoted.outer_start].rstrip(" ")
        opens_paragraph = before == "" or before.endswith("\n")
        if paragraph == last[0]:
            return self._is_sentence(quoted, span) and not self._intervening_subject(number, span)
        return paragraph == last[0] + 1 and opens_paragraph and self._is_sentence(quoted, span)

    def _goes_on_later(self, quoted: Quoted, span: Span, last: AttributedQuote, reported: Sequence[AttributedQuote]) -> bool:
        """As in "“We are tired,” the nurse said.¶Hundreds are on strike.¶“We have no beds.": after one paragraph in which nobody
        speaks and nobody is named.
        """
        text, doc = self._map.text, self._map.doc
        before, start = text[: quoted.outer_start].rstrip(), last.quote.end
        is_alone = "\n" in text[len(before) : quoted.outer_start] and self._is_sentence(quoted, span)
        opens = text.find("\n", start)
        between = doc.char_span(opens, len(before), alignment_mode="contract") if is_alone and 0 <= opens < len(before) else None
        if between is None or text[opens : len(before)].strip().count("\n") or last.speaker is None:
            return False
        is_told = any(opens <= r.quote.start < len(before) for r in reported)
        return not is_told and not any(actor.kind == "person" for actor in self._index.within(between))

    def _spoke_before(self, quoted: Quoted, span: Span, reported: Sequence[AttributedQuote]) -> Speaker | None:
        """As in "The nurse said the ward was full.¶“We have no beds.”": who alone is reported at the end of the paragraph before,
        where a quotation is a paragraph of its own.
        """
        text = self._map.text
        before = text[: quoted.outer_start].rstrip()
        is_alone = "\n" in text[len(before) : quoted.outer_start] and text[quoted.outer_end :].lstrip(" ")[:1] in ("", "\n")
        if not before or not is_alone or not self._is_sentence(quoted, span):
            return None
        start = before.rfind("\n") + 1
        told = [r for r in reported if r.speaker is not None and start <= r.quote.start < len(before)]
        told = [r for r in told if not any(_holds(other.quote, r.quote) for other in told)]
        names = {r.speaker.name for r in told if r.speaker is not None}
        is_last = any("." not in text[r.quote.end : len(before) - 1] for r in told)
        speaker = told[-1].speaker if len(names) == 1 and is_last else None
        return speaker if speaker is not None and self._speaks_at_length(speaker) else None

    def _speaks_at_length(self, speaker: Speaker) -> bool:
        if speaker.actor is not None:
            return speaker.actor.kind != "country"
        words = self._map.doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
        return words is not None and (words.root.pos_ == "PRON" or is_role_noun(words.root, self._index.gazetteer))

    def _intervening_subject(self, number: int, span: Span) -> bool:
        """Whether another sentence stands between this quotation and the one before it."""
        gap = [t for t in self._gap_before(number, span) if not t.is_punct and not t.is_space]
        return any(t.pos_ in ("VERB", "AUX") and t.dep_ == "ROOT" for t in gap) and not any(self._cues.is_cue(t) for t in gap)


def _is_of_number(stop: Token) -> bool:
    """Whether a full stop is that of "No. 3"."""
    is_inside = 0 < stop.i < len(stop.doc) - 1
    return is_inside and stop.nbor(-1).lower_ in ("no", "nos") and stop.nbor().like_num


def _holds(outer: Quote, inner: Quote) -> bool:
    """Whether one quote is told inside another: "she said the mayor was determined to stay"."""
    return outer is not inner and outer.start <= inner.start and inner.end <= outer.end


def _with_speaker(quoted: Quoted, kind: QuoteKind, speaker: Speaker | None, cue: Token | None) -> AttributedQuote:
    name, start, end = (speaker.name, speaker.start, speaker.end) if speaker else (None, None, None)
    cue_text, cue_start, cue_end = (cue.text, cue.idx, end_of(cue)) if cue is not None else (None, None, None)
    return AttributedQuote(Quote(quoted.start, quoted.end, kind, name, start, end, cue_text, cue_start, cue_end), speaker)
