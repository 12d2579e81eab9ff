"""Who speaks where a verb has no subject that names him: "It counted", "…, adding that"."""

from __future__ import annotations

from transforms.actors import ActorIndex
from transforms.analysed_text import Token
from transforms.claim_sources import ClaimSources
from transforms.cues import Cues
from transforms.frozen import replace
from transforms.language_analysis import end_of
from transforms.roles import is_role_noun
from transforms.set_off_cues import set_off_cues
from transforms.speakers import Speaker, speaker_from, speaker_of
from transforms.syntax import SUBJECTS, has_child, subject_of

#: Participles by which who has said something says more, whatever the clause between is about: "said the army fled, adding that".
_ADDING = frozenset("add continue note stress emphasise emphasize".split())


def spoke_before(pronoun: Token | None, cues: Cues, sources: ClaimSources, index: ActorIndex) -> Speaker | None:
    """Who or what told the sentence before "It counted 62 cases": "…, the mission's statement reads", "The audit is grim"."""
    if pronoun is None or pronoun.lower_ != "it" or pronoun.sent.start == 0:
        return None
    last = pronoun.doc[pronoun.sent.start - 1]
    if last.is_space:
        return None
    told = [cue.subject for cue in set_off_cues(last.sent, cues)]
    opening = subject_of(last.sent.root)
    is_text = opening is not None and opening.i < last.sent.root.i and cues.is_document(opening)
    for noun in (*reversed(told), *((opening,) if is_text and opening is not None else ())):
        if (noun.tag_ in ("NN", "NNP") or noun.lower_ == "customs") and not is_role_noun(noun, index.gazetteer):
            speaker = sources.owner_of_subject(noun, index) or speaker_from(noun, index)
            is_person = speaker is not None and speaker.actor is not None and speaker.actor.kind == "person"
            return None if speaker is None or is_person else replace(speaker, start=pronoun.idx, end=end_of(pronoun))
    return None


def before_participle(verb: Token, cues: Cues, sources: ClaimSources, index: ActorIndex) -> Speaker | None:
    """As in "“…,” a nurse told AFP, adding that …": the participle speaks for the subject of the cue before it."""
    if verb.tag_ != "VBG" or has_child(verb, "nsubj", "aux"):
        return None
    before = [c for c in set_off_cues(verb.sent, cues) if c.verb.i < verb.i]
    if before:
        return speaker_from(before[-1].subject, index)
    above = cue_above(verb, cues, sources, index)
    return speaker_of(above, index) if above is not None else None


def cue_above(participle: Token, cues: Cues, sources: ClaimSources, index: ActorIndex) -> Token | None:
    """The reporting verb whose subject goes on with a participle: the first of "said strikes hurt 40, warning that …", where
    nothing in between can speak, and of "said the army had fled, adding that …".
    """
    told = participle.head
    if participle.dep_ != "advcl" or told.dep_ != "ccomp" or told.i > participle.i or not cues.claims(told.head):
        return None
    subject = subject_of(told)
    is_mute = subject is not None and is_thing(subject, cues, sources, index)
    is_contrast = any(c.dep_ == "mark" and c.lower_ == "while" for c in participle.children)  # "… while acknowledging that"
    return told.head if is_mute or is_contrast or participle.lemma_ in _ADDING else None


def cue_resumed(verb: Token, cues: Cues) -> Token | None:
    """The cue whose subject goes on behind "and": the first of "said one of its men died, and claimed to have killed nine" and
    "said it was cutting jobs and blamed the government".
    """
    told = verb.head
    above = told.head
    if verb.dep_ != "conj" or told.dep_ != "ccomp" or has_child(verb, "aux", "auxpass", *SUBJECTS) or verb.tag_ != "VBD":
        return None
    if above.tag_ != "VBD" or above.i > told.i or not (cues.is_cue(verb, strong_only=True) and cues.claims(above)):
        return None
    conjunction = next((c for c in told.rights if c.dep_ == "cc" and c.i < verb.i), None)
    is_other = told.tag_ != verb.tag_ or (conjunction is not None and conjunction.nbor(-1).text == ",")
    return above if conjunction is not None and conjunction.lower_ == "and" and is_other else None


def is_thing(subject: Token, cues: Cues, sources: ClaimSources, index: ActorIndex) -> bool:
    """Whether a subject cannot speak, or is a document."""
    if subject.pos_ == "PRON":
        return False
    return cues.is_document(subject) or not sources.can_tell(subject, index)
