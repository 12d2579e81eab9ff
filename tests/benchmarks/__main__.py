"""``make bench``: what each stage costs for one article, beside a peer, in one table on standard output.

Process CPU time, the median of three rounds after one to warm up, one thread; only ``extract`` is by the clock, once.
"""

from __future__ import annotations

import os
import platform
import resource
import sys
import tempfile
from pathlib import Path

from flows.worker_process import SINGLE_THREADED
from tests.benchmarks.measure import table, tell

#: Articles for the two runs of ``extract``.
EXTRACT_COUNT = 400


def main() -> None:
    """Measure everything and print."""
    os.environ.update(SINGLE_THREADED)  # before the numerical libraries are imported
    from flows.language_model import find_model, load_model
    from flows.reference_files import load_reference
    from tests.benchmarks.command import measure_extract
    from tests.benchmarks.inputs import distinct_articles, sample_paragraphs
    from tests.benchmarks.loading import measure_loading
    from tests.benchmarks.reading import ANALYSED_COUNT, extracted, measure_language, measure_pages, measure_texts
    from tests.benchmarks.resolving import measure_resolution
    from transforms.article import ArticleParser

    reference = load_reference()
    parser = ArticleParser(reference)
    articles = distinct_articles(sample_paragraphs(parser), EXTRACT_COUNT)
    with tempfile.TemporaryDirectory() as folder:  # first, while this process is small: see measure_extract
        extract_lines, remark = measure_extract(articles, Path(folder))
    lines = [*measure_pages(parser), measure_texts(parser)]

    from transforms.extract import Extractor

    tell("loading the model")
    nlp = load_model(find_model(""))
    lines += measure_language(parser, reference, nlp, load_model(find_model("")))
    extractor = Extractor(reference, nlp)
    lines += [*extract_lines, *measure_loading(extracted(extractor, articles[:ANALYSED_COUNT])), *measure_resolution()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    sys.stdout.write(f"{table(lines)}\n{remark}\n")
    sys.stdout.write(f"this benchmark with two models, Great Expectations and DuckDB takes {peak:,.0f} MB at most\n")
    sys.stdout.write(f"Python {platform.python_version()}, {os.cpu_count()} CPUs, load average at the end {load}\n")


if __name__ == "__main__":
    main()
