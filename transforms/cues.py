"""Reporting cues: the verbs, nouns and prepositions that bind words or numbers to who said them."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from transforms.actors import ActorIndex, surface_of
from transforms.records import Actor
from transforms.reference import ReferenceData
from transforms.syntax import antecedent, is_passive, phrase, subject_of

#: How many tokens back "it" may reach: about three sentences.
_FARTHEST = 80
_GENERIC_SUBJECTS = frozenset({"it", "this", "that", "there", "what", "which", "one", "you"})


class Cues:
    """The reference table of reporting cues, by part of speech."""

    def __init__(self, reference: ReferenceData) -> None:
        rows = reference.table("reporting_cues")
        self.verbs = {row["cue"]: row for row in rows if row["pos"] == "verb"}
        self.strong = frozenset(cue for cue, row in self.verbs.items() if row["strength"] == "strong")
        self.medium_nouns = frozenset(row["cue"] for row in rows if row["pos"] == "noun" and row["frame"] == "in")
        self.measure_nouns = frozenset(row["cue"] for row in rows if row["pos"] == "noun" and row["frame"] == "measure")

    def is_cue(self, token: Token, *, strong_only: bool = False) -> bool:
        """Whether a token is a reporting verb here."""
        if token.pos_ not in ("VERB", "AUX") or token.lemma_.lower() not in self.verbs:
            return False
        return not strong_only or token.lemma_.lower() in self.strong

    def frame(self, token: Token) -> str:
        """The frame of a reporting verb: ``clause``, ``object``, ``of``, ``figure`` or ``both``."""
        return self.verbs[token.lemma_.lower()]["frame"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the name of the actor, or the phrase as written, at its span."""

    name: str
    start: int
    end: int
    actor: Actor | None
    chain: tuple[str, ...] = ()


def speaker_of(verb: Token, index: ActorIndex) -> Speaker | None:
    """The speaker of a reporting verb: its subject, the agent of a passive, or None."""
    for child in verb.children:
        if child.dep_ == "agent":
            by = next((c for c in child.children if c.dep_ == "pobj"), None)
            if by is not None:
                return speaker_from(by, index)
    quoted = _quoted_person(verb)
    if quoted is not None:
        return speaker_from(quoted, index)
    subject = subject_of(verb)
    if subject is None and not is_passive(verb):
        return _nearby(verb, index)
    if subject is None or subject.dep_ in ("nsubjpass", "csubj"):
        return None
    return speaker_from(antecedent(subject), index)


def _quoted_person(verb: Token) -> Token | None:
    """As in "The paper quoted X as saying …": X speaks, whichever of the two verbs is the cue."""
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    if quoting.lemma_ not in ("quote", "cite") or not any(c.dep_ == "prep" and c.lower_ == "as" for c in quoting.children):
        return None
    return next((c for c in quoting.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _nearby(verb: Token, index: ActorIndex) -> Speaker | None:
    """A name right behind or before the verb that the parser attached elsewhere: "said Yaakov Amidror, Israel's former
    adviser".
    """
    for position in (verb.i + 1, verb.i - 1):
        if 0 <= position < len(index.doc) and index.doc[position].sent == verb.sent:
            actor = index.at(index.doc[position])
            if actor is not None:
                return speaker_from(index.doc[position], index)
    return None


def speaker_from(head: Token, index: ActorIndex) -> Speaker | None:
    """The speaker that a phrase with this head names; None for words that stand for nobody ("it is said")."""
    head = _true_head(head, index)
    if head.lower_ == "it" and (speaker := _last_speaker(head, index)) is not None:
        return Speaker(speaker.name, head.idx, head.idx + len(head), speaker.actor)
    actor = index.resolve(head)
    if actor is None and (
        head.lower_ in _GENERIC_SUBJECTS
        or (head.pos_ in ("PRON", "DET", "PART") and head.lower_ not in ("many", "some", "others", "most", "both"))
    ):
        if head.pos_ != "PRON" or head.lower_ in _GENERIC_SUBJECTS:
            return None
        return Speaker(head.text, head.idx, head.idx + len(head), None)
    span = _shown(phrase(head), head, index, actor)
    text, start, end = surface_of(span)
    country = index.country_of_capital(head)
    if actor is None and country is not None:
        text = country
    fuller = index.fuller_phrase(head) if actor is None else None
    return Speaker(actor.name if actor else fuller or text, start, end, actor)


def _last_speaker(pronoun: Token, index: ActorIndex) -> Speaker | None:
    """Who spoke last before "it said": the subject of the nearest reporting verb, where that is no person and no pronoun."""
    verbs = index.gazetteer.speech_verbs
    for token in reversed(pronoun.doc[max(0, pronoun.i - _FARTHEST) : pronoun.i]):
        if token.dep_ != "nsubj" or token.head.lemma_ not in verbs or token.pos_ == "PRON":
            continue
        speaker = speaker_from(token, index)
        if speaker is None or (speaker.actor is not None and speaker.actor.kind == "person"):
            continue
        return speaker
    return None


def _true_head(head: Token, index: ActorIndex) -> Token:
    """The parser's head of "Hamas official Osama Hamdan" may be "official": the name in apposition is who speaks."""
    if index.at(head) is not None:
        return head
    for child in head.children:
        if child.dep_ == "appos" and index.at(child) is not None:
            return child
    following = head.nbor() if head.i + 1 < len(head.doc) else None
    if following is not None and head.pos_ == "NOUN" and following.pos_ == "PROPN" and index.at(following) is not None:
        return following
    return head


def _shown(span: Span, head: Token, index: ActorIndex, actor: Actor | None) -> Span:
    """For a resolved name the span of the mention, else the phrase."""
    if actor is None:
        return span
    start, end = head.i, head.i + 1
    doc: Doc = head.doc
    while start > 0 and index.at(doc[start - 1]) is actor:
        start -= 1
    while end < len(doc) and index.at(doc[end]) is actor:
        end += 1
    return doc[start:end]
