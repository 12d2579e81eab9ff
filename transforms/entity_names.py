"""The language model's entities as names of actors: cut to the name, completed to both sides, and of the kind that the words
around them show.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.kind_evidence import can_be_person, is_listed_place, is_told_person
from transforms.name_bounds import completed, name_parts, trim_name
from transforms.named_bodies import is_body_noun
from transforms.names import (
    ACRONYMS_OF_THINGS,
    INSTITUTION_HEADS,
    LOCATIVES,
    PARTICLES,
    PLACE_HEADS,
    TITLES,
    NameMention,
)
from transforms.records import ActorKind

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
#: Those of what belongs to a place: "Tarma municipal authorities".
_LOCAL = frozenset("regional municipal provincial prefectural local".split())
#: Adjectives of a part of a place: "in northern Arden".
_PARTS = frozenset("northern southern eastern western central northeastern northwestern southeastern southwestern rural".split())
#: Who have fields of government, and how many words before a field they may stand.
_WITH_FIELDS = frozenset("minister ministers secretary undersecretary".split())
_LONGEST_OFFICE = 9
#: Who sits in a parliament for a place: "the Member for Lower Arden".
_MEMBERS = frozenset("member mp mps lawmaker legislator senator councillor td tds mla".split())
#: Whose title a place stands before: "the Central Arden governor".
_HEADS_BEHIND = frozenset("governor mayor sheriff resident residents".split())
#: Who heads or lives in a place: "the mayor of Luunja", "people of Luunja".
_HEADS_OF_PLACES = frozenset(
    "mayor mayoress deputy-mayor governor alderman residents resident inhabitants townspeople villagers citizens people".split()
)
_LANDFORMS = frozenset(
    "river rivers lake lakes mountain mountains volcano glacier creek stream lagoon fjord island valley".split()
)
#: Companies and persons at once: "film maker Jimmy Tse".
_TRADES = frozenset("maker publisher producer builder developer broker dealer operator brewer supplier exporter lender".split())
#: Words of entity labels by spaCy that can be actors.
_LABELS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation"}
_OWNED = re.compile(r"(?:state|family|privately|publicly|employee|foreign)[- ](?:owned|run|held|traded|listed)")
_UNSURE = frozenset({"PRODUCT", "WORK_OF_ART", "FAC", "LAW", "EVENT", "NORP"})
_LONGEST_ACRONYM = 4
#: Kinds of the table of nouns around names whose names are no actors.
_NO_ACTORS = ("competition", "honour", "law")


def entity_names(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """The entities that are names of persons and organisations, by the model's label and what corrects it."""
    located = {e.text for e in doc.ents if e.label_ in ("ORG", "GPE", "LOC") and _is_located(e, "ORG", gazetteer)}
    things = _acronyms_of_things(doc, gazetteer)
    places = _places_called_persons(doc) | _landforms(doc) | _storms(doc, gazetteer)
    for entity in doc.ents:
        for part in name_parts(entity, gazetteer):
            span = trim_name(part, gazetteer)
            if span is None or _is_located(span, part.label_, gazetteer) or (part.label_ == "ORG" and span.text in located):
                continue
            if (part.label_ == "PERSON" or len(span) == 1) and span.text in places and not span[0].is_upper:
                continue
            kind = _kind_of(span, part.label_, gazetteer) if span.text not in things else None
            if kind is None or _names_a_thing(span, gazetteer):
                continue
            rule = "called_a_body" if part.label_ not in _LABELS else f"model_{part.label_}"
            kind, rule = _corrected(span, kind, rule, gazetteer)
            if kind == "person" and _names_institution(span):
                span, kind, rule = doc.span(span.start, span.end + 1), "organisation", "called_a_body"
            span = completed(span, kind, gazetteer)
            key = gazetteer.composed_key([t.text for t in span]) if kind == "organisation" else None
            yield NameMention(span.start, span.end, kind, gazetteer.by_key.get(key) if key else None, rule, key)


# ------------------------------------------------------------ what a name names


