"""``newsledger search``: full-text search over articles, figures and quotes, with the words that were found marked."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from flows.settings import Settings
from transforms.errors import InputError
from warehouse.clock import to_utc
from warehouse.query import open_ledger, run_query

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

Kind = Literal["article", "figure", "quote"]
#: A word as `core.search_tokens` has them, in text that keeps its case and accents.
_WORD = re.compile(r"[^\W_]+(?:[.,][^\W_]+)*")
_SEARCH = "SELECT * FROM marts.search($1, kind := $2, since := $3, source := $4) LIMIT $5"
_STEMS = "SELECT unnest(core.search_terms(core.search_words($1))) AS term"
_TERMS_OF_WORDS = "SELECT word, core.search_terms(core.search_tokens(word)) AS terms FROM (SELECT unnest($1::VARCHAR[]) AS word)"


def search(settings: Settings, question: str, kind: Kind, since: str | None, source: str | None, limit: int) -> pa.Table:
    """The best results, best first; ``excerpt`` has the words that were found in square brackets.

    Args:
        settings: the settings in force.
        question: words that all have to be there, in any form; what stands in quotation marks has to stand so.
        kind: what is searched.
        since: only what was published at or after this date or time, ISO 8601.
        source: only this source.
        limit: so many at most.

    Raises:
        InputError: there is no word to search for, or ``since`` is no time.
        WarehouseError: there is no ledger.
    """
    with closing(open_ledger(settings.ledger_path)) as con:
        terms = {row["term"] for row in run_query(con, _STEMS, [question]).to_pylist()}
        if not terms:
            raise InputError(
                f"'{question}': there is no word to search for; the commonest, such as 'the' and 'of', are in every text"
            )
        found = run_query(con, _SEARCH, [question, kind, _moment(since), source, limit])
        marked = _marked(con, found.column("excerpt").to_pylist(), terms)
        return found.set_column(found.schema.get_field_index("excerpt"), "excerpt", [marked])


def _moment(text: str | None) -> datetime | None:
    try:
        return to_utc(datetime.fromisoformat(text)) if text is not None else None
    except ValueError as error:
        raise InputError(f"--since {text}: no date or time in ISO 8601; 2025-06-18 and 2025-06-18T12:00Z are") from error


def _marked(con: DuckDBPyConnection, excerpts: list[Any], terms: set[int]) -> list[str]:
    """Excerpts with brackets around the words whose stems are wanted."""
    words = sorted({word for excerpt in excerpts for word in _WORD.findall(excerpt)})
    rows: list[dict[str, Any]] = run_query(con, _TERMS_OF_WORDS, [words]).to_pylist()
    wanted = {row["word"] for row in rows if terms & {*row["terms"]}}
    return [_WORD.sub(lambda match: f"[{match[0]}]" if match[0] in wanted else match[0], excerpt) for excerpt in excerpts]
