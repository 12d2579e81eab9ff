"""Numbers that name or number things and are no figures: telephone numbers, addresses, calibres, scores, parts of names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from transforms.analysed_text import Doc, Span, Token
from transforms.frozen import frozen
from transforms.gazetteer import Gazetteer
from transforms.glued_numbers import entity_around, inside, is_glued
from transforms.names import LOCATIVES
from transforms.quantities import Quantity, digits_of
from transforms.reference import ReferenceData
from transforms.set_off_cues import WITH_HEARER
from transforms.time_setting import TimeMatch
from transforms.units import longest_first

_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LOC"})
_STREET = re.compile(
    r"^\s+(?:(?:[A-Z][\w.]+|\d+(?:st|nd|rd|th))\s+){0,3}(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Drive|Square|Place|Court|Highway|Way|Terrace"
    r"|Circle|Trail|Parkway|Pkwy\.?|Alley|Turnpike|STREET|AVENUE|ROAD|BOULEVARD|LANE|DRIVE)(?!\w)"
    r"|^,?\s+(?:Rua|Rue|Calle|Avenida|Avenue|Via|Viale|Plaza|Piazza|Praça|Paseo|Carrera|Jalan|Jl\.|Ulitsa|Ulica|Rambla|Boulevard|Quai)\s+(?:d[aeo]s?\s+|de\s+l[ao]s?\s+)?[A-Z]"
    r"|^\s+[NSEW]\.?[NSEW]?\.?\s+(?:\d+(?:st|nd|rd|th)\b|[A-Z])"
    r"|^\s+[A-Z]\w*(?:stra(?:ss|ß)e|gasse|allee|platz|straat|gatan|gata|vej)\b"
    r"|^(?:-?\s*hundred)?[-\s]+(?:block|blk\.?)\s+(?:of\b|on\b|[A-Z])"
)
#: What stands before a street's name or "block", which alone begin with small letters ("hundred block", too).
_BEFORE_STREET = ", -\n\t"
_STREET_LETTERS = frozenset("bh")
#: "a house at 2517 Shasta, near the river": a house of a street called by its name alone.
_AT_HOUSE = re.compile(r"\b(?:at|of|outside)\s$")
_HOUSE = re.compile(r"\d{3,5}")
_STREET_ALONE = re.compile(r"\s+(?:[A-Z][a-z]+|[NSEW]\.)(?:\s+[A-Z][a-z]+)?(?<!s)(?=[,.;)]|$)")
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
_CALIBRES = frozenset(
    (
        "5.45 5.56 6.5 7.62 7.65 9 10 12.7 14.5 20 23 25 30 35 37 40 57 60 73 75 76 81 82 84 90 100 105 107 115 120 122 125 127 "
        "130 152 155 203 240 300"
    ).split()
)
_WEAPON = re.compile(
    r"\b(?:guns?|pistols?|handguns?|rifles?|casings?|cartridges?|bullets?|rounds?|shells?|ammunition|mortars?|howitzers?|artillery|cannons?|Glock|Beretta|rockets?|"
    r"weapons?|firearms?|machine[\s-]guns?|projectiles?)\b",
    re.IGNORECASE,
)
#: ".22" alone, as a weapon is called; not a batting average.
_CALIBRES_ALONE = frozenset(".17 .22 .223 .25 .270 .30 .308 .32 .357 .38 .380 .40 .44 .45 .50".split())
_OWNED = re.compile(r"(?:\b(?:an?|the|his|her|my|your|their|our|loaded|stolen|another)|['’]s)\s$", re.IGNORECASE)
_AVERAGE = re.compile(r"\s+(?:hitter|average|batting|batter|percentage)\b")
#: Degrees north and west, or two long decimals side by side.
_COORDINATES = re.compile(
    r"\d{1,3}(?:\.\d+)?\s?°\s?(?:\d{1,2}(?:\.\d+)?\s?[′'’]\s?)?(?:\d{1,2}(?:\.\d+)?\s?[″\"”]\s?)?[NSEW](?!\w)"
    r"|(?:-?\d{1,3}\.\d{4,}|(?<=[NSEW]\s/\s)-?\d{1,3}\.\d+)\s?[;,]\s?-?\d{1,3}\.\d+"
)
#: A telephone line before its number, and what stands behind the number: no thing that it could count.
_LINE_OPENS = re.compile(
    r"\b(?:(?:call|dial|phone|ring|text|callers?\s+to|calls\s+to|whatsapp)\s+(?:\w+\s+){0,3}|(?:hotlines?|helplines?|"
    r"(?:telephone|phone|emergency|toll-free|free|crisis|information|tip|relief)\s+(?:lines?|numbers?))\b(?:\s+(?:on|at|is|was))?[,:]?\s+)[\d\s-]{0,8}$",
    re.IGNORECASE,
)
_LINE_CLOSES = re.compile(
    r"\s*(?:[.,;:)-]|$)|\s+(?:\d{2,4}\b|or\b|at\b|on\b|for\b|to\b|in\b|between\b|from\b|if\b|and\b|were\b|was\b|are\b|is\b|will\b|who\b)",
    re.IGNORECASE,
)
_BACK_TO_GALLERY = re.compile(r"(?:\s*/\s*\d+)?\s*(?:Back\s+to\s+Gallery|(?:Show|Hide|See)\s+Captions?)\b")
#: "105.3 The Fan", "98.5 FM".
_STATION = re.compile(r"\s?(?:FM\b|The\s[A-Z])")
_FREQUENCY = re.compile(r"(?:8[7-9]|9\d|10[0-7])\.\d")
_GALLERY = re.compile(r"\b(?:Image|Photo|Slide|Picture|Page|Part)\s+\d+\s*(?:of|/)\s*/?\s*$")
#: "Escuela 15 de Septiembre", "the ISEQ 20 index".
_FOREIGN_DATE = re.compile(r"\s+(?:de|di|do)\s+[A-Z]")
_INDEX = re.compile(r"\s+(?:index|gauge|benchmark)\b")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.&-]*\s$")
_SHARE_BEFORE = re.compile(r"\d\s?(?:%|percent\b|per\s+cent\b|points?\b)", re.IGNORECASE)
#: "the no 10 jersey", "No 13 Otto Moss".
_NUMBER_OF = re.compile(r"\b[Nn]o\s$")
_NUMBERED = re.compile(r"\s+(?:[A-Z]|(?:jersey|shirt|seed|spot|ranking|position)\b)")
_ROOMS = tuple("hall gym cell ward room hangar classroom courtroom studio pier berth apartment".split())
_DEFINITE_ROOM = re.compile(rf"\b(?:the|this|that|each|every|one|a)\s+(?:{'|'.join(_ROOMS)})\s$")
_CHANNEL = re.compile(r"\s+(?:News|NEWS|Action|Eyewitness)\b")
_SCORE = re.compile(r"(?<![\d-])\d{1,3}\s?[-–]\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?![\d-])")
_SCORE_WORDS = re.compile(
    r"\b(?:win|wins|won|winning|made\s+it|aggregate|overtime|beat|beats|defeat\w*|lost|losing|loss|draw|drew|lead|led|leading|victory|victories|score|scores|scored|scoreline|final|set|sets|game|match|tie|trailed|against|edged|thrash\w*|down(?:ed)?|rout\w*|record|series|champion\w*|league|goal)\b",
    re.IGNORECASE,
)
#: A draw needs no word of sport: "The derby petered out 5-5".
_ENDING = re.compile(r"\b(?:end(?:s|ed|ing)?|finish\w*|petered\s+out|stood|level(?:led)?(?:\s+at)?|stayed)\s+$", re.IGNORECASE)
#: A vote is no score: "voted 5-1", "a 6-3 ruling".
_VOTED = re.compile(r"\b(?:vot(?:e|es|ed|ing)|rul(?:e|ed|es|ing)|divided|split)\s+(?:by\s+|of\s+)?$", re.IGNORECASE)
_RULING = re.compile(
    r"\s+(?:vote|decision|ruling|majority|margin|verdict|opinion|judg[e]?ment|split\s+decision)\b", re.IGNORECASE
)
_VERSION = re.compile(r"\d+\.\d+\.\d+")
#: How near a number the points stand of what it is a part of.
_NEAR = 12
#: Nobody writes so many digits of a count without a mark between them.
_LONGEST_COUNT = 13
#: What stands beside the number of a thing: "MH17", "F-16" (not "mid-40s"), "#4", "3D".
_LETTER_BEFORE = re.compile(r"[A-Za-z]$")
_LETTER_AND_HYPHEN = re.compile(r"[A-Za-z]-$")
_PREFIX = re.compile(r"(?:mid|pre|post|non|over|sub|magnitude)-$", re.IGNORECASE)
_DIGIT_AND_SIGN = re.compile(r"\d[/.:]$")
_SIGN_AND_DIGIT = re.compile(r"[/:]\d")
_LEADING_NOUGHT = re.compile(r"0\d{2,}")
_LETTER_BEHIND = re.compile(r"['’]?[A-Za-z]")
_PLURAL = re.compile(r"\s+[a-z]+s\b")
_SEVERAL = re.compile(r"\s+(?:[a-z]+s|people|men|women|children)\b")
_URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:com|org|net|gov|edu|co\.uk)\S*")
#: What each of these has.
_URL_SIGNS = ("://", "www.", "@", ".com", ".org", ".net", ".gov", ".edu", ".co.uk")
#: Lines of a picture, and words around them that tell them from pence.
_PICTURE_LINES = frozenset("240 360 480 576 720 1080 1440 2160 4320".split())
_RESOLUTIONS = frozenset({"2K", "4K", "8K", "4k", "8k"})
_GENERATIONS = frozenset("23456")
_OF_PICTURES_AND_NETWORKS = _PICTURE_LINES | _RESOLUTIONS | _GENERATIONS
_PICTURE = re.compile(
    r"\b(?:video|resolution|screen|display|stream\w*|HD|fps|camera|webcam|TVs?|pixels?|record\w*|footage|monitor|gam\w+)\b",
    re.IGNORECASE,
)
#: What parts the members of a list.
_LIST_MARKS = frozenset({",", ";", "and"})
_ABOUT = frozenset("almost nearly about around roughly over some only just".split())
_SHIRT = re.compile(r"[A-Z][\w.'’-]+\s\($")
_PLAYING = re.compile(
    r"\b(?:quarterback|linebacker|receiver|running\s+back|tight\s+end|cornerback|safety|lineman|guard|forward|center|centre|goalkeeper|goalie|goaltender|midfielder|striker|"
    r"defen[cs]eman|pitcher|catcher|shortstop|outfielder|infielder|touchdown|NFL|NBA|MLB|NHL|WNBA|MLS|football|basketball|baseball|hockey|soccer|inning|puck|rebound|dunk\w*|"
    r"tackle[sd]?|first\s+half|second\s+half)\b",
    re.IGNORECASE,
)


class NumberedNames:
    """What numbers stand behind as a part of the name ("the S&P 500", "page 4"), by the reference table ``numbered_names``."""

    def __init__(self, reference: ReferenceData) -> None:
        names = [row["name"] for row in reference.table("numbered_names")]
        self._pattern = re.compile(rf"(?<!\w)(?:{longest_first(names)})\s?$")
        self._last_words: dict[str, tuple[str, ...]] = {}
        for word in {name.split()[-1] for name in names}:
            self._last_words[word[-1]] = (*self._last_words.get(word[-1], ()), word)

    def end(self, before: str) -> bool:
        """Whether a text ends with one of the names; few texts end with a last word of theirs, so that is asked first."""
        words = before.rstrip()
        return words.endswith(self._last_words.get(words[-1:], ())) and self._pattern.search(before) is not None


#: What a clause begins with that leaves out what the one before it tells.
_GOING_ON = frozenset({"and", ",", "but", "while", ";", "against"})


@frozen
class SkipContext:
    """What the rules look at."""

    doc: Doc
    times: Sequence[TimeMatch]
    gazetteer: Gazetteer
    reporting: Callable[[Span], bool]
    harmed: Callable[[Span], bool]
    numbered: NumberedNames
    text: str


def in_link(quantity: Quantity, context: SkipContext) -> bool:
    """A number in an address of the web or of electronic mail."""
    text = context.text
    around = text[max(0, quantity.number_start - 80) : quantity.number_end + 40]
    return is_glued(quantity, text) and any(sign in around for sign in _URL_SIGNS) and inside(_URL, quantity, text)


def picture_or_network(quantity: Quantity, context: SkipContext) -> bool:
    """As in "1080p video", "a 4K screen" and "5G"."""
    text, digits = context.text, digits_of(quantity, context.text)
    if digits not in _OF_PICTURES_AND_NETWORKS:
        return False
    behind = text[quantity.number_end : quantity.number_end + 5]
    if digits in _GENERATIONS and re.match(r"[gG](?!\w)(?! of)", behind):
        return True
    window = text[max(0, quantity.start - 50) : quantity.end + 50]
    is_lines = digits in _PICTURE_LINES and re.match(r"p(?!\w)", behind) is not None
    return (is_lines or digits in _RESOLUTIONS) and _PICTURE.search(window) is not None


def shirt_number(quantity: Quantity, context: SkipContext) -> bool:
    """The number on a player's back, as captions tell it: "quarterback Dan Smith (12) throws a pass"."""
    text = context.text
    if quantity.unit != "1" or text[quantity.end : quantity.end + 1] != ")" or not digits_of(quantity, text).isdigit():
        return False
    if not _SHIRT.search(text[max(0, quantity.start - 24) : quantity.start]) or (quantity.value or 0) > 99:
        return False
    return _PLAYING.search(text, max(0, quantity.start - 120), quantity.end + 160) is not None


