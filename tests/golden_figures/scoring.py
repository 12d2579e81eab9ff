"""How many figures of the annotated articles one could cite as they are: found, with value, modifier, thing counted, event and
claimant all right. A list in the truth holds the answers that are equally right.

``python -m tests.golden_figures.scoring`` prints the table and every difference; ``… unseen`` the table of the articles that the
rules never saw, and nothing else, for who looks at their differences makes rules of them.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.analysing import the_extractor
from tests.golden.test_golden import fold, names_of
from transforms.extract import Extractor
from transforms.records import Extraction, Figure, RawDocument

#: The articles that the rules were made with, and those that they never saw.
SEEN = Path(__file__).parent
UNSEEN = SEEN.parent / "held_out_figures"
CITABLE = ("value", "modifier", "counted", "event", "attributed_to")
OTHERS = (
    "low",
    "high",
    "kind",
    "unit",
    "trend",
    "measure",
    "status",
    "place",
    "population",
    "as_of_date",
    "period_start",
    "period_end",
)
#: What a figure has to do with another; the truth names the other by its surface, and says nothing where there is none.
RELATIONS = ("part_of", "exchanged_for")
#: Nouns whose plural no rule makes.
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life"}
#: Ways of writing the same unit.
_SAME_UNITS = {
    "percentage_point": "percent",
    "percentage point": "percent",
    "times": "1",
    "km per hour": "km/h",
    "mile per hour": "mph",
}


@dataclass
class Score:
    """What came of one article or of all."""

    required: int = 0
    found: int = 0
    citable: int = 0
    reported: int = 0
    not_figures: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)
    #: Each figure that was found, with the fields that are wrong; None where it is no figure.
    judgements: list[tuple[Figure, frozenset[str] | None]] = field(default_factory=list)

    @property
    def citable_share(self) -> float:
        """Of all required figures."""
        return self.citable / self.required

    @property
    def recall(self) -> float:
        """Required figures that were found."""
        return self.found / self.required

    @property
    def precision(self) -> float:
        """Reported figures, without implicit ones, that are figures."""
        return 1 - self.not_figures / self.reported


def articles(folder: Path) -> list[Path]:
    """The folders of the articles."""
    return sorted(path.parent for path in folder.glob("*/expected.json"))


def read(folders: list[Path], extractor: Extractor | None = None) -> list[tuple[Extraction, dict[str, Any]]]:
    """Articles as the pure path reads them, together, which costs a third of one by one, and the truth of each."""
    truths = [json.loads((article / "expected.json").read_text(encoding="utf-8")) for article in folders]
    documents = [
        RawDocument(article.name, (article / "article.txt").read_bytes(), "text/plain", published_at=truth["published_at"])
        for article, truth in zip(folders, truths, strict=True)
    ]
    return list(zip((extractor or the_extractor()).extract_all(documents), truths, strict=True))


def score(folder: Path) -> Score:
    """The score of all articles of a folder together."""
    total = Score()
    folders = articles(folder)
    for article, (found, truth) in zip(folders, read(folders), strict=True):
        _score_article(article.name, found, truth, total)
    return total


def _score_article(name: str, found: Extraction, truth: dict[str, Any], total: Score) -> None:
    text = found.article.text
    total.reported += sum(not figure.is_implicit for figure in found.figures)
    settled: set[str] = set()
    for item in truth["figures"]:
        figure = figure_at(text, item, found.figures)
        if figure is not None:
            settled.add(figure.figure_id)
        if item.get("required", True):
            _score_figure(name, item, figure, found, total)
    for figure in found.figures:
        if figure.figure_id not in settled and not figure.is_implicit:
            total.not_figures += 1
            total.judgements.append((figure, None))
            total.differences.append(f"{name}: no figure: {text[max(0, figure.start - 40) : figure.end + 30]!r}")


def figure_at(text: str, item: dict[str, Any], figures: tuple[Figure, ...]) -> Figure | None:
    """The figure that was found where an item of the truth stands."""
    at = text.find(item["context"])
    if at < 0:
        return None
    start = at + item["context"].find(item["surface"])
    end = start + len(item["surface"])
    touching = [f for f in figures if f.start < end and start < f.end]
    return max(touching, key=lambda f: min(f.end, end) - max(f.start, start), default=None)


def _score_figure(name: str, item: dict[str, Any], figure: Figure | None, found: Extraction, total: Score) -> None:
    total.required += 1
    if figure is None:
        total.differences.append(f"{name}: missed: {item['context']!r} ({item['surface']})")
        return
    total.found += 1
    wrong = []
    for key in (*CITABLE, *OTHERS, *RELATIONS):
        if key not in item and key not in RELATIONS:
            continue
        got = _related(figure, key, found) if key in RELATIONS else getattr(figure, key)
        is_right = any(is_same(key, one, got, found) for one in answers(item.get(key)))
        total.asked[key] += 1
        total.right[key] += is_right
        if not is_right:
            wrong.append(key)
            total.differences.append(
                f"{name}: {key} of {item['context']!r} ({item['surface']}): want {item.get(key)}, got {got} [{figure.rules.get(key)}]"
            )
    total.citable += not set(wrong) & set(CITABLE)
    total.judgements.append((figure, frozenset(wrong)))


def answers(expected: object) -> Iterator[object]:
    """Each answer that is right."""
    if isinstance(expected, list):
        yield from expected
    else:
        yield expected


def is_same(key: str, expected: object, got: object, found: Extraction) -> bool:
    """Whether a field of a figure is as expected: the same number, thing, unit or actor, however it is written."""
    if expected is None or got is None:
        return expected is got
    if isinstance(expected, int | float):
        return abs(float(str(got)) - expected) <= abs(expected) * 5e-4
    if key == "counted":
        return _singular(str(expected)) == _singular(str(got))
    if key == "unit":
        one, other = fold(expected).replace("_", " "), fold(got).replace("_", " ")
        return _SAME_UNITS.get(one, one) == _SAME_UNITS.get(other, other)
    if key == "attributed_to":
        return _same_claimant(str(expected), str(got), found)
    if key in ("place", "population", *RELATIONS):
        return fold(expected) in fold(got) or fold(got) in fold(expected)
    return fold(expected) == fold(got)


def _related(figure: Figure, relation: str, found: Extraction) -> str | None:
    """How the figure is written that another points to."""
    return next((f.surface for f in found.figures if f.figure_id == getattr(figure, relation)), None)


def _singular(phrase: str) -> str:
    """The head noun in the singular: what stands before "of" or a clause, without what modifies it."""
    head = re.split(r" (?:of|who|which|that|in|from|at|for|with) |,", fold(phrase))[0].split()[-1]
    return _IRREGULAR.get(head) or re.sub(r"(?<=[^aeious])ies$", "y", re.sub(r"(?<=ch|sh|ss|xx)es$|(?<=[^su])s$", "", head))


def _same_claimant(expected: str, got: str, found: Extraction) -> bool:
    """The same actor by any of its names, or nearly the same words."""
    if fold(expected) == fold(got):
        return True
    for actor in found.actors:
        known = names_of(actor)
        if fold(got) in known and (fold(expected) in known):
            return True
    one, other = _words(expected), _words(got)
    return 2 * len(one & other) >= 0.7 * (len(one) + len(other))


def _words(name: str) -> set[str]:
    return set(re.findall(r"[\w’'-]+", fold(re.split(r",| who | which ", name)[0]))) - {
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "in",
        "’s",
        "'s",
    }


def table(total: Score) -> str:
    """The score as lines."""
    lines = [
        f"citable {total.citable_share:.3f} ({total.citable} of {total.required}), recall {total.recall:.3f}, precision {total.precision:.3f}"
    ]
    lines += [
        f"{key} {total.right[key] / total.asked[key]:.3f} of {total.asked[key]}"
        for key in (*CITABLE, *OTHERS, *RELATIONS)
        if total.asked[key]
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    is_unseen = sys.argv[1:] == ["unseen"]
    result = score(UNSEEN if is_unseen else SEEN)
    sys.stdout.write("\n".join([*([] if is_unseen else result.differences), table(result), ""]))
