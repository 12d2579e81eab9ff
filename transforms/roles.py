"""Roles: how the text describes a person, before the name, behind it in apposition, or with "is"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.analysed_text import Doc, Span, Token
from transforms.gazetteer import Gazetteer
from transforms.names import RANKS, TITLES, NameMention
from transforms.syntax import phrase
from transforms.told_roles import is_denied, is_role, told_roles

#: A pre-nominal role longer than this is a sentence that the parser took for a name's modifier.
_LONGEST_ROLE = 14
_LONGEST_APPOSITION = 18
_LONGEST_FIELD = 7
#: How long the field of an office between commas may be: "the mayor of the town of Tarma in Brook Province, Ana Ruiz,".
_LONGEST_SET_OFF = 11
#: What a hyphen joins to a role: "co-founder".
_PREFIXES = frozenset({"co", "ex", "vice"})
#: What a hyphen joins behind an office that its holder has yet to take.
_TO_COME = frozenset({"elect", "designate"})
#: Roles right before a name only, and other things elsewhere: "the Celtics star Ana Ruiz".
_CELEBRITIES = frozenset({"star", "superstar", "legend", "ace"})
#: What one is behind a nationality only: "Swedish citizen Ana Ruiz", "her Norwegian counterpart Ana Ruiz".
_OF_NATIONS = frozenset({"citizen", "national", "counterpart"})
#: What anybody is, which describes nobody without a nationality: "the woman, Ana Ruiz,".
_ANYBODY = frozenset(
    """person human individual man woman boy girl child baby member male female adult people police crew staff personnel troop
    couple national local native""".split()
)
#: Classes of ranks: "Petty Officer Second Class".
_CLASSES = frozenset("first second third fourth 1st 2nd 3rd 4th".split())
#: Offices that are written in capitals.
_OFFICES_IN_CAPITALS = frozenset({"PM"})
#: What stands before a rank besides whose it is: "former US Sen. Ana Ruiz", "Canadian military Capt. Ben Moss".
_BEFORE_RANKS = frozenset("former retired late then ex military army navy police marine marines force forces".split())
_INSIDE_FIELD = frozenset({"the", "and", "for", "of", "in"})
_OPENING_MARKS = frozenset({'"', '""', "“"})
_TITLES_AND_RANKS = TITLES | RANKS
#: Titles that say nothing of a role.
_HONORIFICS = frozenset(
    "mr mr. mrs mrs. ms ms. miss sir lady lord hon hon. st. mallam alhaji hajia mazi datuk dato datin shri smt".split()
)


def roles_of(doc: Doc, mention: NameMention, gazetteer: Gazetteer) -> list[tuple[Span, str]]:
    """The role spans of a person's mention with the name of the rule that found each."""
    name = doc.span(mention.start, mention.end)
    found = []
    for rule, find in (("role_before_name", _before_name), ("role_in_apposition", _apposition), ("role_by_copula", _copula)):
        span = find(name, gazetteer)
        if span is not None and 0 < len(span) <= (_LONGEST_APPOSITION if rule == "role_in_apposition" else _LONGEST_ROLE):
            found.append((span, rule))
    found.extend((span, "role_before_name") for span in _beside_another(name, [span for span, _ in found], gazetteer))
    found.extend((span, "role_in_clause") for told in told_roles(name, gazetteer) if (span := _clean(told)) is not None)
    return found


def _beside_another(name: Span, found: list[Span], gazetteer: Gazetteer) -> Iterator[Span]:
    """The first of two descriptions before a name: "coach" of "her coach, former champion Ana Ruiz"."""
    before = next((span for span in found if span.end <= name.start), None)
    if before is None:
        return
    noun, comma = name.root.head, before.start - 1
    is_set_off = name.root.dep_ == "appos" and phrase(noun).end == comma and name.doc[comma].text == ","
    if is_set_off and noun.tag_ == "NN":
        is_told = is_role_noun(noun, gazetteer) or _is_person_noun(noun, gazetteer)
        told = name.doc.span(phrase(noun).start, comma) if is_told else None
        yield from (span for span in (_clean(told),) if span is not None)


