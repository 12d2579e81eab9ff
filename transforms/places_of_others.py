"""Places in the sentence of a figure that are not its own: of who tells it, of a cause, an aside, a part, an owner."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.analysed_text import Span, Token
from transforms.gazetteer import Gazetteer
from transforms.place_names import FACILITIES, WHERE, describes_named, head_of, preposition_of
from transforms.places_that_act import speaks_there
from transforms.syntax import subject_of, verb_above

#: What a country does elsewhere: the place that has it is not where it hits.
_ATTACKS = frozenset(
    """airstrike assault attack bombardment bombing campaign incursion invasion offensive onslaught operation raid shelling
    strike""".split()
)
#: What a country resolves, and others do.
_RESOLVED = frozenset(
    """decision offer pledge promise vow refusal commitment request demand threat announcement appeal call
    agreement readiness willingness""".split()
)
_OWNED = _ATTACKS | _RESOLVED
#: What is caused where it happens: "floods triggered by rain in Tarma".
_NATURAL = frozenset(
    "flood flooding floodwater landslide mudslide rockslide avalanche tsunami surge fire wildfire blaze outage".split()
)
#: How far before "since" the superlative may stand: "the largest clash of the war since".
_COMPARED = 6
_WORLDWIDE = frozenset("global worldwide globally".split())
#: Between a place and the larger one that it lies in: "near Djibo in northern Burkina Faso".
_LIES_IN = re.compile(r",?\s+(?:in\s+)?(?:the\s+)?(?:(?:north|south|east|west)\w*\s+|central\s+)?")
#: Between a country and the place of its that it stands before: "Nigeria's Borno state".
_OWNS = re.compile(r"['’]s\s+(?:[a-z]+\s+)?")
#: Words for what led to something, elsewhere.
_CAUSES = frozenset("trigger spark prompt provoke ignite retaliation response revenge reprisal".split())
#: What is found of a place that stands before it.
_FINDING = frozenset("find estimate record count register document log project".split())
#: Prepositions before a facility that is a place, where another speaks or acts.
_BEFORE_PLACES = WHERE | {"to", "on", "of", "from"}
#: What is agreed in one place for another.
_TALKS = frozenset({"talks", "negotiations"})
_TALKERS = frozenset("negotiator mediator delegation delegate envoy broker".split())
_THEM = frozenset("them whom which those these".split())
#: What tells of a part of what is told before.
_MOSTLY = frozenset("mostly mainly largely chiefly primarily predominantly notably particularly especially".split())
_CONCEDING = frozenset({"although", "though"})
_CONTRASTING = frozenset({"while", "whereas"})
#: What goes from one place to another, and has its accident between them.
_TRAVEL = frozenset(
    "travel go run fly sail drive head journey flight train bus ferry trip route way ride plane boat ship".split()
)
#: What comes from one country and goes to another, and is counted in neither alone.
_TRADE = frozenset({"export", "import", "outflow", "inflow"})
#: How it is told where a firm or a group has its seat, and a person a home.
_AT_HOME = frozenset("based headquartered domiciled registered incorporated listed born raised educated".split())
#: How an owner hangs on what it owns.
_BEFORE_OWNED = frozenset({"poss", "compound", "nmod", "amod"})


def owns(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a place names whose institution or attack it is: "Ukraine's interior ministry", "the Gaza health ministry",
    "Israel's assault", "Chile's decision".
    """
    if span.root.dep_ == "poss" and span.root.head.lemma_.lower() in _OWNED:
        return True
    if _is_adjective(span, gazetteer):
        return True
    if _is_told_by_kind(span):
        return False
    return span.root.dep_ in _BEFORE_OWNED and span.root.head.lower_ in gazetteer.organisation_nouns


