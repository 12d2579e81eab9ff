"""Who speaks where a verb has no subject that names him: "It counted", "…, adding that"."""

from __future__ import annotations

from transforms.actors import ActorIndex
from transforms.analysed_text import Token
from transforms.claim_sources import ClaimSources
from transforms.cues import Cues, Speaker, speaker_from, speaker_of
from transforms.frozen import replace
from transforms.language_analysis import end_of
from transforms.roles import is_role_noun
from transforms.set_off_cues import set_off_cues
from transforms.syntax import antecedent, has_child, subject_of

#: Participles by which who has told something tells more.
_GOING_ON = frozenset("add note stress say explain warn claim point emphasise emphasize underline continue".split())
#: Those by which he does so whatever the clause between is about.
_ADDING = frozenset({"add", "continue"})


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
        if noun.tag_ in ("NN", "NNP") and not is_role_noun(noun, index.gazetteer):
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
    told = verb.head if verb.dep_ == "advcl" and verb.lemma_ in _GOING_ON else None  # "said strikes hurt 40, adding that"
    is_reported = told is not None and told.dep_ == "ccomp" and cues.claims(told.head) and told.head.i < told.i
    subject = subject_of(told) if told is not None and is_reported else None
    is_of_others = verb.lemma_ in _ADDING or not sources.can_tell(antecedent(subject), index) if subject is not None else False
    return speaker_of(told.head, index) if told is not None and is_of_others else None
