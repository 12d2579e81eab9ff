"""Which figure a figure is a part of: "21 of the 45 seats", "38 officers were hurt … Nineteen were still in hospital".

Rules in order, the words right around the number first. A part is never larger than its whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from transforms.gapped_items import TOGETHER
from transforms.records import Figure

_QUANTIFIED = r"(?<!most)(?<!some)(?<!many)(?<!all)(?<!half)(?<!none)(?<!both)(?<!few)(?<!several)(?<!one)(?<!majority)"
#: "including 12 children", "among them 12 women": little stands between, and no clause of its own.
_INCLUDED = re.compile(
    rf"(?:\bincluding|,\s(?:which|who)\s+included?|\b(?:among|amongst)\s+(?:them|whom|which)|{_QUANTIFIED}\s+of\s+(?:whom|which|them)|{_QUANTIFIED}\s+of\s+(?:those|these)(?=.{{0,14}}$))\b"
    r"(?P<rest>(?:(?!\b(?:who|which|that|where|when|while|whose|says?|said|adds?|added|puts|reports?|warns?|and\s+(?:the|an?)\s+\w+\s+of)\b)[^;:.!?—]){0,60})$",
    re.IGNORECASE,
)
#: What each of these has; few words between two numbers do.
_SIGNS_OF_PART = ("includ", "among", "of")
_OF_THEM = re.compile(
    r"\s*(?:more\s+)?of\s+(?:them|whom|which|(?:those|these)\b(?!\s+(?:who|that|in|on|with|from|at)\b))\b", re.IGNORECASE
)
_OF_THOSE_BEHIND = re.compile(r"\s*of\s+(?:those|these)\b", re.IGNORECASE)
_OF_THOSE = re.compile(r"^\W*(?:of|among)\s+(?:them|those|these)\b[^.;]{0,40}$", re.IGNORECASE)
#: "21 of the 45 seats", "29 of the state's 35 districts", "three in five of the 48".
_OF_NUMBER = re.compile(
    r"\s+(?:(?:out\s+of\s+(?:an?|the|its|their)\s+[a-z]+\s+)?(?:out\s+)?of\s+(?:about\s+)?)(?:(?:the|its|their|his|her|our|all|those|these|some|a\s+total\s+of)\s+|(?:[\w.-]+\s+){0,3}[\w.-]+['’]s?\s+)?"
    r"(?:(?!(?:for|in|at|by|to|with|on|from|and|or|who|than|them|whom|which|under|over|aged)\s)[a-z]+\s+){0,2}",
    re.IGNORECASE,
)
#: "Of the 30 families in our lane, 12 have come home", "of its 26 deputies no more than 14 will return".
_OPENING = re.compile(
    r"\b(?:of|out\s+of|among|with)\s+(?:the|its|their|his|her|our|these|those|some|more\s+than|a\s+total\s+of|about)?\s*"
    r"(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_OF_NOUN = re.compile(
    r"\s+of\s+(?:the|those|these|its|their|his|her|our)\s+(?P<noun>(?:[\w’'-]+\s+){0,2}[\w’'-]+)", re.IGNORECASE
)
_OF_SUM = re.compile(
    r"\s+of\s+(?:the|that|this)\s+(?:money|cash|sum|amount|funds|funding|proceeds|loan|grant|prize|pot|purse)\b(?!\s+(?:of|in|that|which|at|from)\b)",
    re.IGNORECASE,
)
_FRESH = re.compile(r"\b(?:new|fresh|latest|further|additional|recent|day[’']s)\b", re.IGNORECASE)
_AMONG_DEAD = re.compile(r"[^.;:]{0,60}\b(?:were|was|are)\s+among\s+the\s+(?P<noun>\w+)", re.IGNORECASE)
_OPENING_NOUN = re.compile(
    r"\W*(?:of|among)\s+(?:the|those|these)\s+(?:(?:new|fresh|latest|further|additional|recent|confirmed|reported|day[’']s)\s+)?(?P<noun>\w+)[^.;:]{0,60}",
    re.IGNORECASE,
)
#: "Two of the strikers were hurt, one seriously."
_GRAVELY = re.compile(
    r"\s+(?:seriously|critically|badly|severely|fatally|gravely|lightly|slightly)\b(?!\s+(?:hurt|injured|wounded))", re.IGNORECASE
)
_FURTHER = re.compile(
    r"\b(?:another|more(?!\s+than)|additional|further|others?|extra|fewer(?!\s+than)|less(?!\s+than))\b", re.IGNORECASE
)
#: What those are called to whom something happened.
_BEFALLEN = {
    "killed": frozenset("dead death victim fatality killing body killed deceased".split()),
    "injured": frozenset("injured wounded hurt casualty victim".split()),
    "casualties": frozenset("casualty victim".split()),
    "arrested": frozenset("suspect detainee arrest arrested detained held".split()),
    "detained": frozenset("suspect detainee detained held arrested".split()),
    "abducted": frozenset("hostage captive abducted kidnapped".split()),
    "held": frozenset("hostage captive prisoner detainee held".split()),
    "charged": frozenset("defendant accused suspect charged".split()),
    "convicted": frozenset("defendant convicted".split()),
    "infected": frozenset("case patient infection infected".split()),
    "hospitalised": frozenset("injured wounded patient".split()),
    "rescued": frozenset("survivor rescued".split()),
    "missing": frozenset({"missing"}),
    "displaced": frozenset("displaced refugee".split()),
}
#: Words for the same things.
_SYNONYMS = (
    frozenset("job post position role".split()),
    frozenset("hostage captive abductee".split()),
    frozenset("suspect detainee arrestee".split()),
    frozenset("rocket projectile missile shell".split()),
    frozenset("worker employee staff job".split()),
    frozenset("case patient infection".split()),
    frozenset("person victim resident".split()),
    frozenset("house home building dwelling".split()),
    frozenset("pupil student schoolgirl schoolboy schoolchild girl boy child".split()),
)
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "bodies": "body"}
#: Rules by which a number counts what one told before it counts: those are what it is a part of.
_TAKEN_OVER = frozenset({"noun_of_sentence_before", "held_before"})
_CONTINUED = re.compile(
    r"(?:(?!\b(?:who|which|than|up\s+from|down\s+from|compared)\b)[^.:!?]){0,120}(?:[,;]|\band\b|\bwhile\b)(?:(?!\b(?:who|which|that)\b)[^.;:!?]){0,30}",
    re.IGNORECASE,
)
#: What stands between two numbers of a list.
_LISTED = re.compile(
    r"(?:\s+(?!(?:who|which|that|were|was|had|have|and)\b)[\w’'-]+){1,4}(?:,\s*(?:(?:and|as\s+well\s+as)\s+)?|\s+(?:and|as\s+well\s+as)\s+)",
    re.IGNORECASE,
)
#: A number that begins a clause of its own: "including 12 children, and 30 soldiers were hurt".
_OWN_CLAUSE = re.compile(
    r"(?:\s+[\w’'-]+){1,5}?\s+(?:were|was|are|is|have|had|has|will|would|died|remain(?:ed|s)?|fled|left)\b", re.IGNORECASE
)
#: "They include", "The group includes": those told before.
_OF_ALL = re.compile(rf"(?:They|These|Those|The\s+(?:{'|'.join(sorted(TOGETHER))}))\s+(?:\w+\s+)?includ(?:es?|ed)\b")
#: Before the level that a change began at.
_BASE = re.compile(r"\bfrom\s+(?:the\s+|an?\s+)?$")
#: Rules by which a number has a noun of its own.
_OWN_NOUN = frozenset({"head_noun", "noun_after_of", "state_of_people"})
_WHOLES = frozenset({"count", "money", "duration", "measure"})
_REACH = 14
_NEXT_SENTENCE = 3
#: How far from the start of its sentence a number opens it: "Nineteen were still in hospital", "Police said nine were …".
_OPENING_WORDS = 16

#: A rule tells the whole of the figure at a place in its sentence, given the figures told before the sentence.
Rule = Callable[[Sequence[Figure], int, Sequence[Figure], str], "Figure | None"]


def whole_of(figures: Sequence[Figure], position: int, earlier: Sequence[Figure], text: str) -> Figure | None:
    """The figure that one of a sentence is a part of, or None.

    Args:
        figures: the figures of the sentence in order, those before the position with their own wholes.
        position: which of them is asked for.
        earlier: the figures of the sentences before, in order.
        text: the article's text.
    """
    part = figures[position]
    if part.kind not in ("count", "share", "money", "duration", "measure") or part.is_implicit or part.trend is not None:
        return None
    stated = [f for f in figures if not f.is_implicit]  # "nine people, including a nurse and two teachers"
    place, near = sum(not f.is_implicit for f in figures[:position]), earlier[-_REACH:]
    for rule in RULES:
        whole = rule(stated, place, near, text)
        if whole is not None and whole is not part and _is_within(part, whole):
            return whole
    return None


def are_called(figure: Figure, befallen: Figure) -> bool:
    """Whether a figure counts those to whom something happened by what they are called then: "patients" of people infected."""
    return _head_of(figure) in _BEFALLEN.get(befallen.event or "", frozenset())


def is_included(whole: Figure, part: Figure, text: str) -> bool:
    """Whether the words between and behind two numbers make the second a part of the first."""
    if _is_of_pronoun(part, text):
        return True
    between = text[whole.end : part.start]
    plain = between.lower()
    if not any(sign in plain for sign in _SIGNS_OF_PART):
        return False
    own = _OF_THEM.match(between)  # "three of them children, …, taking the toll to 52": the pronoun is of the three
    return _INCLUDED.search(between, own.end() if own else 0) is not None


def _is_of_pronoun(part: Figure, text: str) -> bool:
    if part.kind == "share" and _OF_THOSE_BEHIND.match(text, part.end, part.end + 20):
        return False  # "96% of those who took part"
    return _OF_THEM.match(text, part.end, part.end + 20) is not None


def _included(figures: Sequence[Figure], position: int, earlier: Sequence[Figure], text: str) -> Figure | None:
    """As in "40 people, including 12 children", "320 jobs, two-thirds of which"."""
    part = figures[position]
    wholes = [f for f in figures[:position] if f.kind == part.kind or (part.kind == "share" and f.kind in _WHOLES)]
    if part.kind == "share" and part.rules.get("counted") in _TAKEN_OVER:  # no part of the price in between
        wholes = [f for f in wholes if f.kind == "count"]
    if wholes and is_included(wholes[-1], part, text) and _may_hold(part, wholes[-1]):
        return wholes[-1]
    if wholes and part.kind == "count" and _GRAVELY.match(text, part.end):
        return wholes[-1]
    is_left_to_earlier = (
        part.kind in ("count", "share")
        and not wholes
        and (
            _is_of_pronoun(part, text)
            or (part.kind == "count" and _OF_THOSE.match(text[part.sentence_start : part.start]) is not None)
        )
    )
    return _nearest(earlier, part, lambda f: _is_close(f, part)) if is_left_to_earlier else None


def _of_number(figures: Sequence[Figure], position: int, _: Sequence[Figure], text: str) -> Figure | None:
    """As in "21 of the 45 seats", "27 percent of the 11.4 million kilogrammes"."""
    part = figures[position]
    following = figures[position + 1] if position + 1 < len(figures) else None
    if following is None or following.kind not in _WHOLES:
        return None
    return following if _OF_NUMBER.fullmatch(text, part.end, following.start) else None


def _of_sum(figures: Sequence[Figure], position: int, earlier: Sequence[Figure], text: str) -> Figure | None:
    """As in "set aside 66 francs for kites, with half of the cash going to schools"."""
    part = figures[position]
    if part.kind != "share" or _OF_SUM.match(text, part.end) is None:
        return None
    near = [f for f in earlier if _is_close(f, part)]
    return next((f for f in reversed((*near, *figures[:position])) if f.kind == "money"), None)


def _of_opening(figures: Sequence[Figure], position: int, _: Sequence[Figure], text: str) -> Figure | None:
    """As in "Of the 30 families in our lane, 12 have come home"."""
    part = figures[position]
    whole = next((f for f in figures[:position] if f.kind == "count"), None)
    if whole is None or part.kind != "count" or part.counted not in (None, whole.counted):
        return None
    if _OPENING.search(text, whole.sentence_start, whole.start) is None or not _opens_clause(whole, text):
        return None
    if _FURTHER.search(text, part.start, part.end):
        return None
    return next((f for f in figures if f.figure_id == whole.part_of), whole)  # "With 30 of the 31 seats declared"


def _opens_clause(whole: Figure, text: str) -> bool:
    before = text[whole.sentence_start : whole.start]
    opening = _OPENING.search(before)
    lead = before[: opening.start()].rstrip() if opening else ""
    return opening is not None and (not lead.strip("\"“‘' ") or lead[-1] in ";:,—–")


def _of_definite(figures: Sequence[Figure], position: int, earlier: Sequence[Figure], text: str) -> Figure | None:
    """As in "19 of the victims", "Four of the girls", "two teachers were among the dead": of those told before."""
    part = figures[position]
    match = _OF_NOUN.match(text, part.end, part.sentence_end) or _AMONG_DEAD.match(text, part.end, part.sentence_end)
    match = match or _OPENING_NOUN.fullmatch(text, part.sentence_start, part.start)
    if match is None or part.kind != "count":
        return None
    words = [_singular(word) for word in match["noun"].lower().split()]
    before = [f for f in (*earlier, *figures[:position]) if f.kind == "count"]
    befallen = [f for f in before if f.event is not None and _BEFALLEN.get(f.event, frozenset()) & set(words)]
    if _FRESH.search(match[0]):  # "Of the fresh deaths": not of the toll
        befallen = [f for f in befallen if f.measure == "flow"] or befallen
    found = _nearest(befallen, part, lambda _: True)
    head = _singular((part.counted or "").lower().rpartition(" ")[2])
    if found is not None or not head or head not in words:
        return found
    alike = next((group for group in _SYNONYMS if head in group), frozenset())
    return _nearest(before, part, lambda f: _head_of(f) == head) or _nearest(before, part, lambda f: _head_of(f) in alike)


def _taken_over(figures: Sequence[Figure], position: int, earlier: Sequence[Figure], text: str) -> Figure | None:
    """As in "38 officers were hurt … Nineteen were still in hospital"."""
    part = figures[position]
    rule = part.rules.get("counted")
    is_share = part.kind == "share"  # "About one in seven had lice": no rival count
    is_opening = rule == "held_before" or (
        part.start - part.sentence_start <= _OPENING_WORDS and (part.modifier == "exact" or is_share)
    )
    if rule not in _TAKEN_OVER or not is_opening or _FURTHER.search(text, part.start, part.end):
        return None
    whole = _nearest(earlier, part, lambda f: f.counted == part.counted and (is_share or f.event != part.event))
    return next((f for f in earlier if whole is not None and f.figure_id == whole.part_of), whole)


def is_of_all(part: Figure, text: str) -> bool:
    """As in "Some 17 hostages were freed on Friday. The group includes 13 women": of those counted in the sentence before."""
    return part.rules.get("event") == "event_of_whole" and _OF_ALL.match(text, part.sentence_start) is not None


def _of_all(figures: Sequence[Figure], position: int, earlier: Sequence[Figure], text: str) -> Figure | None:
    part = figures[position]
    return _nearest(earlier, part, lambda f: f.event == part.event) if is_of_all(part, text) else None


def _adds_up(figures: Sequence[Figure], position: int, _: Sequence[Figure], text: str) -> Figure | None:
    """As in "The remaining 21 go to the List, with 13, and Together, with eight": the parts told behind a whole make it up."""
    part = figures[position]
    for start, whole in enumerate(figures[:position]):
        rest = [f for f in figures[start + 1 :] if f.kind == "count" and not f.is_implicit]
        values = [f.value for f in rest if f.value is not None and f.counted == whole.counted]
        if any(_BASE.search(text, max(0, f.start - 12), f.start) for f in rest):
            return None  # "582,000 came, a jump of 45,000 from the 537,000 told on Friday"
        if whole.kind == "count" and part in rest and len(values) == len(rest) > 1 and sum(values) == whole.value:
            return whole
    return None


def _continued(figures: Sequence[Figure], position: int, earlier: Sequence[Figure], text: str) -> Figure | None:
    """As in "Fourteen of the suspects were picked up in Antwerp, five in Rotterdam and three near Málaga"."""
    part = figures[position]
    before = next((f for f in reversed(figures[:position]) if f.kind == "count" and f.part_of is not None), None)
    if before is None or before.part_of is None or part.kind != "count" or part.rules.get("counted") != "elided_noun":
        return None
    if _is_of_pronoun(before, text) or not _CONTINUED.fullmatch(text, before.end, part.start):
        return None
    whole = next((f for f in (*earlier, *figures) if f.figure_id == before.part_of), None)
    told = [f.value for f in figures[: position + 1] if (f.value is not None and f.part_of == before.part_of) or f is part]
    if whole is None or whole.value is None or sum(v for v in told if v is not None) > whole.value:
        return None
    return whole


def _listed(figures: Sequence[Figure], position: int, _: Sequence[Figure], text: str) -> Figure | None:
    """As in "40 people, including 12 children, five women and two medics": all that are listed behind "including"."""
    part, before = figures[position], figures[position - 1] if position else None
    if before is None or before.part_of is None or part.kind != "count" or part.rules.get("counted") not in _OWN_NOUN:
        return None
    whole = next((f for f in figures[:position] if f.figure_id == before.part_of), None)
    is_list = _LISTED.fullmatch(text, before.end, part.start) is not None and _OWN_CLAUSE.match(text, part.end) is None
    if whole is None or not is_list or not re.search(r"\b(?:including|among)\b", text[whole.end : before.start]):
        return None
    told = [_size(f) or Decimal(0) for f in figures[:position] if f.part_of == whole.figure_id]
    return whole if sum(told, _size(part) or Decimal(0)) <= (_size(whole) or Decimal(0)) else None


def _nearest(figures: Sequence[Figure], part: Figure, fits: Callable[[Figure], bool]) -> Figure | None:
    """The last count that fits and may hold the part; one that is no part itself goes before."""
    found = [f for f in figures if f.kind == "count" and not f.is_implicit and fits(f) and _may_hold(part, f)]
    return next((f for f in reversed(found) if f.part_of is None), found[-1] if found else None)


def _is_close(whole: Figure, part: Figure) -> bool:
    """Whether two figures stand in sentences that follow each other."""
    return part.sentence_start - whole.sentence_end <= _NEXT_SENTENCE


def _may_hold(part: Figure, whole: Figure) -> bool:
    size, bound = _size(part), _size(whole)
    return part.kind == "share" or size is None or bound is None or size < bound or (size == bound and part.modifier != "exact")


def _is_within(part: Figure, whole: Figure) -> bool:
    is_alike = part.kind in ("share", whole.kind)
    return is_alike and _may_hold(part, whole)


def _size(figure: Figure) -> Decimal | None:
    return figure.value if figure.value is not None else figure.high or figure.low


def _head_of(figure: Figure) -> str:
    return _singular((figure.counted or "").lower().rpartition(" ")[2])


def _singular(noun: str) -> str:
    return _IRREGULAR.get(noun) or re.sub(r"(?<=[^aeious])ies$", "y", re.sub(r"(?<=ch|sh|ss|xx)es$|(?<=[^su])s$", "", noun))


#: In the order in which they are asked.
RULES: tuple[Rule, ...] = (
    _of_number, _of_sum, _included, _listed, _of_opening, _of_definite, _of_all, _adds_up, _continued, _taken_over,
)  # fmt: skip
