"""Draft blocks on their way to an article, the cleaning of white space, and the assembly of the clean text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from transforms.frozen import frozen, replace
from transforms.records import Block

#: Zero-width characters, soft hyphens, direction marks, the byte order mark and control characters: nothing to read.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
_SPACE = re.compile(r"\s+")
#: What may close a sentence: final punctuation, then closing quotation marks, brackets and footnote marks.
_FINAL = frozenset(".!?…")
_CLOSING = "\"'”’»)]*0123456789"
#: The end of a sentence inside a block.
_INNER_END = re.compile(r"[^\W\d_]{2}[.!?][\"'”’]?\s+(?=[A-Z“\"])")
#: A block with so many of them is running text, whatever stands at its end: an address, a credit.
_SENTENCES_OF_A_STORY = 3
_NO_LETTER = re.compile(r"[\W_]+")
#: The same for ASCII, where a table is ten times as quick.
_NO_ASCII_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_LOWER = bytes(range(256)).lower()
#: What keeps most English texts from being ASCII.
_MARKS = "’“”‘–—…\xa0"
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
#: What some keyboards and blog programs set for an apostrophe: "Israel´s", "don`t", "in their 20′s".
_FOR_APOSTROPHE = re.compile(r"(?<=\w)[´`ʼ′](?=(?:s|t|d|m|re|ve|ll)\b)")

#: A paragraph of the story has at least this many characters; shorter ones may be headlines, captions or menu entries.
#: On the development sets' news texts one sentence-ended paragraph in nine is shorter, and half of the other lines are.
STORY_LENGTH = 80
#: Lines of fewer words are no headlines.
FEWEST_TITLE_WORDS = 3


@frozen
class Draft:
    """A block before offsets are known: label, cleaned text, whether it is body, and the rule that decided."""

    label: str
    text: str
    kept: bool = True
    rule: str = "body"

    def removed(self, label: str, rule: str) -> Draft:
        """The same text as a removed block."""
        return Draft(label, self.text, kept=False, rule=rule)


def clean_space(text: str) -> str:
    """Single spaces for every run of white space (also NBSP), no invisible characters, apostrophes where others stand for them.

    All others are unchanged.
    """
    visible = text if text.isprintable() else _INVISIBLE.sub("", text)
    if not visible.isascii() or "`" in visible:
        visible = _FOR_APOSTROPHE.sub("’", visible)
    return " ".join(visible.split())


def squeeze(text: str) -> str:
    """A key for comparing texts: no white space, no invisible characters, case folded."""
    return _SPACE.sub("", _INVISIBLE.sub("", text)).casefold()


def letters(text: str) -> str:
    """A key for comparing texts of two extractors: letters and digits only, case folded."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, "")
    if text.isascii():
        return text.encode().translate(_LOWER, _NO_ASCII_LETTERS).decode()
    return _NO_LETTER.sub("", text).casefold()


def ends_sentence(text: str) -> bool:
    """Whether the text ends as sentences do."""
    return text.removesuffix("\n").rstrip(_CLOSING)[-1:] in _FINAL


def count_words(text: str) -> int:
    """Number of words; numbers count."""
    return len(_WORD.findall(text))


def is_story_paragraph(draft: Draft) -> bool:
    """Whether a block is plainly running text: kept, long enough, and ended by sentence punctuation, or of several sentences."""
    if not draft.kept or draft.label == "heading" or len(draft.text) < STORY_LENGTH:
        return False
    return ends_sentence(draft.text) or sum(1 for _ in _INNER_END.finditer(draft.text)) >= _SENTENCES_OF_A_STORY


def is_menu_entry(draft: Draft) -> bool:
    """Whether a line has too few words for a headline or a sentence."""
    return draft.label == "paragraph" and count_words(draft.text) < FEWEST_TITLE_WORDS and not ends_sentence(draft.text)


def assemble(drafts: Iterable[Draft]) -> tuple[str, tuple[Block, ...]]:
    """The clean text, kept blocks joined by a blank line, and all blocks with the kept ones' offsets into it.

    Returns:
        The text, and the blocks in order; ``text[block.start:block.end] == block.text`` for each kept one.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for draft in _gathered(drafts):
        if not draft.kept:
            blocks.append(Block(draft.label, draft.text, kept=False, rule=draft.rule))
            continue
        blocks.append(Block(draft.label, draft.text, kept=True, rule=draft.rule, start=at, end=at + len(draft.text)))
        pieces.append(draft.text)
        at += len(draft.text) + 2
    return "\n\n".join(pieces), tuple(blocks)


def _gathered(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts with text; neighbours in one menu are one block of as many lines: a page's menus may have hundreds of entries."""
    last: Draft | None = None
    for draft in drafts:
        if not draft.text:
            continue
        if last is not None and not last.kept and last.label == draft.label == "navigation" and last.rule == draft.rule:
            last = replace(last, text=f"{last.text}\n{draft.text}")
            continue
        if last is not None:
            yield last
        last = draft
    if last is not None:
        yield last


def removed_all(drafts: Sequence[Draft], rule: str) -> list[Draft]:
    """The same blocks with none kept: what a page that is no article leaves for the audit."""
    return [draft.removed("other", rule) if draft.kept else draft for draft in drafts]
