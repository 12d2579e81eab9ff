"""The vocabulary of events: which verb, with which particle and argument, which noun and which adjective tells which event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from transforms.analysed_text import Doc, Token, remembered
from transforms.event_complements import PARTICLES, Complements
from transforms.event_counted import PARTS, WEIGHTS, CountedNouns
from transforms.event_senses import EventSenses
from transforms.frozen import frozen
from transforms.noun_groups import NOUN_GROUPS
from transforms.reference import ReferenceData, Row, alternatives
from transforms.syntax import TAKEN_AS
from transforms.verb_senses import (
    is_done_by,
)

_MEMBERS = frozenset("member personnel unit staff".split())
_HARMS = frozenset({"killed", "injured"})
#: States of the wounded.
WOUNDED = frozenset({"wounded", "injured", "hurt", "maimed", "hospitalised", "hospitalized"})
#: Where people are whose place tells what befell them: "40 men in prison", "nine on death row", "six behind bars".
_WITHIN = frozenset({"in", "on", "behind", "under", "inside", "at", "within", "without"})
#: What befalls animals as it does people.
_OF_LIVING = frozenset("killed injured starved stranded rescued missing infected returned displaced hospitalised treated".split())
_COUNTS_RANK = {"money": 0, "people": 1, "things": 1, "": 2}
#: How far before a noun the other words of its term may stand: "the number of people killed".
_REACH_BEFORE = 4


@frozen
class Event:
    """An event of the vocabulary with the word that told it and the rule that bound it to the number."""

    name: str
    word: Token
    rule: str


@frozen
class EventTerm:
    """A word of the vocabulary: which argument is counted, and what must be counted for it to hold.

    ``words`` are the words that must stand with it, each with its alternatives.
    """

    event: str
    argument: str
    counts: str
    objects: frozenset[str]
    words: tuple[frozenset[str], ...]
    #: With these nouns the word has another sense: "delivered 12 verdicts".
    refused: frozenset[str] = frozenset()
    #: So it has with these behind it: "diagnosed with cancer".
    without: frozenset[str] = frozenset()
    #: Who must do it: "police took 64 songbirds".
    doers: frozenset[str] = frozenset()

    @property
    def rank(self) -> tuple[int, bool, int, int]:
        """The more a term asks for, the earlier it is tried: "questioned voters" before "questioned"."""
        asked = bool(self.objects) + bool(self.doers)
        return -asked, not self.objects, -len(self.words), _COUNTS_RANK[self.counts]


class EventTerms:
    """The reference table ``event_terms``, compiled.

    Args:
        reference: holds the tables ``events`` and ``event_terms``.
        counts_people: tells whether a token stands for people.
    """

    def __init__(self, reference: ReferenceData, counts_people: Callable[[Token], bool]) -> None:
        self._counts_people = counts_people
        self._verbs: dict[str, list[EventTerm]] = defaultdict(list)
        self._nouns: dict[str, list[EventTerm]] = defaultdict(list)
        self.adjectives: dict[str, str] = {}
        self._stands_for = CountedNouns(reference, counts_people)
        self._senses = EventSenses(counts_people, self._stands_for)
        self.take_for_sum, self.is_money = self._stands_for.take_for_sum, self._stands_for.is_money
        self._known: dict[tuple[str, str, str], Sequence[EventTerm]] = {}
        #: The text asked about last; of its verbs what stands behind each, and which of its terms may hold of an argument.
        self._doc: Doc | None = None
        self._asked: dict[int, tuple[Complements, dict[str, Sequence[EventTerm]]]] = {}
        self.of_people = frozenset(row["event"] for row in reference.table("events") if row["counts_people"] == "true")
        demonyms = {d.lower() for row in reference.table("countries") for d in alternatives(row["demonyms"])}
        self._groups = {
            **NOUN_GROUPS,
            "animal": self._stands_for.animals,
            "foreigner": NOUN_GROUPS["foreigner"] | demonyms,
        }
        for row in reference.table("event_terms"):
            self._add(row)
        for terms in (*self._verbs.values(), *self._nouns.values()):
            terms.sort(key=lambda term: term.rank)

    def _add(self, row: Row) -> None:
        term_words = row["term"].split()
        without = frozenset(term_words.pop()[1:].split("|")) if term_words[-1].startswith("!") else frozenset[str]()
        doers = self._spelt_out(term_words.pop(0)[:-1].split("|")) if term_words[0].endswith(":") else frozenset[str]()
        words = [frozenset(word.split("|")) for word in term_words]
        if row["pos"] == "adjective":
            self.adjectives.update(dict.fromkeys(words[0], row["event"]))
            return
        is_noun = row["pos"] == "noun"
        head, others = (words[-1], words[:-1]) if is_noun else (words[0], words[1:])
        refused = row["objects"].startswith("!")
        nouns = self._spelt_out(alternatives(row["objects"].removeprefix("!")))
        objects, others_than = (frozenset[str](), nouns) if refused else (nouns, frozenset[str]())
        term = EventTerm(row["event"], row["argument"], row["counts"], objects, tuple(others), others_than, without, doers)
        for word in head:
            (self._nouns if is_noun else self._verbs)[word].append(term)

    def _spelt_out(self, nouns: Iterable[str]) -> frozenset[str]:
        """The nouns of a cell, those of a group for its name."""
        return frozenset().union(*(self._groups[n[1:]] if n.startswith("@") else {n} for n in nouns))

    def has_verb(self, verb: Token, event: str | None = None) -> bool:
        """Whether a verb stands in the table, or tells one event there."""
        return any(event is None or term.event == event for term in self._verbs_of(verb))

    def of_verb(self, verb: Token, argument: str, noun: Token) -> tuple[str, Token] | None:
        """The event that a verb tells of the noun in an argument of it: ``object``, ``subject`` or a preposition; a harm that is
        told to be deadly has killed.
        """
        event = next((t.event for t in self._holding(verb, argument, noun)), None)
        event = self._senses.of_verb(event, verb, argument, noun)
        return (event, verb) if event else None

    def of_phrase(self, verb: Token, argument: str, noun: Token) -> tuple[str, Token] | None:
        """The same for terms of several words alone: "shot dead", "taken hostage", "lost their lives"."""
        event = next((t.event for t in self._holding(verb, argument, noun) if t.words), None)
        event = self._senses.of_phrase(event, verb, argument, noun)
        return (event, verb) if event else None

    def of_state(self, token: Token) -> Event | None:
        """The event of a participle or adjective right behind a bare number, as headlines have it: "2 dead, 4 wounded"."""
        name = self._name_of_state(token)
        if name in _HARMS and self._name_of_state(_other_state(token) or token) in _HARMS - {name}:
            name = "casualties"  # "40 dead or wounded": not told apart
        return Event(name, token, "participle_behind_number") if name is not None else None

    def told_together(self, event: Event) -> Event:
        """The event; casualties where death and wounds are told of the same people: "40 dead and wounded", "killed or hurt"."""
        if event.name not in _HARMS:
            return event
        word, doc = event.word, event.word.doc
        after = [t for t in doc.span(word.i + 1, min(word.i + 5, word.sent.end)) if t.pos_ != "ADV"]
        before = [t for t in reversed(doc[max(word.sent.start, word.i - 4) : word.i]) if t.pos_ != "ADV"]
        if word.lemma_ == "bury" and [t.lower_ for t in after[:2]] in (["or", "missing"], ["and", "missing"]):
            return Event("missing", word, event.rule)
        is_dying = word.lemma_ in ("die", "succumb", "perish", "pass")
        for words in (after, () if is_dying else before):
            if len(words) < 2 or words[0].lower_ not in ("and", "or", ",", "/"):
                continue
            other = words[1]
            is_noun_behind = words is after and len(words) > 2 and words[2].pos_ in ("NOUN", "PROPN")
            if _tells_of_its_own(word, other) or _tells_of_its_own(other, word):
                continue  # "left six people dead and injured nine"
            is_other = self._name_of_state(other) in _HARMS - {event.name} and (
                words[0].lower_ == "or" or (other.lower_ if event.name == "killed" else word.lower_) in WOUNDED
            )
            if is_other and not is_noun_behind and (words[0].lower_ != "," or _ends_list(other)):
                return Event("casualties", word, event.rule)
        return event

    def _name_of_state(self, token: Token) -> str | None:
        is_noun = token.pos_ == "NOUN" and not (token.tag_ == "NN" and token.i > 0 and token.nbor(-1).tag_ == "CD")
        if token.lower_ in self.adjectives and not is_noun:  # the parser takes the "hurt" of "with 40 hurt" for a noun
            return self.adjectives[token.lower_]
        if token.tag_ not in ("VBN", "VBD", "JJ"):
            return None
        behind = token.nbor() if token.i + 1 < len(token.doc) else token
        if token.tag_ == "VBN" and behind.lower_ in TAKEN_AS:  # "and about 250 taken hostage"
            return self.taken_as(token, behind)
        terms = (t for t in self._verbs_of(token) if not (t.words or t.doers) and t.argument in ("object", "either"))
        return next((t.event for t in terms if t.counts not in ("things", "money") and not t.objects), None)

    def taken_as(self, verb: Token, noun: Token) -> str | None:
        """What a verb tells by what people are taken for: "took eleven prisoner"."""
        return next((t.event for t in self._verbs_of(verb) if len(t.words) == 1 and noun.lower_ in t.words[0]), None)

    def of_noun(self, token: Token, arguments: Collection[str] = (), of: Token | None = None) -> tuple[str, str] | None:
        """Event and argument ("self", "role", "of", "toll" or a preposition) of a noun.

        Args:
            token: the noun.
            arguments: the arguments that may be meant; any where there are none.
            of: what stands in that argument, where it does.
        """
        lemma = token.lemma_.lower()
        terms = (*self._nouns.get(token.lower_, ()), *(self._nouns.get(lemma, ()) if lemma != token.lower_ else ()))
        for term in terms:
            if arguments and term.argument not in arguments:
                continue
            if term.counts == "money" and of is None and not self._stands_for.has_sum():
                continue  # "fired 17 rounds", not "a $17 million round"
            is_anybody = of is not None and of.pos_ == "NUM" and "people" in term.objects  # "the search for 49 more"
            if not is_anybody and not (self._suits(term, of) if of is not None else not term.objects):
                continue
            if not term.words or _has_before(token, term.words):
                return term.event, term.argument
        return None

    def of_place(self, noun: Token, of: Token | None = None) -> tuple[str, Token] | None:
        """The event that their place tells of those who are there, and the place: "the number in hospital".

        Args:
            noun: what the place hangs on.
            of: who is there, where it is another noun: the women of "the number of women in hospital".
        """
        for phrase in (c for c in noun.children if c.dep_ == "prep" and c.i > noun.i and c.lower_ in _WITHIN):
            for place in (c for c in phrase.children if c.dep_ == "pobj"):
                found = self.of_noun(place, ("place",), of or noun)
                if found is not None:
                    return found[0], place
        return None

    def of_particle(self, verb: Token, particle: Token, noun: Token) -> tuple[str, Token] | None:
        """The same where the parser took a verb's particle for a preposition: "ran over six cyclists", "put in $3 million"."""
        if particle.i != verb.i + 1 or particle.lower_ not in PARTICLES:
            return None
        terms = (t for t in self._holding(verb, "object", noun) if t.words and particle.lower_ in t.words[0])
        event = next((t.event for t in terms), None)
        event = self._senses.in_context(event, verb, noun)
        return (event, verb) if event else None

    def _verbs_of(self, verb: Token) -> Sequence[EventTerm]:
        """The terms of a verb; the lemmatiser makes "fin" of "fined", so a known stem of the form will do; a participle may
        have terms of its own ("the houses are gone").
        """
        form = (verb.lemma_.lower(), verb.lower_, verb.tag_)
        if form not in self._known:
            self._known[form] = self._terms_of_form(*form)
        return self._known[form]

    def _terms_of_form(self, lemma: str, word: str, tag: str) -> Sequence[EventTerm]:
        forms = [lemma, word]
        if word.endswith("ed"):
            forms += [word[:-1], word[:-2], word[:-3]]
            if lemma == word[:-2]:
                forms.insert(0, word[:-1])  # "scraped" is of no "scrap"
        elif tag == "VBZ":
            forms.append(word[:-1])  # the "fin" of "fines"
        terms = next((found for form in forms if (found := self._verbs.get(form))), [])
        own = self._verbs.get(word, []) if tag == "VBN" and word != lemma else []
        return (*own, *(t for t in terms if t not in own)) if own else terms

    def _holding(self, verb: Token, argument: str, noun: Token) -> Iterator[EventTerm]:
        """The terms of a verb that hold of the noun in an argument of it."""
        terms = self._verbs_of(verb)
        if not terms:
            return
        if self._doc is not verb.doc:
            self._doc, self._asked = verb.doc, {}
        if verb.i not in self._asked:
            self._asked[verb.i] = Complements(verb), {}
        behind, possible = self._asked[verb.i]
        if argument not in possible:  # a verb is asked about many nouns, and few of its terms find their words
            possible[argument] = [
                term
                for term in terms
                if (term.argument == argument or (term.argument == "either" and _is_either(verb, argument, term)))
                and (not term.words or behind.have(term.words))
                and not (term.without and behind.have((term.without,)))
                and not (term.doers and not is_done_by(verb, term.doers))
            ]
        for term in possible[argument]:
            if self._suits(term, noun):
                counted = noun if term.words and self._counts_people(noun) else None
                if not term.words or behind.hold(term.words, noun, counted):
                    yield term

    def _is_foreign(self, noun: Token) -> bool:
        """As in "1,140 Cambodian labourers": people of a nation, but no soldiers, whom their own state brings home."""
        if noun.lemma_.lower() in NOUN_GROUPS["soldier"] or not self._stands_for.of(noun).is_people:
            return False
        return any(c.dep_ in ("amod", "compound", "nmod") and c.lower_ in self._groups["foreigner"] for c in noun.lefts)

    def _suits(self, term: EventTerm, noun: Token) -> bool:
        if term.refused and any(term.refused & {of.lemma_.lower(), *_singulars(of)} for of in (noun, *_those_of_part(noun))):
            return False
        if term.objects and term.objects.isdisjoint(_names_of(noun)):
            kinds = noun.lefts if noun.lemma_.lower() in _MEMBERS else ()  # "60 National Guard members"
            is_kind = any(c.dep_ == "compound" and c.lemma_.lower() in term.objects for c in kinds)
            if not is_kind and not (self._groups["foreigner"] <= term.objects and self._is_foreign(noun)):
                return False
        if not term.counts:
            return True
        counted = self._stands_for.of(noun)
        if counted.is_money:
            return term.counts != "people"
        if term.counts == "people":
            return counted.is_people or (counted.is_animals and term.event in _OF_LIVING)
        return term.counts == "things" and (not counted.is_people or counted.is_bare)


