"""An analysed text: its tokens with lemma, tag and syntax, spans of them, sentences and entities.

The names and their meaning are spaCy's, whose analysis this holds; but everything here is plain Python and made once for each
text, since the rules ask a token for its lemma, its head and its children hundreds of times, and spaCy makes each answer anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from functools import wraps
from itertools import accumulate, pairwise
from typing import Any, Literal, NamedTuple, overload

Alignment = Literal["contract", "expand"]
#: So many words above one are remembered with it; the words of a list without end may each have thousands.
_MOST_ANCESTORS = 50
#: What stands in a token that was taken apart.
_GONE: Any = None


class Word(NamedTuple):
    """What the analysis says of one token; ``head`` counts from the token itself, ``opens`` tells the start of a sentence."""

    text: str
    space: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    opens: bool
    ent_iob: str
    ent_type: str
    like_num: bool = False
    is_quote: bool = False
    is_alpha: bool = True
    is_currency: bool = False
    is_digit: bool = False
    is_lower: bool = True
    is_punct: bool = False
    is_space: bool = False
    is_title: bool = False
    is_upper: bool = False


class Token:
    """A word, a mark or white space, in its text and in the tree of its sentence.

    Attributes:
        ancestors: the head, the head's head and so on.
        answers: what :func:`remembered` questions were answered.
        children: the tokens whose head this one is, in order.
        lefts: those of them before the token.
        rights: those behind it.
        left_edge: the first token of the subtree.
        right_edge: the last one.
    """

    __slots__ = (
        "ancestors", "answers", "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i",
        "idx", "is_alpha", "is_currency", "is_digit", "is_lower", "is_punct", "is_quote", "is_space", "is_title", "is_upper",
        "left_edge", "lefts", "lemma_", "like_num", "lower_", "pos_", "right_edge", "rights", "sent", "tag_", "text",
        "whitespace_",
    )  # fmt: skip

    def __init__(self, doc: Doc, i: int, idx: int, word: Word) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        (
            self.text, self.whitespace_, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, _, _,
            self.ent_iob_, self.ent_type_, self.like_num, self.is_quote, self.is_alpha, self.is_currency, self.is_digit,
            self.is_lower, self.is_punct, self.is_space, self.is_title, self.is_upper,
        ) = word  # fmt: skip
        self.head: Token = self
        self.left_edge: Token = self
        self.right_edge: Token = self
        self.children: list[Token] = []
        self.lefts: list[Token] = []
        self.rights: list[Token] = []
        self.answers: dict[Callable[..., object], Any] = {}
        self.ancestors: Iterable[Token]
        self.sent: Span

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def nbor(self, distance: int = 1) -> Token:
        """The token so many places further on."""
        position = self.i + distance
        if position < 0:
            raise IndexError(position)
        return self.doc[position]

    @property
    def subtree(self) -> list[Token]:
        """The token and all that hangs on it, in order."""
        found: list[Token] = []
        waiting = [(self, False)]
        while waiting:
            token, is_unfolded = waiting.pop()
            if is_unfolded or not token.children:
                found.append(token)
                continue
            waiting += [(child, False) for child in reversed(token.rights)]
            waiting.append((token, True))
            waiting += [(child, False) for child in reversed(token.lefts)]
        return found

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The tokens coordinated with this one, without itself."""
        return _conjuncts(self)

    def is_ancestor(self, other: Token) -> bool:
        """Whether the other token hangs on this one, directly or not."""
        return self in other.ancestors

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins here."""
        return self.sent.start == self.i


class _Above:
    """The words above one that stands too deep for them to be remembered."""

    def __init__(self, token: Token) -> None:
        self._token = token

    def __iter__(self) -> Iterator[Token]:
        token = self._token
        while token.head is not token:
            token = token.head
            yield token


def remembered[T](question: Callable[[Token], T]) -> Callable[[Token], T]:
    """A question that is often asked of the same token, and whose answer depends on nothing else: it is kept with the token."""

    @wraps(question)
    def answer(token: Token) -> T:
        answers = token.answers
        if question not in answers:
            answers[question] = question(token)
        found: T = answers[question]
        return found

    return answer


@remembered
def _conjuncts(token: Token) -> tuple[Token, ...]:
    first = token
    while first.head is not first and first.dep_ == "conj":
        first = first.head
    found = [first]
    for other in found:  # grows while it is read
        found += [child for child in other.children if child.dep_ == "conj" and child.i > other.i]
    return tuple(other for other in found if other is not token)


class Span:
    """Some tokens in a row; entities have a label.

    Attributes:
        text: the characters from the first token to the last.
    """

    __slots__ = ("_root", "_words", "doc", "end", "end_char", "label_", "start", "start_char", "text")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label
        self.start_char = doc[start].idx if start < len(doc) else len(doc.text)
        self.end_char = doc[end - 1].idx + len(doc[end - 1].text) if end > start else self.start_char
        self.text = doc.text[self.start_char : self.end_char]
        self._root: Token | None = None
        self._words: frozenset[str] | None = None

    @property
    def root(self) -> Token:
        """The token that stands highest in the tree, the first of several; a mark only where there is no word."""
        if self._root is None:
            self._root = self._find_root()
        return self._root

    @property
    def words(self) -> frozenset[str]:
        """The words in lower case, each once: whether a sentence has one is asked for each of its figures."""
        if self._words is None:
            self._words = frozenset([token.lower_ for token in self])
        return self._words

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    @overload
    def __getitem__(self, position: int) -> Token: ...
    @overload
    def __getitem__(self, position: slice) -> Span: ...
    def __getitem__(self, position: int | slice) -> Token | Span:
        if isinstance(position, slice):
            start, end, _ = position.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        found = position + (self.end if position < 0 else self.start)
        if not self.start <= found < self.end:
            raise IndexError(position)
        return self.doc[found]

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Span) and self._key() == other._key())

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return self.text

    def _key(self) -> tuple[int, int, str, int]:
        return self.start_char, self.end_char, self.label_, id(self.doc)

    @property
    def sent(self) -> Span:
        """The sentence of the first token."""
        return self.doc[self.start].sent

    def _find_root(self) -> Token:
        tokens = self.doc[self.start : self.end]
        if len(tokens) == 1:
            return tokens[0]
        for token in tokens:
            if token.head is token:
                return token
        outside = [token for token in tokens if not self.start <= token.head.i < self.end]
        words = [token for token in outside if token.children or not (token.is_space or token.is_punct)]
        candidates = words or outside[:1] or tokens[:1] or self.doc[self.start : self.start + 1]
        return min(candidates, key=lambda token: sum(1 for _ in token.ancestors)) if len(candidates) > 1 else candidates[0]


class Doc(list[Token]):
    """The tokens of a text; ``text[token.idx:]`` begins with each token."""

    __slots__ = ("_char_spans", "_offsets", "ents", "sents", "text")

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        super().__init__()
        self.text = text
        self._char_spans: dict[tuple[int, int, Alignment], Span | None] = {}
        self._offsets = list(accumulate([len(word[0]) + len(word[1]) for word in words], initial=0))[:-1]
        self.extend([Token(self, i, idx, word) for i, (idx, word) in enumerate(zip(self._offsets, words, strict=True))])
        for token, word in zip(self, words, strict=True):
            if word.head:
                head = token.head = self[token.i + word.head]
                head.children.append(token)
                (head.lefts if token.i < head.i else head.rights).append(token)
        self._tell_ancestors_and_edges()
        self.sents = list(self._find_sentences(words))
        self.ents = tuple(self._find_entities())

    def span(self, start: int, end: int) -> Span:
        """The tokens from one position up to another; ``doc[start:end]`` is the plain list of them."""
        return Span(self, start, max(start, min(end, len(self))))

    def char_span(self, start: int, end: int, alignment_mode: Alignment) -> Span | None:
        """The tokens of a stretch of text: those within it ("contract") or those that it touches ("expand")."""
        stretch = (start, end, alignment_mode)
        if stretch not in self._char_spans:
            self._char_spans[stretch] = self._char_span(start, end, alignment_mode)
        return self._char_spans[stretch]

    def _char_span(self, start: int, end: int, alignment_mode: Alignment) -> Span | None:
        first, last = self._token_at(start), self._token_at(end - 1)
        if first is None or last is None:
            return None
        from_, to = first.i, last.i
        if alignment_mode == "contract":
            from_ += first.idx < start
            to -= end < last.idx + len(last.text)
            return Span(self, from_, to + 1) if from_ <= to else None
        from_ += start == first.idx + len(first.text)
        return Span(self, from_, to + 1)

    def _token_at(self, offset: int) -> Token | None:
        """The token of a character, a space belonging to the token before it."""
        position = bisect_right(self._offsets, offset) - 1
        if position < 0:
            return None
        token = self[position]
        return token if offset < token.idx + len(token.text) + len(token.whitespace_) else None

    def _tell_ancestors_and_edges(self) -> None:
        downwards = [token for token in self if token.head is token]
        for root in downwards:
            root.ancestors = ()
        for token in downwards:  # grows while it is read
            downwards += token.children
            above = token.ancestors
            for child in token.children:
                child.ancestors = [token, *above] if isinstance(above, Sized) and len(above) < _MOST_ANCESTORS else _Above(child)
        for token in reversed(downwards):
            head = token.head
            if token.left_edge.i < head.left_edge.i:
                head.left_edge = token.left_edge
            if token.right_edge.i > head.right_edge.i:
                head.right_edge = token.right_edge

    def _find_sentences(self, words: Iterable[Word]) -> Iterator[Span]:
        starts = [position for position, word in enumerate(words) if word.opens or position == 0]
        for start, end in pairwise((*starts, len(self))):
            sentence = Span(self, start, end)
            for token in self[start:end]:
                token.sent = sentence
            yield sentence

    def take_apart(self) -> None:
        """Free the tokens, when nobody reads them any more: they point at each other, so the collector of garbage would have to
        find them, for more than this costs.
        """
        for token in self:
            token.doc = token.head = token.sent = token.left_edge = token.right_edge = _GONE
            token.children = token.lefts = token.rights = token.ancestors = token.answers = _GONE
        self._char_spans, self.sents, self.ents = {}, [], ()

    def _find_entities(self) -> Iterator[Span]:
        for first in [token for token in self if token.ent_iob_ == "B" and token.ent_type_]:
            end = first.i + 1
            while end < len(self) and self[end].ent_iob_ == "I":
                end += 1
            yield Span(self, first.i, end, first.ent_type_)
