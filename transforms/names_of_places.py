"""Names that stand for a place in a text, whatever the language model calls them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.kind_evidence import SETTLEMENTS_OF_SEVERAL, is_listed_place
from transforms.named_bodies import is_body_noun
from transforms.names import LOCATIVES, PARTICLES

_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest outskirts coast shore shores tip edge".split()
)
_MOVES = frozenset(
    (
        "flee travel move go come return arrive drive fly sail walk head evacuate spread bring rush transfer deploy march ride "
        "run escape relocate migrate cross ship haul ferry race retreat withdraw advance push reach land depart trek commute"
    ).split()
)
_WAYS = frozenset("road route highway way bus train flight ferry trip journey visit border access".split())
_SETTLEMENTS = frozenset(
    (
        "town city village province region district port island county state capital suburb neighbourhood neighborhood "
        "municipality camp area"
    ).split()
)
#: Adjectives of a part of a place: "in northern Arden".
_PARTS = frozenset("northern southern eastern western central northeastern northwestern southeastern southwestern rural".split())
#: Who sits in a parliament for a place: "the Member for Lower Arden".
_MEMBERS = frozenset("member mp mps lawmaker legislator senator councillor td tds mla".split())
#: Whose title a place stands before: "the Central Arden governor".
_HEADS_BEHIND = frozenset("governor mayor sheriff resident residents".split())
#: Who heads or lives in a place: "the mayor of Luunja", "people of Luunja".
_HEADS_OF_PLACES = frozenset(
    (
        "mayor mayoress deputy-mayor governor alderman residents resident inhabitants townspeople villagers citizens people "
        "bishop archbishop"
    ).split()
)
_BEFORE_PLACES = _SETTLEMENTS | _DIRECTIONS | _HEADS_OF_PLACES
#: What a name right before it or right behind it is one of, and what a name is one of that stands right behind it.
_TOWNS = frozenset(
    "town city village hamlet ward suburb township municipality commune county province district prefecture".split()
)
_REGIONS = frozenset("department state region governorate oblast".split())
_CAPITALS = frozenset({"capital", "port", "resort"})
_TOWNS_AND_CAPITALS = _TOWNS | _CAPITALS
#: How many words the name of what a noun calls a settlement has at most.
_LONGEST_CALLED = 3
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC"})
#: Levels of the table of roles whose holders work at a body.
_TRADES_OF_BODIES = frozenset("business science education media justice spokesperson culture organisation".split())
#: What is done in a body, and put into one.
_WORKING = frozenset("work study teach train serve intern trust invest stake share interest confidence".split())
#: Behind "at" stand bodies as well.
_BEFORE_PLACES_ALONE = LOCATIVES - {"at"}
#: What is held in a company.
_HELD = frozenset("share shares stake stakes".split())
#: What armies do to towns and to nobody: "had retaken Jega".
_DONE_TO_PLACES = frozenset("retake recapture besiege bombard shell encircle".split())
#: Roads that are surnames or other words as well.
_LANES = frozenset({"Lane", "Drive", "Close", "Terrace", "Row", "Way", "Crescent", "Grove"})
_LANDFORMS = frozenset(
    "river rivers lake lakes mountain mountains volcano glacier creek stream lagoon fjord island valley".split()
)


def is_located(span: Span, label: str, gazetteer: Gazetteer) -> bool:
    """A name behind "in", "near" or "town of" is a place, whatever the model calls it; not so acronyms and long names."""
    if span.start == 0 or label == "FAC" or (span[0].is_upper and len(span) == 1):
        return False
    doc, root = span.doc, span.root
    is_short = len(span) <= 2 or sum([t.lower_ not in PARTICLES for t in span]) <= 2
    before = doc[span.start - 1]
    if (before.lower_ in ("nearby", "neighbouring", "neighboring") or before.text in _PARTS) and span.start > 1:
        before = doc[span.start - 2]
    if before.lower_ in LOCATIVES and is_short:
        return not (label == "ORG" and _is_workplace(root, gazetteer))
    is_lane = is_short and len(span) > 1 and before.text in ("on", "off", "along") and span[-1].text in _LANES
    if span.start < 2 or is_lane:
        return is_lane
    earlier = doc[span.start - 2]
    if root.dep_ == "nsubjpass" and root.head.lemma_ in ("locate", "situate"):
        return len(span) <= 2
    is_person = label == "PERSON" and span[0].text in gazetteer.given_names
    if before.text == "," and earlier.lower_ in _SETTLEMENTS and root.dep_ in ("appos", "npadvmod", "conj", "pobj"):
        return len(span) <= 2 and not is_person  # "Valencia City, Bukidnon"
    if before.text == "," and root.dep_ == "appos" and root.head == earlier and label == "ORG":
        return is_short and earlier.ent_type_ == "GPE" and _stands_for_place(earlier)  # "travelled to Orsa, Dalarna,"
    if is_short and (is_listed_place(span) or _is_behind_located(span, gazetteer) or _is_example(before, earlier)):
        return True
    behind = doc[span.end].lower_ if span.end < len(doc) else ""
    if behind in _HEADS_BEHIND and is_short and label == "ORG" and not is_body_noun(span[-1], gazetteer):
        return True
    if before.lower_ == "for" and earlier.lower_ in _MEMBERS:
        return is_short
    if before.lower_ != "of":
        return False
    is_department = earlier.text == "department" and span[-1].lower_ not in gazetteer.institution_words and is_short
    is_of_bishop = is_short and earlier.ent_type_ == "PERSON" and any(c.lower_ in _HEADS_OF_PLACES for c in earlier.children)
    return (
        is_department
        or is_of_bishop
        or earlier.lower_ in _BEFORE_PLACES
        or (earlier.text == "," and len(span) <= 2 and label == "PERSON")
    )


def _is_example(before: Token, earlier: Token) -> bool:
    """As in "towns like Orsa", "cities such as Orsa"."""
    if (earlier.lower_, before.lower_) == ("such", "as") and earlier.i > 0:
        return earlier.nbor(-1).lemma_ in _SETTLEMENTS
    return before.lower_ == "like" and earlier.lemma_ in _SETTLEMENTS


def _is_behind_located(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "at Tarma, Leon and Orsa": names of one word listed behind a preposition of place."""
    doc, position = span.doc, span.start - 1
    if len(span) > 1 or span[0].is_upper:
        return False
    while position > span.sent.start and doc[position].text in (",", "and") and doc[position - 1].pos_ == "PROPN":
        position -= 2
    first = doc[position + 1]
    is_list = span.start - 1 > position >= span.sent.start and doc[position].lower_ in LOCATIVES
    if not is_list or doc[position].head.lemma_ in _WORKING:
        return False  # "works at Bravton, Quillmore and Sedley"
    return not first.is_upper and not _is_workplace(first, gazetteer) and doc[position].head.pos_ != "PROPN"


