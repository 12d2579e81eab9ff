"""Who is meant when a person is to be removed: the names that the ledger knows, and the articles that have them."""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from transforms.errors import InputError
from warehouse.actor_desk import find_actor
from warehouse.redacting import hints_of
from warehouse.removal import Chosen, choose_articles, choose_nothing

#: Shorter names are part of too many words.
_SHORTEST = 4
_SHOWN = 20


def forms_of_person(con: duckdb.DuckDBPyConnection, wanted: str) -> list[str]:
    """The full names of a person: the one that is given, and those by which the ledger knows the actor of that name or id.

    Raises:
        InputError: it is the name of an organisation or a country, or it is too short; several actors have it.
    """
    known = con.execute(
        "SELECT 1 FROM marts.actors WHERE actor_key = $wanted OR lower(name) = lower($wanted) "
        "OR list_contains(list_transform(surfaces, lambda s: lower(s)), lower($wanted)) LIMIT 1",
        {"wanted": wanted},
    ).fetchone()
    forms = [wanted]
    if known:
        key = find_actor(con, wanted)
        name, kind, surfaces = con.execute(
            "SELECT name, kind, surfaces FROM marts.actors WHERE actor_key = ?", [key]
        ).fetchone() or ("", "", [])
        if kind != "person":
            raise InputError(f"{wanted} is no person but of kind {kind}: only persons are removed")
        forms = [form for form in (name, *surfaces, wanted) if form == name or " " in form]
        forms = [form for form in forms if form != key]
    if any(len(form) < _SHORTEST for form in forms):
        raise InputError(f"'{min(forms, key=len)}' is too short a name: give the full name")
    return list(dict.fromkeys(forms))


def choose_naming(con: duckdb.DuckDBPyConnection, names: Sequence[str]) -> Chosen:
    """The articles that have one of the names in their text or title, with all that cannot stay without them."""
    articles = [article_id for article_id, *_ in _naming(con, names)]
    return choose_articles(con, articles) if articles else choose_nothing(con)


def naming_articles(con: duckdb.DuckDBPyConnection, names: Sequence[str]) -> list[str]:
    """In words, the articles that have one of the names, and addresses that show it, which stay."""
    found = _naming(con, names) if names else []
    lines = [f"  {article_id}  {title or ''}" for article_id, title, _ in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(f"  … and {len(found) - _SHOWN:,} more")
    shown = [url for _, _, url in found if url and any(name.split()[-1].lower() in url.lower() for name in names)]
    lines += [f"its address shows the name and stays, unless the article is removed: {url}" for url in shown[:_SHOWN]]
    listed = con.execute(
        "SELECT actor_id FROM reference.actors WHERE list_contains(?, lower(name))", [[n.lower() for n in names]]
    )
    seeds = "take the row out of seeds/actors.csv, or the name stays there"
    return lines + [f"the reference tables know {name}: {seeds}" for (name,) in listed.fetchall()]


def _naming(con: duckdb.DuckDBPyConnection, names: Sequence[str]) -> list[tuple[str, str | None, str | None]]:
    hints = " OR ".join(f"contains(told, '{hint}')" for hint in hints_of(names))
    return con.execute(
        "WITH texts AS (SELECT article_id, lower(concat_ws(' ', title, text)) AS told FROM core.revisions) "
        "SELECT DISTINCT a.article_id, r.title, r.url FROM texts INNER JOIN core.articles AS a USING (article_id) "
        f"INNER JOIN core.revisions AS r ON r.revision_id = a.revision_id WHERE ({hints}) "
        "AND list_bool_or(list_transform($names::VARCHAR[], lambda n: contains(told, n))) ORDER BY ALL",
        {"names": [name.lower() for name in names]},
    ).fetchall()
