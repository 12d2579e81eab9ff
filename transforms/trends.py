"""Trends: whether a number is a change up or down ("rose by 40", "a 5 percent drop"), not a level reached ("rose to 40")."""

from __future__ import annotations

import re

from transforms.phrases import PhrasesBefore
from transforms.records import FigureKind, Trend
from transforms.reference import ReferenceData

_FILLERS = (
    r"(?:\s+(?:by|an?|of|another|about|around|nearly|almost|more\s+than|over|some|as\s+much\s+as|roughly|at\s+least|just|only|less\s+than|to|a\s+further|a\s+record"
    r"|an\s+additional|an\s+average\s+of|approximately|over)|,\s+of)*"
)
_LAST_FILLERS = (
    "by a an of another about around nearly almost than over some as roughly least just only to further record additional "
    "approximately"
).split()
_LEVEL = re.compile(
    r"\bto(?:\s+(?:an?|about|around|nearly|almost|more\s+than|over|some|at\s+least|just|only|less\s+than|a\s+record|as\s+much\s+as|below|under|above))*\s*[$€£¥]?$",
    re.IGNORECASE,
)
#: Words that tell a change of whatever stands before them, without "by".
_PLAIN = re.compile(
    r"(?:up|down|off|rose|fell|increas\w+|decreas\w+|grew|grow\w*|declin\w+|dropp?\w*|gained|jumped|climbed)\b", re.IGNORECASE
)
#: Verbs that count their object as often as they tell a change: "lost 40 seats", "shed 400 jobs", "added $3 million".
_COUNTING = re.compile(
    r"(?:rais|los|lost|cut|shed|gain|slash|boost|add|put|pick|giv|gave|lift|recover|trim|reduc)", re.IGNORECASE
)
#: "up", "down" and "off" are particles behind most verbs ("shot down 27 drones"); they tell a change behind these.
_PARTICLE = re.compile(r"(?:up|down|off)\b", re.IGNORECASE)
_AFTER_VERB = re.compile(
    r"\b(?:mak(?:e|es|ing)|made|tak(?:e|es|en|ing)|took|giv(?:e|es|en|ing)|gave|puts?|putting|sets?|setting|buy(?:s|ing)?|bought|snapp?(?:s|ed|ing)?|"
    r"pick(?:s|ed|ing)?|pay(?:s|ing)?|paid|runs?|running|ran|rack(?:s|ed|ing)?|back(?:s|ed|ing)?|cough(?:s|ed|ing)?|pon(?:y|ies|ied)|hand(?:s|ed|ing)?|"
    r"writ(?:e|es|ing|ten)|wrote|knock(?:s|ed|ing)?|shoots?|shooting|shot|gunn?(?:s|ed|ing)?|shuts?|shutting|lay(?:s|ing)?|laid|turn(?:s|ed|ing)?|"
    r"show(?:s|ed|ing)?|sign(?:s|ed|ing)?|sell(?:s|ing)?|sold|spin(?:s|ning)?|spun|auction(?:s|ed|ing)?|send(?:s|ing)?|sent|fend(?:s|ed|ing)?|"
    r"us(?:e|es|ed|ing)|eat(?:s|ing)?|ate|cut(?:s|ting)?|scor(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|com(?:e|es|ing)|came)\s+$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:^|[,;(:—–-]\s*|\b(?:is|are|was|were|be|been|being|and|or|but|now|still|closed?|ended|finished|trad(?:ed|ing)|edged|ticked|moved|went|go(?:es|ne)?"
    r"|com(?:e|es|ing)|came|\d|percent|%)\s+)$",
    re.IGNORECASE,
)
#: "Climbed above 40", "fell below a third": a level reached.
_REACHED = re.compile(r"(?:above|below|past|beyond|under|through)\b", re.IGNORECASE)
_LOWEST = re.compile(r"as\s+(?:low|high|little|few|many)\s+as\b", re.IGNORECASE)
#: "The Dow added 312 points" tells a change, "the guard added 12 points" does not.
_POINTS = re.compile(r"\s+points?\b", re.IGNORECASE)
_INDEX = re.compile(
    r"\b(?:ind(?:ex|exes|ices)|Dow|Nasdaq|S&P|FTSE|Nikkei|Hang\s+Seng|DAX|CAC|Sensex|Nifty|TSX|ASX|stocks|shares|bourse|benchmark)\b",
    re.IGNORECASE,
)
#: "The party gained 34% of the vote" tells what it won.
_OF_VOTE = re.compile(r"\s+of\s+(?:(?:the|all|valid|popular|total|national)\s+)*(?:votes?|ballots?)\b", re.IGNORECASE)
#: "The jets dropped 12 bombs" tells of bombs.
_THROWN = re.compile(
    r"\s+(?:\S+\s+)?(?:bombs?|bomblets?|shells?|missiles?|mines?|grenades?|munitions?|explosives?|barrels?|charges?|leaflets?|flares?|parcels?"
    r"|packages?|pallets?|parachut\w+|anchors?|passengers?)\b",
    re.IGNORECASE,
)
#: "Copper lost 12 cents" tells a change of its price, "the firm lost $3 million" does not.
_PRICED = re.compile(
    r"\b(?:prices?|quotes?|futures|contracts?|crude|Brent|WTI|oil|gasoline|diesel|gas|gold|silver|copper|platinum|palladium|alumin(?:i)?um|nickel|zinc|tin|"
    r"wheat|corn|maize|soybeans?|soya|barley|oats|rice|coffee|cocoa|sugar|cotton|rubber|cattle|hogs?|delivery|stock|shares?|bonds?)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")