def identifier(quantity: Quantity, context: SkipContext) -> bool:
    """Glued to letters or dots: F-16, G7, MH17, Covid-19, 3D, 10A."""
    digits = digits_of(quantity, context.text)
    if not digits[:1].isdigit():
        return False
    before, after = (
        context.text[max(0, quantity.number_start - 2) : quantity.number_start],
        context.text[quantity.number_end : quantity.number_end + 2],
    )
    is_set_off = before[-1:] == " "
    if not is_set_off and (
        _LETTER_BEFORE.search(before)
        or (
            _LETTER_AND_HYPHEN.search(before)
            and not _PREFIX.search(context.text, max(0, quantity.number_start - 10), quantity.number_start)
        )
    ):
        return quantity.unit == "1" or quantity.start == quantity.number_start
    if _LEADING_NOUGHT.fullmatch(digits):
        return True
    if not is_set_off and (before.endswith("#") or _DIGIT_AND_SIGN.search(before)):
        return True
    if _SIGN_AND_DIGIT.match(after):
        return True
    if quantity.number_end - quantity.number_start >= _LONGEST_COUNT and digits.isdigit():
        return True  # the number of a message or of an account
    behind = context.text[quantity.number_end : quantity.number_end + 20]
    if digits.endswith("B") and quantity.unit == "1" and not _PLURAL.match(behind):
        return True  # "union 3B": a billion has a currency before it or a noun behind it
    return quantity.unit == "1" and quantity.end == quantity.number_end and _LETTER_BEHIND.match(after) is not None


