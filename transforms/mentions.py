"""Mentions of persons, organisations and countries: the language model's entities, corrected by reference data and syntax."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from transforms.analysed_text import Doc, Span, Token
from transforms.entity_names import entity_names, names_institution
from transforms.game_sides import sides_of_games
from transforms.gazetteer import Gazetteer
from transforms.institutions import composed_names, governments_of_rulers
from transforms.kind_evidence import is_titled, kind_of_known
from transforms.name_bounds import length_of_role
from transforms.name_kinds import agreed
from transforms.named_bodies import named_bodies
from transforms.names import PARTICLES, PLACE_HEADS, NameMention
from transforms.namesakes import told_apart, without_given_names
from transforms.records import ActorKind
from transforms.score_lines import listed_names
from transforms.told_institutions import told_institutions

_SEEN = frozenset("footage camera image video picture recording clip system".split())
#: How many words may tell of what somebody has an office: "the mayor of the town of Tarma in Brook Province, Ana Ruiz".
_LONGEST_FIELD = 11
#: Roles of persons and of bodies.
_OWNERS = frozenset("owner operator sponsor partner landlord shareholder contractor supplier".split())
_OFFICES = frozenset({"office", "department"})
_ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
#: What the model calls what is no person nor a place.
_LABELS_OF_NAMES = frozenset("PERSON ORG DATE FAC EVENT WORK_OF_ART PRODUCT LAW".split())
#: The Americas that are no country.
_AMERICAS = frozenset({"Central", "South", "North", "Latin", "Middle"})


def find_mentions(doc: Doc, gazetteer: Gazetteer) -> list[NameMention]:
    """The mentions of named actors in text order, without overlaps; the longer span wins, then reference data, then the model."""
    ranked: list[tuple[int, int, NameMention]] = []
    named = gazetteer.matches(doc)
    finders = (
        _known(doc, gazetteer, named),
        _capitals(doc, gazetteer),
        _weak_countries(doc, gazetteer),
        composed_names(doc, gazetteer, named),
        told_institutions(doc, gazetteer),
        governments_of_rulers(doc, gazetteer),
        sides_of_games(doc, gazetteer),
        _beside_role(doc, gazetteer),
        entity_names(doc, gazetteer),
        named_bodies(doc, gazetteer),
        _given_name_first(doc, gazetteer),
    )
    for order, found in enumerate(finders):
        ranked.extend((mention.start - mention.end, order, mention) for mention in found)
    kept = list(_listed(doc, gazetteer))
    taken = {position for mention in kept for position in range(mention.start, mention.end)}
    for _, _, mention in sorted(ranked, key=lambda r: (r[0], r[1], r[2].start)):
        span = range(mention.start, mention.end)
        if not taken.intersection(span):
            taken.update(span)
            kept.append(mention)
    kept = without_given_names(doc, gazetteer, kept)
    return agreed(doc, gazetteer, told_apart(doc, gazetteer, kept))


def _listed(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Teams and players of the lists in a text about sport; what the model makes of such lines is guesswork."""
    for name in listed_names(doc.text, gazetteer.is_country):
        span = doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is not None:
            yield NameMention(span.start, span.end, name.kind, None, "list_of_sport")


def _known(doc: Doc, gazetteer: Gazetteer, named: Sequence[tuple[int, int, str]]) -> Iterator[NameMention]:
    entities = {position: entity for entity in doc.ents for position in range(entity.start, entity.end)}
    told: Counter[str] | None = None
    for start, end, actor_id in named:
        actor, last = gazetteer.actors[actor_id], doc[end - 1]
        if _is_part_of_longer_name(doc, start, end, actor.kind, entities.get(start)) or _is_camera(doc, start, end):
            continue
        is_party, is_lower = last.text == "Party", last.is_lower and doc.span(start, end).text.islower()
        is_others = False
        if actor.country and (is_party or is_lower):
            told = gazetteer.countries_in(doc) if told is None else told
            if is_lower and not told[actor.country]:
                continue  # "the national news agency" of another country
            # "the Democratic Party" in a text about another country
            is_others = max((n for code, n in told.items() if code != actor.country), default=0) > 2 * told[actor.country]
        if kind_of_known(doc, start, end, actor.kind) != actor.kind:
            yield NameMention(start, end, "person", None, "behind_title")
            continue
        yield NameMention(start, end, actor.kind, None if is_others else actor_id, "reference_name")


