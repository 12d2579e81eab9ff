"""Mentions of one article that mean the same actor.

A mention joins an actor only where exactly one candidate remains; a wrong merge is a worse error than a missed one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer, straighten
from transforms.mentions import find_mentions
from transforms.names import PARTICLES, NameMention
from transforms.records import ActorKind
from transforms.roles import roles_of


@dataclass(slots=True)
class Cluster:
    """One actor in the making."""

    kind: ActorKind
    known_id: str | None
    names: list[str]
    mentions: list[NameMention] = field(default_factory=list)
    keys: set[tuple[frozenset[str], str]] = field(default_factory=set)
    roles: list[tuple[Span, str]] = field(default_factory=list)

    @property
    def longest(self) -> str:
        """The fullest name that the text gives."""
        return max(self.names, key=lambda name: (len(name.split()), len(name)))


class Clusters:
    """The actors of one analysed text in the making, sorted by their first mention, and which token names which."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        self.found: list[Cluster] = []
        self.by_token: dict[int, Cluster] = {}
        self.ambiguous: list[NameMention] = []
        self._names: dict[tuple[int, int], str] = {}
        self._build(find_mentions(doc, gazetteer))

    def _build(self, mentions: list[NameMention]) -> None:
        single = [m for m in mentions if " " not in self._name(m) and not m.known_id and m.kind != "country"]
        for mention in (m for m in mentions if m not in single):
            self._join(mention, self._same_full(mention))
        for mention in single:
            company = self._company_called(self._name(mention))
            if company is not None:
                self._join(mention, company)
            elif mention.kind == "person" or len(self._owners_of(self._name(mention))) == 1:
                self._add_surname(mention)
            else:
                self._join(mention, self._same_full(mention))
        self._join_acronyms()
        self._join_short_bodies()
        self._add_unseen_surnames()
        self._add_unseen_bodies()
        for cluster in self.found:
            cluster.mentions.sort(key=lambda m: m.start)
            if cluster.kind == "person":
                for mention in cluster.mentions:
                    found = roles_of(self.doc, mention, self.gazetteer)
                    cluster.roles.extend((self._with_body(span), rule) for span, rule in found)
        self.found.sort(key=lambda c: c.mentions[0].start)

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
        cluster.mentions.append(mention)
        if mention.key:
            cluster.keys.add(mention.key)
        for position in range(mention.start, mention.end):
            self.by_token[position] = cluster
        return cluster

    def _name(self, mention: NameMention) -> str:
        span = mention.start, mention.end
        if span not in self._names:
            self._names[span] = re.sub(r"\s+", " ", self.doc.span(mention.start, mention.end).text)
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
        """Same surname, and first names that agree: equal, an initial, or a nickname."""
        first, second = folded(a).split(), folded(b).split()
        if first == second:
            return True
        if len(first) < 2 or len(second) < 2 or first[-1] != second[-1]:
            return False
        x, y = first[0], second[0]
        if x == y:
            return True
        if len(x.rstrip(".")) == 1 or len(y.rstrip(".")) == 1:
            return x[0] == y[0]
        return y in self.gazetteer.nicknames.get(x, ()) or x in self.gazetteer.nicknames.get(y, ())

    def _add_surname(self, mention: NameMention) -> None:
        name = self._name(mention)
        owners = self._owners_of(name)
        if len(owners) == 1:
            self._join(mention, owners[0])
        elif owners:
            self.ambiguous.append(mention)
        else:
            known = self.gazetteer.by_surname.get(name, ())
            known_id = known[0] if len(known) == 1 else None
            same = [c for c in self.found if c.known_id == known_id and known_id]
            named = NameMention(mention.start, mention.end, "person", known_id, mention.rule)
            self._join(named, same[0] if same else None)

    def _owners_of(self, name: str) -> list[Cluster]:
        """Persons whose surname (or, for names of the kind "Saddam Hussein", whose only other part) this is."""
        surname = _without_particle(folded(name))
        persons = [c for c in self.found if c.kind == "person"]
        owners = [c for c in persons if any(_parts(n)[-1:] == (surname,) for n in c.names)]
        if owners:
            return owners
        return [c for c in persons if any(len(parts) > 1 and surname in parts for parts in map(_parts, c.names))]

    def _company_called(self, name: str) -> Cluster | None:
        """As in "Quillmore" for "Quillmore Foods": the one organisation that starts with this word, where no person has it for a
        name and it is no word for a place or nation, and no word of the language.
        """
        first = folded(name)
        if self.gazetteer.country_of(name) or not name[:1].isupper() or self._owners_of(name):
            return None
        owners = [
            c
            for c in self.found
            if c.kind == "organisation" and c.known_id is None and any(_starts_with(folded(n), first) for n in c.names)
        ]
        return owners[0] if len(owners) == 1 else None

    def _join_acronyms(self) -> None:
        """As in "Israel Defense Forces (IDF)": an acronym whose letters are the initials of exactly one other organisation."""
        for short in [c for c in self.found if c.kind != "country" and _is_acronym(c.longest)]:
            letters = short.longest.replace(".", "")
            owners = [
                c
                for c in self.found
                if c is not short and c.kind == "organisation" and any(letters in _initials(n) for n in c.names)
            ]
            if len(owners) == 1 and not (short.known_id and owners[0].known_id and short.known_id != owners[0].known_id):
                self._merge(short, owners[0])

    def _join_short_bodies(self) -> None:
        """As in "the Security Council" for the one "UN Security Council": a name that another has behind a place or the UN."""
        bodies = [c for c in self.found if c.kind == "organisation"]
        for short in [c for c in bodies if c.known_id is None and " " in c.longest]:
            owners = [c for c in bodies if c is not short and any(self._is_behind_place(short.longest, n) for n in c.names)]
            if len(owners) == 1 and owners[0] in self.found:
                self._merge(short, owners[0])

    def _is_behind_place(self, short: str, name: str) -> bool:
        before = folded(name).removesuffix(folded(short)) if folded(name).endswith(" " + folded(short)) else ""
        words = before.replace("'s", " ").split()
        return bool(words) and all(self.gazetteer.country_of(w) or w in ("un", "u.n.", "united", "nations", "eu") for w in words)

    def _add_unseen_bodies(self) -> None:
        """Acronyms and last nouns of organisations that nothing saw: "FVM" and "the Movement" for the Free Valley Movement."""
        acronyms: dict[str, list[Cluster]] = {}
        nouns: dict[str, list[Cluster]] = {}
        for cluster in self.found:
            if cluster.kind == "organisation":
                for letters in {i for name in cluster.names for i in _initials(name) if len(i) > 2}:
                    acronyms.setdefault(letters, []).append(cluster)
                for noun in {name.split()[-1] for name in cluster.names if " " in name}:
                    nouns.setdefault(noun, []).append(cluster)
        for token in self.doc:
            if token.i in self.by_token or not token.text[:1].isupper():
                continue
            if token.is_upper:
                owners = acronyms.get(token.text, [])
            else:
                owners = nouns.get(token.text, []) if self._stands_alone(token) else []
            if len(owners) == 1 and owners[0].mentions[0].start < token.i:
                self._join(NameMention(token.i, token.i + 1, "organisation", owners[0].known_id, "short_for_one_body"), owners[0])

    def _stands_alone(self, token: Token) -> bool:
        """Whether a capitalised noun for a body has "the" before it and no name beside it."""
        doc = self.doc
        is_noun = token.is_title and token.lower_ in self.gazetteer.name_nouns["body"]
        behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
        is_free = behind is None or not (behind.is_title or behind.lower_ in ("of", "for"))
        return is_noun and token.i > 0 and doc[token.i - 1].lower_ == "the" and is_free

    def _merge(self, source: Cluster, target: Cluster) -> None:
        for mention in source.mentions:
            self._join(mention, target)
        self.found.remove(source)

    def _add_unseen_surnames(self) -> None:
        """Capitalised words that the model did not take for a name, but that are the surname of exactly one person here."""
        surnames: dict[str, list[Cluster]] = {}
        for cluster in self.found:
            if cluster.kind == "person":
                for surname in {name.split()[-1] for name in cluster.names}:
                    surnames.setdefault(surname, []).append(cluster)
        for token in self.doc:
            owners = surnames.get(token.text)
            if (
                owners
                and len(owners) == 1
                and token.i not in self.by_token
                and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB")
            ):
                self._join(NameMention(token.i, token.i + 1, "person", owners[0].known_id, "surname_of_one_person"), owners[0])


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name for comparison: lower case, plain marks, without "the" and a final possessive."""
    name = straighten(name).lower().removesuffix("'s")
    return re.sub(r"^the ", "", re.sub(r"\s+", " ", name)).strip()


@lru_cache(maxsize=4096)
def _content(name: str) -> frozenset[str]:
    """The words of a body's name that tell which one it is, in any order: "Ministry of Health" and "Health Ministry"."""
    return frozenset(word for word in folded(name).split() if word not in ("of", "the", "for", "and", "&"))


def _starts_with(name: str, first: str) -> bool:
    """Whether a name of two or three words starts with this one: longer names are seldom shortened to their first."""
    words = name.split()
    return 2 <= len(words) <= 3 and words[0] == first


def _without_particle(name: str) -> str:
    return name[3:] if name.startswith(("al-", "el-")) else name


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name for comparison, each without an Arabic article."""
    return tuple(_without_particle(part) for part in folded(name).split())


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()


def _initials(name: str) -> set[str]:
    """The acronyms that a name's capitals allow: all initials, and those without small words."""
    words = [w for w in re.split(r"[\s-]+", straighten(name)) if w and w[0].isalpha()]
    if len(words) < 2:
        return set()
    return {"".join(w[0] for w in words).upper(), "".join(w[0] for w in words if w[0].isupper()).upper(),
            "".join(w[0] for w in words if w.lower() not in PARTICLES | {"of", "the", "and", "for"}).upper()}  # fmt: skip