def list_number(quantity: Quantity, context: SkipContext) -> bool:
    """The number that a line of a list begins with: "3. Housing"."""
    if not re.match(r"[.)]\s", context.text[quantity.number_end : quantity.number_end + 2]):
        return False
    line = context.text.rfind("\n", 0, quantity.number_start) + 1
    return context.text[line : quantity.number_start].strip() in ("", "(")


def phone(quantity: Quantity, context: SkipContext) -> bool:
    """As in "555-201-3344", "800-555-TIPS", "called 911", "a 911 call", "the hotline, 115,"."""
    text, digits = context.text, digits_of(quantity, context.text)
    if quantity.unit == "1" and digits in _EMERGENCY_NUMBERS:
        is_called = _CALLED.search(text[max(0, quantity.start - 12) : quantity.start]) is not None
        if is_called or _CALL.match(text[quantity.end : quantity.end + 24]) is not None:
            return True
    is_short = quantity.unit == "1" and len(digits) > 2 and digits.isdigit() and _LINE_CLOSES.match(text, quantity.number_end)
    if is_short and _LINE_OPENS.search(text, max(0, quantity.start - 48), quantity.start):
        return True
    if digits.islower():
        return False
    around = text[max(0, quantity.number_start - 2) : quantity.number_end + 2]
    return _PHONE_SIGN.search(around) is not None and inside(_PHONE, quantity, text)


