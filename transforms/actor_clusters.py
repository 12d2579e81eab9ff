"""Mentions of one article that mean the same actor.

A mention joins an actor only where exactly one candidate remains; a wrong merge is a worse error than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.analysed_text import Doc, Span
from transforms.cluster import Cluster, folded
from transforms.frozen import replace
from transforms.gazetteer import Gazetteer
from transforms.mentions import find_mentions
from transforms.name_keys import name_words
from transforms.names import NameMention
from transforms.person_owners import PersonOwners
from transforms.roles import roles_of
from transforms.told_names import ToldName, told_names
from transforms.unseen_names import UnseenNames, initials_of, party_stem

_SPACES = re.compile(r"\s+")
#: What a company's name ends with that is short without it.
_FORMS_OF_FIRMS = frozenset(
    "holdings holding group plc inc inc. corp corp. corporation ltd ltd. limited llc co co. company".split()
)


class Clusters:
    """The actors of one analysed text in the making, sorted by their first mention, and which token names which."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        self.found: list[Cluster] = []
        self.by_token: dict[int, Cluster] = {}
        self.ambiguous: list[NameMention] = []
        self._names: dict[tuple[int, int], str] = {}
        self._told: dict[str, NameMention] = {}
        self._owners = PersonOwners(doc, gazetteer)
        self._build(find_mentions(doc, gazetteer))

    def _build(self, mentions: list[NameMention]) -> None:
        told = list(told_names(self.doc, mentions, self.gazetteer))
        self._told = {folded(self.doc.span(t.start, t.end).text): t.of for t in told}
        others = {position for t in told for position in range(t.start, t.end)}
        own = [m for m in mentions if m.start not in others or m.known_id]
        short = self._short_names(own)
        for mention in own:
            if mention not in short:
                self._join(mention, self._same_full(mention))
        waiting = [t for t in told if not self._add_told(t)]
        for mention in own:
            if mention in short:
                self._add_short(mention)
        for told_late in waiting:
            self._add_told(told_late)
        self._join_acronyms()
        self._join_short_bodies()
        unseen = UnseenNames(self.doc, self.gazetteer, self.found, self.by_token, self.ambiguous)
        for find in (unseen.told, unseen.persons, unseen.bodies):
            for mention, cluster in find():
                self._join(mention, cluster)
        for cluster in self.found:
            cluster.mentions.sort(key=lambda m: m.start)
            if cluster.kind == "person":
                self._owners.gender_of(cluster)
                for mention in cluster.mentions:
                    found = roles_of(self.doc, mention, self.gazetteer)
                    cluster.roles.extend((self._with_body(span), rule) for span, rule in found)
        self.found.sort(key=lambda c: c.mentions[0].start)

    def _short_names(self, mentions: Sequence[NameMention]) -> set[NameMention]:
        """The names that may be short for another: of one word, a later part of a person's longer name, or told as another."""
        persons = [name_words(self._name(m)) for m in mentions if m.kind == "person"]
        parts = {
            (words[n:m], told) for words, told in persons for n in range(1, len(words)) for m in range(n + 1, len(words) + 1)
        }
        return {
            m
            for m in mentions
            if not m.known_id
            and m.kind != "country"
            and (
                " " not in (name := self._name(m))
                or folded(name) in self._told
                or (m.kind == "person" and name_words(name) in parts)
            )
        }

    def _add_told(self, told: ToldName) -> bool:
        """Join another name that the text tells to its actor; False where that is not known yet."""
        cluster = self.by_token.get(told.of.start)
        if cluster is None:
            return False
        name = _SPACES.sub(" ", self.doc.span(told.start, told.end).text)
        if folded(name) not in map(folded, cluster.names):
            cluster.aliases.append(name)
        if told.of.start < told.start < told.of.end:
            cluster.names.append(name)
            self._owners.add(cluster, name)
            return True
        other = self.by_token.get(told.start)
        if other is not None and other.known_id and cluster.known_id is None and other.kind == cluster.kind:
            self._merge(other, cluster)  # "the UN Office for Relief (UNOR)", of which the table knows the letters
        if all(position not in self.by_token for position in range(told.start, told.end)):
            self._join(NameMention(told.start, told.end, cluster.kind, cluster.known_id, "told_name"), cluster)
        return True

    def _add_short(self, mention: NameMention) -> None:
        name = self._name(mention)
        of = self._told.get(folded(name))
        owner = self.by_token.get(of.start) if of is not None else self._company_called(name)
        if owner is not None:
            self._join(replace(mention, kind=owner.kind), owner)
        elif mention.kind == "person" or (mention.rule != "called_a_body" and self._owners.named(name)):
            self._add_surname(mention)
        else:
            self._join(mention, self._same_full(mention))

    def _with_body(self, role: Span) -> Span:
        """A role with the organisation right behind it: "a strategist" with "at Lindner Capital"."""
        doc, position = self.doc, role.end
        if position < role.sent.end and doc[position].lower_ in ("with", "at", "from", "for", "of"):
            position += 1
        if position < role.sent.end and doc[position].lower_ == "the" and position > role.end:
            position += 1
        owner = self.by_token.get(position)
        if owner is None or owner.kind != "organisation" or position >= role.sent.end:
            return role
        end = next(m.end for m in owner.mentions if m.start <= position < m.end)
        return doc.span(role.start, end)

    def _join(self, mention: NameMention, cluster: Cluster | None) -> Cluster:
        name = self._name(mention)
        if cluster is None:
            cluster = Cluster(mention.kind, mention.known_id, [])
            self.found.append(cluster)
        if cluster.known_id is None:
            cluster.known_id = mention.known_id
        cluster.names.append(name)
        if cluster.kind == "person":
            self._owners.add(cluster, name)
        cluster.mentions.append(mention)
        if mention.key:
            cluster.keys.add(mention.key)
        for position in range(mention.start, mention.end):
            self.by_token[position] = cluster
        return cluster

    def _name(self, mention: NameMention) -> str:
        span = mention.start, mention.end
        if span not in self._names:
            self._names[span] = _SPACES.sub(" ", self.doc.span(mention.start, mention.end).text)
        return self._names[span]

    def _same_full(self, mention: NameMention) -> Cluster | None:
        """The one cluster that a full name belongs to."""
        name = self._name(mention)
        same = [c for c in self.found if c.kind == mention.kind and self._is_same(c, mention, name)]
        return same[0] if len(same) == 1 else None

    def _is_same(self, cluster: Cluster, mention: NameMention, name: str) -> bool:
        if mention.known_id and cluster.known_id:
            return mention.known_id == cluster.known_id
        if cluster.kind == "person":
            return any(self._same_person(name, other) for other in cluster.names)
        if mention.key and mention.key in cluster.keys:
            return True
        content = _content(name)
        return any(folded(name) == folded(other) or (len(content) > 1 and content == _content(other)) for other in cluster.names)

    def _same_person(self, a: str, b: str) -> bool:
        """Same surname, and first names that agree (equal, an initial, or a nickname); or the same but for a second surname or
        the order. A father and a son are not.
        """
        (first, generation), (second, other) = name_words(a), name_words(b)
        if generation != other:
            return False
        if first == second:
            return True
        if len(first) < 2 or len(second) < 2:
            return False
        if first[-1] != second[-1]:
            shorter, longer = sorted((first, second), key=len)
            return longer[: len(shorter)] == shorter or sorted(first) == sorted(second)
        x, y = first[0], second[0]
        if x == y:
            return True
        if len(x) == 1 or len(y) == 1:
            return x[0] == y[0]
        return y in self.gazetteer.nicknames.get(x, ()) or x in self.gazetteer.nicknames.get(y, ())

    def _add_surname(self, mention: NameMention) -> None:
        name = self._name(mention)
        possible = self._owners.named(name)
        owners = self._owners.narrowed(possible, mention) or self._owners.spouses(possible, mention, self.found)
        if len(owners) == 1:
            self._join(replace(mention, kind="person"), owners[0])
        elif possible:
            self.ambiguous.append(mention)
        else:
            surname = f"al-{name[3:]}" if name.startswith("Al-") else name  # as a sentence opens
            known = self.gazetteer.by_surname.get(surname, ()) if name not in self.gazetteer.given_names else ()
            known_id = known[0] if len(known) == 1 else None
            if known_id and any(
                self.gazetteer.has_no_such_role(known_id, role.text) for role, _ in roles_of(self.doc, mention, self.gazetteer)
            ):
                known_id = None
            same = [c for c in self.found if c.known_id == known_id and known_id]
            named = replace(mention, kind="person", known_id=known_id)
            self._join(named, same[0] if same else None)

    def _company_called(self, name: str) -> Cluster | None:
        """As in "Quillmore" for "Quillmore Foods": the one organisation that starts with this word, where no person has it for a
        name and it is no word for a place or nation, and no word of the language.
        """
        first = folded(name)
        if self.gazetteer.country_of(name) or not name[:1].isupper() or self._owners.named(name):
            return None
        holding = [c for c in self.found if c.kind == "organisation" and any(_is_with_form(n, name) for n in c.names)]
        if len(holding) == 1:
            return holding[0]
        if _is_acronym(name) and any(name in initials_of(n) for c in self.found if c.kind == "organisation" for n in c.names):
            return None  # "FVM" of the Free Valley Movement, beside one "FVM Media"
        owners = [
            c
            for c in self.found
            if c.kind == "organisation"
            and c.mentions[0].rule != "government_of_ruler"  # "Ruiz" alone is the person
            and (c.known_id is None or name.isupper())
            and any(_starts_with(folded(n), first) and not party_stem(n) for n in c.names)
        ]
        return owners[0] if len(owners) == 1 else None

    def _join_acronyms(self) -> None:
        """As in "Israel Defense Forces (IDF)": an acronym whose letters are the initials of exactly one other organisation."""
        for short in [c for c in self.found if c.kind != "country" and _is_acronym(c.longest)]:
            letters = short.longest.replace(".", "")
            owners = [
                c
                for c in self.found
                if c is not short and c.kind == "organisation" and any(_is_acronym_of(letters, name) for name in c.names)
            ]
            if len(owners) == 1 and not (short.known_id and owners[0].known_id and short.known_id != owners[0].known_id):
                if short.known_id and self._is_other_body(short, owners[0]):
                    short.mentions = [replace(m, known_id=None) for m in short.mentions]
                self._merge(short, owners[0])

    def _is_other_body(self, short: Cluster, full: Cluster) -> bool:
        """As the International Cricket Council, told in full, is not the "ICC" of the reference: it has words of its own."""
        known = self.gazetteer.actors[short.known_id or ""]
        words = {word for name in (known.name, *known.aliases) for word in _content(name)}
        is_told = any(" " in name for name in short.names)
        return not is_told and any(not _content(name) <= words for name in full.names)

    def _join_short_bodies(self) -> None:
        """As in "the Security Council" for the one "UN Security Council": a name that another has behind a place or the UN,
        before "of Halifax", or before "Party".
        """
        bodies = [c for c in self.found if c.kind == "organisation"]
        for short in [c for c in bodies if c.known_id is None and not self._is_other_sort(c)]:
            name = folded(short.longest)
            owners = [
                c for c in bodies if c is not short and any(self._is_short_for(name, folded(n)) for n in self._full_names(c))
            ]
            if len(owners) == 1 and owners[0] in self.found:
                self._merge(short, owners[0])

    def _full_names(self, cluster: Cluster) -> list[str]:
        known = self.gazetteer.actors.get(cluster.known_id or "")
        return [*cluster.names, known.name] if known is not None else cluster.names

    def _is_other_sort(self, cluster: Cluster) -> bool:
        """As "the Liberal, a newspaper": one word that the text explains, or that has an article, is short for no party."""
        if " " in cluster.longest:
            return False
        return any(m.rule == "called_a_body" or (m.start and self.doc[m.start - 1].lower_ == "the") for m in cluster.mentions)

    def _is_short_for(self, short: str, name: str) -> bool:
        if " " not in short:
            return party_stem(name) == short
        if name.startswith((f"{short} of ", f"{short} in ")):
            return len(name.split()) - len(short.split()) <= 3
        before = name.removesuffix(short) if name.endswith(f" {short}") else ""
        words = before.replace("'s", " ").split()
        if self.gazetteer.is_country(" ".join(words)):
            return True  # "South Korea's Constitutional Court"
        return bool(words) and all(self.gazetteer.country_of(w) or w in ("un", "u.n.", "united", "nations", "eu") for w in words)

    def _merge(self, source: Cluster, target: Cluster) -> None:
        for mention in source.mentions:
            self._join(mention, target)
        self._owners.forget(source)
        self.found.remove(source)


@lru_cache(maxsize=4096)
def _content(name: str) -> frozenset[str]:
    """The words of a body's name that tell which one it is, in any order: "Ministry of Health" and "Health Ministry"."""
    return frozenset(word for word in folded(name).split() if word not in ("of", "the", "for", "and", "&"))


def _starts_with(name: str, first: str) -> bool:
    """Whether a name of two or three words starts with this one: longer names are seldom shortened to their first."""
    words = name.split()
    return 2 <= len(words) <= 3 and words[0] == first


def _is_with_form(name: str, short: str) -> bool:
    """As "MNL Holdings" of "MNL": whatever else has these initials."""
    first, _, rest = name.partition(" ")
    return first == short and rest.lower() in _FORMS_OF_FIRMS


def _is_acronym_of(letters: str, name: str) -> bool:
    """Whether letters are the initials of a name, with or without whose body it is: "EC" of "Electoral Commission of Malta"."""
    return letters in initials_of(name) | initials_of(name.partition(" of ")[0])


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()