def _kind_of(span: Span, label: str, gazetteer: Gazetteer) -> ActorKind | None:
    last = span[-1].lower_
    if label == "FAC" or label in _LABELS:
        if last in INSTITUTION_HEADS:
            return "organisation"
        if last in PLACE_HEADS and not (label == "ORG" and last == "bank") and not _speaks(span, label, gazetteer):
            return None
    if label in _UNSURE and (_is_sort_of_body(span, gazetteer) or _is_described_as_body(span, gazetteer)):
        return "organisation"
    if label in ("FAC", "GPE", "LOC", "ORG") and _speaks_in_office(span, gazetteer):
        return "person"
    if label in ("GPE", "LOC") and _is_owned(span) and not gazetteer.country_of(span.text):
        return "organisation"
    if label not in _LABELS or span.text in ACRONYMS_OF_THINGS:
        return None
    if label == "ORG" and not any(token.text[:1].isupper() for token in span):
        return None
    if label == "PERSON" and len(span) > 1 and last in gazetteer.ends_of_companies:
        return "organisation"
    if label == "PERSON" and (last in gazetteer.organisation_nouns or gazetteer.country_of(span.text)):
        return None
    is_generic = len(span) == 1 and last in gazetteer.organisation_nouns
    if label == "ORG" and (is_generic or gazetteer.country_of(span.text) or _is_part_of_title(span, gazetteer)):
        return None
    return _LABELS[label]


def _speaks(span: Span, label: str, gazetteer: Gazetteer) -> bool:
    """As in "said Helen Park": no place speaks."""
    root = span.root
    return label == "PERSON" and len(span) > 1 and root.dep_ == "nsubj" and root.head.lemma_ in gazetteer.speech_verbs