def calibre(quantity: Quantity, context: SkipContext) -> bool:
    """As in "a .38-caliber pistol", "a 12-gauge shotgun", "27 shell casings, all 9 mm"."""
    text = context.text
    if quantity.unit == "millimetre" and digits_of(quantity, text) in _CALIBRES:
        return _WEAPON.search(text, max(0, quantity.start - 40), quantity.end + 30) is not None
    if quantity.unit == "1" and text[quantity.number_start : quantity.number_end] in _CALIBRES_ALONE:
        is_owned = _OWNED.search(text, max(0, quantity.start - 10), quantity.start) is not None
        return is_owned and _AVERAGE.match(text, quantity.number_end) is None
    return _CALIBRE.match(text[quantity.number_end : quantity.number_end + 12]) is not None


def coordinate(quantity: Quantity, context: SkipContext) -> bool:
    """As in "59°10′25″N 18°10′05″E" and "59.1736; 18.1680"."""
    around = context.text[max(0, quantity.number_start - _NEAR) : quantity.number_end + _NEAR]
    return ("°" in around or around.count(".") > 1) and inside(_COORDINATES, quantity, context.text)


def version(quantity: Quantity, context: SkipContext) -> bool:
    """As in "version 2.1.4"."""
    if not is_glued(quantity, context.text):
        return False
    around = context.text[max(0, quantity.number_start - _NEAR) : quantity.number_end + _NEAR]
    return around.count(".") > 1 and inside(_VERSION, quantity, context.text)


