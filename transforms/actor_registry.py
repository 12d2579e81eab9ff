"""Actors across articles: each actor of an article is matched to one that is known, or makes a new one known.

The registry holds what a chunk of articles can meet; nothing here reads or writes. Sightings come in the order of the news.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from transforms.actor_matching import Judgement, Known, Matcher, choose
from transforms.frozen import frozen
from transforms.name_index import NameIndex
from transforms.name_keys import body_name, fold, person_name
from transforms.name_tables import ReferenceActors, keys_of

How = Literal["matched", "first_seen", "kept", "judged", "undecided", "surname_only", "common_name", "contradicted"]
#: Which actor of which article: article, kind, folded name.
Place = tuple[str, str, str]
#: A key that more actors share than this tells nothing.
MOST_IN_BLOCK = 400


@frozen
class Resolution:
    """Who an actor of an article is across articles.

    Attributes:
        actor_id: reference or learned actor, or None.
        how: what decided.
        score: points of the match, or None.
        reasons: in words.
        judgement_id: the judgement of a person that decided, or None.
        doubts: known actors that it may be, for a person to decide.
    """

    actor_id: str | None
    how: How
    score: float | None = None
    reasons: tuple[str, ...] = ()
    judgement_id: int | None = None
    doubts: tuple[Judgement, ...] = ()


@dataclass(frozen=True)
class Judged:
    """What people have decided, as rules for the registry.

    Attributes:
        merged: actor to the actor that it is, with the judgement.
        apart: pairs of actors that are never one.
        placed: an article's actor to who it is, with the judgement.
        not_placed: an article's actor and a known actor that it is not.
    """

    merged: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    apart: AbstractSet[frozenset[str]] = frozenset()
    placed: Mapping[Place, tuple[str, int]] = field(default_factory=dict)
    not_placed: AbstractSet[tuple[Place, str]] = frozenset()

    def canonical(self, actor_id: str) -> str:
        """The actor that an actor was merged into, or itself."""
        return self.merged[actor_id][0] if actor_id in self.merged else actor_id


class Registry:
    """Known actors by key, and the decision about each actor of an article.

    Args:
        matcher: compares.
        reference: actors of the reference tables.
        judged: what people decided.
        is_anew: whether all is compared again; else an article's actor is who it was before, where nothing contradicts.
    """

    def __init__(self, matcher: Matcher, reference: ReferenceActors, judged: Judged, *, is_anew: bool = False) -> None:
        self._is_anew = is_anew
        self._matcher, self._reference, self._judged = matcher, reference.known, judged
        self._merged = frozenset(judged.merged)  # as a set it is met with others from the smaller side
        self._reference_blocks, self._reference_names = reference.blocks, reference.names
        self._known: dict[str, Known] = {}
        self._keys: dict[Known, frozenset[str]] = {}
        self._blocks: dict[str, set[str]] = defaultdict(set)
        self._more: dict[str, int] = {}
        self._names = NameIndex()
        self._new_keys: set[tuple[str, str]] = set()
        self._places: dict[Place, str] = {}
        self._generations: dict[tuple[str, str], set[str]] = defaultdict(set)

    @property
    def merged(self) -> Mapping[str, str]:
        """Actors that people merged into others, and those."""
        return {actor_id: target for actor_id, (target, _) in self._judged.merged.items()}

    def add(self, known: Iterable[Known], keys: Iterable[tuple[str, str]], places: Mapping[Place, str]) -> None:
        """Hand in learned actors, their keys, and who the actors of articles were before."""
        for actor in known:
            self._index_names(actor.actor_id, actor)
            self._known[actor.actor_id] = self._known[actor.actor_id].joined(actor) if actor.actor_id in self._known else actor
        for key, actor_id in keys:
            self._blocks[key].add(self._judged.canonical(actor_id))
        self._places.update(places)

    def count(self, sizes: Mapping[str, int]) -> None:
        """Tell how many learned actors have each key, those that were handed in and those that need not be."""
        self._more = {key: size - len(self._blocks.get(key, ())) for key, size in sizes.items()}

    def take_new_keys(self) -> set[tuple[str, str]]:
        """Keys that have come since the last call, each with its learned actor."""
        keys, self._new_keys = self._new_keys, set()
        return keys

    def keys(self, seen: Known) -> frozenset[str]:
        """Under which keys an actor of an article is looked up."""
        if seen not in self._keys:
            self._keys[seen] = keys_of(seen, self._matcher)
        return self._keys[seen]

    def needed(self, places: AbstractSet[Place]) -> set[str]:
        """Which learned actors are to be handed in whatever their names: those that judgements, reference tables or these places
        may come to without comparison.
        """
        judged = self._judged
        targets = {target for target, _ in (*judged.merged.values(), *judged.placed.values())}
        return targets | {make(place) for place in places for make in (name_id, learned_id)} | self._reference.keys()

    def resolve(self, seen: Known, place: Place, extracted_id: str | None, *, has_full_name: bool) -> Resolution | None:
        """Who an actor of an article is; None where it is who the extraction says, and nothing is to be noted.

        Args:
            seen: its names and traits in the article.
            place: which one it is.
            extracted_id: reference actor whose name it has.
            has_full_name: whether the article tells more than a person's surname.
        """
        found = self._by_judgement(place, extracted_id)
        refused: tuple[str, ...] = ()
        if found is None and extracted_id is not None:
            refused = self._refusal(seen, extracted_id, has_full_name=has_full_name)
            if not refused:
                return None
            if not has_full_name:
                return Resolution(None, "surname_only", None, refused)
        if found is None:
            found = self._by_memory(seen, place) or self._by_comparison(seen, place, extracted_id, refused)
        if found.actor_id is not None:
            self._learn(found.actor_id, seen)
            self._generations[place[0], found.actor_id] |= _generations(seen)
        return found

    def _by_judgement(self, place: Place, extracted_id: str | None) -> Resolution | None:
        judged = self._judged
        if not judged.merged and not judged.placed:
            return None
        if place in judged.placed:
            actor_id, number = judged.placed[place]
            return Resolution(judged.canonical(actor_id), "judged", judgement_id=number)
        before = self._places.get(place)
        for known_as in (extracted_id, learned_id(place), before):
            if known_as is not None and known_as in judged.merged:
                target, number = judged.merged[known_as]
                return Resolution(target, "judged", judgement_id=number)
        target, number = judged.merged.get(name_id(place), ("", 0))
        return Resolution(target, "judged", judgement_id=number) if target and target == before else None

    def _refusal(self, seen: Known, extracted_id: str, *, has_full_name: bool) -> tuple[str, ...]:
        """Why an actor that has the name of a reference actor is not that one."""
        known = self._reference.get(extracted_id)
        if known is None or known.kind != seen.kind:
            return ()
        if seen.kind != "person":
            return self._elsewhere(seen, known)
        conflicts = self._matcher.contradicts(seen, known)
        if conflicts or self._matcher.is_tied(seen, known):
            return conflicts
        if has_full_name:
            return self._unlike(seen, known)
        return (f"only a surname, and nothing else points to {extracted_id}",)

    def _unlike(self, seen: Known, known: Known) -> tuple[str, ...]:
        """A person of a known one's name who does something else in another country, as far as the article tells."""
        one, other = seen.traits, known.traits
        if one.offices and other.offices and one.settings and other.settings and not one.settings & other.settings:
            return (f"{', '.join(sorted(one.offices)[:2])} in an article on {', '.join(sorted(one.settings)[:3])}",)
        return ()

    def _elsewhere(self, seen: Known, known: Known) -> tuple[str, ...]:
        """A name that organisations of many countries have, in an article that names other countries only."""
        here, there = seen.traits.settings | seen.traits.countries, known.traits.countries
        is_common = all(self._matcher.is_common(body_name(name, {}).words) for name in seen.names)
        if is_common and here and there and not here & there:
            return (f"many organisations have that name, and the article is on {', '.join(sorted(here)[:3])}",)
        return ()

    def _by_memory(self, seen: Known, place: Place) -> Resolution | None:
        """Who the actor of that name was in an earlier reading of the article."""
        before = self._places.get(place)
        known = self._get(before) if before and not self._is_anew else None
        if known is None or self._is_told_apart(place, known.actor_id) or self._matcher.contradicts(seen, known):
            return None
        return Resolution(known.actor_id, "kept", None, ("the same name in the same article",))

    def _by_comparison(self, seen: Known, place: Place, extracted_id: str | None, refused: tuple[str, ...]) -> Resolution:
        judgements = (self._matcher.judge(seen, known) for known in self._candidates(seen) if known.actor_id != extracted_id)
        possible = [
            j
            for j in judgements
            if j.decision != "apart" and not self._is_told_apart(place, j.actor_id) and not self._is_kin(seen, place, j.actor_id)
        ]
        best = choose(possible)
        if best is not None:
            return Resolution(best.actor_id, "matched", best.score, best.reasons)
        doubts = tuple(sorted(possible, key=lambda j: (-j.score, j.actor_id)))
        if seen.kind == "person" and not any(person_name(name).is_full for name in seen.names):
            return Resolution(None, "surname_only", None, (), None, doubts)
        if seen.kind != "person" and self._is_common(seen) and len(seen.traits.settings) != 1:
            return Resolution(None, "common_name", None, ("many organisations have that name",), None, doubts)
        if doubts and not seen.traits.identify:
            return Resolution(None, "undecided", doubts[0].score, doubts[0].reasons, None, doubts)
        how: How = "contradicted" if refused else "first_seen"
        return Resolution(self._judged.canonical(self._new_id(place)), how, None, refused, None, doubts)

    def _new_id(self, place: Place) -> str:
        """By the name alone, so that the order of articles changes nothing; by the article, too, where another has the name."""
        by_name = name_id(place)
        return learned_id(place) if self._get(by_name) is not None else by_name

    def _candidates(self, seen: Known) -> list[Known]:
        """Known actors that share a telling key with an actor of an article, and may have a name like one of its."""
        blocks: list[AbstractSet[str]] = []
        for key in self.keys(seen):
            learned, listed = self._blocks.get(key), self._reference_blocks.get(key)
            if learned is not None and len(learned) + self._more.get(key, 0) <= MOST_IN_BLOCK:
                blocks.append(learned)
            if listed is not None and len(listed) <= MOST_IN_BLOCK:
                blocks.append(listed)
        if not blocks:
            return []
        ids = self._named_alike(seen, blocks) if seen.kind == "person" else set().union(*blocks)
        found = (actor for actor_id in ids if (actor := self._get(actor_id)) is not None)
        return [actor for actor in found if self._matcher.is_worth_judging(seen, actor)]

    def _named_alike(self, seen: Known, blocks: Sequence[AbstractSet[str]]) -> set[str]:
        """Those in the blocks that may have a name like one of a person's; who was merged into another has the other's names."""
        found = {actor_id for block in blocks for actor_id in self._merged & block}
        for index in (self._names, self._reference_names):
            near = set().union(*map(index.find, seen.names))
            found |= {actor_id for actor_id in near if any(actor_id in block for block in blocks)}
        return found

    def _get(self, actor_id: str) -> Known | None:
        if self._judged.merged:
            actor_id = self._judged.canonical(actor_id)
        learned, reference = self._known.get(actor_id), self._reference.get(actor_id)
        if learned is not None and reference is not None:
            return reference.joined(learned)
        return learned or reference

    def _is_told_apart(self, place: Place, actor_id: str) -> bool:
        judged = self._judged
        if (place, actor_id) in judged.not_placed:
            return True
        own_ids = (learned_id(place), self._places.get(place, "")) if judged.apart else ()
        return any(frozenset((own, actor_id)) in judged.apart for own in own_ids)

    def _is_kin(self, seen: Known, place: Place, actor_id: str) -> bool:
        """Whether an article that names "Otávio Brandalise Filho" names his father, too: one without the other may be either."""
        others = self._generations.get((place[0], actor_id))
        return others is not None and seen.kind == "person" and not others & _generations(seen)

    def _is_common(self, seen: Known) -> bool:
        """A name that many organisations have, and no country with it: "the Health Ministry", "the Liberal Party"; or letters of
        which the article does not say what they stand for.
        """
        names = [body_name(name, self._matcher.roles.place_of) for name in seen.names]
        return all(
            bool(name.acronym and len(name.acronym) < 3) or (not name.places and self._matcher.is_common(name.words))
            for name in names
        )  # fmt: skip

    def _learn(self, actor_id: str, seen: Known) -> None:
        actor = Known(actor_id, seen.kind, seen.names, seen.traits)
        self._index_names(actor_id, seen)
        self._known[actor_id] = self._known[actor_id].joined(actor) if actor_id in self._known else actor
        self._new_keys.update(self._index(actor_id, seen))

    def _index_names(self, actor_id: str, named: Known) -> None:
        known = self._known.get(actor_id)
        for name in named.names:
            if known is None or name not in known.names:
                self._names.add(actor_id, name)

    def _index(self, actor_id: str, names: Known) -> set[tuple[str, str]]:
        fresh = {(key, actor_id) for key in self.keys(names) if actor_id not in self._blocks[key]}
        for key, _ in fresh:
            self._blocks[key].add(actor_id)
        return fresh


def _generations(seen: Known) -> set[str]:
    return {person_name(name).generation for name in seen.names} if seen.kind == "person" else set()


def name_id(place: Place) -> str:
    """The id of the first actor of a name and kind: the same whichever article makes it known."""
    return learned_id(("", *place[1:]))


@lru_cache(maxsize=32_768)
def learned_id(place: Place) -> str:
    """The id of a further actor that an article makes known: its name, and a hash of article, kind and name."""
    slug = re.sub(r"[^a-z0-9]+", "-", place[2]).strip("-")[:48] or "actor"
    return f"{slug}-{hashlib.sha256('\0'.join(place).encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def place_of(article_id: str, kind: str, name: str) -> Place:
    """Which actor of which article."""
    return article_id, kind, fold(name)
