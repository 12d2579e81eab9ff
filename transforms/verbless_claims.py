"""Claims told without a reporting verb: "the mayor's claim that 40 fell", "Police: 40 dead", "40 dead: officials"."""

from __future__ import annotations

from transforms.actors import ActorIndex
from transforms.analysed_text import Span, Token
from transforms.calendar import MONTHS, WEEKDAYS
from transforms.claim_sources import ClaimSources
from transforms.cues import Cues
from transforms.language_analysis import end_of
from transforms.roles import is_role_noun
from transforms.speakers import Speaker, speaker_from

#: A claimant with the span of its cue.
type _Claim = tuple[Speaker, int, int]

#: Those that head a claim before or behind a colon, beside people with a role; "Schools: 40" is a list.
_HEADING = frozenset(
    (
        "police army military navy guard government ministry authority official source report witness prosecutor resident "
        "activist organiser organizer rescuer medic doctor agency service department office union charity watchdog survey study "
        "poll researcher scientist campaigner think-tank thinktank monitor"
    ).split()
)
#: How many words a heading has at most: "A health ministry spokesman".
_LONGEST_HEADING = 6

#: Times own counts as people do.
_DAYS = frozenset({*WEEKDAYS, *MONTHS, "today", "yesterday", "year", "month", "week", "quarter", "season", "day"})


#: How a clause hangs on what it tells, or on the verb beside it.
_CLAUSES = frozenset({"acl", "ccomp", "relcl", "advcl"})
_DASHES = frozenset({"–", "—", "-"})
_HEADING_MARKS = _DASHES | {":"}


#: Where reports come from, and nobody who tells them.
_SCENES = frozenset(
    "city town village camp area region district state province country front scene ground border capital coast".split()
)


def claim_of_noun(anchor: Token, cues: Cues, index: ActorIndex) -> _Claim | None:
    """As in "the mayor's claim that 40 houses stand" and "a claim by the mayor that …": whose claim the clause tells."""
    for clause in (anchor, *anchor.ancestors):
        noun = _noun_with_clause(clause, cues) if clause.dep_ in _CLAUSES else None
        if noun is None:
            continue
        made = (m for m in noun.children if m.dep_ == "acl" and m.tag_ == "VBN")  # "claims made by the union that …"
        by = (
            c
            for n in (noun, *made)
            for c in n.children
            if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from") and c.i < clause.i
        )
        owner = next((c for c in noun.children if c.dep_ == "poss"), None) or next(
            (c for b in by for c in b.children if c.dep_ == "pobj"), None
        )
        is_scene = owner is not None and owner.lemma_.lower() in _SCENES  # "reports from the city that 40 were killed"
        speaker = speaker_from(owner, index) if owner is not None and not is_scene else None
        return (speaker, noun.idx, end_of(noun)) if speaker is not None else None
    return None


def number_of_claim(anchor: Token, cues: Cues, sources: ClaimSources, index: ActorIndex) -> _Claim | None:
    """As in "the ministry's figure of 40" and "stuck to her forecast of a profit of 40 million": what somebody's claim tells."""
    for token in (anchor, *anchor.ancestors):
        noun = token.head
        if token.dep_ not in ("pobj", "prep", "nummod", "compound", "quantmod", "appos"):
            return None
        if (
            token.dep_ == "prep"
            and token.lower_ in ("of", "at", "that")
            and (cues.is_measure(noun) or noun.lemma_ in cues.claim_nouns)
        ):
            owner = next((c for c in noun.children if c.dep_ == "poss"), None)
            if owner is not None and owner.lower_ in _DAYS:
                return None  # "Wednesday's tally of 1,200"
            speaker = speaker_from(owner, index) if owner is not None else sources.owner(noun, index)
            is_known = speaker is not None and (owner is None or owner.tag_ != "PRP$" or speaker.actor is not None)
            return (speaker, noun.idx, end_of(noun)) if speaker is not None and is_known else None
    return None


def _noun_with_clause(clause: Token, cues: Cues) -> Token | None:
    """The claim that a clause tells, also where the parser hung it on the verb: "comment on a report by Reuters that 40 go"."""
    if clause.i <= clause.head.i:
        return None
    that = next(
        (c for c in clause.children if c.dep_ == "mark" or (c.lower_ == "that" and c.dep_ not in ("nsubj", "nsubjpass"))), None
    )
    if that is None or that.i == 0:
        return None
    if clause.dep_ in ("acl", "ccomp", "relcl") and clause.head.pos_ in ("NOUN", "PROPN") and cues.is_claim(clause.head):
        return clause.head
    owner = clause.head
    if clause.dep_ in ("acl", "relcl") and owner.dep_ == "pobj" and owner.head.lower_ in ("by", "from") and that.dep_ == "mark":
        noun = owner.head.head  # "claims by the rebels that 40 died"
        noun = noun.head if noun.dep_ == "acl" else noun
        return noun if noun.pos_ == "NOUN" and cues.is_claim(noun) else None
    before = that.nbor(-1)
    if clause.dep_ not in ("ccomp", "advcl") or before.dep_ not in ("dobj", "pobj"):
        return None
    noun = before.head.head if before.head.lower_ in ("by", "from") else before
    noun = noun.head if noun.dep_ == "acl" and noun.tag_ == "VBN" else noun  # "claims made by the union that 40 died"
    if clause.dep_ == "advcl" and (noun is before or that.lower_ != "that"):
        return None
    has_owner = noun is not before or any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in noun.children)
    return noun if has_owner and cues.is_claim(noun) else None


