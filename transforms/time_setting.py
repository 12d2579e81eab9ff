"""What a time expression is resolved against: the publication day, the words around it, and the times told before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import takewhile

from transforms.calendar import period_of
from transforms.frozen import frozen
from transforms.records import TimeExpression, TimexType

#: Verbs and phrases of what is still to come.
_TO_COME = re.compile(
    r"\b(?:will|shall|won['’]t|would|(?:is|are|was|were|be|been)\s+(?:to|due|set|scheduled|expected|slated|likely|planning|going|meant)"
    r"|scheduled|expect(?:s|ed)?|due|slated|plan(?:s|ned)?\s+to|plans\b|(?:is|are|was|were)\s+planning|hop(?:es|ed|ing)\s+to|intend(?:s|ed)?\s+to|wants?\s+to|agreed\s+to"
    r"|vow(?:s|ed)\s+to|promis(?:es|ed)\s+to|prepar(?:es|ed|ing)\s+to|(?:set|going|about|due)\s+to|upcoming|forthcoming|effective|deadline"
    r"|as\s+(?:early|soon)\s+as|ahead\s+of|payable|redeemable|maturing|matures?|takes\s+effect|await(?:s|ing)?|tomorrow)\b|\b(?:ends?|expires?|begins?|starts?|opens?|closes?|runs?\s+(?:through|until))\s+(?:on\s+)?$|['’]ll\b|\bset\b[^.]{0,40}\bfor\s+$",
    re.IGNORECASE,
)
#: A word that reports, right before a time: the time is that of the report, whatever else the clause speaks of.
_REPORTED = re.compile(
    r"\b(?:said|told\s+\w+|announced|reported|declared|confirmed|added|disclosed|stated|warned|noted|testified|ruled)"
    r"(?:\s+(?:in\s+\w+\s+)?(?:on|late|early|earlier|late\s+on|early\s+on))?\s+$",
    re.IGNORECASE,
)
_OF_REPORT = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|added|warned|statement|report|briefing|interview)\s+(?:[\w’'.-]+\s+){0,4}(?:on\s+|late\s+(?:on\s+)?|early\s+(?:on\s+)?)?$",
    re.IGNORECASE,
)
#: What has happened, right before its time and behind a verb of the future: "will honour 40 soldiers who were killed on Monday",
#: "will help those displaced by the flood in June"; not "will be killed on", "will see the plan approved on".
_WERE = re.compile(
    r"\b(?:who|which|that|whose\s+\w+)\s+(?:\w+ly\s+)?(?:was|were|had|did|died|fled|lost|fell|\w{2,}ed)\b[^,;]*$", re.IGNORECASE
)
_OVER = re.compile(
    r"\b(?!(?:be|been|being|get|got|is|are|was|were|to|and|or|not|as|it|them|him|her|\w+ly)\b)\w+\s+"
    r"(?:killed|slain|murdered|injured|wounded|hurt|maimed|displaced|uprooted|evacuated|abducted|kidnapped|captured|arrested|detained|jailed"
    r"|destroyed|damaged|shot|stabbed|hit|struck|lost|stolen|drowned|infected|affected)"
    r"(?:\s+(?:in|by|during|at|near)\s+(?:(?!on\b|in\b)[\w’'-]+\s+){1,4}?)?\s*(?:(?:late|early)\s+)?(?:on|in|during)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_NOT_OVER = re.compile(r"\b(?:see|have|get|want|need|keep|make|be|being|been)s?\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.,;!?\n]\s|[“”\"]|``|''|\s_\s")
_OWN_CLAUSE_END = re.compile(rf"{_CLAUSE_END.pattern}|\b(?:that|which|who|after|before|when|said|told)\b", re.IGNORECASE)
#: Rules of times that figures are compared with.
_OF_OTHER_YEARS = frozenset({"year_before", "quarter_of_other_year"})
#: Before what a change started from, or since when nothing was like it.
_BASE = re.compile(
    r"\b(?:(?:from|than|against|versus|compared\s+(?:with|to))\s+(?:[\w’'-]+\s+){0,2}[^\w\s]{0,2}\d[^;,\n]*|(?:\w{3,}est|most|best|worst|first|record|high|low)\b[^.;,\n]*\bsince\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_EDGE = r"\b"
#: What stands for it where only words can match: nothing else is tried then.
WORD_BEGINS = r"\b(?=\w)"
#: What was resolved on the day that opens the sentence: "On Friday, the rebels agreed to free 40 soldiers".
_RESOLVED = re.compile(r"(?:agreed|vowed|promised|wanted)\s+to$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?]['”\"]*\s+|\n\s*|[“\"]|``)(?:(?:On|By|In|Late|Early|Later|And|But)\s+)*$")


@frozen
class TimeMatch:
    """A time expression with the rule that found it; ``is_relative`` where its value depends on the publication day or on a time
    told before it.
    """

    expression: TimeExpression
    rule: str
    is_relative: bool


@frozen
class Setting:
    """The text, the publication day (None: unknown) and the times found before the one in question, in order."""

    text: str
    day: date | None
    earlier: Sequence[TimeMatch] = ()
    #: The day of the article's last change, where it is known.
    modified: date | None = None

    def is_future(self, start: int, end: int) -> bool:
        """Whether the words of the clause speak of what is to come: "will open on", or behind a time that opens its sentence."""
        before = self.text[max(0, start - 110) : start]
        if _REPORTED.search(before):
            return False
        clause = _CLAUSE_END.split(before)[-1]
        coming = _TO_COME.search(clause)
        if coming is not None:
            is_over = _WERE.search(clause, coming.end()) or (_OVER.search(clause) and not _NOT_OVER.search(clause))
            return not is_over
        if not _SENTENCE_START.search(before):
            return False
        behind = self.text[end : end + 80].lstrip(", ")
        coming = _TO_COME.search(_OWN_CLAUSE_END.split(behind)[0])
        return coming is not None and not _RESOLVED.match(coming[0])

    def is_comparison(self, told: TimeMatch) -> bool:
        """Whether something is only compared with a time: "a year earlier", "from 7 percent in April", "the most since May"."""
        start = told.expression.start
        return told.rule in _OF_OTHER_YEARS or _BASE.search(self.text, max(0, start - 64), start) is not None

    def is_of_report(self, told: TimeMatch) -> bool:
        """Whether a time is that of a report: "said on Tuesday", "in a statement on Tuesday"."""
        start = told.expression.start
        return _OF_REPORT.search(self.text, max(0, start - 48), start) is not None

    def told_before(self, start: int, *, reach: int = 1200) -> Iterator[TimeMatch]:
        """The times told in the text before a position, the nearest first."""
        return takewhile(lambda match: start - reach <= match.expression.start, reversed(self.earlier))

    def period_told_before(
        self, start: int, *, reach: int, longest: int = 366, but: Callable[[TimeMatch], bool] | None = None
    ) -> tuple[date, date] | None:
        """First and last day of the last calendar time told before a position that is not longer than some days.

        Args:
            start: the position.
            reach: how far before it the time may stand.
            longest: less than so many days it may have.
            but: tells which times are passed over.
        """
        for match in self.told_before(start, reach=reach):
            if match.expression.type in ("DATE", "TIME") and not (but is not None and but(match)):
                period = period_of(match.expression.value)
                if period is not None and (period[1] - period[0]).days < longest:
                    return period
        return None

    def day_told_before(self, start: int, *, reach: int) -> date | None:
        """The last single day told before a position; None where there is none."""
        period = self.period_told_before(start, reach=reach, longest=1)
        return period[0] if period is not None else None


#: TIMEX3 type, value, and whether the value depends on the publication day.
Reading = tuple[TimexType, str, bool] | None


@frozen
class TimeRule:
    """A named pattern with the function that reads its matches; ``signs`` are the word classes around which it is tried."""

    name: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Setting], Reading]

    @property
    def opens_word(self) -> bool:
        """Whether its matches begin where a word begins."""
        return self.pattern.pattern.startswith(WORD_BEGINS)


def pattern(*parts: str) -> re.Pattern[str]:
    """A pattern in any case, from its parts; one that starts at the edge of a word is tried only where a word begins."""
    joined = "".join(parts)
    return re.compile(WORD_BEGINS + joined.removeprefix(_EDGE) if joined.startswith(_EDGE) else joined, re.IGNORECASE)


def group(match: re.Match[str], name: str) -> str:
    """The words of a named group, in lower case; empty where the pattern has no such group or it took no part."""
    return (match.groupdict().get(name) or "").lower()
