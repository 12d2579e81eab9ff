"""The words behind a verb that can complete a phrase with it: "shot dead", "lost their homes", "laid 400 workers off"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.analysed_text import Token

#: Last words of a phrase that belong to their verb only next to it or right behind its object: "took on 150 people", "laid 400
#: workers off".
PARTICLES = frozenset("on off out up down over away back through in home apart go redundant".split())
#: Verbs whose subject stands behind them where a place stands before them.
_TURNED_ROUND = frozenset({"be", "sit", "lie", "languish", "remain", "wait"})
#: Proper names of days and sums are no names of places, people or firms.
_NO_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
#: Adverbs before a verb that belong to its phrase: "were last seen", "indecently touched them".
_BEFORE = frozenset("last indecently sexually inappropriately".split())
#: Participles that the parser takes for nouns, with the word before them.
_STATES = frozenset({"suffering", "complaining", "bleeding", "vomiting"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
#: How far behind a verb the other words of its phrase may stand.
_REACH = 11
#: So many words behind a long object belong to the verb: "drove 80% of the city's population of 2.3 million from their homes".
_BEHIND_OBJECT = 4


class Complements:
    """The words behind a verb among which its particle or complement can stand, up to the next clause.

    Args:
        verb: the verb.
    """

    def __init__(self, verb: Token) -> None:
        self.verb = verb
        self._words = list(_words_behind(verb))
        self._forms = set().union(*map(_forms, self._words))

    def have(self, words: Sequence[frozenset[str]]) -> bool:
        """Whether the other words of a phrase stand behind its verb, anywhere."""
        for word in words:  # noqa: SIM110 (asked hundreds of times for each article, and any() costs three times as much)
            if word.isdisjoint(self._forms):
                return False
        return True

    def hold(self, words: Sequence[frozenset[str]], noun: Token, counted: Token | None) -> bool:
        """Whether the other words of a phrase stand behind its verb in their order, a particle at its place.

        Args:
            words: each word with its alternatives.
            noun: the argument of the verb that is asked about.
            counted: the counted noun, which is no word of the phrase where it stands for people.
        """
        behind = iter(self._words)
        return all(any(self._stands(t, word, noun, counted, words) for t in behind) for word in words)

    def _stands(
        self, token: Token, word: frozenset[str], noun: Token, counted: Token | None, words: Sequence[frozenset[str]]
    ) -> bool:
        """Whether a token is the word of a phrase; a particle must stand next to its verb or right behind the verb's object."""
        if token is counted or word.isdisjoint(_forms(token)):
            return False
        if token == self.verb.head and noun.i <= token.i < self.verb.i:
            return False  # "a £9 million loan secured on the ground": nobody secured the loan
        if token.lower_ == "to" and token.dep_ == "quantmod":
            return False  # "carrying up to 90 people" tells no goal
        if word is not words[-1] or (token.lower_ in PARTICLES and token.lower_ not in word):  # the "in" of "sit-in"
            return True
        if _is_none(token, words) or _is_attribute(token, noun) or (word <= PARTICLES and _opens_place(token, counted)):
            return False
        if token.lower_ == "last" and token.i > self.verb.i and token.dep_ == "amod":
            return False  # "saw 101 patients last year"
        if token.tag_ == "VBN" and token.dep_ == "amod" and token.i > 0 and token.nbor(-1).text == "-":
            return False  # "had full-blown talks"
        if token.dep_ == "prt" and token.head.i > self.verb.i and not any(token.head.lemma_ in w for w in words):
            return False  # "It took 40 men to put out the fire"
        if token.lower_ not in PARTICLES or token.i == self.verb.i + 1 or token.dep_ in ("prt", "pobj"):
            return True
        if token.pos_ != "VERB" and any(child.ent_type_ in ("DATE", "TIME") for child in token.children):
            return False  # "was taken off the list on Sunday"
        before = token.nbor(-1)
        is_object = before.i > self.verb.i and before.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "SYM")
        return is_object and not _in_prepositional(before, self.verb)


