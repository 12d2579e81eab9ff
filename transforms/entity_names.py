"""The language model's entities as names of actors: cut to the name, completed to both sides, and of the kind that the words
around them show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.kind_evidence import can_be_person, is_told_person
from transforms.name_bounds import completed, length_of_role, name_parts, opens_with_sort, trim_name
from transforms.named_bodies import is_body_noun, is_part_of_unit
from transforms.names import (
    ACRONYMS_OF_THINGS,
    INSTITUTION_HEADS,
    PLACE_HEADS,
    TITLES,
    NameMention,
)
from transforms.names_of_places import called_settlements, is_located, landforms, places_called_persons
from transforms.names_of_things import acronyms_of_things, names_a_thing, storms
from transforms.records import ActorKind

#: Who have fields of government, and how many words before a field they may stand.
_WITH_FIELDS = frozenset("minister ministers secretary undersecretary".split())
_LONGEST_OFFICE = 9
#: Companies and persons at once: "film maker Jimmy Tse".
_TRADES = frozenset("maker publisher producer builder developer broker dealer operator brewer supplier exporter lender".split())
#: Levels of the table of roles that people have who work with or at a body.
_TRADES_OF_EMPLOYEES = frozenset({"business", "media", "science", "organisation"})
#: Words of entity labels by spaCy that can be actors.
_LABELS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organisation"}
#: What is named for persons.
_NAMED_FOR_PERSONS = INSTITUTION_HEADS | frozenset(
    "brigade brigades battalion battalions militia foundation faction cell gang cartel".split()
)
_OWNED = re.compile(r"(?:state|family|privately|publicly|employee|foreign)[- ](?:owned|run|held|traded|listed)")
#: Whom politics and courts know, behind a name the model takes for a body's: "Ana Ruiz, the main opposition leader, received";
#: not "the market leader".
_OFFICES = frozenset(
    "leader candidate politician minister president lawmaker senator activist lawyer journalist dissident".split()
)
_OF_FIRMS = frozenset("market industry sector world global category".split())
_OUTLETS = frozenset("television radio newspaper TV".split())
_PEOPLES = frozenset("tribe tribes clan clans tribesman tribesmen ethnic caste dynasty".split())
_UNSURE = frozenset({"PRODUCT", "WORK_OF_ART", "FAC", "LAW", "EVENT", "NORP"})


def entity_names(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """The entities that are names of persons and organisations, by the model's label and what corrects it."""
    located = {e.text for e in doc.ents if e.label_ in ("ORG", "GPE", "LOC") and is_located(e, "ORG", gazetteer)}
    things = acronyms_of_things(doc, gazetteer)
    places = places_called_persons(doc) | landforms(doc) | storms(doc, gazetteer)
    settlements = called_settlements(doc)
    for entity in doc.ents:
        for part in name_parts(entity, gazetteer):
            span = trim_name(part, gazetteer)
            if span is None or is_located(span, part.label_, gazetteer) or (part.label_ == "ORG" and span.text in located):
                continue
            is_alone = part.label_ == "PERSON" or len(span) == 1
            if is_alone and span.text in places and not span[0].is_upper and not _is_no_place(span, gazetteer):
                continue
            if span.text in settlements and not _speaks(span, part.label_, gazetteer):
                continue
            kind = _kind_of(span, part.label_, gazetteer) if span.text not in things else None
            if (house := _house_of_saint(span)) is not None:
                span, kind = house, "organisation"
            if kind is None or names_a_thing(span, gazetteer) or _is_of_people(span):
                continue
            rule = "called_a_body" if part.label_ not in _LABELS else f"model_{part.label_}"
            kind, rule = _corrected(span, kind, rule, gazetteer)
            if kind == "person" and names_institution(span):
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
    if label in ("GPE", "LOC") and not gazetteer.country_of(span.text) and _is_no_place(span, gazetteer):
        return "organisation"
    if label not in _LABELS or span.text in ACRONYMS_OF_THINGS:
        return None
    if label == "ORG" and (not any(token.text[:1].isupper() for token in span) or _is_office(span, gazetteer)):
        return None
    if label == "PERSON" and len(span) > 1 and last in gazetteer.ends_of_companies:
        return "organisation"
    if label == "PERSON" and (last in gazetteer.organisation_nouns or gazetteer.country_of(span.text)):
        return None
    is_generic = len(span) == 1 and last in gazetteer.organisation_nouns
    if label == "ORG" and (is_generic or gazetteer.country_of(span.text) or _is_part_of_title(span, gazetteer)):
        return None
    return _LABELS[label]


