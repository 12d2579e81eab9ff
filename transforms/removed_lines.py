"""The labels of what a page's extractor left out: told by the lines themselves where no container's name tells them.

A line that is out already can be labelled by rules that would be too bold in the body: nothing is lost by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from transforms.blocks import Draft, count_words, squeeze
from transforms.boilerplate import Boilerplate, Rule
from transforms.publication_date import DATE_PATTERN

#: What each label of a container may really be; lines with other labels keep them.
_FINER: Mapping[str, frozenset[str] | None] = {
    "other": None,
    "navigation": None,
    "comment": frozenset({"comment_heading", "trackback_heading", "trackback", "reply_form"}),
    "byline": frozenset({"date_line", "author_bio"}),
    "caption": frozenset({"newsletter", "paywall"}),
    "author_bio": frozenset({"byline", "see_also"}),
    "date_line": frozenset({"byline"}),
    "see_also": frozenset({"tags"}),
}
#: Lines that tell of this article stand above it; elsewhere they tell of others.
_OF_THE_HEAD = frozenset({"date_line", "dateline", "standfirst"})
#: Containers of these labels may hold the title, or author and date in one line.
_SIGNING = frozenset({"byline", "date_line"})
_MAY_SIGN = _SIGNING | {"other", "navigation"}
#: A standfirst says something: the shortest of 200 has five words.
_FEWEST_STANDFIRST_WORDS = 5
_LONGEST_STANDFIRST = 320
#: Lines with author, date, section and reading time have so many words.
_MOST_SIGNING_WORDS = 14
_DATE = re.compile(rf"(?i:(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?{DATE_PATTERN})")
#: What belongs to the name behind it.
_BY_BEFORE = re.compile(r"\b(?:[Bb]y|BY)\s*$")
#: Longer lines are read by no rule.
_LONGEST = 300


def label_removed(drafts: Sequence[Draft], boilerplate: Boilerplate, title: str | None, authors: Sequence[str]) -> list[Draft]:
    """Name the removed lines: title, dates, authors, headings of teasers and comments with what follows them, and so on.

    Args:
        drafts: all blocks of a page in order; kept ones pass through.
        boilerplate: the rules.
        title: the article's title.
        authors: its authors.

    Returns:
        The same blocks, none kept or removed anew.
    """
    story = next((i for i, draft in enumerate(drafts) if draft.kept), len(drafts))
    key = squeeze(title or "")
    known: dict[str, Rule | None] = {}
    opened: Rule | None = None
    result: list[Draft] = []
    for index, draft in enumerate(drafts):
        if draft.kept or draft.label not in _FINER or len(draft.text) > _LONGEST:
            opened = None
            result.append(draft)
            continue
        if key and draft.label in _MAY_SIGN and squeeze(draft.text) == key:
            result.append(draft.removed("title", "title_of_metadata"))
            continue
        if draft.text not in known:
            known[draft.text] = boilerplate.lines.first(draft.text)
        rule = _finer(known[draft.text], draft, is_head=index < story)
        if rule is None and index < story and draft.label in _MAY_SIGN:
            told = _told_by_content(draft, authors)
            if len(told) > (draft.label in _SIGNING):
                result.extend(told)
                continue
        if rule is not None:
            opened = rule if rule.scope == "section" else None
            result.append(draft.removed(rule.label, rule.name))
        elif opened is not None and draft.label in {"other", "navigation"}:
            result.append(draft.removed(opened.follows, opened.name))
        else:
            result.append(draft)
    return _with_standfirst(result, story)


def _told_by_content(draft: Draft, authors: Sequence[str]) -> list[Draft]:
    """A short line above the story with an author's name or a date in it, whatever else: "Posted on 4 March 2021 in News".

    One with both, which elements of one line make on many pages, is divided between them.
    """
    text = draft.text
    if count_words(text) > _MOST_SIGNING_WORDS:
        return []
    date = _DATE.search(text)
    name = min((text.find(author) for author in authors if author in text), default=-1)
    if name < 0:
        return [draft.removed("date_line", "line_with_date")] if date else []
    if date is None:
        return [draft.removed("byline", "line_with_author")]
    cut = date.start() if name < date.start() else len(_BY_BEFORE.sub("", text[:name]))
    parts = [("byline", "line_with_author"), ("date_line", "line_with_date")]
    pieces = zip((text[:cut].strip(), text[cut:].strip()), parts if name < date.start() else reversed(parts), strict=True)
    return [Draft(label, piece, kept=False, rule=rule) for piece, (label, rule) in pieces if piece]


def _finer(rule: Rule | None, draft: Draft, *, is_head: bool) -> Rule | None:
    """The line's rule, where it may say more than the container does."""
    if rule is None or (rule.label in _OF_THE_HEAD and not is_head):
        return None
    allowed = _FINER[draft.label]
    return rule if allowed is None or rule.label in allowed else None


def _with_standfirst(drafts: list[Draft], story: int) -> list[Draft]:
    """The first unlabelled line right below the title, where it is long enough to say something."""
    for index in range(1, story):
        draft = drafts[index]
        if (
            drafts[index - 1].label == "title"
            and draft.label == "other"
            and count_words(draft.text) >= _FEWEST_STANDFIRST_WORDS
            and len(draft.text) <= _LONGEST_STANDFIRST
        ):
            drafts[index] = draft.removed("standfirst", "line_below_title")
            break
    return drafts
