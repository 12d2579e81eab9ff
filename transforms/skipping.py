"""Numbers that are no figures, and the rule that says why. An ordered list; the first rule that holds decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from transforms.analysed_text import Doc, Span
from transforms.event_syntax import LEVEL_VERBS
from transforms.gazetteer import Gazetteer
from transforms.language_analysis import source_text
from transforms.quantities import Quantity, digits_of, is_one
from transforms.reference import ReferenceData
from transforms.time_setting import TimeMatch
from transforms.units import longest_first

_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LOC"})
#: What ``ent_iob_`` is for a token that goes on with an entity.
_INSIDE_ENTITY = "I"
_STREET = re.compile(
    r"^\s+(?:[A-Z][\w.]+\s+){0,3}(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Drive|Square|Place|Court|Highway|Way|Terrace"
    r"|Circle|Trail|Parkway|Pkwy\.?|Alley|Turnpike|STREET|AVENUE|ROAD|BOULEVARD|LANE|DRIVE)\b"
    r"|^\s+[NSEW]\.?[NSEW]?\.?\s+(?:\d+(?:st|nd|rd|th)\b|[A-Z])"
    r"|^(?:-?\s*hundred)?[-\s]+(?:block|blk\.?)\s+(?:of\b|on\b|[A-Z])"
)
_PHONE = re.compile(
    r"(?:\+?\d{1,3}[\s.-])?(?:\(\d{2,4}\)|\d{2,4})(?:[\s.-]\d{2,4}){2,}|\(\d{3}\)\s?\d{3}[\s.-]\d{4}"
    r"|(?:1-)?8(?:00|88|77|66|55|44|33)-\d{0,3}-?\d?[A-Z]{3,7}\b|\b\d{3}-\d{3}-[A-Z]{4}\b"
)
#: What joins a part of a phone number to the next, without which no pattern is tried.
_PHONE_SIGN = re.compile(r"[\d)][\s.-][\dA-Z(]|[()]")
_EMERGENCY_NUMBERS = frozenset({"911", "999", "112"})
_CALLED = re.compile(r"\b(?:call\w*|dial\w*|phon\w*)\s+(?:to\s+)?$", re.IGNORECASE)
_CALL = re.compile(
    r"\s+(?:emergency\s+)?(?:calls?|callers?|dispatch\w*|operators?|recordings?|tapes?|services?)\b", re.IGNORECASE
)
_CALIBRE = re.compile(r"[-\s]*(?:caliber|calibre|cal\.|gauge)(?!\w)", re.IGNORECASE)
_GALLERY = re.compile(r"\b(?:Image|Photo|Slide|Picture|Page|Part)\s+\d+\s*(?:of|/)\s*/?\s*$")
_CHANNEL = re.compile(r"\s+(?:News|NEWS|Action|Eyewitness)\b")
_SCORE = re.compile(r"(?<![\d-])\d{1,3}\s?[-–]\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?![\d-])")
_SCORE_WORDS = re.compile(
    r"\b(?:win|wins|won|beat|beats|defeat\w*|lost|loss|draw|drew|lead|led|leading|victory|score|scored|scoreline|final|set|sets|game|match|tie|trailed|against|edged|thrash\w*|down(?:ed)?|rout\w*|record|series|champion\w*|league|goal)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:com|org|net|gov|edu|co\.uk)\S*")
_ONE_IDIOMS = re.compile(
    r"^(?:\s+(?:another|day|time|thing|way|reason|hand|side|end|point|example|of|who|that|which|whose|wants?|can|could|would|should|has|had|is|was|may|might|must|another\b|or\s+(?:the\s+)?other|by\s+one|more\s+(?:time|thing))\b|[-\s]on[-\s]one|[-\s]time\b|[-\s]sided|[-\s]off\b|['’]s\b|[,.;:!?]|$)",
    re.IGNORECASE,
)
_ONE_ELIDED = re.compile(r"^\s*(?:[,.;:!?]|$|(?:was|were|is|has|had|died|and|in|at|critically|fatally)\b)", re.IGNORECASE)
_ONE_MORE = re.compile(r"an?\s+(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)", re.IGNORECASE)
_OF_A_WHOLE = re.compile(r"\s+(?:of|more|less|fewer|higher|lower)\b", re.IGNORECASE)
_ONE_BEFORE = re.compile(
    r"\b(?:no|not|any|every|each|this|that|the|some|which|only|last|first|next|other|new|big|good|bad|number|square|day|Air\s+Force|Formula|Phase|World\s+War)\s*$",
    re.IGNORECASE,
)
#: "a two-for-one split", "3-for-2 stock dividend", "12-of-20 shooting".
_FOR_EACH = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)-(?:for|of)-(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|every)\b",
    re.IGNORECASE,
)
#: What a rate is told by, not a count of its own: "5 per 100,000 people".
_DENOMINATOR = re.compile(r"\b(?:per|for\s+every|in\s+every|out\s+of\s+every)\s+$", re.IGNORECASE)
#: Lines of a picture, and words around them that tell them from pence.
_PICTURE_LINES = frozenset("240 360 480 576 720 1080 1440 2160 4320".split())
_PICTURE = re.compile(
    r"\b(?:video|resolution|screen|display|stream\w*|HD|fps|camera|webcam|TVs?|pixels?|record\w*|footage|monitor|gam\w+)\b",
    re.IGNORECASE,
)
_SHIRT = re.compile(r"[A-Z][\w.'’-]+\s\($")
_PLAYING = re.compile(
    r"\b(?:quarterback|linebacker|receiver|running\s+back|tight\s+end|cornerback|safety|lineman|guard|forward|center|centre|goalkeeper|goalie|goaltender|midfielder|striker|"
    r"defen[cs]eman|pitcher|catcher|shortstop|outfielder|infielder|touchdown|NFL|NBA|MLB|NHL|WNBA|MLS|football|basketball|baseball|hockey|soccer|inning|puck|rebound|dunk\w*|"
    r"tackle[sd]?|first\s+half|second\s+half)\b",
    re.IGNORECASE,
)
_TO_THE_HOUR = re.compile(
    r"\s+(?:to|past)\s+(?:midnight|noon|midday|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)\b",
    re.IGNORECASE,
)
_COUNTING_VERBS = frozenset(
    "put estimate place set value aim price start cap win lead beat outnumber multiply divide cut".split()
)
_COMPOUND_HEADS = frozenset(
    (
        "state party tier way sided term story storey part piece person on headed wheel wheeled door track seat seater "
        "bedroom lane star dimensional digit point pronged faced handed share stock pointer"
    ).split()
)


@dataclass(frozen=True, slots=True)
class SkipContext:
    """What the rules look at."""

    doc: Doc
    times: Sequence[TimeMatch]
    gazetteer: Gazetteer
    reporting: Callable[[Span], bool]
    harmed: Callable[[Span], bool]
    numbered: NumberedNames

    @property
    def text(self) -> str:
        """The article's text."""
        return source_text(self.doc)


