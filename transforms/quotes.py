"""Quotes: stretches of speech with speaker and cue, direct, indirect and mixed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transforms.actors import ActorIndex
from transforms.analysed_text import Doc, Span, Token
from transforms.cues import Cues, Speaker, speaker_from, speaker_of
from transforms.language_analysis import end_of, source_text
from transforms.quotation_marks import Quoted, find_quoted
from transforms.records import Quote, QuoteKind
from transforms.syntax import is_passive, subject_of

#: A quoted stretch of fewer words that ends without punctuation is words inside a sentence, not a sentence of speech.
_WORDS_OF_A_SENTENCE = 4
_INFINITIVE_CUES = frozenset(
    (
        "vow pledge promise threaten urge ask order demand agree refuse offer request beg advise warn tell call swear "
        "claim hope expect decide propose recommend exhort implore"
    ).split()
)
_PREPOSITION_CUES = {
    verb: prepositions.split()
    for verb, prepositions in (
        ("accuse", "of"), ("appeal", "for"), ("blame", "for"), ("boast", "of about"), ("call", "for"), ("complain", "of about"),
        ("condemn", "for"), ("criticise", "for"), ("criticize", "for"), ("express", "about"), ("insist", "on"), ("praise", "for"),
        ("speak", "of about"), ("talk", "of about"), ("warn", "of about against"),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AttributedQuote:
    """A quote with the resolved speaker behind its record."""

    quote: Quote
    speaker: Speaker | None


class QuoteFinder:
    """Finds the quotes of an analysed text."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def find(self, doc: Doc, index: ActorIndex) -> list[AttributedQuote]:
        """The quotes of a text in order of their start."""
        return _Search(doc, index, self._cues).run()


