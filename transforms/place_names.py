"""The places that a sentence names: the model's, known ones, and names behind a preposition of place ("in Umm Haraz")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from transforms.actors import ActorIndex
from transforms.analysed_text import Doc, Span, Token, remembered
from transforms.gazetteer import Gazetteer

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
#: Labels of names that no preposition makes a place; and those that the model gives to places it does not know.
_OTHER_LABELS = frozenset("DATE TIME MONEY PERCENT LAW LANGUAGE WORK_OF_ART".split())
_DOUBTFUL_LABELS = frozenset("EVENT PRODUCT NORP".split())
#: Prepositions behind which even a name that looks like a person's or a company's is a place.
_NEVER_BEFORE_PEOPLE = frozenset({"in", "near", "outside", "across", "around", "throughout", "off"})
#: Prepositions of place.
WHERE = frozenset({"in", "at", "near", "across", "around", "outside", "inside", "throughout", "along", "within", "off"})
#: Those that make a place also of a name with a doubtful label.
_BEFORE_PLACES_ALONE = frozenset({"at", "near", "outside"})
#: Prepositions before a name that the article puts behind another one, of place, elsewhere.
_BEFORE_KNOWN_PLACES = WHERE | frozenset("to into from on onto over through via for of".split())
#: What is done "over Tarma", where others quarrel over it.
_IN_THE_AIR = frozenset("shoot down bring intercept destroy fly drop explode circle".split())
_TRUSTED = frozenset("confidence faith trust belief interest stake investment share voice role shares stakes".split())
_DIRECTIONS = frozenset("north south east west northeast northwest southeast southwest outskirts".split())
_NO_NAMES = frozenset(
    """New North South East West Central Upper Lower Great Greater Asian European African American Eurasian Arab Oceanian
    Yes No Leave Remain Stay Earth GMT UTC EST EDT CST CDT MST PDT PST BST CET CEST EET IST AEST""".split()
)
#: Verbs whose object is where it happened: "a quake shook southern Peru", "gunmen overran Fond Cerise".
_HITTING = frozenset(
    """shake hit strike rock batter ravage devastate flatten overrun storm enter reach flood engulf sweep jolt lash pound
    shell bomb attack raid besiege swamp destroy inundate paralyse paralyze grip blanket""".split()
)
#: Prepositions that name a party or a topic, not a place: "a war with Israel", "a resolution against Iran".
_NO_PLACE = frozenset(
    {"with", "against", "between", "by", "about", "than", "like", "as", "among", "despite", "toward", "towards"}
)
#: Nouns of facilities and settlements that an article names once and then calls "the hospital", "the town".
FACILITIES = frozenset(
    """hospital school camp prison church mosque synagogue temple airport university college station hotel market stadium port
    harbour harbor village town city island square bridge theatre theater mall factory plant mine base district province valley
    park beach clinic dam crossing barracks""".split()
)
NAMED_KINDS = FACILITIES | frozenset(
    """region state county municipality suburb neighbourhood neighborhood peninsula area department prefecture governorate
    township commune parish borough zone ward hamlet settlement enclave""".split()
)
#: Behind which the name of a place may stand by itself: "Yemen's capital Sanaa".
_SETTLEMENTS = frozenset("capital city town village port suburb hamlet settlement resort stronghold".split())
#: People of whom a capital word tells who they are.
_OF_PEOPLE = frozenset("minority majority community tribe clan population people separatist rebel militia insurgent".split())
#: Bodies that are named for a country and act anywhere: "the Bank of Ireland", "the Press Trust of India".
_NAMED_FOR_COUNTRIES = frozenset("bank church trust corporation company party federation association society".split())
#: Banks whose numbers are those of their country.
_OF_STATE = frozenset({"central", "reserve"})
#: The longest abbreviation: what stands in the RPI is in no place.
_SHORT = 5
#: What bears the name of a place and is none: "the Harlow Fire".
_NAMED_AFTER_PLACES = frozenset({"fire", "complex", "wildfire"})
_HYPHENS = frozenset({"-", "–"})
#: What two parties have with each other.
_BETWEEN_PARTIES = frozenset(
    "war conflict fighting ceasefire truce deal agreement accord treaty talk negotiation peace hostility relation tension".split()
)
#: Words by which names in capitals are roads, teams and offices, not where something happened.
_NO_PLACE_NAMES = frozenset("court parliament congress senate league cup division group".split())


class PlaceNames:
    """Finds the places of the sentences of one article."""

    def __init__(self, doc: Doc, index: ActorIndex, gazetteer: Gazetteer) -> None:
        self._doc, self._index, self._gazetteer = doc, index, gazetteer
        self._entities: dict[int, list[Span]] = {}
        self._alone: dict[int, list[Span]] = {}
        self._found: dict[int, list[Span]] = {}
        votes: dict[tuple[str, bool], int] = defaultdict(int)
        for entity in doc.ents:
            if entity.label_ in _PLACE_LABELS:
                self._entities.setdefault(entity.root.sent.start, []).append(entity)
                votes[entity.text, True] += 1 + self._stands_where(entity.root)
            elif entity.label_ in ("PERSON", "ORG") and self._stands_where(entity.root):
                votes[entity.text, True] += 1
            elif entity.label_ in ("PERSON", "ORG"):
                words = entity.text.split() if entity.label_ == "PERSON" else [entity.text]
                for name in {entity.text, words[0], words[-1]}:
                    votes[name, False] += 1
        #: What the model takes for a person or a body here again and again, and more often than for a place.
        self._called_otherwise = frozenset(
            name for (name, is_place), n in votes.items() if not is_place and n > max(1, votes.get((name, True), 0))
        )

    def within(self, sentence: Span) -> list[Span]:
        """Places of a sentence in order, without those that are part of an actor's name."""
        if sentence.start not in self._found:
            told = self._told(sentence)
            covered = {t.i for span in told for t in span}
            more = [
                s
                for s in self._names_behind(sentence)
                if s.root.i not in covered and (s.text in self.located or self._is_listed(s))
            ]
            self._found[sentence.start] = sorted([*told, *more], key=lambda span: span.start)
        return self._found[sentence.start]

    @cached_property
    def located(self) -> frozenset[str]:
        """The names that the article puts behind a preposition of place."""
        spans = (span for sentence in self._doc.sents for span in self._told(sentence))
        return frozenset(span.text for span in spans if preposition_of(span) in WHERE)

    def _told(self, sentence: Span) -> list[Span]:
        """The places that the sentence by itself shows to be such."""
        if sentence.start not in self._alone:
            self._alone[sentence.start] = self._find(sentence)
        return self._alone[sentence.start]

    def _is_listed(self, span: Span) -> bool:
        """As in "strikes on Beit Lahiya", which the model takes for a person's: a place of several words that the tables know."""
        return len(span) > 1 and span.text.lower() in self._gazetteer.place_country and self._index.at(span.root) is None

    def _names_behind(self, sentence: Span) -> Iterator[Span]:
        """Names where a place that the article has told elsewhere may stand: "sent to Umm Haraz", "the fighting for Tarma"."""
        for token in sentence:
            if token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.lower_ in _BEFORE_KNOWN_PLACES:
                yield self._doc.span(first_of_name(token), token.i + 1)

    def _find(self, sentence: Span) -> list[Span]:
        found: list[Span] = []
        for entity in _joined(self._entities.get(sentence.start, ())):
            start = _first_of_place(entity)
            end = entity.end - (self._doc[entity.end - 1].tag_ == "POS" and len(entity) > 1)
            if start < end:
                found.append(self._doc.span(start, end))
        covered = {t.i for span in found for t in span}
        for token in sentence:
            if token.pos_ != "PROPN" or token.i in covered or not (token.is_title or token.is_upper):
                continue
            if token.dep_ in ("pobj", "compound", "poss", "nsubj", "conj") and self._gazetteer.country_of(token.text):
                found.append(self._doc.span(token.i, token.i + 1))
            elif head_of(token).i != token.i and not describes_named(token):
                found.append(self._doc.span(token.left_edge.i, token.i + 1))
            elif self._stands_where(token) or self._follows_kind(token):
                found.append(self._doc.span(first_of_name(token), token.i + 1))
        return sorted((s for s in found if self._is_place_here(s)), key=lambda s: s.start)

    def _stands_where(self, token: Token) -> bool:
        """As in "in Umm Haraz", "near Szczekociny", "at Dibrugarh": a name that the model does not know, where places stand."""
        while token.dep_ == "conj" and token.head.pos_ == "PROPN":
            token = token.head
        if token.dep_ != "pobj" or token.ent_type_ in _OTHER_LABELS:
            return False
        before = token.head
        is_short = token.is_upper and len(token) <= _SHORT and not token.ent_type_
        if is_short and any(t.is_lower for t in token.sent) and not self._gazetteer.country_of(token.text):
            return False
        is_doubtful = token.ent_type_ in _DOUBTFUL_LABELS
        if is_doubtful and (before.lower_ not in _BEFORE_PLACES_ALONE or any(c.dep_ == "det" for c in token.children)):
            return False
        is_side = before.lower_ == "of" and before.head.lower_ in _DIRECTIONS
        is_sure = is_side or (before.lower_ == "over" and before.head.lemma_ in _IN_THE_AIR)
        if not is_sure and (before.lower_ not in WHERE or before.head.lemma_.lower() in _TRUSTED):
            return False
        actor = self._index.at(token)
        is_institution = token.lower_ in self._gazetteer.organisation_nouns or token.lower_ in _NO_PLACE_NAMES
        is_place = is_sure or before.lower_ in _NEVER_BEFORE_PEOPLE or actor is None or actor.kind == "country"
        return is_place and not is_institution

    def _follows_kind(self, token: Token) -> bool:
        """As in "Yemen's capital Sanaa": a name behind the noun for what it is, which the model may take for a person's."""
        first = first_of_name(token)
        kind = self._doc[first - 1] if first > 0 else token
        is_name = token.ent_type_ not in _OTHER_LABELS and token.dep_ in ("appos", "pobj", "dobj", "nsubj", "nsubjpass", "conj")
        return is_name and kind.text in _SETTLEMENTS and token.lower_ not in self._gazetteer.organisation_nouns

    def _is_part_of_body(self, root: Token) -> bool:
        """As in "the Department of Defense", "the Bank of Ireland" and "the Islamic State": a word of an organisation's name."""
        actor = self._index.at(root)
        if actor is None or actor.kind != "organisation":
            return False
        is_of = root.dep_ == "pobj" and root.head.lower_ == "of"
        above = root.head.head if is_of else root.head if root.dep_ in ("compound", "amod", "nmod") else None
        is_for_country = is_of and above is not None and above.lower_ in _NAMED_FOR_COUNTRIES
        if is_for_country and above is not None and any(c.lower_ in _OF_STATE for c in above.children):
            return False
        if self._gazetteer.country_of(root.text) and not is_for_country:
            return False
        return above is not None and above.pos_ == "PROPN" and self._index.at(above) is actor

    def _is_inside_body(self, span: Span) -> bool:
        """As in "Agence France Presse": a word with others of an organisation's name on both sides."""
        if span.start == 0 or span.end >= len(self._doc):
            return False
        behind = span.end + (self._doc[span.end].text in _HYPHENS and span.end + 1 < len(self._doc))  # "Agence France-Presse"
        around = (self._doc[span.start - 1], self._doc[behind])
        actor = self._index.at(span.root)
        is_body = actor is not None and actor.kind == "organisation"
        return is_body and all(t.pos_ == "PROPN" and self._index.at(t) is actor for t in around)

    def _is_full_name(self, surname: Token) -> bool:
        """As in "we have in Hillary Clinton a candidate": a person with her given name is no place, whatever stands before."""
        actor = self._index.at(surname)
        given = self._doc[surname.i - 1] if surname.i > 0 else surname
        is_given = given.text in self._gazetteer.given_names and self._index.at(given) is actor
        return actor is not None and actor.kind == "person" and is_given

    def _is_given_name(self, span: Span) -> bool:
        """As in "said that Melania would speak": a given name that does something, which the model takes for a place."""
        does = span.root.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "agent")
        is_name = len(span) == 1 and does and span.text in self._gazetteer.given_names
        return is_name and span.root.head.lemma_ not in _HITTING and not self._gazetteer.country_of(span.text)

    def _tells_people(self, span: Span) -> bool:
        """As in "the Sunni Arab-held province", "the Tamil minority": who somebody is, which the model takes for a place."""
        word = self._gazetteer.capital_words.get(span.text)
        before_people = span.root.dep_ in ("compound", "amod", "nmod") and span.root.head.lemma_.lower() in _OF_PEOPLE
        return word == "religion" or (before_people and (word == "people" or span.root.ent_type_ == "NORP"))

    def _is_following(self, root: Token) -> bool:
        """As in "the Lindgren camp": those for somebody whom the article names in full."""
        actor = self._index.at(root)
        is_person = actor is not None and actor.kind == "person" and " " in actor.name
        return is_person and root.dep_ == "compound" and root.head.lower_ in ("camp", "camps", "campaign")

    def _is_called_firm(self, span: Span) -> bool:
        """As in "the airline Zephyr cut 300 jobs"."""
        before = span.doc[span.start - 1] if span.start > span.sent.start else None
        actor = self._index.at(span.root)
        is_body = actor is not None and actor.kind == "organisation"
        return is_body and before is not None and before.lower_ in self._gazetteer.name_nouns["company"]

    def _is_plural_noun(self, span: Span) -> bool:
        """As in "Visas for 20 teachers were refused": the noun that opens a sentence, which the model takes for a place."""
        opens = len(span) == 1 and span[0].is_sent_start
        return opens and self._gazetteer.words.is_plural(span[0].lower_) and not self._gazetteer.country_of(span.text)

    def _is_place_here(self, span: Span) -> bool:
        """Not a people, nor the owner or part of an actor: "Israel said", "Israel's army"; but "health ministry in Gaza" tells
        where, too.
        """
        root = span.root
        if self._gazetteer.is_demonym(span.text) or span.text in _NO_NAMES or any(map(str.isdigit, span.text)):
            return False
        is_settlement = head_of(root).i != root.i or self._follows_kind(root)  # "the town of Fond Serin"
        if self._tells_people(span) or self._is_following(root) or self._is_called_firm(span):
            return False
        if span.text in self._called_otherwise and not is_settlement and not self._gazetteer.country_of(span.text):
            return False
        is_namesake = len(span) > 1 and span[-1].lower_ in _NAMED_AFTER_PLACES
        if is_namesake or _is_model(span) or self._is_inside_body(span) or _is_party(span):
            return False
        if self._is_part_of_body(root) or self._is_full_name(root) or self._is_plural_noun(span) or self._is_given_name(span):
            return False
        if self._stands_where(root):
            return True
        if is_settlement:
            return True
        actor = self._index.at(root)
        if actor is not None and actor.kind == "person":
            return False
        while root.dep_ == "conj" and root.head.pos_ == "PROPN":
            root = root.head
        if root.dep_ == "pobj" and root.head.lower_ in _NO_PLACE:
            return False
        is_hit = root.dep_ == "dobj" and root.head.lemma_ in _HITTING
        if root.dep_ == "dobj" and root.head.lemma_ == "reach" and root.head.tag_ == "VB":
            return False  # "were trying to reach Malta"
        return is_hit or root.dep_ not in ("nsubj", "agent", "dobj", "dative") or actor is None