def address(quantity: Quantity, context: SkipContext) -> bool:
    """As in "3310 Monroe St.", "the 400 block of Elm"."""
    if quantity.unit != "1":
        return False
    text, start, end = context.text, quantity.number_start, quantity.number_end
    behind = text[end : end + 60]
    opening = behind.lstrip(_BEFORE_STREET)[:1]
    if (not opening.islower() or opening in _STREET_LETTERS) and _STREET.match(behind):
        return True
    is_house = _HOUSE.fullmatch(text, start, end) and _AT_HOUSE.search(text, max(0, start - 10), start)
    return bool(is_house and _STREET_ALONE.match(text, end))


#: "Those who remain number 310,000".
_NUMBER_AS_VERB = re.compile(r"\b(?:now|who\s+\w+|they|which|that|and|survivors|members|troops|ranks|\w+s)\s+number\s+$")


def numbered_thing(quantity: Quantity, context: SkipContext) -> bool:
    """A number behind what it numbers or before the name of a broadcast: Resolution 2728, Channel 12, page 4, 9 News."""
    if quantity.unit != "1" or quantity.start != quantity.number_start:
        return False
    before = context.text[max(0, quantity.start - 24) : quantity.start]
    if _FOREIGN_DATE.match(context.text, quantity.end) or _INDEX.match(context.text, quantity.end):
        return _NAME_BEFORE.search(before) is not None
    words = before.rstrip()
    if words.endswith(("no", "No")) and _NUMBER_OF.search(before) and _NUMBERED.match(context.text, quantity.end):
        return True
    if words.endswith(_ROOMS) and _DEFINITE_ROOM.search(before) and _SEVERAL.match(context.text, quantity.end):
        return False  # "In the hall 40 people sang"
    if words.endswith("number") and _NUMBER_AS_VERB.search(before):
        return False
    if _BACK_TO_GALLERY.match(context.text, quantity.end):
        return True
    if _FREQUENCY.fullmatch(context.text, quantity.start, quantity.end) and _STATION.match(context.text, quantity.end):
        return True
    is_channel = _CHANNEL.match(context.text[quantity.end : quantity.end + 12]) is not None
    is_of_gallery = words.endswith(("of", "/")) and _GALLERY.search(before) is not None
    return is_channel or is_of_gallery or context.numbered.end(before)