def claim_at_colon(anchor: Token, cues: Cues, index: ActorIndex) -> _Claim | None:
    """As in "Police: 40 dead" and "40 dead in fire: officials": a sentence headed or closed by who tells it."""
    sentence = anchor.sent
    if _HEADING_MARKS.isdisjoint(sentence.words):
        return None
    colons = [t for t in sentence if t.text == ":" or (t.text in _DASHES and _is_dash(t))]
    if len(colons) != 1:
        return None
    colon = colons[0]
    is_before = colon.i < anchor.i
    if is_before and colon.text != ":":
        return None
    last = sentence
    if colon.i == sentence.end - 1 and sentence.end < len(anchor.doc) and not anchor.doc[sentence.end].is_space:
        last = anchor.doc[sentence.end].sent  # the parser ends a sentence at the colon
    heading = anchor.doc.span(sentence.start, colon.i) if is_before else anchor.doc.span(colon.i + 1, _end_of_words(last))
    speaker = _who_heads(heading, index, cues, is_behind=not is_before) if len(heading) <= _LONGEST_HEADING else None
    return (speaker, colon.idx, end_of(colon)) if speaker else None


def _is_dash(token: Token) -> bool:
    """A dash between words, as in "14 dead in blaze – police"; no hyphen."""
    return token.text in _DASHES and token.i > 0 and bool(token.nbor(-1).whitespace_) and bool(token.whitespace_)


def claimant_in_brackets(anchor: Token, cues: Cues, index: ActorIndex) -> _Claim | None:
    """As in "from 20,000 (police) to 80,000 people (organisers)": who tells each of several numbers."""
    doc = anchor.doc
    near = doc[max(anchor.sent.start, anchor.i - 1) : min(anchor.i + 3, anchor.sent.end)]
    opening = next((t for t in near if t.text == "("), None)
    if opening is None:
        return None
    closing = next((t for t in doc[opening.i : opening.i + _LONGEST_HEADING + 2] if t.text == ")"), None)
    heading = doc.span(opening.i + 1, closing.i) if closing is not None else None
    speaker = _who_heads(heading, index, cues) if heading is not None else None
    return (speaker, speaker.start, speaker.end) if speaker else None


def _who_heads(heading: Span, index: ActorIndex, cues: Cues, *, is_behind: bool = False) -> Speaker | None:
    """Who is named by a phrase that stands alone, where those speak: "police", "the mayor of Lima"."""
    if len(heading) == 0 or not all(_is_of_a_phrase(t) for t in heading):
        return None
    head = next((t for t in reversed(list(heading)) if t.pos_ in ("NOUN", "PROPN")), None)
    if head is None or not (_heads_claims(heading, head, index, cues) or (is_behind and _closes_claims(heading, head, index))):
        return None
    actor = index.at(head)
    return Speaker(heading.text if actor is None else actor.name, heading.start_char, heading.end_char, actor)


def _end_of_words(sentence: Span) -> int:
    end = sentence.end
    while end > sentence.start and (sentence.doc[end - 1].is_punct or sentence.doc[end - 1].is_space):
        end -= 1
    return end


def _is_of_a_phrase(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART", "ADP") and token.text != ","


def _closes_claims(heading: Span, head: Token, index: ActorIndex) -> bool:
    """Whether a name closes a claim: "40 dead – DEA", "…: Oxfam"; at the opening it may be what the article is about."""
    actor = index.at(head)
    if head.lower_ in index.gazetteer.organisation_nouns:
        return True
    is_name = heading[0].pos_ == "PROPN" and all(t.pos_ in ("PROPN", "PART", "ADP", "DET") for t in heading)
    return is_name and (actor is None or actor.kind == "organisation") and head.ent_type_ not in ("GPE", "LOC", "DATE", "EVENT")


def _heads_claims(heading: Span, head: Token, index: ActorIndex, cues: Cues) -> bool:
    """Whether those speak who head a claim: people with a role, a person named, an office; not "Key figures: 40 dead"."""
    actor = index.at(head)
    if head.lemma_.lower() in _HEADING or (actor is not None and any(t.lower_ in _HEADING for t in heading)):
        return True
    if actor is not None:
        return actor.kind == "person"
    return is_role_noun(head, index.gazetteer) and not cues.is_document(head)
