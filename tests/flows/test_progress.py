"""Live progress of the sources of a run."""

from __future__ import annotations

import io
import sys

import pytest

from flows.progress import LINE_SECONDS, UPDATE_SECONDS, SourceProgress
from flows.run_display import RunDisplay


class Clock:
    """Documents take as long as the test says."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def documents(self, count: int, seconds: float):
        for number in range(count):
            self.now += seconds
            yield number


def follow(every: float, count: int, seconds: float) -> list[str]:
    clock, said = Clock(), []
    assert list(SourceProgress(said.append, every, clock).follow("1 of 2, wire", clock.documents(count, seconds))) == list(
        range(count)
    )
    return said


@pytest.mark.parametrize(
    ("count", "seconds", "said"),
    [
        (3, 0.5, []),
        (5, 0.5, ["source 1 of 2, wire: 5 documents, 2.0 a second, 2 s in all"]),
        (30, 0.5, [
            "source 1 of 2, wire: 20 documents, 2.0 a second so far",
            "source 1 of 2, wire: 30 documents, 2.0 a second, 15 s in all",
        ]),
        (2000, 0.01, [
            "source 1 of 2, wire: 1,000 documents, 100.0 a second so far",
            "source 1 of 2, wire: 2,000 documents, 100.0 a second so far",
            "source 1 of 2, wire: 2,000 documents, 100.0 a second, 20 s in all",
        ]),
    ],
)  # fmt: skip
def test_lines_that_stay_are_few(count, seconds, said):
    found = follow(LINE_SECONDS, count, seconds)
    assert [line.replace("1,001", "1,000").replace("99.9", "100.0") for line in found] == said


def test_a_terminal_shows_the_source_at_once_and_how_far_it_is_while_it_goes_on():
    said = follow(UPDATE_SECONDS, 4, 0.25)
    assert said == [
        "source 1 of 2, wire: asking",
        *(f"source 1 of 2, wire: {n} documents, 4.0 a second so far" for n in (1, 2, 3, 4)),
    ]


def test_a_pipe_gets_plain_lines_and_a_terminal_one_that_lives(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with RunDisplay() as display:
        display.say("source 1 of 2, wire: 20 documents, 2.0 a second so far")
    assert sys.stderr.getvalue() == "  0.0 s  source 1 of 2, wire: 20 documents, 2.0 a second so far\n"
    assert display.progress_seconds == LINE_SECONDS
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with RunDisplay() as display:
        display.say("source 1 of 2, wire: asking")
    assert display.progress_seconds == UPDATE_SECONDS
    assert "source 1 of 2, wire: asking" in terminal.getvalue()


def test_a_run_tells_how_far_its_sources_are(desk, tmp_path, monkeypatch):
    from articles_given import STRIKE, TOLL, write_articles

    monkeypatch.setattr("flows.progress.SHORT_SECONDS", 0.0)
    desk.ingest(write_articles(tmp_path / "articles", {"strike.txt": STRIKE, "toll.txt": TOLL}))
    (line,) = [line for line in desk.said if line.startswith("source ")]
    assert line.startswith(f"source 1 of 1, {tmp_path / 'articles'}: 2 documents, ")