def _joined(entities: Iterable[Span]) -> list[Span]:
    """Entities in which one name that the model took for two is one: "Burkina Faso"."""
    found: list[Span] = []
    for entity in entities:
        before = found[-1] if found else None
        if before is not None and before.end == entity.start and before.root.dep_ == "compound" and before.root.head in entity:
            found[-1] = entity.doc.span(before.start, entity.end)
        else:
            found.append(entity)
    return found


def _first_of_place(entity: Span) -> int:
    """Where a place begins in an entity: behind its article, and behind the preposition of "Near Tarma" and "South of Tarma"."""
    doc, start = entity.doc, entity.start
    while start < entity.end:
        word = doc[start].lower_
        is_side = word in _DIRECTIONS and start + 1 < len(doc) and doc[start + 1].text == "of"
        if not is_side and word not in WHERE and word != "of" and not (word in ("the", "a") and entity.end - start > 1):
            break
        start += 1
    return start


def describes_named(token: Token) -> bool:
    """As in "the Gold Rush town of Paradise": a name that only describes a place with a name of its own."""
    return token.dep_ in ("compound", "nmod") and has_name(token.head)


def has_name(noun: Token) -> bool:
    """As in "the town of Paradise"."""
    return any(c.lower_ == "of" and any(p.pos_ == "PROPN" for p in c.children) for c in noun.children)