def _forms(token: Token) -> tuple[str, ...]:
    """A word as written and its lemma; the lemmatiser makes "dos" of "doses". A proper name is ``@name`` besides; the particle of
    "sit-in" is that noun.
    """
    if token.lower_ in PARTICLES and token.i > 1 and token.nbor(-1).text == "-":
        return (f"{token.nbor(-2).lower_}-{token.lower_}",)
    plain = (token.lower_, token.lemma_.lower())
    if token.tag_ == "NNS":
        return (*plain, token.lower_[:-1])
    return (*plain, "@name") if token.pos_ == "PROPN" and token.ent_type_ not in _NO_NAMES else plain


def _words_behind(verb: Token) -> list[Token]:
    # "the mill where 300 people work", "never woke up", "windows were shattered in 30 flats"
    found = [c for c in verb.children if c.dep_ in ("neg", "nsubjpass") or (c.lower_ == "where" and verb.dep_ == "relcl")]
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.pos_ == "NOUN":
        found.append(verb.head)  # "the sentences imposed on four men"
    found += [c for c in verb.lefts if c.dep_ == "advmod" and c.lower_ in _BEFORE]
    if verb.lemma_ in _TURNED_ROUND and not any(c.dep_ in _SUBJECTS and c.i < verb.i for c in verb.children):
        found += [t for c in verb.lefts if c.dep_ == "prep" for t in c.subtree]  # "On death row are 840 men"
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), verb)
    end = max(verb.i + _REACH, thing.right_edge.i + _BEHIND_OBJECT if thing is not verb else 0)
    for token in verb.doc[verb.i + 1 : min(end, verb.sent.end)]:
        if _begins_part(token):
            break
        if verb.dep_ in ("acl", "relcl") and token.pos_ in ("VERB", "AUX") and token.is_ancestor(verb):
            break  # "the boat carrying 70 migrants sank off the coast"
        is_clause = token.pos_ in ("VERB", "AUX") and token.dep_ in ("advcl", "conj", "relcl") and token.head.i <= token.i
        if is_clause and token.i == verb.i + 1:  # "stand accused of fraud"
            is_clause = False
        if is_clause and not (token.dep_ in ("advcl", "relcl") and token.nbor(-1).lower_ == "to"):  # "came out to protest"
            break
        found.append(token)
        if is_clause:
            break
    return found


def _begins_part(token: Token) -> bool:
    """As in "damaged 40 homes, 12 of them beyond repair": what follows is told of a part."""
    if token.pos_ != "NUM" or token.i + 2 >= len(token.doc) or token.nbor(-1).text not in (",", "–", "—", "("):
        return False
    return token.nbor().lower_ == "of" and token.nbor(2).lower_ in ("them", "whom", "which")


def _opens_place(token: Token, counted: Token | None) -> bool:
    """As in "37 were taken in the Gulf", "took nine goats in May": "in" with a noun of its own that is not the one counted."""
    if token.lower_ != "in" or token.dep_ != "prep":
        return False
    nouns = [c for c in token.children if c.dep_ == "pobj"]
    return bool(nouns) and nouns[0] is not counted and not any(c.dep_ == "nummod" for c in nouns[0].children)


def _is_none(token: Token, words: Sequence[frozenset[str]]) -> bool:
    """As in "received no treatment", "got no help": nothing of the kind, where the phrase itself does not say so."""
    return any(c.text == "no" and c.dep_ == "det" for c in token.lefts) and not any("no" in word for word in words)


def _is_attribute(token: Token, noun: Token) -> bool:
    """As in "life-threatening injuries", "found the three dead suspects and two guards": no complement of the verb, if not of the
    noun itself ("found 43 guilty").
    """
    if token.dep_ in ("compound", "npadvmod"):
        return token.head.lower_ not in _STATES  # "were taken to hospital suffering from smoke inhalation"
    return token.dep_ == "amod" and token.nbor(-1).tag_ in ("CD", "DT") and token.head is not noun


def _in_prepositional(token: Token, verb: Token) -> bool:
    """Whether a noun between a verb and its particle hangs on a preposition: "took 40 seats of the house on Sunday"."""
    return any(t.pos_ == "ADP" and t.i > verb.i and t.lower_ != "of" for t in token.ancestors if t.i > verb.i)