class _Search:
    """One text's search for quotes."""

    def __init__(self, doc: Doc, index: ActorIndex, cues: Cues) -> None:
        self.doc, self.index, self.cues = doc, index, cues
        self.quoted = find_quoted(source_text(doc))
        self.spans = [doc.char_span(q.start, q.end, alignment_mode="contract") for q in self.quoted]
        self.inside: dict[int, int] = {t.i: n for n, span in enumerate(self.spans) if span is not None for t in span}
        self.marks = {t.i for q in self.quoted for t in self._edge_tokens(q)}
        self.paragraph_of = self._paragraphs()

    def run(self) -> list[AttributedQuote]:
        direct = self._direct()
        taken = [(d.quote.start, d.quote.end) for d in direct if d.quote.kind == "direct"]
        reported = [r for r in (*self._clauses(), *self._according_to()) if not _overlaps_any(r.quote, taken)]
        reported = _outermost(reported)
        direct = [d for d in direct if not any(_is_within(d.quote, r.quote) for r in reported)]
        return sorted([*direct, *reported], key=lambda q: (q.quote.start, q.quote.end))

    # ------------------------------------------------------------ geometry

    def _edge_tokens(self, quoted: Quoted) -> Iterable[Token]:
        for start, end in ((quoted.outer_start, quoted.start), (quoted.end, quoted.outer_end)):
            span = self.doc.char_span(start, end, alignment_mode="expand") if end > start else None
            if span is not None:
                yield from (t for t in span if t.is_punct or t.is_quote)

    def _paragraphs(self) -> list[int]:
        number, numbers = 0, []
        for token in self.doc:
            numbers.append(number)
            if token.is_space and "\n" in token.text:
                number += 1
        return numbers

    def _paragraph(self, quoted: Quoted) -> int:
        span = self.doc.char_span(quoted.outer_start, quoted.outer_end, alignment_mode="expand")
        return self.paragraph_of[span.start] if span is not None else -1

    # ------------------------------------------------------------ direct and mixed: quotation marks

    def _direct(self) -> list[AttributedQuote]:
        found: list[AttributedQuote] = []
        last: tuple[int, AttributedQuote] | None = None
        for number, (quoted, span) in enumerate(zip(self.quoted, self.spans, strict=True)):
            if span is None or len(span) == 0:
                continue
            paragraph = self._paragraph(quoted)
            quote = self._attributed(number, quoted, span)
            if quote is None and last is not None and self._continues(number, quoted, span, paragraph, last):
                quote = _with_speaker(quoted, "direct", last[1].speaker, None)
            if quote is not None:
                found.append(quote)
                last = (paragraph, quote)
            elif self._is_sentence(quoted, span):
                last = None
        return found

    def _attributed(self, number: int, quoted: Quoted, span: Span) -> AttributedQuote | None:
        """The quote with the cue right behind, right before, or around it in the sentence."""
        is_sentence = self._is_sentence(quoted, span)
        finders = (self._cue_after, self._cue_before) if is_sentence else (self._cue_around,)
        for find in finders:
            verb = find(number, quoted, span)
            if verb is not None:
                speaker = self._speaker(verb)
                if speaker is not None:
                    return _with_speaker(quoted, "direct" if is_sentence else "mixed", speaker, verb)
        return None

    def _speaker(self, verb: Token) -> Speaker | None:
        """The verb's speaker, unless the parser took one from inside a quotation."""
        speaker = speaker_of(verb, self.index)
        if speaker is not None and not self._is_quoted(speaker):
            return speaker
        near = None if is_passive(verb) else self._nearest_subject(verb)
        if near is not None and not self._is_quoted(near):
            return near
        return self._speaker_above(verb)

    def _is_quoted(self, speaker: Speaker) -> bool:
        return any(q.start <= speaker.start < q.end for q in self.quoted)

    def _speaker_above(self, verb: Token) -> Speaker | None:
        """As in "X told reporters that “…” but acknowledged: “…”": the speaker of the reporting verb above."""
        for above in verb.ancestors:
            if above.i not in self.inside and self.cues.is_cue(above):
                speaker = speaker_of(above, self.index)
                return speaker if speaker is not None and not self._is_quoted(speaker) else None
        return None

    def _nearest_subject(self, verb: Token) -> Speaker | None:
        """The noun next to the cue, outside quotation marks: behind it first ("said X"), then before it ("X said")."""
        doc = self.doc
        for step, limit in ((1, 4), (-1, 6)):
            for distance in range(1, limit):
                position = verb.i + step * distance
                if (
                    not 0 <= position < len(doc)
                    or position in self.inside
                    or position in self.marks
                    or doc[position].text in ",.;:"
                ):
                    break
                if doc[position].pos_ in ("PROPN", "NOUN", "PRON"):
                    head = doc[position]
                    while step > 0 and head.dep_ == "compound" and head.head.i > head.i and head.head.i not in self.inside:
                        head = head.head
                    return speaker_from(head, self.index)
        return None

    def _is_sentence(self, quoted: Quoted, span: Span) -> bool:
        """Whether the quoted words are a sentence of speech rather than words inside somebody else's sentence."""
        words = sum(not t.is_punct and not t.is_space for t in span)
        if quoted.runs_on:
            return True
        ends = source_text(self.doc)[quoted.end - 1] in ".,?!…—-" or source_text(self.doc)[
            quoted.outer_end : quoted.outer_end + 1
        ] in (
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
            or (starts and source_text(self.doc)[quoted.end - 1] in ",?!." and self._cue_follows(quoted))
        )

    def _introduced(self, quoted: Quoted) -> bool:
        before = source_text(self.doc)[max(0, quoted.outer_start - 3) : quoted.outer_start].rstrip()
        return before.endswith((":", ",", "\n")) or before == ""

    def _cue_follows(self, quoted: Quoted) -> bool:
        tail = self.doc.char_span(
            quoted.outer_end, min(len(source_text(self.doc)), quoted.outer_end + 30), alignment_mode="contract"
        )
        return tail is not None and any(self.cues.is_cue(t, strong_only=True) for t in tail[:5])

    def _cue_after(self, number: int, quoted: Quoted, span: Span) -> Token | None:
        """A cue between the end of the quotation and the end of the sentence or the next quotation."""
        if (
            source_text(self.doc)[quoted.end - 1] in ".…"
            and not quoted.runs_on
            and source_text(self.doc)[quoted.outer_end : quoted.outer_end + 1] in ("", "\n")
        ):
            return None
        if source_text(self.doc)[quoted.end - 1] == "." and not self._starts_lower_or_name_cue(quoted):
            return None
        return self._first_cue(self._gap_after(number, span))

    def _starts_lower_or_name_cue(self, quoted: Quoted) -> bool:
        """Behind a full stop inside the marks a new sentence starts, unless a cue comes at once (“…end.” said X)."""
        tail = self.doc.char_span(
            quoted.outer_end, min(len(source_text(self.doc)), quoted.outer_end + 25), alignment_mode="contract"
        )
        words = [t for t in tail if not t.is_space] if tail is not None else []
        return bool(words) and (self.cues.is_cue(words[0]) or words[0].is_lower)

    def _gap_after(self, number: int, span: Span) -> list[Token]:
        gap: list[Token] = []
        for token in self.doc[span.end : span.end + 40]:
            if token.i in self.inside and self.inside[token.i] != number:
                break
            if (token.is_space and "\n" in token.text) or (token.text in ".?!" and token.i not in self.marks and len(gap) > 1):
                break
            gap.append(token)
        return gap

    def _gap_before(self, number: int, span: Span) -> list[Token]:
        gap: list[Token] = []
        for position in range(span.start - 1, max(-1, span.start - 45), -1):
            token = self.doc[position]
            if (position in self.inside and self.inside[position] != number) or (token.is_space and "\n" in token.text):
                break
            if token.text in (".", "?", "!") and position not in self.marks and len(gap) > 1:
                break
            gap.insert(0, token)
        return gap

    def _first_cue(self, gap: list[Token]) -> Token | None:
        strong = [t for t in gap if self.cues.is_cue(t, strong_only=True)]
        weak = [t for t in gap if self.cues.is_cue(t)]
        return next(iter(strong or weak), None)

    def _cue_before(self, number: int, quoted: Quoted, span: Span) -> Token | None:
        gap = self._gap_before(number, span)
        strong = [t for t in gap if self.cues.is_cue(t, strong_only=True)]
        weak = [t for t in gap if self.cues.is_cue(t)]
        return next(reversed(strong or weak), None)

    def _cue_around(self, number: int, quoted: Quoted, span: Span) -> Token | None:
        """For words inside a sentence: the reporting verb that governs them."""
        for ancestor in span.root.ancestors:
            if (
                ancestor.i not in self.inside
                and self.cues.is_cue(ancestor)
                and self.cues.frame(ancestor) in ("object", "of", "both", "clause")
            ):
                return ancestor
        return self._cue_before(number, quoted, span) if self._is_object_of_cue(number, span) else None

    def _is_object_of_cue(self, number: int, span: Span) -> bool:
        gap = self._gap_before(number, span)
        return any(self.cues.is_cue(t) for t in gap[-8:])

    def _continues(self, number: int, quoted: Quoted, span: Span, paragraph: int, last: tuple[int, AttributedQuote]) -> bool:
        """A further quotation of the same speaker: later in the paragraph, or a paragraph of its own right behind."""
        before = source_text(self.doc)[: quoted.outer_start].rstrip(" ")
        opens_paragraph = before == "" or before.endswith("\n")
        if paragraph == last[0]:
            return self._is_sentence(quoted, span) and not self._intervening_subject(number, span)
        return paragraph == last[0] + 1 and opens_paragraph and self._is_sentence(quoted, span)

    def _intervening_subject(self, number: int, span: Span) -> bool:
        """Whether another sentence stands between this quotation and the one before it."""
        gap = [t for t in self._gap_before(number, span) if not t.is_punct and not t.is_space]
        return any(t.pos_ in ("VERB", "AUX") and t.dep_ == "ROOT" for t in gap) and not any(self.cues.is_cue(t) for t in gap)

    # ------------------------------------------------------------ indirect: clauses of reporting verbs

    def _clauses(self) -> list[AttributedQuote]:
        found = []
        for token in self.doc:
            if token.i in self.inside or not self.cues.is_cue(token):
                continue
            content = self._content(token)
            if content is None:
                continue
            speaker = self._speaker(token) if subject_of(token) is not None or token.lemma_ == "say" else None
            if speaker is not None and not content.start_char <= speaker.start < content.end_char:
                found.append(self._reported(content, speaker, token))
        return found

    def _content(self, verb: Token) -> Span | None:
        """The reported clause of a cue: its clausal complement, infinitive or prepositional phrase."""
        lemma = verb.lemma_.lower()
        for child in verb.children:
            if child.dep_ == "ccomp" and (lemma in self.cues.strong or child.i > verb.i):
                return self._clause_span(child, verb)
        for child in verb.children:
            if child.dep_ == "xcomp" and lemma in _INFINITIVE_CUES and child.i > verb.i:
                return self._clause_span(child, verb)
            if child.dep_ == "prep" and child.lower_ in _PREPOSITION_CUES.get(lemma, ()) and child.i > verb.i:
                return self._clause_span(child, verb)
        return None

    def _clause_span(self, head: Token, verb: Token) -> Span | None:
        """The clause's words without "that" and without the reporting clause itself."""
        start, end = head.left_edge.i, head.right_edge.i + 1
        if start <= verb.i < end:
            start, end = (verb.i + 1, end) if head.i > verb.i else (start, verb.left_edge.i)
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and head.i < verb.i and start <= subject.left_edge.i < end:
            end = min(end, subject.left_edge.i)
        while start < end and (
            self.doc[start].is_punct
            or self.doc[start].is_space
            or (self.doc[start].lower_ == "that" and self.doc[start].dep_ == "mark")
        ):
            start += 1
        while end > start and (self.doc[end - 1].is_space or self.doc[end - 1].is_punct) and end - 1 not in self.inside:
            end -= 1
        return self.doc[start:end] if end - start > 1 else None

    def _according_to(self) -> list[AttributedQuote]:
        found = []
        for token in self.doc:
            if (
                token.lower_ != "according"
                or token.i + 1 >= len(self.doc)
                or token.nbor().lower_ != "to"
                or token.i in self.inside
            ):
                continue
            source = next((c for c in token.nbor().children if c.dep_ == "pobj"), None) or next(
                (c for c in token.children if c.dep_ == "pobj"), None
            )
            content = self._rest_of_sentence(token)
            speaker = speaker_from(source, self.index) if source is not None else None
            if content is not None and speaker is not None:
                found.append(self._reported(content, speaker, token, token.nbor()))
        return found

    def _rest_of_sentence(self, cue: Token) -> Span | None:
        """The longer side of the sentence that an "according to" phrase leaves."""
        sentence = cue.sent
        phrase_end = cue.right_edge.i + 1
        before, after = self.doc[sentence.start : cue.i], self.doc[min(phrase_end, sentence.end) : sentence.end]
        side = before if len(before) >= len(after) else after
        start, end = side.start, side.end
        while start < end and (self.doc[start].is_punct or self.doc[start].is_space):
            start += 1
        while end > start and (self.doc[end - 1].is_punct or self.doc[end - 1].is_space):
            end -= 1
        return self.doc[start:end] if end - start > 2 else None

    def _reported(self, content: Span, speaker: Speaker, cue: Token, cue_end: Token | None = None) -> AttributedQuote:
        has_marks = any(t.i in self.inside for t in content)
        whole = has_marks and all(t.i in self.inside or t.is_punct for t in content)
        kind: QuoteKind = "direct" if whole else "mixed" if has_marks else "indirect"
        last = cue_end or cue
        return AttributedQuote(
            Quote(content.start_char, content.end_char, kind, speaker.name, speaker.start, speaker.end,
                  source_text(self.doc)[cue.idx : end_of(last)], cue.idx, end_of(last)), speaker)  # fmt: skip


