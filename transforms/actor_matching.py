"""Whether an actor of an article is one that is known already: points for the name and for what ties the two, and the reasons.

A wrong merge is a worse error than a missed one: what contradicts keeps two apart whatever their names, and of several
candidates that fit, none is taken unless one fits much better than the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Literal

from transforms.actor_traits import RoleReader, Traits, are_akin
from transforms.frozen import frozen
from transforms.name_keys import Nicknames, body_name, fold, initials, person_keys, person_name, plain_name
from transforms.name_likeness import COMMON_BODY, Likeness, bodies_alike, may_be_alike, persons_alike, surname_alike
from transforms.records import ActorKind

Decision = Literal["one", "apart", "undecided"]

#: Points from which two are one. The same full name (6, or 5 for a common one) needs a tie: a country that both articles name
#: (0.5), for a common one the same country (1.5), office or affiliation.
ENOUGH = {"person": 6.5, "organisation": 5.0, "country": 5.0}
#: Points from which it is worth a person's look.
DOUBTFUL = {"person": 4.5, "organisation": 3.5, "country": 3.5}
#: By how much the best of several candidates must lead.
_LEAD = 2.0

_SAME_AFFILIATION, _AFFILIATION_PRESENT, _OTHER_AFFILIATION = 3.0, 1.5, -2.0
_SAME_COUNTRY, _SAME_OFFICE, _EXACT_OFFICE, _SAME_TRADE, _SAME_AGE = 1.5, 1.5, 2.5, 1.0, 2.0
_SAME_STORY, _RARE_COMPANIONS, _COMPANION = 3.0, (2.0, 3.0), 0.75
_SAME_DESCRIPTION, _OTHER_DESCRIPTION = 1.5, -1.0
_TOPICS, _NEARBY, _NEARBY_OFFICE = (0.75, 1.25, 1.75), (0.5, 1.5, 2.25, 2.75), 1.5
_SAME_SETTING, _OTHER_SETTING = 0.5, -1.5
#: Persons' names, and pairs of them, of which is remembered what was found: about 30 MB.
_KEPT = 65_536


@dataclass(frozen=True, eq=False)
class Known:
    """An actor as one or several articles, or the reference tables, show it; equal to itself alone."""

    actor_id: str
    kind: ActorKind
    names: frozenset[str]
    traits: Traits
    is_reference: bool = False

    def joined(self, other: Known) -> Known:
        """The same actor with what another article shows of it."""
        return Known(self.actor_id, self.kind, self.names | other.names, self.traits.joined(other.traits), self.is_reference)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Letters that its longer names begin with."""
        return frozenset(letters for name in self.names for letters in initials(name))

    @cached_property
    def plain_names(self) -> tuple[tuple[str, ...], ...]:
        """Its names in two words each; nothing where one of them is no name of two plain words."""
        return plain_names(self.names)


@frozen
class Tie:
    """What ties two actors together, or speaks against it: sort, points, and words for it."""

    sort: str
    points: float
    reason: str


@frozen
class Judgement:
    """Whether an actor of an article is a known one.

    Attributes:
        actor_id: the known one.
        decision: ``one``, ``apart`` or ``undecided``.
        score: points; those of a contradiction are 0.
        reasons: in words, name first.
    """

    actor_id: str
    decision: Decision
    score: float
    reasons: tuple[str, ...]


