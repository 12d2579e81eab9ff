"""What befell a person beside the verb that names it: wounds, conditions, fatal adverbs, and clauses about the same person."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.analysed_text import Token
from transforms.syntax import has_child, is_passive, verb_above

_FATAL_ADVERBS = frozenset({"fatally", "mortally", "lethally"})
_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself", "themself"})
_WOUNDS = frozenset(
    (
        "wound injury burn bruise fracture concussion laceration trauma cut graze scratch gunshot contusion swelling haemorrhage "
        "hemorrhage bruising scald sprain abrasion shrapnel whiplash"
    ).split()
)
_CONDITIONS = frozenset(
    "critical serious grave stable guarded fair good severe extreme poor unknown dire satisfactory improving".split()
)
_STATING = frozenset({"be", "remain", "list", "lie", "stay", "describe", "report", "keep"})
#: Participles that the parser takes for nouns: "came in bleeding from a wound".
_AILING = frozenset({"suffering", "bleeding"})
_WOUND_PREPOSITIONS = frozenset({"with", "for", "from", "of", "after"})
_FEMALE = frozenset(
    (
        "woman girl mother daughter sister wife girlfriend grandmother granddaughter aunt niece widow female lady schoolgirl "
        "policewoman bride mom stepmother fiancee"
    ).split()
)
_MALE = frozenset(
    (
        "man boy father son brother husband boyfriend grandfather grandson uncle nephew widower male gentleman schoolboy "
        "policeman groom dad stepfather fiance"
    ).split()
)
_SINGULAR = {"he": _FEMALE, "him": _FEMALE, "she": _MALE, "her": _MALE}
_PLURAL = frozenset({"they", "them"})
#: Clauses that go on about the subject of the verb they hang on.
_CLAUSES = frozenset({"relcl", "advcl", "conj", "ccomp"})


def is_fatal(word: Token) -> bool:
    """Whether a word is told to have been deadly: "fatally shot", "beaten to death", "two of them fatally"."""
    if word.pos_ == "NUM" and word.i + 3 < len(word.doc) and word.nbor(3).lower_ in _FATAL_ADVERBS:
        return word.nbor().lower_ == "of" and word.nbor(2).lower_ in ("them", "whom")
    for child in word.children:
        if child.dep_ == "advmod" and child.lower_ in _FATAL_ADVERBS and not _is_of_part(child, word):
            return True
        if child.lower_ == "to" and any(c.lower_ == "death" and not any(True for _ in c.lefts) for c in child.children):
            return True
    return False


def _is_of_part(adverb: Token, word: Token) -> bool:
    """As in "shot eleven nuns, one of them fatally": the adverb is told of a part, not of all."""
    before = adverb.nbor(-1) if adverb.i else adverb
    return before is not word and (before.lower_ in ("them", "whom") or before.pos_ == "NUM")


def is_reflexive(verb: Token) -> bool:
    """Whether a verb's subject is its object too: "shot himself"."""
    return any(child.dep_ == "dobj" and child.lower_ in _REFLEXIVES for child in verb.children)


def wound_of(noun: Token, verbs: list[Token]) -> Token | None:
    """The wound or the grave state that is told of a person: "found with a gunshot wound", "is in critical condition".

    Args:
        noun: the person.
        verbs: those whose subject or object the person is.
    """
    participles = (c for v in verbs for c in v.children if c.tag_ == "VBG" and c.dep_ in ("advcl", "xcomp", "acl", "ccomp"))
    alone = (c for c in participles if c.i > noun.i and not has_child(c, "nsubj", "dobj"))
    for word in (noun, *verbs, *alone):
        for preposition, thing in _phrases(word):
            if preposition.i < noun.i or _tells_of_part(noun, preposition):
                continue
            if _is_wound(thing, preposition, word):
                return thing
            for inner, other in _phrases(thing):  # the parser hangs the wounds on the place: "taken to a clinic with wounds"
                hangs_below = inner.lower_ in ("with", "for") or thing.lower_ in _AILING
                if hangs_below and word is not noun and _is_wound(other, inner, word):
                    return other
    return None