class NumberedNames:
    """What numbers stand behind as a part of the name ("the S&P 500", "page 4"), by the reference table ``numbered_names``."""

    def __init__(self, reference: ReferenceData) -> None:
        names = [row["name"] for row in reference.table("numbered_names")]
        self._pattern = re.compile(rf"(?<!\w)(?:{longest_first(names)})\s?$")
        self._last_words = tuple({name.split()[-1] for name in names})

    def end(self, before: str) -> bool:
        """Whether a text ends with one of the names; few texts end with a last word of theirs, so that is asked first."""
        return before.rstrip().endswith(self._last_words) and self._pattern.search(before) is not None


Rule = Callable[[Quantity, SkipContext], bool]


def why_skipped(quantity: Quantity, context: SkipContext) -> str | None:
    """The name of the rule by which a number is no figure, or None where it is one."""
    return next((name for name, rule in RULES if rule(quantity, context)), None)


def _in_time_expression(quantity: Quantity, context: SkipContext) -> bool:
    for match in context.times:
        time = match.expression
        if time.start < quantity.number_end and quantity.number_start < time.end and time.type != "DURATION":
            if time.type == "SET" and quantity.kind == "duration":
                return False  # "every 4.05 days" measures a period
            return quantity.kind not in ("money", "share", "measure") or match.rule in (
                "iso_date",
                "month_day_year",
                "day_month_year",
            )
    is_part_of_hour = quantity.unit == "minute" or "quarter" in context.text[quantity.start : quantity.end].lower()
    return is_part_of_hour and _TO_THE_HOUR.match(context.text[quantity.end : quantity.end + 16]) is not None


