"""Names that the reference tables know: actors by every alias, countries by name and demonym, and the nouns around names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from spacy.language import Language

from transforms.analysed_text import Doc, Token
from transforms.frozen import frozen
from transforms.names import COMPANY_WORDS, INSTITUTION_HEADS, RANKS, TITLES
from transforms.ordinary_words import OrdinaryWords
from transforms.records import ActorKind
from transforms.reference import ReferenceData, Row, alternatives

_DROPPED_IN_KEYS = frozenset({"of", "the", "for", "and", "in", "'s", "s", "'", "a"})
#: How many words the name of a place in a body's name may have: "Papua New Guinea".
_LONGEST_PLACE = 3
#: Words whose country is remembered: articles of one time share them.
_REMEMBERED = 8192
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@frozen
class KnownActor:
    """An actor of the reference tables."""

    actor_id: str
    name: str
    kind: ActorKind
    country: str
    aliases: tuple[str, ...]
    weak_aliases: tuple[str, ...]


#: Ranks that nobody holds who heads a junta or a ministry.
_JUNIOR_RANKS = frozenset("sergeant corporal private lieutenant".split())


def straighten(text: str) -> str:
    """Typographic quotation marks as plain ones; the length stays."""
    return text if text.isascii() else text.translate(_STRAIGHT)


#: The words of a name and the id of its actor.
_KnownName = tuple[list[str], str]
#: Known names by their first word and their second, which is empty where there is none: hundreds open with "the".
_KnownNames = dict[str, dict[str, list[_KnownName]]]


class Gazetteer:
    """The reference tables about names, compiled for one language model."""

    def __init__(self, reference: ReferenceData, nlp: Language) -> None:
        self.words = OrdinaryWords(nlp)
        self.actors = {actor.actor_id: actor for actor in chain(_countries(reference), _actors(reference))}
        self.country_names = {a.actor_id: a for a in self.actors.values() if a.kind == "country"}
        self._names_of_countries = {actor.country: actor.name for actor in self.country_names.values()}
        self._words_for_countries = frozenset(
            name.lower() for a in self.country_names.values() for name in (a.name, *a.aliases, *a.weak_aliases)
        ) | {row["name"].lower() for row in reference.tables.get("places", ()) if row["kind"] == "nation"}
        self.place_country = _place_words(reference)
        self._place_in_names = _places_in_names(reference)
        self.adjectives = _adjectives(reference)
        self._levels = {row["role"].lower(): row["level"] for row in reference.table("role_nouns")}
        self.role_nouns = frozenset(self._levels)
        #: What roles of several words open with: most words need not be looked up with those behind them.
        self._openings_of_roles = frozenset(role[:n] for role in self.role_nouns for n in range(1, len(role)))
        self.role_words = frozenset(word for role in self.role_nouns for word in role.split())
        self.role_heads = frozenset(role.split(" of ")[0].split()[-1] for role in self.role_nouns)
        self.organisation_nouns = frozenset(row["noun"].lower() for row in reference.table("organisation_nouns"))
        self.sorts_of_organisation = tuple(noun for noun in sorted(self.organisation_nouns) if " " in noun)
        self.institution_words = frozenset(
            {
                "health",
                "foreign",
                "defence",
                "defense",
                "interior",
                "finance",
                "justice",
                "education",
                "agriculture",
                "labour",
                "labor",
                "trade",
                "energy",
                "environment",
                "information",
                "transport",
                "intelligence",
                "military",
                "police",
                "security",
                "central",
                "federal",
                "national",
                "supreme",
                "civil",
                "coast",
                "border",
                "air",
                "tax",
                "election",
                "electoral",
                "weather",
                "meteorological",
            }
        )
        self.name_nouns = _nouns_by_kind(reference)
        self.capital_words = {row["word"]: row["kind"] for row in reference.table("capital_words")}
        self.person_nouns = frozenset(row["noun"].lower() for row in reference.table("person_nouns"))
        self._animals = frozenset(row[form].lower() for row in reference.table("animal_nouns") for form in ("noun", "plural"))
        self.peoples = frozenset(
            row["word"].lower()
            for row in reference.table("capital_words")
            if row["kind"] == "people" or (row["word"].endswith("s") and row["kind"] in ("religion", "movement"))
        )
        self.given_names = {row["name"]: row["gender"] for row in reference.tables.get("given_names", ())}
        self.documents = frozenset(
            row["cue"] for row in reference.table("reporting_cues") if row["pos"] == "noun" and row["frame"] in ("document", "in")
        )
        self.speech_verbs = frozenset(
            row["cue"] for row in reference.table("reporting_cues") if row["pos"] == "verb" and row["strength"] == "strong"
        )
        self.capitals = {
            alternatives(row["capital"])[0]: row["actor_id"] for row in reference.table("countries") if row["capital"]
        }
        self.capitals |= {
            other: row["actor_id"] for row in reference.table("countries") for other in alternatives(row["capital"])[1:]
        }
        self._country_of_capital = {
            name: row["country"] for row in reference.table("countries") for name in alternatives(row["capital"])
        }
        self.nicknames = _nicknames(reference)
        self.by_key = self._composed_keys()
        self.organisations = {
            name.lower(): a.actor_id for a in self.actors.values() if a.kind == "organisation" for name in (a.name, *a.aliases)
        }
        self.territories = frozenset(row["name"] for row in reference.tables.get("places", ()) if row["kind"] == "region")
        self.by_surname = self._surnames({row["surname"] for row in reference.tables.get("common_surnames", ())})
        #: What sorts of roles known persons have or had: actor and level.
        self._levels_of_known = {
            (row["actor_id"], self.level_of_role(row["role"])) for row in reference.tables.get("actor_roles", ())
        }
        self.titles = TITLES | RANKS | self.role_heads
        nations = {row["name"] for row in reference.tables.get("places", ()) if row["kind"] == "nation"}
        self.weak_countries = {
            name: actor
            for actor in self.country_names.values()
            for name in actor.weak_aliases
            if name.istitle() and name not in nations
        }
        self.ends_of_bodies = self.name_nouns.get("body", frozenset()) | COMPANY_WORDS | INSTITUTION_HEADS
        self.ends_of_companies = self.organisation_nouns | COMPANY_WORDS
        self.ends_of_institutions = self.organisation_nouns | INSTITUTION_HEADS
        self.words_for_people = self.person_nouns | self.role_heads | self.peoples
        #: The country (ISO code, or the lower-case place where it is none) of a country name, demonym or known place.
        self.country_of = lru_cache(maxsize=_REMEMBERED)(self._look_up_country)
        #: Whether a word is a nationality, as adjective or noun.
        self.is_demonym = lru_cache(maxsize=_REMEMBERED)(self._look_up_demonym)
        self._countries_in: tuple[Doc, Counter[str]] | None = None
        self._exact: _KnownNames = defaultdict(lambda: defaultdict(list))
        self._folded: _KnownNames = defaultdict(lambda: defaultdict(list))
        self._add_names(nlp)

    def matches(self, doc: Doc) -> list[tuple[int, int, str]]:
        """Token spans of known names with their actor ids, longest first where they overlap."""
        found = [*_found(self._exact, [t.text for t in doc]), *_found(self._folded, [t.lower_ for t in doc])]
        kept: list[tuple[int, int, str]] = []
        for start, end, actor_id in sorted(found, key=lambda m: (m[0] - m[1], m[0], m[2])):
            if all(end <= s or start >= e for s, e, _ in kept):
                kept.append((start, end, actor_id))
        return sorted(kept)

    def _look_up_country(self, word: str) -> str | None:
        return self.place_country.get(straighten(word).lower().removesuffix("'s"))

    def is_role_noun(self, token: Token) -> bool:
        """Whether a token is the head of a known role."""
        return token.lower_ in self.role_heads or token.lemma_.lower() in self.role_heads

    def is_role(self, doc: Doc, start: int, end: int) -> bool:
        """Whether several words are a role of the table: "Prime Minister"."""
        return doc[start].lower_ in self._openings_of_roles and doc.span(start, end).text.lower() in self.role_nouns

    def is_country(self, name: str) -> bool:
        """Whether a name is one of a country, or of a nation that is part of one, like Scotland."""
        return straighten(name).lower() in self._words_for_countries

    def counts_people(self, token: Token) -> bool:
        """Whether a token stands for people: a person noun, a role, a demonym, a "15-year-old", or a pronoun or number whose
        noun is left out.
        """
        lemma = token.lemma_.lower()
        if token.lower_ in ("old", "olds"):
            return token.i > 1 and token.nbor(-1).text in ("-", "year", "month", "week", "day")
        if token.pos_ in ("NUM", "PRON", "DET") or lemma == "other":
            return True
        return (
            token.lower_ in self.peoples
            or lemma in self.person_nouns
            or token.lower_ in self.person_nouns
            or lemma in self.role_heads
            or self.is_demonym(token.text)
        )

    def names_animals(self, phrase: str | None) -> bool:
        """Whether a counted thing is one of animals, which die, are hurt and saved as people are: "olive ridley turtles"."""
        return (phrase or "").lower().rpartition(" ")[2] in self._animals

    def countries_in(self, doc: Doc) -> Counter[str]:
        """How often each country is named in a text, by name, demonym or place: ISO codes; kept until another is asked for."""
        if self._countries_in is None or self._countries_in[0] is not doc:
            self._countries_in = doc, self._count_countries(doc)
        return self._countries_in[1]

    def _count_countries(self, doc: Doc) -> Counter[str]:
        named: Counter[str] = Counter()
        for token in doc:
            if token.is_title or (token.is_upper and token.pos_ == "PROPN"):
                code = self.country_of(token.text)
                if code is None and token.i + 1 < len(doc) and token.nbor().is_title:
                    code = self.country_of(f"{token.text} {token.nbor().text}")
                if code is not None:
                    named[code] += 1
        return named

    def countries_told(self, doc: Doc, dateline: str = "") -> Counter[str]:
        """The same with the countries whose capital is named: "In Lusaka" tells of Zambia; also those of the dateline, which is
        no part of the text.
        """
        named = self.countries_in(doc).copy()
        before = dateline.title().split()
        words = [*(t.text for t in doc), *(word.strip(",.()") for word in before), ""]
        titled = [t.i for t in doc if t.is_title] + [n for n, word in enumerate(before, len(doc)) if word[:1].isupper()]
        for position in titled:
            word, following = words[position : position + 2]
            code = self._country_of_capital.get(word) or self._country_of_capital.get(f"{word} {following}")
            if code is not None:
                named[code] += 1
        named.update(code for word in before if (code := self.country_of(word.strip(",.()"))) is not None)
        return named

    def _look_up_demonym(self, word: str) -> bool:
        return straighten(word).lower() in self.adjectives

    def country_name(self, word: str) -> str | None:
        """The name of the country that a name, demonym or known place belongs to: "Israel" for "Israeli"."""
        return self._names_of_countries.get(self.country_of(word) or "")

    def name_of_country(self, code: str) -> str | None:
        """The name of a country by its ISO code."""
        return self._names_of_countries.get(code)

    def level_of_role(self, role: str) -> str | None:
        """What sort of role the last words of a phrase are by the table: "government" for "the interim finance minister"."""
        words = role.lower().split()
        return next((level for n in range(len(words)) if (level := self._levels.get(" ".join(words[n:])))), None)

    def has_no_such_role(self, actor_id: str, role: str) -> bool:
        """Whether a role shows that somebody else of the same surname is told of, of the police, a court or the ranks of an army:
        "Judge Trump", "Sergeant Modi".
        """
        level = "police" if role.lower() == "officer" else self.level_of_role(role)
        is_telling = level in ("police", "justice") or role.lower() in _JUNIOR_RANKS
        return is_telling and (actor_id, level) not in self._levels_of_known

    def adjective_of(self, word: str) -> str:
        """The adjective of a nationality: "Palestinian" for "Palestinians"."""
        return self.adjectives.get(straighten(word).lower(), word)

    def composed_key(self, words: list[str]) -> tuple[frozenset[str], str] | None:
        """Content words and place of a composed name: "Gaza Ministry of Health" and "Gaza health ministry" give the same key,
        "Texas Supreme Court" and "US Supreme Court" do not. Of places within each other the smaller one says which body it is, of
        others the first one; the other is a word like the others: "the US embassy in Baghdad".
        """
        content: set[str] = set()
        place, country = "", ""
        for phrase, found in self._with_places([straighten(word).lower() for word in words]):
            if found is None:
                content.update(() if phrase in _DROPPED_IN_KEYS else (_singular(phrase),))
            elif not place or (found[1] == country and place == country):
                place, country = found
            elif found[1] != country:
                content.add(found[0])
        return (frozenset(content), place) if place and content else None

    def names_place(self, words: Sequence[str]) -> bool:
        """Whether a country, its people or a known place is among these words: "Sri" and "Lankan"."""
        return any(found is not None for _, found in self._with_places([straighten(word).lower() for word in words]))

    def _with_places(self, words: Sequence[str]) -> Iterator[tuple[str, tuple[str, str] | None]]:
        """The words in order, those of a place's name together and with the place."""
        position = 0
        while position < len(words):
            lengths = range(min(_LONGEST_PLACE, len(words) - position), 0, -1)
            phrases = ((length, " ".join(words[position : position + length]).removesuffix("'s")) for length in lengths)
            length, phrase = next((p for p in phrases if p[1] in self._place_in_names), (1, words[position]))
            yield phrase, self._place_in_names.get(phrase)
            position += length

    def _composed_keys(self) -> dict[tuple[frozenset[str], str], str]:
        keys: dict[tuple[frozenset[str], str], set[str]] = defaultdict(set)
        for actor in self.actors.values():
            if actor.kind == "organisation":
                for alias in (actor.name, *actor.aliases, *actor.weak_aliases):
                    key = self.composed_key(re.findall(r"[\w.-]+|'s", straighten(alias)))
                    if key:
                        keys[key].add(actor.actor_id)
        return {key: next(iter(ids)) for key, ids in keys.items() if len(ids) == 1}

    def _surnames(self, common: set[str]) -> dict[str, tuple[str, ...]]:
        """Whom a surname alone may mean: the last name counts unless many people have it, or it is a given name or a number."""
        names: dict[str, set[str]] = defaultdict(set)
        for actor in self.actors.values():
            if actor.kind == "person":
                last = actor.name.split()[-1]
                says_who = last not in common and last not in self.given_names and not last.isupper()
                for name in (*actor.weak_aliases, *([last] if says_who else ())):
                    names[name].add(actor.actor_id)
        return {name: tuple(sorted(ids)) for name, ids in names.items()}

    def _add_names(self, nlp: Language) -> None:
        """Names of several words are known in any case, others as they are written, but for the article of "Al-Shabaab"."""
        for actor in self.actors.values():
            for alias in {*(name for full in (actor.name, *actor.aliases) for name in _with_either_article(full))}:
                for variant in {alias, alias.replace("'", "’")}:
                    words = [token.lower_ if " " in alias else token.text for token in nlp.make_doc(variant)]
                    index, second = self._folded if " " in alias else self._exact, words[1] if len(words) > 1 else ""
                    index[words[0]][second].append((words, actor.actor_id))


