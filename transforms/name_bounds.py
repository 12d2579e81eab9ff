"""Where the names of actors start and end: entities of the language model cut to the name and completed to both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.kind_evidence import can_be_person
from transforms.named_bodies import behind_purpose, is_body_noun
from transforms.names import ACRONYMS_OF_THINGS, LOCATIVES, PARTICLES, SORTS_IN_CAPITALS, TITLES
from transforms.records import ActorKind
from transforms.unseen_names import initials_of

_NO_NAME = re.compile(r"[\d@#%$€£/\\|]|\((?!.*\))|^\W+$")
#: Party and state of a member of Congress: "Rep. Ana Ruiz (D-Ohio)".
_PARTY_AND_STATE = re.compile(r"[DRI](?:-[A-Z][\w.]+)?$")
_PRONOUNS = frozenset("I We He She They It You".split())
_LONGEST_SURNAME = 2
#: How many words an organisation's name goes on with up to its acronym, and the small ones among them.
_LONGEST_REST = 6
_SMALL = frozenset("of the for and de du des".split())
#: What a firm is called before its name, and no firm is named: "Retailer Bravton".
_SORTS_OF_FIRMS = frozenset(
    """airline retailer grocer brewer insurer lender miner pollster refiner wholesaler conglomerate startup shipbuilder utility
    supplier distributor operator hotelier restaurateur contractor manufacturer consultancy brokerage watchdog""".split()
)
#: Words that open offices more than they end names: "Pentagon Press Secretary".
_OPEN_OFFICES = frozenset({"Press", "Prime", "Deputy"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_NO_FIRST_WORDS = frozenset({"the", "a", "an", "our", "my", "their", "its", "his", "her"}) | SORTS_IN_CAPITALS
_OPENING, _CLOSING = frozenset({"“", '"', "‘", "'"}), frozenset({"”", '"', "’", "'"})
_DASHES = frozenset({"-", "–", "—", "--"})
#: Behind "of": the body's word and two of a person's name.
_ONE_WORD_AND_NAME = 4


def name_parts(entity: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """An entity cut at dashes between spaces, brackets, line ends, at a sentence's end and before a full name behind a comma:
    "WEATHER - Oslo", "Society (SBC", "X. The Armed Forces", "Luunja, Liisa Tamm"; and before a person's behind an office: "Health
    Undersecretary Ana Ruiz".
    """
    entity = _behind_country(_with_surname(entity), gazetteer)
    named = _person_behind_office(entity, gazetteer)
    if named is not None:
        yield named
        return
    start = entity.start
    for token in entity:
        if token.is_alpha:
            continue
        opens_name = token.text == "," and token.i + 2 < entity.end and _opens_person(entity, token, gazetteer)
        opens_name = opens_name or (token.text == "," and _is_between_places(entity, token))
        opens_name = opens_name or (token.text == "," and _opens_office(token, entity.end, gazetteer))
        is_dash = token.text in _DASHES and token.i > entity.start and token.nbor(-1).whitespace_ and token.whitespace_
        ends_sentence = len(token) == 2 and token.text[1] == "." and token.i + 1 < entity.end and token.nbor().text == "The"
        is_colon = token.text == ":" and token.whitespace_ != ""
        if is_dash or is_colon or opens_name or ends_sentence or token.text in ("(", ")", "[", "]") or token.is_space:
            if token.i > start:
                yield Span(entity.doc, start, token.i, label=entity.label_)
            start = token.i + 1
            if token.text == "," and _opens_office(token, entity.end, gazetteer):
                return
    if start == entity.start:
        yield entity
    elif start < entity.end:
        yield Span(entity.doc, start, entity.end, label=entity.label_)


def _behind_country(entity: Span, gazetteer: Gazetteer) -> Span:
    """As in "Panama's U.N." before "ambassador": the known body, which is not the country's."""
    mark = next((t.i for t in entity if t.text in ("'s", "’s")), None) if entity.label_ == "ORG" else None
    if mark is None or not gazetteer.is_country(entity.doc.span(entity.start, mark).text):
        return entity
    rest = Span(entity.doc, mark + 1, entity.end, label="ORG") if mark + 1 < entity.end else entity
    return rest if rest.text.lower() in gazetteer.organisations else entity


