"""Turns of a transcript: paragraphs that open with a speaker's name and a colon, "RUIZ: We are tired."."""

from __future__ import annotations

import re

from transforms.actors import ActorIndex
from transforms.gazetteer import Gazetteer
from transforms.quotation_map import QuotationMap
from transforms.quoted_speech import AttributedQuote
from transforms.records import Quote
from transforms.speakers import Speaker

#: A name of up to four words, or a letter of "Q:" and "A:", then a colon and the words of the turn.
_TURN = re.compile(
    r"^[ \t]*[\"“]?(?P<name>(?:[A-Z][\w.'’-]*[ ]){0,3}[A-Z][\w.'’-]*)(?P<colon>:)[ \t]+(?P<words>[\"“]?\S[^\n]*)$", re.MULTILINE
)
#: Labels of lines that nobody speaks.
_LABELS = frozenset(
    """update updates updated previous breaking exclusive correction note photo photos video watch read related more story
    editor's where when what who why how summary background""".split()
)
_PARTS_OF_TALK = frozenset({"question", "answer"})
#: With fewer turns, or one name alone, the lines are rather a list: "Where: the town hall".
_FEWEST_TURNS = 4


def turns_of_transcript(marks: QuotationMap, index: ActorIndex) -> list[AttributedQuote]:
    """The turns of a text that is, or holds, a transcript; none where names and colons stand for something else."""
    turns = list(_TURN.finditer(marks.text)) if marks.text.count(":") >= _FEWEST_TURNS else []
    names = [turn["name"] for turn in turns]
    repeated = {name for name in names if names.count(name) > 1}
    if len(turns) < _FEWEST_TURNS or len(repeated) < len(set(names)) / 2 or len(set(names)) < 2:
        return []
    return [
        _quote(turn, marks, index) for turn in turns if turn["name"] in repeated and _can_speak(turn["name"], index.gazetteer)
    ]


def _can_speak(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a line may open with who speaks it: not "Update:", nor "Lunch:" of a plan for the week."""
    word = name.lower()
    if word in _LABELS:
        return False
    is_somebody = word in gazetteer.person_nouns or word in gazetteer.role_heads or word in _PARTS_OF_TALK
    return is_somebody or " " in name or name.isupper() or not gazetteer.words.is_ordinary(word)


def _quote(turn: re.Match[str], marks: QuotationMap, index: ActorIndex) -> AttributedQuote:
    start, end = turn.span("words")
    while start < end and marks.text[start] in '"“':
        start += 1
    while end > start and marks.text[end - 1] in '"” \t':
        end -= 1
    name_start, name_end = turn.span("name")
    surname = turn["name"].split()[-1].lower()
    named = [a for a in index.actors if a.kind == "person" and a.name.lower().split()[-1] == surname]
    actor = named[0] if len(named) == 1 else None
    speaker = Speaker(actor.name if actor else turn["name"], name_start, name_end, actor)
    cue_start, cue_end = turn.span("colon")
    quote = Quote(start, end, "direct", speaker.name, name_start, name_end, turn["colon"], cue_start, cue_end)
    return AttributedQuote(quote, speaker)
