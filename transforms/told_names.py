"""Other names that a text tells: 'Joaquín Barrientos, known as "El Tuerto"', "the Ministry of Health (Minsa)", "née Duarte"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from transforms.analysed_text import Doc, Token
from transforms.frozen import frozen
from transforms.gazetteer import Gazetteer
from transforms.names import PARTICLES, NameMention

_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»", "„": "“"}
#: Words behind which another name of the same person stands; those of the second group only with "as" behind them.
_CUES = frozenset("alias aka a.k.a a.k.a. née nee nicknamed dubbed called formerly born".split())
#: Those that are verbs of others, too ("X called Y a liar"): they stand behind a comma or "was", the last one before a quotation.
_VERBS = frozenset({"nicknamed", "dubbed", "called", "born"})
_BEFORE_VERBS = frozenset({",", "also", "is", "was", "been", "and"})
_BEFORE_KNOWN = frozenset(
    ", ( which is was and also better commonly formerly locally once otherwise popularly previously still widely".split()
)
_WITH_AS = frozenset({"known", "recognised", "recognized", "referred"})
#: How far behind a name the cue may stand, and how long the other name may be.
_FARTHEST, _LONGEST = 9, 5


@frozen
class ToldName:
    """Another name of an actor: the mention it is told of, and the span of the other name."""

    of: NameMention
    start: int
    end: int


def told_names(doc: Doc, mentions: Sequence[NameMention], gazetteer: Gazetteer) -> Iterator[ToldName]:
    """The other names that the text tells of its persons and organisations, in order."""
    ends = {m.end: m for m in mentions}
    by_start = {m.start: m for m in mentions}
    for mention in mentions:
        if mention.kind == "person" and mention.end - mention.start > 4:
            yield from _inside(doc, mention)
    for token in doc:
        if token.text == "(" and (of := _before_country(doc, token.i, ends, gazetteer) or ends.get(token.i)):
            told = _bracketed(doc, token.i, of, gazetteer)
        elif token.lower_ in _CUES or token.lower_ in _WITH_AS:
            told = _behind_cue(doc, token, ends)
        elif token.lower_ == "as":
            told = _as_another(doc, token, ends, by_start)
        elif token.lower_ == "or":
            told = _or_acronym(doc, token, ends)
        else:
            continue
        if told is not None:
            yield told


def _inside(doc: Doc, mention: NameMention) -> Iterator[ToldName]:
    """As in 'Rogelio "Bong" Cruz': the nickname between the names."""
    for position in range(mention.start + 1, mention.end - 2):
        if doc[position].text in _QUOTES:
            span = _name_at(doc, position)
            if span is not None and span[1] < mention.end - 1:
                yield ToldName(mention, *span)
            return


def _before_country(doc: Doc, bracket: int, ends: Mapping[int, NameMention], gazetteer: Gazetteer) -> NameMention | None:
    """As in "the UN Relief Office in Haiti (UROH)": the body whose name goes on up to an acronym in brackets."""
    if bracket < 3 or bracket + 1 >= len(doc) or not doc[bracket + 1].is_upper:
        return None
    is_of_country = doc[bracket - 2].lower_ in ("in", "for", "of") and gazetteer.is_country(doc[bracket - 1].text)
    return ends.get(bracket - 2) if is_of_country else None


def _bracketed(doc: Doc, bracket: int, of: NameMention, gazetteer: Gazetteer) -> ToldName | None:
    """As in "the Ministry of Health (Minsa)": one capitalised word alone in brackets behind a body of several words."""
    if bracket + 2 >= len(doc) or doc[bracket + 2].text != ")" or of.kind != "organisation" or of.end - of.start < 2:
        return None
    word = doc[bracket + 1]
    is_name = word.text[:1].isupper() and word.is_alpha and len(word.text) > 1 and word.ent_type_ not in ("GPE", "LOC", "NORP")
    is_other = gazetteer.country_of(word.text) or (gazetteer.words.is_ordinary(word.lower_) and word.is_title)
    return ToldName(of, word.i, word.i + 1) if is_name and not is_other else None


def _behind_cue(doc: Doc, cue: Token, ends: Mapping[int, NameMention]) -> ToldName | None:
    """As in 'known as "El Tuerto"', "alias Simba", "née Duarte": the name behind the cue, of the person named before it; and
    of the organisation right before "known as".
    """
    start = cue.i + 1
    has_as = start < len(doc) and doc[start].lower_ == "as"
    if cue.lower_ in _WITH_AS and not has_as:
        return None
    if cue.lower_ in _VERBS and (cue.i == 0 or doc[cue.i - 1].lower_ not in _BEFORE_VERBS):
        return None
    if cue.lower_ == "called" and (start >= len(doc) or doc[start].text not in _QUOTES):
        return None
    of = (_body_before(doc, cue.i, ends) if cue.lower_ == "known" else None) or _person_before(doc, cue.i, ends)
    if of is None:
        return None
    span = _name_at(doc, start + has_as)
    return ToldName(of, *span) if span is not None else None


def _as_another(doc: Doc, token: Token, ends: Mapping[int, NameMention], by_start: Mapping[int, NameMention]) -> ToldName | None:
    """As in "Elena Whitfield, who won as Elena Duarte": the same given name with another surname."""
    other = by_start.get(token.i + 1)
    if other is None or other.kind != "person" or other.end - other.start < 2:
        return None
    of = _person_before(doc, token.i, ends)
    is_same = of is not None and of.end - of.start > 1 and doc[of.start].text == doc[other.start].text
    differs = of is not None and doc[of.end - 1].text != doc[other.end - 1].text
    return ToldName(of, other.start, other.end) if of is not None and is_same and differs else None


def _or_acronym(doc: Doc, token: Token, ends: Mapping[int, NameMention]) -> ToldName | None:
    """As in "the army's Central Command, or CENTCOM, says": the acronym between commas right behind a body's name."""
    of = ends.get(token.i - 1)
    if of is None or of.kind != "organisation" or token.i + 2 >= len(doc) or doc[token.i - 1].text != ",":
        return None
    acronym = doc[token.i + 1]
    is_set_off = doc[token.i + 2].text in (",", ")") or doc[token.i + 2].pos_ in ("VERB", "AUX")
    return ToldName(of, acronym.i, acronym.i + 1) if acronym.is_upper and len(acronym) > 1 and is_set_off else None


