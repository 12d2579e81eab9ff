"""What happened to the counted thing: the event of a figure, from verbs, nouns, adjectives and the subject of "reached"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from transforms.reference import ReferenceData, alternatives
from transforms.syntax import antecedent, has_child, is_passive, subject_of

#: Verbs that state a level of their subject: "the death toll reached 40", "the number of dead stands at 12".
LEVEL_VERBS = frozenset(
    (
        "reach be rise climb stand number total hit exceed surpass pass top approach near jump grow fall drop increase "
        "swell come amount remain become say mount soar double include decline decrease put go"
    ).split()
)
_TRANSPARENT_NOUNS = frozenset(
    (
        "number total rest majority most hundred dozen thousand million group batch list half third quarter percent body "
        "% remains corpse score handful couple"
    ).split()
)
_EXCHANGE = frozenset({"exchange", "return", "swap", "trade"})
#: Where verbs are coordinated ("shot and killed"), the graver event is the figure's.
_GRAVITY = {"killed": 3, "injured": 2, "casualties": 1}
#: Nouns whose own event yields to what the sentence says of them: "the four victims were wounded".
_DONE_TO_PEOPLE = frozenset(
    "killed injured abducted arrested detained rescued evacuated stranded hospitalised displaced released".split()
)
_OBJECT_LEVELS = frozenset({"put", "estimate", "place", "give", "set", "value"})
_COUNTERS = frozenset({"number", "total", "count", "toll", "tally", "share", "figure"})
_MODIFIER_PREPOSITIONS = frozenset({"between", "from", "around", "over", "under", "about", "near", "above", "below"})
_WEAK_NOUNS = frozenset(
    ("vote ballot victim case refugee detainee respondent employee survivor protester demonstrator evacuee").split()
)


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the vocabulary with the word that told it and the rule that bound it to the number."""

    name: str
    word: Token
    rule: str


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of the vocabulary: which argument is counted, and what must be counted for it to hold."""

    event: str
    argument: str
    counts: str
    objects: frozenset[str]
    words: tuple[str, ...] = ()


class EventFinder:
    """Finds the event of a counted thing by the reference table ``event_terms``.

    Args:
        reference: holds the tables ``events`` and ``event_terms``.
        counts_people: tells whether a token stands for people.
    """

    def __init__(self, reference: ReferenceData, counts_people: Callable[[Token], bool]) -> None:
        self._counts_people = counts_people
        self._verbs: dict[str, list[_Term]] = defaultdict(list)
        self._phrases: dict[str, list[_Term]] = defaultdict(list)
        self._nouns: dict[str, list[_Term]] = defaultdict(list)
        self._adjectives: dict[str, str] = {}
        for row in reference.table("event_terms"):
            words = row["term"].split()
            term = _Term(row["event"], row["argument"], row["counts"], frozenset(alternatives(row["objects"])), tuple(words[1:]))
            if row["pos"] == "adjective":
                self._adjectives[row["term"]] = row["event"]
            elif row["pos"] == "noun":
                self._nouns[words[-1]].append(_Term(term.event, term.argument, "", frozenset(), tuple(words[:-1])))
            else:
                (self._phrases if len(words) > 1 else self._verbs)[words[0]].append(term)
        self.of_people = frozenset(row["event"] for row in reference.table("events") if row["counts_people"] == "true")

    def find(self, noun: Token) -> Event | None:
        """The event of the thing that a token stands for; None where no rule binds one."""
        rules = [self._own_noun, self._own_predicate, self._governing, self._own_modifier, self._own_adjective, self._weak_noun]
        if noun.pos_ == "NUM":  # a clause that hangs on the number itself is about the part, not about the whole it is taken from
            rules.insert(0, self._own_modifier)
        return next((event for rule in rules if (event := rule(noun)) is not None), None)

    def noun_event(self, token: Token) -> tuple[str, str] | None:
        """Event and argument ("self", "of", "toll") of a noun; None for other nouns."""
        for term in self._nouns.get(token.lemma_.lower()) or self._nouns.get(token.lower_) or ():
            if not term.words or self._has_words(token, term.words):
                return term.event, term.argument
        return None

    @staticmethod
    def _has_words(token: Token, words: tuple[str, ...]) -> bool:
        """Whether the other words of a term stand around its last one: "death" of "death toll", "number" of "number of dead"."""
        before = {t.lower_ for t in token.doc[max(0, token.i - 4) : token.i]}
        return set(words) <= before

    def behind(self, token: Token) -> Event | None:
        """The event of a participle or adjective right behind a bare number, as headlines have it: "2 dead, 4 wounded"."""
        if token.lower_ in self._adjectives and token.pos_ != "NOUN":
            return Event(self._adjectives[token.lower_], token, "participle_behind_number")
        if token.tag_ in ("VBN", "VBD", "JJ"):
            terms = self._verbs.get(token.lemma_.lower(), ())
            found = next(
                (t for t in terms if t.argument in ("object", "either") and t.counts != "things" and not t.objects), None
            )
            if found is not None:
                return Event(found.event, token, "participle_behind_number")
        return None

    # ------------------------------------------------------------ rules about the noun itself

    def _own_noun(self, noun: Token) -> Event | None:
        """As in "40 deaths", "the dead": the counted noun is the event itself."""
        found = self.noun_event(noun)
        is_own = (
            found is not None
            and found[1] == "self"
            and noun.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
            and noun.lemma_.lower() not in _WEAK_NOUNS
        )
        return Event(found[0], noun, "counted_noun_is_event") if is_own and found else None

    def _weak_noun(self, noun: Token) -> Event | None:
        found = self.noun_event(noun) if noun.lemma_.lower() in _WEAK_NOUNS else None
        return Event(found[0], noun, "counted_noun_is_event") if found else None

    def _own_adjective(self, noun: Token) -> Event | None:
        for child in noun.children:
            if child.dep_ in ("amod", "acomp", "appos", "advmod") and child.lower_ in self._adjectives:
                return Event(self._adjectives[child.lower_], child, "adjective_of_noun")
        return None

    def _own_modifier(self, noun: Token) -> Event | None:
        """As in "hostages held in Gaza", "people who died", "39 the military says are dead"."""
        for child in noun.children:
            if child.dep_ not in ("acl", "relcl"):
                continue
            for verb in _clause_verbs(child):
                passive = is_passive(verb) or (verb.tag_ in ("VBN", "VBD") and child.dep_ == "acl")
                found = self._of_verb(verb, "object" if passive else "subject", noun) or self._predicate(verb)
                if found:
                    return Event(found[0], found[1], "clause_of_noun")
        return None

    def _own_predicate(self, noun: Token) -> Event | None:
        """As in "Seven people are dead", "nine were declared dead": the predicate of the verb whose subject or object
        the noun is.
        """
        head = _out_of_list(noun)
        verb = head.head
        if _is_bare_subject(head):
            verb = head.head.head
        elif verb.pos_ not in ("VERB", "AUX") or head.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr"):
            return None
        argument = "subject" if head.dep_ in ("nsubj", "pobj") and not is_passive(verb) else "object"
        found = self._phrase(verb, argument, noun) or self._predicate(verb)
        return Event(found[0], found[1], "predicate") if found else None

    def _predicate(self, verb: Token) -> tuple[str, Token] | None:
        for child in verb.children:
            is_predicate = child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "attr", "advcl", "dep") and child.i > verb.i
            if is_predicate and child.lower_ in self._adjectives and not has_child(child, "nsubj"):
                return self._adjectives[child.lower_], child
        return None

    # ------------------------------------------------------------ rules about verbs

    def _fits(self, term: _Term, argument: str, noun: Token) -> bool:
        if term.argument not in (argument, "either"):
            return False
        if term.objects and noun.lemma_.lower() not in term.objects and noun.head.lemma_.lower() not in term.objects:
            return False
        if not term.counts:
            return True
        is_people = self._counts_people(noun)
        return is_people if term.counts == "people" else not is_people or noun.pos_ == "NUM"

    def _phrase(self, verb: Token, argument: str, noun: Token) -> tuple[str, Token] | None:
        """Verbs with a particle or complement: "shot dead", "taken hostage", "laid off", "lost their lives"."""
        terms = self._phrases.get(verb.lemma_.lower())
        if not terms:
            return None
        behind = [t for t in verb.doc[verb.i + 1 : verb.i + 11] if t.sent == verb.sent]
        window = {t.lower_ for t in behind} | {t.lemma_.lower() for t in behind}
        return next(
            ((term.event, verb) for term in terms if set(term.words) <= window and self._fits(term, argument, noun)), None
        )

    def _of_verb(self, verb: Token, argument: str, noun: Token) -> tuple[str, Token] | None:
        """The event of a verb, or of a graver one coordinated with it ("shot and killed")."""
        found = []
        for candidate in (
            verb,
            *(c for c in verb.conjuncts if c.pos_ == "VERB" and c.i > verb.i and not has_child(c, "nsubj", "nsubjpass", "dobj")),
        ):
            event = self._phrase(candidate, argument, noun)
            if event is None:
                event = next(
                    (
                        (t.event, candidate)
                        for t in self._verbs.get(candidate.lemma_.lower(), ())
                        if self._fits(t, argument, noun)
                    ),
                    None,
                )
            if event is not None:
                found.append(event)
        return max(found, key=lambda e: _GRAVITY.get(e[0], 0), default=None)

    # ------------------------------------------------------------ rules about what stands above

    def _governing(self, noun: Token) -> Event | None:
        """What stands above the noun: a verb whose argument it is, a noun of which it is, a level verb's subject."""
        node = _out_of_list(noun)
        for _ in range(7):
            parent = node.head
            if parent is node or parent.i == node.i:
                return None
            event = self._step(node, parent, noun)
            if event is not None:
                return event
            if parent.pos_ in ("VERB", "AUX") and node.dep_ not in ("conj", "xcomp", "ccomp", "pcomp", "advcl", "acl"):
                found = self._predicate(parent)
                return Event(found[0], found[1], "predicate") if found else None
            node = _out_of_list(parent)
        return None

    def _step(self, node: Token, parent: Token, noun: Token) -> Event | None:
        if parent.pos_ in ("VERB", "AUX"):
            return self._verb_step(node, parent, noun)
        if _is_bare_subject(node):
            told = self._of_verb(parent.head, "object" if is_passive(parent.head) else "subject", noun)
            return Event(told[0], told[1], "argument_of_verb") if told else None
        if parent.dep_ == "prep" or parent.pos_ == "ADP":
            return self._preposition_step(parent, noun)
        if parent.pos_ in ("NOUN", "PROPN") and node.dep_ in ("compound", "nmod", "appos", "nummod"):
            found = self.noun_event(parent)
            if found:
                return Event(found[0], parent, "noun_above")
        return None

    def _verb_step(self, node: Token, verb: Token, noun: Token) -> Event | None:
        verb, argument = _argument(node, verb)
        if verb.lower_ in self._adjectives and argument == "subject" and has_child(verb, "aux"):
            return Event(self._adjectives[verb.lower_], verb, "predicate")  # the parser reads "are missing" as a verb
        if (
            verb.lower_ in self._adjectives
            and argument == "object"
            and has_child(verb, "auxpass")
            and not self._verbs.get(verb.lemma_.lower())
        ):
            return Event(self._adjectives[verb.lower_], verb, "predicate")
        if argument is None:
            return None
        found = self._of_verb(verb, argument, noun)
        if found:
            return Event(found[0], found[1], "argument_of_verb")
        if argument == "subject" and verb.tag_ in ("VBD", "VBN") and not has_child(verb, "dobj", "ccomp", "xcomp", "aux", "prt"):
            # "Four people shot in a car park": a verb that needs an object and has none stands for "who were shot".
            found = self._of_verb(verb, "object", noun)
            if found and found[0] in _DONE_TO_PEOPLE and not any(c.lower_ == "at" for c in verb.children):
                return Event(found[0], found[1], "bare_participle")
        if verb.lemma_ in LEVEL_VERBS and argument == "object":
            return self._level(verb)
        return self._infinitive(node, verb, noun)

    def _infinitive(self, node: Token, verb: Token, noun: Token) -> Event | None:
        """As in "forced thousands to flee": what the object of a verb is made to do."""
        for child in verb.children:
            is_own = node.dep_ == "dobj" and child.dep_ == "xcomp" and child.tag_ == "VB" and not has_child(child, "nsubj")
            found = self._of_verb(child, "subject", noun) if is_own else None
            if found:
                return Event(found[0], found[1], "infinitive_of_object")
        return None

    def _preposition_step(self, preposition: Token, noun: Token) -> Event | None:
        above = preposition.head
        if above.lemma_ in _OBJECT_LEVELS and preposition.lower_ == "at":
            phrase_head = next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)
            return self._in_phrase(phrase_head) if phrase_head is not None else None
        if above.pos_ in ("NOUN", "PROPN"):
            found = self.noun_event(above)
            if found and (
                preposition.lower_ in ("of", "to", "at")
                or found[1] == "toll"
                or (preposition.lower_ == "for" and found[0] == "released")
            ):
                return Event(found[0], above, "noun_above")
            if preposition.lower_ == "for" and above.lemma_ in _EXCHANGE:
                return self._counterpart(above)
        if above.pos_ not in ("VERB", "AUX"):
            return None
        if above.lemma_ in LEVEL_VERBS and preposition.lower_ in (
            "to",
            "at",
            "by",
            "above",
            "past",
            "from",
            "over",
            "around",
            "near",
            "below",
        ):
            return self._level(above)
        if preposition.lower_ == "of":
            found_verb = self._of_verb(above, "object", noun)
            return Event(found_verb[0], found_verb[1], "argument_of_verb") if found_verb else None
        return None

    def _counterpart(self, exchange: Token) -> Event | None:
        """As in "105 hostages were freed in exchange for 240 prisoners": the prisoners were freed too."""
        for ancestor in exchange.ancestors:
            is_release = ancestor.pos_ == "VERB" and any(
                t.event == "released" for t in self._verbs.get(ancestor.lemma_.lower(), ())
            )
            found = self.noun_event(ancestor) if ancestor.pos_ == "NOUN" else None
            if is_release or (found and found[0] == "released"):
                return Event("released", ancestor, "other_side_of_exchange")
        return None

    def _level(self, verb: Token) -> Event | None:
        """As in "The death toll had reached 40,005": the event of the subject."""
        subject = subject_of(verb)
        if subject is None and verb.dep_ in ("pcomp", "acl", "advcl"):
            subject = verb.head if verb.head.pos_ == "NOUN" else None
        return self._in_phrase(antecedent(subject)) if subject is not None else None

    def _in_phrase(self, head: Token) -> Event | None:
        for token in (head, *(t for t in head.subtree if t is not head and t.dep_ not in ("relcl", "advcl"))):
            if abs(token.i - head.i) > 12:
                continue
            found = self.noun_event(token) if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") else None
            if found:
                return Event(found[0], token, "subject_of_level")
            if token.lower_ in self._adjectives and token.dep_ in ("amod", "pobj"):
                return Event(self._adjectives[token.lower_], token, "subject_of_level")
            if token.tag_ == "VBN" and token.dep_ == "acl":
                told = self._of_verb(token, "object", token.head)
                if told:
                    return Event(told[0], told[1], "subject_of_level")
        return None