def _person_behind_office(entity: Span, gazetteer: Gazetteer) -> Span | None:
    """The person's name at the end of what the model took for an organisation: "Health Undersecretary Ana Ruiz"; and of "Burundi
    Ana Ruiz" behind "president of" or "envoy for", whatever it took it for.
    """
    doc, position = entity.doc, None
    if entity.label_ not in ("ORG", "PERSON") or entity[-1].lower_ in gazetteer.ends_of_companies:
        return None
    if entity.start > 1 and doc[entity.start - 1].lower_ in ("of", "for", "to") and gazetteer.is_country(entity[0].text):
        position = entity.start if doc[entity.start - 2].lower_ in gazetteer.role_heads else None
    elif entity.start > 1 and doc[entity.start - 1].lower_ == "of" and doc[entity.start - 2].lower_ in gazetteer.role_heads:
        position = next((t.i - 1 for t in entity[1:] if t.text in gazetteer.given_names), None)  # "National Defence Ana Ruiz"
    elif entity.label_ == "ORG" and (behind := _behind_head_of(entity, gazetteer)) is not None:
        position = behind
    elif entity.label_ == "ORG" and entity[0].lower_ in gazetteer.institution_words:
        position = next((t.i for t in entity if t.is_title and t.lower_ in gazetteer.role_nouns), None)
    elif entity.label_ == "ORG":
        people = gazetteer.words_for_people  # "District Collector Ana Ruiz", "Beekeeper Ana Ruiz"
        offices = (t.i for t in entity[:-2] if t.is_title and t.lower_ in people)
        position = next((n for n in offices if doc[n + 1].text in gazetteer.given_names), None)
    name = Span(doc, position + 1, entity.end, label="PERSON") if position is not None and position + 2 < entity.end else None
    return name if name is not None and can_be_person(name, gazetteer) else None


def _behind_head_of(entity: Span, gazetteer: Gazetteer) -> int | None:
    """The last word before the name of "Inspector General of Police Ana Ruiz", "Secretary of State Ana Ruiz"."""
    of = next((t.i for t in entity if t.lower_ == "of"), None)
    if of is None or entity[0].lower_ not in gazetteer.role_heads or any(t.lower_ in ("and", "for", ",") for t in entity):
        return None
    given = next((t.i - 1 for t in entity if t.i > of + 1 and t.text in gazetteer.given_names), None)
    return given if given is not None else of + 1 if entity.end - of == _ONE_WORD_AND_NAME else None


def _with_surname(entity: Span) -> Span:
    """A person's name that the model cut behind a particle, with the surname: "Lieve van den" with "Broeck"."""
    doc, end = entity.doc, entity.end
    if entity.label_ != "PERSON" or doc[end - 1].lower_ not in PARTICLES or doc[end - 1].is_upper:
        return entity
    while end < len(doc) and end - entity.end < _LONGEST_SURNAME and doc[end].is_title and doc[end].pos_ == "PROPN":
        end += 1
    return Span(doc, entity.start, end, label="PERSON")


def _opens_person(entity: Span, comma: Token, gazetteer: Gazetteer) -> bool:
    """Whether a person's name starts behind a comma: by its given name, or behind "the mayor of Luunja,"."""
    if comma.nbor().text in gazetteer.given_names:
        return True
    doc, start = entity.doc, entity.start
    return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in gazetteer.role_heads


def _opens_office(comma: Token, end: int, gazetteer: Gazetteer) -> bool:
    """As in "in Luunja, Health Cabinet Secretary Ana Ruiz": an office goes on behind what the model took for a name."""
    doc, length = comma.doc, end - comma.i - 1
    ends = (n for n in range(end, min(end + 2, len(doc) - 1)) if gazetteer.is_role_noun(doc[n]))
    return comma.ent_type_ == "ORG" and length < 4 and any(doc[n].is_title and doc[n + 1].ent_type_ == "PERSON" for n in ends)