def _in_link(quantity: Quantity, context: SkipContext) -> bool:
    return _is_glued(quantity, context.text) and _inside(_URL, quantity, context.text)


def _ordinal(quantity: Quantity, context: SkipContext) -> bool:
    """As in "the 71st time", and "a third" for one more person: "two died and a third was hurt"."""
    if quantity.kind == "share" and _ONE_MORE.fullmatch(context.text, quantity.start, quantity.end):
        return not _OF_A_WHOLE.match(context.text, quantity.end) and _is_harmed(quantity, context)
    match = re.match(r"(?:st|nd|rd|th)\b", context.text[quantity.number_end : quantity.number_end + 3])
    if match is None or quantity.value is None:
        return False
    is_stone = match[0] == "st" and (quantity.value % 10 != 1 or quantity.value % 100 == 11)  # "11st" weighs
    return not is_stone


def _one_for_another(quantity: Quantity, context: SkipContext) -> bool:
    return quantity.unit == "1" and _is_glued(quantity, context.text) and _inside(_FOR_EACH, quantity, context.text)


def _denominator(quantity: Quantity, context: SkipContext) -> bool:
    return _DENOMINATOR.search(context.text[max(0, quantity.number_start - 16) : quantity.number_start]) is not None


def _picture_or_network(quantity: Quantity, context: SkipContext) -> bool:
    """As in "1080p video", "a 4K screen" and "5G"."""
    text, digits = context.text, digits_of(quantity, context.text)
    behind = text[quantity.number_end : quantity.number_end + 5]
    if digits in ("2", "3", "4", "5", "6") and re.match(r"[gG](?!\w)(?! of)", behind):
        return True
    window = text[max(0, quantity.start - 50) : quantity.end + 50]
    is_lines = digits in _PICTURE_LINES and re.match(r"p(?!\w)", behind) is not None
    return (is_lines or digits in ("2K", "4K", "8K", "4k", "8k")) and _PICTURE.search(window) is not None


def _shirt_number(quantity: Quantity, context: SkipContext) -> bool:
    """The number on a player's back, as captions tell it: "quarterback Dan Smith (12) throws a pass"."""
    text = context.text
    if quantity.unit != "1" or text[quantity.end : quantity.end + 1] != ")" or not digits_of(quantity, text).isdigit():
        return False
    if not _SHIRT.search(text[max(0, quantity.start - 24) : quantity.start]) or (quantity.value or 0) > 99:
        return False
    return _PLAYING.search(text, max(0, quantity.start - 120), quantity.end + 160) is not None


def _identifier(quantity: Quantity, context: SkipContext) -> bool:
    """Glued to letters or dots: F-16, G7, MH17, Covid-19, 3D, 10A."""
    before, after = (
        context.text[max(0, quantity.number_start - 2) : quantity.number_start],
        context.text[quantity.number_end : quantity.number_end + 2],
    )
    if not digits_of(quantity, context.text)[:1].isdigit():
        return False
    if re.search(r"[A-Za-z]$", before) or (
        re.search(r"[A-Za-z]-$", before)
        and not re.search(
            r"(?:mid|pre|post|non|over|sub)-$",
            context.text[max(0, quantity.number_start - 5) : quantity.number_start],
            re.IGNORECASE,
        )
    ):
        return quantity.unit == "1" or quantity.start == quantity.number_start
    if before.endswith("#") or re.search(r"\d[/.:]$", before) or re.match(r"[/:]\d", after):
        return True
    behind = context.text[quantity.number_end : quantity.number_end + 20]
    if digits_of(quantity, context.text).endswith("B") and quantity.unit == "1" and not re.match(r"\s+[a-z]+s\b", behind):
        return True  # "union 3B": a billion has a currency before it or a noun behind it
    return quantity.unit == "1" and quantity.end == quantity.number_end and re.match(r"[A-Za-z]", after) is not None


def _list_number(quantity: Quantity, context: SkipContext) -> bool:
    line = context.text.rfind("\n", 0, quantity.number_start) + 1
    return (
        context.text[line : quantity.number_start].strip() in ("", "(")
        and re.match(r"[.)]\s", context.text[quantity.number_end : quantity.number_end + 2]) is not None
    )


