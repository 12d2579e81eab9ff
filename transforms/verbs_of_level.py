"""The verb of level or change that tells a number of its subject: "rose to 40", "put the toll at 40", "saw sales soar by 40%"."""

from __future__ import annotations

import re

from transforms.analysed_text import Span, Token
from transforms.event_syntax import LEVEL_VERBS, OBJECT_LEVELS
from transforms.prices import top_of
from transforms.quantities import Quantity
from transforms.told_amounts import CHANGING

#: Verbs of change and extent whose subject is what the number is told of, beside the verbs of level.
CHANGE_VERBS = frozenset(
    (
        "abate accelerate accumulate add advance appreciate average balloon blossom bottom bounce bulge burgeon climb collapse "
        "contract cool cover crash crater creep crest crumble decelerate deepen deflate depreciate deteriorate devalue diminish "
        "dip dive drift ease ebb edge erode escalate evaporate expand extend fade firm flag flatline fluctuate gain gust gyrate "
        "harden hold hop hover inch inflate jump lag languish last leap leapfrog lengthen linger lose measure moderate mount "
        "multiply mushroom narrow nosedive nudge number oscillate peak perk plateau plummet plunge quicken rally range rebound "
        "recede recover regress retrace retreat rise run sag seesaw settle shed shorten shrink shrivel sink skyrocket slacken "
        "slide slip slow slump snowball soar soften span spiral stabilise stabilize stagnate stay steady strengthen stretch "
        "subside surge swell swing tail tank taper teeter tick tighten tip touch trade tumble vary vault waver weaken weigh "
        "widen wilt wither close end finish open wobble worsen zoom"
    ).split()
)
#: Verbs that say what somebody takes something to come to: "losses were pegged at $3 billion", "the attendance was given as 800".
ASSESSMENTS = OBJECT_LEVELS | frozenset(
    "peg assess calculate price reckon gauge rate quote list fix record budget project forecast see cap have".split()
)
#: Verbs that tell a level only with "to", and else of shots and flights: "The rate shot to 6.3 percent".
_DARTING = frozenset("shoot bolt dart fly race storm hurtle crawl catapult sprint march".split())
#: And those that tell one with "up" or "down".
_HEADING = frozenset("come head move creep".split())
_OF_CHANGE = frozenset({"by", "to", "from"})
_PERCEIVING = frozenset("see watch witness feel help let make have".split())
#: Verbs of how long something goes on.
_LASTING = frozenset("go last run continue drag stretch extend persist rage endure linger smoulder smolder blaze".split())
LEVEL_PREPOSITIONS = frozenset("to by at from above below over under past around near beyond between of as".split())
#: What stands between the verb and the number: "were up 85%", "is worth $3 billion", "traded 0.7 percent lower".
_BY_COMPARISON = frozenset(
    "up down off higher lower above below over under short worth cheaper dearer weaker stronger plus minus".split()
)
#: Phrasal verbs of change: "the Nasdaq gave up 2 percent", "sterling put on a cent".
_GAINING = frozenset({("put", "on"), ("give", "up"), ("give", "back"), ("claw", "back"), ("pick", "up")})
#: What a change is told over: "rose 3 percent year-over-year", "grew 8% year on year".
OVER_TIME = re.compile(r"(year|month|quarter|week)(?:-(?:over|on|to)-|\s(?:over|on)\s\1\b)", re.IGNORECASE)
_COMPLEMENTS = frozenset("agent dobj attr acomp npadvmod advmod prep prt dep oprd obl".split())


def gains(verb: Token) -> bool:
    """As in "put on 4 percent", "gave up 40 points"."""
    return any(c.dep_ == "prt" and (verb.lemma_, c.lower_) in _GAINING for c in verb.children)


def _tells_level(verb: Token, preposition: Token) -> bool:
    """Whether a verb tells a level or its change with a preposition, or with what stands right behind it."""
    word = preposition.lower_
    if word == "for":
        return verb.lemma_ in _LASTING
    return (
        (verb.lemma_ in LEVEL_VERBS | CHANGE_VERBS or gains(verb))
        or (verb.lemma_ in ASSESSMENTS and word in ("at", "as"))
        or (verb.lemma_ in CHANGING and word in ("to", "by"))
        or (verb.lemma_ in _DARTING and (word == "to" or _is_directed(verb)))
        or (verb.lemma_ in _HEADING and _is_directed(verb) and word in _OF_CHANGE)
        or (verb.lemma_ == "fund" and word in ("to", "at"))
    )


def _is_directed(verb: Token) -> bool:
    """As in "shot up by 40 per cent", "will come down from 110 per cent to 10"."""
    return any(c.dep_ in ("prt", "advmod") and c.lower_ in ("up", "down") and c.i == verb.i + 1 for c in verb.children)


def verb_of_level(quantity: Quantity, span: Span) -> Token | None:
    """The verb of level or change that a quantity completes, with prepositions and adverbs between or without."""
    node = top_of(span)
    if node.pos_ == "VERB":
        return node
    before = span.doc[span.start - 1] if span.start else node
    if before.lower_ == "by" and before.pos_ == "ADP":
        node = before  # "cut its fleet by a tenth to 90 planes": the parser sees one phrase
        if node.head.dep_ == "dobj" and node.head.head.lemma_ in CHANGING:
            return node.head.head
    for _ in range(4):
        parent = node.head
        if parent is node:
            return None
        if parent.pos_ in ("VERB", "AUX"):
            if parent.lemma_ == "say" and node.pos_ == "ADP":
                return None  # "rose 4 percent, the ministry said, to 870"
            is_level = _tells_level(parent, node)
            completes = (node.dep_ in _COMPLEMENTS or node.lower_ == "minus") and node.i > parent.i
            if not is_level:
                return assessing(parent, node) if node.lower_ == "at" else _perceived(parent, node)
            return parent if completes else None
        if node.lower_ == "at" and parent.pos_ == "NOUN":
            return assessing(parent, node)
        if node.dep_ == "quantmod" and parent.i > node.i + 1:  # "from 5% to 3%" as one number
            node = parent.head if parent.dep_ == "nummod" else parent
            continue
        is_for = parent.lower_ == "for" and quantity.kind in ("duration", "measure")
        is_between = parent.pos_ in ("ADP", "PART") and (parent.lower_ in LEVEL_PREPOSITIONS or is_for)
        is_between = is_between or (parent.lower_ == "record" and parent.i == span.start - 1)  # "hit a record $40 billion"
        is_between = is_between or OVER_TIME.match(span.doc.text, parent.idx) is not None
        if not is_between and parent.lower_ not in _BY_COMPARISON:
            return None
        node = parent
    return None


def _perceived(verb: Token, node: Token) -> Token | None:
    """As in "saw sales soar by 40 percent": the change, where the parser hangs the number on the seeing."""
    clauses = (c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and verb.i < c.i < node.i)
    clause = next(clauses, None) if verb.lemma_ in _PERCEIVING else None
    return clause if clause is not None and clause.lemma_ in LEVEL_VERBS | CHANGE_VERBS else None


def assessing(noun: Token, at: Token) -> Token | None:
    """The verb of "estimates the cost of stopping the outbreak at $21 million", whose "at" the parser hangs on a noun."""
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB" and t.lemma_ in ASSESSMENTS), None)
    has_object = verb is not None and any(c.dep_ in ("dobj", "nsubjpass") and c.i < at.i for c in verb.children)
    return verb if has_object else None