def _tells_of_part(noun: Token, preposition: Token) -> bool:
    """As in "21 were taken to hospital, six of them with burns": the words are about some of them."""
    between = noun.doc[noun.i + 1 : preposition.i]
    return any(t.pos_ == "NUM" and t.nbor().lower_ == "of" and t.nbor(2).lower_ in ("them", "whom") for t in between[:-2])


def condition_behind(noun: Token) -> Token | None:
    """The "condition" right behind people: "one person is dead and another in critical condition"."""
    behind = noun.doc[noun.i + 1 : min(noun.i + 8, noun.sent.end)]
    if not behind or behind[0].lower_ != "in":
        return None
    for token in behind[1:]:
        if token.lower_ == "condition":
            return token if token.nbor(-1).lower_ in _CONDITIONS else None
        if token.pos_ not in ("ADJ", "ADV", "CCONJ", "DET", "PUNCT"):
            return None
    return None


def _phrases(word: Token) -> Iterator[tuple[Token, Token]]:
    """The prepositions that hang on a word with their nouns."""
    for preposition in word.children:
        if preposition.dep_ == "prep":
            yield from ((preposition, thing) for thing in preposition.children if thing.dep_ == "pobj")


def _is_wound(thing: Token, preposition: Token, word: Token) -> bool:
    if preposition.lower_ == "in":
        is_patient = thing.lower_ == "condition" and any(c.lower_ in _CONDITIONS for c in thing.lefts)
        return is_patient and (word.pos_ in ("NOUN", "NUM", "DET", "PRON") or word.lemma_ in _STATING)
    if preposition.lower_ == "of" and word.pos_ != "VERB":
        return False  # "400 of the cuts", not "died of their burns"
    return preposition.lower_ in _WOUND_PREPOSITIONS and thing.lemma_.lower() in _WOUNDS


def clauses_about(noun: Token, verb: Token) -> Iterator[tuple[Token, str]]:
    """The verbs that go on about the subject of a verb, and which argument of theirs it is.

    As in "A man was taken to a clinic, where he died", "after being stabbed", "after his brother shot him".
    """
    if has_child(verb, "ccomp", "dobj"):  # "an examiner found that she was shot": no more about the examiner
        return
    for word in verb.subtree:
        if word == verb or word.pos_ not in ("VERB", "AUX") or not _hangs_on(word, verb):
            continue
        if word.dep_ == "pcomp" and word.head.head == verb:
            yield word, "object" if is_reflexive(word) or any(c.dep_ == "auxpass" for c in word.children) else "subject"
        elif word.dep_ in _CLAUSES:
            yield from _by_pronoun(noun, word)


def _hangs_on(word: Token, verb: Token) -> bool:
    """Whether no other clause stands between a clause and the verb."""
    above = verb_above(word)
    return above == verb or (above is not None and above in verb.conjuncts)


def _by_pronoun(noun: Token, word: Token) -> Iterator[tuple[Token, str]]:
    for child in word.children:
        if not agrees(noun, child):
            continue
        if child.dep_ in ("nsubj", "nsubjpass"):
            yield word, "object" if is_passive(word) or is_reflexive(word) else "subject"
        elif child.dep_ == "dobj":
            yield word, "object"


def sex_of(lemma: str) -> str | None:
    """The sex that a noun says: "female" for "girl", "male" for "father", None for "child"."""
    return "female" if lemma in _FEMALE else "male" if lemma in _MALE else None


def agrees(noun: Token, pronoun: Token) -> bool:
    """Whether a personal pronoun can stand for a noun by number and sex: "she" for "a girl" and "a nurse", not for "a man"."""
    word = pronoun.lower_
    if word in _SINGULAR:
        return noun.tag_ not in ("NNS", "NNPS") and noun.lemma_.lower() not in _SINGULAR[word]
    return word in _PLURAL and noun.tag_ in ("NNS", "NNPS", "CD")


def words_behind(noun: Token, verbs: list[Token]) -> Iterator[Token]:
    """The words that hang behind a noun on it or on its verbs: "deceased" of "found a man from Ohio deceased"."""
    for word in (noun, *verbs):
        for token in word.rights:
            is_clause = token.dep_ in ("conj", "relcl", "ccomp", "advcl") or has_child(token, "nsubj", "nsubjpass")
            if token.i > noun.i and not is_clause:
                yield token
