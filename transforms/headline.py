"""Title and standfirst at the head of a plain text, where it is clear that they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from transforms.blocks import FEWEST_TITLE_WORDS, Draft, count_words, ends_sentence, is_menu_entry, is_story_paragraph, squeeze
from transforms.frozen import replace

#: Of the 300 headlines of the development sets' local news, the longest has 21 words and 141 characters.
_MOST_TITLE_WORDS = 30
_LONGEST_TITLE = 180
_LONGEST_STANDFIRST = 320
#: A sentence that ends inside a line: what is longer than one phrase may be the story's.
_INNER_END = re.compile(r"[a-z0-9][.!?][\"'”’]?\s+[A-Z“\"]")
_UNFINISHED = (",", ";", ":", "-", "–", "—", "_")
#: A person's name as a whole line: two to four words, each with a capital, initials and particles among them.
_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|de|da|di|van|von|der|den|al|bin|el|la)){0,2} [A-Z][\w’'-]+")
#: Standfirsts with a full stop have at most this many characters on the golden pages; a first paragraph of the development sets
#: that stands above its byline has more.
_LONGEST_SENTENCE = 130
#: Story paragraphs below a byline: fewer, and what stands above it may be the story.
_FEWEST_BELOW = 2
#: Sub-headings of the golden pages' bodies have at most this many words.
_MOST_HEADING_WORDS = 8
#: A headline stands at most this many lines above its story, lines with dates and authors apart.
_STORY_WITHIN = 6
#: Pages have at most so many lines above a headline that no rule knows.
_MOST_ABOVE = 8
#: Longer lines may be headlines.
_MOST_MENU_WORDS = 4
#: In the caption of a picture: who took it.
_TAKEN_BY = re.compile(r"(?<=[.!?)”\"] )(?:Photo(?:graph)?|Picture|Image|Credit|Pic)s?(?: (?:by|courtesy))?: \S")
#: The number of an entry in a list.
_NUMBER = re.compile(r"\d{1,2}\.\s+(?=\D)")


def label_title(drafts: Sequence[Draft], is_head_line: Callable[[Draft], bool]) -> list[Draft]:
    """Label the first line as title where it plainly is one, and its literal repetitions.

    It is one if it is short, does not end as sentences do, and a story paragraph follows soon. Lines of one or two words above it
    are the page's menu, and so are others where a line below them stands there twice, as headlines do. Everything else stays in.

    Args:
        drafts: the blocks of a text.
        is_head_line: whether a line tells a date or an author; such lines may stand above the title and are never it.
    """
    story = next((i for i, draft in enumerate(drafts) if is_story_paragraph(draft)), None)
    lines = [i for i, draft in enumerate(drafts[:story]) if draft.kept and not is_head_line(draft)]
    title = _title_among(drafts, lines)
    if story is None or title is None or not _is_above(lines.index(title), len(lines)):
        return list(drafts)
    key, result = _key(drafts[title]), list(drafts)
    for index, draft in enumerate(drafts):
        if draft.kept and len(draft.text) <= _LONGEST_TITLE and _key(draft) == key and not _is_numbered(draft):
            result[index] = draft.removed("title", "first_line")
        elif index in lines and index < title:
            result[index] = draft.removed("navigation", "above_title")
    return result


def _title_among(drafts: Sequence[Draft], lines: Sequence[int]) -> int | None:
    """The line that looks like the headline: one that stands there twice, below short lines, else the first that is no menu's."""
    keys = [_key(drafts[index]) for index in lines]
    first = next((index for index in lines if not is_menu_entry(drafts[index])), None)
    for index, key in zip(lines, keys, strict=True):
        if _is_numbered(drafts[index]):
            continue
        if keys.count(key) > 1:
            first = index
        if keys.count(key) > 1 or count_words(drafts[index].text) > _MOST_MENU_WORDS:
            break
    return first if first is not None and _looks_like_title(drafts[first]) else None


def _is_above(place: int, lines: int) -> bool:
    """Whether the place of one among so many lines above a story is where headlines stand."""
    return place <= _MOST_ABOVE and lines - place <= _STORY_WITHIN


def _key(draft: Draft) -> str:
    return squeeze(_NUMBER.sub("", draft.text))


def _is_numbered(draft: Draft) -> bool:
    return _NUMBER.match(draft.text) is not None