def _argument(node: Token, verb: Token) -> tuple[Token, str | None]:
    """The verb whose argument a noun is, and which one.

    A noun that the parser took for the subject of a reduced relative clause ("105 hostages seized in the attack were
    freed") is the subject of the passive verb above, which has none of its own.
    """
    main = verb.head
    is_reduced = node.dep_ == "nsubj" and verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("advcl", "ccomp", "csubj", "nsubj")
    has_gap = main.pos_ == "VERB" and has_child(main, "auxpass") and not has_child(main, "nsubj", "nsubjpass")
    if is_reduced and has_gap and verb.i < main.i:
        return main, "object"
    return verb, _role(node, verb)


def _is_bare_subject(node: Token) -> bool:
    """In "Between 60 and 80 people were missing" the parser sees a prepositional phrase and no subject."""
    preposition, verb = node.head, node.head.head
    if node.dep_ != "pobj" or preposition.lower_ not in _MODIFIER_PREPOSITIONS or verb.pos_ not in ("VERB", "AUX"):
        return False
    return preposition.i < verb.i and not has_child(verb, "nsubj", "nsubjpass")


def counted_of_level(anchor: Token) -> Token | None:
    """The noun of "the number of containers handled fell to 61,000": what the subject of a level verb is a number of."""
    verb = next((t for t in anchor.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.lemma_ not in LEVEL_VERBS | _OBJECT_LEVELS:
        return None
    heads = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.lemma_.lower() in _COUNTERS]
    for head in heads:
        for preposition in (c for c in head.children if c.lower_ == "of"):
            return next((c for c in preposition.children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN", "ADJ")), None)
    return None


def _role(node: Token, verb: Token) -> str | None:
    if node.dep_ in ("dobj", "nsubjpass", "oprd", "attr", "dative", "npadvmod", "dep"):
        return "object"
    if node.dep_ == "nsubj":
        return "object" if is_passive(verb) else "subject"
    return None


def _out_of_list(token: Token) -> Token:
    """The first member of a coordination or the whole that "of" phrases, "including" and appositions take a part of."""
    for _ in range(6):
        above = token.head.head
        if token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
            token = token.head
        elif (
            token.dep_ == "pobj"
            and token.head.lower_ == "of"
            and (above.lemma_.lower() in _TRANSPARENT_NOUNS or above.pos_ == "NUM")
        ) or (token.dep_ == "pobj" and token.head.lower_ in ("including", "among") and above.pos_ in ("NOUN", "PROPN", "NUM")):
            token = above
        else:
            return token
    return token


def _clause_verbs(verb: Token) -> Iterator[Token]:
    """A modifying clause's verb, and the verb of what is said in it ("the military says are dead")."""
    yield verb
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp", "conj"):
            yield child
