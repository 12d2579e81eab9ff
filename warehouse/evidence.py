"""What the ledger knows behind one row: the evidence of a figure, the skipped numbers and the blocks of an article."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import duckdb

from warehouse.query import run_query

Row = dict[str, Any]

_COUNTS = """
SELECT
  (SELECT count(*) FROM marts.articles) AS articles, (SELECT count(*) FROM marts.figures) AS figures,
  (SELECT count(*) FROM marts.actors) AS actors, (SELECT count(*) FROM marts.quotes) AS quotes
"""
_FIGURE = """
SELECT f.*, c.attribution_start, c.attribution_end, c.as_of_text, r.record_length, r.content_length
FROM marts.figures AS f
INNER JOIN core.figures AS c ON c.figure_id = f.figure_id AND c.revision_id = f.revision_id
LEFT JOIN raw.captures AS r ON r.capture_id = f.capture_id AND r.document_id = f.document_id AND NOT r.is_return
WHERE starts_with(f.figure_id, $1)
LIMIT 2
"""
_ARTICLE = """
SELECT * FROM marts.articles
WHERE starts_with(article_id, $1) OR document_id = $1 OR url = $1 OR canonical_url = $1
ORDER BY article_id = $1 DESC, document_id
LIMIT 2
"""
_SKIPPED = """
SELECT span_start, span_end, surface, rule FROM core.skipped_numbers WHERE revision_id = $1 ORDER BY span_start, span_end
"""
_IN_SENTENCE = """
WITH told AS (
  SELECT 'claimant' AS field, m.surface, a.name AS found, m.span_start, m.span_end
  FROM core.actor_mentions AS m
  INNER JOIN core.actors AS a ON a.revision_id = m.revision_id AND a.actor_number = m.actor_number
  WHERE m.revision_id = $1
  UNION ALL
  SELECT 'claimant', speaker, concat('speaker of "', cue, '"'), speaker_start, speaker_end
  FROM core.quotes WHERE revision_id = $1 AND speaker IS NOT NULL
  UNION ALL
  SELECT 'time', surface, concat(type, ' ', value), span_start, span_end FROM core.times WHERE revision_id = $1
  UNION ALL
  SELECT 'figure', surface, concat('no figure: ', rule), span_start, span_end FROM core.skipped_numbers WHERE revision_id = $1
)
SELECT DISTINCT field, surface, found, span_start FROM told
WHERE span_start >= $2 AND span_end <= $3
ORDER BY field, span_start, found
"""
_CORRECTIONS = """
SELECT c.*, f.found
FROM marts.corrections AS c
LEFT JOIN (
  UNPIVOT (SELECT columns(*)::VARCHAR FROM core.figures WHERE revision_id = $3 AND figure_id = $2)
  ON COLUMNS(* EXCLUDE (revision_id, article_id, figure_id)) INTO NAME field VALUE found
) AS f ON f.field = c.field
WHERE c.target_kind = 'figure' AND c.article_id = $1 AND c.target_id = $2 AND c.state = 'in_force'
ORDER BY c.corrected_at, c.field
"""
_WITHDRAWN = """
SELECT correction_id, target_id, author, reason, corrected_at FROM marts.corrections
WHERE target_kind = 'figure' AND field = 'withdrawn' AND state = 'in_force' AND starts_with(target_id, $1)
ORDER BY corrected_at DESC LIMIT 1
"""
_LEARNED = "SELECT rule, state, site, author, reason FROM marts.learned_segments WHERE list_contains($1, rule) ORDER BY rule"
_BLOCKS = "SELECT label, is_kept, rule, text FROM marts.blocks WHERE revision_id = $1 ORDER BY block_number"


def count_rows(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many articles, figures, actors and quotes the ledger holds."""
    return _rows(con, _COUNTS)[0]


def published_runs(con: duckdb.DuckDBPyConnection) -> tuple[int, datetime | None]:
    """How many runs were published, and when the last one ended, UTC without zone."""
    row = _rows(con, "SELECT count(*) AS count, max(ended_at) AS last FROM quality.runs WHERE state = 'published'")[0]
    return row["count"], row["last"]


def find_figures(con: duckdb.DuckDBPyConnection, figure_id: str) -> list[Row]:
    """The figures whose id begins so, two at most: one is an answer, two are a question."""
    return _rows(con, _FIGURE, figure_id)


def find_articles(con: duckdb.DuckDBPyConnection, name: str) -> list[Row]:
    """The articles that an id or its beginning, a document id or an address names, two at most."""
    return _rows(con, _ARTICLE, name)


def skipped_numbers(con: duckdb.DuckDBPyConnection, revision_id: str) -> list[Row]:
    """The numbers of a revision that are no figures, with the rule that says why, in the order of the text."""
    return _rows(con, _SKIPPED, revision_id)


def found_in_sentence(con: duckdb.DuckDBPyConnection, figure: Row) -> list[Row]:
    """What was found in a figure's sentence that one of its fields could have been filled with, in the order of the text.

    Each row has the ``field``, the ``surface``, and as ``found`` the actor's name, the time's value, or the rule by which a
    number is no figure.
    """
    return _rows(con, _IN_SENTENCE, figure["revision_id"], figure["sentence_start"], figure["sentence_end"])


def corrections_of(con: duckdb.DuckDBPyConnection, figure: Row) -> list[Row]:
    """What people corrected in a figure and holds, each field with what the rules find there now (``found``)."""
    return _rows(con, _CORRECTIONS, figure["article_id"], figure["figure_id"], figure["revision_id"])


def withdrawal_of(con: duckdb.DuckDBPyConnection, figure_id: str) -> Row | None:
    """The correction that withdrew the figure whose id begins so, or None."""
    return next(iter(_rows(con, _WITHDRAWN, figure_id)), None)


def blocks_of(con: duckdb.DuckDBPyConnection, revision_id: str) -> list[Row]:
    """All blocks of a revision in document order, kept and removed."""
    return _rows(con, _BLOCKS, revision_id)


def learned_rules(con: duckdb.DuckDBPyConnection, rules: set[str]) -> list[Row]:
    """Why the learned segments among some rules are removed."""
    return _rows(con, _LEARNED, sorted(rules))


def _rows(con: duckdb.DuckDBPyConnection, sql: str, *parameters: object) -> list[Row]:
    return run_query(con, sql, parameters).to_pylist()