def _phone(quantity: Quantity, context: SkipContext) -> bool:
    """As in "555-201-3344", "800-555-TIPS", "called 911", "a 911 call"."""
    text = context.text
    if quantity.unit == "1" and digits_of(quantity, text) in _EMERGENCY_NUMBERS:
        is_called = _CALLED.search(text[max(0, quantity.start - 12) : quantity.start]) is not None
        return is_called or _CALL.match(text[quantity.end : quantity.end + 24]) is not None
    around = text[max(0, quantity.number_start - 2) : quantity.number_end + 2]
    return _PHONE_SIGN.search(around) is not None and not digits_of(quantity, text).islower() and _inside(_PHONE, quantity, text)


def _calibre(quantity: Quantity, context: SkipContext) -> bool:
    """As in "a .38-caliber pistol", "a 12-gauge shotgun"."""
    return _CALIBRE.match(context.text[quantity.number_end : quantity.number_end + 12]) is not None


def _version(quantity: Quantity, context: SkipContext) -> bool:
    return _is_glued(quantity, context.text) and _inside(_VERSION, quantity, context.text)


def _address(quantity: Quantity, context: SkipContext) -> bool:
    return quantity.unit == "1" and _STREET.match(context.text[quantity.number_end : quantity.number_end + 60]) is not None


def _numbered_thing(quantity: Quantity, context: SkipContext) -> bool:
    """A number behind what it numbers or before the name of a broadcast: Resolution 2728, Channel 12, page 4, 9 News."""
    if quantity.unit != "1" or quantity.start != quantity.number_start:
        return False
    before = context.text[max(0, quantity.start - 24) : quantity.start]
    is_channel = _CHANNEL.match(context.text[quantity.end : quantity.end + 12]) is not None
    return is_channel or context.numbered.end(before) or _GALLERY.search(before) is not None


def _hour_of_day(quantity: Quantity, context: SkipContext) -> bool:
    """As in "at six", "by nine": hours without "o'clock", unless a level or a change is told ("stood at six", "rose by nine")."""
    value = quantity.value
    if value is None or not 1 <= value <= 12 or quantity.unit != "1" or quantity.kind != "count" or quantity.trend is not None:
        return False
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
    return is_alone and span.root.head.head.lemma_ not in LEVEL_VERBS | _COUNTING_VERBS and span.root.head.i == span.start - 1


def _behind_its_noun(quantity: Quantity, context: SkipContext) -> bool:
    """A number that the parser hangs on a proper noun before it: "S&P 500", "Part 3", "Big 12"."""
    if quantity.unit != "1" or quantity.kind != "count" or quantity.start != quantity.number_start or quantity.value is None:
        return False
    span = context.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None or span.start == 0 or span.start == span[0].sent.start:
        return False
    before = context.doc[span.start - 1]
    following = context.doc[span.end] if span.end < len(context.doc) else None
    if (
        not (before.pos_ == "PROPN" and (before.is_title or before.is_upper))
        or before.is_sent_start
        or span.root.head.i > span[-1].i
    ):
        return False
    return following is None or following.pos_ not in ("NOUN", "ADJ", "PROPN") or span.root.head.i < span.start


def _score(quantity: Quantity, context: SkipContext) -> bool:
    text = context.text
    window = text[max(0, quantity.number_start - 60) : quantity.number_end + 60]
    for match in _SCORE.finditer(text, max(0, quantity.number_start - 8), quantity.number_end + 8):
        if match.start() <= quantity.number_start and quantity.number_end <= match.end() and quantity.unit == "1":
            if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")" and "-" in match[0]:
                return True  # what a team has won and lost: "the Lakers (33-49)"
            return _SCORE_WORDS.search(window) is not None and not re.match(
                r"\s+(?:vote|decision|ruling|majority|margin)", text[match.end() : match.end() + 12]
            )
    return False


def _part_of_name(quantity: Quantity, context: SkipContext) -> bool:
    """A capitalised number word inside a name, or a number inside a name the model saw (Air Force One, Seven Sisters)."""
    span = context.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None or quantity.kind != "count":
        return False
    token = span[0]
    is_capitalised_word = token.is_title and token.is_alpha and not token.is_sent_start and token.i > 0
    previous = context.doc[token.i - 1] if token.i > 0 else None
    if (
        is_capitalised_word
        and previous is not None
        and (previous.is_title or previous.lower_ == "the")
        and not previous.is_sent_start
    ):
        return True
    entity = _entity_around(span)
    if entity is None or token.ent_type_ not in _NAME_LABELS or len(entity) == len(span):
        return False
    return (entity.start < span.start and token.ent_type_ != "EVENT") or (is_capitalised_word and entity.start == span.start)


