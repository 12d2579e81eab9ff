"""To which side it happened."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "The region had a hard week."


@pytest.mark.parametrize(
    ("sentence", "surface", "side"),
    [
        ("The company lost 40 workers in May.", "40", None),
        ("Three Polish miners were killed.", "Three", "Polish"),
        ("The raid killed two South Koreans.", "two", "South Korean"),
        ("The raid killed two Kenyans.", "two", "Kenyan"),
        ("The clash left nine Kurdish fighters dead.", "nine", "Kurdish"),
        ("The raid killed 44 Palestinians and wounded 104.", "104", "Palestinian"),
        ("On the Israeli side, 14 soldiers were killed.", "14", "Israeli"),
        ("Israel says 20 of its citizens are still held.", "20", "Israel"),
        ("The Ukrainian army lost 40 men near the river.", "40", "Ukrainian"),
    ],
)
def test_population(read: Read, sentence: str, surface: str, side: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).population == side
