from __future__ import annotations

import pytest
from times_given import spans

from transforms.time_contrast import contrasts_of


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("More than 40 people died on Monday.", []),
        ("Prices rose by 3 percent in July from June.", ["from June"]),
        ("It exported 40 tonnes from 2019 to 2021.", []),
        ("Thieves took 40 bags from 30 shops in May.", []),
        ("It rose to 57 in July from 40 in May, he said.", ["from 40 in May"]),
        ("It fell from 57 in May to 40 in July.", ["from 57 in May "]),
        ("It fell to 40, down from 57 in May, he said.", ["down from 57 in May"]),
        ("It was 40, compared with 57 in May.", ["compared with 57 in May"]),
        ("It rose by 4% from May.", ["from May"]),
        ("It was up by 40 from May.", ["from May"]),
        ("It was 57, a jump of 40 from Monday.", ["from Monday"]),
        ("It rose by 40 from May to July.", []),
        ("It was up on last year.", ["up on last year"]),
        ("It was up on May.", ["up on May"]),
        ("It was 40, up three points on last month.", ["on last month"]),
        ("It was 40, up three percent on January.", ["on January"]),
        ("It rose three points on Monday.", []),
        ("It was 40, unchanged from May.", ["from May"]),
        ("It fell by three points from 40 in May.", ["from 40 in May"]),
        ("It was 40, after climbing to 57 in May.", ["after climbing to 57 in May"]),
        ("Some 40 people turned up on Monday.", []),
        ("The boat broke up on May 5.", []),
        ("Some 40 people turned up on the beach in May.", []),
        ("It took 40, 9 more than in May.", ["than in May"]),
        ("It was 40, against 57 in May; he left.", ["against 57 in May"]),
    ],
)
def test_what_a_sentence_compares_with(text: str, compared: list[str]) -> None:
    found = contrasts_of(text, (0, len(text)), spans(text))
    assert [text[c.start : c.end] for c in found] == compared
