"""Numbers whose own clause says who tells them: "39 the military says are dead", "the 3.4% that analysts had forecast"."""

from __future__ import annotations

from transforms.actors import ActorIndex
from transforms.analysed_text import Token
from transforms.cues import EXPECTING, Cues
from transforms.language_analysis import end_of
from transforms.reported_numbers import UNDERTAKINGS
from transforms.speakers import Speaker, speaker_from
from transforms.syntax import subject_of

#: What is claimed as one's own.
_CLAIMED = frozenset("land territory area island peninsula region city water sea waters property reef title right asset".split())


def claim_in_relative(anchor: Token, cues: Cues, index: ActorIndex) -> tuple[Speaker, int, int] | None:
    """Who tells a number in a clause that hangs on it or on its noun, with the span of the verb."""
    unit = anchor.head if anchor.dep_ in ("nummod", "compound", "quantmod") and anchor.head.i > anchor.i else anchor
    for clause in (*anchor.children, *(unit.children if unit is not anchor else ())):
        if clause.dep_ not in ("relcl", "acl") or not (cues.is_cue(clause) or cues.claims(clause)):
            continue
        if clause.lemma_ in UNDERTAKINGS:
            continue  # "400 of the 1,000 it promised"
        if _has_object_of_its_own(clause) or not cues.claims_object(clause, subject_of(clause)) or _is_of_owner(clause):
            continue
        teller = _teller(clause)
        speaker = speaker_from(teller, index) if teller is not None else None
        if speaker is not None and speaker.name.lower() not in ("who", "that", "which"):
            return speaker, clause.idx, end_of(clause)
    return None


def _has_object_of_its_own(clause: Token) -> bool:
    """Whether the clause tells something else than the number: "three times what the city had counted"."""
    is_joined = clause.lemma_ in EXPECTING  # "the $40 million pencilled in by analysts"
    objects = (c for c in clause.children if c.dep_ == "dobj" or (c.dep_ == "prt" and not is_joined))
    return any(c.tag_ not in ("WDT", "WP") or c.lower_ == "what" for c in objects)


def _is_of_owner(clause: Token) -> bool:
    """As in "an occupation of land claimed by both"."""
    return clause.lemma_ == "claim" and clause.tag_ == "VBN" and clause.nbor(-1).lemma_.lower() in _CLAIMED


def _teller(clause: Token) -> Token | None:
    """The subject of the clause, or the agent of its participle: not "the ballots counted by dusk"."""
    agent = next((c for a in clause.children if a.dep_ == "agent" for c in a.children if c.dep_ == "pobj"), None)
    subject = next((c for c in clause.children if c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT")), None)
    if subject is None and agent is not None and agent.ent_type_ not in ("DATE", "TIME"):
        return agent
    if subject is None and clause.tag_ == "VBZ":  # "whom the agency lists", read as "agency lists"
        before = clause.nbor(-1)
        return before if before.dep_ == "compound" and before.head == clause else None
    return subject
