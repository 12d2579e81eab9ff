"""Data Docs: one folder of GX's own pages for each gate, and an index of the last ones.

GX's site of all runs becomes slow with thousands of results, so each gate has a site of its own, and old ones are removed.
"""

from __future__ import annotations

import html
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from great_expectations.core.run_identifier import RunIdentifier
from great_expectations.data_context.types.resource_identifiers import ExpectationSuiteIdentifier, ValidationResultIdentifier

#: Gates whose pages are kept, about 0.5 MB each; twenty cover most of a day of hourly runs.
KEPT_GATES = 20
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Data Docs</title></head>
<body><h1>Data Docs of the last gates</h1><ul>
{items}
</ul></body></html>
"""


def build_docs(context: Any, validated: Sequence[tuple[Any, Any]], docs_dir: Path, run_id: str) -> Path:
    """Write the pages of one gate, remove those of old ones, and renew the index.

    Args:
        context: the GX context in which they were validated.
        validated: each suite with its results.
        docs_dir: folder of all Data Docs.
        run_id: the run; its second gate gets a number.

    Returns:
        The first page of this gate's docs.
    """
    _store(context, validated)
    docs_dir.mkdir(parents=True, exist_ok=True)
    folder = _new_folder(docs_dir, run_id)
    context.add_data_docs_site(
        site_name="gate",
        site_config={
            "class_name": "SiteBuilder",
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.resolve())},
        },
    )
    context.build_data_docs(site_names=["gate"])
    _share_assets(docs_dir, folder)
    _prune(docs_dir)
    _write_index(docs_dir)
    return folder / "index.html"


def _store(context: Any, validated: Sequence[tuple[Any, Any]]) -> None:
    """Put suites and results where GX looks for what its pages are to show."""
    run = RunIdentifier(run_time=datetime.now(UTC))
    for suite, results in validated:
        context.suites.add(suite)
        results.meta |= {"run_id": run, "validation_time": run.run_time}
        of_suite = ExpectationSuiteIdentifier(name=suite.name)
        key = ValidationResultIdentifier(batch_identifier=results.batch_id, expectation_suite_identifier=of_suite, run_id=run)
        context.validation_results_store.store_validation_results(results, key, of_suite)


def _new_folder(docs_dir: Path, run_id: str) -> Path:
    """A folder named after the run, that sorts by age."""
    numbers = [int(path.name.split("-", 1)[0]) for path in _gates(docs_dir)]
    return docs_dir / f"{max(numbers, default=0) + 1:06d}-{run_id}"


def _gates(docs_dir: Path) -> list[Path]:
    return sorted(path for path in docs_dir.iterdir() if path.is_dir() and path.name.split("-", 1)[0].isdigit())


def _share_assets(docs_dir: Path, folder: Path) -> None:
    """Keep GX's fonts, images and styles once for all gates: they are nine tenths of the size of a site."""
    own, shared = folder / "static", docs_dir / "static"
    if not own.is_dir():
        return
    if shared.exists():
        shutil.rmtree(own)
    else:
        own.rename(shared)
    own.symlink_to(Path("..") / "static", target_is_directory=True)


def _prune(docs_dir: Path) -> None:
    for folder in _gates(docs_dir)[:-KEPT_GATES]:
        shutil.rmtree(folder, ignore_errors=True)


def _write_index(docs_dir: Path) -> None:
    names = [html.escape(folder.name) for folder in reversed(_gates(docs_dir))]
    items = "\n".join(f'<li><a href="{name}/index.html">{name}</a></li>' for name in names)
    (docs_dir / "index.html").write_text(_PAGE.format(items=items), encoding="utf-8")