def is_role_noun(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a token is the head of a known role."""
    return gazetteer.is_role_noun(token)


def _before_name(name: Span, gazetteer: Gazetteer) -> Span | None:
    """The role before a name without the titles that end it: "Secretary of State Dr. Ana Ruiz"; "US Army Lt. Gen." stays."""
    span = _before(name, gazetteer)
    end = span.end if span is not None else 0
    while span is not None and end > span.start and span.doc[end - 1].lower_ in TITLES:
        end -= 1
    if span is None or not any(is_role_noun(t, gazetteer) for t in span.doc[span.start : end]):
        return span
    return span.doc.span(span.start, end)


def _before(name: Span, gazetteer: Gazetteer) -> Span | None:
    """As in "US National Security Council spokesman John Kirby": from the phrase's left edge to the role noun before the name."""
    doc, end = name.doc, _before_titles(name, gazetteer)
    if (
        end > 0
        and doc[end - 1].text == ","
        and end > 1
        and (is_role_noun(doc[end - 2], gazetteer) or _describes_somebody(doc, end - 1, gazetteer))
        and (_is_apposition_head(doc[end - 2], name) or _is_set_off(doc[end - 2], name))
    ):
        before = phrase(_first_of_two(doc[end - 2], gazetteer))
        return _clean(doc.span(before.start, max(min(before.end, end - 1), doc[end - 2].i + 1)))
    length = _role_length_before(doc, end, gazetteer)
    if length == 0:
        found = _shared_office(name, gazetteer) or _field_before(doc, end, gazetteer) or _leader_phrase_before(name, gazetteer)
        found = found or _office_between_commas(name, end, gazetteer) or _title_before(name, gazetteer)
        return found or _one_of_several(name, gazetteer)
    start = end - length
    while start > name.sent.start and (step := _acronym_length(doc, start) or _belongs_to_role(doc[start - 1], gazetteer)):
        start -= step
    if doc[start].lower_ in ("of", "for"):  # "Governor Ana Ruiz of Ohio and Governor Ben Moss"
        start = next((t.i + 1 for t in doc[start:end] if t.lower_ == "and"), start)
    return _clean(doc.span(start, end))


def _acronym_length(doc: Doc, end: int) -> int:
    """How many words an acronym in brackets behind its name is: the 3 of "World Food Programme (WFP) spokesman"; 0 for none."""
    is_bracketed = end > 3 and doc[end - 1].text == ")" and doc[end - 3].text == "(" and doc[end - 4].pos_ == "PROPN"
    return 3 if is_bracketed and doc[end - 2].text[:1].isupper() and doc[end - 2].is_alpha else 0


def _role_length_before(doc: Doc, end: int, gazetteer: Gazetteer) -> int:
    """How many tokens before a name are a role of the table: "spokesman" 1, "Secretary of State" 3; 0 where there is none."""
    for length in (4, 3, 2):
        if end >= length and gazetteer.is_role(doc, end - length, end):
            return length
    if end > 2 and doc[end - 1].lower_ == "class" and doc[end - 2].lower_ in _CLASSES:
        return 3 if _is_rank(doc[end - 3], gazetteer) else 0
    if end > 2 and doc[end - 2].text == "-" and f"{doc[end - 3].lower_}{doc[end - 1].lower_}" in gazetteer.role_heads:
        return 3  # "film-maker"
    is_to_come = end > 2 and doc[end - 1].lower_ in _TO_COME and doc[end - 2].text == "-"
    if is_to_come and is_role_noun(doc[end - 3], gazetteer):
        return 3  # "governor-elect"
    if end == 0:
        return 0
    noun = doc[end - 1]
    return int(is_role_noun(noun, gazetteer) or _describes_somebody(doc, end, gazetteer) or noun.text in _CELEBRITIES)


def _is_rank(token: Token, gazetteer: Gazetteer) -> bool:
    return token.is_title and (
        token.lower_ in _TITLES_AND_RANKS or is_role_noun(token, gazetteer) or _is_person_noun(token, gazetteer)
    )


def _describes_somebody(doc: Doc, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a noun right before a name says who that is: "Swedish citizen", "Samoan-born prop", "hiker"."""
    noun = doc[end - 1]
    if end < 2 or not noun.is_lower or noun.tag_ == "NNS":
        return False
    is_of_nation = gazetteer.is_demonym(doc[end - 2].text) or gazetteer.is_demonym(doc.span(max(end - 3, 0), end - 1).text)
    if is_of_nation and noun.lower_ in _OF_NATIONS:
        return True
    firsts = (noun, noun.head) if noun.dep_ == "conj" else (noun,)  # of "he and hiker Ana Ruiz" the parser ties her to him
    is_tied = noun.head.i >= end or any(child.dep_ == "appos" and child.i >= end for first in firsts for child in first.children)
    is_born = end > 3 and doc[end - 2].lower_ == "born" and doc[end - 3].text == "-"
    is_known = is_of_nation or (noun.tag_ in ("NN", "NNP") and noun.lower_ not in _ANYBODY | _OF_NATIONS)
    is_somebody = is_known and _is_person_noun(noun, gazetteer)
    return is_tied and (is_born or is_somebody)


def _is_person_noun(noun: Token, gazetteer: Gazetteer) -> bool:
    return noun.lower_ in gazetteer.person_nouns or noun.lower_.endswith("ologist")


def _first_of_two(role: Token, gazetteer: Gazetteer) -> Token:
    """The first noun of "its founder and chairman", for the second one."""
    is_second = role.dep_ == "conj" and role.head.i == role.i - 2 and role.nbor(-1).lower_ == "and"
    return role.head if is_second and is_role_noun(role.head, gazetteer) else role


def _before_titles(name: Span, gazetteer: Gazetteer) -> int:
    """Where the titles and ranks start that stand right before a name, behind a role: "Gen." of "the army chief, Gen. Ana Ruiz",
    "Dr" of "President Dr Ana Ruiz".
    """
    doc, start, end = name.doc, name.start, name.start
    while start > name.sent.start and doc[start - 1].lower_ in _TITLES_AND_RANKS:
        start -= 1
        if start > name.sent.start and doc[end - 1].lower_ in TITLES and is_role_noun(doc[start - 1], gazetteer):
            end = start  # of "Major General Ana Ruiz" both are the role
    return start if start > name.sent.start and doc[start - 1].text == "," else end


def _title_before(name: Span, gazetteer: Gazetteer) -> Span | None:
    """The title or rank before a name, where nothing else tells a role: "Texas Gov.", "Dr."; not "Mr."."""
    end = name.start
    while end > name.sent.start and name.doc[end - 1].lower_ in _HONORIFICS:
        end -= 1
    start = end
    while start > name.sent.start and _tells_rank(name.doc[start - 1], gazetteer):
        start -= 1
    rank = start
    while start < end and start > name.sent.start and _tells_whose(name.doc[start - 1], gazetteer):
        start -= 1
    start = start if start == rank or any(t.is_title or t.is_upper for t in name.doc[start:rank]) else rank
    return name.doc.span(start, end) if start < end else None


def _tells_rank(title: Token, gazetteer: Gazetteer) -> bool:
    if title.text in _OFFICES_IN_CAPITALS:
        return title.i == 0 or not title.nbor(-1).like_num  # not "at 3 PM"
    if title.tag_ == "NNP" and gazetteer.capital_words.get(title.text) == "movement":
        return True  # "Democrat Ana Ruiz"
    return title.is_title and title.lower_ in _TITLES_AND_RANKS and title.lower_ not in _HONORIFICS


def _tells_whose(word: Token, gazetteer: Gazetteer) -> bool:
    """As "Texas" of "Texas Gov. Ana Ruiz" and "Coast Guard" of "Coast Guard Cmdr. Ben Moss"."""
    is_before = word.dep_ in ("compound", "amod", "nmod") and (word.is_title or word.is_upper)
    return (is_before and word.ent_type_ in ("GPE", "ORG", "NORP")) or word.text in _BEFORE_RANKS


def _field_before(doc: Doc, end: int, gazetteer: Gazetteer) -> Span | None:
    """As in "Minister for Trade", "deputy minister for foreign affairs" and "ambassador to China" right before a name."""
    position = end - 1
    while position > 0 and end - position < _LONGEST_FIELD and _tells_field(doc[position]):
        position -= 1
    is_field = 0 < position < end - 1 and doc[position].lower_ in ("for", "of", "to") and doc[position].sent.start < position
    if not is_field:
        return None
    is_lower = all(t.is_lower for t in doc[position + 1 : end]) and doc[position].lower_ == "for"
    is_of_country = position + 2 == end and gazetteer.is_country(doc[position + 1].text)  # "former president of Burundi Ana Ruiz"
    is_sure = doc[position - 1].is_title or is_of_country or is_lower
    if not is_role_noun(doc[position - 1], gazetteer) or not is_sure:
        return None
    start = position - 1
    while start > doc[end - 1].sent.start and _belongs_to_role(doc[start - 1], gazetteer) and doc[start - 1].text != "The":
        start -= 1
    return _clean(doc.span(start, end))


def _shared_office(name: Span, gazetteer: Gazetteer) -> Span | None:
    """As in "Justices Ana Ruiz and Ben Moss": the office in the plural before the first of several names."""
    first = name.root
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    start = first.i
    while (
        start > name.sent.start
        and name.doc[start - 1].dep_ == "compound"
        and not _is_office_of_several(name.doc[start - 1], gazetteer)
    ):
        start -= 1
    if first.dep_ == "appos" and first.head.i < start and _is_office_of_several(first.head, gazetteer):
        return _clean(name.doc.span(phrase(first.head).start, first.head.i + 1))  # "Three MPs, Ana Ruiz and Ben Moss"
    end = start
    if start <= name.sent.start or not _is_office_of_several(name.doc[start - 1], gazetteer):
        return None
    start -= 1
    while start > name.sent.start and _belongs_to_role(name.doc[start - 1], gazetteer):
        start -= 1
    return _clean(name.doc.span(start, end))


def _is_office_of_several(token: Token, gazetteer: Gazetteer) -> bool:
    word = token.lower_
    return word.endswith("s") and (word[:-1] in gazetteer.role_heads or word[:-3] + "y" in gazetteer.role_heads)


def _one_of_several(name: Span, gazetteer: Gazetteer) -> Span | None:
    """As in "Two French nationals, Ana Ruiz and Ben Moss" and "four hikers: Ana Ruiz, …"; not "two people"."""
    first = name.root
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    noun = first.head
    is_beside = noun.tag_ == "NNS" and noun.is_lower and 0 <= first.left_edge.i - phrase(noun).end <= 1
    if first.dep_ != "appos" or not is_beside:
        return None
    word, is_of_nation = noun.lemma_.lower(), any(gazetteer.is_demonym(child.text) for child in noun.children)
    is_known = word in gazetteer.person_nouns and (is_of_nation or word not in _ANYBODY | _OF_NATIONS)
    return _clean(name.doc.span(phrase(noun).start, noun.i + 1)) if is_known else None


def _tells_field(token: Token) -> bool:
    return token.is_title or token.lower_ in ("and", "the") or (token.pos_ in ("NOUN", "ADJ") and not token.is_punct)


def _office_between_commas(name: Span, end: int, gazetteer: Gazetteer) -> Span | None:
    """As in "general secretary of the Mill Union, Ana Ruiz, said", whatever the parser makes of it; a title may stand before
    the name.
    """
    doc, comma = name.doc, end - 1
    if comma <= name.sent.start or doc[comma].text != "," or name.end >= len(doc) or doc[name.end].text != ",":
        return None
    words = doc[max(name.sent.start + 1, comma - _LONGEST_SET_OFF) : comma]
    of = next((t.i for t in reversed(words) if t.lower_ in ("of", "at") and is_role_noun(t.nbor(-1), gazetteer)), None)
    rest = doc[of + 1 : comma] if of is not None else ()
    is_body = all(t.is_title or t.is_upper or t.lower_ in _INSIDE_FIELD or t.pos_ == "NOUN" for t in rest)
    if of is None or not is_body or (doc[of].lower_ == "at" and not any(t.pos_ == "PROPN" for t in rest)):
        return None
    start = of - 1
    while start > name.sent.start and _belongs_to_role(doc[start - 1], gazetteer):
        start -= 1
    return _clean(doc.span(start, comma))


def _is_apposition_head(token: Token, name: Span) -> bool:
    first = token.head if token.dep_ == "conj" else token
    return first in (name.root.head, name.root) or token.head == name.root


def _is_set_off(role: Token, name: Span) -> bool:
    """As in "the town's ombudswoman, Ana Ruiz, had warned", whatever the parser makes of it: one role, its owner, two commas."""
    has_owner = any(child.dep_ in ("det", "poss") and child.i < role.i for child in role.children)
    return role.tag_ == "NN" and has_owner and name.end < len(name.doc) and name.doc[name.end].text == ","


def _leader_phrase_before(name: Span, gazetteer: Gazetteer) -> Span | None:
    """As in "the group's leader in Gaza, Yehiya Sinwar": the name stands in apposition to a role phrase."""
    root = name.root
    for head in (root.head, root.head.head.head):
        if (
            root.dep_ in ("appos", "conj")
            and head.i < name.start
            and is_role_noun(head, gazetteer)
            and (name.doc[name.start - 1].text == "," or (head.is_title and root.head == head))
        ):
            end = name.start - (name.doc[name.start - 1].text == ",")
            if phrase(head).end >= end:
                return _clean(name.doc.span(phrase(head).start, end))
    return None


def _belongs_to_role(token: Token, gazetteer: Gazetteer) -> bool:
    if (
        token.ent_type_ in ("DATE", "TIME")
        or (token.ent_type_ == "PERSON" and not gazetteer.is_demonym(token.text))
        or token.is_space
        or (token.dep_ == "pobj" and token.ent_type_ == "GPE" and token.head.lower_ in ("in", "at", "near", "from"))
        or token.text in {",", ";", ":", "(", ")", "—", "–", "“", "”", '"', "."}
    ):
        return False
    if token.text in ("'s", "’s", "'", "’", "-", "/", "&") or token.lower_ in ("de", "facto"):
        return True
    if token.lower_ == "and":
        if token.i > 1 and token.nbor(-1).pos_ == "PROPN" and is_role_noun(token.nbor(-2), gazetteer):
            return is_role_noun(token.nbor(-1), gazetteer)  # "President Petro and Defense Minister Ana Ruiz"
        if token.i > 0 and token.i + 1 < len(token.doc) and all(is_role_noun(token.nbor(n), gazetteer) for n in (-1, 1)):
            return token.dep_ == "cc"  # "chairman and CEO Ana Ruiz"
        return (
            token.i + 1 < len(token.doc)
            and token.dep_ == "cc"
            and token.head.pos_ in ("PROPN", "NOUN", "ADJ")
            and token.nbor(-1).ent_type_ != "PERSON"
            and (token.nbor(-1).is_title == token.nbor(1).is_title or token.i == token.sent.start + 1)
            and (token.nbor(1).is_title or token.head.dep_ in ("nmod", "compound", "amod"))  # "finance and economy minister"
        )
    if token.lower_ in ("of", "for") and token.i > 0:
        field = token.nbor(2 if token.nbor(1).lower_ == "the" else 1)
        return token.nbor(-1).is_title and field.is_title
    return (
        token.pos_ in ("NOUN", "PROPN", "ADJ")
        or (token.is_upper and len(token) > 1 and token.pos_ == "PRON")  # "WHO" and "US", which the model takes for pronouns
        or (token.tag_ in ("VBN", "VBG", "JJ", "NN") and token.dep_ in ("amod", "compound"))
        or (token.dep_ == "det" and token.lower_ in ("the", "a", "an"))
    )


def _apposition(name: Span, gazetteer: Gazetteer) -> Span | None:
    """As in "Osama Hamdan, a senior Hamas official," and "David Bania, the head of Mossad"."""
    doc = name.doc
    for child in name.root.children:
        is_anothers = any(c.dep_ == "conj" and c.pos_ == "PROPN" and name.end <= c.i < child.i for c in name.root.children)
        is_of_one = child.tag_ != "NNS" and not is_anothers  # of "Ana Ruiz and Ben Moss, a nurse," Ben Moss is
        is_told = is_role(child, gazetteer) or _describes(child, gazetteer)
        if child.dep_ == "appos" and child.i >= name.end and is_of_one and is_told:
            return _clean(phrase(child))
    position = name.end
    if position + 1 < len(doc) and doc[position].text in (",", "(") and position + 1 < name.sent.end:
        return _clean(_role_after_comma(doc, position + 1, name.sent.end, gazetteer))
    return None


def _describes(noun: Token, gazetteer: Gazetteer) -> bool:
    """As "a 31-year-old plumber" and "a plumber from Ohio"."""
    return noun.tag_ == "NN" and _is_person_noun(noun, gazetteer) and any(c.lower_ in ("a", "an") for c in noun.children)


def _role_after_comma(doc: Doc, start: int, limit: int, gazetteer: Gazetteer) -> Span | None:
    """A noun phrase with a role head right behind the comma, where the parser did not see the apposition."""
    end = start
    while (
        end < limit
        and end - start < 9
        and (
            doc[end].pos_ in ("DET", "ADJ", "NOUN", "PROPN")
            or doc[end].text in ("'s", "’s", "-")
            or doc[end].tag_ == "VBN"
            or (doc[end].lower_ == "and" and doc[end - 1].is_title and any(t.is_title for t in doc[end + 1 : end + 2]))
        )
    ):
        end += 1
    while end > start and not is_role_noun(doc[end - 1], gazetteer):
        end -= 1
    if end <= start or (doc[end - 1].dep_ in ("nsubj", "nsubjpass") and doc[end - 1].head.i >= end):
        return None
    span = phrase(doc[end - 1])
    span = span if span.start >= start else doc.span(start, end)
    if doc[end - 1].tag_ == "NNS":
        return None  # "Ana Ruiz, the leaders agreed"
    is_anothers = span.end < limit and doc[span.end].ent_type_ == "PERSON" and doc[span.end].is_title
    return None if is_anothers else span  # "the rival of Anna Keller, Prime Minister Ben Moss": his


def _copula(name: Span, gazetteer: Gazetteer) -> Span | None:
    """As in "Al-Mabhouh is the director of police operations" and "the bank, whose director is Al-Mabhouh"."""
    verb = name.root.head
    if verb.lemma_ == "be" and name.root.dep_ in ("attr", "nsubj") and not is_denied(verb):
        for child in verb.children:
            is_owned = child.dep_ in ("nsubj", "attr") and any(c.dep_ == "poss" for c in child.children)
            if is_owned and child.i < min(verb.i, name.start) and child.tag_ == "NN" and is_role(child, gazetteer):
                whose = next((c for c in child.children if c.tag_ == "WP$"), None)
                return _clean(name.doc.span(whose.i + 1, child.i + 1) if whose is not None else phrase(child))
    if name.root.dep_ != "nsubj" or verb.lemma_ not in ("be", "become", "serve") or is_denied(verb):
        return None
    for child in verb.children:
        if child.dep_ == "attr" and is_role(child, gazetteer):
            return _clean(phrase(child))
    return None


def _clean(span: Span | None) -> Span | None:
    """Without punctuation and "the" at the ends; None where no word with a letter is left."""
    if span is None:
        return None
    start, end = span.start, span.end
    if start > 1 and span.doc[start - 1].text == "-" and span.doc[start - 2].lower_ in _PREFIXES:
        start -= 2
    start = _behind_opening_mark(span, start, end)
    while start < end and (span.doc[start].is_punct or span.doc[start].is_space or span.doc[start].text in ("'s", "’s")):
        start += 1
    while end > start and (span.doc[end - 1].is_punct or span.doc[end - 1].is_space):
        end -= 1
    return span.doc.span(start, end) if end > start else None


def _behind_opening_mark(span: Span, start: int, end: int) -> int:
    """Where a role starts before whose noun a quotation opens that does not close in it: 'an "undisputed leader of the cell'."""
    marks = [n for n in range(start, end) if span.doc[n].text in _OPENING_MARKS]
    last = next((n for n in reversed(marks) if n < span.root.i), None)
    if last is None or last != marks[-1] or any(t.text == "”" for t in span.doc[last:end]):
        return start
    return last + 1
