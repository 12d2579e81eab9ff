"""Time expressions of news text as TIMEX3 spans and values, resolved against the publication day.

Small named rules, each a pattern and a function that reads its matches (the modules ``time_*`` and ``holidays``, by idea). A rule
is tried only around the words that may be signs of it. Where matches overlap, the longer one wins, then the earlier rule. The
text is read from its beginning, so that "that day" finds the day told before it. Without a publication day relative expressions
keep the value that TIMEX3 leaves unresolved (``XXXX-WXX-4``).
Source of the values: TimeML 1.2.1, TIMEX3.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from transforms import time_anaphora, time_clock, time_dates, time_lengths, time_relative, time_results
from transforms.frozen import replace
from transforms.holidays import Holidays
from transforms.records import TimeExpression
from transforms.reference import ReferenceData
from transforms.reference_days import ReferenceDays
from transforms.text_words import for_lower_case, in_lower_case, words_of
from transforms.time_relative import weekend_of
from transforms.time_setting import WORD_BEGINS, Reading, Setting, TimeMatch, TimeRule
from transforms.time_words import classes_of_words, signs_of_time

#: In the order of their precedence among matches of the same length.
_RULES = (
    *time_dates.RULES, *time_results.RULES, *time_relative.RULES, *time_anaphora.RULES, *time_clock.RULES, *time_lengths.RULES,
)  # fmt: skip
#: How far around a sign a time expression may reach, in characters: the longest ("from the beginning of … quarter of 1998") fit.
_REACH = 70
_PARAGRAPH_BREAK = "\n\n"

_GROUP_NAME = re.compile(r"\(\?P<\w+>")

#: Start, end, and where the words begin from the start up to the last sign, or those of them at which a rule may find something.
_Window = tuple[int, int, list[int]]
#: Start, end, order of the rule, the rule, the match.
_Candidate = tuple[int, int, int, TimeRule, re.Match[str]]


class TimeFinder:
    """Finds the time expressions of texts."""

    def __init__(self, reference: ReferenceData) -> None:
        holidays = Holidays(reference)
        weekend = weekend_of(row["word"] for row in reference.table("incidents") if row["pos"] == "noun")
        self._rules = [(rule, rule.opens_word) for rule in (holidays.rule(), weekend, *_RULES)]
        self._openings = _openings(rule for rule, opens_word in self._rules if opens_word)
        self._classes = classes_of_words(holidays.first_words())

    def find(self, text: str, days: ReferenceDays, modified: date | None = None) -> list[TimeMatch]:
        """The time expressions of a text in order, without overlaps.

        Args:
            text: the article's text.
            days: its publication day, and those of its live entries, where they are known.
            modified: the day of its last change, where it is known: a revision tells days after the publication.
        """
        found: list[TimeMatch] = []
        setting = Setting(text, days.day, found, modified)
        for cluster in _clusters(self._candidates(text)):
            if days.entries:
                setting = replace(setting, day=days.at(cluster[0][0]))
            taken: list[TimeMatch] = []
            for start, end, _, rule, match in sorted(cluster, key=lambda c: (c[0] - c[1], c[2], c[0])):
                if all(end <= t.expression.start or t.expression.end <= start for t in taken):
                    reading = _read(rule, match, setting)
                    if reading is not None:
                        kind, value, is_relative = reading
                        taken.append(TimeMatch(TimeExpression(start, end, text[start:end], kind, value), rule.name, is_relative))
            found.extend(sorted(taken, key=lambda t: t.expression.start))
        return found

    def _candidates(self, text: str) -> list[_Candidate]:
        """The matches of all rules in their order in the text."""
        signs = signs_of_time(text, self._classes)
        words = [start for start, _ in words_of(text)]
        lower = in_lower_case(text)
        candidates: list[_Candidate] = []
        windows: dict[tuple[str, ...], list[_Window]] = {}
        for order, (rule, opens_word) in enumerate(self._rules):
            if rule.signs not in windows:
                positions = sorted(p for sign in rule.signs for p in signs.get(sign, ()))
                opening = self._openings.get(rule.signs)
                windows[rule.signs] = [
                    (start, end, [w for w in begins if opening is not None and opening.match(lower, w, end)])
                    for start, end, begins in (_windows(text, positions, words) if positions else ())
                ]
            for start, end, begins in windows[rule.signs]:
                if opens_word and not begins:
                    continue
                found = _at_words(rule.pattern, text, begins, end) if opens_word else rule.pattern.finditer(text, start, end)
                candidates += [(match.start(), match.end(), order, rule, match) for match in found]
        return sorted(candidates, key=lambda c: (c[0], -c[1], c[2]))


def _openings(rules: Iterable[TimeRule]) -> dict[tuple[str, ...], re.Pattern[str]]:
    """By their signs, what the rules that begin with a word look for at one in a text in lower case, in one pattern: most words
    open nothing.
    """
    patterns: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for rule in rules:
        unnamed = _GROUP_NAME.sub("(?:", rule.pattern.pattern).removeprefix(WORD_BEGINS)
        patterns[rule.signs].append(for_lower_case(unnamed))
    return {signs: re.compile("|".join(alternatives)) for signs, alternatives in patterns.items()}


def _at_words(pattern: re.Pattern[str], text: str, words: list[int], end: int) -> list[re.Match[str]]:
    """The matches of a pattern that begins with a word, tried where words begin; they do not overlap."""
    found: list[re.Match[str]] = []
    behind = 0
    for word in words:
        if word >= behind and (match := pattern.match(text, word, end)) is not None:
            found.append(match)
            behind = match.end()
    return found


def _windows(text: str, positions: list[int], words: list[int]) -> Iterator[_Window]:
    """The stretches of text around some positions, joined where they meet, each within one paragraph and cut between words."""
    start, end, last = 0, 0, 0
    for position in positions:
        left = max(0, position - _REACH)
        left = max(left, text.rfind(_PARAGRAPH_BREAK, left, position))
        right = text.find(_PARAGRAPH_BREAK, position, position + _REACH)
        right = min(len(text), position + _REACH) if right < 0 else right
        while left < position and left > 0 and text[left - 1].isalnum():
            left += 1
        while right < len(text) and text[right].isalnum():
            right += 1
        if left > end or end == 0:
            if end:
                yield start, end, words[bisect_left(words, start) : bisect_right(words, last)]
            start = left
        end, last = max(end, right), position
    if end:
        yield start, end, words[bisect_left(words, start) : bisect_right(words, last)]


def _clusters(candidates: list[_Candidate]) -> Iterator[list[_Candidate]]:
    """Candidates that overlap each other, in the order of the text."""
    cluster: list[_Candidate] = []
    reach = 0
    for candidate in candidates:
        if cluster and candidate[0] >= reach:
            yield cluster
            cluster = []
        cluster.append(candidate)
        reach = max(reach, candidate[1]) if len(cluster) > 1 else candidate[1]
    if cluster:
        yield cluster


def _read(rule: TimeRule, match: re.Match[str], setting: Setting) -> Reading:
    """A rule's reading; None where the words name a day that the calendar does not have."""
    try:
        return rule.read(match, setting)
    except (ValueError, OverflowError):
        return None