def _with_speaker(quoted: Quoted, kind: QuoteKind, speaker: Speaker | None, cue: Token | None) -> AttributedQuote:
    name, start, end = (speaker.name, speaker.start, speaker.end) if speaker else (None, None, None)
    cue_text, cue_start, cue_end = (cue.text, cue.idx, end_of(cue)) if cue is not None else (None, None, None)
    return AttributedQuote(Quote(quoted.start, quoted.end, kind, name, start, end, cue_text, cue_start, cue_end), speaker)


def _is_within(inner: Quote, outer: Quote) -> bool:
    """Whether quoted words are told already by the reported clause around them, and not by a cue of their own inside it."""
    has_own_cue = inner.cue_start is not None and outer.start <= inner.cue_start < outer.end
    return outer.start <= inner.start and inner.end <= outer.end + 2 and not has_own_cue


def _overlaps_any(quote: Quote, spans: list[tuple[int, int]]) -> bool:
    return any(quote.start < end and start < quote.end for start, end in spans)


def _outermost(reported: list[AttributedQuote]) -> list[AttributedQuote]:
    """Of quotes nested in each other by the same cue region, the outer one; different speakers inside stay out of the ledger."""
    kept: list[AttributedQuote] = []
    for candidate in sorted(reported, key=lambda r: r.quote.start - r.quote.end):
        if not any(k.quote.start <= candidate.quote.start and candidate.quote.end <= k.quote.end for k in kept):
            kept.append(candidate)
    return kept
