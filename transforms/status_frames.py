"""Frames that settle a figure's status whatever modal stands above: wholes that are there, drafts, campaigns, conditions."""

from __future__ import annotations

from transforms.analysed_text import Token, remembered
from transforms.calendar import WEEKDAYS
from transforms.syntax import SUBJECTS, antecedent, has_child, is_passive, subject_of

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
    "campaign drive plan effort push bid attempt race target goal scheme project mission order proposal operation".split()
)
_TRYING = frozenset("try attempt set strive scramble prepare gear race hope seek move".split())
_ENDING = frozenset("complete end finish conclude wrap".split())
_UNCERTAIN = frozenset({"may", "might"})
_CONSEQUENCES = frozenset("be mean leave make represent equal amount put give".split())
#: Verbs whose clause behind "that" is wished for, and those of them that tell facts as well: "suggested that 40 had died".
_WISHING = frozenset("recommend propose urge demand request require advise order ask beg plead insist suggest stipulate".split())
_TELLING = frozenset("insist suggest ask".split())
#: What a clause behind these words tells is so, and behind those of time where it stands in the past.
_GROUNDS = frozenset("because since though although whereas".split())
_TIMES = frozenset("after when once before until as while where".split())
#: Verbs behind which a noun and a participle tell what is to happen or what is seen: "wants 40 captives freed".
_SMALL_CLAUSES = frozenset(
    (
        "call demand expect fear find get have hope keep leave like make mean need order prefer request risk see seek "
        "want watch wish"
    ).split()
)
_FAILING = frozenset("refuse fail decline neglect".split())
_ENOUGH = frozenset({"enough", "sufficient"})
#: What sees things happen without eyes: "The plan could see 40 people losing their homes".
_HAPPENINGS = frozenset(
    (
        "agreement budget campaign change closure conflict crisis cut day deal decision election flood forecast law bill measure "
        "merger month move offer outbreak plan policy poll programme program project proposal recession reform reshuffle result "
        "restructuring ruling scheme shift shortage storm strike swing takeover tariff trend truce vote war week weekend year"
    ).split()
)
_THAT = frozenset({"that", "which", "this", "it"})
_UNITS_OF_TIME = frozenset({"week", "month", "year", "night", "weekend"})
_PAST_OWNERS = _UNITS_OF_TIME | {"yesterday"} | {day.lower() for day in WEEKDAYS}


def is_over(event: Token) -> bool:
    """As in "to build on Friday's release of two nurses": what belongs to a day that was has happened, whatever shall follow."""
    owner = next((c for c in event.children if c.dep_ == "poss"), None)
    if owner is None or owner.lower_ not in _PAST_OWNERS:
        return False
    is_relative = owner.lower_ in _UNITS_OF_TIME
    return not is_relative or any(c.lower_ in ("last", "past", "previous") for c in owner.children)


def is_of_whole(anchor: Token) -> bool:
    """As in "of its 26 deputies 14 will return", "two-thirds of the 5,000 workers will go": the whole is there already."""
    noun = anchor.head if anchor.dep_ in ("nummod", "amod", "nmod") and anchor.head.pos_ in ("NOUN", "PROPN") else anchor
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "in"):
        return False
    part = noun.head.head
    if part.lemma_.lower() in _STANDING:
        return True
    is_definite = any(child.dep_ in ("det", "poss") and child.lower_ not in ("a", "an") for child in noun.children)
    if part.tag_ == "JJ" and part.lower_ in ("first", "last", "latest") and has_past_clause(noun):
        return True  # "will honour the first of nine crews that came"
    if noun.head.lower_ != "of" or not is_definite:
        return False
    return part.pos_ == "NUM" or part.lower_ in _PARTS or noun.head.i == noun.sent.start


def is_drafted(verb: Token) -> bool:
    """As in "the draft provides for three captives to be freed"."""
    if verb.lemma_ not in _PROVIDES or verb.tag_ not in ("VBZ", "VBP") or has_child(verb, "aux"):
        return False
    subject = subject_of(verb)
    noun = antecedent(subject) if subject is not None and verb.dep_ == "relcl" else subject  # "a draft that calls for"
    return noun is not None and noun.lemma_.lower() in _DRAFTS


