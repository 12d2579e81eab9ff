from __future__ import annotations

import pytest
from analysis_given import Read, figure

#: The articles are published on Friday, 2024-08-16.
OPENING = "The fighting near the port went on for days."


@pytest.mark.parametrize(
    ("sentence", "as_of", "start", "end", "precision", "method"),
    [
        ("Shells killed 40 people.", "2024-08-16", None, None, "day", "publication"),
        ("Shells killed 40 people on Thursday.", "2024-08-15", None, None, "day", "relative"),
        ("Shells killed 40 people on Aug. 9.", "2024-08-09", None, None, "day", "relative"),
        ("Shells killed 40 people on Oct. 7.", "2023-10-07", None, None, "day", "relative"),
        ("Shells killed 40 people on Oct. 7, 2022.", "2022-10-07", None, None, "day", "stated"),
        ("Shells killed 40 people in June 2023.", "2023-06", None, None, "month", "stated"),
        ("Shells killed 40 people in 2019.", "2019", None, None, "year", "stated"),
        ("Shells killed 40 people yesterday.", "2024-08-15", None, None, "day", "relative"),
        ("Shells killed 40 people last week.", None, "2024-08-05", "2024-08-11", "day", "relative"),
        ("Shells killed 40 people in the previous 24 hours.", "2024-08-16", "2024-08-15", "2024-08-16", "day", "relative"),
        ("Shells have killed 40 people in the past three weeks.", "2024-08-16", "2024-07-26", "2024-08-16", "day", "relative"),
        ("Shells have killed 40 people since Oct. 7.", None, "2023-10-07", "2024-08-16", "day", "relative"),
        ("Shells have killed 40 people since October 2022.", None, "2022-10", "2024-08-16", "month", "stated"),
        ("The Red Cross said Thursday that shells had killed 40 people.", "2024-08-15", None, None, "day", "relative"),
        ("The Red Cross said on Thursday that shells killed 40 people on Aug. 9.", "2024-08-09", None, None, "day", "relative"),
    ],
)
def test_time_of_a_figure(
    read: Read, sentence: str, as_of: str | None, start: str | None, end: str | None, precision: str, method: str
) -> None:
    found = figure(read(f"{OPENING} {sentence}"), "40")
    assert (found.as_of_date, found.period_start, found.period_end) == (as_of, start, end)
    assert (found.time_precision, found.time_method) == (precision, method)


@pytest.mark.parametrize(
    ("sentence", "as_of", "method"),
    [
        ("Shells killed 40 people on Oct. 7, 2022.", "2022-10-07", "stated"),
        ("Shells killed 40 people.", None, "publication"),
        ("Shells killed 40 people on Thursday.", None, None),
        ("Shells killed 40 people yesterday.", None, None),
        ("Shells killed 40 people on Aug. 9.", None, None),
        ("Shells killed 40 people in the previous 24 hours.", None, None),
    ],
)
def test_without_a_publication_day_no_day_is_made_up(read: Read, sentence: str, as_of: str | None, method: str | None) -> None:
    found = figure(read(f"{OPENING} {sentence}", None), "40")
    assert (found.as_of_date, found.period_start, found.period_end) == (as_of, None, None)
    assert method in (None, found.time_method)


def test_two_sentences_keep_their_own_days(read: Read) -> None:
    extraction = read(f"{OPENING} Shells killed 40 people on Monday. On Wednesday 12 more people were killed.")
    assert [f.as_of_date for f in extraction.figures] == ["2024-08-12", "2024-08-14"]