def _found(index: _KnownNames, written: list[str]) -> Iterator[tuple[int, int, str]]:
    """Where the words of a text are those of known names: start, end and actor."""
    for start, word in enumerate(written):
        if word not in index:
            continue
        second = written[start + 1] if start + 1 < len(written) else ""
        for key in ("", second) if second else ("",):
            for words, actor_id in index[word].get(key, ()):
                if written[start : start + len(words)] == words:
                    yield start, start + len(words), actor_id


def _with_either_article(name: str) -> tuple[str, ...]:
    """As "Al-Shabaab" and "al-Shabaab", which texts write inside a sentence and at its start."""
    return (f"Al-{name[3:]}", f"al-{name[3:]}") if name.startswith(("Al-", "al-")) else (name,)


def _countries(reference: ReferenceData) -> list[KnownActor]:
    return [
        KnownActor(
            row["actor_id"],
            row["name"],
            "country",
            row["country"],
            alternatives(row["aliases"]),
            alternatives(row["weak_aliases"]),
        )
        for row in reference.table("countries")
    ]


def _actors(reference: ReferenceData) -> list[KnownActor]:
    kinds: dict[str, ActorKind] = {"person": "person", "organisation": "organisation", "country": "country"}
    return [
        KnownActor(
            row["actor_id"],
            row["name"],
            kinds[row["kind"]],
            row["country"],
            alternatives(row["aliases"]),
            alternatives(row["weak_aliases"]),
        )
        for row in reference.table("actors")
    ]


