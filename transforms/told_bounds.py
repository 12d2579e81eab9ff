"""Where what somebody tells begins and ends: without marks and "that", before what the article explains or goes on with."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.analysed_text import Doc, Span, Token
from transforms.gapped_claims import gap_before
from transforms.quotation_map import QuotationMap
from transforms.syntax import OPENS_CLAUSE

_CLOSING = {")": "(", "]": "["}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def of_thing(verb: Token, head: Token, end: int) -> int:
    """Where a thing told ends: before "which …" of the article, "as costs and storms weighed" and "Norway $75 million"."""
    doc = head.doc
    for token in doc[head.i + 1 : end]:
        if token.tag_ in ("WDT", "WP", "WP$") and token.nbor(-1).text == ",":
            return token.i
        is_clause = token.lower_ in OPENS_CLAUSE and token.dep_ == "prep" and token.right_edge.i + 1 < len(doc)
        if is_clause and token.right_edge.nbor().tag_ in _FINITE and token.right_edge.nbor().head is verb:
            return token.i
        gap = gap_before(token) if token.like_num else None
        if gap is not None and gap.verb == verb:
            return gap.start
    return end


def stripped(marks: QuotationMap, start: int, end: int) -> Span | None:
    """Tokens without "that", spaces, punctuation and a last "and" at their edges, but with the full stop of a quotation that ends
    them.
    """
    doc: Doc = marks.doc
    while start < end and (
        doc[start].is_space or doc[start].is_punct or (doc[start].lower_ == "that" and doc[start].dep_ == "mark")
    ):
        start += 1
    while end > start and end - 1 not in marks.inside and _is_edge(doc, start, end - 1):
        end -= 1
    if end < len(doc) and doc[end].text in _CLOSING and any(t.text == _CLOSING[doc[end].text] for t in doc[start:end]):
        end += not any(t.text == doc[end].text for t in doc[start:end])
    if end < len(doc) and end in marks.marks and end - 1 in marks.inside and start not in marks.inside:
        end += 1
    return doc.span(start, end) if end > start else None


def goes_on_in_marks(marks: QuotationMap, content: Span) -> bool:
    """Whether the quotation that a stretch opens with ends inside it: "“steady headway” was made"."""
    is_open = content.start in marks.inside and content.end - 1 not in marks.inside
    return is_open and any(i in marks.marks and i not in marks.inside for i in range(content.start, content.end - 1))


def _is_edge(doc: Doc, start: int, last: int) -> bool:
    """Whether the last token from ``start`` on tells nothing: a mark that closes no bracket and is no "%", or "and"."""
    token = doc[last]
    if token.text in _CLOSING:
        return not any(t.text == _CLOSING[token.text] for t in doc[start:last])
    return token.is_space or (token.is_punct and token.text != "%") or token.tag_ == "CC"


def words_of(span: Span) -> Iterator[Token]:
    """The words of a span."""
    return (t for t in span if not t.is_punct and not t.is_space)
