"""Frames that settle a figure's status whatever modal stands above: wholes that are there, drafts, campaigns, conditions."""

from __future__ import annotations

from transforms.analysed_text import Token
from transforms.syntax import SUBJECTS, has_child, subject_of

#: Groups that are there, whatever will happen to some of them: "9 percent of a workforce of 12,400".
_STANDING = frozenset("workforce staff payroll headcount population membership electorate fleet garrison".split())
_PARTS = frozenset("half third quarter fifth tenth percent cent % majority most rest share all some".split())
#: Texts that say what is to happen.
_DRAFTS = frozenset(
    "draft plan proposal offer deal blueprint bill outline scheme roadmap accord pact agreement truce memorandum budget".split()
)
_PROVIDES = frozenset(
    "provide envisage envision foresee call set stipulate allow contain include entail require specify demand promise".split()
)
#: What is done in order to reach a number that is not there yet.
_UNDERTAKINGS = frozenset(
    "campaign drive plan effort push bid attempt race target goal scheme project mission order proposal".split()
)
_TRYING = frozenset("try attempt set strive scramble prepare gear race hope seek move".split())
_UNCERTAIN = frozenset({"may", "might"})
_CONSEQUENCES = frozenset("be mean leave make represent equal amount put give".split())
_THAT = frozenset({"that", "which", "this", "it"})


def is_of_whole(anchor: Token) -> bool:
    """As in "of its 26 deputies 14 will return", "two-thirds of the 5,000 workers will go": the whole is there already."""
    noun = anchor.head if anchor.dep_ in ("nummod", "amod", "nmod") and anchor.head.pos_ in ("NOUN", "PROPN") else anchor
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "in"):
        return False
    part = noun.head.head
    if part.lemma_.lower() in _STANDING:
        return True
    is_definite = any(child.dep_ in ("det", "poss") and child.lower_ not in ("a", "an") for child in noun.children)
    if noun.head.lower_ != "of" or not is_definite:
        return False
    return part.pos_ == "NUM" or part.lower_ in _PARTS or noun.head.i == noun.sent.start


def is_drafted(verb: Token) -> bool:
    """As in "the draft provides for three captives to be freed"."""
    if verb.lemma_ not in _PROVIDES or verb.tag_ not in ("VBZ", "VBP") or has_child(verb, "aux"):
        return False
    subject = subject_of(verb)
    return subject is not None and subject.lemma_.lower() in _DRAFTS


def is_undertaken(infinitive: Token) -> bool:
    """As in "a campaign to vaccinate 40,000 children", "set out to vaccinate": an end, not a result."""
    above = infinitive.head
    if above.pos_ == "NOUN":
        return infinitive.dep_ in ("acl", "relcl", "xcomp") and above.lemma_.lower() in _UNDERTAKINGS
    is_set_out = above.lemma_ != "set" or any(c.lower_ in ("out", "off") for c in above.children)
    return above.pos_ == "VERB" and above.lemma_ in _TRYING and is_set_out and infinitive.dep_ in ("xcomp", "advcl")


def is_uncertain(anchor: Token) -> bool:
    """As in "nine more deaths that may be linked to the virus": the clause behind the noun says that it may not be so."""
    noun = anchor.head if anchor.dep_ in ("nummod", "amod") else anchor
    for clause in noun.children:
        if clause.dep_ == "relcl" and any(c.dep_ == "aux" and c.lower_ in _UNCERTAIN for c in clause.children):
            return any(c.dep_ in SUBJECTS and c.lower_ in ("that", "which", "who") for c in clause.children)
    return False


def is_conditional(verb: Token, anchor: Token) -> bool:
    """Whether "would" tells what follows from something else: "if it held, they would keep 60 seats", "that would leave 100"."""
    for clause in verb.children:
        is_condition = clause.dep_ == "advcl" and any(m.lower_ in ("if", "unless", "were") for m in clause.children)
        if is_condition and not clause.is_ancestor(anchor):  # "would leave only if 40 prisoners were freed": what is asked for
            return True
    subject = subject_of(verb)
    if subject is not None and subject.dep_ == "csubj" and subject.tag_ in ("VB", "VBG"):
        return True  # "to meet the demand would cost $40 million"
    is_consequence = subject is not None and subject.lower_ in _THAT and subject.i < anchor.i
    return is_consequence and verb.lemma_ in _CONSEQUENCES


def is_counterfactual(verb: Token) -> bool:
    """As in "her margin of 1,900 would have been known sooner"."""
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def is_in_subject(anchor: Token, verb: Token) -> bool:
    """Whether a number stands in the subject of a verb."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    return any(anchor.i < verb.i and (s is anchor or s.is_ancestor(anchor)) for s in subjects)
