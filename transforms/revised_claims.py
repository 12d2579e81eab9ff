"""Claims told by what was done to a number published before: "updated the toll to 40", "raised its forecast to 4%"."""

from __future__ import annotations

from transforms.actors import ActorIndex
from transforms.analysed_text import Token
from transforms.claim_sources import ClaimSources
from transforms.cues import Cues
from transforms.event_levels import brings_level
from transforms.language_analysis import end_of
from transforms.speakers import Speaker, speaker_from
from transforms.syntax import antecedent, is_passive, subject_of

#: A claimant with the span of its cue.
type _Claim = tuple[Speaker, int, int]

#: Done to what was told before, whatever it was.
_CORRECTING = frozenset("correct update revise amend restate readjust".split())
#: Done to things as well as to what was told of them: "cut its forecast", but also "cut the number of staff".
_MOVING = frozenset("raise lower increase cut reduce lift trim upgrade downgrade adjust edge nudge slash hike boost".split())
#: What is told in advance or of a whole event, and moves only by telling it.
_TOLD = frozenset("toll estimate forecast projection prediction outlook guidance".split())
_TO_NUMBER = frozenset("to from by at".split())


def revised_claim(anchor: Token, cues: Cues, sources: ClaimSources, index: ActorIndex) -> _Claim | None:
    """Who tells a new number by correcting an old one: "Officials updated the toll to 52", "it later revised that to 17"."""
    below = anchor
    for verb in anchor.ancestors:
        is_number = (below.dep_ in ("dobj", "prep", "advmod", "prt") and below.i > verb.i) or brings_level(below)
        if verb.pos_ == "VERB" and verb.lemma_.lower() in _CORRECTING | _MOVING and is_number and not is_passive(verb):
            subject = subject_of(verb)
            if subject is not None and _is_told_number(verb, anchor, cues) and sources.can_tell(antecedent(subject), index):
                speaker = speaker_from(antecedent(subject), index)
                return (speaker, verb.idx, end_of(verb)) if speaker is not None else None
        if verb.pos_ in ("VERB", "AUX") and verb.dep_ != "pcomp" and not brings_level(verb):
            return None  # but "its forecast for developing Asia to 4.7%"
        below = verb
    return None


def _is_told_number(verb: Token, anchor: Token, cues: Cues) -> bool:
    """Whether the object of such a verb is a number told before, and the figure what it became or by how much it changed."""
    told = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if told is None or not any(t.dep_ == "prep" and t.lower_ in _TO_NUMBER for t in (anchor, *anchor.ancestors)):
        return False
    noun = told.lemma_.lower()
    if verb.lemma_.lower() in _MOVING:
        return noun in _TOLD
    return noun in ("it", "that", "this") or noun in _TOLD or cues.is_measure(told)