def _is_of_results(span: Span) -> bool:
    """As in "The KLP won 134 seats, the MHP 59 seats"."""
    return span.end < len(span.doc) and span.doc[span.end].text in ("seats", "votes", "mandates", "ballots")


def behind_its_noun(quantity: Quantity, context: SkipContext) -> bool:
    """A number that the parser hangs on a proper noun before it: "S&P 500", "Part 3", "Big 12"."""
    if quantity.unit != "1" or quantity.kind != "count" or quantity.start != quantity.number_start or quantity.value is None:
        return False
    span = context.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None or span.start == 0 or span.start == span[0].sent.start:
        return False
    before = context.doc[span.start - 1]
    following = context.doc[span.end] if span.end < len(context.doc) else None
    if following is not None and following.lower_ == "of" and span[0].is_alpha:
        return False  # "… Monroe St. Two of the rounds"
    if _is_behind_setting(span) or _is_told_to_name(span) or place_of_gap(span) is not None:
        return False
    end_of_before = before.idx + len(before.text)
    if any(time.expression.end == end_of_before for time in context.times):
        return False  # "On 9 June 40 miners died"
    if (span[0].is_lower and span[0].is_alpha) or next_name(span) is not None:
        return False  # "the Liberals took 29 and the Greens seven"
    if _is_of_results(span):
        return False
    if "." in span.text and _SHARE_BEFORE.search(context.text, span[0].sent.start_char, quantity.start):
        return False  # "Kovac received 48.2 percent and Hrast 46.9"
    if (
        not (before.pos_ == "PROPN" and (before.is_title or before.is_upper))
        or before.is_sent_start
        or span.root.head.i > span[-1].i
    ):
        return False
    return following is None or following.pos_ not in ("NOUN", "ADJ", "PROPN") or span.root.head.i < span.start


def place_of_gap(span: Span) -> Span | None:
    """The Chile of "In Peru, 90 people were killed and in Chile 40": what was told of one place is told of the next."""
    doc, first, start = span.doc, span.start, span[0].sent.start
    while first > start and doc[first - 1].ent_type_ == "GPE":
        first -= 1
    is_place = first < span.start and span[0].ent_type_ != "GPE" and first > start + 2
    if not is_place or doc[first - 1].lower_ not in ("in", "at") or doc[first - 2].lower_ not in _GOING_ON:
        return None
    return doc.span(first, span.start) if any(t.like_num for t in doc[start:first]) else None


def next_name(span: Span) -> Token | None:
    """The name that a number is told of as a verb before tells one of another name: Sweden in "Norway took 900 refugees, Sweden
    almost 400", up to a mark or the end.
    """
    doc, start, last = span.doc, span[0].sent.start, span.start - 1
    if span.end < len(doc) and doc[span.end].text not in _LIST_MARKS and doc[span.end].text != ".":
        return None
    while last > start and doc[last].lower_ in _ABOUT:
        last -= 1
    first = last
    while first > start and doc[first].pos_ == "PROPN":
        first -= 1
    if first == last:
        return None
    first -= doc[first].lower_ == "the"
    if first <= start or doc[first].text not in _LIST_MARKS:
        return None
    counts = (t for t in doc[start:first] if t.like_num and t.i > start and t.head.pos_ == "NOUN" and t.head.i > t.i)
    count = next(counts, None)
    is_told = count is not None and any(t.pos_ == "PROPN" for t in doc[start : count.i])
    return doc[last] if is_told else None


