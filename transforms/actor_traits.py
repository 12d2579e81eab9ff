"""What an article says about an actor besides the name: office, trade, country, affiliation, age, company kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from transforms.frozen import frozen
from transforms.name_keys import fold, fold_each
from transforms.reference import Row, alternatives

_NOTHING: frozenset[str] = frozenset()
#: Trades by the level of ``seeds/role_nouns.csv``; who speaks for somebody, or leads something, may be of any trade.
_TRADES = {
    "government": "politics", "diplomacy": "politics", "state": "politics", "party": "politics", "local": "politics",
    "royal": "politics", "justice": "law", "military": "force", "police": "force", "armed_group": "arms", "health": "medicine",
    "science": "learning", "education": "learning", "sport": "sport", "culture": "culture", "media": "media",
    "business": "business", "religion": "religion",
}  # fmt: skip
#: Words of the level "general" that are a trade of their own; the others ("leader", "son", "witness") are none.
_MANUAL = frozenset(
    (
        "builder co-pilot contractor driver electrician farmer fisherman miner mechanic pilot plumber shopkeeper stewardess "
        "technician translator interpreter subcontractor hacker"
    ).split()
)
#: Offices that mean little without what they are for: "fisheries minister", "finance secretary".
_WITH_FIELD = frozenset("minister secretary commissioner ambassador inspector chancellor undersecretary ombudsman".split())
#: A word with a capital, and runs of such. What its first character may be stands twice: as a range, which the matcher skips to,
#: and exactly. Characters before it are looked for behind it, so that this is done for few.
_CAPITAL = r"[^\W\d_a-z][^\W\d_]+"
_RUN = rf"[^\W\d_]+(?:[ -]{_CAPITAL})*"
_FIRST = r"[A-Z\x80-\U0010ffff](?<=[^\W\d_])"
#: Runs of words with a capital, but for the first word of a sentence or line.
_CAPITALS = re.compile(rf"{_FIRST}(?<!\w.)(?<![.!?:\n”\"] .)(?<![\n“\"‘(].)(?<!^.){_RUN}")
_FIRST_CAPITALS = re.compile(rf"{_FIRST}(?:(?<=^.)|(?<=[.!?:\n”\"“(].)|(?<=[.!?:\n”\"“(] .)){_RUN}")
_MOST_TOPICS = 24
#: Descriptions and runs of capitals whose reading is remembered.
_KEPT = 32_768
_COMMON_WORDS = frozenset(
    (
        "about above after again against almost along also although always among another around away back became "
        "because become been "
        "before began being below between both bring brought came cannot come could days does doing done down during "
        "each earlier "
        "early either else enough even ever every face find first five former found four from full gave give given "
        "going gone good "
        "great half hand have having here high himself herself hour hours however into itself just keep kept kind know "
        "known large "
        "last late later least left less like line little live long look made make making many matter mean might minute "
        "month months "
        "more morning most much must near need never news next night nine nobody none nothing number often once only "
        "onto open other "
        "over part people perhaps place point press quite rather reporter reporters right same second seem seen seven "
        "several shall "
        "should show since small some something soon still such sure take taken than that their them themselves then "
        "there these they "
        "thing think third this those though three through time today together told took toward turn twice under until "
        "upon used very "
        "want week weeks well went were what when where whether which while whole whom whose will with within without "
        "word work "
        "world would year years yesterday your says saying"
    ).split()
)
_COMMON_CAPITALS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october "
        "november december mr mrs ms dr ministry national international united republic state states north south east "
        "west northern "
        "southern eastern western central the and i new prime foreign defence health interior university city high supreme"
    ).split()
)
#: Words around an office that do not say which one it is.
_NO_FIELD = frozenset(
    (
        "the a an his her its their our of for in and former ex late deputy vice acting interim senior junior chief top "
        "then current "
        "new outgoing incoming caretaker designate elect first second longtime veteran old young assistant associate mr "
        "mrs ms dr s "
        "who is was as at to from with on by"
    ).split()
)
#: Trades that one person often has both of, or in turn.
_AKIN = tuple(
    frozenset(pair.split())
    for pair in (
        "politics business", "politics law", "politics force", "politics arms", "politics religion", "politics learning",
        "politics media", "force arms", "law business", "learning business", "learning media", "learning medicine",
        "medicine politics", "medicine business", "media culture", "media business", "culture business", "sport business",
        "arms religion", "law learning", "culture learning", "law force", "force business", "sport media",
    )
)  # fmt: skip
#: "Iran-backed", "London-based": who stands behind somebody, or where they live, is no nationality.
_BEHIND = re.compile(
    r"\b[\w.]+-(?:backed|led|run|based|born|trained|brokered|controlled|held|owned|funded|installed)\b", re.IGNORECASE
)
#: Where somebody is sent, and what they are about: "ambassador to France", "envoy for Syria", "leader in Gaza".
_ABOUT = re.compile(r"\b(?:to|in|with|against|on|for|at|near|over)\s.*$", re.IGNORECASE)
_AGE = re.compile(r"^,? \(?(?:aged )?(\d{1,3})\b(?! ?(?:%|per|years? (?:in|ago|later)))")
_YEARS_OLD = re.compile(r"\b(\d{1,3})-year-old\b")
_LIVED = range(5, 111)


@frozen
class Traits:
    """What is known of an actor; every field is a set, so that traits of several articles can be put together.

    Attributes:
        offices: role nouns, without rank and time: ``defence minister``.
        trades: broad groups of those: ``politics``.
        countries: ISO codes that the descriptions name.
        affiliations: ids of known organisations, else their folded names.
        births: years of birth that a stated age leaves, as text.
        marks: other names in the descriptions, and long descriptions whole, folded.
        nearby: folded words that stand beside a person's name, function words and reporting words left out.
        companions: ids, else folded names, of persons and organisations in the same articles.
        topics: folded words with a capital in the same articles, countries, names of people and common ones left out.
        settings: ISO codes of the countries that the same articles name.
        stories: stories that name the actor.
    """

    offices: frozenset[str] = _NOTHING
    trades: frozenset[str] = _NOTHING
    countries: frozenset[str] = _NOTHING
    affiliations: frozenset[str] = _NOTHING
    births: frozenset[str] = _NOTHING
    marks: frozenset[str] = _NOTHING
    nearby: frozenset[str] = _NOTHING
    companions: frozenset[str] = _NOTHING
    topics: frozenset[str] = _NOTHING
    settings: frozenset[str] = _NOTHING
    stories: frozenset[str] = _NOTHING

    def joined(self, other: Traits) -> Traits:
        """These traits and others."""
        pairs = zip(_values_of(self), _values_of(other), strict=True)
        return Traits(*[own if own >= more else own | more for own, more in pairs])

    @property
    def identify(self) -> bool:
        """Whether they tell the actor from others of the same name: an office, trade, country, affiliation or age."""
        return bool(self.offices or self.countries or self.affiliations or self.births)


_values_of = attrgetter(*(field.name for field in fields(Traits)))


def are_akin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a person of these trades can well be one of those: some trade is shared, or often goes with one of the others."""
    if not one or not other or one & other:
        return True
    return any(frozenset((a, b)) in _AKIN for a in one for b in other)