def _is_workplace(root: Token, gazetteer: Gazetteer) -> bool:
    """As in "an analyst at Orsa Securities" and "a physicist at Tarma University": where one has a trade, not where one is; and
    "shares in Orsa Chemical".
    """
    if root.dep_ == "pobj" and root.head.lower_ == "in":
        return root.head.head.lower_ in _HELD
    if root.dep_ != "pobj" or root.head.lower_ != "at":
        return False
    trade = root.head.head  # one or several: "analysts at Orsa Securities"
    return gazetteer.level_of_role(trade.lemma_.lower() if trade.tag_ == "NNS" else trade.lower_) in _TRADES_OF_BODIES


def called_settlements(doc: Doc) -> set[str]:
    """Names that a noun for a settlement stands beside: after "Tel Maruf village", "the capital Orsa" and "the Orsa and Tarma
    districts" they are places throughout.
    """
    found: set[str] = set()
    for entity in doc.ents:
        if entity.label_ not in _NAMED or len(entity) > _LONGEST_CALLED:
            continue
        behind = doc[entity.end] if entity.end < len(doc) else None
        before = doc[entity.start - 1] if entity.start else None
        is_before = behind is not None and _is_kind_of_place(entity, behind) and entity.root.head == behind
        is_behind = before is not None and before.text in _TOWNS_AND_CAPITALS and entity.root.dep_ == "appos"
        if is_before or (is_behind and entity.root.head == before):
            found.add(entity.text)
    for noun in doc:
        if noun.text in SETTLEMENTS_OF_SEVERAL:
            found.update(_listed_before(noun))
    return found


