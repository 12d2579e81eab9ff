"""Shares of those who were asked: who asked them claims the number, as in "39% told Afrobarometer that they had paid a bribe"."""

from __future__ import annotations

from transforms.actors import ActorIndex
from transforms.analysed_text import Token
from transforms.claim_sources import ClaimSources
from transforms.cues import Cues
from transforms.language_analysis import end_of
from transforms.speakers import Speaker, is_share, speaker_from
from transforms.syntax import subject_of

_ASKED = frozenset("tell inform".split())
_ASKING = frozenset("pollster researcher surveyor canvasser".split())


def asked_by(anchor: Token, cues: Cues, sources: ClaimSources, index: ActorIndex) -> tuple[Speaker, int, int] | None:
    """As in "Seven in ten told SWS pollsters": the hearer of a share of people, with the span of the verb."""
    verb = next((t for t in (anchor, *anchor.ancestors) if t.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in _ASKED or anchor.i > verb.i:
        return None
    subject = subject_of(verb)
    if subject is None or subject.i > verb.i or not (is_share(subject) or _has_share(subject)):
        return None
    hearer = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
    if hearer is None:
        return None
    speaker: Speaker | None = None
    if cues.is_document(hearer):
        speaker = sources.owner(hearer, index) or speaker_from(hearer, index)
    elif hearer.lemma_.lower() in _ASKING or index.at(hearer) is not None or hearer.ent_type_ == "ORG":
        speaker = speaker_from(hearer, index)
    return (speaker, verb.idx, end_of(verb)) if speaker is not None else None


def _has_share(subject: Token) -> bool:
    """As in "seven in ten Filipinos", "one soldier in eight", "39% of adults"."""
    words = subject.doc[subject.left_edge.i : subject.right_edge.i + 1]
    return any(
        t.lower_ in ("in", "out")
        and t.nbor(-1).i >= subject.left_edge.i
        and any(n.like_num for n in words if n.i < t.i)
        and any(n.like_num for n in words if t.i < n.i <= t.i + 2)
        for t in words
        if t.i > subject.left_edge.i
    )
