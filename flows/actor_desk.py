"""What ``newsledger actors`` shows and has decided: an actor with the reasons, pairs in doubt, merges and splits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from flows.settings import Settings
from flows.writing import author_of, writing
from transforms.errors import InputError
from warehouse.actor_desk import Decider, decide_doubt, find_actor, merge_actors, split_actor
from warehouse.query import open_ledger
from warehouse.report_rows import actor_rows, of_actors

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MOST_ROLES = 20


def describe_actor(settings: Settings, wanted: str) -> str:
    """One actor in words: names, dated roles, and of each article why its actor is this one.

    Raises:
        InputError: no actor is meant, or several are.
    """
    with closing(open_ledger(settings.ledger_path)) as con:
        key = find_actor(con, wanted)
        (actor,) = actor_rows(con, "actor_files", key)
        roles = of_actors(con, "roles", [key], _MOST_ROLES).get(key, [])
        articles = actor_rows(con, "actor_articles", key)
        judgements = actor_rows(con, "actor_judgements", key)
    lines = [f"{actor['name']}  ({key})", *_facts(actor)]
    lines += _section("roles", [_role(role) for role in roles])
    lines += _section("articles", [line for article in articles for line in _article(article)])
    lines += _section("judgements", [_judgement(judgement) for judgement in judgements])
    return "\n".join(lines)


def doubts(settings: Settings, limit: int) -> list[dict[str, Any]]:
    """Pairs that no rule could decide and nobody has decided, likeliest first."""
    with closing(open_ledger(settings.ledger_path)) as con:
        return actor_rows(con, "actor_doubts", limit)


def merge(settings: Settings, kept: str, other: str, note: str) -> int:
    """Make two actors one; how many articles' actors changed.

    Raises:
        InputError: an actor is not to be found, they are one already, or the note is empty.
    """
    return _decide(settings, note, lambda con, decider: merge_actors(con, kept, other, decider))


def split(settings: Settings, actor: str, articles: Sequence[str], note: str) -> str:
    """Take articles out of an actor; the id of the actor that they are about now.

    Raises:
        InputError: the actor is not in one of them, or the note is empty.
    """
    return _decide(settings, note, lambda con, decider: split_actor(con, find_actor(con, actor), articles, decider))


def decide(settings: Settings, accepted: Sequence[str], rejected: Sequence[str], note: str) -> int:
    """Accept and reject pairs in doubt; how many.

    Raises:
        InputError: one is not in doubt, or the note is empty.
    """

    def decide_all(con: DuckDBPyConnection, decider: Decider) -> int:
        for name, is_same in [*((name, True) for name in accepted), *((name, False) for name in rejected)]:
            decide_doubt(con, name, decider, is_same=is_same)
        return len(accepted) + len(rejected)

    return _decide(settings, note, decide_all)


def _decide[T](settings: Settings, note: str, act: Callable[[DuckDBPyConnection, Decider], T]) -> T:
    """Decide under the writer's lock, and publish, so that readers see the decision."""
    if not note.strip():
        raise InputError("say why with --note: the judgement keeps it")
    with writing(settings) as (con, run_id):
        return act(con, Decider(run_id, author_of(None), note.strip()))


def _facts(actor: dict[str, Any]) -> list[str]:
    seen = f"{_day(actor['first_seen_at'])} to {_day(actor['last_seen_at'])}"
    known = "reference tables" if actor["is_in_reference"] else "articles" if actor["is_resolved"] else "this article only"
    facts = {
        "kind": actor["kind"], "country": actor["country"], "affiliation": actor["affiliation"], "wikidata": actor["wikidata"],
        "known from": known, "names": ", ".join(actor["surfaces"]),
        "seen": f"{seen}, {actor['article_count']} articles in {actor['story_count']} independent stories",
        "quotes": actor["quote_count"], "figures": actor["figure_count"],
    }  # fmt: skip
    return [f"  {name:<12} {value}" for name, value in facts.items() if value]


def _role(role: dict[str, Any]) -> str:
    status = "" if role["status"] == "current" else f" [{role['status']}]"
    return f"{_day(role['first_seen_at'])} to {_day(role['last_seen_at'])}  {role['role']}{status}"


def _article(article: dict[str, Any]) -> list[str]:
    score = "" if article["score"] is None else f" with {article['score']:g} points"
    judged = f" by {article['author']} on {_day(article['judged_at'])}: {article['note']}" if article["author"] else ""
    reasons = f": {'; '.join(article['reasons'])}" if article["reasons"] else ""
    title = article["title"] or article["document_id"]
    return [
        f"{article['article_id']}  {_day(article['published_at'])}  {article['outlet'] or ''}  {title}",
        f"    {article['name_in_article']}: {article['decision'].replace('_', ' ')}{score}{judged}{reasons}",
    ]


def _judgement(judgement: dict[str, Any]) -> str:
    verdict = "one" if judgement["verdict"] == "same" else "not the same"
    what = judgement["other_actor_id"] or f"{judgement['name']} in {judgement['article_id']}"
    return (
        f"{judgement['judgement_id']}  {_day(judgement['judged_at'])}  {judgement['command']} by {judgement['author']}: "
        f"{judgement['actor_id']} and {what} are {verdict} ({judgement['note']})"
    )


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [f"{title}:", *(f"  {line}" for line in lines)] if lines else []


def _day(moment: Any) -> str:
    return f"{moment:%Y-%m-%d}" if moment else "undated"
