"""How alike two names are, in points with a reason: what a name alone says about whether two actors are one.

Points are compared with :data:`transforms.actor_matching.ENOUGH`: an identical full name still needs a little context, a name
that is only similar needs more. None means that the names tell two actors apart.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from transforms.frozen import frozen
from transforms.name_keys import BodyName, Nicknames, PersonName, skeleton


@frozen
class Likeness:
    """Points and the reason for them."""

    points: float
    reason: str


#: How the parts of two persons' names may differ, worst first. Chosen on the look-alikes of tests/look_alikes.
SAME_NAME = 6.0
#: The same for a surname that many people have, or that is a given name, too.
SAME_COMMON_NAME = 5.0
_SAME_PARTS = 5.0
_SPELLING = 4.0
_NICKNAME = 4.5
_LEFT_OUT = 3.0
_INITIAL = 2.5
_INITIALS = 3.5
_SURNAME = 3.5
#: A name of three parts and more is seldom shared.
_LONG_NAME = 0.5


def persons_alike(
    one: PersonName, other: PersonName, nicknames: Nicknames, genders: Mapping[str, str], common_surnames: Collection[str]
) -> Likeness | None:
    """How alike two full names of persons are.

    Args:
        one: a name of at least two parts.
        other: another one.
        nicknames: what nicknames stand for.
        genders: ``female``, ``male`` or ``either`` of folded given names; names of different gender are never spellings of one.
        common_surnames: folded surnames that many people have.
    """
    if one.generation != other.generation and one.generation and other.generation:
        return None
    if one.joined == other.joined and one.parts != other.parts:
        return Likeness(SAME_COMMON_NAME, "same name, joined otherwise")
    likeness = _parts_alike(one.parts, other.parts, nicknames, genders)
    if likeness is not None and likeness.points >= SAME_NAME and _is_common(one.parts[-1], genders, common_surnames):
        likeness = Likeness(likeness.points - SAME_NAME + SAME_COMMON_NAME, f"{likeness.reason}, a common one")
    if likeness is None or one.generation == other.generation:
        return likeness
    return Likeness(min(likeness.points, _LEFT_OUT) - 1, f"{likeness.reason}, one of them {one.generation or other.generation}")


def _is_common(surname: str, genders: Mapping[str, str], common_surnames: Collection[str]) -> bool:
    return surname in common_surnames or surname in genders


def _parts_alike(
    one: tuple[str, ...], other: tuple[str, ...], nicknames: Nicknames, genders: Mapping[str, str]
) -> Likeness | None:
    if one == other:
        return Likeness(SAME_NAME + (_LONG_NAME if len(one) > 2 else 0), "same name")
    if len(one) == len(other):
        last = one[-1]
        if last not in other and not is_spelling(last, other[-1]) and not is_spelling(last, other[-2]):
            return None  # so it is with most that share a key, and neither comparison below would say otherwise
        if sorted(one) == sorted(other):
            return Likeness(_SAME_PARTS, "same name in another order")
        return _aligned(one, other, nicknames, genders) or _aligned(one, (other[-1], *other[:-1]), {}, genders)
    shorter, longer = sorted((one, other), key=len)
    return _left_out(shorter, longer, nicknames, genders)


def _aligned(one: tuple[str, ...], other: tuple[str, ...], nicknames: Nicknames, genders: Mapping[str, str]) -> Likeness | None:
    """Names of as many parts: the worst pair of parts decides, two pairs that differ are too many but for spellings."""
    if one[-1] != other[-1] and not is_spelling(one[-1], other[-1]):  # first: of two that share a key it is mostly this
        return None
    found = []
    for place, (a, b) in enumerate(zip(one, other, strict=True)):
        likeness = _part_alike(
            a, b, nicknames if place == 0 else {}, genders if place == 0 else {}, is_last=place == len(one) - 1
        )
        if likeness is None:
            return None
        found.append(likeness)
    worst = min(found, key=lambda likeness: likeness.points)
    if sum(likeness.points == _INITIAL for likeness in found) > 1:
        return Likeness(_INITIALS, "both initials")
    unlike = [likeness for likeness in found if likeness.points < SAME_NAME]
    return worst if len({likeness.points for likeness in unlike}) < 2 else None


def _part_alike(a: str, b: str, nicknames: Nicknames, genders: Mapping[str, str], *, is_last: bool) -> Likeness | None:
    if a == b:
        return Likeness(SAME_NAME, "same name")
    if not is_last and (len(a) == 1 or len(b) == 1):
        return Likeness(_INITIAL, f"initial {min(a, b, key=len)} for {max(a, b, key=len)}") if a[0] == b[0] else None
    if b in nicknames.get(a, ()) or a in nicknames.get(b, ()):
        return Likeness(_NICKNAME, f"{a} and {b} are short for each other")
    if nicknames.get(a, frozenset()) & nicknames.get(b, frozenset()):
        return Likeness(_NICKNAME, f"{a} and {b} are short for one name")
    if is_spelling(a, b) and not _tells_apart(a, b, genders):
        return Likeness(_SPELLING, f"{a} and {b} are spellings of one sound")
    return None


def _tells_apart(a: str, b: str, genders: Mapping[str, str]) -> bool:
    """Two given names of the table that are of different gender: Mario and Maria."""
    first, second = genders.get(a), genders.get(b)
    return first is not None and second is not None and first != second


@lru_cache(maxsize=262_144)
def is_spelling(a: str, b: str) -> bool:
    """Whether two folded words are spellings of one sound: "mohammed" and "muhamad"; short words may hardly differ."""
    if Levenshtein.distance(a, b, score_cutoff=3) > 3 and JaroWinkler.similarity(a, b) < 0.9:
        return False  # few pairs are worth their skeletons
    if skeleton(a) != skeleton(b):
        return min(len(a), len(b)) >= 8 and Levenshtein.distance(a, b, score_cutoff=1) <= 1 and a[0] == b[0]
    shortest = min(len(a), len(b))
    if shortest < 4:
        return False
    if {a[-1], b[-1]} == {"a", "o"}:
        return False
    limit = 1 if shortest < 5 else 2 if shortest < 8 else 3
    return Levenshtein.distance(a, b, score_cutoff=limit) <= limit or JaroWinkler.similarity(a, b) >= 0.9


def may_be_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether :func:`persons_alike` may find two names of two plain words alike: what it asks of the last ones.

    Args:
        one: its two words, as :func:`transforms.name_keys.plain_name` gives them.
        other: those of the other.
    """
    last = one[1]
    return (
        last == other[1] or last == other[0] or is_spelling(last, other[1]) or is_spelling(last, other[0])
        or one[0] + last == other[0] + other[1]
    )  # fmt: skip