def is_undertaken(infinitive: Token) -> bool:
    """As in "a campaign to vaccinate 40,000 children", "set out to vaccinate": an end, not a result."""
    above = infinitive.head
    if above.pos_ == "NOUN":
        is_ended = above.dep_ == "dobj" and above.head.lemma_ in _ENDING
        return not is_ended and infinitive.dep_ in ("acl", "relcl", "xcomp") and above.lemma_.lower() in _UNDERTAKINGS
    if infinitive.dep_ == "advcl" and (to := next((c for c in infinitive.children if c.lower_ == "to"), None)) is not None:
        launched = to.nbor(-1) if to.i > 0 else to  # "launched an operation to rescue nine"
        if launched.dep_ == "dobj" and launched.lemma_.lower() in _UNDERTAKINGS and above.lemma_ not in _ENDING:
            return True
    is_set_out = above.lemma_ != "set" or any(c.lower_ in ("out", "off") for c in above.children)
    return above.pos_ == "VERB" and above.lemma_ in _TRYING and is_set_out and infinitive.dep_ in ("xcomp", "advcl")


def is_uncertain(anchor: Token) -> bool:
    """As in "nine more deaths that may be linked to the virus": the clause behind the noun says that it may not be so."""
    noun = anchor.head if anchor.dep_ in ("nummod", "amod") else anchor
    for clause in noun.children:
        if clause.dep_ == "relcl" and any(c.dep_ == "aux" and c.lower_ in _UNCERTAIN for c in clause.children):
            if any(t.pos_ in ("VERB", "AUX") for t in noun.doc[noun.i + 1 : clause.left_edge.i]):
                continue  # "have been killed, according to reports which may not be complete"
            return any(c.dep_ in SUBJECTS and c.lower_ in ("that", "which", "who") for c in clause.children)
    return False


def is_told_of_group(anchor: Token, event: Token | None) -> bool:
    """As in "will honour 40 soldiers killed in the war", "will meet the 40 who were freed": it is so, whatever is to come."""
    noun = anchor.head if anchor.dep_ in ("nummod", "amod") and anchor.head.pos_ in ("NOUN", "PROPN") else anchor
    if event is None:
        return has_past_clause(noun) and any(c.lower_ in ("the", "those", "these") for c in noun.children)
    if event.head is not noun:
        return False
    if event.dep_ == "relcl":
        if any(c.tag_ == "MD" or c.dep_ == "neg" for c in event.children):
            return False
        return _is_past(event) or (event.tag_ == "VBN" and any(c.lemma_ == "have" for c in event.children))
    if event.tag_ != "VBN" or event.dep_ not in ("acl", "amod") or has_child(event, "aux", "auxpass"):
        return False
    above = noun.head
    is_with = above.dep_ == "prep" and above.lower_ in ("with", "for")
    return above.lemma_ not in _SMALL_CLAUSES and not is_with and noun.dep_ not in ("ROOT", "nsubj", "nsubjpass", "attr")


def is_awaited(verb: Token) -> bool:
    """As in "will fight until the rebels free 40 hostages", "unless 40 are freed": what has not happened yet."""
    is_open = verb.tag_ in ("VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBZ", "VBP") for c in verb.children)
    return (
        verb.dep_ == "advcl" and is_open and any(c.lower_ in ("until", "till", "unless") and c.i < verb.i for c in verb.children)
    )


def hangs_on(event: Token) -> bool:
    """As in "talks depend on the release of 40 captives"."""
    return (
        event.dep_ == "pobj"
        and event.head.lower_ in ("on", "upon")
        and event.head.head.lemma_ in ("depend", "hinge", "conditional", "contingent")
    )


def is_supposed(verb: Token) -> bool:
    """As in "If 40 patients get no help, they may die"."""
    words = [c for c in verb.children if c.dep_ == "mark" and c.lower_ == "if"]
    return verb.dep_ == "advcl" and any(c.i == 0 or c.nbor(-1).lower_ not in ("as", "only") for c in words)


