"""``newsledger why``: the evidence of a figure in words, and what was left out of an article."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from duckdb import DuckDBPyConnection

from flows.archive import Place, read_record
from flows.settings import Settings
from transforms.errors import ArchiveError, InputError
from warehouse.evidence import (
    Row,
    blocks_of,
    corrections_of,
    find_articles,
    find_figures,
    found_in_sentence,
    learned_rules,
    skipped_numbers,
    withdrawal_of,
)
from warehouse.query import open_ledger

#: Fields of a figure in the order they are told; those without a value are left out.
_TOLD = (
    "kind", "value", "low", "high", "modifier", "trend", "unit", "denominator", "counted", "qualifiers", "event", "measure",
    "status", "as_of_date", "period_start", "period_end", "time_precision", "time_method", "place", "population", "part_of",
    "exchanged_for", "confidence",
)  # fmt: skip


def explain_figure(figure_id: str, settings: Settings) -> str:
    """The evidence of one figure: sentence, fields, claimant, rules, what was not taken, article and capture.

    Args:
        figure_id: the id, or as much of its beginning as names one figure.
        settings: the settings in force.

    Raises:
        InputError: there is no such figure, or there are several.
        WarehouseError: there is no ledger.
    """
    with closing(open_ledger(settings.ledger_path)) as con:
        figure = find_figure(con, figure_id)
        corrections = corrections_of(con, figure)
        others = [row for row in found_in_sentence(con, figure) if not _is_taken(row, figure)]
    parts = (
        _sentence(figure),
        _fields(figure),
        _corrected(corrections),
        _claimant(figure),
        _rules(figure),
        _refused(others),
        _capture(figure, settings),
    )
    return "\n\n".join(text for part in parts if (text := "\n".join(part)))


def find_figure(con: DuckDBPyConnection, figure_id: str) -> Row:
    """The one figure whose id is this, or begins so.

    Raises:
        InputError: there is no such figure, a person has withdrawn it, or there are several.
    """
    found = find_figures(con, figure_id)
    if not found:
        _tell_withdrawn(withdrawal_of(con, figure_id))
    return _only(found, "figure_id", "figure", figure_id)


def explain_skipped(article: str, settings: Settings) -> str:
    """The numbers of an article that are no figures, each with its surroundings and the rule that says why.

    Raises:
        InputError: there is no such article, or there are several.
    """
    with closing(open_ledger(settings.ledger_path)) as con:
        found = _only(find_articles(con, article), "article_id", "article", article)
        skipped = skipped_numbers(con, found["revision_id"])
    lines = [_around(found["text"], row["span_start"], row["span_end"]) + f"   {row['rule']}" for row in skipped]
    return "\n".join([_headline(found), "", *(lines or ["every number in it is a figure, or there is none"])])


def explain_blocks(article: str, settings: Settings) -> str:
    """An article as a person would mark it: every block, kept (+) or removed (-), with its label and rule.

    Raises:
        InputError: there is no such article, or there are several.
    """
    with closing(open_ledger(settings.ledger_path)) as con:
        found = _only(find_articles(con, article), "article_id", "article", article)
        blocks = blocks_of(con, found["revision_id"])
        learned = learned_rules(con, {row["rule"] for row in blocks})
    lines = [f"{'+' if row['is_kept'] else '-'} {row['label']:<16} {row['rule']:<28} {row['text']}" for row in blocks]
    why = [f"{row['rule']}: {row['state']} for {row['site'] or 'files'} by {row['author']}: {row['reason']}" for row in learned]
    return "\n".join([_headline(found), "", *lines, *([""] if why else []), *why])


def _only(rows: Sequence[Row], key: str, what: str, name: str) -> Row:
    exact = [row for row in rows if row[key] == name] or list(rows)
    if not exact:
        raise InputError(
            f"there is no {what} '{name}' in the published ledger; `newsledger sql` finds ids: \"from marts.{what}s\""
        )
    if len(exact) > 1:
        raise InputError(f"'{name}' names several {what}s: {exact[0][key]}, {exact[1][key]} …; give more of the id")
    return exact[0]


def _headline(row: Row) -> str:
    parts = (row["title"] or "(no title)", row["outlet"], row["published_at"] and f"{row['published_at']:%Y-%m-%d}", row["url"])
    return " · ".join(str(part) for part in (*parts, f"article {row['article_id']}") if part)


def _sentence(figure: Row) -> Iterator[str]:
    """The sentence with the figure in brackets, and a line that marks the claimant below where it stands in the sentence."""
    start, end = figure["span_start"] - figure["sentence_start"], figure["span_end"] - figure["sentence_start"]
    marks = [(start, end, "[", "]")]
    if figure["attribution_start"] is not None:
        first, last = (figure[name] - figure["sentence_start"] for name in ("attribution_start", "attribution_end"))
        if first >= 0 and last <= len(figure["sentence"]) and not first < end > start < last:
            marks.append((first, last, "{", "}"))
    text = figure["sentence"]
    for first, last, opening, closing_mark in sorted(marks, reverse=True):
        text = f"{text[:first]}{opening}{text[first:last]}{closing_mark}{text[last:]}"
    yield f"figure {figure['figure_id']}   [figure] {{claimant and cue}}"
    yield ""
    yield f"  {text}"


def _fields(figure: Row) -> Iterator[str]:
    for name in _TOLD:
        value = figure[name]
        if value not in (None, "", []):
            yield f"  {name:<16} {_plain(value)}"


def _corrected(corrections: Sequence[Row]) -> Iterator[str]:
    if corrections:
        yield "corrected by people (`newsledger correct undo CORRECTION` takes back)"
    for row in corrections:
        found, said = (_plain_text(row[name]) for name in ("found", "new_value"))
        yield f"  {row['field']:<16} {said}; the rules find {found}"
        yield f"  {'':<16} {row['correction_id']} by {row['author']} on {row['corrected_at']:%Y-%m-%d}: {row['reason']}"


def _plain_text(value: str | None) -> str:
    text = value or "nothing"
    return text.rstrip("0").rstrip(".") if re.fullmatch(r"-?\d+\.\d+", text) else text


def _tell_withdrawn(row: Row | None) -> None:
    if row is not None:
        raise InputError(
            f"figure {row['target_id']} was withdrawn by {row['author']} on {row['corrected_at']:%Y-%m-%d}: {row['reason']}; "
            f"`newsledger correct undo {row['correction_id']}` brings it back"
        )


def _claimant(figure: Row) -> Iterator[str]:
    if not figure["claimant"]:
        yield "claimant: none; the article says it in its own voice"
        return
    actor = f" (actor {figure['claimant_actor_id']})" if figure["claimant_actor_id"] else " (not resolved to an actor)"
    cue = f", by the cue '{figure['attribution_cue']}'" if figure["attribution_cue"] else ""
    yield f"claimant: {figure['claimant']}{actor}{cue}"
    if figure["attribution_chain"]:
        yield f"  reported through: {' > '.join(figure['attribution_chain'])}"


def _rules(figure: Row) -> Iterator[str]:
    yield "rules that filled the fields"
    for field, rule in sorted(json.loads(figure["rules"] or "{}").items()):
        yield f"  {field:<16} {rule}"


def _is_taken(other: Row, figure: Row) -> bool:
    """Whether something found in the sentence is what the figure has in the field that it could fill."""
    if other["field"] == "claimant":
        return figure["claimant"] in (other["found"], other["surface"])
    if other["field"] == "time" and other["found"].startswith("DATE "):
        days = (figure[name] for name in ("as_of_date", "period_start", "period_end"))
        return other["found"].removeprefix("DATE ") in [str(day) for day in days]
    return False


def _refused(others: Sequence[Row]) -> Iterator[str]:
    """What the rules looked at in the sentence and did not bind to the figure."""
    yield "considered in the sentence and not taken"
    if not others:
        yield "  nothing"
    for row in others:
        found = "" if row["found"] == row["surface"] else f" ({row['found']})"
        yield f"  {row['field']:<16} {row['surface']}{found}"


def _capture(figure: Row, settings: Settings) -> Iterator[str]:
    yield _headline(figure)
    yield f"  document         {figure['document_id']} (source {figure['source_name'] or 'none'}, run {figure['run_id']})"
    yield f"  sha-256          {figure['capture_id']}"
    if figure["archive_file"] is None:
        yield "  archive          none"
        return
    yield f"  archive          {settings.archive_path / figure['archive_file']} at byte {figure['record_offset']}"
    yield f"  verified         {_verify(figure, settings)}"


def _verify(figure: Row, settings: Settings) -> str:
    try:
        place = Place(figure["archive_file"], figure["record_offset"], figure["record_length"])
        content = read_record(settings.archive_path, place).content
    except ArchiveError as error:
        return f"NO: {error}"
    if hashlib.sha256(content).hexdigest() != figure["capture_id"]:
        return "NO: the archived bytes have another SHA-256 than the ledger says; restore the archive file from a backup"
    return f"yes: the archived {len(content):,} bytes have this SHA-256"


def _around(text: str, start: int, end: int, width: int = 40) -> str:
    """A number in brackets with whole words around it, in columns."""
    before, after = text[max(0, start - width) : start], text[end : end + width]
    if start > width and not text[start - width - 1].isspace():
        before = before[_first_space(before) :]
    if end + width < len(text) and not text[end + width].isspace():
        after = after[: len(after) - _first_space(after[::-1])]
    return f"{before.lstrip():>{width}}[{text[start:end]}]{after.rstrip():<{width}}".replace("\n", " ")


def _first_space(text: str) -> int:
    """Where a text has its first white space; 0 where it has none, for a word that long is shown in part."""
    return next((at for at, letter in enumerate(text) if letter.isspace()), 0)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    text = f"{value:f}" if hasattr(value, "quantize") else str(value)
    return text.rstrip("0").rstrip(".") if hasattr(value, "quantize") and "." in text else text
