"""Reporting cues: the verbs, nouns and prepositions that bind words or numbers to who said them."""

from __future__ import annotations

from transforms.analysed_text import Token
from transforms.reference import ReferenceData
from transforms.syntax import SUBJECTS, has_child, is_passive, subject_of

#: Verbs that tell nothing where they are negated.
_UNSAID = frozenset(
    (
        "say agree specify disclose reveal elaborate clarify give state explain mention indicate report confirm announce "
        "acknowledge admit publish release provide name identify detail describe comment verify note cite tell"
    ).split()
)
#: What those are found who stand trial.
VERDICTS = frozenset("guilty liable culpable innocent".split())
#: What is sure or planned to be told, nobody has told yet.
_PENDING = frozenset("sure likely certain bound set due expect plan suppose schedule".split())
#: What one says in order to be polite, to part, or to pray.
_COURTESIES = frozenset("sorry goodbye farewell hello thanks thank grace mass prayers".split())
#: Verbs that tell only together with another word: "weighed in", "let slip", "knows of 40".
JOINED = {
    "weigh": frozenset({"in"}),
    "chime": frozenset({"in"}),
    "let": frozenset({"slip", "on"}),
    "know": frozenset({"of"}),
    "own": frozenset({"up"}),
    "shoot": frozenset({"back"}),
    "fire": frozenset({"back"}),
    "hit": frozenset({"back"}),
    "pipe": frozenset({"up"}),
    "pencil": frozenset({"in"}),
    "price": frozenset({"in"}),
    "look": frozenset({"for"}),
    "hope": frozenset({"for"}),
    "brace": frozenset({"for"}),
    "bet": frozenset({"on"}),
}
#: Those of them by which markets expect a number: "had pencilled in 40", "were looking for 40".
EXPECTING = frozenset("pencil price look bet hope brace".split())
#: Those by which others than forecasters do something else: "Police were looking for 40 men".
_OF_OTHERS = frozenset("look bet hope brace".split())
_FORECASTERS = frozenset("analyst economist trader investor forecaster market strategist street consensus bank broker".split())
#: What is seen or heard of, and shows something without words.
RECORDED = frozenset("footage video image imagery picture photograph photo film recording map graph chart screenshot".split())
#: Plurals that tell an amount.
_AMOUNTS = frozenset(
    "sale saving earnings profit revenue percent point dollar euro pound ton tonne barrel job year month".split()
)


class Cues:
    """The reference table of reporting cues, by part of speech."""

    def __init__(self, reference: ReferenceData) -> None:
        rows = reference.table("reporting_cues")
        self.verbs = {row["cue"]: row for row in rows if row["pos"] == "verb"}
        self._claiming = frozenset(cue for cue, row in self.verbs.items() if row["numbers"] != "none")
        self.strong = frozenset(cue for cue, row in self.verbs.items() if row["strength"] == "strong")
        self.medium_nouns = frozenset(row["cue"] for row in rows if row["pos"] == "noun" and row["frame"] == "in")
        self.measure_nouns = frozenset(row["cue"] for row in rows if row["pos"] == "noun" and row["frame"] == "measure")
        self.document_nouns = frozenset(
            row["cue"] for row in rows if row["pos"] == "noun" and row["frame"] in ("measure", "document", "in")
        )

        self.claim_nouns = frozenset(row["cue"] for row in rows if row["pos"] == "noun" and row["frame"] == "clause")

    def is_cue(self, token: Token, *, strong_only: bool = False) -> bool:
        """Whether a token is a reporting verb here."""
        if token.pos_ not in ("VERB", "AUX") or token.lemma_.lower() not in self.verbs or _is_convened(token):
            return False
        return not strong_only or token.lemma_.lower() in self.strong

    def claims(self, token: Token) -> bool:
        """Whether the numbers that a reporting verb tells are its subject's claims: "said", not "heard", "offered", "ordered"."""
        if token.pos_ not in ("VERB", "AUX"):
            return False
        if token.lemma_ == "read" and token.pos_ == "VERB":  # "the statement reads"
            subject = subject_of(token)
            return subject is not None and self.is_document(subject)
        if token.lemma_ == "show" and any(c.dep_ == "prt" for c in token.children):  # "40 people showed up"
            return False
        if (joined := JOINED.get(token.lemma_)) is not None and (token.lemma_ not in _OF_OTHERS or _forecasts(token)):
            return any(c.lower_ in joined and c.i > token.i for c in token.children)
        return token.lemma_.lower() in self._claiming and not _only_rates(token) and not is_left_unsaid(token)

    def is_measure(self, token: Token) -> bool:
        """Whether a token is a count that somebody keeps: "tally", "figures", "data"."""
        return token.lemma_.lower() in self.measure_nouns or token.lower_ in self.measure_nouns

    def is_document(self, token: Token) -> bool:
        """Whether a token is something written that tells numbers: a count, a report, a statement."""
        return token.lemma_.lower() in self.document_nouns or token.lower_ in self.document_nouns

    def is_claim(self, token: Token) -> bool:
        """Whether a token is something told in a clause: "the claim that", "reports that"."""
        return token.lemma_.lower() in self.claim_nouns or self.is_document(token)

    def claims_object(self, token: Token, subject: Token | None) -> bool:
        """Whether a number as the verb's object is claimed: "reported 40 deaths", and of documents "the survey found 40"."""
        if token.lemma_ in EXPECTING:
            return True
        if token.lemma_ == "target" and any(c.dep_ == "dobj" and is_fired_at(c) for c in token.children):
            return False
        row = self.verbs.get(token.lemma_.lower())
        numbers = row["numbers"] if row is not None else "none"
        if numbers == "document":
            return subject is not None and self.is_document(subject)
        return numbers == "object"

    def frame(self, token: Token) -> str:
        """The frame of a reporting verb: ``clause``, ``object``, ``of``, ``figure`` or ``both``."""
        row = self.verbs.get(token.lemma_.lower())
        return row["frame"] if row is not None else "clause"


