"""What happened to the counted thing: the event of a figure, from verbs, nouns, adjectives and the subject of "reached"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from transforms.reference import ReferenceData
from transforms.syntax import antecedent, has_child, is_passive, subject_of

#: Verbs that state a level of their subject: "the death toll reached 40", "the number of dead stands at 12".
LEVEL_VERBS = frozenset({"reach", "be", "rise", "climb", "stand", "number", "total", "hit", "exceed", "surpass", "pass", "top", "approach", "near", "jump", "grow", "fall",
                         "drop", "increase", "swell", "come", "amount", "remain", "become", "say", "mount", "soar", "double", "include", "decline", "decrease", "put", "go"})  # fmt: skip
_TRANSPARENT_NOUNS = frozenset({"number", "total", "rest", "majority", "most", "hundred", "dozen", "thousand", "million", "group", "batch", "list", "half", "third", "quarter",
                                "percent", "body", "%", "remains", "corpse"})  # fmt: skip
_PREDICATE_DEPS = ("acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "prt")
_EXCHANGE = frozenset({"exchange", "return", "swap", "trade"})


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the vocabulary with the word that told it and the rule that bound it to the number."""

    name: str
    word: Token
    rule: str


class EventFinder:
    """Finds the event of a counted thing by the reference table ``event_terms``."""

    def __init__(self, reference: ReferenceData) -> None:
        self._verbs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._nouns: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._adjectives: dict[str, str] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
        for row in reference.table("event_terms"):
            self._add(row["term"], row["pos"], row["event"], row["argument"])
        self.of_people = frozenset(row["event"] for row in reference.table("events") if row["counts_people"] == "true")

    def _add(self, term: str, pos: str, event: str, argument: str) -> None:
        words = term.split()
        if pos in ("verb", "phrase") and len(words) > 1:
            self._phrases[words[0]].append((tuple(words[1:]), event, argument))
        elif pos in ("verb", "phrase"):
            self._verbs[term].append((event, argument))
        elif pos == "noun":
            self._nouns[words[-1]].append((event, argument if len(words) == 1 else f"{argument}:{' '.join(words[:-1])}"))
        else:
            self._adjectives[term] = event

    def find(self, noun: Token) -> Event | None:
        """The event of the thing that a token stands for; None where no rule binds one."""
        rules = [self._own_noun, self._own_predicate, self._governing, self._own_modifier, self._own_adjective]
        if noun.pos_ == "NUM":  # a clause that hangs on the number itself is about the part, not about the whole it is taken from
            rules.insert(0, self._own_modifier)
        for rule in rules:
            event = rule(noun)
            if event is not None:
                return event
        return None

    def noun_event(self, token: Token) -> tuple[str, str] | None:
        """Event and argument ("self", "of", "toll") of a noun; None for other nouns."""
        for event, argument in self._nouns.get(token.lemma_.lower(), self._nouns.get(token.lower_, ())):
            kind, _, needed = argument.partition(":")
            if not needed or needed.split()[-1] in {c.lower_ for c in token.children} | {t.lower_ for c in token.children for t in c.children} or needed.startswith("number"):
                if needed.startswith("number") and not any(a.lower_ == "number" for a in token.ancestors):
                    continue
                return event, kind
        return None

    # ------------------------------------------------------------ rules

    def _own_noun(self, noun: Token) -> Event | None:
        """"40 deaths", "the dead": the counted noun is the event itself."""
        found = self.noun_event(noun)
        return Event(found[0], noun, "counted_noun_is_event") if found and found[1] == "self" and noun.pos_ in ("NOUN", "PROPN", "ADJ") else None

    def _own_adjective(self, noun: Token) -> Event | None:
        for child in noun.children:
            if child.dep_ in ("amod", "acomp", "appos", "advmod") and child.lower_ in self._adjectives:
                return Event(self._adjectives[child.lower_], child, "adjective_of_noun")
        return None

    def _own_modifier(self, noun: Token) -> Event | None:
        """"hostages held in Gaza", "people who died", "39 the military says are dead"."""
        for child in noun.children:
            if child.dep_ not in ("acl", "relcl"):
                continue
            for verb in _clause_verbs(child):
                passive = is_passive(verb) or verb.tag_ == "VBN" and child.dep_ == "acl"
                event = self._of_verb(verb, "object" if passive else "subject") or self._predicate(verb)
                if event:
                    return Event(event[0], event[1], "clause_of_noun")
        return None

    def _own_predicate(self, noun: Token) -> Event | None:
        """"Seven people are dead", "nine were declared dead": the predicate of the verb whose subject or object the noun is."""
        head = _out_of_list(noun)
        verb = head.head
        if verb.pos_ not in ("VERB", "AUX") or head.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr"):
            return None
        found = self._phrase(verb, "subject" if head.dep_ == "nsubj" and not is_passive(verb) else "object") or self._predicate(verb)
        return Event(found[0], found[1], "predicate") if found else None

    def _predicate(self, verb: Token) -> tuple[str, Token] | None:
        for child in verb.children:
            if child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "attr") and child.lower_ in self._adjectives and not any(c.dep_ == "nsubj" for c in child.children if c.i < verb.i):
                return self._adjectives[child.lower_], child
        return None

    def _phrase(self, verb: Token, argument: str) -> tuple[str, Token] | None:
        """Verbs with a particle or complement: "shot dead", "taken hostage", "laid off", "lost their lives"."""
        window = {t.lower_ for t in verb.subtree} | {t.lemma_.lower() for t in verb.subtree}
        near = {t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 7]} | {t.lemma_.lower() for t in verb.doc[verb.i + 1 : verb.i + 7]}
        for words, event, wanted in self._phrases.get(verb.lemma_.lower(), ()):
            if set(words) <= window & near and wanted in (argument, "either"):
                return event, verb
        return None

    def _of_verb(self, verb: Token, argument: str) -> tuple[str, Token] | None:
        found = self._phrase(verb, argument)
        if found:
            return found
        return next(((event, verb) for event, wanted in self._verbs.get(verb.lemma_.lower(), ()) if wanted in (argument, "either")), None)

    def _governing(self, noun: Token) -> Event | None:
        """What stands above the noun: a verb whose argument it is, a noun of which it is, a level verb's subject."""
        node = _out_of_list(noun)
        for _ in range(7):
            parent = node.head
            if parent is node:
                return None
            event = self._step(node, parent)
            if event is not None:
                return event
            if parent.pos_ in ("VERB", "AUX") and node.dep_ not in ("conj", "xcomp", "ccomp", "pcomp", "advcl", "acl"):
                following = self._through_verb(parent)
                if following is None:
                    return None
                return following
            node = _out_of_list(parent)
        return None

    def _step(self, node: Token, parent: Token) -> Event | None:
        if parent.pos_ in ("VERB", "AUX"):
            return self._verb_step(node, parent)
        if parent.dep_ == "prep" or parent.pos_ == "ADP":
            return self._preposition_step(parent)
        if parent.pos_ in ("NOUN", "PROPN") and node.dep_ in ("compound", "nmod", "appos", "poss", "nummod"):
            found = self.noun_event(parent)
            if found and found[1] in ("self", "toll", "of") and node.dep_ != "poss":
                return Event(found[0], parent, "noun_above")
        return None

    def _verb_step(self, node: Token, verb: Token) -> Event | None:
        verb, argument = _argument(node, verb)
        if argument is None:
            return None
        found = self._of_verb(verb, argument)
        if found:
            return Event(found[0], found[1], "argument_of_verb")
        if verb.lemma_ in LEVEL_VERBS and argument == "object":
            return self._level(verb)
        return None

    def _preposition_step(self, preposition: Token) -> Event | None:
        above = preposition.head
        if above.pos_ in ("NOUN", "PROPN"):
            found = self.noun_event(above)
            if found and (preposition.lower_ in ("of", "to", "at") or found[1] == "toll" or preposition.lower_ == "for" and found[0] == "released"):
                return Event(found[0], above, "noun_above")
            if preposition.lower_ == "for" and above.lemma_ in _EXCHANGE:
                return self._counterpart(above)
        if above.pos_ in ("VERB", "AUX") and above.lemma_ in LEVEL_VERBS:
            if preposition.lower_ in ("to", "at", "by", "above", "past", "from", "over", "around", "near", "below"):
                return self._level(above)
        if above.pos_ == "VERB" and preposition.lower_ in ("of", "to", "for", "with"):
            found_verb = self._of_verb(above, "object") if preposition.lower_ == "of" or above.lemma_ in ("sentence",) else None
            return Event(found_verb[0], found_verb[1], "argument_of_verb") if found_verb else None
        return None

    def _counterpart(self, exchange: Token) -> Event | None:
        """"105 hostages were freed in exchange for 240 prisoners": the prisoners were freed too."""
        for ancestor in exchange.ancestors:
            if ancestor.pos_ == "VERB" and any(event == "released" for event, _ in self._verbs.get(ancestor.lemma_.lower(), ())):
                return Event("released", ancestor, "other_side_of_exchange")
            found = self.noun_event(ancestor) if ancestor.pos_ == "NOUN" else None
            if found and found[0] == "released":
                return Event("released", ancestor, "other_side_of_exchange")
        return None

    def _level(self, verb: Token) -> Event | None:
        """"The death toll had reached 40,005": the event of the subject."""
        subject = subject_of(verb)
        if subject is None and verb.dep_ in ("pcomp", "acl", "advcl"):
            subject = verb.head if verb.head.pos_ == "NOUN" else None
        if subject is None:
            return None
        return self._in_phrase(antecedent(subject))

    def _in_phrase(self, head: Token) -> Event | None:
        for token in (head, *(t for t in head.subtree if t is not head and t.dep_ not in ("relcl", "advcl"))):
            if token.i - head.i > 12:
                break
            found = self.noun_event(token) if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") else None
            if found:
                return Event(found[0], token, "subject_of_level")
            if token.lower_ in self._adjectives and token.dep_ in ("amod", "pobj"):
                return Event(self._adjectives[token.lower_], token, "subject_of_level")
        return None

    def _through_verb(self, verb: Token) -> Event | None:
        """A light verb passes on to its complement: "Israel wants the batch to include five soldiers" does not; "were found dead" does."""
        found = self._predicate(verb)
        return Event(found[0], found[1], "predicate") if found else None