def _is_either(verb: Token, argument: str, term: EventTerm) -> bool:
    """Whether a verb tells the same of an argument as of its other one: "40 homes burned", not "40 fires burned two homes"."""
    if argument == "subject" and not term.words:
        return not any(child.dep_ == "dobj" for child in verb.children)
    return argument in ("subject", "object")


def _tells_of_its_own(verb: Token, state: Token) -> bool:
    """Whether a verb has an object of its own beside what another word says of somebody before."""
    return state.pos_ == "ADJ" and verb.pos_ == "VERB" and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)


def _ends_list(state: Token) -> bool:
    """As in "leaves 35 dead, hurt", "dead, injured as a tanker explodes": nothing of their own follows."""
    behind = state.nbor() if state.i + 1 < len(state.doc) else state
    return behind is state or behind.is_punct or behind.lower_ in ("as", "in", "after", "when", "by", "at")


def _other_state(token: Token) -> Token | None:
    """The "wounded" of "dead or wounded", where no noun follows."""
    behind = token.doc.span(token.i + 1, token.i + 4)
    if len(behind) < 2 or behind[0].lower_ not in ("or", "and", ",") or (len(behind) == 3 and behind[2].pos_ == "NOUN"):
        return None
    return behind[1] if behind[0].text != "," or _ends_list(behind[1]) else None


