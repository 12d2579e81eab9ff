"""``python -m tests.learned_segments [SET]``: how well an outlet's boilerplate is told from what its stories repeat.

The outlets of a set (``outlets``, ``unseen``, ``held_out``) come in runs of 40 articles; then the articles are read again with what was learned.
Printed are learned lines that are boilerplate (precision), boilerplate lines that were learned (recall; lines that a named rule
removes are not counted), the same by the blocks that were removed at last, and whatever is wrong.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import batched
from pathlib import Path

import duckdb

from flows.reference_files import load_reference as read_tables
from tests.learned_segments.outlets import Outlet, load_outlets
from transforms.article import ArticleParser
from transforms.learned_segments import RULE_PREFIX
from transforms.records import Extraction, RawDocument
from warehouse.batch import StagedDocument, stage
from warehouse.database import connect_writer
from warehouse.learned_boilerplate import list_segments, load_learned
from warehouse.promote import promote
from warehouse.reference import load_reference
from warehouse.runs import start_run

_RUN_SIZE = 40


@dataclass
class Score:
    """Lines and blocks: learned and right, learned and wrong, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    right_blocks: int = 0
    wrong_blocks: int = 0
    missed_blocks: int = 0
    told: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = f"lines: precision {_share(self.right, self.wrong)}, recall {_share(self.right, self.missed)}"
        blocks = f"blocks: precision {_share(self.right_blocks, self.wrong_blocks)}, recall {_share(self.right_blocks, self.missed_blocks)}"
        return "\n".join([*self.told, lines, blocks])


def measure(con: duckdb.DuckDBPyConnection, parser: ArticleParser, outlets: tuple[Outlet, ...]) -> Score:
    """Bring the outlets into a warehouse, run by run, and compare what was learned with the truth."""
    score = Score()
    for outlet in outlets:
        by_rules = _bring(con, parser, outlet)
        _score(con, parser, outlet, by_rules, score)
    return score


def _bring(con: duckdb.DuckDBPyConnection, parser: ArticleParser, outlet: Outlet) -> set[str]:
    """The outlet's articles in runs, each read with what was learned before; the texts that named rules removed."""
    by_rules = set()
    for number, some in enumerate(batched(outlet.documents, _RUN_SIZE)):
        run_id = f"{outlet.site}-{number}"
        start_run(con, run_id, started_at=datetime.now(UTC), reference_version="r", what=outlet.site)
        learned = load_learned(con)
        staged = []
        for document in some:
            article, _ = parser.parse(learned.given(document))
            by_rules |= {b.text for b in article.blocks if not b.kept and not b.rule.startswith(RULE_PREFIX)}
            staged.append(_staged(document, Extraction(article)))
        stage(con, run_id, staged, analysis_version="rules", site_versions=learned.suffixes)
        promote(con, run_id)
    return by_rules


def _staged(document: RawDocument, extraction: Extraction) -> StagedDocument:
    name = document.document_id
    return StagedDocument(name, name, extraction, document.source_name, document.url, document.fetched_at)


def _score(con: duckdb.DuckDBPyConnection, parser: ArticleParser, outlet: Outlet, by_rules: set[str], score: Score) -> None:
    learned = load_learned(con)
    segments = {row["text"]: row for row in list_segments(con, outlet.site)}
    boilerplate = {line.text for line in outlet.lines if line.truth == "boilerplate"}
    truth = boilerplate - by_rules
    taken = {text for text, row in segments.items() if row["is_removed"]}
    score.right += len(truth & taken)
    score.wrong += len(taken - boilerplate)
    score.missed += len(truth - taken)
    score.told += [f"WRONG  {outlet.site}: {text} [{segments[text]['reason']}]" for text in sorted(taken - boilerplate)]
    for text in sorted(truth - taken):
        row = segments.get(text)
        state = f"{row['state']}: {row['place']}, {row['form']}, {row['story_count']} stories" if row else "not counted"
        score.told.append(f"MISSED {outlet.site}: {text} [{state}]")
    for document in outlet.documents:
        for block in parser.parse(learned.given(document))[0].blocks:
            is_learned = block.rule.startswith(RULE_PREFIX)
            score.right_blocks += is_learned and block.text in truth
            score.wrong_blocks += is_learned and block.text not in boilerplate
            score.missed_blocks += block.kept and block.text in truth


def _share(part: int, rest: int) -> str:
    return f"{part / (part + rest):.3f} ({part} of {part + rest})" if part + rest else "none"


def main() -> None:
    """Measure the set that is named, or all."""
    reference = read_tables()
    parser = ArticleParser(reference)
    for name in sys.argv[1:] or ["outlets", "unseen", "held_out"]:
        with tempfile.TemporaryDirectory() as folder:
            con = connect_writer(Path(folder) / "warehouse.duckdb")
            load_reference(con, reference)
            score = measure(con, parser, load_outlets(name))
            con.close()
        sys.stdout.write(f"== {name}\n{score}\n")


if __name__ == "__main__":
    main()
