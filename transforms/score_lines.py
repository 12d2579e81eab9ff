"""Names in lists of results, standings, line-ups and scorers, where no sentence tells the language model what they are.

Only texts about sport are read so: a line "Oats 219 216 220" of a market report looks like one of a league table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from transforms.calendar import MONTHS, WEEKDAYS
from transforms.frozen import frozen, replace
from transforms.records import ActorKind

_PLAYED_ALONE = (
    "tennis|golf|badminton|squash|athletics|cycling|ski(?:ing|-jumping)?|biathlon|bobsleigh|skating|swimming|snooker|boxing|judo|"
    "wrestling|rowing|motor racing"
)
_SPORT = re.compile(rf"\b(?:soccer|football|rugby|cricket|basketball|baseball|hockey|handball|volleyball|{_PLAYED_ALONE})\b")
_GAMES = re.compile(
    r"\b(?:standings|scoreboard|innings|half-?time|semi-?finals?|quarter-?finals?|play-?offs?|goal-?scorers?|scores?|results?|"
    r"match(?:es)?|games?|teams?|league|cup|tournament|championships?|(?:first|second|third|premier) division|"
    r"division (?:one|two|three)|grand prix|season|squad|striker|midfielder|wickets?|test)\b"
)
#: A text tells of sport where it names one, and has so many different words of games.
_FEWEST_GAME_WORDS = 2
#: Texts: each finder of names in sport asks.
_REMEMBERED = 8
_ALONE = re.compile(rf"\b(?:{_PLAYED_ALONE})\b", re.IGNORECASE)
_TABLE_HEAD = re.compile(
    r"\bwon\b[\w, ]*\blost\b|\bW\s+L\b|\bgoals (?:for|against)\b|\bgames? (?:behind|played)\b", re.IGNORECASE
)

_CAPITAL = r"(?:(?:[A-ZÀ-ÖØ-Þ]\.){1,3}|St\.|[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|['’-](?=[^\W\d_]))*)"
_SMALL = r"(?:de|del|della|di|da|do|dos|la|le|van|von|der|den|el|al|bin|and|of|the)"
_WORD = rf"(?:{_CAPITAL}|{_SMALL} (?:der |den |la )?{_CAPITAL}|[a-z]{{1,2}}[-'’]?{_CAPITAL})"
_TEAM = rf"(?:1\. |1[89]\d\d )?{_CAPITAL}(?: (?:{_SMALL} |1[89]\d\d )?{_CAPITAL}){{0,3}}(?: 0\d(?= ))?"
_PLAYER = rf"(?:(?:van|de|von|di|da|el|al|le|la) (?:der |den |la )?)?{_CAPITAL}(?: {_WORD}){{0,4}}"
_BRACKET = r"(?: ?\([^()\n]{1,120}\)?)"
_SCORE = r"\d{1,3}"

_STANDING = re.compile(rf"^(?:(?!1\. FC)\d+\. )?(?P<team>{_TEAM})(?: \([^()\d]+\)?)?(?: (?:-|[\d.]*\d[\d./]*)){{3,}}\s*$")
_RESULT = re.compile(rf"^(?P<home>{_TEAM}){_BRACKET}? {_SCORE}{_BRACKET}?,? (?P<away>{_TEAM}){_BRACKET}? {_SCORE}(?=[\s.(,]|$)")
_FIXTURE = re.compile(
    rf"(?P<home>{_TEAM})(?P<rank> \((?:\d+|[^()\d\n]+)\))? (?:v|vs\.?) (?P<away>{_TEAM})(?P<other> \((?:\d+|[^()\d\n]+)\))?"
)
#: The other side's name says where they play.
_HOSTED = re.compile(rf"^(?P<guest>{_TEAM}) (?:AT|at|@) {_TEAM}$")
_SCORED_BY_SIDE = re.compile(rf"^(?P<team>{_TEAM}) - (?=(?:Tries|{_PLAYER}) ?[\d:])")
_RUNS = re.compile(rf"(?:^|(?<=[;:] ))(?P<team>{_TEAM}) \d{{2,3}}(?:-\d+| for \w+| all out| and \d+)(?: declared)?(?=[ (,;.]|$)")
_OPPONENT = re.compile(rf"(?:^|[\d)] )v (?P<team>{_TEAM})\.?$")
_NUMBERED = re.compile(rf"(?:^|(?<=[\s;,(:]))\d{{1,2}} ?[-–] ?(?P<player>{_PLAYER})(?=\s*(?:[,;.(){{}}]|\d|$))")
_RANKED = re.compile(rf"^\d{{1,3}}(?:\.|=|\.=) ?(?P<player>{_PLAYER})(?=,? (?:\(|\d)|\)|$)")
_OF_CLUB = re.compile(rf"(?P<player>{_PLAYER}) \((?P<of>[A-Z][^()\d\n]*)(?:\)|$)")
_MINUTES = re.compile(rf"(?:^|(?<=[(,;] )|(?<=[(-] )|(?<=\())(?P<player>{_PLAYER}) (?=\d{{1,3}}(?:st|nd|rd|th|\b)(?![.:-]\d))")
_BATSMAN = re.compile(rf"^(?P<player>{_PLAYER}) (?:(?:c|b|st|lbw|hit)\b|(?:run|not|retired) (?:out|hurt))")
_FIELDER = re.compile(rf"\b(?:c|b|st) (?P<player>{_PLAYER})(?= (?:b|\d)|$)")
_BOWLER = re.compile(rf"(?:^|(?<=, )|(?<=: ))(?P<player>{_PLAYER}) \d+(?:\.\d)?-\d+-\d+-\d+")
_ROUNDS = re.compile(rf"(?<![\w-])(?P<player>{_PLAYER})(?: \([A-Z][^()\d]+\))?,? \d\d(?: \d\d)+(?![\d:.])")
_HAS_DIGIT = re.compile(r"\d")

#: Capitalised words that open such lines and are no names.
_NO_NAMES = frozenset(
    (
        "attendance halftime half-time group division round pool total extras overs referee scorers scorer bowling batting fall "
        "final semifinal semifinals quarterfinal quarterfinals leg match matches day draw score scores result results standings "
        "conference league played postponed playing abandoned men women men's women's penalties penalty tries try conversions "
        "conversion teams team squad goalkeepers defenders midfielders forwards innings first second third fourth fifth lap laps "
        "race heat stage overall after leading source note extra time set sets game games points at ot with the a "
        "an in on for and but as he she it they his her their its by from to of before when while"
    ).split()
) | {name.lower() for name in (*MONTHS, *WEEKDAYS)}


@frozen
class ListedName:
    """A name in a list of sport at a character span."""

    start: int
    end: int
    kind: ActorKind


@frozen
class _Game:
    """What a text says about its sport as a whole."""

    is_alone: bool
    has_table: bool


@lru_cache(maxsize=_REMEMBERED)
def tells_of_sport(text: str) -> bool:
    """Whether a text names a sport, and has words of games: fewer where its first line names the sport."""
    lower = text.lower()
    sport = _SPORT.search(lower)
    if sport is None:
        return False
    fewest = _FEWEST_GAME_WORDS if "\n" in lower[: sport.start()] else 1
    return len(set(_GAMES.findall(lower))) >= fewest


def listed_names(text: str, is_country: Callable[[str], bool]) -> list[ListedName]:
    """The teams and players of the lists in a text about sport, in order and without overlaps; the first rule of a line wins.

    Args:
        text: the text as the analysis reads it.
        is_country: whether a name is one of a country, which stays a country where the other sides are countries too.
    """
    if not tells_of_sport(text):
        return []
    game = _Game(_ALONE.search(text) is not None, _TABLE_HEAD.search(text) is not None)
    found: list[ListedName] = []
    for line in re.finditer(r"[^\n]+", text):
        if _HAS_DIGIT.search(line[0]) or "(" in line[0] or " v " in line[0] or " at " in line[0].lower():
            found.extend(_moved(name, line.start()) for name in _in_line(line[0].rstrip(), game, is_country))
    return _teams_of_clubs(text, found, is_country)


def _moved(name: ListedName, by: int) -> ListedName:
    return replace(name, start=name.start + by, end=name.end + by)


def _teams_of_clubs(text: str, found: list[ListedName], is_country: Callable[[str], bool]) -> list[ListedName]:
    """Without countries where the sides are countries: among clubs "Monaco" is a club."""
    teams = [name for name in found if name.kind == "organisation"]
    countries = [name for name in teams if is_country(text[name.start : name.end])]
    return found if 4 * len(countries) < len(teams) else [name for name in found if name not in countries]


def _in_line(line: str, game: _Game, is_country: Callable[[str], bool]) -> list[ListedName]:
    """The names of one line by the first rule for whole lines that fits, and by those for its parts."""
    names: list[ListedName] = []
    for start, end, kind in _candidates(line, game, is_country):
        surface = line[start:end]
        first = re.split(r"[ .]", surface)[0].lower()
        is_name = (
            first not in _NO_NAMES
            and not _SPORT.fullmatch(first)
            and surface.split()[-1].lower() not in _NO_NAMES
            and len(surface) > 1
        )
        if is_name and all(end <= name.start or start >= name.end for name in names):
            names.append(ListedName(start, end, kind))
    return sorted(names, key=lambda name: name.start)


def _candidates(line: str, game: _Game, is_country: Callable[[str], bool]) -> Iterator[tuple[int, int, ActorKind]]:
    if game.has_table or not game.is_alone:
        yield from _teams(line)
    yield from _scorecard(line)
    yield from _players(line, game, is_country)


def _teams(line: str) -> Iterator[tuple[int, int, ActorKind]]:
    match = next((m for pattern in (_STANDING, _RESULT, _HOSTED, _SCORED_BY_SIDE) if (m := pattern.match(line))), None)
    if match is not None:
        for group in match.re.groupindex:
            yield *match.span(group), "organisation"
    for match in (*_RUNS.finditer(line), *_OPPONENT.finditer(line)):
        yield *match.span("team"), "organisation"
    for match in _FIXTURE.finditer(line):
        yield *match.span("home"), "organisation"
        yield *match.span("away"), "organisation"


def _scorecard(line: str) -> Iterator[tuple[int, int, ActorKind]]:
    """Batsmen, fielders and bowlers of cricket: "B. Lara c Warne b Moody 5", "Warne 10-0-34-2"."""
    batsman = _BATSMAN.match(line)
    if batsman is not None:
        yield *batsman.span("player"), "person"
        for match in _FIELDER.finditer(line, batsman.end("player")):
            yield *match.span("player"), "person"
    for match in _BOWLER.finditer(line):
        yield *match.span("player"), "person"


def _players(line: str, game: _Game, is_country: Callable[[str], bool]) -> Iterator[tuple[int, int, ActorKind]]:
    patterns = [_NUMBERED, _RANKED, _MINUTES]
    if game.is_alone:
        patterns.append(_ROUNDS)
    for pattern in patterns:
        for match in pattern.finditer(line):
            if not _opens_with_country(match["player"], is_country):
                yield *match.span("player"), "person"
    for match in _OF_CLUB.finditer(line):
        club, _, country = match["of"].partition(", ")
        if " " in match["player"] and not _opens_with_country(match["player"], is_country):
            yield *match.span("player"), "person"
            if not game.is_alone and re.fullmatch(_TEAM, club) and not is_country(club) and (not country or is_country(country)):
                yield match.start("of"), match.start("of") + len(club), "organisation"


def _opens_with_country(name: str, is_country: Callable[[str], bool]) -> bool:
    """As in "United States III", a bobsleigh."""
    words = name.split()
    return any(is_country(" ".join(words[:length])) for length in range(1, len(words) + 1))