def _those_of_part(noun: Token) -> Iterator[Token]:
    """The jokes of "half of the jokes", "eleven of their jokes"; the carbon of "900 tonnes of carbon"."""
    weight = noun.head if noun.dep_ == "nummod" and noun.head.lemma_.lower() in WEIGHTS else noun
    if noun.pos_ == "NUM" or noun.lemma_.lower() in PARTS | WEIGHTS:
        yield from (c for of in weight.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj")


@remembered
def _names_of(noun: Token) -> frozenset[str]:
    """What a noun, and what it is a part of, may be called in the table."""
    return frozenset((noun.lemma_.lower(), *_noun_above(noun), *_singulars(noun), *_of_whole(noun)))


def _noun_above(noun: Token) -> tuple[str, ...]:
    """The noun that a number or a noun hangs on; a verb may be called like one ("fly", "bear")."""
    return () if noun.head.pos_ in ("VERB", "AUX") else (noun.head.lemma_.lower(),)


def _of_whole(noun: Token) -> tuple[str, ...]:
    """The body of "the bodies of 21 miners", the share of "8 percent of its assets"."""
    above = noun.head.head.lemma_.lower() if noun.dep_ == "pobj" and noun.head.lower_ == "of" else ""
    if above in PARTS:
        return ("share of",)
    return (above,) if above in NOUN_GROUPS["body"] else ()


def _singulars(noun: Token) -> tuple[str, ...]:
    """The lemmatiser makes "basis" of "bases" and "dos" of "doses"."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return (noun.lower_,)
    is_long = noun.lower_.endswith(("ses", "xes", "zes", "ches", "shes", "oes"))  # no "kit" of "kites"
    return (noun.lower_[:-1], noun.lower_[:-2]) if is_long else (noun.lower_[:-1],)


def _has_before(token: Token, words: Sequence[frozenset[str]]) -> bool:
    first = max(token.sent.start, token.i - _REACH_BEFORE)
    verbs = (t for t in reversed(token.doc[first : token.i]) if t.pos_ in ("VERB", "AUX") and t.dep_ != "amod")
    verb = next((t.i + 1 for t in verbs if t.tag_ != "VBN"), first)
    listed = next((t.i for t in reversed(token.doc[verb + 1 : token.i]) if t.tag_ == "CD" and t.nbor(-1).dep_ == "cc"), verb)
    # "40 families homeless and three people dead"; "The General Staff admitted the loss" is of no staff
    before = {t.lower_ for t in token.doc[listed : token.i]}
    return all(word & before for word in words)