def _is_of_people(span: Span) -> bool:
    """As in "the Zaghawa tribe": a people, which is no actor."""
    return span.end < len(span.doc) and span.doc[span.end].lower_ in _PEOPLES


def _is_office(span: Span, gazetteer: Gazetteer) -> bool:
    """As "Chief Executive", which is nobody's name."""
    return len(span) > 1 and span.text.lower() in gazetteer.role_nouns


def _speaks(span: Span, label: str, gazetteer: Gazetteer) -> bool:
    """As in "said Helen Park": no place speaks."""
    root = span.root
    return label == "PERSON" and len(span) > 1 and root.dep_ == "nsubj" and root.head.lemma_ in gazetteer.speech_verbs


def _speaks_in_office(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "Corneille Nangaa, leader of the front, told": full names that speak and have a role, whatever the model sees."""
    root = span.root
    if not 2 <= len(span) <= 3 or root.dep_ != "nsubj":
        return False
    if root.head.lemma_ not in gazetteer.speech_verbs:
        offices = (c for c in root.children if c.dep_ == "appos" and c.lemma_.lower() in _OFFICES)
        return any(not any(t.lower_ in _OF_FIRMS for t in c.lefts) for c in offices) and can_be_person(span, gazetteer)
    told = [c for c in root.children if c.dep_ == "appos" and c.tag_ == "NN"]
    people = gazetteer.person_nouns - gazetteer.name_nouns["company"] if told else frozenset()
    return any(gazetteer.is_role_noun(c) or c.lower_ in people for c in told) and can_be_person(span, gazetteer)


def _is_owned(span: Span) -> bool:
    """As in "the state-owned Orsavik" and "family-run Marlow": what has owners is no place."""
    before = span.doc.span(max(0, span.start - 3), span.start).text.lower()
    return _OWNED.fullmatch(before) is not None


def _is_no_place(span: Span, gazetteer: Gazetteer) -> bool:
    return _is_owned(span) or _is_polled(span) or _is_called_firm(span, gazetteer)


def _is_polled(span: Span) -> bool:
    """As in "put the Greens on 7 per cent and Ukip on 4 per cent": no place has a share of the voters."""
    behind = span.doc[span.end : span.end + 3]
    is_share = len(behind) == 3 and behind[0].lower_ == "on" and behind[1].like_num
    return is_share and behind[2].lower_ in ("%", "percent", "per") and span.root.dep_ != "pobj"


def _is_called_firm(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "the airline Zephyr" and "Rail firm Zephyr": the noun for a body stands in apposition to the name."""
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    is_tied = before is not None and (span.root.head == before or before.head == span.root) and span.root.dep_ != "pobj"
    return is_tied and span.root.dep_ in ("appos", "nsubj", "nsubjpass", "dobj") and _is_sort_of_body(span, gazetteer)


def _is_pollster(span: Span) -> bool:
    """As in "the Kantar poll"."""
    poll = span.root.head
    is_named = span.root.dep_ == "compound" and poll.lower_ in ("poll", "polls", "survey", "surveys") and poll.i == span.end
    return is_named and len(span) < 3 and any(c.dep_ == "det" and c.i < span.start for c in poll.children)


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
    if span[-1].lower_ in gazetteer.role_heads and any(t.text == "Class" for t in span.doc[span.end + 1 : span.end + 2]):
        return True  # "Navy Special Warfare Operator 1st Class"
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


def _corrected(span: Span, kind: ActorKind, rule: str, gazetteer: Gazetteer) -> tuple[ActorKind, str]:
    """The kind that the words beside a name show where the model is wrong: "the group Van Rossem", "Unifor, which says"."""
    if kind == "person":
        if gazetteer.capital_words.get(span.text) == "body":
            return "organisation", "name_of_a_body"
        is_trade = span[0].text in gazetteer.given_names and len(span) > 1 and span.doc[span.start - 1].lower_ in _TRADES
        is_called_so = (_is_sort_of_body(span, gazetteer) and not is_trade) or _is_described_as_body(span, gazetteer)
        is_called_so = (
            is_called_so or _is_pollster(span) or _is_employer(span, gazetteer) or _is_employer_before_role(span, gazetteer)
        )
        is_called_so = is_called_so or _is_acronym_with_dash(span) or is_part_of_unit(span[-1])
        if is_called_so or _goes_on(span, ", which") or _follows_acronym(span, gazetteer) or _is_outlet(span, gazetteer):
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
        if not ends_like_body and (is_given or _goes_on(span, ", who")):
            return "person", "given_name"
    return kind, rule


def _goes_on(span: Span, words: str) -> bool:
    """Whether a comma and a pronoun stand right behind a name."""
    doc = span.doc
    return span.end < len(doc) and doc[span.end].text == "," and doc.text.startswith(words, doc[span.end].idx)


def names_institution(span: Span) -> bool:
    """Whether what may be a person's name stands before the noun of what has it: "the Ibn Sina hospital", "the Omar Ibn Zayd
    brigade", "Pakistan's private Aaj television".
    """
    behind = span.doc[span.end] if span.end < len(span.doc) else None
    if behind is not None and behind.text in _OUTLETS and span.root.head == behind and len(span) == 1:
        return True
    is_named_so = behind is not None and behind.text in _NAMED_FOR_PERSONS and span.root.head == behind
    return is_named_so and span.start > 0 and span.doc[span.start - 1].lower_ == "the"


def _house_of_saint(span: Span) -> Span | None:
    """As "St Luke's Church" of "St Luke", which is no person there."""
    doc = span.doc
    end = next((t.i + 2 for t in doc[span.start : span.end + 1] if t.tag_ == "POS"), 0)
    is_house = span[0].lower_ in ("st", "st.", "saint") and span.end <= end <= len(doc)
    return doc.span(span.start, end) if is_house and doc[end - 1].is_title and doc[end - 1].lower_ in INSTITUTION_HEADS else None


def _is_employer(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "an analyst with Canaccord Adams" and "chief economist at Marlow Reed": what is no given name behind a trade."""
    root = span.root
    if root.dep_ != "pobj" or root.head.lower_ not in ("with", "at") or span[0].text in gazetteer.given_names:
        return False
    trade = root.head.head
    return trade.pos_ == "NOUN" and gazetteer.level_of_role(trade.lower_) in _TRADES_OF_EMPLOYEES


def _is_employer_before_role(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "RICS chief economist": capitals before a role; or one word, no given name, that stands before what only firms have
    anywhere: "Orsaviks chief executive Ana Ruiz".
    """
    if len(span) > 1:
        return False
    if span[0].is_upper and len(span[0]) > 2:
        return length_of_role(span.doc, span.end, gazetteer) > 0
    return span.text not in gazetteer.given_names and f"{span.text} chief executive" in span.doc.text


def _is_acronym_with_dash(span: Span) -> bool:
    """As in "ZANU-PF": capitals on both sides of a dash, which nobody is called."""
    parts = span.doc[span.start : max(span.end, span.start + 3)]
    is_joined = len(parts) == 3 and parts[1].text == "-" and not parts[0].whitespace_ and not parts[1].whitespace_
    return is_joined and all(t.is_upper and t.is_alpha and len(t) > 1 for t in (parts[0], parts[2]))


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
    return any(t.tag_ == "NN" and _is_company(t, gazetteer) for t in told)


def _is_company(noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether a noun is one for a company; the "maker" of "film-maker" is a person."""
    whole = f"{noun.nbor(-2).lower_}{noun.lower_}" if noun.i > 1 and noun.nbor(-1).text == "-" else ""
    return noun.text.islower() and noun.lower_ in gazetteer.name_nouns["company"] and whole not in gazetteer.role_heads


def _follows_acronym(span: Span, gazetteer: Gazetteer) -> bool:
    """As in "the union IF Metall"."""
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if before is None or len(span) > 1 or not (before.is_upper and before.text.isalpha() and 2 <= len(before) <= 5):
        return False
    return before.text not in ACRONYMS_OF_THINGS and before.lower_ not in gazetteer.titles  # "PM Lund", "MP Lund"


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
    if opens_with_sort(span.doc, span.start - 1, span.end, gazetteer):
        return True  # "Chipmaker Bravton"
    above = root.head.head
    opens_clause = root.dep_ == "nsubj" and root.head.dep_ in ("relcl", "ccomp") and above in (before, before.head)
    return _is_company(before, gazetteer) and not opens_clause