def _is_between_places(entity: Span, comma: Token) -> bool:
    """As in "at Tarma, Leon and Orsa", of which the model takes the first two for one."""
    is_located = entity.start > 0 and entity.doc[entity.start - 1].lower_ in LOCATIVES
    return is_located and entity.label_ == "ORG" and len(entity) == 3 and comma.i == entity.start + 1


def trim_name(entity: Span, gazetteer: Gazetteer) -> Span | None:
    """An entity without article, titles, roles before it, possessive marks, punctuation and what follows in lower case; None
    where no name is left.
    """
    start, end = entity.start, entity.end
    doc = entity.doc
    while end > start and (_ends_no_name(doc, end) or doc[end - 1].lower_ in _POSSESSIVE or doc[end - 1].is_space):
        end -= 1
    while start < end and (
        doc[start].is_punct or doc[start].is_space or doc[start].lower_ in _NO_FIRST_WORDS or doc[start].lower_ in TITLES
    ):
        start += 1
    start += opens_with_sort(doc, start, end, gazetteer)
    if entity.label_ == "PERSON":
        start = _behind_roles(doc, start, end, gazetteer)
    while end > start + 1 and (
        _trails(doc[end - 1], entity.label_, gazetteer) or _opens_role(doc, end - 1, entity.label_, gazetteer)
    ):
        end -= 1
    if start >= end or (entity.label_ == "PERSON" and _stands_before_office(doc, end, gazetteer)):
        return None
    is_whole = start == entity.start and end == entity.end
    name = entity if is_whole else Span(doc, start, end, label=entity.label_)
    is_plain = name.text.replace(" ", "").isalpha()  # as most are, which need no search
    if start > 0 and doc[start - 1].text == "(" and _PARTY_AND_STATE.match(name.text):
        return None
    if name.text in _PRONOUNS or (not is_plain and _NO_NAME.search(name.text)):
        return None
    if entity.label_ == "PERSON" and not doc[start].text[:1].isupper() and doc[start].lower_ not in PARTICLES:
        return None
    return name


