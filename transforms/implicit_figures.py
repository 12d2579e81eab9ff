"""Implicit figures: a single victim told without a number word, "a man was shot dead", "killing a mother"."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from transforms.analysed_text import Doc, Span, Token
from transforms.event_terms import Event
from transforms.events import EventFinder
from transforms.frozen import frozen
from transforms.gazetteer import Gazetteer
from transforms.harm import agrees, sex_of
from transforms.syntax import antecedent, has_child, subject_of
from transforms.trailing_speakers import speaks

#: Events of which a single person is a figure even without a number word.
_VICTIM_EVENTS = frozenset(
    (
        "killed injured missing abducted arrested detained rescued assaulted hospitalised infected released convicted charged"
    ).split()
)
#: Harms that a definite noun phrase tells for the first time: "The 17-year-old victim was pronounced dead".
_HARMS = frozenset({"killed", "injured", "missing", "abducted"})
_INDEFINITE = frozenset({"a", "an", "another"})
_PLACES = frozenset(
    {
        "dobj",
        "nsubjpass",
        "nsubj",
        "pobj",
        "conj",
        "appos",
        "dep",
        "ROOT",
        "oprd",
        "npadvmod",
        "nmod",
        "ccomp",
        "advcl",
        "compound",
    }
)
#: What a noun behind a preposition must be told by, since what the words above the preposition say is said of others.
_OWN_RULES = frozenset({"clause_of_noun", "noun_above", "wound_told", "life_of", "clause_about_same", "adjective_of_noun"})
#: Nouns that can mean one another where the article goes on about somebody.
_YOUNG = frozenset(
    "boy girl child baby infant toddler kid teen teenager juvenile youth youngster newborn student pupil old".split()
)
_ANYBODY = frozenset({"victim", "person", "patient", "male", "female", "individual", "old"})
_SOMEBODY = _YOUNG | _ANYBODY | {"man", "woman", "adult", "resident", "pedestrian", "passenger", "bystander"}
#: Over how many sentences "he" and "she" reach back to a victim.
_REACH = 2
#: Words for one more person without a noun: "one man died and another was hurt", "a third was wounded".
_ONE_MORE = frozenset("another second third fourth fifth sixth seventh eighth ninth tenth".split())
#: Nouns of persons in the tables that do not stand for one person.
_NOT_ONE = frozenset("life couple crew staff personnel mob troop people".split())
_EACH = frozenset("each every any no anyone whoever everyone".split())
_MEMBERSHIP = frozenset({"including", "among"})


@frozen
class Victim:
    """A person told with an article: the article, the head noun, how it is written, and what happened.

    Without a noun ("a third was wounded") the head is the ordinal or "another", and people are implied.
    """

    article: Token
    noun: Token
    text: str
    event: Event

    @property
    def is_implied(self) -> bool:
        """Whether no noun tells who it is."""
        return self.noun.lower_ in _ONE_MORE


class VictimFinder:
    """Finds the single victims that a sentence tells of.

    Args:
        events: knows what happened to whom.
        gazetteer: knows the nouns for persons.
    """

    def __init__(self, events: EventFinder, gazetteer: Gazetteer) -> None:
        self._events = events
        self._gazetteer = gazetteer

    def find(self, sentence: Span, told: AbstractSet[str]) -> list[Victim]:
        """The victims of a sentence in order.

        Args:
            sentence: the sentence.
            told: the events that the article has already told figures of; a definite noun phrase ("the man died") is a new
                statement only of others.
        """
        found: list[Victim] = []
        for noun in sentence:
            article = self._article(noun)
            event = self._event(noun) if article is not None else None
            if article is None or event is None or _is_of_each(noun) or speaks(noun):
                continue
            if _names_again(noun, found) or (event.name not in _HARMS and _describes_named(noun)):
                continue
            known = told | {v.event.name for v in found}
            if article.lower_ in ("the", "its") and not _is_news(event.name, known):
                continue
            found.append(Victim(article, noun, _text(noun), event))
        return found

    def deaths(self, doc: Doc, victims: Iterable[Victim]) -> dict[int, Event]:
        """The deaths that an article tells of victims after it has told that they were hurt, by the offset of their article.

        As in "A man was shot on Monday. He died in hospital": only where the pronoun or the definite noun can mean just one
        of the victims.
        """
        known = [v for v in victims if v.article.lower_ != "the" or v.event.name != "killed"]
        found: dict[int, Event] = {}
        if all(v.event.name != "injured" for v in known):
            return found
        for token in doc:
            if token.dep_ not in ("nsubj", "nsubjpass") or not (token.lower_ in ("he", "she") or self._is_definite(token)):
                continue
            victim = _meant(token, known)
            event = self._events.find(token) if victim is not None and victim.event.name == "injured" else None
            if victim is not None and event is not None and event.name == "killed":
                found[victim.article.idx] = event
        return found

    def _is_definite(self, noun: Token) -> bool:
        article = self._article(noun)
        return article is not None and article.lower_ == "the"

    def _event(self, noun: Token) -> Event | None:
        event = self._events.find(_whole_of(noun) or noun)
        if event is None or event.name not in _VICTIM_EVENTS:
            event = self._events.of_clause(noun)
        if event is None or event.name not in _VICTIM_EVENTS or event.rule == "counted_noun_is_event":
            return None
        if noun.lower_ in _ONE_MORE and event.name not in _HARMS:
            return None
        if event.name == "infected" and event.rule == "noun_above":
            return None  # "the case of a student" is no illness
        is_apart = noun.dep_ == "pobj" and noun.head.lower_ not in _MEMBERSHIP and event.rule not in _OWN_RULES
        return None if is_apart else event

    def _article(self, noun: Token) -> Token | None:
        """The article of a noun for one person in a place where a victim can stand, or None."""
        if noun.dep_ not in _PLACES or not self._is_person(noun):
            return None
        if noun.lower_ == "another":
            return noun
        return next((c for c in noun.children if _is_article(c)), None)

    def _is_person(self, noun: Token) -> bool:
        word = noun.lower_
        if word == "old":
            return self._gazetteer.counts_people(noun)
        if word in _ONE_MORE:
            return noun.dep_ in ("nsubj", "nsubjpass", "dobj", "conj")
        if noun.text[0].isupper() and self._gazetteer.is_demonym(noun.text):
            return noun.tag_ in ("NN", "NNP", "JJ") and any(c.dep_ == "det" and c.lower_ in _INDEFINITE for c in noun.children)
        is_name = noun.pos_ == "PROPN"
        if not is_name and noun.tag_ != "NN":
            return False
        lemma = noun.lemma_.lower()
        if lemma in _NOT_ONE:
            return False
        if is_name:
            title = _title(noun)
            return title is not None and title.lemma_.lower() in self._gazetteer.person_nouns
        return lemma in self._gazetteer.person_nouns or lemma in self._gazetteer.role_heads


def _is_article(word: Token) -> bool:
    """An article, or whose the one is: "Its driver was killed"."""
    return (word.dep_ == "det" and (word.lower_ in _INDEFINITE or word.lower_ == "the")) or (
        word.dep_ == "poss" and word.lower_ == "its"
    )


def _meant(token: Token, victims: list[Victim]) -> Victim | None:
    """The one victim that "he" or "the boy" can mean, or None where there is none or more than one."""
    others = [v for v in victims if v.noun != token]
    if token.lower_ in ("he", "she"):
        meant = [v for v in others if agrees(v.noun, token) and _is_near(v.noun, token)]
    else:
        meant = [v for v in others if v.noun.lemma_ == token.lemma_] or [v for v in others if _can_mean(token, v.noun)]
    return meant[0] if len(meant) == 1 else None


def _is_near(noun: Token, pronoun: Token) -> bool:
    sentence, steps = pronoun.sent, 0
    while sentence.start > noun.i and steps <= _REACH:
        sentence, steps = sentence.doc[sentence.start - 1].sent, steps + 1
    return noun.i < pronoun.i and steps <= _REACH


def _can_mean(token: Token, noun: Token) -> bool:
    """Whether two nouns can stand for one person: "the child" for "a boy", "the victim" for anybody."""
    lemmas = {token.lemma_.lower(), noun.lemma_.lower()}
    sexes = {sex for lemma in lemmas if (sex := sex_of(lemma)) is not None}
    return len(sexes) < 2 and lemmas <= _SOMEBODY and (bool(lemmas & _ANYBODY) or lemmas <= _YOUNG)


def _title(name: Token) -> Token | None:
    """The common noun before a name: "the victim Ana Silva"."""
    return next((c for c in name.lefts if c.dep_ in ("compound", "nmod") and c.tag_ == "NN"), None)


def _is_news(harm: str, told: AbstractSet[str]) -> bool:
    """Whether a harm to somebody already introduced says more than what the article has told before."""
    return harm in _HARMS and harm not in told and not (harm == "injured" and "killed" in told)


def _names_again(noun: Token, found: list[Victim]) -> bool:
    """Whether a noun says again who the victim before it is: "a chief of section, a sergeant, died"; lists go on with "and"."""
    is_apposed = noun.dep_ == "appos" and not any(c.dep_ == "cc" for c in noun.children)
    # "one guard, a father of two, died"
    is_counted = any(c.dep_ == "nummod" and c.lower_ in ("one", "1") for c in noun.head.children)
    return is_apposed and (is_counted or any(v.noun == noun.head for v in found))


def _whole_of(noun: Token) -> Token | None:
    """The people of "Nine people were killed on Monday, including a boy", where the parser hangs the boy on the verb."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    verb = first.head.head if first.dep_ == "pobj" and first.head.lower_ == "including" else None
    if verb is None or verb.pos_ != "VERB":
        return None
    things = {c.dep_: c for c in verb.children if c.i < first.i and c.tag_ in ("NNS", "NNPS", "CD")}
    return things.get("dobj") or things.get("nsubjpass") or (None if has_child(verb, "dobj") else things.get("nsubj"))


def _describes_named(noun: Token) -> bool:
    """As in "Dan Moore, a plumber, was convicted": the apposition only tells what he is who has a name."""
    return noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.head.i < noun.i


def _is_of_each(noun: Token) -> bool:
    """As in "Every family that lost a child got a flat", "for those who lost a child": more than one victim, or none."""
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    if verb is None:
        return False
    subject = subject_of(verb)
    doer = antecedent(subject) if subject is not None else None
    if doer is None:
        return False
    is_any = doer.lower_ in _EACH or any(c.dep_ == "det" and c.lower_ in _EACH for c in doer.children)
    return is_any or (verb.lemma_ == "lose" and verb.dep_ == "relcl" and (doer.tag_ == "NNS" or doer.lower_ == "those"))


def _text(noun: Token) -> str:
    """The noun as written; with its number where it is an age: "15-year-old"; the noun before a name."""
    if noun.lower_ in _ONE_MORE:
        return "people"
    if noun.lower_ != "old":
        title = _title(noun) if noun.pos_ == "PROPN" else None
        return (title or noun).text
    first = min((t.i for t in noun.subtree if t.dep_ == "nummod" and t.i < noun.i), default=noun.i)
    return str(noun.doc.span(first, noun.i + 1).text)