def label_name(drafts: Sequence[Draft], is_head_line: Callable[[Draft], bool]) -> list[Draft]:
    """Label a line of two to four capitalised words right beside a line with the date, below the title, as the author's name.

    "Jo Ames" between headline and "4 March 2021"; nothing where no title was found or a story paragraph stands before it.
    """
    result = list(drafts)
    story = next((i for i, draft in enumerate(drafts) if is_story_paragraph(draft)), 0)
    title = next((i for i, draft in enumerate(drafts[:story]) if draft.label == "title"), story)
    for index in range(title + 1, story):
        beside = [drafts[i] for i in (index - 1, index + 1) if title < i < story]
        if drafts[index].kept and _NAME.fullmatch(drafts[index].text) and any(map(is_head_line, beside)):
            result[index] = drafts[index].removed("byline", "name_beside_date")
    return result


def label_standfirst(drafts: Sequence[Draft]) -> list[Draft]:
    """Label the line between title and first story paragraph as standfirst, where it is the only one and no sentence."""
    if not any(draft.label == "title" for draft in drafts):
        return list(drafts)
    story = next((i for i, draft in enumerate(drafts) if is_story_paragraph(draft)), None)
    between = [i for i, draft in enumerate(drafts[:story]) if draft.kept] if story is not None else []
    if len(between) != 1 or not _looks_like_standfirst(drafts[between[0]]):
        return list(drafts)
    result = list(drafts)
    result[between[0]] = drafts[between[0]].removed("standfirst", "line_below_title")
    return result


def label_above_signature(drafts: Sequence[Draft], headline: str | None, is_signature: Callable[[Draft], bool]) -> list[Draft]:
    """Label what stands between a page's headline and its byline or date as standfirst: pages sign where the story begins.

    Nothing where that is more than a standfirst's lines, or where less than two story paragraphs stand below.
    """
    key = squeeze(headline or "")
    title = next((i for i, d in enumerate(drafts) if d.label == "title" or (key and not d.kept and squeeze(d.text) == key)), None)
    if title is None:
        return list(drafts)
    between: list[int] = []
    for index in range(title + 1, len(drafts)):
        if is_signature(drafts[index]):
            break
        if drafts[index].kept:
            between.append(index)
        if sum(len(drafts[i].text) for i in between) > _LONGEST_STANDFIRST:
            return list(drafts)
    else:
        return list(drafts)
    if sum(map(is_story_paragraph, drafts[index:])) < _FEWEST_BELOW or not all(_may_be_above(drafts[i]) for i in between):
        return list(drafts)
    return [d.removed("standfirst", "above_signature") if i in between else d for i, d in enumerate(drafts)]


def _may_be_above(draft: Draft) -> bool:
    """Whether a line can be a standfirst: sentences of the story that stand above a byline are longer."""
    return draft.label != "heading" and (len(draft.text) <= _LONGEST_SENTENCE or not is_story_paragraph(draft))


def label_known(drafts: Sequence[Draft], text: str | None, label: str, rule: str) -> list[Draft]:
    """Label blocks of the head that repeat a text known from the metadata, word for word."""
    key = squeeze(text or "")
    if not key:
        return list(drafts)
    story = next((i for i, draft in enumerate(drafts) if is_story_paragraph(draft) and squeeze(draft.text) != key), len(drafts))
    return [d.removed(label, rule) if d.kept and i < story and squeeze(d.text) == key else d for i, d in enumerate(drafts)]


def label_headings(drafts: Sequence[Draft]) -> list[Draft]:
    """Name the kept lines of a few words between two story paragraphs as headings, where no markup does.

    Of "Food prices" and "Outlook" nothing is lost by it: a heading is body.
    """
    kept = [index for index, draft in enumerate(drafts) if draft.kept]
    result = list(drafts)
    for before, index, behind in zip(kept, kept[1:], kept[2:], strict=False):
        is_between = is_story_paragraph(drafts[before]) and is_story_paragraph(drafts[behind])
        if is_between and _looks_like_heading(drafts[index]):
            result[index] = replace(drafts[index], label="heading")
    return result


def _looks_like_heading(draft: Draft) -> bool:
    text = draft.text
    is_line = draft.label == "paragraph" and count_words(text) <= _MOST_HEADING_WORDS and text[-1].isalnum()
    return is_line and (text[0].isupper() or text[0].isdigit())


def _looks_like_title(draft: Draft) -> bool:
    text = draft.text
    if draft.label != "paragraph" or len(text) > _LONGEST_TITLE or ends_sentence(text) or text.endswith(_UNFINISHED):
        return False
    if _TAKEN_BY.search(text):
        return False
    return FEWEST_TITLE_WORDS <= count_words(text) <= _MOST_TITLE_WORDS and text[0] not in "([" and not text[0].islower()


def _looks_like_standfirst(draft: Draft) -> bool:
    text = draft.text
    return (
        draft.label == "paragraph"
        and count_words(text) >= 6
        and len(text) <= _LONGEST_STANDFIRST
        and not ends_sentence(text)
        and _INNER_END.search(text) is None
        and not text.endswith(_UNFINISHED)
    )