def opens_with_sort(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """As in "Chipmaker Bravton": the noun for what it is that opens the sentence before a company's name."""
    word = doc[start] if start < end - 1 else None
    if word is None or not word.is_title or not (word.lower_.endswith("maker") or word.lower_ in _SORTS_OF_FIRMS):
        return False
    is_opening = word.i == word.sent.start or word.nbor(-1).is_punct
    return is_opening and word.lower_ in gazetteer.name_nouns["company"]


def _ends_no_name(doc: Doc, end: int) -> bool:
    """Whether a mark ends what the model took for a name: also the full stop of a sentence, which is a word of its own."""
    last, before = doc[end - 1], doc[end - 2] if end > 1 else doc[end - 1]
    if not last.is_punct:
        return False
    is_abbreviated = len(before) < 2 or (len(before) < 4 and not before.is_upper)  # "Jr", "Inc"
    return last.text != "." or not is_abbreviated


def _opens_role(doc: Doc, position: int, label: str, gazetteer: Gazetteer) -> bool:
    """As "Fire" of "Ashton Fire Chief Ana Ruiz" and "General" of "NUT General Secretary": the first word of the office behind."""
    word = doc[position]
    is_office = word.is_title and (label == "PERSON" or word.lower_ in gazetteer.titles or word.text in _OPEN_OFFICES)
    return is_office and any(
        doc[position + length - 1].is_title and gazetteer.is_role(doc, position, position + length)
        for length in (2, 3)
        if position + length <= len(doc)
    )


def _stands_before_office(doc: Doc, end: int, gazetteer: Gazetteer) -> bool:
    """As "Ashton" of "Ashton Mayor Ana Ruiz": whose name stands before an office is nobody where another's stands behind it."""
    length = length_of_role(doc, end, gazetteer) if end + 1 < len(doc) else 0
    name = doc[end + length] if length and end + length < len(doc) else None
    return name is not None and name.ent_type_ == "PERSON" and name.is_title and all(t.is_title for t in doc[end : end + length])


def _behind_roles(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> int:
    """Where a person's name starts behind roles and nationalities: "Executive Ana Ruiz", "Swede Ola Berg"; and behind "Tarma
    resident".
    """
    if end - start < 2:
        return start
    nouns = (n for n in range(end - 2, start, -1) if doc[n].is_lower and gazetteer.is_role_noun(doc[n]))
    start = next(nouns, start - 1) + 1
    while start < end - 1:
        word = doc[start]
        length = length_of_role(doc, start, gazetteer)
        is_other = gazetteer.words.is_plural(word.lower_) or gazetteer.is_demonym(word.text)
        if word.text.isupper() or word.text in gazetteer.given_names or not (length or is_other):
            break
        start += max(1, length)
    return start


def length_of_role(doc: Doc, start: int, gazetteer: Gazetteer) -> int:
    """How many words from here on are a title, rank or role before a name: "Prime Minister" 2, "General" 1; 0 where none is."""
    if start >= len(doc):
        return 0
    for length in (3, 2):
        if gazetteer.is_role(doc, start, start + length):
            return length
    word = doc[start]
    is_plural = word.lower_.endswith("s") and word.lower_[:-1] in gazetteer.role_nouns  # "Chief Ministers Ana Ruiz and Ben Moss"
    return int((word.lower_ in gazetteer.titles or is_plural) and word.text not in gazetteer.given_names)


def _trails(token: Token, label: str, gazetteer: Gazetteer) -> bool:
    """Whether a lower-case word at the end of an entity is no part of the name: "Xu Nan ninth", "Traders Ltd and"."""
    if not token.text.islower() or token.lower_ in gazetteer.institution_words or _is_joined(token):
        return False
    is_people = token.lower_.removesuffix("s") in gazetteer.person_nouns  # "Health Ministry medics"
    is_part = token.lower_ in gazetteer.ends_of_institutions and token.lower_ not in gazetteer.documents and not is_people
    return label == "PERSON" or not is_part


def _is_joined(token: Token) -> bool:
    """As the "jae" of "Min-jae": a hyphen without spaces stands before it."""
    return token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def completed(span: Span, kind: ActorKind, gazetteer: Gazetteer) -> Span:
    """A name with the capitalised words before it that belong to it, and an organisation's with "for the Treatment of …"."""
    doc, start, end = span.doc, span.start, span.end
    while start > span.sent.start and _opens_name(doc[start - 1], doc[start], kind, gazetteer):
        start -= 1
    while kind == "organisation" and end + 1 < len(doc) and doc[end].text == "-" and _goes_on_upper(doc, end):
        end += 2
    while kind == "organisation" and (length := _goes_on_linked(doc, end)):
        end += length
    while kind == "person" and end + 1 < len(doc) and doc[end].text == "-" and _is_joined(doc[end + 1]) and doc[end + 1].is_alpha:
        end += 2
    if kind == "person":
        end = _up_to_surname(doc, start, end, gazetteer)
    if kind == "person" and end + 1 < len(doc) and doc[end].lower_ == "the" and doc[end + 1].text in ("Elder", "Younger"):
        end += 2
    words = doc[span.start + 1 : span.end] if kind == "organisation" else ()
    on = next((t.i for t in words if t.lower_ == "on" and is_body_noun(t.nbor(-1), gazetteer)), None)
    if on is not None:
        end = max(end, behind_purpose(doc, on, gazetteer))  # "the Committee on Trade and Rural Affairs"
    if kind == "organisation" and is_body_noun(span[-1], gazetteer):
        end = behind_purpose(doc, end, gazetteer)
    return doc.span(start, _up_to_acronym(doc, start, end) if kind == "organisation" else end)


def _up_to_surname(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> int:
    """The end of "Fabricio Colón Pico", which the model cut, and of "Jose “Fito” Macias", behind the nickname."""
    last, head = doc[end - 1], doc[end - 1].head
    is_cut = last.dep_ == "compound" and head.i == end and head.is_title and head.is_alpha and head.pos_ == "PROPN"
    if is_cut and head.ent_type_ == "" and end - start > 1 and not gazetteer.words.is_ordinary(head.lower_):
        return end if head.lower_ in gazetteer.titles or head.lower_ in gazetteer.ends_of_bodies else end + 1
    if (
        end + 3 >= len(doc)
        or doc[end].text not in _OPENING
        or not doc[end + 1].is_title
        or doc[start].text not in gazetteer.given_names
    ):
        return end
    closing = next((n for n in (end + 2, end + 3) if doc[n].text in _CLOSING), end)
    behind = closing + 1
    while behind < len(doc) and doc[behind].is_title and doc[behind].pos_ == "PROPN":
        behind += 1
    return behind if end < closing < behind - 1 else end


def _up_to_acronym(doc: Doc, start: int, end: int) -> int:
    """The end of "Convention for the Renewal of the Comoros (CRC)": the words whose initials stand in brackets behind them."""
    last = end
    while last < min(len(doc), end + _LONGEST_REST) and (doc[last].is_title or doc[last].lower_ in _SMALL):
        last += 1
    is_bracketed = end < last < len(doc) - 2 and doc[last].text == "(" and doc[last + 2].text == ")" and doc[last + 1].is_upper
    return last if is_bracketed and doc[last + 1].text in initials_of(doc.span(start, last).text) else end


def _goes_on_upper(doc: Doc, dash: int) -> bool:
    """As in "CJTF-OIR": capitals on both sides of a dash without spaces."""
    before, behind = doc[dash - 1], doc[dash + 1]
    return not before.whitespace_ and not doc[dash].whitespace_ and before.is_upper and behind.is_upper and behind.is_alpha


def _goes_on_linked(doc: Doc, dash: int) -> int:
    """How many words a name goes on with behind a small word between dashes, as "Tehrik" does with "-e-Nur"; and the country that
    it ends with.
    """
    parts = doc[dash : dash + 4]
    is_linked = len(parts) == 4 and parts[0].text == "-" == parts[2].text and parts[1].is_lower and len(parts[1]) < 3
    if not is_linked or doc[dash - 1].whitespace_ or any(t.whitespace_ for t in parts[:3]) or not parts[3].is_title:
        return 0
    behind = doc[dash + 4] if dash + 4 < len(doc) else None
    is_its = behind is not None and behind.is_title and behind.pos_ == "PROPN" and parts[3].whitespace_ != ""
    return 4 + is_its


def _opens_name(token: Token, following: Token, kind: ActorKind, gazetteer: Gazetteer) -> bool:
    """Whether a word right before a name is its first: "Harbour" of "the Harbour Kingfishers", "Lama" of "Lama Fakih"."""
    if kind == "organisation" and token.is_upper and 2 <= len(token.text) <= 5 and token.text.isalpha() and token.whitespace_:
        is_office = token.text in ACRONYMS_OF_THINGS or token.lower_ in gazetteer.titles
        is_other = is_office or token.lower_ in SORTS_IN_CAPITALS or gazetteer.is_country(token.text)
        return not is_other and token.i + 1 == following.i
    if token.dep_ != "compound" or not token.text[:1].isupper() or not (token.pos_ == "PROPN" or token.text == "He"):
        return False
    if not token.whitespace_:
        return False
    is_office = token.lower_ in gazetteer.titles or token.text in ACRONYMS_OF_THINGS
    if opens_with_sort(token.doc, token.i, token.i + 2, gazetteer):
        return False
    if is_office or gazetteer.is_demonym(token.text) or token.text == "The":
        return False
    if kind == "person" and token.text == "He":
        return following.ent_iob_ == "B"  # the family name of "He Jun"
    if kind == "person":
        is_plain = gazetteer.words.is_ordinary(token.lower_) and token.text not in gazetteer.given_names
        return token.ent_type_ == "" and not is_plain and following.ent_iob_ == "B"
    is_part = token.ent_type_ in ("", "GPE", "ORG", "LOC") and not gazetteer.is_country(token.text)
    return is_part and (token.i > token.sent.start or not gazetteer.words.is_ordinary(token.lower_))
