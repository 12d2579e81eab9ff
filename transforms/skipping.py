"""Numbers that are no figures, and the rule that says why. An ordered list; the first rule that holds decides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from transforms.calendar import MONTH_PATTERN
from transforms.event_syntax import LEVEL_VERBS
from transforms.glued_numbers import inside, is_glued
from transforms.model_numbers import airliner
from transforms.naming_numbers import (
    SkipContext,
    address,
    behind_its_noun,
    calibre,
    coordinate,
    identifier,
    in_link,
    list_number,
    numbered_thing,
    part_of_name,
    phone,
    picture_or_network,
    score,
    shirt_number,
    version,
)
from transforms.quantities import Quantity, digits_of, is_one
from transforms.ranks_and_marks import citation_mark, group_name, nil, rank, scores_told
from transforms.result_tables import result_line, table_row
from transforms.time_setting import TimeMatch

_ONE_IDIOMS = re.compile(
    r"^(?:\s+(?:another|day|time|thing|way|reason|hand|side|end|point|example|of|who|that|which|whose|wants?|can|could|would|should|has|had|is|was|may|might|must|thinks|looks\s+at|considers|believes|knows|needs|another\b|or\s+(?:the\s+)?other|by\s+one|more\s+(?:time|thing))\b|[-\s]on[-\s]one|-(?:stop|size|click)\b|[-\s]time\b|\s+[$€£¥]\s?\d|[-\s]sided|[-\s]off\b|['’]s\b|[,.;:!?]|$)",
    re.IGNORECASE,
)
#: "One lesson of the crash is that": the word that points at what follows.
_ONE_ARGUMENT = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:lesson|explanation|possibility|problem|question|issue|concern|worry|theory|option|factor|sign|idea|consequence|advantage|"
    r"drawback|difference|exception|caveat|argument|benefit|difficulty|challenge|aim|goal|purpose)\s+(?:is|was|of|for|that|with|to|about|may|might|could)\b",
    re.IGNORECASE,
)
#: "by one estimate": whose, not how many.
_BY_ONE = re.compile(r"\bby\s+$", re.IGNORECASE)
_ESTIMATE = re.compile(
    r"\s+(?:\w+\s+)?(?:estimate|account|count|measure|reckoning|calculation|tally|yardstick|metric)\b", re.IGNORECASE
)
_ONE_ELIDED = re.compile(r"^\s*(?:[,.;:!?]|$|(?:was|were|is|has|had|died|and|in|at|critically|fatally)\b)", re.IGNORECASE)
_ONE_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|those|these)\b", re.IGNORECASE)
#: "an hour for a third to arrive".
_TO_DO = re.compile(r"\s+to\s+[a-z]+\b")
_ONE_MORE = re.compile(r"an?\s+(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)", re.IGNORECASE)
_SOUGHT = re.compile(r"\b(?:look|search|hunt|hunting|looking|searching|wanted|waiting|wait)\w*\s+for\s+$", re.IGNORECASE)
#: What one has to reach, not what is: "the 5 percent hurdle", "need 5 percent of the vote".
_HURDLE = re.compile(r"[-\s]+(?:electoral\s+|legal\s+|minimum\s+)?(?:hurdle|threshold|barrier)\b", re.IGNORECASE)
_NEEDED = re.compile(r"\b(?:needs?|requires?|required|must\s+(?:win|get|reach|clear))\s+(?:at\s+least\s+)?$", re.IGNORECASE)
_OF_THE_VOTE = re.compile(r"\s+of\s+(?:the\s+)?(?:votes?|ballots)\b", re.IGNORECASE)
_OF_A_WHOLE = re.compile(r"\s+(?:of|more|less|fewer|higher|lower|are|were|have)\b", re.IGNORECASE)
#: "95 percent coverage is needed to stop transmission", "the 90% considered necessary for herd immunity".
_NECESSARY = re.compile(
    r"(?:\s+(?:vaccination\s+|vaccine\s+|immunisation\s+|immunization\s+)?(?:coverage|immunity|uptake|turnout|majority|quorum|support))?"
    r"\s+(?:(?:is|are|was|were)\s+)?(?:considered\s+|deemed\s+|thought\s+)?(?:needed|required|necessary)\b",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    r"(?:\ball-in-|\b(?:one\s+by|no|not|any|every|each|this|that|the|some|which|only|last|first|next|other|new|big|good|bad|number|square|day|Air\s+Force|Formula|Phase|World\s+War)\s*)$",
    re.IGNORECASE,
)
#: "The ship split in two": how it broke, no count of the pieces.
_IN_PIECES = re.compile(
    r"\b(?:split|splits|splitting|cut|cuts|cutting|br[eo]ak\w*|broken?|snap\w*|tears?|tore|torn|folded|sawn|sawed|sliced|ripped|cleaved|chopped|sheared)"
    r"\s+(?:[\w'’-]+\s+){0,4}?in(?:to)?\s+$",
    re.IGNORECASE,
)
_ENDS_CLAUSE = re.compile(r"\s*(?:[,.;:!?)]|$|(?:and|but|when|after|as|by|on|while|before|in|upon|during|at)\b)", re.IGNORECASE)
#: "a two-for-one split", "3-for-2 stock dividend", "12-of-20 shooting".
_FOR_EACH = re.compile(
    r"\b(?:an?\s+)?(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)-(?:for|of)-"
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|every)\b",
    re.IGNORECASE,
)
#: How far from a number the link to the one that it is told with may end: "seven-for-".
_BESIDE = 16
#: What a rate is told by, not a count of its own: "5 per 100,000 people".
_DENOMINATOR = re.compile(r"\b(?:per|for\s+every|in\s+every|out\s+of\s+every)\s+$", re.IGNORECASE)
_TO_THE_HOUR = re.compile(
    r"\s+(?:to|past)\s+(?:midnight|noon|midday|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)\b",
    re.IGNORECASE,
)
#: One more of a row of persons, told by name: "a fifth, Omar Hadi, died", "a third, the driver Omar Hadi, was held".
_BY_NAME = re.compile(
    r",\s+(?:(?:the|his|her|a|an)\s+(?:[a-z-]+\s+){1,3})?(?:[A-Z][\w'’-]+\s+)+[A-Z][\w'’-]+,(?!\s+(?:said|says|according)\b)"
)
#: The day of the month behind its weekday: "on Friday (21)".
_BEHIND_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s*\($")
_LAST_OF_MONTH = 31
#: "On 7 and 8 October", "the 3rd, 4th and 5th of May": days before the last of them, which has the month.
_DAYS_BEHIND = re.compile(rf"(?:(?:,|,?\s+(?:and|or|to|through))\s*\d{{1,2}}(?:st|nd|rd|th)?)+\s+(?:of\s+)?{MONTH_PATTERN}\b")
_BEFORE_DAYS = re.compile(r"(?:\b(?:on|from|between|the|of|since|until|for|by|in|and)\s+|,\s*)$", re.IGNORECASE)
#: One more day behind those of a month: "between June 21 and 27, …", "on May 3, 8 and 9", "on May 3-4, 1993".
_MORE_DAYS = re.compile(rf"\b{MONTH_PATTERN}\s+\d{{1,2}}(?:,\s+\d{{1,2}})*(?:,\s+|,?\s+and\s+|-)$")
_DAYS_END = re.compile(r"\s*(?:[,;:)]|\.(?!\d)|$|and\s+\d{1,2}\s*[,.;:)]|(?:to|at|when|after|as|because)\b)")
_ORDINAL_ENDING = re.compile(r"(?:st|nd|rd|th)\b")
#: By how much one is before another: "a 14-point lead", "one point ahead".
_POINTS_AHEAD = re.compile(
    r"[-\s]+(?:percentage[-\s]+)?points?[-\s]+(?:\w+\s+)?(?:ahead|behind|clear|leads?|margin|gap|advantage|deficit|swing|edge|drop|rise|fall|jump|gain|increase|cut|hike)\b"
)
_HYPHENATED = re.compile(r"-(\w+)")
_PART_OF_HOUR = re.compile(r"\b(?:a\s+quarter|half|minutes?)\s+(?:to|past)\s+$", re.IGNORECASE)
_HOURS = 12
_NEAR_HOUR = re.compile(
    r"\b(?:(?:shortly|just|soon|right|a\s+little|well|a\s+bit|immediately|minutes|moments)\s+(?:before|after|past)|at|by|around|about|from|until|till)\s+$",
    re.IGNORECASE,
)
#: Before a rate of exchange.
_EXCHANGED = re.compile(
    r"\bagainst\s+(?:the\s+)?(?:\w+\s+)?(?:dollar|greenback|euro|pound|sterling|yen|franc|rupee|yuan|renminbi|rou?ble|peso|rand|real|lira|won|kron[ae]|naira|"
    r"shilling|zloty|forint|dirham|ringgit|baht)\b[^.;,]*$|\b(?:trad(?:ed|es|ing)|quoted|changed\s+hands)\s+at\s+$"
)
_HOUR_BEHIND = re.compile(
    r"\s+(?:(?:on|that|this|the\s+same|last|local)\s+(?:the\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|morning|afternoon|evening|night|time|day)|in\s+the\s+(?:morning|afternoon|evening|night|small\s+hours)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|tomorrow)\b",
    re.IGNORECASE,
)
_COUNTING_VERBS = frozenset(
    "put estimate place set value aim price start cap win lead beat outnumber multiply divide cut".split()
)
#: Behind "at" and "by" they tell a level or a change, not an hour.
_VERBS_OF_NUMBERS = LEVEL_VERBS | _COUNTING_VERBS
_COMPOUND_HEADS = frozenset(
    (
        "state party tier way sided term story storey part piece person on headed wheel wheeled door track seat seater "
        "bedroom lane star dimensional digit point pronged faced handed share stock pointer time horned armed legged eyed humped "
        "toed winged masted engined"
    ).split()
)


Rule = Callable[[Quantity, SkipContext], bool]


def why_skipped(quantity: Quantity, context: SkipContext) -> str | None:
    """The name of the rule by which a number is no figure, or None where it is one."""
    for name, rule in RULES:
        if rule(quantity, context):
            return name
    return None


def _in_time_expression(quantity: Quantity, context: SkipContext) -> bool:
    # they stand in order: those that end before the number need not be looked at one by one
    for match in context.times[bisect_right(context.times, quantity.number_start, key=_end_of) :]:
        time = match.expression
        if time.start >= quantity.number_end:
            break
        if time.type != "DURATION":
            if time.type == "SET" and quantity.kind == "duration":
                return False  # "every 4.05 days" measures a period
            return quantity.kind not in ("money", "share", "measure") or match.rule in (
                "iso_date",
                "month_day_year",
                "day_month_year",
                "end_of_years",
            )
    is_small = quantity.kind == "count" and quantity.unit == "1" and 0 < (quantity.value or 0) <= _LAST_OF_MONTH
    if is_small and _DAYS_BEHIND.match(context.text, quantity.end):
        return _BEFORE_DAYS.search(context.text, max(0, quantity.start - _BESIDE), quantity.start) is not None
    start = max(0, quantity.start - 32)
    is_listed = context.text[start : quantity.start].rstrip().endswith((",", "and", "-"))
    if is_listed and is_small and _MORE_DAYS.search(context.text, start, quantity.start):
        return _DAYS_END.match(context.text, quantity.end) is not None
    if context.text.startswith("(", quantity.start - 1) and _BEHIND_WEEKDAY.search(
        context.text, max(0, quantity.start - 14), quantity.start
    ):
        return context.text[quantity.end : quantity.end + 1] == ")" and 0 < (quantity.value or 0) <= _LAST_OF_MONTH
    start = max(0, quantity.number_start - 16)
    before = context.text[start : quantity.number_start].rstrip().lower()
    if before.endswith(("to", "past")) and _PART_OF_HOUR.search(context.text, start, quantity.number_start):
        return quantity.kind == "count" and (quantity.value or 0) <= _HOURS
    is_part_of_hour = quantity.unit == "minute" or "quarter" in context.text[quantity.start : quantity.end].lower()
    return is_part_of_hour and _TO_THE_HOUR.match(context.text[quantity.end : quantity.end + 16]) is not None


def _end_of(time: TimeMatch) -> int:
    return time.expression.end


def _ordinal(quantity: Quantity, context: SkipContext) -> bool:
    """As in "the 71st time", and "a third" for one more person: "two died and a third was hurt"."""
    if quantity.kind == "share" and _ONE_MORE.fullmatch(context.text, quantity.start, quantity.end):
        if _BY_NAME.match(context.text, quantity.end):
            return True
        if _TO_DO.match(context.text, quantity.end) and context.text[: quantity.start].rstrip().endswith(" for"):
            return True
        is_sought = _SOUGHT.search(context.text, max(0, quantity.start - 30), quantity.start) is not None
        return not _OF_A_WHOLE.match(context.text, quantity.end) and (is_sought or _is_harmed(quantity, context))
    match = _ORDINAL_ENDING.match(context.text, quantity.number_end, quantity.number_end + 3)
    if match is None or quantity.value is None:
        return False
    is_stone = match[0] == "st" and (quantity.value % 10 != 1 or quantity.value % 100 == 11)  # "11st" weighs
    return not is_stone


def _one_for_another(quantity: Quantity, context: SkipContext) -> bool:
    if quantity.unit != "1" or not is_glued(quantity, context.text):
        return False
    around = context.text[max(0, quantity.number_start - _BESIDE) : quantity.number_end + _BESIDE].lower()
    return ("-for-" in around or "-of-" in around) and inside(_FOR_EACH, quantity, context.text)


def _pieces(quantity: Quantity, context: SkipContext) -> bool:
    """As in "the ship split in two and sank", not "split into two camps"."""
    if digits_of(quantity, context.text).lower() != "two":
        return False
    start = max(0, quantity.number_start - 60)
    is_broken = _IN_PIECES.search(context.text, start, quantity.number_start) is not None
    return is_broken and _ENDS_CLAUSE.match(context.text, quantity.end) is not None


def _hurdle(quantity: Quantity, context: SkipContext) -> bool:
    """A threshold: "the 5 percent hurdle", "Parties need 5 percent of the vote to enter"."""
    if quantity.kind != "share":
        return False
    text = context.text
    is_needed = _NEEDED.search(text, max(0, quantity.start - 24), quantity.start) and _OF_THE_VOTE.match(text, quantity.end)
    is_needed = is_needed or _NECESSARY.match(text, quantity.end)
    return _HURDLE.match(text, quantity.end) is not None or bool(is_needed)


def _denominator(quantity: Quantity, context: SkipContext) -> bool:
    before = context.text[max(0, quantity.number_start - 16) : quantity.number_start]
    return before.rstrip().lower().endswith(("per", "every")) and _DENOMINATOR.search(before) is not None


def _hour_of_day(quantity: Quantity, context: SkipContext) -> bool:
    """As in "at six", "by nine", "shortly after 2 on Monday": hours without "o'clock", unless a level or a change is told ("stood
    at six", "rose by nine").
    """
    value = quantity.value
    if value is None or not 1 <= value <= 12 or quantity.unit != "1" or quantity.kind != "count" or quantity.trend is not None:
        return False
    if value % 1 and _EXCHANGED.search(context.text, max(0, quantity.start - 60), quantity.start):
        return False  # "The franc stood against the euro at 1.26"
    is_before_day = _HOUR_BEHIND.match(context.text, quantity.end) is not None
    if is_before_day and _NEAR_HOUR.search(context.text, max(0, quantity.start - 28), quantity.start):
        return True
    span = context.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if (
        span is None
        or span.root.dep_ != "pobj"
        or span.root.head.lower_ not in ("at", "by", "until", "before")
        or span.start == 0
    ):
        return False
    behind = context.doc[span.end] if span.end < len(context.doc) else None
    is_alone = behind is None or behind.is_punct or behind.lower_ in ("in", "on", "and", "the", "when", "as", "every", "each")
    return is_alone and span.root.head.head.lemma_ not in _VERBS_OF_NUMBERS and span.root.head.i == span.start - 1


def _one_as_pronoun(quantity: Quantity, context: SkipContext) -> bool:
    """As in "one" that counts nothing: "no one", "one of the", "one day", "one grieving man shouted"."""
    if not is_one(quantity, context.text):
        return False
    before, after = (
        context.text[max(0, quantity.number_start - 24) : quantity.number_start],
        context.text[quantity.number_end : quantity.number_end + 24],
    )
    if _POINTS_AHEAD.match(context.text, quantity.number_end):
        return False  # "put the Greens one point ahead"
    if quantity.kind == "duration":
        return bool(re.search(r"\b(?:at|on|for)\s*$", before) and re.match(r"\s+(?:day|night|point)\b", after)) and not re.match(
            r"\s+\w+\s+(?:ago|later)", after
        )
    if quantity.start != quantity.number_start and quantity.modifier != "exact":
        return False
    if _ONE_ELIDED.match(after) and not _ONE_BEFORE.search(before) and _is_harmed(quantity, context):
        return False  # "two were hurt and one was killed", "killing one"
    if _ONE_OF_THEM.match(after) and _is_harmed(quantity, context):
        return False  # "one of them died"
    if _BY_ONE.search(before) and _ESTIMATE.match(after):
        return True
    if _ONE_ARGUMENT.match(context.text, quantity.number_end) and digits_of(quantity, context.text).istitle():
        return True
    if _ONE_BEFORE.search(before) or _ONE_IDIOMS.match(after):
        return not re.search(r"\bonly\s*$", before, re.IGNORECASE) or bool(_ONE_IDIOMS.match(after))
    return _speaks(quantity, context)


def _is_harmed(quantity: Quantity, context: SkipContext) -> bool:
    span = context.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    return span is not None and context.harmed(span)


def _speaks(quantity: Quantity, context: SkipContext) -> bool:
    """As in "one resident said": the noun is somebody who speaks, not a count."""
    span = context.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    return span is not None and span.root.dep_ == "nummod" and context.reporting(span)


def _attributive(quantity: Quantity, context: SkipContext) -> bool:
    """A number inside a compound adjective that counts nothing: two-state, five-star."""
    if _POINTS_AHEAD.match(context.text, quantity.number_end):
        return False  # "a 14-point lead"
    match = _HYPHENATED.match(context.text, quantity.number_end, quantity.number_end + 16)
    return match is not None and match[1].lower().rstrip("s") in _COMPOUND_HEADS and quantity.kind == "count"


_UNCOUNTED = re.compile(
    r"\s+(?:carbon\s+)?(?:tolerance|benefit|chance|doubt|sum|interest|evidence|sense|hour|emission)", re.IGNORECASE
)


def _nothing(quantity: Quantity, context: SkipContext) -> bool:
    """As in "zero" as an adjective of degree ("zero tolerance"), "net zero" and a bare zero before a noun that cannot be counted."""
    if digits_of(quantity, context.text).lower() != "zero":
        return False
    is_net = context.text[max(0, quantity.start - 4) : quantity.start].lower() in ("net ", "net-")
    return is_net or _UNCOUNTED.match(context.text, quantity.number_end) is not None


#: In the order in which they are asked.
RULES: tuple[tuple[str, Rule], ...] = (
    ("time_expression", _in_time_expression),
    ("link", in_link),
    ("ordinal", _ordinal),
    ("table_row", table_row),
    ("result_line", result_line),
    ("one_for_another", _one_for_another),
    ("in_pieces", _pieces),
    ("denominator", _denominator),
    ("hurdle", _hurdle),
    ("picture_or_network", picture_or_network),
    ("shirt_number", shirt_number),
    ("coordinate", coordinate),
    ("list_number", list_number),
    ("phone_number", phone),
    ("version", version),
    ("address", address),
    ("calibre", calibre),
    ("airliner", airliner),
    ("identifier", identifier),
    ("numbered_thing", numbered_thing),
    ("hour_of_day", _hour_of_day),
    ("behind_its_noun", behind_its_noun),
    ("score", score),
    ("score", nil),
    ("scores_told", scores_told),
    ("group_name", group_name),
    ("rank", rank),
    ("citation_mark", citation_mark),
    ("part_of_name", part_of_name),
    ("one_as_pronoun", _one_as_pronoun),
    ("compound_adjective", _attributive),
    ("zero_of_degree", _nothing),
)