def _is_model(span: Span) -> bool:
    """As in "four Merkava 4 tanks": a name with its number, before what it is the name of."""
    return span.root.dep_ == "compound" and span.end < len(span.doc) and span.doc[span.end].like_num


def _is_party(span: Span) -> bool:
    """As in "the Veria-Lomo conflict": those who fight or agree, not where."""
    doc, behind = span.doc, span.end
    if behind + 1 < len(doc) and doc[behind].text in _HYPHENS and doc[behind + 1].is_title:
        behind += 2
    elif not any(t.text in _HYPHENS for t in doc[max(0, span.start - 1) : span.end]):
        return False
    return behind < len(doc) and doc[behind].lemma_.lower() in _BETWEEN_PARTIES


@remembered
def head_of(root: Token) -> Token:
    """The word that a place's name hangs on in the sentence: "town" in "the town of Um Sidra", "region" in "Sagaing region"."""
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lemma_.lower() in NAMED_KINDS:
        return root.head.head
    while root.dep_ in ("compound", "nmod", "poss") and root.head.lemma_.lower() in NAMED_KINDS and root.head.i > root.i:
        root = root.head
    return root


def preposition_of(span: Span) -> str:
    """The preposition before a place, "" where none stands."""
    root = head_of(span.root)
    while root.dep_ == "conj" and root.head.pos_ in ("PROPN", "NOUN"):
        root = root.head
    if root.dep_ == "dobj" and root.head.lemma_ in _HITTING:
        return "in"
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lower_ in _DIRECTIONS:
        return "near"
    return root.head.lower_ if root.dep_ == "pobj" else ""


def distinct_names(spans: Iterable[Span]) -> list[str]:
    """The names, each once."""
    return list(dict.fromkeys(span.text for span in spans))


def lists_places(sentence: Span) -> bool:
    """As in "Coast (22), Western (21), Nairobi (12)": of the names with a number in brackets one is a place."""
    inside = (t for t in sentence if t.text == "(" and t.i > sentence.start and t.i + 1 < sentence.end)
    return any(t.nbor(-1).ent_type_ in _PLACE_LABELS and t.nbor().like_num for t in inside)


def first_of_name(token: Token) -> int:
    """The index of the first word of the name that ends with a token."""
    first = token.i
    while first > 0 and (
        (token.doc[first - 1].pos_ == "PROPN" and token.doc[first - 1].is_title)
        or (token.doc[first - 1].text == "-" and token.doc[first - 2].pos_ == "PROPN")
    ):
        first -= 1
    return first
