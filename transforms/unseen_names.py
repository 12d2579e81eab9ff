"""Names of actors that nothing saw where they stand again: surnames, given names, nicknames, acronyms and last nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from transforms.analysed_text import Doc, Token
from transforms.calendar import MONTH_PATTERN
from transforms.cluster import Cluster
from transforms.gazetteer import Gazetteer, straighten
from transforms.name_keys import name_words
from transforms.names import GENDER_OF_TITLE, LOCATIVES, PARTICLES, TITLES, NameMention

_Found = tuple[NameMention, Cluster]
_ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
#: Surnames that dates have, too: "May".
_OF_CALENDAR = re.compile(rf"{MONTH_PATTERN}|\w+day|Spring|Summer|Autumn|Fall|Winter")
_SMALL = PARTICLES | {"of", "the", "and", "for"}
_PARTY = frozenset({"party", "parties"})


class UnseenNames:
    """Finds such names among the tokens that no mention covers; each call sees what was joined before."""

    def __init__(
        self,
        doc: Doc,
        gazetteer: Gazetteer,
        clusters: Sequence[Cluster],
        by_token: Mapping[int, Cluster],
        ambiguous: Iterable[NameMention],
    ) -> None:
        self.doc, self.gazetteer, self.clusters, self._by_token = doc, gazetteer, clusters, by_token
        self._capitalised = [t for t in doc if not t.is_lower and t.text[:1].isupper()]
        self._located = {t.text for t in self._capitalised if t.i and t.nbor(-1).lower_ in LOCATIVES}
        self._open = {position for m in ambiguous for position in range(m.start, m.end)}

    def told(self) -> Iterator[_Found]:
        """Other names that the text has told: "El Tuerto knew each of our cars"."""
        told = [(tuple(name.split()), c) for c in self.clusters for name in c.aliases]
        if not told:
            return
        for token in self.doc:
            for words, cluster in told:
                end = token.i + len(words)
                is_free = all(n not in self._by_token for n in range(token.i, end))
                if token.text == words[0] and is_free and tuple(t.text for t in self.doc[token.i : end]) == words:
                    yield NameMention(token.i, end, cluster.kind, cluster.known_id, "told_name"), cluster

    # ------------------------------------------------------------ persons

    def persons(self) -> Iterator[_Found]:
        """Capitalised words that are the surname or given name of exactly one person here, and no place or month."""
        surnames: dict[str, list[Cluster]] = {}
        given: dict[str, list[Cluster]] = {}
        for cluster in self.clusters:
            if cluster.kind == "person":
                names = [_without_generation(name) for name in cluster.names]
                for surname in {words[-1] for words in names}:
                    surnames.setdefault(surname, []).append(cluster)
                for first in {words[0] for words in names if len(words) > 1}:
                    given.setdefault(first, []).append(cluster)
        for token in self._capitalised:
            if token.i in self._by_token or token.i in self._open:
                continue
            owners = surnames.get(token.text)
            if owners is None:
                owners = given.get(token.text, [])
                owners = owners if owners and self._acts_alone(token) else []
            if len(owners) == 1 and self._can_be_person(token, owners[0]):
                start = self._with_particles(token.i, owners[0])
                yield NameMention(start, token.i + 1, "person", owners[0].known_id, "name_of_one_person"), owners[0]

    def _with_particles(self, start: int, owner: Cluster) -> int:
        """Where a surname starts with the particles that its person has: "Van den" of "Van den Broeck"."""
        words = {word for name in owner.names for word in name.lower().split()}
        while start > 0 and (before := self.doc[start - 1].lower_) in PARTICLES and before in words:
            if start - 1 in self._by_token:
                break
            start -= 1
        return start

    def _can_be_person(self, token: Token, owner: Cluster) -> bool:
        """Whether a surname stands for its person here: not "in Preston", not "until May", not "Ms Brandt" of a man."""
        before = self.doc[token.i - 1] if token.i > 0 else None
        gender = GENDER_OF_TITLE.get(before.lower_) if before is not None else None
        if gender is not None:
            return owner.gender in ("", gender)
        if before is not None and before.lower_ in TITLES:
            return True
        is_of_calendar = token.ent_type_ in ("DATE", "TIME") and _OF_CALENDAR.fullmatch(token.text)
        if is_of_calendar or token.pos_ == "AUX":
            return self._speaks(token)
        if before is not None and before.lower_ in LOCATIVES and token.ent_type_ != "PERSON":
            return False
        is_place = token.text in self._located or self.gazetteer.country_of(token.text) is not None
        is_name = token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB")
        return is_name and (not is_place or token.ent_type_ == "PERSON" or self._speaks(token))

    def _speaks(self, token: Token) -> bool:
        """As in '"…," May said', whatever the model makes of it."""
        behind = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        return behind is not None and behind.tag_ == "VBD" and behind.lemma_ in self.gazetteer.speech_verbs

    def _acts_alone(self, token: Token) -> bool:
        """Whether a given name is the subject or owner of something and no part of a longer name or of a place's."""
        behind = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        is_alone = behind is None or not behind.text[:1].isupper()
        is_other = token.ent_type_ in ("GPE", "LOC", "NORP", "DATE") or self.gazetteer.country_of(token.text) is not None
        return token.pos_ == "PROPN" and token.dep_ in _ACTING and is_alone and not is_other

    # ------------------------------------------------------------ organisations

    def bodies(self) -> Iterator[_Found]:
        """Acronyms, last nouns and parties' names without "Party": "FVM", "the Movement" and "Labour"."""
        acronyms: dict[str, list[Cluster]] = {}
        nouns: dict[str, list[Cluster]] = {}
        parties: dict[str, list[Cluster]] = {}
        for cluster in self.clusters:
            if cluster.kind == "organisation":
                for letters in {i for name in cluster.names for i in initials_of(name) if len(i) > 2}:
                    acronyms.setdefault(letters, []).append(cluster)
                for noun in {name.split()[-1] for name in cluster.names if " " in name}:
                    nouns.setdefault(noun, []).append(cluster)
                for stem in {stem for name in cluster.names if (stem := party_stem(name))}:
                    parties.setdefault(stem, []).append(cluster)
        for token in self._capitalised:
            if token.i in self._by_token:
                continue
            if token.is_upper:
                owners = acronyms.get(token.text, [])
            elif token.text in parties:
                owners = parties[token.text] if self._is_party(token) else []
            else:
                owners = nouns.get(token.text, [])
                owners = owners if owners and self._stands_alone(token) else []
            if len(owners) == 1 and owners[0].mentions[0].start < token.i + self._opens_bracket(token):
                yield (
                    NameMention(token.i, token.i + 1, "organisation", owners[0].known_id, "short_for_one_body"),
                    owners[0],
                )

    def _opens_bracket(self, token: Token) -> int:
        """How far behind an acronym its long form may stand: "KFPA (Kalimantan Forest Protection Agency)"."""
        return 3 if token.i + 1 < len(self.doc) and self.doc[token.i + 1].text == "(" else 0

    def _is_party(self, token: Token) -> bool:
        behind = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        has_article = token.i > 0 and self.doc[token.i - 1].lower_ == "the"
        return token.pos_ == "PROPN" and not has_article and (behind is None or not behind.text[:1].isupper())

    def _stands_alone(self, token: Token) -> bool:
        """Whether a capitalised noun for a body has "the" before it and no name beside it."""
        doc = self.doc
        is_noun = token.is_title and token.lower_ in self.gazetteer.name_nouns["body"]
        behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
        is_free = behind is None or not (behind.is_title or behind.lower_ in ("of", "for"))
        return is_noun and token.i > 0 and doc[token.i - 1].lower_ == "the" and is_free


def _without_generation(name: str) -> list[str]:
    """The words of a name as written, without "Jr." or "the Elder"."""
    words = name.split()
    if name_words(name)[1]:
        words = words[:-1]
    return words[:-1] if words[-1] == "the" and len(words) > 1 else words


def party_stem(name: str) -> str:
    """The one word that tells which party: "Labour" of "Norway's Labour Party"; empty for other names."""
    words = name.split()
    return words[-2] if len(words) > 1 and words[-1].lower() in _PARTY else ""


def initials_of(name: str) -> set[str]:
    """The acronyms that a name's capitals allow: all initials, and those without small words."""
    words = [w for w in re.split(r"[\s-]+", straighten(name)) if w and w[0].isalpha()]
    if len(words) < 2:
        return set()
    return {"".join(w[0] for w in words).upper(), "".join(w[0] for w in words if w[0].isupper()).upper(),
            "".join(w[0] for w in words if w.lower() not in _SMALL).upper()}  # fmt: skip