def _is_adjective(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "a U.S. air strike" and "UK soldiers": letters that stand for a nationality."""
    of = span.root.head
    is_before = span.root.dep_ in _BEFORE_OWNED and span.text.replace(".", "").isupper() and gazetteer.is_country(span.text)
    return is_before and of.pos_ in ("NOUN", "PROPN") and (of.lemma_.lower() in _ATTACKS or gazetteer.counts_people(of))


def _is_told_by_kind(span: Span) -> bool:
    """As in "died in Kogi state", "at a Texas high school", but not in "Texas Department of Health", "Shasta County sheriff"."""
    head = head_of(span.root)
    goes_on = head.i + 1 < len(head.doc) and head.nbor().lower_ == "of"
    if head.i == span.root.i or head.dep_ in _BEFORE_OWNED or (head.is_title and goes_on):
        return False
    return head.lemma_.lower() not in FACILITIES or preposition_of(span) in _BEFORE_PLACES


def is_of_claim(span: Span, cue: Token, anchor: Token) -> bool:
    """Whether a place is where something was said: "told reporters in Piraeus that 40 had died"."""
    subject = subject_of(cue)
    is_told_first = subject is not None and span.end < subject.i
    if subject is not None and is_told_first and (cue.lemma_ in _FINDING or speaks_there(subject)):
        return False  # "In Mali, the survey found 40 percent", "In Tarma, police said 40 had died"
    for above in span.root.ancestors:
        if above.i == cue.i:
            told_by = verb_above(anchor)
            return told_by is not None and told_by.i != cue.i
        if above.pos_ in ("VERB", "AUX") and above.dep_ != "relcl":
            return False
    return False


def is_of_comparison(span: Span, anchor: Token) -> bool:
    """As in "The 26 deaths were the most since troops took Tarma": where something was that it is compared with."""
    if "since" not in span.root.sent.words:
        return False
    since = next((t for t in span.root.sent if t.lower_ == "since" and anchor.i < t.i < span.start), None)
    if since is None or not (since.is_ancestor(span.root) or since.head.is_ancestor(span.root)):
        return False
    return any(t.tag_ in ("JJS", "RBS") for t in since.doc[max(anchor.sent.start, since.i - _COMPARED) : since.i])


def is_of_cause(span: Span, anchor: Token) -> bool:
    """As in "the war triggered by the attack on Delft", "in retaliation for a raid on Delft": where something else was."""
    return any((_is_cause(t) or _is_set_against(t)) and not t.is_ancestor(anchor) for t in span.root.ancestors)


def _is_cause(word: Token) -> bool:
    is_natural = word.dep_ == "acl" and word.head.lemma_.lower() in _NATURAL
    return word.lemma_.lower() in _CAUSES and not is_natural


def _is_set_against(verb: Token) -> bool:
    """As in "In Mali 40 fell ill, while in Niger nine did": a clause of what was so elsewhere, told by its own place."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ in ("while", "whereas")), None)
    return mark is not None and mark.i + 1 < len(mark.doc) and mark.nbor().lower_ == "in"


def is_in_aside(span: Span, anchor: Token) -> bool:
    """As in "wrote on Facebook (which is banned in Russia)": a place in brackets with a verb of their own."""
    sentence = span.root.sent
    if "(" not in sentence.words:
        return False
    opener = next((t for t in reversed(sentence.doc[sentence.start : span.start]) if t.text in "()"), None)
    closer = next((t for t in sentence.doc[span.end : sentence.end] if t.text in "()"), None)
    if opener is None or closer is None or (opener.text, closer.text) != ("(", ")") or opener.i < anchor.i < closer.i:
        return False
    return any(t.pos_ in ("VERB", "AUX") for t in sentence.doc[opener.i : closer.i])


def is_of_part(span: Span, anchor: Token) -> bool:
    """Whether a place is that of a part of what the anchor counts: "251 people, 111 of whom are held in Gaza", "40 deaths,
    including 12 in Rafah", "40 people, two of them in Rafah".
    """
    for above in span.root.ancestors:
        if above.i == anchor.i or above.is_ancestor(anchor):
            break
        if above.lower_ == "including":
            counted = anchor.head if anchor.dep_ in ("nummod", "amod") else anchor
            is_among = counted.i in (above.i - 1, above.i - 2)  # "several countries(,) including Norway"
            return is_among or not _is_named_by(above, span)
        if any(c.lower_ == "of" and any(p.lower_ in _THEM for p in c.children) for c in above.children):
            return True
    for clause in span.root.ancestors:
        if clause.dep_ == "relcl" and not clause.is_ancestor(anchor) and clause.i != anchor.i:
            return any(t.lower_ in ("whom", "which") and t.head.lower_ == "of" for t in clause.subtree)
    return False


def _is_named_by(preposition: Token, span: Span) -> bool:
    """As in "towns including Tarma": a place right behind a preposition, or in the list that stands there."""
    return _head_of_list(span).head == preposition


def _head_of_list(span: Span) -> Token:
    place = head_of(span.root)
    while place.dep_ == "conj":
        place = place.head
    return place


def is_of_talks(span: Span, anchor: Token, event: Token | None) -> bool:
    """As in "the swap, agreed during talks in Oman, covers 40 captives": where something was agreed, not where they are."""
    is_there = False
    for above in span.root.ancestors:
        is_there = is_there or above.lower_ in _TALKS or above.lemma_ in _TALKERS
        if above.pos_ in ("VERB", "AUX"):
            return is_there and above not in (event, verb_above(anchor))
    return False


def is_of_other_count(span: Span, anchor: Token, event: Token | None) -> bool:
    """As in "jailed four men over the deaths of 12 workers found near Munich": what befell others that are counted."""
    for clause in span.root.ancestors:
        if clause.dep_ not in ("acl", "relcl"):
            continue
        noun = clause.head
        is_own = noun.i == anchor.i or noun.is_ancestor(anchor) or event in (noun, clause)
        if not is_own and noun.lower_ != "others" and any(c.dep_ == "nummod" for c in noun.children):
            return event is None or not clause.is_ancestor(event)
    return False


def is_conceded(span: Span, anchor: Token) -> bool:
    """As in "40 bears were shot, although guards had been sent to Banff": a clause of what holds in spite of it."""
    return _is_in_clause(span, anchor, _CONCEDING)


def is_of_lesser(span: Span, anchor: Token) -> bool:
    """Whether another place of the sentence goes before: "died in Bavaria, mostly in Passau", "freed in Pune while others were in
    Nagar".
    """
    place = _head_of_list(span)
    is_part = place.dep_ == "pobj" and any(c.lower_ in _MOSTLY for c in place.head.children)
    return is_part or _is_in_clause(span, anchor, _CONTRASTING)


def _is_in_clause(span: Span, anchor: Token, marks: frozenset[str]) -> bool:
    for clause in span.root.ancestors:
        if clause.i == anchor.i or clause.is_ancestor(anchor):
            return False
        if clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in marks for c in clause.children):
            return True
    return False


