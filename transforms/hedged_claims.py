"""Claims whose teller stands in an idiom: "if the rebels are to be believed", "the site has it that", "the union makes it 40"."""

from __future__ import annotations

from transforms.actors import ActorIndex
from transforms.analysed_text import Token
from transforms.claim_sources import ClaimSources
from transforms.cues import Cues
from transforms.language_analysis import end_of
from transforms.speakers import Speaker, speaker_from
from transforms.syntax import antecedent, subject_of

#: A claimant with the span of its cue.
type _Claim = tuple[Speaker, int, int]

#: What somebody's word is where a number is told to rest on it: "if X is to be believed", "if X is right", "if X is any guide".
_TRUSTED = frozenset("believed trusted credited right correct accurate reliable guide indication".split())
#: How many words the clause has at most before that word.
_LONGEST_CLAUSE = 14
#: Ages of grown-ups and children have so many digits at most.
_DIGITS_OF_AGE = 2


def claim_if_believed(anchor: Token, sources: ClaimSources, index: ActorIndex) -> _Claim | None:
    """As in "340 shootings, if the archive is to be believed" and "if a poll by a landlords' group is any guide"."""
    for mark in anchor.sent if "if" in anchor.sent.words else ():
        if mark.lower_ != "if" or mark.i + 1 >= anchor.sent.end:
            continue
        clause = anchor.doc[mark.i + 1 : min(mark.i + _LONGEST_CLAUSE, anchor.sent.end)]
        verb = next((t for t in clause if t.lemma_ == "be"), None)
        trusted = next((t for t in clause if verb is not None and t.i > verb.i), None)
        while (
            trusted is not None
            and trusted.lower_ in ("to", "be", "any", "a", "anything", "half")
            and trusted.i + 1 < len(anchor.doc)
        ):
            trusted = trusted.nbor()
        if verb is None or trusted is None or trusted.lower_ not in _TRUSTED or mark.i < anchor.i < trusted.i:
            continue
        subject = next((t for t in clause if t.dep_ in ("nsubj", "nsubjpass") and t.i < verb.i), None)
        if subject is not None and sources.can_tell(subject, index):
            speaker = sources.owner_of_subject(subject, index) or speaker_from(subject, index)
            return (speaker, mark.idx, end_of(trusted)) if speaker is not None else None
    return None


def claim_of_it(anchor: Token, sources: ClaimSources, index: ActorIndex) -> _Claim | None:
    """As in "The site has it that 40 fell" and "The union makes it 40": a verb whose object is an empty "it"."""
    for verb in anchor.ancestors:
        if verb.lemma_ not in ("have", "make") or verb.pos_ not in ("VERB", "AUX"):
            continue
        it = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
        if it.lower_ != "it" or verb.i > anchor.i:
            continue
        is_told = (
            any(t.lower_ in ("that", "at") for t in verb.doc[it.i + 1 : it.i + 2])
            if verb.lemma_ == "have"
            else _is_next(it, anchor)
        )
        subject = subject_of(verb)
        noun = antecedent(subject) if subject is not None else None
        if is_told and noun is not None and noun.i < verb.i and sources.can_tell(noun, index):
            speaker = sources.owner_of_subject(noun, index) or speaker_from(noun, index)
            return (speaker, verb.idx, end_of(it)) if speaker is not None else None
    return None


def _is_next(it: Token, anchor: Token) -> bool:
    """Whether nothing but words of its own stands between "it" and a number: "makes it at least 40"."""
    return it.i < anchor.i <= it.i + 4 and all(
        t.lower_ != "to" and t.pos_ in ("ADV", "ADP", "DET", "ADJ", "NUM", "SYM", "NOUN") for t in it.doc[it.i + 1 : anchor.i]
    )


def claim_of_rival(anchor: Token, cues: Cues, sources: ClaimSources, index: ActorIndex) -> _Claim | None:
    """As in "The union said a million came; the police, 40,000": behind a semicolon, who tells, a comma, and the number."""
    doc, sentence = anchor.doc, anchor.sent
    if ";" not in sentence.words:
        return None
    semicolon = next((t for t in reversed(doc[sentence.start : anchor.i]) if t.text == ";"), None)
    if semicolon is None or not any(cues.is_cue(t) or t.lemma_ in ("put", "make") for t in doc[sentence.start : semicolon.i]):
        return None
    comma = next((t for t in doc[semicolon.i + 1 : anchor.i] if t.text == ","), None)
    if (
        comma is None
        or comma.i - semicolon.i > _LONGEST_CLAUSE
        or any(t.pos_ in ("VERB", "AUX") for t in doc[semicolon.i : sentence.end])
    ):
        return None
    phrase = doc.span(semicolon.i + 1, comma.i)
    if len(phrase) == 0 or not sources.can_tell(phrase.root, index):
        return None
    speaker = speaker_from(phrase.root, index)
    is_aged = anchor.is_digit and len(anchor.text) <= _DIGITS_OF_AGE and anchor.nbor(-1) == comma
    if is_aged and speaker is not None and speaker.actor is not None and speaker.actor.kind == "person":
        return None  # "named the victims as Ana Ruiz, 21; Ben Moss, 17"
    return (speaker, semicolon.idx, end_of(semicolon)) if speaker is not None else None
