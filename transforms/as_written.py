"""What was found in a recased text, in the article's own letters."""

from __future__ import annotations

from transforms.frozen import replace
from transforms.records import Actor, Extraction, Figure, Quote


def as_written(extraction: Extraction, read: str) -> Extraction:
    """The extraction with its surfaces cut from the article's text.

    Args:
        extraction: what was found.
        read: the recased text that the analysis read, as long as the article's.
    """
    text = extraction.article.text
    return replace(
        extraction,
        figures=tuple(_figure(figure, text, read) for figure in extraction.figures),
        actors=tuple(_actor(actor, text) for actor in extraction.actors),
        quotes=tuple(_quote(quote, text, read) for quote in extraction.quotes),
        times=tuple(replace(time, surface=text[time.start : time.end]) for time in extraction.times),
        skipped=tuple(replace(number, surface=text[number.start : number.end]) for number in extraction.skipped),
    )


def _actor(actor: Actor, text: str) -> Actor:
    """Mentions and roles as written; the actor's name keeps the capitals that other articles give it."""
    return replace(
        actor,
        roles=tuple(replace(role, role=text[role.start : role.end]) for role in actor.roles),
        mentions=tuple(replace(mention, surface=text[mention.start : mention.end]) for mention in actor.mentions),
    )


def _quote(quote: Quote, text: str, read: str) -> Quote:
    return replace(
        quote,
        speaker=_at(quote.speaker, quote.speaker_start, quote.speaker_end, text, read),
        cue=_at(quote.cue, quote.cue_start, quote.cue_end, text, read),
    )


def _at(words: str | None, start: int | None, end: int | None, text: str, read: str) -> str | None:
    """Words that stand at a span as the article writes them; a resolved name, which does not stand there, stays."""
    return text[start:end] if words is not None and start is not None and read[start:end] == words else words


def _figure(figure: Figure, text: str, read: str) -> Figure:
    """A figure with its surface, and with the counted noun, its qualifiers and the place as they stand in its sentence."""
    start, end = figure.sentence_start, figure.sentence_end

    def written(words: str) -> str:
        found = read.find(words, start, end)
        return text[found : found + len(words)] if found >= 0 else words

    return replace(
        figure,
        surface=text[figure.start : figure.end],
        counted=figure.counted if figure.counted is None or figure.counted_is_implied else written(figure.counted),
        qualifiers=tuple(written(word) for word in figure.qualifiers),
        denominator=None if figure.denominator is None else written(figure.denominator),
        place=None if figure.place is None else written(figure.place),
        attributed_to=_at(figure.attributed_to, figure.attribution_start, figure.attribution_end, text, read),
    )
