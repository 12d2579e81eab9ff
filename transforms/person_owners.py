"""Whom a short name means: a surname, a given name, a name in part, among the persons that the text names in full.

One that may mean two persons means nobody, unless a title, a role or "the elder" beside it says which: "Ms Fuentes" of a couple.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from transforms.analysed_text import Doc, Token
from transforms.cluster import Cluster
from transforms.gazetteer import Gazetteer
from transforms.name_keys import name_words
from transforms.names import GENDER_OF_TITLE, TITLES, NameMention
from transforms.roles import roles_of

_ARTICLES_OF_NAMES = frozenset({"al", "el"})
_FEMALE_KIN = frozenset(
    "wife mother daughter sister widow aunt niece grandmother granddaughter stepmother ex-wife fiancée".split()
)
_MALE_KIN = frozenset("husband father son brother widower uncle nephew grandfather grandson stepfather ex-husband fiancé".split())
_OLDER = frozenset("elder older senior father".split())
_YOUNGER = frozenset("younger junior son".split())
#: Words around what somebody does by which they are the one who is called "Dr".
_OF_DOCTORS = frozenset(
    (
        "doctor surgeon physician paediatrician pediatrician psychiatrist psychologist oncologist cardiologist pathologist "
        "epidemiologist virologist midwife nurse vet veterinarian dentist professor lecturer scientist researcher hospital "
        "clinic ward surgery university institute laboratory medicine health trauma"
    ).split()
)
_DOCTORS = frozenset({"dr", "dr.", "doctor", "professor", "prof", "prof."})


class PersonOwners:
    """Finds the persons that a short name may mean."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        self._by_word: dict[str, list[Cluster]] = {}

    def add(self, cluster: Cluster, name: str) -> None:
        """Note a name of a person."""
        for word in name_words(name)[0]:
            known = self._by_word.setdefault(word, [])
            if cluster not in known:
                known.append(cluster)

    def forget(self, cluster: Cluster) -> None:
        """Leave out one that was merged into another."""
        for known in self._by_word.values():
            if cluster in known:
                known.remove(cluster)

    def named(self, name: str) -> list[Cluster]:
        """The persons that have this for their surname or whole name, else for their given name, else for a part of theirs.

        A surname that is another's given name means nobody, unless that other is called by surname.
        """
        words, generation = name_words(name)
        if len(words) > 1 and words[0] in _ARTICLES_OF_NAMES:
            words = words[1:]
        candidates = [
            (c, full)
            for c in self._by_word.get(words[-1], ())
            for full, told in map(name_words, c.names)
            if not generation or told == generation
        ]
        ending = _distinct(c for c, full in candidates if full[-len(words) :] == words)
        opening = _distinct(c for c, full in candidates if full[: len(words)] == words and len(full) > len(words))
        if ending:
            return ending + [c for c in opening if c not in ending and len(words) == 1 and not self._is_called_by_surname(c)]
        return opening or _distinct(c for c, full in candidates if _holds(full, words))

    def narrowed(self, owners: Sequence[Cluster], mention: NameMention) -> list[Cluster]:
        """Those that fit what stands beside a short name."""
        found = [c for c in owners if self._fits_gender(c, mention.start)]
        for fits in (_is_named_before, self._fits_age, self._is_other_generation, self._has_role, self._is_doctor):
            if len(found) > 1:
                chosen = [c for c in found if fits(c, mention.start)]
                found = chosen or found
        return found

    def spouses(self, owners: Sequence[Cluster], mention: NameMention, persons: Sequence[Cluster]) -> list[Cluster]:
        """Of a surname whose title fits none of its owners, those named as kin by a given name alone: "his wife, Orla"."""
        wanted = GENDER_OF_TITLE.get(self._title_before(mention.start))
        if wanted is None or not owners:
            return []
        single = [c for c in persons if c.kind == "person" and " " not in c.longest and c.mentions[0].start < mention.start]
        return [c for c in single if any(self._told_gender(m) == wanted and self._is_kin(m) for m in c.mentions)]

    def _is_kin(self, mention: NameMention) -> bool:
        before = mention.start - 1 - (self.doc[mention.start - 1].text == ",")
        return before >= 0 and bool(_gender_of_kin(self.doc[before].lower_))

    def gender_of(self, cluster: Cluster) -> str:
        """``male`` or ``female`` by a title, kinship or the given name; empty where nothing says so."""
        if not cluster.gender:
            told = (self._told_gender(m) for m in cluster.mentions if m.end - m.start > 1 or len(cluster.names) == 1)
            first = cluster.longest.split()[0]
            given = self.gazetteer.given_names.get(first, "either")
            cluster.gender = next((g for g in told if g), "" if given == "either" else given)
        return cluster.gender

    def _told_gender(self, mention: NameMention) -> str:
        """As in "Mr Otto Brandt" and "his wife, Paulina Fuentes"."""
        doc, before = self.doc, mention.start - 1
        if before < 0:
            return ""
        title = GENDER_OF_TITLE.get(doc[before].lower_)
        if title:
            return title
        before -= doc[before].text == ","
        return _gender_of_kin(doc[before].lower_) if before >= 0 else ""

    def _title_before(self, start: int) -> str:
        return self.doc[start - 1].lower_ if start > 0 else ""

    def _fits_gender(self, cluster: Cluster, start: int) -> bool:
        wanted = GENDER_OF_TITLE.get(self._title_before(start))
        return wanted is None or self.gender_of(cluster) in ("", wanted)

    def _fits_age(self, cluster: Cluster, start: int) -> bool:
        """As in "the elder Villareal", where the other is called "Jr."."""
        before = self._title_before(start)
        generations = {name_words(name)[1] for name in cluster.names}
        if before in _OLDER:
            return not generations & {"junior", "2", "3", "4"}
        return before in _YOUNGER and bool(generations & {"junior", "2", "3", "4"})

    def _is_other_generation(self, cluster: Cluster, start: int) -> bool:
        """As in "Brandalise, 79, and Brandalise Filho, 46": whose name has no generation, where the sentence tells both."""
        sentence = self.doc[start].sent
        words = [token.text for token in self.doc[sentence.start : sentence.end]]
        surname = self.doc[start].text
        told = {name_words(f"{a} {b}")[1] for a, b in pairwise(words) if a == surname} - {""}
        return bool(told) and not told & {name_words(name)[1] for name in cluster.names}

    def _has_role(self, cluster: Cluster, start: int) -> bool:
        """As in "Prosecutor Nowicka", where one of two is told to be a prosecutor."""
        before = self.doc[start - 1] if start > 0 else None
        if before is None or not self.gazetteer.is_role_noun(before) or before.lower_ in TITLES:
            return False
        roles = (span for m in cluster.mentions for span, _ in roles_of(self.doc, m, self.gazetteer))
        return any(token.lower_ == before.lower_ for span in roles for token in span)

    def _is_doctor(self, cluster: Cluster, start: int) -> bool:
        """As in "Dr Boateng", where one of two heads a ward."""
        if self._title_before(start) not in _DOCTORS:
            return False
        told = (token for m in cluster.mentions for span in self._descriptions(m) for token in span)
        return any(token.lower_ in _OF_DOCTORS for token in told) or any(
            self._title_before(m.start) in _DOCTORS for m in cluster.mentions
        )

    def _descriptions(self, mention: NameMention) -> Iterator[Sequence[Token]]:
        """What is told of a person in a role or relative clause: "who heads the trauma ward"."""
        yield from (list(span) for span, _ in roles_of(self.doc, mention, self.gazetteer))
        clauses = (child for child in self.doc.span(mention.start, mention.end).root.children if child.dep_ == "relcl")
        yield from (clause.subtree for clause in clauses)

    def _is_called_by_surname(self, cluster: Cluster) -> bool:
        """Whether a person's surname stands alone somewhere in the text."""
        surnames = {name.split()[-1] for name in cluster.names if " " in name}
        return any(t.text in surnames and not _follows_name(self.doc, t.i, cluster) for t in self.doc)


def _is_named_before(cluster: Cluster, start: int) -> bool:
    """Whether a reader who comes to this position knows the person."""
    return cluster.mentions[0].start < start


def _follows_name(doc: Doc, position: int, cluster: Cluster) -> bool:
    """Whether a word ends a full name of this person."""
    return any(m.start < position < m.end for m in cluster.mentions)


def _gender_of_kin(word: str) -> str:
    return "female" if word in _FEMALE_KIN else "male" if word in _MALE_KIN else ""


def _distinct(found: Iterable[Cluster]) -> list[Cluster]:
    return list({id(c): c for c in found}.values())


def _holds(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a name has these words one behind the other: "de la cruz" in "marisol de la cruz vega"."""
    return any(full[start : start + len(words)] == words for start in range(1, len(full)))
