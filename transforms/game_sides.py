"""Sides of games in sentences about sport: "Porto captain", "against Leeds", "Vicenza won 2-0"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.analysed_text import Doc, Span
from transforms.gazetteer import Gazetteer
from transforms.names import NameMention
from transforms.score_lines import tells_of_sport

#: Nouns that the name of a side stands before.
_PLAYERS = frozenset(
    (
        "striker strikers midfielder midfielders defender defenders forward forwards goalkeeper goalkeepers keeper winger wing "
        "captain coach manager fullback flanker prop hooker fly-half scrum-half quarterback linebacker receiver pitcher catcher "
        "shortstop batsman batsmen bowler playmaker sweeper fans supporters side bench defence defense midfield jersey shirt"
    ).split()
)
#: Words right behind which a side stands, and verbs of what sides do.
_OPPOSING = frozenset("against beat defeated thrashed hosted hosts host hammered crushed edged outgunned over".split())
_PLAYS = frozenset(
    "beat win lose draw defeat thrash host hammer crush edge trail play romp clinch top outgun visit travel".split()
)
_LABELS = frozenset({"GPE", "LOC", "ORG", "FAC", "NORP", "PRODUCT"})


def sides_of_games(doc: Doc, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Clubs that the model took for places or persons, in a text about sport: those that players belong to, and that play."""
    if not tells_of_sport(doc.text):
        return
    for entity in doc.ents:
        span = _bare(entity)
        if span is None or not span[0].text[:1].isupper() or _is_nation(span, gazetteer):
            continue
        has_players = span.root.head.lower_ in _PLAYERS and span.root.dep_ in ("compound", "poss", "nmod", "amod")
        is_full_name = entity.label_ == "PERSON" and span[0].text in gazetteer.given_names
        if (has_players and not is_full_name) or (entity.label_ in _LABELS and _plays(span)):
            yield NameMention(span.start, span.end, "organisation", None, "side_of_a_game")


def _bare(entity: Span) -> Span | None:
    """An entity without "the" and a possessive mark."""
    start, end = entity.start, entity.end
    if entity[0].lower_ == "the":
        start += 1
    if end > start and entity.doc[end - 1].tag_ == "POS":
        end -= 1
    return entity.doc.span(start, end) if end > start else None


def _is_nation(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a name is one of a country or nationality, or opens with one: "England under-21"."""
    return gazetteer.is_country(span[0].text) or gazetteer.is_country(span.text) or gazetteer.is_demonym(span.text)


def _plays(span: Span) -> bool:
    before = span.doc[span.start - 1].lower_ if span.start > 0 else ""
    root = span.root
    return before in _OPPOSING or (root.dep_ == "nsubj" and root.head.lemma_ in _PLAYS)