_BY = re.compile(
    r"\bby(?:\s+(?:an?|another|about|around|nearly|almost|more\s+than|less\s+than|over|under|some|as\s+much\s+as|up\s+to|roughly|at\s+least|just|only|a\s+further|a\s+record|an\s+average\s+of|approximately|between))*\s*[$€£¥]?$",
    re.IGNORECASE,
)
#: "Raises of 13% a month" tell a change, "raised 13 francs a month" does not.
_RAISES = re.compile(r"raises?\s+of\b", re.IGNORECASE)
_COUNTED_BEHIND = re.compile(r"\s+(?:more|higher)\s+than\b", re.IGNORECASE)
_LESS_BEHIND = re.compile(r"\s+(?:(?:fewer|less|lower)\s+than\b|fewer\s+[a-z])", re.IGNORECASE)
#: Nouns of change that tell one of things counted, too: "a jump of 12,000".
_CHANGE_OF = re.compile(
    r"(?:jump|rise|climb|surge|leap|spike|uptick|upturn|hike|fall|dip|slump|plunge|reduction)s?\s+of\b", re.IGNORECASE
)


class TrendFinder:
    """Tells the trend of a number by the reference table ``trend_terms``."""

    def __init__(self, reference: ReferenceData) -> None:
        rows = reference.table("trend_terms")
        words = {
            t: "|".join(re.escape(r["term"]) for r in rows if r["trend"] == t and r["position"] == "before")
            for t in ("up", "down")
        }
        nouns = {
            t: "|".join(re.escape(r["term"]) for r in rows if r["trend"] == t and r["position"] == "behind")
            for t in ("up", "down")
        }
        self.change_words = f"{words['up']}|{words['down']}"
        self._trends: dict[str, Trend] = {
            row["term"]: "up" if row["trend"] == "up" else "down" for row in rows if row["position"] == "before"
        }
        self._before = PhrasesBefore(self._trends, rf"{_FILLERS}\s*[$€£¥]?", _LAST_FILLERS)
        self._behind = {
            t: re.compile(
                rf"(?P<points>[-\s]points?)?(?:\s+(?:annual|year-on-year|overall|sharp|further))?\s+(?:{w})\b(?![’'])",
                re.IGNORECASE,
            )
            for t, w in nouns.items()
        }

    def _changed_by(self, before: str) -> tuple[Trend, str] | None:
        """As in "cut its workforce by 10 percent" and "fell by 40": the nearest word of change before "by" decides."""
        clause = re.split(r"[.;:]\s", before)[-1]
        words = _WORD.findall(clause.lower())
        if words and words[-1] in ("up", "down"):
            return ("up" if words[-1] == "up" else "down"), f"{words[-1]} by"
        for verb, word in reversed(list(zip(["", *words], words, strict=False))):
            term = f"{verb} {word}" if _PARTICLE.match(word) else word  # "went up last year by"
            if term in self._trends:
                return self._trends[term], f"{term} by"
        return None

    def find(self, text: str, start: int, end: int, kind: FigureKind) -> tuple[Trend, str] | None:
        """Trend and rule of the number at a span, or None where it is no change."""
        before, behind = text[max(0, start - 60) : start], text[end : end + 40]
        if kind == "duration" or _LOWEST.match(text, start) or _REACHED.match(text, start):
            return None
        if kind == "count" and _THROWN.match(behind):
            return None
        if _COUNTED_BEHIND.match(behind):
            return "up", "more than, behind"
        if _LESS_BEHIND.match(behind):
            return "down", "less than, behind"
        nouns = self._behind if kind != "count" or "point" in behind.lower() else {}
        for trend, pattern in nouns.items():
            if (match := pattern.match(behind)) and (kind != "count" or match["points"]):
                return trend, f"{match[0].strip()} behind"  # type: ignore[return-value]
        lower = before.lower()
        if "to" in lower and _LEVEL.search(before):
            return None
        if "by" in lower and (by := _BY.search(before)):
            return self._changed_by(before[: by.start()])
        is_index = kind == "count" and _POINTS.match(text, end) is not None and _INDEX.search(before) is not None
        for term, match in self._before.find(before):
            is_rate = is_index or (
                kind == "money"
                and text[start:end].endswith(("cent", "cents", "pence"))
                and _PRICED.search(before[: match.start()])
            )
            is_open = not _PARTICLE.match(term) or _is_open(kind, before[: match.start()])
            is_won = self._trends[term] == "up" and _OF_VOTE.match(behind) is not None
            if is_open and not is_won and _is_change("share" if is_rate else kind, match[0]):
                return self._trends[term], f"{match[0].split()[0]} before"
        return None


def _is_open(kind: FigureKind, before: str) -> bool:
    """Whether "up", "down" and "off" tell a change behind these words: "Brent up $1.56", but not "puts up $3 million"."""
    if kind in ("share", "money", "measure", "rate"):
        return _AFTER_VERB.search(before) is None
    return _OPEN.search(before) is not None


def _is_change(kind: FigureKind, words: str) -> bool:
    """As in "lost 40 seats" and "shed 400 jobs" count things; a change is told by a share, by money, or with "by", "up"
    and "down".
    """
    if re.search(r"\bby\b", words, re.IGNORECASE):
        return True
    if _COUNTING.match(words):
        return kind == "share" or (kind == "rate" and _RAISES.match(words) is not None)
    return (
        _PLAIN.match(words) is not None or _CHANGE_OF.match(words) is not None or kind in ("share", "money", "multiple", "rate")
    )