def _speaks_in_office(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "Corneille Nangaa, leader of the front, told": full names that speak and have a role, whatever the model sees."""
    root = span.root
    is_speaker = 2 <= len(span) <= 3 and root.dep_ == "nsubj" and root.head.lemma_ in gazetteer.speech_verbs
    told = [c for c in root.children if c.dep_ == "appos" and c.tag_ == "NN"]
    is_role = any(gazetteer.is_role_noun(c) or c.lower_ in gazetteer.person_nouns - gazetteer.name_nouns["company"] for c in told)
    return is_speaker and is_role and can_be_person(span, gazetteer)


def _is_owned(span: Span) -> bool:
    """As in "the state-owned Orsavik" and "family-run Marlow": what has owners is no place."""
    before = span.doc.span(max(0, span.start - 3), span.start).text.lower()
    return _OWNED.fullmatch(before) is not None


def _is_part_of_title(span: Span, gazetteer: Gazetteer) -> bool:
    """The "Defense" of "Defense Minister" and the "State" of "Secretary of State" are no organisations, nor is what a "Minister"
    stands behind: "Environment and Urban Planning".
    """
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is not None and following.text == "Minister" and not span[-1].is_upper:
        return True
    if following is not None and following.text == "minister" and any(t.lower_ == "and" for t in span):
        return True  # "the Infrastructure and Transport minister"
    if _is_field_of_minister(span):
        return True
    is_before_person = following is not None and following.ent_type_ == "PERSON"
    if (
        is_before_person
        and len(span) > 2
        and any(t.lower_ == "of" and t.nbor(-1).lower_ in gazetteer.role_heads for t in span[1:])
    ):
        return True  # "Inspector General of Police Ana Ruiz"
    if len(span) > 2:
        return False
    before = span.doc.span(max(0, span.start - 2), span.start).text.lower()
    is_title = following is not None and following.is_title and following.lower_ in gazetteer.role_heads
    is_field = span[-1].lower_ in gazetteer.institution_words or (span.text.isalpha() and not span.text.isupper())
    return (is_title and is_field and len(span) == 1) or any(
        before == f"{noun} of" for noun in ("secretary", "minister", "chief", "head", "department")
    )


def _is_field_of_minister(span: Span) -> bool:
    """As in "the minister of Environment and Climate Change and Community Affairs"."""
    doc, position = span.doc, span.start - 1
    while (
        position > span.sent.start
        and span.start - position < _LONGEST_OFFICE
        and (doc[position].is_title or doc[position].text in ("and", ","))
    ):
        position -= 1
    return position > span.sent.start and doc[position].lower_ in ("of", "for") and doc[position - 1].lower_ in _WITH_FIELDS


def _is_located(span: Span, label: str, gazetteer: Gazetteer) -> bool:
    """A name behind "in", "near" or "town of" is a place, whatever the model calls it; not so acronyms and long names."""
    if span.start == 0 or label == "FAC" or (span[0].is_upper and len(span) == 1):
        return False
    doc, root = span.doc, span.root
    is_short = sum(t.lower_ not in PARTICLES for t in span) <= 2
    before = doc[span.start - 1]
    if (before.lower_ in ("nearby", "neighbouring", "neighboring") or before.text in _PARTS) and span.start > 1:
        before = doc[span.start - 2]
    if before.lower_ in LOCATIVES and is_short:
        return True
    if span.start < 2:
        return False
    earlier = doc[span.start - 2]
    if root.dep_ == "nsubjpass" and root.head.lemma_ in ("locate", "situate"):
        return len(span) <= 2
    is_person = label == "PERSON" and span[0].text in gazetteer.given_names
    if before.text == "," and earlier.lower_ in _SETTLEMENTS and root.dep_ in ("appos", "npadvmod", "conj", "pobj"):
        return len(span) <= 2 and not is_person  # "Valencia City, Bukidnon"
    if before.text == "," and root.dep_ == "appos" and root.head == earlier and label == "ORG":
        return is_short and earlier.ent_type_ == "GPE" and _stands_for_place(earlier)  # "travelled to Orsa, Dalarna,"
    if is_short and is_listed_place(span):
        return True
    behind = doc[span.end].lower_ if span.end < len(doc) else ""
    if behind in _HEADS_BEHIND and is_short and label == "ORG" and not is_body_noun(span[-1], gazetteer):
        return True
    if before.lower_ == "for" and earlier.lower_ in _MEMBERS:
        return is_short
    if before.lower_ != "of":
        return False
    is_department = earlier.text == "department" and span[-1].lower_ not in gazetteer.institution_words and is_short
    return (
        is_department
        or earlier.lower_ in _SETTLEMENTS | _DIRECTIONS | _HEADS_OF_PLACES
        or (earlier.text == "," and len(span) <= 2 and label == "PERSON")
    )


def _places_called_persons(doc: Doc) -> set[str]:
    """Names of one word that stand for a place somewhere ("in Jega", "fled to Jega"), act nowhere, and are nobody's surname."""
    surnames = {entity[-1].text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1}
    single = [entity[0] for entity in doc.ents if len(entity) == 1 and entity.label_ in ("PERSON", "GPE", "LOC", "ORG")]
    names = {token.text for token in single}
    labels = Counter((token.text, token.ent_type_ in ("GPE", "LOC")) for token in single)
    mostly = {name for name in names if labels[name, True] >= labels[name, False] and labels[name, True] > 0}
    places = {token.text for token in doc if token.text in names and _stands_for_place(token)}
    acting = {token.text for token in single if token.dep_ in ("nsubj", "poss") and token.head.lemma_ not in ("be", "have")}
    return (places | mostly) - surnames - acting


def _landforms(doc: Doc) -> set[str]:
    """Names beside a noun for waters and heights: "the river Arden", "the Arden river"; the Arden is a river throughout."""
    behind = {t.text for t in doc if t.i and t.is_title and t.nbor(-1).text in _LANDFORMS}
    return behind | {
        t.nbor(-1).text for t in doc if t.i and t.text in _LANDFORMS and t.nbor(-1).is_title and t.nbor(-1).pos_ == "PROPN"
    }


def _acronyms_of_things(doc: Doc, gazetteer: Gazetteer) -> set[str]:
    """As "BVM" of "black vine moss (BVM)": what stands in brackets behind ordinary words with these initials."""
    found: set[str] = set()
    for token in doc[2:-2]:
        acronym = doc[token.i + 1]
        if token.text != "(" or not acronym.is_upper or not 2 <= len(acronym) <= 5 or doc[token.i + 2].text != ")":
            continue
        words = doc[max(0, token.i - len(acronym)) : token.i]
        is_plain = all(t.is_lower and t.is_alpha for t in words) and words[-1].lower_ not in gazetteer.organisation_nouns
        if is_plain and "".join(t.text[0] for t in words).upper() == acronym.text:
            found.add(acronym.text)
    return found


def _storms(doc: Doc, gazetteer: Gazetteer) -> set[str]:
    """Names behind a noun for storms: after "Typhoon Yutu", Yutu is one throughout."""
    storms = gazetteer.name_nouns["storm"]
    return {t.text for t in doc if t.i and t.is_title and t.nbor(-1).lower_ in storms}


def _stands_for_place(token: Token) -> bool:
    """As in "in Jega", "in Kebbi and Jega", "fled to Jega" and "a man from Jega"."""
    while token.dep_ == "conj":
        token = token.head
    before = token.i - 1 - (token.i > 1 and token.nbor(-1).lower_ == "nearby")
    if before >= 0 and token.doc[before].lower_ in LOCATIVES - {"at"}:
        return True
    if token.dep_ != "pobj" or token.head.lower_ not in ("to", "from", "into", "through", "of"):
        return False
    above = token.head.head
    is_origin = token.head.lower_ == "from" and above.pos_ == "NOUN" and token.nbor(-1) == token.head
    is_way = above.lower_ in _WAYS and token.head.lower_ == "to"
    return (above.lemma_ in _MOVES and token.head.lower_ != "of") or is_origin or is_way or above.lower_ in _DIRECTIONS


def _names_a_thing(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a name is one of a competition, law, ship, place, index, holiday or people: "the frigate Rosa", "Oslo district"."""
    nouns, last = gazetteer.name_nouns, span[-1].lower_
    is_operation = len(span) > 1 and span[0].text == "Operation"
    is_day = gazetteer.capital_words.get(span[-1].text) in ("holiday", "language")
    if any(t.lower_ in nouns["storm"] for t in span[:-1]):
        return True
    if is_operation or is_day or any(last in nouns[kind] for kind in _NO_ACTORS):
        return True
    if len(span) == 1 and gazetteer.capital_words.get(span.text) in ("people", "religion"):
        return True
    if len(span) == 1 and last in gazetteer.role_heads and span.end < len(span.doc) and span.doc[span.end].lower_ == "of":
        return True  # "the Emir of Qatar"
    if len(span) == 1 and (_is_plain_opening(span[0], gazetteer) or _is_heading(span[0], gazetteer)):
        return True
    if all(len(token) == 1 for token in span) or (len(span) == 1 and _is_common_here(span[0], gazetteer)):
        return True
    if _stands_before_a_thing(span, gazetteer):
        return True
    before = span.doc[span.start - 1].lower_ if span.start > span.sent.start else ""
    if last in gazetteer.ends_of_companies and before == "carrier":  # "the carrier Orsa Airlines", which is no ship
        return False
    if span.label_ == "PERSON" and gazetteer.capital_words.get(span.doc[span.start - 1].text) == "brand":
        return True
    root = span.root
    is_told = root.dep_ == "nsubj" and root.head.lemma_ == "be"
    is_ship = is_told and any(c.dep_ == "attr" and c.lower_ in nouns["vessel"] for c in root.head.children)
    is_thing = is_ship or any(_is_described_as_thing(c, gazetteer) for c in root.children)
    return is_thing or before in nouns["vessel"] | nouns["storm"]


def _stands_before_a_thing(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "the CAC 40 index" and "Bougouni regional authorities": what a noun behind a name says that it names."""
    end = span.end + (span.end + 1 < len(span.doc) and span.doc[span.end].like_num)
    if end >= len(span.doc):
        return False
    behind, root = span.doc[end], span.root
    if (behind.text in _LOCAL and len(span) <= 2 and behind.dep_ == "amod") or (len(span) == 1 and _is_half_of_a_thing(root)):
        return True
    is_compound = root.dep_ == "compound" and root.head.i == end + 1 and behind.pos_ == "NOUN"
    if span.label_ == "PERSON" and is_compound and _is_noun_of_things(root.head, gazetteer):
        return True  # "the Baoyuanfeng poultry plant"
    return _is_noun_of_things(behind, gazetteer) and behind.dep_ not in ("ROOT", "relcl")


def _is_noun_of_things(token: Token, gazetteer: Gazetteer) -> bool:
    nouns = gazetteer.name_nouns
    kinds = ("settlement", "building", "price", "make", "kin", "vessel")
    return token.pos_ == "NOUN" and any(token.lower_ in nouns[kind] for kind in kinds)


def _is_described_as_thing(token: Token, gazetteer: Gazetteer) -> bool:
    """As in "Al-Hamra, a garrison town"."""
    nouns = gazetteer.name_nouns
    return token.dep_ == "appos" and token.lower_ in nouns["vessel"] | nouns["settlement"] | nouns["building"]


def _is_plain_opening(token: Token, gazetteer: Gazetteer) -> bool:
    """An ordinary noun that has its capital from the start of a sentence: "Turnout on Tuesday was 71%"."""
    opens = token.i == token.sent.start or token.nbor(-1).is_space or token.nbor(-1).is_punct
    is_plain = token.is_title and token.text not in gazetteer.given_names and gazetteer.words.is_ordinary(token.lower_)
    return opens and is_plain and not _is_name_elsewhere(token)


def _is_half_of_a_thing(first: Token) -> bool:
    """As in "the Attari-Wagah checkpoint": a name joined with another before a noun."""
    doc, dash = first.doc, first.i + 1
    is_dash = dash + 2 < len(doc) and doc[dash].text == "-" and not doc[dash].whitespace_
    is_joined = is_dash and not first.whitespace_ and doc[dash + 1].is_title
    return is_joined and not first.is_upper and doc[dash + 2].is_lower and doc[dash + 2].pos_ == "NOUN"


def _is_common_here(token: Token, gazetteer: Gazetteer) -> bool:
    """As in "against the Bill" and "the Finance Bill": an ordinary word with an article, or with its field."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or not token.is_title or not gazetteer.words.is_ordinary(token.lower_):
        return False
    is_of_field = before.is_title and before.dep_ == "compound" and before.head == token and before.ent_type_ != "PERSON"
    has_role = before.lower_ in gazetteer.titles
    return before.lower_ in ("the", "a", "this", "that") or (is_of_field and not has_role and token.ent_type_ == "PERSON")


def _is_heading(token: Token, gazetteer: Gazetteer) -> bool:
    """An ordinary word in capitals: "CRICKET - …", "EASTERN CONFERENCE"; short ones may be acronyms."""
    return token.is_upper and len(token) > _LONGEST_ACRONYM and gazetteer.words.is_ordinary(token.lower_)


def _is_name_elsewhere(token: Token) -> bool:
    """Whether the same capitalised word stands inside a sentence too."""
    return any(t.text == token.text and t.i > t.sent.start and not t.nbor(-1).is_punct for t in token.doc if t.i != token.i)


def _corrected(span: Span, kind: ActorKind, rule: str, gazetteer: Gazetteer) -> tuple[ActorKind, str]:
    """The kind that the words beside a name show where the model is wrong: "the group Van Rossem", "Unifor, which says"."""
    behind = span.doc.span(span.end, span.end + 2).text
    if kind == "person":
        if gazetteer.capital_words.get(span.text) == "body":
            return "organisation", "name_of_a_body"
        is_trade = span[0].text in gazetteer.given_names and len(span) > 1 and span.doc[span.start - 1].lower_ in _TRADES
        is_called_so = (_is_sort_of_body(span, gazetteer) and not is_trade) or _is_described_as_body(span, gazetteer)
        is_called_so = is_called_so or _is_employer(span, gazetteer)
        if is_called_so or behind.startswith(", which") or _follows_acronym(span) or _is_outlet(span, gazetteer):
            return "organisation", "called_a_body"
        return ("organisation", "plural_name") if _is_plural(span) or _is_team(span) else (kind, rule)
    if _is_sort_of_body(span, gazetteer) or _is_described_as_body(span, gazetteer):
        return kind, "called_a_body"
    if len(span) == 1 and len(gazetteer.by_surname.get(span.text, ())) == 1 and not span.text.isupper():
        return "person", "known_surname"
    if is_told_person(span, gazetteer):
        return "person", "told_person"
    if span.start > 0 and span.doc[span.start - 1].lower_ in TITLES and 1 < len(span) < 4 and can_be_person(span, gazetteer):
        return "person", "behind_title"
    if 2 <= len(span) <= 3 and all(token.is_title and token.is_alpha for token in span):
        ends_like_body = span[-1].lower_ in gazetteer.organisation_nouns or is_body_noun(span[-1], gazetteer)
        is_given = span[0].text in gazetteer.given_names and not gazetteer.country_of(span[-1].text)
        if not ends_like_body and (is_given or behind.startswith(", who")):
            return "person", "given_name"
    return kind, rule


def _names_institution(span: Span) -> bool:
    """As in "the Ibn Sina hospital": a name before the noun of the institution that has it."""
    behind = span.doc[span.end] if span.end < len(span.doc) else None
    is_named_so = behind is not None and behind.is_lower and behind.lower_ in INSTITUTION_HEADS and span.root.head == behind
    return is_named_so and span.start > 0 and span.doc[span.start - 1].lower_ == "the"


def _is_employer(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "an analyst with Canaccord Adams" and "chief economist at Marlow Reed": what is no given name behind a trade."""
    root = span.root
    if root.dep_ != "pobj" or root.head.lower_ not in ("with", "at") or span[0].text in gazetteer.given_names:
        return False
    trade = root.head.head
    return trade.pos_ == "NOUN" and gazetteer.level_of_role(trade.lower_) == "business"


def _is_outlet(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "Orsavis reports that …": one unknown word that reports in the present, where nobody of that name is told of."""
    root = span.root
    if len(span) > 1 or root.text in gazetteer.given_names or root.dep_ != "nsubj" or root.head.text != "reports":
        return False
    persons = (e for e in span.doc.ents if e.label_ == "PERSON" and len(e) > 1)
    return span.doc[span.start - 1].lower_ not in TITLES and not any(root.text in (t.text for t in e) for e in persons)


def _is_team(span: Span) -> bool:
    """As in "Durban Harbour are champions": one name that is many."""
    root = span.root
    is_subject = root.dep_ == "nsubj" and not any(child.dep_ in ("conj", "cc", "appos") for child in root.children)
    verbs = (root.head, *(c for c in root.head.children if c.dep_ in ("aux", "cop")))
    return is_subject and any(verb.lower_ in ("are", "have") and verb.i > root.i for verb in verbs)


def _is_described_as_body(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "Nordvarme, a Swedish company," and "the disaster agency, Conred,"."""
    root = span.root
    told = [child for child in root.children if child.dep_ == "appos"] + ([root.head] if root.dep_ == "appos" else [])
    return any(t.text.islower() and t.tag_ == "NN" and t.lower_ in gazetteer.name_nouns["company"] for t in told)


def _follows_acronym(span: Span) -> bool:
    """As in "the union IF Metall"."""
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    return before is not None and before.is_upper and 2 <= len(before.text) <= 5 and before.text.isalpha() and len(span) == 1


def _is_plural(span: Span) -> bool:
    """As in "the Harbour Kingfishers have": a name with "the" that ends in "s", of several."""
    first = span.start
    while first > span.sent.start and span.doc[first - 1].is_title and span.doc[first - 1].dep_ == "compound":
        first -= 1
    has_article = first > 0 and span.doc[first - 1].lower_ == "the"
    is_several = len(span) == 1 or any(t.lower_ in ("have", "are", "were") for t in (span.root.head, *span.root.head.children))
    return has_article and (span[-1].tag_ == "NNPS" or (span[-1].text.endswith("s") and is_several))


def _is_sort_of_body(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a noun for an organisation stands right before a name and goes with it: "the business daily Merkur"."""
    if span.start == span.sent.start:
        return False
    before, root = span.doc[span.start - 1], span.root
    above = root.head.head
    opens_clause = root.dep_ == "nsubj" and root.head.dep_ in ("relcl", "ccomp") and above in (before, before.head)
    return before.text.islower() and before.lower_ in gazetteer.name_nouns["company"] and not opens_clause
