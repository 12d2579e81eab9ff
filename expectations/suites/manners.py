"""Expectations on articles that are judged by the habit of their source: what one outlet does by fault another does by custom.

An upper-case wire, results of games, a ticker without full stops or a weekly that publishes at one moment break these at every
run. So what an article breaks is measured beside the batch (``staging.article_traits.manners``), counted with the measures of its
source (``quality.source_measures``), and told only where it is no habit: where less than one in twenty of the articles of the
source's last 60 batches did so, or fewer than three. What is plainly a custom where most of a batch has it
(``is_custom``) is not told of a source without a past either; the rest is told of newcomers until three articles have it.

What single articles do by chance, and only a whole batch by fault, has a ``share``: it is told where at least eight articles, and
more than that share of the source's batch, do so, and a habit where half of that share did.
"""

# SQL is put together here from constants only.
# ruff: noqa: S608

from __future__ import annotations

from dataclasses import dataclass

from expectations.expectation import Expectation, Severity, rows

#: So many articles of a source's batch, at least, are no chance.
_ENOUGH = 8
_RARE = 0.05
#: A source with fewer articles in its past is a newcomer: of twenty, a share of one in twenty is one article.
NEWCOMER = 20
_HABIT = "What at least one in twenty of the source's own articles did is its habit, and not told."


@dataclass(frozen=True, slots=True)
class Manner:
    """What an article ``s`` with its traits ``t`` may do that most articles do not.

    Attributes:
        name: of its expectation.
        condition: SQL on ``s`` and ``t``.
        reason: why it is told.
        is_custom: whether most of a newcomer's batch doing so is a custom at once.
        share: of a source's batch, above which it is a fault; 0: each article alone is told.
    """

    name: str
    condition: str
    reason: str
    is_custom: bool = False
    share: float = 0

    @property
    def expectation(self) -> Expectation:
        """The expectation that an article does so only where its source often does."""
        if not self.share:
            return unless_habit(self.name, "true", f"{self.reason} {_HABIT}")
        told = (
            f"Eight articles, and more than {self.share:.0%} of a source's batch, have to do so; what half of that share did "
            "before is its habit, and not told."
        )
        return unless_habit(self.name, self._is_of_most, f"{self.reason} {told}")

    @property
    def _is_of_most(self) -> str:
        return (
            "(SELECT coalesce(d.source_name, '(by hand)') FROM staging.documents AS d WHERE d.document_number = "
            "s.document_number) IN "
            "(SELECT coalesce(d.source_name, '(by hand)') AS source_name FROM staging.article_traits AS t INNER JOIN "
            "staging.documents AS d "
            "ON d.document_number = t.document_number GROUP BY ALL HAVING "
            f"count(*) FILTER (list_contains(t.manners, '{self.name}')) > greatest({_ENOUGH - 1}, {self.share} * count(*)))"
        )

    @property
    def habit_share(self) -> float:
        """The share of a source's past articles from which on it is a habit."""
        return self.share / 2 or _RARE


def unless_habit(name: str, condition: str, reason: str, severity: Severity = "warning") -> Expectation:
    """A row-level expectation that rows of articles may break which have a manner of that name as their source's habit."""
    return rows(
        name,
        f"({condition}) AND EXISTS (SELECT 1 FROM staging.article_traits AS t WHERE t.document_number = s.document_number "
        f"AND list_contains(t.manners, '{name}') AND NOT list_contains(t.habits, '{name}'))",
        reason,
        severity,
    )


def fill_manners(manners: tuple[Manner, ...]) -> str:
    """SQL that notes the manners of each article of the batch, and the habits of its source, in ``staging.article_traits``."""
    found = ", ".join(f"CASE WHEN {manner.condition} THEN '{manner.name}' END" for manner in manners)
    customs = ", ".join(f"'{manner.name}'" for manner in manners if manner.is_custom)
    often = " ".join(f"WHEN 'manner {manner.name}' THEN {manner.habit_share}" for manner in manners if manner.share)
    return f"""
UPDATE staging.article_traits AS t SET manners = m.manners
FROM (
  SELECT s.document_number, list_filter([{found}], lambda name: name IS NOT NULL) AS manners
  FROM staging.articles AS s
  INNER JOIN staging.article_traits AS t ON t.document_number = s.document_number
) AS m
WHERE m.document_number = t.document_number;

UPDATE staging.article_traits AS t SET past_articles = h.past_articles, habits = h.habits
FROM (
  WITH batch AS (
    SELECT t.document_number, coalesce(d.source_name, '(by hand)') AS source_name, t.manners
    FROM staging.article_traits AS t
    INNER JOIN staging.documents AS d ON d.document_number = t.document_number
  ),
  past AS (
    SELECT source_name, measure, sum(total) AS total
    FROM quality.source_measures
    WHERE source_name IN (SELECT source_name FROM batch) AND (measure = 'articles' OR starts_with(measure, 'manner '))
    GROUP BY ALL
  ),
  sizes AS (
    SELECT b.source_name, count(*) AS articles, coalesce(any_value(p.total), 0) AS past_articles
    FROM batch AS b
    LEFT JOIN past AS p ON p.source_name = b.source_name AND p.measure = 'articles'
    GROUP BY b.source_name
  ),
  known AS (
    SELECT z.source_name, substr(p.measure, 8) AS manner
    FROM sizes AS z
    INNER JOIN past AS p ON p.source_name = z.source_name
    WHERE p.measure <> 'articles' AND p.total >= 3
      AND p.total >= CASE p.measure {often} ELSE {_RARE} END * z.past_articles
  ),
  told AS (SELECT source_name, unnest(manners) AS manner FROM batch),
  new AS (
    SELECT o.source_name, o.manner
    FROM told AS o
    INNER JOIN sizes AS z ON z.source_name = o.source_name
    WHERE z.past_articles < {NEWCOMER} AND o.manner IN ({customs})
    GROUP BY o.source_name, o.manner
    HAVING count(*) >= 3 AND count(*) > 0.5 * max(z.articles)
  ),
  habits AS (
    SELECT source_name, list(DISTINCT manner) AS habits FROM (FROM known UNION ALL FROM new) GROUP BY source_name
  )
  SELECT b.document_number, z.past_articles, coalesce(h.habits, []) AS habits
  FROM batch AS b
  INNER JOIN sizes AS z ON z.source_name = b.source_name
  LEFT JOIN habits AS h ON h.source_name = b.source_name
) AS h
WHERE h.document_number = t.document_number;
"""


def of_newcomers(table: str) -> str:
    """SQL condition on the rows of a staging table: their source has hardly a past, so that only fixed bounds can judge them."""
    return (
        f"{table}.document_number NOT IN (SELECT t.document_number FROM staging.article_traits AS t "
        f"WHERE t.past_articles >= {NEWCOMER})"
    )