def _one_as_pronoun(quantity: Quantity, context: SkipContext) -> bool:
    """As in "one" that counts nothing: "no one", "one of the", "one day", "one grieving man shouted"."""
    if not is_one(quantity, context.text):
        return False
    before, after = (
        context.text[max(0, quantity.number_start - 24) : quantity.number_start],
        context.text[quantity.number_end : quantity.number_end + 24],
    )
    if quantity.kind == "duration":
        return bool(re.search(r"\b(?:at|on|for)\s*$", before) and re.match(r"\s+(?:day|night|point)\b", after)) and not re.match(
            r"\s+\w+\s+(?:ago|later)", after
        )
    if quantity.start != quantity.number_start and quantity.modifier != "exact":
        return False
    if _ONE_ELIDED.match(after) and not _ONE_BEFORE.search(before) and _is_harmed(quantity, context):
        return False  # "two were hurt and one was killed", "killing one"
    if _ONE_BEFORE.search(before) or _ONE_IDIOMS.match(after):
        return not re.search(r"\bonly\s*$", before) or bool(_ONE_IDIOMS.match(after))
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
    match = re.match(r"-(\w+)", context.text[quantity.number_end : quantity.number_end + 16])
    return match is not None and match[1].lower().rstrip("s") in _COMPOUND_HEADS and quantity.kind == "count"


def _nothing(quantity: Quantity, context: SkipContext) -> bool:
    """As in "zero" as an adjective of degree ("zero tolerance") and a bare zero before a noun that cannot be counted."""
    return (
        digits_of(quantity, context.text).lower() == "zero"
        and re.match(
            r"\s+(?:tolerance|benefit|chance|doubt|sum|interest|evidence|sense|hour|emission)",
            context.text[quantity.number_end : quantity.number_end + 14],
        )
        is not None
    )


def _is_glued(quantity: Quantity, text: str) -> bool:
    """Whether something other than a space stands right beside the number: only then it may be a part of a longer word."""
    before = text[max(0, quantity.number_start - 1) : quantity.number_start]
    return bool((before + text[quantity.number_end : quantity.number_end + 1]).strip())


def _entity_around(span: Span) -> Span | None:
    """The name or other entity of the model that holds a span."""
    doc, first, last = span.doc, span.start, span.end
    if not doc[first].ent_type_ or any(token.ent_iob_ != _INSIDE_ENTITY for token in span[1:]):
        return None
    while first > 0 and doc[first].ent_iob_ == _INSIDE_ENTITY:
        first -= 1
    while last < len(doc) and doc[last].ent_iob_ == _INSIDE_ENTITY:
        last += 1
    return doc[first:last]


def _inside(pattern: re.Pattern[str], quantity: Quantity, text: str) -> bool:
    start = max(0, quantity.number_start - 80)
    return any(
        m.start() <= quantity.number_start and quantity.number_end <= m.end()
        for m in pattern.finditer(text, start, min(len(text), quantity.number_end + 40))
    )


#: In the order in which they are asked.
RULES: tuple[tuple[str, Rule], ...] = (
    ("time_expression", _in_time_expression),
    ("link", _in_link),
    ("ordinal", _ordinal),
    ("one_for_another", _one_for_another),
    ("denominator", _denominator),
    ("picture_or_network", _picture_or_network),
    ("shirt_number", _shirt_number),
    ("list_number", _list_number),
    ("phone_number", _phone),
    ("version", _version),
    ("address", _address),
    ("calibre", _calibre),
    ("identifier", _identifier),
    ("numbered_thing", _numbered_thing),
    ("hour_of_day", _hour_of_day),
    ("behind_its_noun", _behind_its_noun),
    ("score", _score),
    ("part_of_name", _part_of_name),
    ("one_as_pronoun", _one_as_pronoun),
    ("compound_adjective", _attributive),
    ("zero_of_degree", _nothing),
)
