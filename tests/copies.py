"""``python -m tests.copies [EVENTS]``: how well copies of a story are told from other stories on the same event.

Events are made up of random words, each with quotations and background that everybody has. Of each there is a wire story, one copy
of it (edited, shortened, with text of its own, a copy of a copy, a copy of its revision: no other copy leads to it), stories of
others that share the quotations and the background, a follow-up, and two reports by one form with other numbers. Printed are the pairs that should be of one
story and are (recall), those that are and should not be (precision), by sort of text, and the articles a second.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from flows.reference_files import load_reference as read_tables
from tests.warehouse import given
from transforms.records import Extraction
from warehouse.database import connect_writer
from warehouse.reference import load_reference

Words = list[str]
#: How often the most frequent word of a language stands; the others follow Zipf's law.
_VOCABULARY = [f"w{number}" for number in range(20_000)]
_WEIGHTS = [1 / (rank + 10) for rank in range(len(_VOCABULARY))]


def prose(rng: random.Random, length: int) -> Words:
    """Words as frequent as those of a language, with a number now and then."""
    words = rng.choices(_VOCABULARY, _WEIGHTS, k=length)
    return [str(rng.randint(2, 5000)) if rng.random() < 0.03 else word for word in words]


def edited(rng: random.Random, words: Words, share: float) -> Words:
    """Words of which a share is replaced, dropped or doubled, one here and one there."""
    out: Words = []
    for word in words:
        out += [word] if rng.random() >= share else rng.choice([[], prose(rng, 1), [word, *prose(rng, 1)]])
    return out


#: Each makes a copy of a wire story.
COPIES: dict[str, Callable[[random.Random, Words], Words]] = {
    "verbatim": lambda rng, wire: wire,
    "edited": lambda rng, wire: edited(rng, wire, 0.04),
    "edited more": lambda rng, wire: edited(rng, wire, 0.08),
    "cut to 60 %": lambda rng, wire: edited(rng, wire[: len(wire) * 6 // 10], 0.02),
    "cut to 40 %": lambda rng, wire: wire[: len(wire) * 4 // 10],
    "cut to 25 %": lambda rng, wire: wire[: len(wire) // 4],
    "cut within": lambda rng, wire: wire[:60] + wire[150:260] + wire[330:],
    "other beginning": lambda rng, wire: prose(rng, 60) + wire[60:],
    "own words added": lambda rng, wire: wire + prose(rng, len(wire) // 3),
    "copy of a copy": lambda rng, wire: edited(rng, edited(rng, wire, 0.04), 0.04),
    "copy of a revision": lambda rng, wire: edited(rng, wire[:100] + prose(rng, 40) + wire[140:], 0.02),
}


def other_texts(rng: random.Random, wire: Words, quotes: Sequence[Words], background: Words) -> dict[str, Words]:
    """Texts of the same event that are nobody's copies."""
    form = prose(rng, 70)
    report = [[str(rng.randint(2, 9000)) if place % 9 == 4 else word for place, word in enumerate(form)] for _ in range(2)]
    return {
        "own story": prose(rng, 280) + quotes[0] + quotes[1] + background,
        "other own story": quotes[0] + prose(rng, 240) + quotes[2] + background[:50],
        "short own story": prose(rng, 60) + quotes[1],
        "follow-up": prose(rng, 260) + wire[-120:],
        "report by a form": report[0],
        "other report by the form": report[1],
    }


def main(events: int) -> None:
    """Make the texts, load them in two runs in any order, and print what came of it."""
    rng = random.Random(7)
    kinds: dict[str, tuple[str, int | None]] = {}
    documents = []
    for event in range(events):
        quotes, background = [prose(rng, 28) for _ in range(3)], prose(rng, 80)
        wire = prose(rng, 120) + quotes[0] + prose(rng, 90) + quotes[1] + prose(rng, 60) + background
        copy = list(COPIES)[event % len(COPIES)]
        texts = [("wire", wire, event), (copy, COPIES[copy](rng, wire), event)]
        texts += [(kind, words, None) for kind, words in other_texts(rng, wire, quotes, background).items()]
        for kind, words, of in texts:
            name = f"{event} {kind}"
            kinds[name] = (kind, of)
            documents.append(given.document(Extraction(given.article(name, " ".join(words), site_name=name))))
    rng.shuffle(documents)
    with tempfile.TemporaryDirectory() as folder:
        con = connect_writer(Path(folder) / "warehouse.duckdb")
        load_reference(con, read_tables())
        started = time.perf_counter()
        for run, half in enumerate((documents[::2], documents[1::2])):
            given.run(con, f"r{run}", *half)
        seconds = time.perf_counter() - started
        stories = dict(given.rows(con, "SELECT document_id, story_id FROM marts.articles"))
        con.close()
    sys.stdout.writelines(f"{line}\n" for line in _lines(kinds, stories, len(documents) / seconds))


def _lines(kinds: dict[str, tuple[str, int | None]], stories: dict[str, str], speed: float) -> Iterator[str]:
    members, wanted = defaultdict(list), defaultdict(list)
    for name, story in stories.items():
        members[story].append(name)
        if kinds[name][1] is not None:
            wanted[kinds[name][1]].append(name)
    found = {pair for names in members.values() for pair in combinations(sorted(names), 2)}
    right = {pair for names in wanted.values() for pair in combinations(sorted(names), 2)}
    good = len(found & right)
    yield f"precision {good / max(1, len(found)):.4f} of {len(found)}, recall {good / len(right):.4f} of {len(right)}"
    for kind in dict.fromkeys(kind for kind, _ in kinds.values()):
        of_kind = [name for name in stories if kinds[name][0] == kind]
        with_wire = sum(stories[name] == stories[f"{name.split()[0]} wire"] for name in of_kind)
        yield f"  {with_wire / len(of_kind):6.1%} with the wire story: {kind}"
    yield f"{speed:.0f} articles a second, promotion as a whole"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 220)
