"""Numerals that are parts or sets: "two-thirds", "one in five", "half a mile", "two and a half million", "two dozen"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from transforms.number_regions import Region, matches, matches_at
from transforms.number_trace import in_percent, step
from transforms.numerals import DIGITS, MAGNITUDES, VULGAR_SIGN, Numeral, parse_number, traced, two_parts

#: Tells whether a unit stands at an offset of a text.
UnitAhead = Callable[[str, int], bool]

COLLECTIVES = {"dozen": 12, "score": 20, "couple": 2}
FRACTION_NAMES = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9,
}  # fmt: skip
#: What shares of several are told by, besides numbers up to ten: "15 in 100", not "57 in 90".
_ROUND = frozenset(Decimal(n) for n in (20, 100, 1000, 10_000, 100_000, 10**6))
#: What fractions in digits divide by: 3/4, 1/16, not "120/80" or "9/11".
_DENOMINATORS = frozenset(Decimal(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 24, 32, 50, 64, 100, 128, 256, 1000))
_RESTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "three-quarters": Decimal("0.75")}

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
_NAMES = "|".join(name for name in FRACTION_NAMES if name not in ("half", "quarter"))
_DENOMINATOR = rf"(?:hal(?:f|ves)|quarters?|(?:{_NAMES})s?)"
_FRACTION = re.compile(
    rf"(?:\b(?:(?<!first\s)(?<!past\s)(?<!previous\s)(?P<top>one|two|three|four|five|six|seven|nine|\d)[\s-](?P<bottom>{_DENOMINATOR})|(?P<single>an?)\s+(?P<part>{_DENOMINATOR})"
    r"|(?P<half>(?<!first\s)(?<!second\s)(?<!other\s)(?<!latter\s)half)|(?P<quarter>quarter))\b"
    rf"|(?P<digits>(?<![\d/.,⁄])(?<!\d[\s-])\d{{1,3}}[/⁄]\d{{1,4}}(?![\d/⁄])|(?<!\d)(?<!\d\s){VULGAR_SIGN}))",
    re.IGNORECASE,
)
_BEHIND_HALF = re.compile(
    r"\s+(?:of\b|the\b|its\b|their\b|his\b|her\b|our\b|my\b|your\b|all\b|that\b|those\b|these\b|this\b)", re.IGNORECASE
)
_SCORE_OF = re.compile(r"\s+(?:of\s+(?!\d)(?:[a-z]+\s+)?[a-z]+s\b|[a-z]+s\b)")
#: "Nearly half were sold": a half of what was told before.
_SOME_HALF = re.compile(
    r"(?:\b(?:nearly|about|almost|roughly|around|over|under|than|only|just|and|some|at\s+least|the\s+other)\s+|[.,;:]\s+|^)$",
    re.IGNORECASE,
)
_LESS_OR_MORE = re.compile(
    r"\b(?:less|more|fewer)\s+than\s+$|\b(?:nearly|almost|roughly|about|over|under|only)\s+$", re.IGNORECASE
)
#: What parts of a group are, have or do: "Half were sold", "A third will be in Germany", "a fifth voted".
_PREDICATES = (
    "are|were|is|was|have|had|has|say|said|would|will|could|can|may|might|must|should|do|did|came|come|went|go|goes|live|lived|work|"
    "worked|need|needed|want|wanted|think|thought|believe|believed|feel|felt|fear|support|supported|oppose|opposed|back|backed|vote|"
    "voted|chose|favou?r|favou?red|plan|expect|expected|rely|relied|lack|lacked|remain|remained|stay|stayed|belong|belonged|depend|"
    "left|fled|returned|agree|agreed|disagree|disagreed|admit|admitted|report|reported|own|owned|face|struggle|suffer|use|used"
)
_HALF_IS = re.compile(rf"\s+(?:{_PREDICATES})\b")
_HALF_ENDS = re.compile(r"[,.;:)]|\s+(?:in|at|on|from|among)\s+(?:the\b|[A-Z])")
#: What a part of things told before did, behind a word that bounds it: "About a quarter hit a barn".
_DONE = re.compile(
    r"\s+(?:took|hit|got|gave|made|struck|sank|fell|rose|began|broke|bought|brought|built|burnt|caught|cut|died|drew|drove|"
    r"fought|flew|found|grew|held|kept|knew|led|lost|met|paid|put|ran|sat|saw|sold|sent|set|shut|spent|spoke|stood|swam|taught|"
    r"told|won|wrote|wore|[a-z]{2,}[a-df-z]ed)\b"
)
_SOME_PART = re.compile(r"\b(?:nearly|about|almost|roughly|around|over|under|than|only|just|some|at\s+least)\s+$", re.IGNORECASE)
_BY = re.compile(
    r"\bby\s+(?:(?:about|almost|nearly|around|roughly|over|some|more\s+than|less\s+than|at\s+least)\s+)?$", re.IGNORECASE
)
_BEHIND_SHARE = re.compile(
    rf"\s+(?:of|from|to|in|on|at|by|with|for|among|between|since|during|and|or|more|less|fewer|higher|lower|who|whose|last|this|after|before|amid|as|because|when|while|despite|against|over|compared|following|{_PREDICATES})\b"
    r"|[.,;:)]|$|\s*[—–-]\s"
)
#: Quarters of a year before and behind: "for three quarters", "three quarters in a row", "saw three quarters of slow growth".
_DURING = re.compile(r"\b(?:for|in|over|after|during|last|next|these|those|past)\s+(?:the\s+|the\s+last\s+)?$", re.IGNORECASE)
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_IN_A_ROW = re.compile(r"\s+(?:in\s+a\s+row|running|straight|ago|later|earlier)\b", re.IGNORECASE)
_HAD = re.compile(
    r"\b(?:report(?:s|ed|ing)?|record(?:s|ed|ing)?|post(?:s|ed|ing)?|saw|seen|sees|had|suffer(?:s|ed|ing)?|endur(?:es?|ed|ing)|after|following)\s+$",
    re.IGNORECASE,
)
_TREND = re.compile(
    r"\s+of\s+(?:[a-z]+\s+){0,2}(?:growth|declines?|contraction|expansion|loss(?:es)?|recession|stagnation|falls?|gains?|profits?|deflation)\b",
    re.IGNORECASE,
)
_MAJORITY = re.compile(r"\s+(?:super)?(?:majority|majorities|vote|share|stake)\b", re.IGNORECASE)
#: What may stand between a fraction and the unit it is a part of: "half a mile", "1/16 of a US pint", "half-hour", "3/4 inch".
_TO_UNIT = re.compile(
    r"(?:(?P<hyphen>-)|(?P<article>\s+(?:of\s+)?(?:an?|one|1|each)(?:\s+(?:US|U\.S\.|UK|imperial|metric|single|full))?\s+)|(?P<space>\s+))",
    re.IGNORECASE,
)
#: Periods of a calendar are named by halves ("half-year results"), not measured in them.
_CALENDAR = re.compile(r"(?:year|month|day|season|decade|century|centuries|night|week)", re.IGNORECASE)

_HALF_OF_MAGNITUDE = re.compile(
    r"\b(?:(?P<half>half|an?\s+quarter(?:\s+of)?|(?<!first\s)(?<!second\s)(?<!third\s)(?<!fourth\s)(?<!last\s)(?<!final\s)quarter\s+of|three[\s-]quarters\s+of)[\s-]+(?:an?\s+)?(?P<unit>million|billion|trillion|dozen|thousand|hundred|crore|lakh)"
    rf"|(?P<whole>an?|{_SMALL}|\d{{1,3}})[\s-]and[\s-](?:an?[\s-])?(?P<rest>half|quarter|three[\s-]quarters)(?:[\s-](?P<scale>million|billion|trillion|hundred|thousand|dozen|crore|lakh))?"
    r"|(?P<one_unit>an?|one)\s+(?P<unit_first>million|billion|trillion|dozen)\s+and\s+a\s+half)\b",
    re.IGNORECASE,
)
_UNIT_AND_HALF = re.compile(
    rf"\b(?P<whole>an?|{_SMALL})\s+(?=(?P<unit>[a-z]+)\s+and\s+a\s+(?P<rest>half|quarter)\b)", re.IGNORECASE
)
_COLLECTIVE = re.compile(
    rf"\b(?:(?P<count>an?|the|some|{_SMALL}|{DIGITS})\s+(?P<noun>dozen|score)\b(?!s)"
    r"|(?P<couple>an?\s+couple)(?:(?P<of>\s+of)(?!\s+(?:dozens|hundreds|thousands|millions))|(?=\s+(?:hundred|thousand|dozen|million|billion)\b))(?:\s+(?P<scale>hundred|thousand|dozen|million|billion)\b)?)",
    re.IGNORECASE,
)
_N_IN_M = re.compile(
    rf"\b(?P<top>{_SMALL}|\d{{1,3}})(?:\s+in|\s+out\s+of|\s+of(?=\s+every\b)|-in|-out-of)[\s-]+(?:every\s+)?(?P<bottom>{_SMALL}|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|(?:a\s+)?hundred|(?:a\s+)?thousand|\d{{1,3}}(?:,\d{{3}})*)\b(?![.,]?\d|\s+(?:months?|years?|days?(?!\s+shifts?)|weeks?|hours?|minutes?|decades?|million|billion|thousand))",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\b(?:type|stage|phase|grade|level|category|group|class|page|step|round)\s$", re.IGNORECASE)
_PLAYED = re.compile(
    r"\s+(?:games?|match(?:es)?|starts?|outings?|appearances|innings|overs|balls|attempts|seasons|rounds|tests|tries|visits|at-bats)\b",
    re.IGNORECASE,
)
_BOUNDED = re.compile(r"\b(?:than|nearly|almost|about|around|roughly|over|under|just|only|every)\s+$", re.IGNORECASE)
_BOTTOM = rf"{_SMALL}|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|twenty-five|thirty|forty|fifty|(?:a\s+)?hundred|\d{{2,3}}"
#: "About one child in five goes hungry": with a word of measure before it what stands behind is the verb.
_ABOUT_N_NOUN_IN_M = re.compile(
    rf"\b(?P<top>one)\s+(?:[a-z]+\s+)?[a-z]+\s+in\s+(?:every\s+)?"
    rf"(?P<bottom>{_BOTTOM})\b(?=\s+[a-z]+s?\b)",
    re.IGNORECASE,
)
_N_NOUN_IN_M = re.compile(
    rf"\b(?P<top>one)\s+(?:[a-z]+\s+)?[a-z]+\s+in\s+(?:every\s+)?(?P<bottom>{_BOTTOM})\b"
    r"(?=\s*(?:[.,;:)”]|$)|\s+(?:can|cannot|could|is|are|was|were|has|have|had|will|would|does|do|did|may|might|now|says?|said|who|[a-z]{2,}ed|got|went|came|fell|took|lost|left|dying|living|facing|going|suffering|lacking)\b)",
    re.IGNORECASE,
)

_RATIOS = (_N_IN_M, _N_NOUN_IN_M, _ABOUT_N_NOUN_IN_M)


def halves(text: str, regions: Sequence[Region], unit_ahead: UnitAhead) -> Iterator[Numeral]:
    """Halves and quarters of a magnitude ("half a million"), or behind a whole number ("two and a half", "a mile and a half")."""
    for match in matches(_HALF_OF_MAGNITUDE, text, regions):
        if match["half"]:
            if not re.search(r"\b(?:an?|of)\b", match[0], re.IGNORECASE) and match["unit"].lower() != "dozen":
                continue  # "half million" is no number, "half-dozen" is one
            value = _part_named(match["half"]) * _scale(match["unit"])
        elif match["unit_first"]:
            value = Decimal("1.5") * _scale(match["unit_first"])
        else:
            value = _whole(match["whole"]) + _rest(match["rest"])
            value *= _scale(match["scale"]) if match["scale"] else Decimal(1)
        yield traced(*match.span(), "words", step("part", match[0], value))
    for match in matches(_UNIT_AND_HALF, text, regions):
        if unit_ahead(text, match.start("unit")):
            value = _whole(match["whole"]) + _rest(match["rest"])
            yield traced(*match.span("whole"), "part", step("part", f"{match['whole']} … and a {match['rest']}", value))


def ratios(text: str, numbers: Sequence[Region]) -> Iterator[Numeral]:
    """As in "one in five" and "3 out of 4", as shares in percent; each begins with one of the small numbers and digits given."""
    for match in (match for pattern in _RATIOS for match in matches_at(pattern, text, numbers)):
        top, bottom = parse_number(match["top"]), parse_number(match["bottom"])
        if _GRADE.search(text, max(0, match.start() - 10), match.start()):
            continue  # "poliovirus type 2 in 7 children"
        is_bounded = top == 1 and _BOUNDED.search(text, max(0, match.start() - 16), match.start())
        if match.re is _ABOUT_N_NOUN_IN_M and not is_bounded:
            continue
        is_share = is_bounded or "every" in match[0].lower()
        if _PLAYED.match(text, match.end()) and not is_share:
            continue  # "two in three games", but "fewer than one in three tests" and "seven out of every ten games"
        if top and bottom and top < bottom and (top == 1 or bottom <= 10 or bottom in _ROUND):
            yield traced(*match.span(), "ratio", step("share", f"{top} in {bottom} in percent", in_percent(top, bottom)))


def fractions(text: str, regions: Sequence[Region], unit_ahead: UnitAhead) -> Iterator[Numeral]:
    """Shares in percent ("a third of voters"), and parts of a unit ("a third of an inch"), which stay parts."""
    for match in matches(_FRACTION, text, regions):
        top, bottom, name = _top_and_bottom(match)
        if not top or not bottom or (match["digits"] and not (top < bottom and bottom in _DENOMINATORS)):
            continue
        end = _unit_of_part(text, match, name, top, unit_ahead)
        if end is not None:
            words = text[match.start() : end]
            yield traced(match.start(), end, "part", step("part", words.strip(" -"), top / bottom))
        elif _is_share(text, match, name, top, bottom):
            yield traced(*match.span(), "fraction", step("share", f"{top} of {bottom} in percent", in_percent(top, bottom)))


def collectives(text: str, regions: Sequence[Region]) -> Iterator[Numeral]:
    """As in "two dozen" and "a couple of"; "a couple hundred" is two of them."""
    for match in matches(_COLLECTIVE, text, regions):
        if match["couple"]:
            value = 2 * (_scale(match["scale"]) if match["scale"] else Decimal(1))
            yield traced(*match.span(), "collective", step("collective", match[0], value))
            continue
        noun, count = match["noun"].lower(), match["count"].lower()
        if noun == "score" and (count == "the" or not _SCORE_OF.match(text, match.end())):
            continue
        is_bare = count in ("the", "some")  # "some dozen" bounds a dozen
        start = match.start("noun") if is_bare else match.start()
        times = Decimal(1) if is_bare else parse_number(count) or Decimal(1)
        yield traced(start, match.end(), "collective", step("collective", text[start : match.end()], times * COLLECTIVES[noun]))


def _scale(word: str) -> Decimal:
    return Decimal(MAGNITUDES.get(word.lower()) or COLLECTIVES[word.lower()])


def _whole(word: str) -> Decimal:
    return parse_number(word) or Decimal(1)


def _rest(words: str) -> Decimal:
    return _RESTS[re.sub(r"\s", "-", words.lower())]


def _part_named(words: str) -> Decimal:
    lowered = words.lower()
    return _RESTS["three-quarters" if lowered.startswith("three") else "quarter" if "quarter" in lowered else "half"]


def _top_and_bottom(match: re.Match[str]) -> tuple[Decimal, Decimal, str]:
    """Top and bottom of a fraction, with the word that names the bottom."""
    if match["digits"]:
        return (*two_parts(match["digits"]), "")
    if match["half"] or match["quarter"]:
        name = "half" if match["half"] else "quarter"
        return Decimal(1), Decimal(FRACTION_NAMES[name]), name
    word = (match["bottom"] or match["part"]).lower()
    top = Decimal(1) if match["single"] else parse_number(match["top"]) or Decimal(1)
    return top, Decimal(FRACTION_NAMES["half" if word == "halves" else word.removesuffix("s")]), word


def _unit_of_part(text: str, match: re.Match[str], name: str, top: Decimal, unit_ahead: UnitAhead) -> int | None:
    """Where the unit begins that the fraction is a part of, or None where it is part of something else."""
    link = _TO_UNIT.match(text, match.end())
    if link is None or not unit_ahead(text, link.end()):
        return None
    if link["article"] is None:
        is_half = name in ("half", "quarter")
        if not (match["digits"] or top > 1 or is_half) or (name and _CALENDAR.match(text, link.end())):
            return None
        if link["hyphen"] and match["digits"]:
            return match.end()
    elif match["quarter"] and not re.match(r"\s+of\b", link[0]):
        return None
    return link.end() - 1 if text[link.end() - 1] in " -" else link.end()


def _is_of_calendar(text: str, match: re.Match[str], top: Decimal) -> bool:
    """Whether quarters are those of a year: "shrank for two quarters", "reported three quarters of growth"."""
    if top == 2 or top >= FRACTION_NAMES["quarter"]:
        return True
    is_during = _DURING.search(text, max(0, match.start() - 24), match.start()) and not _OF.match(text, match.end())
    return top > 1 and (bool(is_during) or _IN_A_ROW.match(text, match.end()) is not None or _is_of_trade(text, match))


def _is_of_trade(text: str, match: re.Match[str]) -> bool:
    return (
        _HAD.search(text, max(0, match.start() - 24), match.start()) is not None and _TREND.match(text, match.end()) is not None
    )


def _is_share(text: str, match: re.Match[str], word: str, top: Decimal, bottom: Decimal) -> bool:
    """Whether "a third" is a share: not "a third man", "two quarters" of a year, or "a second half"."""
    following = text[match.end() : match.end() + 24]
    if match["half"]:
        is_change = _BY.search(text[max(0, match.start() - 24) : match.start()]) is not None
        is_told = _HALF_IS.match(following) and _SOME_HALF.search(text[max(0, match.start() - 16) : match.start()])
        is_closed = _LESS_OR_MORE.search(text[max(0, match.start() - 16) : match.start()]) and _HALF_ENDS.match(following)
        return is_change or is_closed is not None or is_told is not None or _BEHIND_HALF.match(following) is not None
    if match["quarter"]:
        return False
    if match["digits"]:
        return top < bottom and re.match(r"\s+of\b", following) is not None
    if word.startswith("quarter") and (
        re.match(r"\s*-?\s*(?:century|mile|final|hour|point)", following) or _is_of_calendar(text, match, top)
    ):
        return False
    if top > 1 and "-" in match[0] and _MAJORITY.match(following):
        return True  # "a two-third majority"
    if match["single"] and _DONE.match(following) and _SOME_PART.search(text[max(0, match.start() - 16) : match.start()]):
        return True  # "Nearly a third took place in Riga"
    if match["top"] and "-" in match[0] and top == 1 and not following.startswith("-"):
        return True  # "one-third", whatever follows
    if _BEHIND_SHARE.match(following):
        return not (word.startswith("half") and match["single"] and re.match(r"\s+(?:in|to|last|this)\b", following))
    return top > 1 and word.endswith("s") and not word.startswith("quarter")