def _body_before(doc: Doc, position: int, ends: Mapping[int, NameMention]) -> NameMention | None:
    """As in "the Free Valley Party, commonly known as Vala": the organisation with nothing but such words behind it."""
    while position > 0 and doc[position - 1].lower_ in _BEFORE_KNOWN:
        position -= 1
    mention = ends.get(position)
    return mention if mention is not None and mention.kind == "organisation" else None


def _person_before(doc: Doc, position: int, ends: Mapping[int, NameMention]) -> NameMention | None:
    """The person named last before a position in its sentence, near enough."""
    first = max(doc[position].sent.start, position - _FARTHEST)
    for end in range(position, first, -1):
        mention = ends.get(end)
        if mention is not None:
            return mention if mention.kind == "person" and mention.start >= first - 4 else None
    return None


def _name_at(doc: Doc, start: int) -> tuple[int, int] | None:
    """The name that starts here: what is quoted, or the capitalised words."""
    if start >= len(doc):
        return None
    closing = _QUOTES.get(doc[start].text)
    if closing is not None:
        for end in range(start + 2, min(start + _LONGEST + 2, len(doc))):
            if doc[end].text == closing:
                last = end - (doc[end - 1].text in (",", "."))
                return (start + 1, last) if doc[start + 1].text[:1].isupper() and last > start + 1 else None
        return None
    start += doc[start].lower_ == "the"
    end = start
    while end < len(doc) and end - start < _LONGEST and _is_name_word(doc[end]):
        end += 1
    return (start, end) if end > start and doc[start].text[:1].isupper() else None


def _is_name_word(token: Token) -> bool:
    is_proper = token.text[:1].isupper() and token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME", "NORP")
    return is_proper or (token.lower_ in PARTICLES and token.pos_ != "ADP")