def is_accompanying(span: Span, anchor: Token) -> bool:
    """As in "Peru's output rose to 90 tons, with the Puno and Cusco regions accounting for most": who does what goes with it."""
    for above in span.root.ancestors:
        if above.i == anchor.i or above.is_ancestor(anchor):
            return False
        if above.dep_ == "pcomp" and above.head.lower_ == "with":
            return preposition_of(span) not in WHERE
    return False


def is_worldwide(anchor: Token, event: Token | None) -> bool:
    """As in "its global workforce of 8,000" and "six others died elsewhere": what is told of no place that is named."""
    nouns = (anchor, anchor.head, anchor.head.head) if anchor.dep_ in ("pobj", "nummod") else (anchor,)
    if not _WORLDWIDE.isdisjoint(anchor.sent.words) and any(
        c.lower_ in _WORLDWIDE and c.dep_ in ("amod", "advmod") for noun in nouns for c in noun.children
    ):
        return True
    if event is None or "elsewhere" not in event.sent.words:
        return False
    elsewhere = next((c for c in event.children if c.lower_ == "elsewhere"), None)
    behind = elsewhere.doc[elsewhere.i + 1] if elsewhere is not None and elsewhere.i + 1 < len(elsewhere.doc) else elsewhere
    return behind is not None and behind.lower_ not in WHERE


def without_containers(spans: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """Without the larger of two places of which one lies in the other: "Djibo in northern Mali", "Mali's Mopti region", "the
    Tigray town of Adwa", "Mali's main city, Bamako".
    """
    if len(spans) < 2:
        return list(spans)
    kept: list[Span] = []
    for before, span, behind in zip((None, *spans), spans, (*spans[1:], None), strict=False):
        text = span.doc.text
        lies_in = before is not None and _LIES_IN.fullmatch(text, before.end_char, span.start_char)
        owner = behind is not None and _OWNS.fullmatch(text, span.end_char, behind.start_char)
        is_list = span.root.dep_ == "conj"
        if behind is not None and describes_named(span.root) and span.root.head == head_of(behind.root):
            continue
        if behind is not None and _is_owner_of(span.root, behind):
            continue
        if not (lies_in and not is_list) and not (owner and gazetteer.is_country(span.text)):
            kept.append(span)
    return kept


def _is_owner_of(owner: Token, place: Span) -> bool:
    """As in "China's southwestern province of Sichuan", "Kenya's main city, Nairobi", "Aceh's Pidie district"."""
    if owner.dep_ != "poss" or owner.head.pos_ != "NOUN" or not owner.head.is_lower:  # "San Francisco's Mission District"
        return False
    is_named = place.root.dep_ == "appos" and place.root.head == owner.head
    return is_named or (head_of(place.root) == owner.head and place.root.i != owner.i)


def is_seat(span: Span) -> bool:
    """As in "the firm, based in Lyon, hired 40", "the Tokyo-based maker": where somebody is at home and may act elsewhere."""
    place = head_of(span.root)
    behind = span.doc[span.end : span.end + 2]
    if len(behind) > 1 and behind[0].text == "-" and behind[1].lower_ in _AT_HOME:
        return True
    return place.dep_ == "pobj" and place.head.lower_ in WHERE and place.head.head.lower_ in _AT_HOME


def is_end_of_way(span: Span) -> bool:
    """As in "a train travelling from Kolar to the city of Mirpur", "exports to Peru": where it came from and where it went."""
    place = head_of(span.root)
    way = place.head.head if place.dep_ == "pobj" and place.head.lower_ in ("from", "to") else None
    if way is not None and way.lemma_.lower() in _TRADE:
        return True
    if way is not None and way.lower_ == "from":
        way = way.head
    if way is None or way.lemma_.lower() not in _TRAVEL:
        return False
    ends = {t.lower_ for t in way.subtree if t.dep_ == "prep"}
    return {"from", "to"} <= ends
