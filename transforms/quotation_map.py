"""Where the quotation marks of an analysed text stand: which words they hold, and in which paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from transforms.actors import ActorIndex
from transforms.analysed_text import Doc, Token
from transforms.claim_sources import ClaimSources
from transforms.cues import Cues
from transforms.issued_documents import issues
from transforms.names import LOCATIVES
from transforms.quotation_marks import Quoted, find_quoted
from transforms.speakers import Speaker, speaker_from, speaker_of
from transforms.speakers_before import cue_above, cue_resumed, is_thing
from transforms.syntax import SUBJECTS, has_child, is_passive, subject_of, verb_above

#: What one does with a letter or a statement: "responded with a letter saying …".
_REPLYING = frozenset({"respond", "reply", "react", "answer", "counter"})


class QuotationMap:
    """The quoted stretches of one text over its tokens."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.text = doc, doc.text
        self.quoted = find_quoted(self.text)
        self.spans = [doc.char_span(q.start, q.end, alignment_mode="contract") for q in self.quoted]
        self.inside: dict[int, int] = {t.i: n for n, span in enumerate(self.spans) if span is not None for t in span}
        self.marks = {t.i for q in self.quoted for t in self._edge_tokens(q)}
        self._paragraph_of = self._paragraphs()

    def _edge_tokens(self, quoted: Quoted) -> Iterable[Token]:
        for start, end in ((quoted.outer_start, quoted.start), (quoted.end, quoted.outer_end)):
            span = self.doc.char_span(start, end, alignment_mode="expand") if end > start else None
            if span is not None:
                yield from (t for t in span if t.is_punct or t.is_quote)

    def _paragraphs(self) -> list[int]:
        ends = [token.is_space and "\n" in token.text for token in self.doc]
        return list(accumulate(ends[:-1], initial=0))

    def paragraph(self, quoted: Quoted) -> int:
        """The number of the paragraph in which a quotation starts."""
        span = self.doc.char_span(quoted.outer_start, quoted.outer_end, alignment_mode="expand")
        return self._paragraph_of[span.start] if span is not None else -1


class SpeakerFinder:
    """Finds who speaks with a cue, outside of quotation marks."""

    def __init__(self, marks: QuotationMap, index: ActorIndex, cues: Cues) -> None:
        self._map, self._index, self._cues, self._sources = marks, index, cues, ClaimSources(cues)

    def of(self, verb: Token) -> Speaker | None:
        """The verb's speaker, unless the parser took one from inside a quotation."""
        document = self._document_before(verb)
        if document is not None:
            return speaker_from(document, self._index)
        verb = self._verb_of_speaker(verb)
        subject = None if is_passive(verb) else subject_of(verb)
        speaker = self._sources.owner_of_subject(subject, self._index) or speaker_of(verb, self._index)
        if speaker is not None and not self._is_quoted(speaker):
            return speaker
        near = None if is_passive(verb) else self._nearest_subject(verb)
        if near is not None and not self._is_quoted(near):
            return near
        return self._above(verb)

    def _document_before(self, verb: Token) -> Token | None:
        """As in "dismissed reports in the press suggesting that …", where the parser takes the participle for the verb's."""
        if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.head.i > verb.i or has_child(verb, *SUBJECTS, "mark"):
            return None
        told = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i and self._cues.is_document(c)), None)
        return told if told is not None and verb.nbor(-1).text != "," else None

    def of_participle(self, verb: Token) -> Speaker | None:
        """Who speaks with a participle behind a noun: "a nurse saying …" herself, who issued "a statement saying …"."""
        above = self._verb_of_speaker(verb)
        return speaker_from(verb.head, self._index) if above is verb else self.of(above)

    def of_subject(self, subject: Token) -> Speaker | None:
        """The speaker that a subject names: of "ministry figures", the ministry."""
        return self._sources.owner_of_subject(subject, self._index) or speaker_from(subject, self._index)

    def of_source(self, source: Token) -> Speaker | None:
        """The speaker that stands behind "according to": of "figures released by the ministry", the ministry."""
        return self._sources.source(source, self._index)

    def _verb_of_speaker(self, verb: Token) -> Token:
        """The verb whose subject speaks with a participle: the cue above "said the results were a sham, calling on …", the verb
        of "supporters stood outside the hall chanting …" and "released a statement saying …"; others stand for themselves.
        """
        if (resumed := cue_resumed(verb, self._cues)) is not None:
            return resumed
        if verb.tag_ != "VBG" or has_child(verb, *SUBJECTS):
            return verb
        clause = verb.head
        if (cue := cue_above(verb, self._cues, self._sources, self._index)) is not None:
            return cue
        above = verb_above(clause) if verb.dep_ == "acl" else None
        if above is None or subject_of(above) is None:
            return verb
        is_beside = clause.dep_ == "pobj" and clause.head.lower_ in LOCATIVES | {"during", "after", "before"}
        is_reply = clause.dep_ == "pobj" and clause.head.lower_ == "with" and above.lemma_ in _REPLYING
        is_issued = is_reply or (clause.dep_ == "dobj" and issues(above))
        is_of_thing = is_issued and is_thing(clause, self._cues, self._sources, self._index)
        return above if is_beside or is_of_thing else verb

    def _is_quoted(self, speaker: Speaker) -> bool:
        return any(q.start <= speaker.start < q.end for q in self._map.quoted)

    def _above(self, verb: Token) -> Speaker | None:
        """As in "X told reporters that “…” but acknowledged: “…”": the speaker of the reporting verb above."""
        for above in verb.ancestors:
            if above.i not in self._map.inside and self._cues.is_cue(above):
                speaker = speaker_of(above, self._index)
                return speaker if speaker is not None and not self._is_quoted(speaker) else None
        return None

    def _nearest_subject(self, verb: Token) -> Speaker | None:
        """The noun next to the cue, outside quotation marks: behind it first ("said X"), then before it ("X said")."""
        doc, inside = self._map.doc, self._map.inside
        for step, limit in ((1, 4), (-1, 6)):
            for distance in range(1, limit):
                position = verb.i + step * distance
                if (
                    not 0 <= position < len(doc)
                    or position in inside
                    or position in self._map.marks
                    or doc[position].text in ",.;:"
                ):
                    break
                if doc[position].pos_ in ("PROPN", "NOUN", "PRON"):
                    head = doc[position]
                    while step > 0 and head.dep_ == "compound" and head.head.i > head.i and head.head.i not in inside:
                        head = head.head
                    if step > 0 and head.dep_ in SUBJECTS and head.head.i > head.i:
                        break  # "said the planes were sold"
                    return speaker_from(head, self._index)
        return None
