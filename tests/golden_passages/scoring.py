"""How many figures of the annotated passages have the thing counted, the event and the claimant right.

A passage is a line of ``conflict.txt``, ``disaster.txt``, ``society.txt`` or ``business.txt``: its subject, a colon, and two to five sentences as
a report would have them, with each figure marked as ``[[surface|counted|event|claimant]]``. A hyphen stands for null, a slash for
"equally right". What they tell is invented. They are harder than articles: every sentence has a figure, and no two are alike.
Those of ``…_reports.txt`` are stretches of three to seven sentences, plainly written.

``tests/golden_sentences`` is a second collection: one to three sentences with one number marked, for one field or two: a question mark stands for what
nobody annotated, ``[[surface|counted|event]]`` for what has no claimant either. They are as many ways to tell a field as English has, not as news
uses them.

``python -m tests.golden_passages.scoring [sentences] [SUBJECT …]`` prints every difference and the table; ``… unseen`` the table of those that the
rules never saw, and nothing else, for who looks at their differences makes rules of them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path

from tests.analysing import the_extractor
from tests.golden_figures.scoring import is_same
from transforms.extract import Extractor
from transforms.records import Extraction, Figure, RawDocument

#: The passages that the rules were made with, and those that they never saw.
SEEN = Path(__file__).parent
UNSEEN = SEEN.parent / "held_out_passages"
#: The same of single sentences.
SENTENCES = SEEN.parent / "golden_sentences"
UNSEEN_SENTENCES = SEEN.parent / "held_out_sentences"
FIELDS = ("counted", "event", "attributed_to")
_MARK = re.compile(r"\[\[(?P<surface>[^|\]]+)\|(?P<counted>[^|\]]+)\|(?P<event>[^|\]]+)(?:\|(?P<attributed_to>[^|\]]+))?\]\]")
_AT_ONCE = 40
_TAIL = 60
_PUBLISHED = "2024-09-12"


@dataclass(frozen=True)
class Mark:
    """An annotated figure: where it stands in the text, and the answers that are right for each field."""

    start: int
    end: int
    answers: dict[str, list[str | None]]


@dataclass(frozen=True)
class Passage:
    """A passage without its marks, and the marks."""

    name: str
    text: str
    marks: list[Mark]


@dataclass
class Score:
    """What came of some passages."""

    asked: int = 0
    citable: int = 0
    found: int = 0
    judged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)
    #: Each figure that was found, with the fields that are wrong.
    judgements: list[tuple[Figure, frozenset[str]]] = field(default_factory=list)

    @property
    def citable_share(self) -> float:
        """Of all annotated figures."""
        return self.citable / self.asked


def passages(folder: Path, subjects: Collection[str] = ()) -> list[Passage]:
    """The passages of a folder, of some subjects or of all.

    Raises:
        ValueError: a passage has no subject, or a mark that cannot be read.
    """
    return [
        _passage(f"{path.stem}-{number}", line)
        for path in sorted(folder.glob("*.txt"))
        if not subjects or path.stem in subjects
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line
    ]


def _passage(name: str, line: str) -> Passage:
    subject, colon, marked = line.partition(": ")
    text, marks, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        answers = {
            key: [None if answer == "-" else answer for answer in mark[key].split("/")]
            for key in FIELDS
            if mark[key] not in (None, "?")
        }
        marks.append(Mark(len(text), len(text) + len(mark["surface"]), answers))
        text += mark["surface"]
        at = mark.end()
    text += marked[at:]
    if not colon or not subject.replace(" ", "").isalpha() or "[[" in text or not marks:
        raise ValueError(f"passage {name} cannot be read: {line[:80]!r}")
    return Passage(name, text, marks)


def score(folder: Path, subjects: Collection[str] = ()) -> Score:
    """The score of all passages of a folder together."""
    total = Score()
    for passage, found in extracted(passages(folder, subjects), the_extractor()):
        for mark in passage.marks:
            _score_mark(passage, mark, found, total)
    return total


def extracted(found: list[Passage], extractor: Extractor) -> Iterator[tuple[Passage, Extraction]]:
    """Each passage with what an extractor finds in it."""
    for some in batched(found, _AT_ONCE):
        documents = [RawDocument(p.name, p.text.encode(), "text/plain", published_at=_PUBLISHED) for p in some]
        yield from zip(some, extractor.extract_all(documents), strict=True)


def figure_of(mark: Mark, passage: Passage, found: Extraction) -> Figure | None:
    """The figure that was found where one is annotated."""
    tail = passage.text[-_TAIL:]  # its dateline is no part of the body
    shift = found.article.text.rfind(tail) + len(tail) - len(passage.text)
    start, end = mark.start + shift, mark.end + shift
    touching = [f for f in found.figures if f.start < end and start < f.end]
    return max(touching, key=lambda f: min(f.end, end) - max(f.start, start), default=None)


def _score_mark(passage: Passage, mark: Mark, found: Extraction, total: Score) -> None:
    total.asked += 1
    context = f"{passage.text[max(0, mark.start - 80) : mark.end + 70]!r} ({passage.text[mark.start : mark.end]})"
    figure = figure_of(mark, passage, found)
    if figure is None:
        total.differences.append(f"{passage.name}: missed: {context}")
        return
    total.found += 1
    wrong = frozenset(key for key, given in mark.answers.items() if not any(_is_right(key, one, figure, found) for one in given))
    total.judged.update(mark.answers.keys())
    total.right.update(mark.answers.keys() - wrong)
    total.citable += not wrong
    total.judgements.append((figure, wrong))
    total.differences += [
        f"{passage.name}: {key} of {context}: want {mark.answers[key]}, got {getattr(figure, key)} [{figure.rules.get(key)}]"
        for key in FIELDS
        if key in wrong
    ]


def _is_right(key: str, answer: str | None, figure: Figure, found: Extraction) -> bool:
    got: str | None = getattr(figure, key)
    if is_same(key, answer, got, found):
        return True
    # Passages name a claimant by the words that matter: "lawyers" for "lawyers for the group".
    return key == "attributed_to" and answer is not None and got is not None and _words(answer) <= _words(got)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower()))


def table(total: Score) -> str:
    """The score as lines."""
    shares = "".join(f"\n{key} {total.right[key] / count:.3f} of {count}" for key in FIELDS if (count := total.judged[key]))
    return f"citable {total.citable_share:.3f} ({total.citable} of {total.asked}), recall {total.found / total.asked:.3f}{shares}"


def main(given: list[str]) -> None:
    """Score what the command line names, and print."""
    seen, unseen = (SENTENCES, UNSEEN_SENTENCES) if "sentences" in given else (SEEN, UNSEEN)
    subjects = set(given) - {"sentences", "unseen"}
    if "unseen" in given:
        sys.stdout.write(table(score(unseen, subjects)) + "\n")
    else:
        total = score(seen, subjects)
        sys.stdout.write("\n".join([*total.differences, table(total), ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