def _is_told_to_name(span: Span) -> bool:
    """As in "A source told AFP 40 people died" and "told the BBC 40 had died": a number that opens what a hearer was told."""
    doc, first = span.doc, span.start - 1
    while first > 0 and doc[first].pos_ == "PROPN":
        first -= 1
    if first == span.start - 1 or first < 1:
        return False
    teller = doc[first - 1] if doc[first].lower_ == "the" else doc[first]
    if teller.lemma_ not in WITH_HEARER or teller.pos_ != "VERB" or span.end >= len(doc):
        return False
    following = doc[span.end]
    is_counted = following.tag_ in ("NNS", "JJ") and following.dep_ != "dobj"
    return is_counted or following.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _is_behind_setting(span: Span) -> bool:
    """As in "In Riga 146 were logged", "but in Kyiv three were hurt": a number behind the place that opens its clause."""
    if span.start < span[0].sent.start + 2 or span.end >= len(span.doc) or span.doc[span.end].pos_ not in ("AUX", "VERB"):
        return False
    first = span.start - 1
    while first > span[0].sent.start and span.doc[first].pos_ == "PROPN":
        first -= 1
    opener = span.doc[first - 1] if first > span[0].sent.start else None
    opens = opener is None or opener.is_space or opener.text in (",", ";", ":", "—", "–") or opener.pos_ in ("CCONJ", "SCONJ")
    return opens and span.doc[first].lower_ in LOCATIVES


def score(quantity: Quantity, context: SkipContext) -> bool:
    """The result of a match: "won 3-1", not "voted 5-1" or "a 6-3 ruling"."""
    text = context.text
    around = text[max(0, quantity.number_start - 8) : quantity.number_end + 8]
    if "-" not in around and "–" not in around:
        return False
    window = text[max(0, quantity.number_start - 60) : quantity.number_end + 60]
    for match in _SCORE.finditer(text, max(0, quantity.number_start - 8), quantity.number_end + 8):
        if match.start() <= quantity.number_start and quantity.number_end <= match.end() and quantity.unit == "1":
            if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")" and "-" in match[0]:
                return True  # what a team has won and lost: "the Lakers (33-49)"
            is_vote = _VOTED.search(text, max(0, match.start() - 24), match.start()) or _RULING.match(text, match.end())
            is_draw = _ENDING.search(text, max(0, match.start() - 24), match.start())
            return bool(is_draw or _SCORE_WORDS.search(window)) and not is_vote
    return False


def part_of_name(quantity: Quantity, context: SkipContext) -> bool:
    """A capitalised number word inside a name, or a number inside a name the model saw (Air Force One, Seven Sisters)."""
    span = context.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None or quantity.kind != "count" or _is_behind_setting(span) or _is_told_to_name(span) or _is_of_results(span):
        return False
    token = span[0]
    is_capitalised_word = token.is_title and token.is_alpha and not token.is_sent_start and token.i > 0
    previous = context.doc[token.i - 1] if token.i > 0 else None
    if _opens_name(token, context.doc) and not context.gazetteer.is_demonym(span.root.head.text):
        return True
    if (
        is_capitalised_word
        and previous is not None
        and (previous.is_title or previous.lower_ == "the")
        and not previous.is_sent_start
    ):
        return True
    entity = entity_around(span)
    if entity is None or token.ent_type_ not in _NAME_LABELS or len(entity) == len(span):
        return False
    return (entity.start < span.start and token.ent_type_ != "EVENT") or (is_capitalised_word and entity.start == span.start)


def _opens_name(token: Token, doc: Doc) -> bool:
    """As in "The Five Star Movement came second" and "One Larch Nation came third": capitals up to the verb."""
    if not (token.is_title and token.is_alpha) or not (token.is_sent_start or doc[token.i - 1].is_sent_start):
        return False
    end = token.i + 1
    while end < len(doc) and doc[end].is_title and doc[end].tag_ in ("NNP", "NN", "JJ"):
        end += 1
    is_name = end > token.i + 2 and doc[end - 1].tag_ == "NNP"
    return (
        is_name
        and end < len(doc)
        and doc[end].pos_ in ("VERB", "AUX")
        and (token.is_sent_start or doc[token.i - 1].text == "The")
    )
