"""Actors of one article: mentions that mean the same one, their roles, and whom a phrase or pronoun refers to.

A mention joins an actor only where exactly one candidate remains; a wrong merge is a worse error than a missed one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from transforms.gazetteer import Gazetteer, straighten
from transforms.language_analysis import end_of, source_text
from transforms.mentions import PARTICLES, NameMention, find_mentions
from transforms.quotation_marks import find_quoted
from transforms.records import Actor, ActorKind, Mention, Role
from transforms.roles import is_role_noun, roles_of
from transforms.syntax import phrase

_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "dative", "ROOT"})
#: Prepositions behind which a country takes part, and is no mere place.
_TAKING_PART = frozenset({"by", "with", "against", "between", "toward", "towards"})
_BUSINESS = frozenset(
    "company firm bank carmaker automaker airline retailer manufacturer planemaker chipmaker drugmaker operator lender".split()
)
_GENERIC_HEADS = frozenset(
    (
        "party group company corporation corp corp. inc inc. ltd ltd. plc co co. agency university movement organisation "
        "organization network bank the"
    ).split()
)
#: A name whose salience is lower stands too far away: five sentences for a subject, two for a passing mention.
_FARTHEST_PRONOUN = -3.0
#: "it" reaches back two or three sentences; one that spoke counts as if it stood a sentence nearer.
_FARTHEST_IT, _SPEAKER_BONUS = 60, 25
_MALE, _FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})


@dataclass(slots=True)
class _Cluster:
    """One actor in the making."""

    kind: ActorKind
    known_id: str | None
    names: list[str]
    mentions: list[NameMention] = field(default_factory=list)
    keys: set[tuple[frozenset[str], str]] = field(default_factory=set)
    roles: list[tuple[Span, str]] = field(default_factory=list)

    @property
    def longest(self) -> str:
        return max(self.names, key=lambda name: (len(name.split()), len(name)))


class ActorIndex:
    """The actors of one analysed text, and the questions that figures and quotes ask about them."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        self._clusters: list[_Cluster] = []
        self._by_token: dict[int, _Cluster] = {}
        self.ambiguous: list[NameMention] = []
        self._build(find_mentions(doc, gazetteer))
        self._quoted = [(q.start, q.end) for q in find_quoted(source_text(doc))]
        self._sentence_of = {t.i: n for n, sentence in enumerate(doc.sents) for t in sentence}
        self.actors = self._records()

    # ------------------------------------------------------------ building

    def _build(self, mentions: list[NameMention]) -> None:
        single = [m for m in mentions if m.end - m.start == 1 and not m.known_id and m.kind != "country"]
        for mention in (m for m in mentions if m not in single):
            self._join(mention, self._same_full(mention))
        for mention in single:
            if mention.kind == "person" or len(self._owners_of(self._name(mention))) == 1:
                self._add_surname(mention)
            else:
                self._join(mention, self._same_full(mention))
        self._join_acronyms()
        self._add_unseen_surnames()
        for cluster in self._clusters:
            cluster.mentions.sort(key=lambda m: m.start)
            if cluster.kind == "person":
                for mention in cluster.mentions:
                    cluster.roles.extend(roles_of(self.doc, mention, self.gazetteer))
        self._clusters.sort(key=lambda c: c.mentions[0].start)

    def _join(self, mention: NameMention, cluster: _Cluster | None) -> _Cluster:
        name = self._name(mention)
        if cluster is None:
            cluster = _Cluster(mention.kind, mention.known_id, [])
            self._clusters.append(cluster)
        if cluster.known_id is None:
            cluster.known_id = mention.known_id
        cluster.names.append(name)
        cluster.mentions.append(mention)
        if mention.key:
            cluster.keys.add(mention.key)
        for position in range(mention.start, mention.end):
            self._by_token[position] = cluster
        return cluster

    def _name(self, mention: NameMention) -> str:
        return re.sub(r"\s+", " ", self.doc[mention.start : mention.end].text)

    def _same_full(self, mention: NameMention) -> _Cluster | None:
        """The one cluster that a full name belongs to."""
        name = self._name(mention)
        same = [c for c in self._clusters if c.kind == mention.kind and self._is_same(c, mention, name)]
        return same[0] if len(same) == 1 else None

    def _is_same(self, cluster: _Cluster, mention: NameMention, name: str) -> bool:
        if mention.known_id and cluster.known_id:
            return mention.known_id == cluster.known_id
        if cluster.kind == "person":
            return any(self._same_person(name, other) for other in cluster.names)
        if mention.key and mention.key in cluster.keys:
            return True
        return any(_folded(name) == _folded(other) for other in cluster.names)

    def _same_person(self, a: str, b: str) -> bool:
        """Same surname, and first names that agree: equal, an initial, or a nickname."""
        first, second = _folded(a).split(), _folded(b).split()
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
            same = [c for c in self._clusters if c.known_id == known_id and known_id]
            named = NameMention(mention.start, mention.end, "person", known_id, mention.rule)
            self._join(named, same[0] if same else None)

    def _owners_of(self, name: str) -> list[_Cluster]:
        """Persons whose surname (or, for names of the kind "Saddam Hussein", whose only other part) this is."""
        folded = _without_particle(_folded(name))
        persons = [c for c in self._clusters if c.kind == "person"]
        owners = [c for c in persons if any(_without_particle(_folded(n).split()[-1]) == folded for n in c.names)]
        if owners:
            return owners
        return [
            c
            for c in persons
            if any(folded in (_without_particle(p) for p in _folded(n).split()) and len(n.split()) > 1 for n in c.names)
        ]

    def _join_acronyms(self) -> None:
        """As in "Israel Defense Forces (IDF)": an acronym whose letters are the initials of exactly one other organisation."""
        for short in [c for c in self._clusters if c.kind == "organisation" and _is_acronym(c.longest)]:
            letters = short.longest.replace(".", "")
            owners = [
                c
                for c in self._clusters
                if c is not short and c.kind == "organisation" and any(letters in _initials(n) for n in c.names)
            ]
            if len(owners) == 1 and not (short.known_id and owners[0].known_id and short.known_id != owners[0].known_id):
                self._merge(short, owners[0])

    def _merge(self, source: _Cluster, target: _Cluster) -> None:
        for mention in source.mentions:
            self._join(mention, target)
        self._clusters.remove(source)

    def _add_unseen_surnames(self) -> None:
        """Capitalised words that the model did not take for a name, but that are the surname of exactly one person here."""
        surnames: dict[str, list[_Cluster]] = {}
        for cluster in self._clusters:
            if cluster.kind == "person":
                for surname in {name.split()[-1] for name in cluster.names}:
                    surnames.setdefault(surname, []).append(cluster)
        for token in self.doc:
            owners = surnames.get(token.text)
            if (
                owners
                and len(owners) == 1
                and token.i not in self._by_token
                and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB")
            ):
                self._join(NameMention(token.i, token.i + 1, "person", owners[0].known_id, "surname_of_one_person"), owners[0])

    # ------------------------------------------------------------ records

    def _records(self) -> tuple[Actor, ...]:
        self._shown = [c for c in self._clusters if self._is_actor(c)]
        return tuple(self._record(cluster) for cluster in self._shown)

    def _is_actor(self, cluster: _Cluster) -> bool:
        """Countries count where they act, speak or own somewhere; persons and organisations always."""
        if cluster.kind != "country":
            return True
        return any(self._acts(self.doc[m.start : m.end].root) for m in cluster.mentions)

    def _acts(self, root: Token) -> bool:
        while root.dep_ == "conj" and root.head.pos_ == "PROPN":
            root = root.head
        return root.dep_ in _ACTING or (root.dep_ == "pobj" and root.head.lower_ in _TAKING_PART)

    def _record(self, cluster: _Cluster) -> Actor:
        known = self.gazetteer.actors.get(cluster.known_id or "")
        mentions = tuple(self._mention(m) for m in cluster.mentions)
        roles = tuple(dict.fromkeys(Role(span.text, span.start_char, span.end_char) for span, _ in cluster.roles))
        return Actor(
            cluster.known_id, known.name if known else cluster.longest, cluster.kind, self._affiliation(cluster), roles, mentions
        )

    def _mention(self, mention: NameMention) -> Mention:
        span = self.doc[mention.start : mention.end]
        return Mention(span.start_char, span.end_char, span.text)

    def _affiliation(self, cluster: _Cluster) -> str | None:
        """The actor or country that a role names: "Hamas" of "Hamas official", "Israel" of "Israeli Prime Minister"."""
        for span, _ in cluster.roles:
            for token in span:
                owner = self._by_token.get(token.i)
                if owner is not None and owner is not cluster and owner.kind != "person":
                    return self._display(owner)
            for token in span:
                code = self.gazetteer.country_of(token.text)
                country = next((a for a in self.gazetteer.country_names.values() if a.country == code), None) if code else None
                if country:
                    return country.name
        return None

    def _display(self, cluster: _Cluster) -> str:
        known = self.gazetteer.actors.get(cluster.known_id or "")
        return known.name if known else cluster.longest

    # ------------------------------------------------------------ questions

    def at(self, token: Token) -> Actor | None:
        """The actor that a token names, or None."""
        return self._actor(self._by_token.get(token.i))

    def _actor(self, cluster: _Cluster | None) -> Actor | None:
        if cluster is None or cluster not in self._shown:
            return None
        return self.actors[self._shown.index(cluster)]

    def within(self, span: Span) -> list[Actor]:
        """The actors named inside a span, in order."""
        clusters = dict.fromkeys(id(c) for t in span if (c := self._by_token.get(t.i)) is not None)
        by_id = {id(c): c for c in self._shown}
        return [actor for key in clusters if key in by_id and (actor := self._actor(by_id[key])) is not None]

    def resolve(self, head: Token) -> Actor | None:
        """Whom a phrase's head refers to: a name, a pronoun, "the ministry" or "the spokesman"; None where more than one fits."""
        named = self.at(head)
        if named is not None:
            return named
        if head.pos_ == "PRON":
            return self._pronoun(head)
        if any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in head.children) or head.dep_ in (
            "compound",
            "poss",
            "amod",
        ):
            return self._definite(head)
        return self._definite(head) if head.i > 0 and head.nbor(-1).lower_ in ("the", "its") else None

    def country_of_capital(self, head: Token) -> str | None:
        """The country that speaks through the name of its capital ("Kyiv says"), or None."""
        known = self.gazetteer.capitals.get(head.text)
        if known is None or head.dep_ != "nsubj" or any(c.dep_ in ("prep", "compound") for c in head.children):
            return None
        return self.gazetteer.actors[known].name

    def fuller_phrase(self, head: Token) -> str | None:
        """Whom "the commission" means where the text has said "the electoral commission" once before, and no other."""
        if not any(c.dep_ == "det" and c.lower_ == "the" for c in head.children) or self._modified(head):
            return None
        if head.lower_ not in self.gazetteer.organisation_nouns and not is_role_noun(head, self.gazetteer):
            return None
        earlier = [t for t in self.doc[: head.i] if t.lower_ == head.lower_ and self._modified(t)]
        phrases = {
            surface_of(phrase(t, with_determiner=False))[0].lower(): surface_of(phrase(t, with_determiner=False))[0]
            for t in earlier
        }
        return next(iter(phrases.values())) if len(phrases) == 1 else None

    @staticmethod
    def _modified(noun: Token) -> bool:
        return any(c.dep_ in ("compound", "amod", "poss", "nmod") and c.i < noun.i for c in noun.children)

    def _pronoun(self, token: Token) -> Actor | None:
        """The person named last before "he" or "she", or the organisation that was the last subject before "it"."""
        word = token.lower_
        if word in _MALE | _FEMALE:
            return self._last_person(token, word in _FEMALE)
        if word in ("it", "its"):
            return self._last_subject(token, ("organisation", "country"))
        return None

    def _last_person(self, token: Token, is_female: bool) -> Actor | None:  # noqa: FBT001
        wanted = "female" if is_female else "male"
        candidates: list[tuple[float, int, _Cluster]] = []
        for cluster in self._shown:
            gender = self.gazetteer.given_names.get(cluster.longest.split()[0], "either")
            if cluster.kind == "person" and gender in (wanted, "either"):
                candidates.extend(
                    (self._salience(m, token), m.start, cluster)
                    for m in cluster.mentions
                    if m.end <= token.i and not self._is_quoted(m)
                )
        best = max(candidates, key=lambda c: (c[0], c[1]), default=None)
        return self._actor(best[2]) if best is not None and best[0] > _FARTHEST_PRONOUN else None

    def _is_quoted(self, mention: NameMention) -> bool:
        start = self.doc[mention.start].idx
        return any(a <= start < b for a, b in self._quoted)

    def _salience(self, mention: NameMention, pronoun: Token) -> float:
        """How ready a name is to be meant by a pronoun: near, and rather the subject, most of all of a verb that is no
        passive.
        """
        sentences_between = self._sentence_of[pronoun.i] - self._sentence_of[mention.start]
        root = self.doc[mention.start : mention.end].root
        bonus = {"nsubj": 2.5, "nsubjpass": 1.5, "poss": 0.0, "compound": 0.5}.get(root.dep_, -0.5)
        if root.dep_ == "nsubj" and root.head.dep_ in ("ccomp", "relcl", "advcl"):
            bonus = 0.8
        return bonus - sentences_between

    def _last_subject(self, token: Token, kinds: tuple[ActorKind, ...]) -> Actor | None:
        """The organisation that "it" means: the last one that spoke, else the last that was a subject, not far before."""
        best: tuple[int, _Cluster] | None = None
        for cluster in (c for c in self._shown if c.kind in kinds):
            for mention in cluster.mentions:
                root = self.doc[mention.start : mention.end].root
                if mention.end > token.i or root.dep_ not in ("nsubj", "nsubjpass"):
                    continue
                place = mention.start + (_SPEAKER_BONUS if root.head.lemma_ in self.gazetteer.speech_verbs else 0)
                if token.i - mention.start < _FARTHEST_IT and (best is None or place > best[0]):
                    best = (place, cluster)
        return self._actor(best[1]) if best else None

    def _definite(self, head: Token) -> Actor | None:
        """As in "the ministry" is the one organisation here with that noun in a name; "the spokesman" the one person
        with that role.
        """
        noun = head.lemma_.lower()
        modifiers = {
            c.lower_ for c in head.children if c.dep_ in ("compound", "amod") and c.lower_ in self.gazetteer.institution_words
        }
        if any(
            c.dep_ in ("compound", "amod", "poss", "nmod") and (c.is_title or self.gazetteer.country_of(c.text))
            for c in head.children
        ):
            modifiers_only_generic = False
        else:
            modifiers_only_generic = True
        if noun in _BUSINESS and modifiers_only_generic:
            owners = [c for c in self._shown if c.kind == "organisation" and self._was_subject(c, head)]
            return self._actor(owners[0]) if len(owners) == 1 else None
        if noun in self.gazetteer.organisation_nouns and modifiers_only_generic:
            owners = [c for c in self._shown if c.kind == "organisation" and self._has_noun(c, noun, modifiers)]
            return self._actor(owners[0]) if len(owners) == 1 else None
        if is_role_noun(head, self.gazetteer) and modifiers_only_generic:
            owners = [c for c in self._shown if c.kind == "person" and any(is_role_of(span, head) for span, _ in c.roles)]
            owners = [c for c in owners if c.mentions[0].start < head.i]
            return self._actor(owners[0]) if len(owners) == 1 else None
        return None

    def _was_subject(self, cluster: _Cluster, head: Token) -> bool:
        roots = (self.doc[m.start : m.end].root for m in cluster.mentions if m.end <= head.i)
        return any(root.dep_ in ("nsubj", "nsubjpass", "appos") for root in roots)

    def _has_noun(self, cluster: _Cluster, noun: str, modifiers: set[str]) -> bool:
        names = [*cluster.names]
        known = self.gazetteer.actors.get(cluster.known_id or "")
        if known:
            names += [known.name, *known.aliases]
        return any(noun in (words := set(_folded(name).split())) and modifiers <= words for name in names)


def is_role_of(span: Span, head: Token) -> bool:
    """Whether a role span's last noun is the same as a phrase's head."""
    return any(token.lower_ == head.lower_ for token in span)


def surface_of(span: Span) -> tuple[str, int, int]:
    """Text and character offsets of a span without the spaces and quotation marks around it."""
    start, end = span.start, span.end
    while start < end - 1 and (span.doc[start].is_space or span.doc[start].is_quote):
        start += 1
    while end > start + 1 and (span.doc[end - 1].is_space or span.doc[end - 1].is_quote):
        end -= 1
    first, last = span.doc[start], span.doc[end - 1]
    return source_text(span.doc)[first.idx : end_of(last)], first.idx, end_of(last)


def _folded(name: str) -> str:
    name = straighten(name).lower().removesuffix("'s")
    return re.sub(r"^the ", "", re.sub(r"\s+", " ", name)).strip()


def _without_particle(name: str) -> str:
    return re.sub(r"^(?:al|el)-", "", name)


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