def is_left_undone(infinitive: Token) -> bool:
    """As in "refused to free 40 captives", "failed to win 40 seats"."""
    above = infinitive.head
    return infinitive.dep_ == "xcomp" and infinitive.tag_ == "VB" and above.lemma_ in _FAILING and not has_child(above, "neg")


def is_capacity(infinitive: Token) -> bool:
    """As in "40 tons of drugs, enough to treat 9,000 patients"."""
    to = next((c for c in infinitive.children if c.lower_ == "to" and c.dep_ == "aux"), None)
    return to is not None and to.i > 0 and (infinitive.head.lower_ in _ENOUGH or to.nbor(-1).lower_ in _ENOUGH)


def is_obliged(infinitive: Token) -> bool:
    """As in "we have to vaccinate 40 people"; "had to" tells what was done."""
    above = infinitive.head
    is_infinitive = infinitive.tag_ == "VB" and infinitive.dep_ == "xcomp"
    return is_infinitive and above.lemma_ == "have" and above.tag_ in ("VBZ", "VBP") and not has_child(above, "neg")


def lets_happen(verb: Token) -> bool:
    """As in "The swing could see the Greens picking up 40 seats": nobody looks on."""
    subject = subject_of(verb)
    return verb.lemma_ == "see" and subject is not None and subject.lemma_.lower() in _HAPPENINGS


def is_asked_about(verb: Token, anchor: Token) -> bool:
    """As in "were asked about 40 deaths" and "of the 40 nurses asked": nobody asks for them."""
    if verb.lemma_ != "ask":
        return False
    noun = anchor.head if anchor.dep_ in ("nummod", "amod") else anchor
    is_of_asked = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head is noun and not has_child(verb, "xcomp", "ccomp")
    return is_of_asked or any(c.lower_ == "about" and c.i == verb.i + 1 for c in verb.subtree)


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


def has_past_clause(noun: Token) -> bool:
    """As in "nine crews that came"."""
    return any(c.dep_ == "relcl" and _is_past(c) for c in noun.children)


@remembered
def is_told_as_ground(clause: Token) -> bool:
    """As in "will close because sales fell" and "will visit after 40 died": whatever the main clause plans, this is so."""
    if clause.dep_ != "advcl":
        return False
    words = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod") and c.i < clause.i}
    is_finite = clause.tag_ in ("VBZ", "VBP", "VBD") or has_child(clause, "aux", "auxpass")
    is_modal = any(c.tag_ == "MD" for c in clause.children)
    # "as floods have displaced", "as hundreds are still missing"
    is_perfect = "as" in words and any((c.dep_ == "aux" and c.lemma_ == "have") or c.lower_ == "still" for c in clause.children)
    is_perfect = is_perfect or ("as" in words and clause.lemma_ == "remain")
    return (bool(words & _GROUNDS) and is_finite and not is_modal) or (bool(words & _TIMES) and (_is_past(clause) or is_perfect))


def _is_past(clause: Token) -> bool:
    return clause.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" for c in clause.children)


def is_wished(verb: Token) -> bool:
    """As in "recommended that each family be paid $40", "urges that 40 be hired and 12 clinics be built"."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ not in _WISHING or above.i > verb.i or any(c.tag_ == "MD" for c in verb.children):
        return False
    if any(c.dep_ in ("aux", "auxpass") and c.lower_ == "be" for c in verb.children) or verb.tag_ == "VB":
        return not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    is_present = verb.tag_ == "VBP" and not has_child(verb, "aux", "auxpass")
    return is_present and above.lemma_ not in _TELLING and has_child(verb, "mark")


def is_offered(anchor: Token) -> bool:
    """As in "the 4 percent rise on the table" and "has a 4 percent rise on the table"."""
    for word in (anchor, *anchor.ancestors):
        for child in word.children:
            if child.lower_ == "on" and any(g.dep_ == "pobj" and g.lower_ == "table" for g in child.children):
                return child.i > anchor.i
        if word.pos_ in ("VERB", "AUX"):
            return False
    return False


def is_made_to(verb: Token) -> bool:
    """As in "could be made to sell", "may be told to leave": what is told to somebody is no report."""
    return is_passive(verb) and has_child(verb, "xcomp")
