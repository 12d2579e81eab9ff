"""``make calibrate``: how often each rule was right on the annotated articles, written to ``seeds/rule_reliability.csv``.

Counted apart on the articles that the rules were made with and on those that they never saw. A rule is right where its field is; "value" needs value and modifier. Fields of what is no figure count as neither.
"""

from __future__ import annotations

import csv
import itertools
import sys
from collections import Counter
from collections.abc import Sequence

from flows.reference_files import SEEDS
from tests.golden_figures.scoring import SEEN, UNSEEN, Score, score
from transforms.confidence import evidence
from transforms.records import Figure

TABLE = SEEDS / "rule_reliability.csv"
#: The fields of the truth that each field of the table stands for.
FIELDS = {"value": {"value", "modifier"}, "counted": {"counted"}, "event": {"event"}, "attributed_to": {"attributed_to"}}
#: Bounds of the bins in which confidence is compared with what came true.
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)

Counts = dict[tuple[str, str], tuple[int, int]]


def count(judgements: Sequence[tuple[Figure, frozenset[str] | None]]) -> Counts:
    """How often each rule was right, and how often it was asked, by field and rule."""
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    for figure, wrong in judgements:
        for key in evidence(figure):
            if key[0] == "figure":
                asked[key] += 1
                right[key] += wrong is not None
            elif wrong is not None:
                asked[key] += 1
                right[key] += not wrong & FIELDS[key[0]]
    return {key: (right[key], asked[key]) for key in sorted(asked)}


def write(seen: Counts, unseen: Counts) -> None:
    """The table, in its one order."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("field", "rule", "right", "asked", "unseen_right", "unseen_asked"))
        writer.writerows((*key, *seen.get(key, (0, 0)), *unseen.get(key, (0, 0))) for key in sorted(seen.keys() | unseen.keys()))


def bins(total: Score) -> list[tuple[float, float, int, float, float]]:
    """For each bin of confidence its bounds, the figures in it, their mean confidence and the share that is citable."""
    found = []
    for low, high in itertools.pairwise(BINS):
        inside = [(f.confidence, wrong) for f, wrong in total.judgements if low <= f.confidence < high]
        if inside:
            citable = sum(wrong is not None and not wrong & set().union(*FIELDS.values()) for _, wrong in inside)
            found.append((low, high, len(inside), sum(c for c, _ in inside) / len(inside), citable / len(inside)))
    return found


if __name__ == "__main__":
    of_seen, of_unseen = score(SEEN), score(UNSEEN)
    for name, result in (("seen", of_seen), ("unseen", of_unseen)):
        for low, high, size, mean, citable in bins(result):
            told = f"{size} figures of {name} articles, {mean:.2f} on average, {citable:.2f} of them citable"
            sys.stdout.write(f"confidence {low:.1f} to {high:.1f}: {told}\n")
    write(count(of_seen.judgements), count(of_unseen.judgements))
