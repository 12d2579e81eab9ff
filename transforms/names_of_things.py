"""Names of things, which are no actors: laws, ships, storms, buildings, and ordinary words with a capital."""

from __future__ import annotations

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer

#: Those of what belongs to a place: "Tarma municipal authorities".
_LOCAL = frozenset("regional municipal provincial prefectural local".split())
#: What makes a name a mere adjective: "the post-Taliban constitution".
_BEFORE_HYPHENS = frozenset("ex post anti pro non".split())
_LONGEST_ACRONYM = 4
#: What parliaments deal with.
_OF_PARLIAMENTS = frozenset(
    {
        "White Paper",
        "Green Paper",
        "Committee Stage",
        "Report Stage",
        "First Reading",
        "Second Reading",
        "Third Reading",
        "Budget",
    }
)
#: What fires with names do, and what is measured of ships.
_OF_FIRES = frozenset(
    """burn destroy kill scorch char consume engulf threaten rage spread grow start erupt ignite spark force level raze blacken
    break claim injure""".split()
)
_LANDFORMS = frozenset("mountain volcano peak summit river lake glacier island islet waterfall".split())
_OF_SHIPS = frozenset({"tonne", "ton", "teu", "berth"})
#: Kinds of the table of nouns around names whose names are no actors.
_NO_ACTORS = ("competition", "honour", "law")


def names_a_thing(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a name is one of a competition, law, ship, place, index, holiday or people: "the frigate Rosa", "Oslo district"."""
    nouns, last = gazetteer.name_nouns, span[-1].lower_
    is_operation = len(span) > 1 and span[0].text == "Operation"
    is_day = gazetteer.capital_words.get(span[-1].text) in ("holiday", "language")
    if len(span) > 1 and any(t.lower_ in nouns["storm"] for t in span[:-1]):
        return True
    is_former = len(span) > 1 and span[0].lower_ in _BEFORE_HYPHENS and span[1].text == "-"  # "Ex-Marine Ana Ruiz"
    if _is_budget(span) or _is_wildfire(span) or _is_measured_ship(span) or _is_ship_again(span, gazetteer):
        return True
    if is_operation or is_day or is_former or span.text in _OF_PARLIAMENTS or any(last in nouns[kind] for kind in _NO_ACTORS):
        return True
    if len(span) == 1 and gazetteer.capital_words.get(span.text) in ("people", "religion"):
        return True
    if len(span) == 1 and last in gazetteer.role_heads and span.end < len(span.doc) and span.doc[span.end].lower_ == "of":
        return True  # "the Emir of Qatar"
    if len(span) == 1 and (_is_plain_opening(span[0], gazetteer) or _is_heading(span[0], gazetteer)):
        return True
    if all(len(token.text) == 1 for token in span) or (len(span) == 1 and _is_common_here(span[0], gazetteer)):
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
    return is_thing or before in nouns["vessel"] or before in nouns["storm"]


def _is_budget(span: Span) -> bool:
    """As in "the Union Budget", "the Autumn Budget"; not the Office of Management and Budget."""
    return span[-1].text == "Budget" and len(span) < 4 and all(t.is_title for t in span)


def _is_wildfire(span: Span) -> bool:
    """As in "the Carr Fire burned 40 homes"."""
    has_article = span.start > 0 and span.doc[span.start - 1].lower_ == "the"
    return has_article and len(span) > 1 and span[-1].text in ("Fire", "Fires") and span.root.head.lemma_ in _OF_FIRES


def _is_measured_ship(span: Span) -> bool:
    """As in "the 40-tonne Maria Estrella"."""
    return span.label_ == "PERSON" and any(c.lemma_.lower() in _OF_SHIPS for c in span.root.children)


def _is_ship_again(span: Span, gazetteer: Gazetteer) -> bool:
    """As "the Maria Estrella" in a text on the trawler Maria Estrella."""
    doc, vessels = span.doc, gazetteer.name_nouns["vessel"]
    if span.label_ != "PERSON" or span.start == 0 or doc[span.start - 1].lower_ != "the":
        return False
    return any(e.text == span.text and e.start > 0 and doc[e.start - 1].lower_ in vessels for e in doc.ents)


def acronyms_of_things(doc: Doc, gazetteer: Gazetteer) -> set[str]:
    """As "BVM" of "black vine moss (BVM)": what stands in brackets behind ordinary words with these initials."""
    found: set[str] = set()
    for token in doc[2:-2]:
        if token.text != "(":
            continue
        acronym = doc[token.i + 1]
        if not acronym.is_upper or not 2 <= len(acronym) <= 5 or doc[token.i + 2].text != ")":
            continue
        words = [t for t in doc[max(0, token.i - 2 * len(acronym)) : token.i] if t.text != "-"][-len(acronym) :]
        is_plain = all(t.is_lower and t.is_alpha for t in words) and words[-1].lower_ not in gazetteer.organisation_nouns
        if is_plain and "".join(t.text[0] for t in words).upper() == acronym.text:
            found.add(acronym.text)
    return found


def storms(doc: Doc, gazetteer: Gazetteer) -> set[str]:
    """Names behind a noun for storms: after "Typhoon Yutu", Yutu is one throughout."""
    storms = gazetteer.name_nouns["storm"]
    return {t.nbor().text for t in doc if t.lower_ in storms and t.i + 1 < len(doc) and t.nbor().is_title}


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
    if token.dep_ != "appos":
        return False
    nouns = (*(gazetteer.name_nouns[kind] for kind in ("vessel", "settlement", "building")), _LANDFORMS)
    return any(token.lower_ in known for known in nouns)


def _is_plain_opening(token: Token, gazetteer: Gazetteer) -> bool:
    """An ordinary noun that has its capital from the start of a sentence: "Turnout on Tuesday was 71%"."""
    opens = token.i == token.sent.start or token.nbor(-1).is_space or (token.nbor(-1).is_punct and token.nbor(-1).text != ",")
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
