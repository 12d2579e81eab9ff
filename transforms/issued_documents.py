"""Whose words "the statement" holds: those of who issued it, or told something in it, a few sentences before."""

from __future__ import annotations

from transforms.analysed_text import Token
from transforms.syntax import antecedent, subject_of

#: What is issued in order to say something; studies and reports speak for themselves.
_ISSUED = frozenset("statement communique communiqué release bulletin message post tweet letter declaration memo email".split())
_ISSUES = frozenset("issue release publish post send read make put write share circulate".split())
#: How many tokens back a document may have come up: about three sentences.
_FARTHEST = 90
#: What somebody may be told to have issued by no more than "said".
_OF_SPEAKERS = frozenset({"statement", "communique", "communiqué"})
_SAYING = frozenset({"say", "announce", "state", "confirm"})
#: What tells how a document is sent, not who sends it: "a press release".
_CHANNELS = frozenset(
    (
        "press news media video audio radio text blog facebook twitter telegram instagram youtube x whatsapp linkedin tiktok "
        "weibo website web internet email e-mail mail voice phone television tv joint draft holiday year new christmas easter"
    ).split()
)
_MODIFIERS = frozenset({"amod", "compound", "poss", "nmod", "prep", "acl", "relcl"})


def issuer_before(document: Token) -> Token | None:
    """Who issued the document that "the statement" takes up, as the head of the phrase that says so: "the ministry" of "the
    ministry said in a statement. The statement added"; None where nobody did, or the words say which document is meant.
    """
    if not is_issued(document) or not _is_definite(document) or any(c.dep_ in _MODIFIERS for c in document.children):
        return None
    for earlier in reversed(document.doc[max(0, document.i - _FARTHEST) : document.i]):
        if earlier.lower_ == document.lower_ and earlier.pos_ == "NOUN" and not _is_definite(earlier):
            return _issuer(earlier)
    return _spoke_right_before(document) if document.lower_ in _OF_SPEAKERS else None


def _spoke_right_before(document: Token) -> Token | None:
    """As in "…, the air force said Monday. …, the statement said": the one body that told the sentence before."""
    start = document.sent.start
    while start > 0 and document.doc[start - 1].is_space:
        start -= 1
    before = document.doc[start - 1].sent if start > 0 else ()
    told = [t for t in before if t.dep_ == "nsubj" and t.head.lemma_ in _SAYING and t.head.dep_ == "ROOT"]
    is_told = document.dep_ == "nsubj" and document.head.lemma_ in (*_SAYING, "add")
    return told[0] if len(told) == 1 and is_told and told[0].pos_ in ("NOUN", "PROPN") else None


def is_issued(noun: Token) -> bool:
    """Whether a noun is one of what is issued in order to say something: "statement"."""
    return noun.lower_ in _ISSUED


def issues(verb: Token) -> bool:
    """Whether a verb is one of issuing a document: "released a statement"."""
    return verb.lemma_ in _ISSUES


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in noun.children)


def _issuer(document: Token) -> Token | None:
    """As in "the ministry's statement", "a statement from the ministry", "said in a statement", "issued a statement"."""
    owner = next((c for c in document.children if c.dep_ == "poss" and c.tag_ != "PRP$"), None)
    by = (c for p in document.children if p.lower_ in ("by", "from") for c in p.children if c.dep_ == "pobj")
    before = next((c for c in document.children if c.dep_ in ("compound", "nmod") and c.i < document.i), None)
    named = owner or next(by, None) or (before if before is not None and before.lower_ not in _CHANNELS else None)
    if named is not None:
        return named
    above = document.head.head if document.dep_ == "pobj" else document.head
    is_told_in = document.dep_ == "pobj" and document.head.lower_ in ("in", "on") and above.pos_ == "VERB"
    if not is_told_in and not (document.dep_ == "dobj" and issues(above)):
        return None
    subject = subject_of(above)
    return antecedent(subject) if subject is not None and subject.dep_ == "nsubj" else None