def _nouns_by_kind(reference: ReferenceData) -> dict[str, frozenset[str]]:
    """The nouns around names that say what is named: "cup" a competition, "frigate" a vessel, "daily" a company."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in reference.table("name_nouns"):
        kinds[row["kind"]].add(row["noun"])
    return {kind: frozenset(nouns) for kind, nouns in kinds.items()}


def _place_words(reference: ReferenceData) -> dict[str, str]:
    words: dict[str, str] = {}
    for row in reference.table("countries"):
        for name in _names_of_country(row):
            words.setdefault(name.lower(), row["country"])
    for row in reference.tables.get("places", ()):
        for name in (row["name"], *alternatives(row["aliases"])):
            words.setdefault(name.lower(), row["country"] or name.lower())
    return words


def _places_in_names(reference: ReferenceData) -> dict[str, tuple[str, str]]:
    """What tells the place in a body's name, and its country, by every name of it: the country's code for a country, its own name
    for another place. A nation within a country has its own bodies: "the Bank of Scotland".
    """
    found = {name: (code, code) for name, code in _place_words(reference).items()}
    countries = {name.lower() for row in reference.table("countries") for name in _names_of_country(row)}
    for row in reference.tables.get("places", ()):
        for name in (row["name"], *alternatives(row["aliases"])):
            if row["kind"] == "nation" or name.lower() not in countries:
                found[name.lower()] = row["name"].lower(), row["country"] or row["name"].lower()
    return found


def _names_of_country(row: Row) -> tuple[str, ...]:
    return (row["name"], *(name for column in ("aliases", "weak_aliases", "demonyms") for name in alternatives(row[column])))


def _adjectives(reference: ReferenceData) -> dict[str, str]:
    """Every demonym with the adjective of its country, which is the first one listed."""
    found: dict[str, str] = {}
    for row in reference.table("countries"):
        demonyms = alternatives(row["demonyms"])
        for demonym in demonyms:
            found.setdefault(demonym.lower(), demonyms[0])
    return found


def _nicknames(reference: ReferenceData) -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for row in reference.tables.get("nicknames", ()):
        names[row["nickname"].lower()].add(row["name"].lower())
    return {nickname: frozenset(full) for nickname, full in names.items()}


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