def _forecasts(verb: Token) -> bool:
    """Whether the subject of a verb of expecting is one of those who forecast: "Analysts had been looking for 40 cents"."""
    subject = subject_of(verb)
    return subject is not None and subject.lemma_.lower() in _FORECASTERS


def is_fired_at(target: Token) -> bool:
    """Whether what is targeted is things or places: "targeted 40 schools", "targeted Dover with 40 rockets", not "targeted sales
    of $40 million" or "targeted 4 percent".
    """
    if target.ent_type_ in ("GPE", "LOC", "FAC") or any(c.lower_ == "with" for c in target.children):
        return True
    is_counted = any(c.dep_ == "nummod" and c.nbor(-1).pos_ != "SYM" for c in target.children if c.i > target.sent.start)
    return is_counted and target.tag_ in ("NNS", "NNPS") and target.lemma_.lower() not in _AMOUNTS


def _is_of_nobody(verb: Token) -> bool:
    """As in "It is worth noting that 40 were held", "it is right to say"."""
    if verb.tag_ not in ("VB", "VBG") or verb.dep_ not in ("xcomp", "ccomp", "csubj", "acl"):
        return False
    above = verb.head
    return above.lemma_ in ("be", "worth") and any(c.lower_ == "it" for c in (*above.children, *above.head.children))


def is_left_unsaid(verb: Token) -> bool:
    """Whether nothing is told, as in "would not say whether 40 were held", "declined to specify", "said sorry for 40 days"."""
    if _is_of_nobody(verb) or _is_participle(verb) or _is_pending(verb):
        return True
    if verb.lemma_ == "see" and any(c.tag_ == "MD" for c in verb.children) and not any(c.lower_ == "that" for c in verb.children):
        return True  # "The plan would see 40 nurses hired"
    if verb.lemma_ == "speculate":
        return has_child(verb, "neg")
    if verb.lemma_ not in _UNSAID:
        return False
    if verb.lemma_ == "say" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in _COURTESIES:
        return True
    return has_child(verb, "neg") or (verb.dep_ == "xcomp" and verb.head.lemma_ in ("decline", "refuse", "fail"))


def _is_participle(verb: Token) -> bool:
    """As in "Ruiz, found guilty, is in jail" and "The cuts announced Monday mean less", where the parser takes the participle
    for the verb.
    """
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    if verb.lemma_ == "find" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in VERDICTS:
        return True
    clause = next((c for c in verb.rights if c.dep_ == "ccomp"), None) if has_child(verb, "ccomp") else None
    if clause is None or clause.tag_ not in ("VBZ", "VBP", "VBD") or has_child(clause, *SUBJECTS, "mark", "aux", "auxpass"):
        return False
    between = verb.doc[verb.i + 1 : clause.i]
    return any(t.ent_type_ == "DATE" for t in between) and all(t.ent_type_ == "DATE" or t.dep_ == "prep" for t in between)


def _is_pending(verb: Token) -> bool:
    """As in "is sure to be cited by the mayor": nobody has told that yet."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.lemma_.lower() not in _PENDING:
        return False
    return is_passive(verb) and (above.pos_ == "ADJ" or is_passive(above) or above.lower_ == "due")


def _only_rates(verb: Token) -> bool:
    """As in "a target that wardens call daft" and "a nurse described only as Ana": what is said of a thing tells no number."""
    if verb.lemma_ == "call":
        return any(c.dep_ in ("oprd", "acomp") and c.left_edge == c.right_edge for c in verb.children)
    if verb.lemma_ != "describe" or has_child(verb, "dobj"):
        return False
    return any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children)


def _is_convened(verb: Token) -> bool:
    """As in "a meeting called to consider the deal": a word to come, not about something."""
    return verb.lower_ == "called" and verb.dep_ == "acl" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in ("to", "for")
