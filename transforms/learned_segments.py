"""Lines that an outlet repeats: what names them, what they look like, and their removal where they were learned.

Nothing is learned here. Which lines repeat is counted in the warehouse; what was decided comes with the document, as reference
data of its outlet (:class:`LearnedSegment`), so that the same capture and the same data give the same article.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import Literal

from transforms.blocks import Draft, ends_sentence, is_story_paragraph, letters
from transforms.errors import ReferenceDataError
from transforms.frozen import frozen
from transforms.records import BOILERPLATE_LABELS, LearnedSegment
from transforms.reference import ReferenceData, Row

#: Name of the rule of a removed segment, before its id.
RULE_PREFIX = "learned_"
#: What a segment looks like. ``furniture`` has a sign of what stands below articles, ``voice`` speaks to readers or of the outlet
#: as its stories may as well (signs of the table ``segment_signs``, or the outlet's name), ``line`` is no sentence, ``sentence``
#: could be the newsroom's running text, ``story`` is: speech, reports, headings.
Form = Literal["furniture", "voice", "line", "sentence", "story"]
#: Signs that stories have, too: "we", "you".
_VOICES = frozenset({"own_voice", "reader"})
#: Label in ``segment_signs`` of what tells the story's own sentences.
_STORY = "story"
#: Longer paragraphs are no page furniture: as for the rules of ``boilerplate``.
_LONGEST = 700
#: A line without the end of a sentence is at most as long as a teaser.
_LONGEST_LINE = 180
#: Of an outlet's name so many letters make it unmistakable within a word; shorter ones have to stand as a word.
_PLAIN_NAME = 6
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/:?#]+)")
_DIGITS = re.compile(r"\d+")
_QUOTED = re.compile(r"[\"“”„«»]")


def site_of(url: str | None, source_name: str | None) -> str:
    """Whose lines are counted together: the host of the address without "www.", else the source, else one for all files.

    ``core.site_of`` is the same in SQL.
    """
    host = _HOST.match((url or "").lower())
    return host[1] if host else source_name or ""


def segment_id(site: str, text: str) -> str:
    """12 hex digits for a line of an outlet: its letters and digits, whatever case, space and punctuation.

    In lines that are no sentences every number counts as the same, for they count shares, comments or minutes.
    """
    key = letters(text if ends_sentence(text) else _DIGITS.sub("0", text))
    return hashlib.sha256(f"{site}\0{key}".encode("utf-8", "replace")).hexdigest()[:12]


def apply_learned(drafts: Sequence[Draft], learned: Iterable[LearnedSegment], site: str) -> list[Draft]:
    """Remove the learned segments, each only in its place: a tail's behind the story, a head's before it.

    Args:
        drafts: blocks in order; removed ones pass through.
        learned: what was learned of the outlet.
        site: the outlet, see :func:`site_of`.

    Returns:
        The same blocks; none is removed where nothing of the body would be left.
    """
    known = {segment.segment_id: segment for segment in learned}
    found = {i: known.get(segment_id(site, draft.text)) for i, draft in enumerate(drafts) if draft.kept} if known else {}
    if not any(found.values()):
        return list(drafts)
    story = [i for i, segment in found.items() if segment is None and is_story_paragraph(drafts[i])]
    if not story:
        return list(drafts)
    result = list(drafts)
    for index, segment in found.items():
        if segment is not None and _is_in_place(segment, index, story[0], story[-1]):
            result[index] = drafts[index].removed(segment.label, RULE_PREFIX + segment.segment_id)
    return result


def _is_in_place(segment: LearnedSegment, index: int, first_story: int, last_story: int) -> bool:
    if segment.place == "tail":
        return index > last_story
    return index < first_story if segment.place == "head" else True


@frozen
class Sign:
    """One row of the table ``segment_signs``, compiled."""

    name: str
    label: str
    pattern: re.Pattern[str]


@frozen
class Look:
    """What a segment looks like, and the sign that says so; ``label`` is what it would be removed as."""

    form: Form
    sign: str
    label: str
    is_sentence: bool = True


class SegmentForms:
    """Tells what repeated segments look like, by the table ``segment_signs``."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Compile the signs.

        Raises:
            ReferenceDataError: a label or a pattern is wrong.
        """
        self._signs = tuple(_sign(row) for row in rows)

    def look(self, text: str, block_label: str, outlet_names: Sequence[str]) -> Look:
        """What a repeated segment looks like.

        Args:
            text: the segment.
            block_label: label of its block; headings are the newsroom's however often they come.
            outlet_names: names of the outlet: of its site, or the beginning of its host.
        """
        signs = [sign for sign in self._signs if sign.pattern.search(text)]
        told = next((sign for sign in signs if sign.label == _STORY), None)
        if told is not None or block_label == "heading" or _QUOTED.search(text) or len(text) > _LONGEST:
            return Look("story", told.name if told else "", "other")
        is_sentence = ends_sentence(text) or len(text) > _LONGEST_LINE
        furniture = next((sign for sign in signs if sign.name not in _VOICES), None)
        if furniture is not None:
            return Look("furniture", furniture.name, furniture.label, is_sentence)
        if any(_names(name, text) for name in outlet_names):
            return Look("voice", "outlet_name", "other", is_sentence)
        if signs:
            return Look("voice", signs[0].name, signs[0].label, is_sentence)
        return Look("sentence" if is_sentence else "line", "", "other", is_sentence)


def segment_forms(reference: ReferenceData) -> SegmentForms:
    """The forms by the shipped table.

    Raises:
        ReferenceDataError: the table is missing or wrong.
    """
    return SegmentForms(reference.table("segment_signs"))


def matches_sign(row: Row) -> bool:
    """Whether a row's pattern is found in its own example."""
    return _sign(row).pattern.search(row["example"]) is not None


def _names(name: str, text: str) -> bool:
    key = letters(name)
    if len(key) >= _PLAIN_NAME:
        return key in letters(text)
    return bool(key) and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) is not None


def _sign(row: Row) -> Sign:
    if row["label"] not in (*BOILERPLATE_LABELS, _STORY):
        raise ReferenceDataError(f"seeds/segment_signs.csv, sign '{row['sign']}': label '{row['label']}' is no block label")
    try:
        return Sign(row["sign"], row["label"], re.compile(row["pattern"]))
    except re.error as error:
        raise ReferenceDataError(f"seeds/segment_signs.csv, sign '{row['sign']}': its pattern is wrong: {error}") from error