def _is_kind_of_place(entity: Span, kind: Token) -> bool:
    """As in "the Orsa district" and "the southwestern Orsa department", which may be one of a government elsewhere."""
    before = entity.doc[entity.start - 1].text if entity.start else ""
    return kind.is_lower and (kind.text in _TOWNS or (kind.text in _REGIONS and before in _PARTS))


def _listed_before(noun: Token) -> Iterator[str]:
    """The names of one word of "the Bikita, Ibenga and Wangoma health zones"."""
    doc, position = noun.doc, noun.i - 1
    while position > noun.sent.start and doc[position].is_lower and doc[position].dep_ == "compound":
        position -= 1
    while position > noun.sent.start and doc[position].is_title and doc[position].pos_ == "PROPN":
        yield doc[position].text
        if doc[position - 1].text not in (",", "and"):
            return
        position -= 2


def places_called_persons(doc: Doc) -> set[str]:
    """Names of one word that stand for a place somewhere ("in Jega", "fled to Jega"), act nowhere, and are nobody's surname."""
    surnames = {entity[-1].text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1}
    single = [entity[0] for entity in doc.ents if len(entity) == 1 and entity.label_ in ("PERSON", "GPE", "LOC", "ORG")]
    names = {token.text for token in single}
    labels = Counter((token.text, token.ent_type_ in ("GPE", "LOC")) for token in single)
    mostly = {name for name in names if labels[name, True] >= labels[name, False] and labels[name, True] > 0}
    places = {token.text for token in doc if token.text in names and _stands_for_place(token)}
    acting = {token.text for token in single if token.dep_ in ("nsubj", "poss") and token.head.lemma_ not in ("be", "have")}
    return (places | mostly) - surnames - acting


def landforms(doc: Doc) -> set[str]:
    """Names beside a noun for waters and heights: "the river Arden", "the Arden river"; the Arden is a river throughout."""
    nouns = [noun for noun in doc if noun.text in _LANDFORMS]
    behind = {noun.nbor().text for noun in nouns if noun.i + 1 < len(doc) and noun.nbor().is_title}
    return behind | {n.nbor(-1).text for n in nouns if n.i and n.nbor(-1).is_title and n.nbor(-1).pos_ == "PROPN"}


def _stands_for_place(token: Token) -> bool:
    """As in "in Jega", "in Kebbi and Jega", "fled to Jega" and "a man from Jega"."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "dobj" and token.head.lemma_ in _DONE_TO_PLACES:
        return True
    before = token.i - 1 - (token.i > 1 and token.nbor(-1).lower_ == "nearby")
    if before >= 0 and token.doc[before].lower_ in _BEFORE_PLACES_ALONE:
        return True
    if token.dep_ != "pobj" or token.head.lower_ not in ("to", "from", "into", "through", "of"):
        return False
    above = token.head.head
    is_origin = token.head.lower_ == "from" and above.pos_ == "NOUN" and token.nbor(-1) == token.head
    is_way = above.lower_ in _WAYS and token.head.lower_ == "to"
    return (above.lemma_ in _MOVES and token.head.lower_ != "of") or is_origin or is_way or above.lower_ in _DIRECTIONS