class Matcher:
    """Judges pairs of actors.

    Args:
        roles: reads places and affiliations.
        nicknames: what nicknames stand for, folded.
        common_words: words that many organisations have in their names, folded and in the singular.
        common_surnames: surnames that many people have, folded.
    """

    def __init__(
        self, roles: RoleReader, nicknames: Nicknames, common_words: AbstractSet[str], common_surnames: AbstractSet[str]
    ) -> None:
        self.roles, self.nicknames = roles, nicknames
        self.keys_of_person = lru_cache(maxsize=_KEPT)(partial(person_keys, nicknames=nicknames))  # names come again and again
        self._persons_alike = lru_cache(maxsize=_KEPT)(self._compare_persons)
        self._common_words, self._common_surnames = common_words, common_surnames

    def judge(self, seen: Known, known: Known) -> Judgement:
        """Whether an actor of an article is the known one, by name and context."""
        likeness = self._names_alike(seen, known)
        if likeness is None:
            return Judgement(known.actor_id, "apart", 0, ("the names differ",))
        conflicts = tuple(self._conflicts(seen, known))
        if conflicts:
            return Judgement(known.actor_id, "apart", 0, (likeness.reason, *conflicts))
        ties = list(self._ties(seen, known))
        score = likeness.points + sum(tie.points for tie in ties)
        reasons = (likeness.reason, *(tie.reason for tie in ties))
        decision: Decision = (
            "one" if score >= ENOUGH[seen.kind] and self._is_tied(seen, ties)
            else "undecided" if score >= DOUBTFUL[seen.kind]
            else "apart"
        )  # fmt: skip
        return Judgement(known.actor_id, decision, score, reasons)

    def is_worth_judging(self, seen: Known, known: Known) -> bool:
        """Whether :meth:`judge` may say anything but that the names differ; of most that share a key it is told at a glance."""
        return seen.kind == known.kind and (seen.kind != "person" or are_worth_comparing(seen.plain_names, known.plain_names))

    def may_be(self, seen: Known, names: Sequence[str], words: Sequence[tuple[str, ...]]) -> bool:
        """Whether an actor of an article has a name like one of a known person's.

        Args:
            seen: the actor of the article.
            names: the known person's.
            words: what :func:`plain_names` gives for them.
        """
        return (
            seen.kind == "person"
            and are_worth_comparing(seen.plain_names, words)
            and any(self._alike(one, other, "person") is not None for one in seen.names for other in names)
        )

    def contradicts(self, seen: Known, known: Known) -> tuple[str, ...]:
        """Why an actor that has a known one's name cannot be that one; empty where nothing speaks against it."""
        ties = sum(tie.points for tie in self._ties(seen, known) if tie.points > 0)
        return () if ties >= _SAME_AFFILIATION else tuple(self._conflicts(seen, known))

    def is_tied(self, seen: Known, known: Known) -> bool:
        """Whether anything besides the name speaks for a known actor."""
        return any(tie.points > 0 for tie in self._ties(seen, known))

    def is_common(self, words: Iterable[str]) -> bool:
        """Whether many organisations have a name of these words."""
        return all(word in self._common_words for word in words)

    def _names_alike(self, seen: Known, known: Known) -> Likeness | None:
        if seen.kind != known.kind:
            return None
        found = [
            alike for one in seen.names for other in known.names if (alike := self._alike(one, other, seen.kind)) is not None
        ]
        found += self._acronym_of(seen, known) + self._acronym_of(known, seen)
        # The reason decides between equals: sets of names have another order in each process.
        return max(found, key=lambda likeness: (likeness.points, likeness.reason), default=None)

    def _alike(self, one: str, other: str, kind: ActorKind) -> Likeness | None:
        if kind != "person":
            place_of = self.roles.place_of
            if self._is_daughter(one, other) or self._is_daughter(other, one):
                return None
            return bodies_alike(body_name(one, place_of), body_name(other, place_of), self._common_words)
        return self._persons_alike(one, other)

    def _compare_persons(self, one: str, other: str) -> Likeness | None:
        first, second = person_name(one), person_name(other)
        if first.is_full and second.is_full:
            return persons_alike(first, second, self.nicknames, self.roles.genders, self._common_surnames)
        if len(first.parts) == 1 and second.is_full:
            return surname_alike(first.parts[0], second)
        return None

    def _is_daughter(self, longer: str, shorter: str) -> bool:
        """As "Kestrel Energy Nigeria" of "Kestrel Energy": a country behind a name of its own, not "Ministry of Health"."""
        name, parent = fold(longer), fold(shorter)
        is_abroad = name.startswith(f"{parent} ") and name.removeprefix(f"{parent} ") in self.roles.country_of
        return is_abroad and not self.is_common(body_name(parent, {}).words)

    def _acronym_of(self, short: Known, long: Known) -> list[Likeness]:
        if short.kind == "person":
            return []
        letters = {name.replace(".", "") for name in short.names} & long.acronyms
        return [Likeness(COMMON_BODY, f"{name} can be short for it") for name in sorted(letters) if len(name) > 2]

    def _conflicts(self, seen: Known, known: Known) -> Iterable[str]:
        one, other = seen.traits, known.traits
        if one.countries and other.countries and not one.countries & other.countries:
            yield f"of {_words(one.countries)}, not of {_words(other.countries)}"
        if seen.kind == "person" and not are_akin(one.trades, other.trades) and not one.affiliations & other.affiliations:
            yield f"in {_words(one.trades)}, not in {_words(other.trades)}"
        if one.births and other.births and not _fit(one.births, other.births):
            yield f"born about {min(one.births)}, not about {min(other.births)}"

    def _ties(self, seen: Known, known: Known) -> Iterable[Tie]:
        one, other = seen.traits, known.traits
        if one.stories & other.stories:
            yield Tie("story", _SAME_STORY, "in copies of one story")
        yield from self._affiliation_ties(one, other)
        if one.countries & other.countries:
            yield Tie("country", _SAME_COUNTRY, f"both of {_words(one.countries & other.countries)}")
        if seen.kind == "person":
            yield from self._office_ties(one, other)
        if one.marks & other.marks:
            yield Tie("description", _SAME_DESCRIPTION, f"both described by {_words(one.marks & other.marks)}")
        if one.births and other.births and _fit(one.births, other.births):
            yield Tie("age", _SAME_AGE, f"both born about {min(one.births)}")
        yield from self._company(seen, known)

    def _office_ties(self, one: Traits, other: Traits) -> Iterable[Tie]:
        shared = {office for office in one.offices & other.offices if self.roles.is_telling(office)}
        exact = {office for office in shared if " " in office}
        if shared:
            yield Tie("office", _EXACT_OFFICE if exact else _SAME_OFFICE, f"both {_words(exact or shared)}")
        elif one.trades & other.trades:
            yield Tie("trade", _SAME_TRADE, f"both in {_words(one.trades & other.trades)}")
        nearby = {word for word in one.nearby & other.nearby if not any(word in office for office in shared)}
        if nearby:
            points = _NEARBY[min(len(nearby), 4) - 1]
            is_office = any(self.roles.is_telling(word) for word in nearby)
            yield Tie("nearby", max(points, _NEARBY_OFFICE) if is_office else points, f"beside both: {_words(nearby)}")
        elif one.offices and other.offices and not shared and not one.marks & other.marks:
            yield Tie("other", _OTHER_DESCRIPTION, f"{_words(one.offices)}, not {_words(other.offices)}")

    def _affiliation_ties(self, one: Traits, other: Traits) -> Iterable[Tie]:
        shared = one.affiliations & other.affiliations
        present = (one.affiliations & other.companions) | (other.affiliations & one.companions)
        if shared:
            yield Tie("affiliation", _SAME_AFFILIATION, f"both of {_words(shared)}")
        elif present:
            yield Tie("present", _AFFILIATION_PRESENT, f"{_words(present)} is in both")
        elif one.affiliations and other.affiliations:
            yield Tie("other", _OTHER_AFFILIATION, f"of {_words(one.affiliations)}, not of {_words(other.affiliations)}")

    def _company(self, seen: Known, known: Known) -> Iterable[Tie]:
        one, other = seen.traits, known.traits
        companions = (one.companions & other.companions) - one.affiliations - other.affiliations
        rare = [companion for companion in companions if not self.roles.is_known(companion)]
        if rare:
            yield Tie("company", _RARE_COMPANIONS[min(len(rare), 2) - 1], f"both named with {_words(rare)}")
        elif companions:
            yield Tie("company", _COMPANION, f"both named with {_words(companions)}")
        topics = (one.topics & other.topics) - {
            word for name in (*seen.names, *known.names, *companions) for word in fold(name).split()
        }
        if topics:
            yield Tie("topic", _TOPICS[min(len(topics), 3) - 1], f"both in articles on {_words(topics)}")
        here, there = one.settings | one.countries, other.settings | other.countries
        if here & there:
            yield Tie("setting", _SAME_SETTING, f"both in articles on {_words(here & there)}")
        elif here and there:
            yield Tie("other", _OTHER_SETTING, f"one in articles on {_words(here)}, the other on {_words(there)}")

    def _is_tied(self, seen: Known, ties: Sequence[Tie]) -> bool:
        """A surname alone joins nobody without the same office in the same organisation or country."""
        if seen.kind != "person" or any(person_name(name).is_full for name in seen.names):
            return True
        sorts = {tie.sort for tie in ties}
        return "office" in sorts and bool(sorts & {"affiliation", "country", "setting"})


