"""``newsledger search``: full-text search over articles, figures and quotes, with the words that were found marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

from flows.settings import Settings
from transforms.errors import InputError
from warehouse.clock import to_utc
from warehouse.query import open_ledger, run_query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Kind = Literal["article", "figure", "quote"]
#: A word as `core.search_tokens` has them, in text that keeps its case and accents.
_WORD = re.compile(r"[^\W_]+(?:[.,][^\W_]+)*")
_TERMS = """
SELECT unnest(core.search_whole($1)) AS term
UNION
SELECT v.term
FROM (SELECT unnest(core.search_beginnings($1)) AS beginning) AS b
INNER JOIN core.search_vocabulary AS v ON starts_with(v.word, b.beginning)
"""
_PARTS = "SELECT len(core.search_whole($1)) + len(core.search_beginnings($1)) AS parts"
#: A star behind what is no beginning of a word: fewer than two letters, or a number.
_NO_BEGINNING = re.compile(r"(?<!\w)(?:\d\w*|\w?)\*")
_LENGTH = 240
_TERMS_OF_WORDS = "SELECT word, core.search_terms(core.search_tokens(word)) AS terms FROM (SELECT unnest($1::VARCHAR[]) AS word)"


def search(settings: Settings, question: str, kind: Kind, since: str | None, source: str | None, limit: int) -> pa.Table:
    """The best results, best first; ``excerpt`` has the words that were found in square brackets.

    Args:
        settings: the settings in force.
        question: words that all have to be there, in any form; what stands in quotation marks has to stand so; a star behind the
            beginning of a word stands for any end.
        kind: what is searched.
        since: only what was published at or after this date or time, ISO 8601.
        source: only this source.
        limit: so many at most.

    Raises:
        InputError: there is no word to search for, a star stands behind no beginning of a word, or ``since`` is no time.
        WarehouseError: there is no ledger.
    """
    if star := _NO_BEGINNING.search(re.sub(r'"[^"]*"', " ", question)):
        raise InputError(f"'{star[0]}': a star stands behind two and more letters with which a word begins, as in kill*")
    with closing(open_ledger(settings.ledger_path)) as con:
        if not run_query(con, _PARTS, [question]).to_pylist()[0]["parts"]:
            raise InputError(
                f"'{question}': there is no word to search for; the commonest, such as 'the' and 'of', are in every text"
            )
        terms = {row["term"] for row in run_query(con, _TERMS, [question]).to_pylist()}
        # Literals, not parameters: DuckDB then knows before it starts which parts of the search have nothing to do.
        given = [_literal(question), f"kind := {_literal(kind)}"]
        moment = _moment(since)
        given += [f"since := TIMESTAMP {_literal(moment.isoformat(sep=' '))}"] if moment else []
        given += [f"source := {_literal(source)}"] if source is not None else []
        columns = "* EXCLUDE (excerpt)" if kind == "article" else "*"
        found = run_query(con, f"SELECT {columns} FROM marts.search({', '.join(given)}) LIMIT {limit:d}")  # noqa: S608
        if kind == "article":
            texts = _texts(con, found.column("revision_id").to_pylist())
        else:
            texts = found.column("excerpt").to_pylist()
            found = found.drop_columns(["excerpt"])
        return found.append_column("excerpt", pa.array(_excerpts(con, texts, terms), pa.string()))


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _texts(con: DuckDBPyConnection, revision_ids: Sequence[Any]) -> list[Any]:
    """The texts of revisions, in their order. By literals: what is joined is read whole."""
    if not revision_ids:
        return []
    wanted = ", ".join(map(_literal, revision_ids))
    rows = run_query(con, f"SELECT revision_id, text FROM core.revisions WHERE revision_id IN ({wanted})").to_pylist()  # noqa: S608
    texts = {row["revision_id"]: row["text"] for row in rows}
    return [texts[revision_id] for revision_id in revision_ids]


def _moment(text: str | None) -> datetime | None:
    try:
        return to_utc(datetime.fromisoformat(text)) if text is not None else None
    except ValueError as error:
        raise InputError(f"--since {text}: no date or time in ISO 8601; 2025-06-18 and 2025-06-18T12:00Z are") from error


def _excerpts(con: DuckDBPyConnection, texts: Sequence[str], terms: set[int]) -> list[str]:
    """The surroundings of the first word whose stem is wanted, with brackets around all such words."""
    words = sorted({word for text in texts for word in _WORD.findall(text)})
    rows: list[dict[str, Any]] = run_query(con, _TERMS_OF_WORDS, [words]).to_pylist()
    wanted = {row["word"] for row in rows if terms & {*row["terms"]}}
    return [_WORD.sub(lambda match: f"[{match[0]}]" if match[0] in wanted else match[0], _cut(text, wanted)) for text in texts]


def _cut(text: str, wanted: set[str]) -> str:
    """So much of a text as a reader takes in at a glance, in whole words."""
    if len(text) <= _LENGTH:
        return text
    first = next((match.start() for match in _WORD.finditer(text) if match[0] in wanted), 0)
    start = max(0, first - _LENGTH // 3)
    start = text.find(" ", start, first) + 1 if start else 0
    end = text.rfind(" ", start, start + _LENGTH) if start + _LENGTH < len(text) else len(text)
    return text[start:end]
