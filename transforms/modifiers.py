"""Modifiers: the words that bound a number ("more than", "up to", "or so", "sub-"), by the reference table ``modifiers``."""

from __future__ import annotations

import re
from collections.abc import Callable

from transforms.frozen import frozen
from transforms.phrases import PhrasesBefore
from transforms.records import FigureKind, Modifier
from transforms.reference import ReferenceData, Row
from transforms.vote_numbers import VOTE_PAIR

#: "over" belongs to the verb here: "handed over 45 prisoners".
_PARTICLE_OVER = re.compile(
    r"\b(?:hand(?:ed|s|ing)?|t(?:ook|akes?|aken|aking)|turn(?:ed|s|ing)?|sign(?:ed|s|ing)?|g(?:ave|ives?|iven|iving)|br(?:ought|ings?|inging)|r[ua]n)\s+$",
    re.IGNORECASE,
)
#: "took over 40 soldiers captive".
_TAKEN_AS = re.compile(r"\s+(?:[\w’'-]+\s+){1,3}(?:captive|prisoner|hostage)\b", re.IGNORECASE)
#: "shot down drones over seven regions", "a complaint over three polling stations": across a few, or about them.
_ACROSS = re.compile(
    r"\b(?:drones?|planes?|jets?|missiles?|aircraft|fl(?:ew|y|ies|ying|own)|flights?|downed|shot\s+down|intercepted|complaints?|disputes?|rows?|anger|protests?|"
    r"concerns?|questions?|lawsuits?|sued|charges?|trial|hover\w*|circl\w+|launched|overnight|quarrel\w*|argu\w+|clash\w*|deadlock\w*)\s+$",
    re.IGNORECASE,
)
#: "over three days" is longer than that behind these; behind all else it is in the course of them: "paid over three years".
_LASTING = re.compile(
    r"(?:\b(?:for|in|after|within|of|with|by|than|from|to|at|until|is|are|was|were|be|been|being|has|have|had|and|or|already|just|every|last(?:s|ed|ing)?|"
    r"tak(?:es?|en|ing)|took|spen(?:ds?|t|ding)|wait(?:s|ed|ing)?|serv(?:es?|ed|ing)|spann?(?:s|ed|ing)?|need(?:s|ed|ing)?|requir(?:es?|ed|ing)|"
    r"liv(?:es?|ed|ing)|work(?:s|ed|ing)?|stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|total(?:s|l?ed|l?ing)?|averag(?:es?|ed|ing)|cover(?:s|ed|ing)?)"
    r"(?:\s+(?:him|her|it|them|us|me|you|there|here))?|[(:“\"])\s*$",
    re.IGNORECASE,
)
#: "spread over 3,700 villages": how many have something of it, however many they are.
_STREWN = re.compile(r"\b(?:scattered|strewn|spread|dispersed|sprawl(?:s|ed|ing)?)\s+$", re.IGNORECASE)
_AGO = re.compile(r"\s+(?:ago|later|earlier|before|after|of|old|long)\b|['’]", re.IGNORECASE)
#: What is told about something: "facts about 40 firms", "talked about two plans".
_TELLING = re.compile(
    r"\b(?:information|facts?|details?|reports?|articles?|stor(?:y|ies)|books?|films?|documentar(?:y|ies)|questions?|quer(?:y|ies)|news|data|evidence|doubts?|"
    r"complaints?|concerns?|worr(?:y|ies)|allegations?|claims?|rumou?rs?|knowledge|statements?|letters?|debates?|discussions?|warnings?|jokes?|lies|"
    r"talk(?:s|ed|ing)?|sp(?:eaks?|oke|oken|eaking)|complain(?:s|ed|ing)?|worried|worrying|concerned|lied|joked|inquired?|enquired?|asking|"
    r"(?:when|if|was|were|been|being|is|are|be)\s+asked)\s+$",
    re.IGNORECASE,
)
#: "the past three years" tells when; "may top 40" bounds, "the top 40" ranks.
_ADJECTIVE = re.compile(
    r"(?:\b(?:the|this|these|those|its|their|his|her|our|my|in|for|of)\s+|^|[(\"“]\s?)past\s*$", re.IGNORECASE
)
_TOP = re.compile(r"\b(?:may|might|could|can|will|would|should|to|not|likely|and)\s+top\s*$", re.IGNORECASE)
#: Verbs that bound a level, not a handful: "passed 300,000", but "passed two bills", "approached three men", "passed a $9 billion plan".
_OF_LEVELS = frozenset(
    "passed passes passing crossed crosses crossing approached approaches approaching approach topped tops".split()
)
_PASSING = frozenset({"pass", "passed", "passes", "passing"})
_LAWMAKERS = re.compile(
    r"\b(?:Congress|House|Senate|[Pp]arliament|[Ll]awmakers|[Ll]egislators|[Ll]egislature|MPs|[Cc]ouncil|[Cc]ouncillors|[Aa]ssembly|[Dd]eputies|[Ss]enators|"
    r"[Vv]oters|Knesset|Duma|Bundestag|Commons|Lords|[Cc]hamber|[Cc]ommittee|[Gg]overnment|[Cc]abinet)\s+(?:(?:has|have|had|also|then|narrowly|finally)\s+)*$"
)
_PASSED = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:bills?|laws?|acts|motions?|resolutions?|measures?|amendments?|ordinances?|decrees?|reforms?|budgets?|exams?|tests?|courses?|"
    r"checkpoints?)\b"
)
_HANDFUL = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d|1[0-2])(?![\d.,]*\d|[-\s]*(?:hundred|thousand|million|billion|percent|per\s+cent|%))",
    re.IGNORECASE,
)
#: Behind these and "the" a level stands that another is compared with, unless it is a limit: "above the 40 mark".
_COMPARING = frozenset("below above under beyond past of than exceeding exceeded surpassing surpassed topping beating".split())
_LIMIT = re.compile(r"[-\s]+(?:\w+\s+)?(?:mark|threshold|limit|level|barrier|hurdle|line|ceiling)\b", re.IGNORECASE)
#: "up" belongs to the verb and the number is a level: "would go up to £25,223"; what can go up to a number is bounded by it.
_RAISED = re.compile(
    r"(?<!\bcan\s)(?<!\bcould\s)(?<!\bmay\s)(?<!\bmight\s)\b(?:add(?:s|ed)?|go(?:es|ing|ne)?|went|mov(?:e|es|ed|ing)|creep(?:s|ing)?|crept|inch(?:es|ed|ing)?|edg(?:e|es|ed|ing)|"
    r"tick(?:s|ed|ing)?|nudg(?:e|es|ed|ing)|(?:push|bump|bring|tak)(?:es?|ed|ing|s)?\s+(?:the|its|his|her|their|it|that|this)(?:\s+[a-z]+)?|"
    r"(?:brought|took)\s+(?:the|its|his|her|their|it|that|this)(?:\s+[a-z]+)?)\s+$",
    re.IGNORECASE,
)
#: So is it behind what is brought to a level: "pushed the inflation rate up to 6.2%", "sent the club's debt up to €40 million".
_BROUGHT = re.compile(
    r"\b(?:(?:push|bump|bring|tak|send|driv|lift|rais|mov|nudg|propel|pull)(?:es?|ed|led|ing|ling|s)?|brought|took|sent|drove|driven|taken)\s+"
    r"(?:[\w’'-]+\s+){1,5}(?:rates?|totals?|tolls?|prices?|costs?|debts?|deficits?|shares?|levels?|numbers?|tally|counts?|bills?|values?|inflation|"
    r"unemployment|yields?|stakes?|averages?|temperatures?|scores?|leads?|turnout|output|capacity|spending|taxes|fees?|wages?|rents?)\s+$",
    re.IGNORECASE,
)
#: Behind these "up" is the verb's, too, where no people can be meant ("shot up to 40 protesters") and no share by which something
#: rose ("jumped up to 40 percent").
_SHOT = re.compile(r"\b(?:shoot(?:s|ing)?|shot)\s+$", re.IGNORECASE)
_LEAPT = re.compile(
    r"\b(?:jump(?:s|ed|ing)?|leap(?:s|ed|t|ing)?|soar(?:s|ed|ing)?|rocket(?:s|ed|ing)?|spik(?:es?|ed|ing)|climb(?:s|ed|ing)?)\s+$",
    re.IGNORECASE,
)
#: "around one city": a place, no measure.
_ONE_THING = re.compile(
    r"one\s+(?!in\b|out\b|of\b|and\b|or\b|to\b|(?:hours?|minutes?|days?|weeks?|months?|years?|miles?|kilomet|met|tonnes?|per|third|quarter|half|"
    r"hundred|thousand|million|billion|trillion|dozen)\b)[a-z]",
    re.IGNORECASE,
)
#: "near a 50-year low": a level comes close to another, the years are exact.
_EXTREME = re.compile(r"[\w.,]+[\s-]+(?:year|month|week|day|decade)[\s-]+(?:low|high|peak|record|best|worst)", re.IGNORECASE)
#: What "at least" bounds instead of the number before it.
_COUNTED_BEHIND = re.compile(
    r"\s+(?:once|twice|thrice|\d|an?\b|every|each|some|partly|until|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half)\b",
    re.IGNORECASE,
)
_CLOSE = frozenset({"near", "nears", "nearing", "neared", "close to", "closer to", "approaching"})
#: What is added to a number, which "plus" does not bound then: "£66 plus £44", "£66 plus costs".
_ADDED = re.compile(
    r"\s+(?:[$€£¥₹\d]|[A-Z]{1,3}[$€£¥]?\d|(?:an?|the|another|some|about|up|its|his|her|their|other|interest|costs?|tax(?:es)?|VAT|fees|expenses|"
    r"bonus(?:es)?|postage|benefits|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
#: "would not exceed $100 million": what is denied is more, not the number.
_NOT = re.compile(r"\b(?:\w+n['’]t|not|never|cannot)\s+$", re.IGNORECASE)
_EXCEEDING = frozenset("exceed exceeding exceeded pass top surpass above".split())
_LONGEST_BEFORE = 48
_LONGEST_AFTER = 24


@frozen
class FoundModifier:
    """A modifier's phrase and its span in the text."""

    modifier: Modifier
    phrase: str
    start: int
    end: int


@frozen
class _Place:
    """Where a phrase stands: the text before it, what is between it and the number, the number, its kind, and the text behind."""

    lead: str
    link: str
    number: str
    kind: FigureKind
    behind: str


class ModifierFinder:
    """Finds the modifier before or behind a number expression."""

    def __init__(self, reference: ReferenceData) -> None:
        rows = reference.table("modifiers")
        self._modifiers = {(row["position"], row["phrase"]): _modifier(row) for row in rows}
        before = (row["phrase"] for row in rows if row["position"] == "before")
        self._before = PhrasesBefore(before, r"[\s\"“‘'-]*(?:the\s+|an?\s+)?[$€£¥₹]?", ("the", "a", "an"))
        self._after = re.compile(rf"[\s-]*(?P<phrase>{_after(rows)})(?!\w)", re.IGNORECASE)

    def find(self, text: str, start: int, end: int, kind: FigureKind) -> FoundModifier | None:
        """The modifier of the expression of a kind at a span: the one before it wins."""
        window = text[max(0, start - _LONGEST_BEFORE) : start]
        for phrase, before in self._before.find(window):
            link = window[before.end("phrase") :]
            place = _Place(window[: before.start()], link, text[start : max(end, start + 24)], kind, text[end : end + 40])
            if _bounds(phrase, place):
                at = start - len(window) + before.start()
                denied = _NOT.search(window, 0, before.start()) if phrase in _EXCEEDING else None
                if denied is not None:
                    return FoundModifier("up_to", f"not {phrase}", at - (before.start() - denied.start()), end)
                return FoundModifier(self._modifiers["before", phrase], phrase, at, end)
        match = self._after.match(text, end, end + _LONGEST_AFTER)
        if match is None:
            return None
        phrase = re.sub(r"\s+", " ", match["phrase"].lower())
        if not _bounds_behind(phrase, match, text):
            return None
        return FoundModifier(self._modifiers["after", phrase], phrase, start, match.end())


def _bounds(phrase: str, place: _Place) -> bool:
    """Whether a phrase before a number bounds it here: some have other uses."""
    is_compared = phrase.rsplit(maxsplit=1)[-1] in _COMPARING and not phrase.startswith(("no ", "not "))
    if is_compared and _is_known(place):
        return False  # "well short of the 2,500 that were promised", "fewer than the 83 reported in May"
    if phrase in _OF_LEVELS:
        return _reaches(phrase, place)
    return phrase not in _USES or _USES[phrase](place)


def _is_known(place: _Place) -> bool:
    """Whether the number is one told before: "the 2,500 that were promised", not "the 40 mark"."""
    return "the" in place.link.lower().split() and _LIMIT.match(place.behind) is None


def _exceeds(place: _Place) -> bool:
    """Not as in "handed over 45 prisoners", "paid over three years", "a row over a $40 million deal", "spread over several towns"."""
    is_particle = _PARTICLE_OVER.search(place.lead) and not _TAKEN_AS.match(place.behind)
    if is_particle or _is_known(place) or place.number.lower().startswith("several"):
        return False
    if re.search(r"\ban?\b", place.link) and place.kind in ("money", "duration", "measure"):
        return False
    if place.kind == "duration":
        return _LASTING.search(place.lead) is not None or _AGO.match(place.behind) is not None
    is_handful = _HANDFUL.match(place.number) is not None and _ACROSS.search(place.lead) is not None
    return not is_handful and (place.kind != "count" or _STREWN.search(place.lead) is None)


def _is_about(place: _Place) -> bool:
    """Not as in "facts about a $90m loss" and "about the 40 men who were held"."""
    return not _is_known(place) and _TELLING.search(place.lead) is None


def _is_up_to(place: _Place) -> bool:
    """Not as in "went up to 9 percent" and "shot up to 900 euros"."""
    is_level = place.kind in ("money", "share", "measure") and _SHOT.search(place.lead)
    is_level = is_level or (place.kind in ("money", "measure") and _LEAPT.search(place.lead))
    return not is_level and _RAISED.search(place.lead) is None and _BROUGHT.search(place.lead) is None


def _reaches(phrase: str, place: _Place) -> bool:
    """As in "passed 300,000" and "passed the 40 mark", not "passed two bills", "passed a $9 billion plan" and "passed 217 to 206"."""
    if re.search(r"\b(?:an?|the)\b", place.link):
        return _LIMIT.match(place.behind) is not None
    if phrase in _PASSING and (_LAWMAKERS.search(place.lead) or _PASSED.match(place.behind) or VOTE_PAIR.match(place.number)):
        return False
    return _HANDFUL.match(place.number) is None


#: Phrases with other uses, and what tells that they bound the number.
_USES: dict[str, Callable[[_Place], bool]] = {
    "about": _is_about,
    "around": lambda place: _ONE_THING.match(place.number) is None,
    "over": _exceeds,
    "past": lambda place: _ADJECTIVE.search(f"{place.lead}past ") is None,
    "top": lambda place: _TOP.search(f"{place.lead}top ") is not None,
    "up to": _is_up_to,
} | {phrase: lambda place: _EXTREME.match(place.number) is None for phrase in _CLOSE}


def _bounds_behind(phrase: str, match: re.Match[str], text: str) -> bool:
    """Whether a phrase behind a number bounds it, not what follows ("18 hours at least twice a month"), and names nothing ("737 MAX")."""
    if phrase == "plus":
        return _ADDED.match(text, match.end()) is None or text[match.start()] == "-"
    if phrase.startswith("at "):
        return _COUNTED_BEHIND.match(text, match.end()) is None
    return phrase != "max" or match["phrase"] == phrase


def _modifier(row: Row) -> Modifier:
    modifier: Modifier = row["modifier"]  # type: ignore[assignment]
    return modifier


def _after(rows: tuple[Row, ...]) -> str:
    phrases = sorted((row["phrase"] for row in rows if row["position"] == "after"), key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in phrases) or r"(?!)"