def plain_names(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Persons' names in two words each; nothing where one of them is no name of two plain words."""
    words = tuple(map(plain_name, names))
    return words if all(words) else ()


def are_worth_comparing(some: Sequence[tuple[str, ...]], others: Sequence[tuple[str, ...]]) -> bool:
    """Whether two persons may have names alike: of most that share a key, two plain names each tell at a glance.

    Args:
        some: what :func:`plain_names` gives for one of them.
        others: and for the other.
    """
    if len(some) == 1 and len(others) == 1:  # nearly always
        return may_be_alike(some[0], others[0])
    return not some or not others or any(may_be_alike(one, other) for one in some for other in others)


def choose(judgements: Sequence[Judgement]) -> Judgement | None:
    """The one candidate that remains, or None: the best of those that are one, where it leads by far or stands alone."""
    ranked = sorted((j for j in judgements if j.decision != "apart"), key=lambda j: (-j.score, j.actor_id))
    if not ranked or ranked[0].decision != "one":
        return None
    return ranked[0] if len(ranked) == 1 or ranked[0].score - ranked[1].score >= _LEAD else None


def _fit(one: Iterable[str], other: Iterable[str]) -> bool:
    return any(abs(int(a) - int(b)) <= 1 for a in one for b in other)


def _words(values: Iterable[str]) -> str:
    return ", ".join(sorted(fold(value) if " " in value else value for value in values)[:3])