def _is_part_of_longer_name(doc: Doc, start: int, end: int, kind: ActorKind, entity: Span | None) -> bool:
    """As in "Israel" in "Israel Katz" and "Jordan" in "Michael Jordan" are no countries: the model saw a person around them."""
    is_longer = entity is not None and end <= entity.end and (entity.start, entity.end) != (start, end)
    if entity is not None and is_longer and entity.label_ == "PERSON" and kind != "person":
        return all(token.is_title or token.lower_ in PARTICLES for token in entity if token.is_alpha)
    if start > 0 and doc[start].text == "America" and doc[start - 1].text in _AMERICAS:
        return True
    following = doc[end] if end < len(doc) else None
    return bool(
        kind == "country" and end - start == 1 and following is not None and following.text == "-" and not doc[start].whitespace_
    )


def _is_camera(doc: Doc, start: int, end: int) -> bool:
    """As in "CCTV footage": the cameras, not the broadcaster."""
    if doc[start].text != "CCTV":
        return False
    behind = next((t for t in doc[end : end + 2] if not t.is_punct), None)
    is_on_it = start > 0 and doc[start - 1].lower_ in ("on", "by", "of", "from", "via")
    return is_on_it or (behind is not None and behind.lemma_.lower() in _SEEN)


def _capitals(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """A capital that speaks stands for its country: "Kyiv says", "Washington has denied"."""
    for token in doc:
        known = gazetteer.capitals.get(token.text) if token.dep_ == "nsubj" else None
        if known is not None and token.head.lemma_ in gazetteer.speech_verbs:
            yield NameMention(token.i, token.i + 1, "country", known, "capital_as_country")


def _weak_countries(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """A country whose name others have, too, where it acts and the text names its capital: Georgia in a text on Tbilisi."""
    acting = [t for t in doc if t.text in gazetteer.weak_countries and t.dep_ in _ACTING and not is_titled(doc, t.i)]
    named = {gazetteer.capitals.get(t.text) for t in doc} if acting else set()
    for token in acting:
        actor_id = gazetteer.weak_countries[token.text].actor_id
        if actor_id in named:
            yield NameMention(token.i, token.i + 1, "country", actor_id, "country_by_capital")


def _beside_role(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Capitalised words right behind a role are a person the model may have missed: "its director, Faith Okoro, said"."""
    for token in doc[:-2]:
        if token.lower_ not in gazetteer.role_nouns or (token.is_title and token.nbor().is_title and token.ent_type_ == "ORG"):
            continue
        if token.lower_ in gazetteer.name_nouns["company"] and token.nbor().ent_type_ == "ORG":
            continue  # "the broadcaster Radio Tarma"
        if token.lower_ in _OWNERS and _is_body_behind(token, gazetteer):
            continue  # "the hotel's owner, Orsa Resorts"
        start = _behind_field(token)
        has_comma = doc[start - 1].text == ","
        while start + 1 < len(doc) and (length := length_of_role(doc, start, gazetteer)):
            start += length
        end = start
        while (
            end < len(doc)
            and end - start < 6
            and (_is_name_word(doc[end], gazetteer) or (end > start and _is_hyphenated(doc, end)))
        ):
            end += 1
        is_closed = end < len(doc) and (doc[end].text in (",", ".", "”", ")") or doc[end].pos_ in ("VERB", "AUX", "ADP", "CCONJ"))
        is_company = doc[end - 1].lower_ in gazetteer.ends_of_companies
        ends_name = doc[end - 1].is_title or doc[end - 2].text == "-"
        is_full = end - start >= 2 and (is_closed or not has_comma)
        is_region = gazetteer.country_of(doc.span(start, end).text) is not None  # "deputy Middle East director"
        if is_region:
            continue
        if (is_full or (is_closed and _is_titled_surname(doc, token, start, end, gazetteer))) and ends_name and not is_company:
            yield NameMention(start, end, "person", None, "beside_role")


def _is_body_behind(role: Token, gazetteer: Gazetteer) -> bool:
    """Whether the model sees a body, whose first word is no given name, right behind a role that bodies have as well."""
    start = role.i + 1 + (role.nbor().text == ",")
    name = role.doc[start] if start < len(role.doc) else role
    return name.ent_type_ == "ORG" and name.text not in gazetteer.given_names


def _is_titled_surname(doc: Doc, role: Token, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """As in "President Petro and", which the model takes for a place: one word that is none, right behind a title."""
    name = doc[start]
    is_alone = end - start == 1 == start - role.i and role.is_title and name.is_title and name.is_alpha
    is_free = name.ent_type_ in ("GPE", "LOC", "") and not gazetteer.country_of(name.text) and not gazetteer.is_demonym(name.text)
    return is_alone and is_free and not gazetteer.words.is_ordinary(name.lower_) and name.lower_ not in gazetteer.ends_of_bodies


def _behind_field(role: Token) -> int:
    """Where a name beside a role may start: behind the role, its comma, or its field and comma ("director of surveillance, ")."""
    doc, following = role.doc, role.i + 1
    if doc[following].lower_ in ("of", "for", "at", "in"):
        limit = min(role.sent.end, following + _LONGEST_FIELD)
        comma = next((n for n in range(following + 1, limit) if doc[n].text == ","), None)
        if comma is not None and not any(t.pos_ in ("VERB", "AUX") for t in doc[following:comma]):
            return comma + 1
    return following + (doc[following].text == ",")


def _is_hyphenated(doc: Doc, position: int) -> bool:
    """Whether a token belongs to a name by a hyphen without spaces: the last two of "Min-jae"."""
    hyphen = position if doc[position].text == "-" else position - 1
    is_inside = 0 < hyphen < len(doc) - 1 and doc[hyphen].text == "-" and not doc[hyphen - 1].whitespace_
    return is_inside and not doc[hyphen].whitespace_ and doc[hyphen - 1].is_title and doc[hyphen + 1].is_alpha


def _is_name_word(token: Token, gazetteer: Gazetteer) -> bool:
    if token.lower_ in PARTICLES and not token.is_upper:
        return token.i + 1 < len(token.doc) and token.nbor().is_title
    is_title = token.is_title or (token.text[:1].isupper() and any(c.islower() for c in token.text))
    return (
        is_title
        and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")
        and token.ent_type_ not in ("DATE", "TIME")
        and gazetteer.country_of(token.text) is None
    )


def _given_name_first(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """A known given name with capitalised words behind it, where the model saw nothing or a place."""
    for token in doc[:-1]:
        if token.text not in gazetteer.given_names or token.ent_type_ in _LABELS_OF_NAMES:
            continue
        if token.ent_iob_ == "I" or _goes_on_place(token):
            continue  # "Santa Clara"
        end = token.i + 1
        while end < len(doc) and end - token.i < 4 and _is_surname_token(doc[end], gazetteer):
            end += 1
        last = doc[end - 1].lower_
        holds_office = any(t.lower_ in gazetteer.role_heads or t.lower_ in PLACE_HEADS for t in doc[token.i + 1 : end - 1])
        if end + 1 < len(doc) and last in gazetteer.role_heads and doc[end].tag_ == "POS" and doc[end + 1].lower_ in _OFFICES:
            continue  # "the Santa Rosa Sheriff's office"
        if end > token.i + 1 and not holds_office and last not in gazetteer.ends_of_institutions and last not in PLACE_HEADS:
            if names_institution(doc.span(token.i, end)):
                yield NameMention(token.i, end + 1, "organisation", None, "called_a_body")
            else:
                yield NameMention(token.i, end, "person", None, "given_name")


def _goes_on_place(token: Token) -> bool:
    """As the "Clara" of "the Santa Clara Sheriff", of which the model takes only the first word for a place."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    return before.ent_type_ in ("GPE", "LOC") and before.dep_ == "compound" and before.head == token


def _is_surname_token(token: Token, gazetteer: Gazetteer) -> bool:
    if token.lower_ in PARTICLES and not token.is_upper:
        return token.i + 1 < len(token.doc) and token.nbor(1).is_title
    return (
        token.is_title
        and token.pos_ == "PROPN"
        and token.ent_type_ in ("", "GPE", "PERSON", "NORP")
        and not gazetteer.country_of(token.text)
    )