def _left_out(
    shorter: tuple[str, ...], longer: tuple[str, ...], nicknames: Nicknames, genders: Mapping[str, str]
) -> Likeness | None:
    """A name with fewer parts: a middle name or a second surname is left out, the others stand in the same order."""
    if len(shorter) < 2:
        return None
    if len(shorter) > 2 and longer[-len(shorter) :] == shorter:
        return Likeness(_SAME_PARTS, f"{' '.join(longer[: -len(shorter)])} is left out")
    first = _part_alike(shorter[0], longer[0], nicknames, genders, is_last=False)
    if first is None:
        return None
    rest = list(longer[1:])
    for part in shorter[1:]:
        at = next((n for n, other in enumerate(rest) if part == other or is_spelling(part, other)), None)
        if at is None:
            return None
        rest = rest[at + 1 :]
    left_out = [part for part in longer if part not in shorter]
    return Likeness(min(first.points, _LEFT_OUT), f"{' '.join(left_out)} is left out")


def surname_alike(surname: str, full: PersonName) -> Likeness | None:
    """How alike a surname alone and a full name are: hardly, even where the surname is the same."""
    if any(surname == part or is_spelling(surname, part) for part in full.parts[1:]):
        return Likeness(_SURNAME, f"surname {surname}")
    return None


#: How names of organisations may agree.
_SAME_BODY = 5.0
#: Of one telling word only: "Meridian Bank" may stand in two towns.
_SAME_SHORT_BODY = 4.0
_SAME_ACRONYM = 4.0
_SAME_SHORT_ACRONYM = 3.0
_BODY_SPELLING = 3.5
#: A name of which every word is common among organisations says little: "Supreme Court", "Liberal Party".
COMMON_BODY = 2.5


def bodies_alike(one: BodyName, other: BodyName, common_words: Collection[str]) -> Likeness | None:
    """How alike two names of organisations are.

    Args:
        one: a name.
        other: another one.
        common_words: words, in the singular, that many organisations have in their names.
    """
    if one.places and other.places and not one.places & other.places:
        return None
    if one.acronym or other.acronym:
        return _acronyms_alike(one, other)
    is_common = all(word in common_words for word in one.words)
    if one.words == other.words:
        if one.places and other.places:
            return Likeness(_SAME_BODY, "same name and place")
        if not is_common:
            telling = sum(word not in common_words for word in one.words)
            return Likeness(_SAME_BODY if telling > 1 else _SAME_SHORT_BODY, "same name")
        return Likeness(COMMON_BODY, "same name, which many organisations have")
    if is_common or len(one.words) != len(other.words):
        return None
    pairs = zip(one.words, other.words, strict=True)
    if all(a == b or (is_spelling(a, b) and not a.isdigit() and not b.isdigit()) for a, b in pairs):
        return Likeness(_BODY_SPELLING, "spellings of one name")
    return None


def _acronyms_alike(one: BodyName, other: BodyName) -> Likeness | None:
    if one.acronym and one.acronym == other.acronym:
        points = _SAME_ACRONYM if len(one.acronym) > 3 else _SAME_SHORT_ACRONYM
        return Likeness(points, f"same acronym {one.acronym}")
    return None
