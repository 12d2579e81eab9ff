"""The plural noun of a clause before that a bare number takes up: "Burglars went through the shops. By noon 26 had been emptied".

Where the clauses before name several things, the one in the same role is meant; where none is, a reader could not tell either.
"""

from __future__ import annotations

from collections.abc import Callable

from transforms.analysed_text import Token
from transforms.event_syntax import LEVEL_VERBS
from transforms.syntax import SUBJECTS, has_child, subject_of

_PLURAL = frozenset({"NNS", "NNPS"})
_ARGUMENTS = frozenset("nsubj nsubjpass dobj pobj attr ROOT".split())
_PATIENTS = frozenset({"dobj", "nsubjpass"})
_CLAUSE_ENDS = frozenset({";", ":", "–", "—", "--"})
_OPENERS = frozenset("and but while yet though although whereas or so".split())
#: Verbs of what somebody says: those who do are no part of what they tell.
_SAYING = frozenset(
    (
        "say tell report add warn claim estimate believe note announce show suggest find ask think reckon admit insist put state "
        "argue fear hope expect declare confirm deny call see record register log count document list"
    ).split()
)
#: What is guessed may be the number of anything.
_GUESSING = frozenset("forecast predict project pencil".split())
#: Who searches, saves, treats and arrests.
_HELPING = frozenset(
    (
        "police policeman firefighter fireman rescuer crew team medic doctor paramedic diver coastguard authority official "
        "investigator detective prosecutor volunteer responder lifeguard surgeon emergency"
    ).split()
)
_NO_THINGS = frozenset(
    (
        "second minute hour day week month year decade century night morning weekend season time thing way one other "
        "cent percent point dollar pound euro franc rupee yen peso naira shilling rand won baht dozen hundred thousand million "
        "billion metre meter mile kilometre foot tonne ton kilo litre degree official figure number datum result statistic term "
        "record condition part side kind sort reason case half third quarter lot ruble rouble"
    ).split()
)


def noun_taken_up(anchor: Token, is_meant: Callable[[Token], bool]) -> Token | None:
    """The plural noun of the clause before, or else of the sentence before in the same paragraph, that a bare number counts.

    Args:
        anchor: the number; the word that it hangs on tells whether it does something or something is done to it.
        is_meant: what a noun must be to be counted, such as people where only people can be.
    """
    verb, sentence = anchor.head, anchor.sent
    is_result = verb.tag_ == "VBG" and verb.dep_ == "advcl"  # "killing a labourer and injuring four"
    is_some = any(c.lower_ in ("first", "next", "last", "other", "remaining") for c in anchor.children)  # "the first eight"
    is_known = not is_some and any(c.lower_ == "the" for c in anchor.children)  # "said the 12 he was given"
    if is_result or is_known or verb.lemma_ in _GUESSING or any(c.lower_ == "them" for c in verb.children):
        return None  # "By evening 2,840 had been given them"
    doer = subject_of(verb) if anchor.dep_ == "dobj" else None
    is_done_by_them = doer is not None and doer.lower_ == "they"  # "Vets came to the farm. They culled 3,200"
    clause = _start_of_clause(anchor)
    parts = [(sentence.start, clause)] if clause > sentence.start else []
    if sentence.start > 0 and not anchor.doc[sentence.start - 1].is_space:
        parts.append((anchor.doc[sentence.start - 1].sent.start, sentence.start))
    for start, end in parts:
        nouns = [t for t in anchor.doc[start:end] if t.tag_ in _PLURAL and _is_thing(t) and is_meant(t)]
        nouns = [t for t in nouns if not (_is_at_work(t) or (is_done_by_them and t.dep_ in SUBJECTS))]
        if nouns:
            return _in_same_role(anchor, nouns)
    return None


def is_reported(anchor: Token) -> bool:
    """Whether a number stands in what a noun of its sentence is said to say: "Officials said 14 were missing"."""
    cues = (t.head for t in anchor.ancestors if t.dep_ == "ccomp" and t.head.lemma_ in _SAYING and t.head.i < t.i)
    return any(c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN") for cue in cues for c in cue.children)


def _start_of_clause(anchor: Token) -> int:
    """Where the clause of a number begins: behind a semicolon, a dash, a colon, or a comma with a conjunction."""
    start = anchor.sent.start
    for position in range(anchor.i - 1, start, -1):
        token = anchor.doc[position]
        if token.text in _CLAUSE_ENDS or (token.text == "," and token.nbor().lower_ in _OPENERS):
            return position
    return start


def _is_thing(noun: Token) -> bool:
    is_speaker = noun.dep_ == "nsubj" and noun.head.lemma_ in _SAYING
    is_counted = has_child(noun, "nummod") or noun.lemma_.lower() in _NO_THINGS
    return noun.dep_ in _ARGUMENTS and not (is_speaker or is_counted or noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"))


def _is_at_work(noun: Token) -> bool:
    """As in "Police searched for more victims. At least 41 were dead": those who come to help are not the ones they look for."""
    return noun.lemma_.lower() in _HELPING and noun.dep_ == "nsubj"


def _in_same_role(anchor: Token, nouns: list[Token]) -> Token | None:
    if len(nouns) == 1:
        return None if has_child(nouns[0], "conj") else nouns[0]
    is_patient = anchor.dep_ in _PATIENTS or is_misread_object(anchor)
    alike = [t for t in nouns if (t.dep_ in _PATIENTS if is_patient else t.dep_ in SUBJECTS)]
    return alike[0] if len(alike) == 1 and not has_child(alike[0], "conj") else None


def is_level_taken(anchor: Token) -> bool:
    """Whether a number is what somebody puts something at, whatever that is: "The army put the figure at nearly 200", "gave a
    lower figure of 30", "says it was nearer 11,000", "It used to be 400", "There used to be fifteen".
    """
    head = anchor.head
    if anchor.dep_ == "pobj" and head.lower_ in ("at", "as"):
        return any(c.dep_ in _PATIENTS and _counts(c) for c in head.head.children)
    if anchor.dep_ == "pobj" and head.lower_ == "of":
        return head.head.dep_ in ("dobj", "pobj") and _counts(head.head) and has_child(head.head, "det", "amod")
    if anchor.dep_ not in ("attr", "acomp") or head.lemma_ not in LEVEL_VERBS:
        return False
    used = head.head if head.dep_ == "xcomp" and head.head.lower_ == "used" else None
    subject = next((c for verb in (used, head) if verb is not None for c in verb.children if c.dep_ in ("nsubj", "expl")), None)
    if subject is None or subject.lower_ not in ("it", "there"):
        return False
    return used is not None or (subject.lower_ == "it" and head.dep_ == "ccomp" and head.head.lemma_ in _SAYING)


def is_misread_object(anchor: Token) -> bool:
    """As in "It closed 31 last year", "said it shot down 54", where the parser takes the number for an adverbial."""
    if anchor.dep_ != "npadvmod" or anchor.pos_ != "NUM" or anchor.i == anchor.sent.start:
        return False
    verb = anchor.nbor(-1) if anchor.nbor(-1).pos_ == "VERB" else anchor.nbor(-1).head
    return verb.pos_ == "VERB" and verb.lemma_ not in LEVEL_VERBS and anchor in (*verb.rights, *anchor.nbor(-1).rights)


def _counts(noun: Token) -> bool:
    is_number = noun.lower_ in ("number", "figure", "total", "count", "tally")
    return is_number and not any(c.lower_ == "of" and any(t.pos_ == "NOUN" for t in c.children) for c in noun.children)