def _argument(node: Token, verb: Token) -> tuple[Token, str | None]:
    """The verb whose argument a noun is, and which one.

    A noun that the parser took for the subject of a reduced relative clause ("105 hostages seized in the attack were freed") is the
    subject of the passive verb above, which has none of its own.
    """
    main = verb.head
    if node.dep_ == "nsubj" and verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("advcl", "ccomp", "csubj", "nsubj") and verb.i < main.i:
        if has_child(main, "auxpass") and not has_child(main, "nsubj", "nsubjpass") and main.pos_ == "VERB":
            return main, "object"
    return verb, _role(node, verb)


def _role(node: Token, verb: Token) -> str | None:
    if node.dep_ in ("dobj", "nsubjpass", "oprd", "attr", "dative", "npadvmod", "dep"):
        return "object"
    if node.dep_ == "nsubj":
        return "object" if is_passive(verb) else "subject"
    return None


def _out_of_list(token: Token) -> Token:
    """The first member of a coordination or the whole that "of" phrases, "including" and appositions take a part of."""
    for _ in range(6):
        if token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _TRANSPARENT_NOUNS:
            token = token.head.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NUM":
            token = token.head.head
        elif token.dep_ == "pobj" and token.head.lower_ in ("including", "among") and token.head.head.pos_ in ("NOUN", "PROPN", "NUM"):
            token = token.head.head
        else:
            return token
    return token


def _clause_verbs(verb: Token) -> Iterator[Token]:
    """A modifying clause's verb, and the verb of what is said in it ("the military says are dead")."""
    yield verb
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp", "conj"):
            yield child