class RoleReader:
    """Reads traits out of the words of an article, by the reference tables."""

    def __init__(self, tables: Mapping[str, Iterable[Row]]) -> None:
        self._countries_of_opening = lru_cache(maxsize=_KEPT)(self._read_opening)  # articles of one time share names
        self._words_of_capitals = lru_cache(maxsize=_KEPT)(self._read_capitals)
        self._traits_of_roles = lru_cache(maxsize=_KEPT)(self._read_roles)
        self._level = {row["role"].lower(): row["level"] for row in tables.get("role_nouns", ())}
        self.country_of = _countries(tables)
        self.place_of = self.country_of | _own_places(tables)
        self._ids: dict[str, str] = {}
        self._country_of_id: dict[str, str] = {}
        for row in (*tables.get("countries", ()), *tables.get("actors", ())):
            for name in (row["name"], *alternatives(row["aliases"])):
                self._ids.setdefault(fold(name), row["actor_id"])
            self._country_of_id[row["actor_id"]] = row["country"]
        self._countries = {row["actor_id"] for row in tables.get("countries", ())}
        self._common_words = _COMMON_WORDS.union(
            word for row in tables.get("reporting_cues", ()) for word in fold(row["cue"]).split()
        )
        self._common_capitals = _COMMON_CAPITALS.union(
            (fold(row["word"]) for row in tables.get("capital_words", ())),
            (fold(row["name"]) for row in tables.get("given_names", ())), self._level,
            (fold(row["noun"]) for row in tables.get("organisation_nouns", ())),
        )  # fmt: skip
        self._untelling = self._common_capitals.difference(self._level) | self._common_words | self.country_of.keys()
        self.genders = {fold(row["name"]): row["gender"] for row in tables.get("given_names", ())}

    def of_roles(self, roles: Iterable[str], affiliation: str | None) -> Traits:
        """Traits that descriptions and the affiliation give."""
        return self._traits_of_roles(tuple(roles), affiliation)

    def _read_roles(self, roles: tuple[str, ...], affiliation: str | None) -> Traits:
        offices: set[str] = set()
        countries: set[str] = set()
        marks: set[str] = set()
        for role in roles:
            plain = _BEHIND.sub(" ", role)
            offices |= self.offices(plain)
            countries |= self.countries_in(_ABOUT.sub("", plain))
            marks |= self._marks(role)
        affiliations = _NOTHING
        if affiliation:
            key = self.affiliation(affiliation)
            if key in self._countries:
                countries.add(self._country_of_id[key])
            else:
                affiliations = frozenset({key})
        trades = frozenset(trade for office in offices if (trade := self._trade(office)))
        return Traits(frozenset(offices), trades, frozenset(countries), affiliations, marks=frozenset(marks))

    def offices(self, role: str) -> set[str]:
        """The role nouns in a description: "Israel's former defence minister" has "defence minister", "fisheries minister" is one
        though no table has it.
        """
        words = re.findall(r"[\w'’-]+", role.lower().replace("defense", "defence").replace("labor ", "labour "))
        found = set()
        taken = 0
        for start in range(len(words)):
            for length in (4, 3, 2, 1):
                phrase = " ".join(words[start : start + length])
                if start >= taken and start + length <= len(words) and phrase in self._level:
                    field = words[start - 1] if start > taken and phrase in _WITH_FIELD else ""
                    found.add(f"{field} {phrase}" if field and self._is_field(field) else phrase)
                    if start and start == taken:  # "chief engineer" is one office
                        found.add(f"{words[start - 1]} {phrase}")
                    taken = start + length
                    break
        return found

    def countries_in(self, text: str) -> set[str]:
        """ISO codes of the countries that a text names, by name, people, capital or known place."""
        words = fold(text).split()
        return {
            self.country_of[phrase]
            for start in range(len(words))
            for length in (1, 2, 3)
            if (phrase := " ".join(words[start : start + length])) in self.country_of
        }

    def affiliation(self, name: str) -> str:
        """The id of a known organisation or country, else the folded name."""
        return self._ids.get(fold(name), fold(name))

    def is_telling(self, office: str) -> bool:
        """Whether an office tells something of a person: "surgeon" does, "member" or "son" does not."""
        return office in _MANUAL or self._level.get(office, "government" if " " in office else "general") != "general"

    def country_of_actor(self, actor_id: str) -> str:
        """ISO code of a known actor's country, or an empty text."""
        return self._country_of_id.get(actor_id, "")

    def is_country(self, actor_id: str) -> bool:
        """Whether an id is a country's."""
        return actor_id in self._countries

    def births(self, following: Iterable[str], roles: Iterable[str], year: int) -> frozenset[str]:
        """Years of birth that fit a stated age: "Omar Haddad, 34," in 2024 leaves 1989 and 1990."""
        stated = [m[1] for text in following if (m := _AGE.match(text))] + [
            m[1] for role in roles if (m := _YEARS_OLD.search(role))
        ]
        ages = {int(age) for age in stated if int(age) in _LIVED}
        return frozenset(str(year - age - less) for age in ages for less in (0, 1))

    def _is_field(self, word: str) -> bool:
        return word not in _NO_FIELD and word not in self._level and not self.countries_in(word)

    def _marks(self, role: str) -> set[str]:
        """Names in a description, but for countries and roles: the "Znojmo" of "mayor of Znojmo"; and a long one whole."""
        names = {fold(word) for word in re.findall(r"\b[^\W\d_][\w'’-]+", role) if word[0].isupper()}
        marks = {name for name in names if name not in self._level and name not in self.country_of and name not in _NO_FIELD}
        words = [word for word in fold(role).split() if word not in _NO_FIELD]
        return marks | ({" ".join(words)} if len(words) > 2 else set())

    def around(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """What an article is about, by its words with a capital: ISO codes of countries, and other words, folded.

        The first words of sentences are no topics, for they have a capital anyhow.
        """
        countries: set[str] = set()
        for phrase in dict.fromkeys(_FIRST_CAPITALS.findall(text)):
            countries.update(self._countries_of_opening(phrase))
        topics: dict[str, None] = {}
        for phrase in dict.fromkeys(_CAPITALS.findall(text)):
            codes, words = self._words_of_capitals(phrase)
            countries.update(codes)
            topics.update(words)
        return frozenset(countries), frozenset(list(topics)[:_MOST_TOPICS])

    def _read_opening(self, phrase: str) -> tuple[str, ...]:
        """ISO codes of the countries that the first words of a sentence name."""
        openings = (fold(" ".join(phrase.split()[:length])) for length in (3, 2, 1))
        return tuple(code for opening in openings if (code := self.country_of.get(opening)))

    def _read_capitals(self, phrase: str) -> tuple[tuple[str, ...], dict[str, None]]:
        """ISO codes of the countries in a run of words with a capital, and its other words that tell something, in order."""
        codes: list[str] = []
        topics: dict[str, None] = {}
        words = [fold(word) for word in phrase.split()]
        for start in range(len(words)):
            for length in (3, 2, 1):
                code = self.country_of.get(" ".join(words[start : start + length]))
                if code:
                    codes.append(code)
                    break
            else:
                if words[start] and words[start] not in self._common_capitals:
                    topics[words[start]] = None
        return tuple(codes), topics

    def nearby(self, beside: Sequence[Sequence[str]]) -> list[frozenset[str]]:
        """Of the stretches of text beside each of some names, the telling words, in the singular."""
        folded = iter(fold_each([text for texts in beside for text in texts]))
        words_of_each = (
            {word.removesuffix("s") for line in islice(folded, len(texts)) for word in line.split()[1:-1] if len(word) > 3}
            for texts in beside
        )
        return [frozenset(words - self._untelling) for words in words_of_each]

    def is_known(self, actor_id: str) -> bool:
        """Whether an id is one of the reference tables."""
        return actor_id in self._country_of_id

    def _trade(self, office: str) -> str | None:
        if office in _MANUAL:
            return "manual"
        return _TRADES.get(self._level.get(office, "government"))


def _countries(tables: Mapping[str, Iterable[Row]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in tables.get("countries", ()):
        for column in ("name", "aliases", "weak_aliases", "demonyms", "capital"):
            for name in alternatives(row[column]):
                found.setdefault(fold(name), row["country"])
    for row in tables.get("places", ()):
        for name in (row["name"], *alternatives(row["aliases"])):
            if row["country"]:
                found.setdefault(fold(name), row["country"])
    return found


def _own_places(tables: Mapping[str, Iterable[Row]]) -> dict[str, str]:
    """The folded name of each place that has bodies of its own: "the Texas Supreme Court" is not the one of the United States."""
    countries = {
        fold(name)
        for row in tables.get("countries", ())
        for column in ("name", "aliases", "weak_aliases", "demonyms", "capital")
        for name in alternatives(row[column])
    }
    return {
        fold(name): fold(row["name"])
        for row in tables.get("places", ())
        for name in (row["name"], *alternatives(row["aliases"]))
        if row["country"] and (row["kind"] == "nation" or fold(name) not in countries)
    }
