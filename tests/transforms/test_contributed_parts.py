from __future__ import annotations

import pytest
from analysis_given import Read, figure


@pytest.mark.parametrize(
    ("text", "surface", "event"),
    [
        ("The storm killed 241 people. Cebu accounted for 71.", "71", "killed"),
        ("The virus has infected 900 people. Children accounted for 40 percent.", "40 percent", "infected"),
        ("Lightning killed 83 people in Bihar. Nalanda topped the list with 23.", "23", "killed"),
        ("The firm sold 900 cars. The van accounted for 71 trips.", "71", None),
        ("The ministry reported nine killed. Among them were two medics.", "two", "killed"),
        ("Last year 684 people died on the roads. Two hundred of these were cyclists.", "Two hundred", "killed"),
        ("Doctors confirmed six new cases of Ebola, bringing the total to 29.", "29", "infected"),
        ("Doctors confirmed six new cases of Ebola, bringing the temperature to 29.", "29", None),
        ("The clashes killed 64 people. The ministry gave a lower figure of 30.", "30", "killed"),
    ],
)  # fmt: skip
def test_parts_take_over_what_befell_the_count(read: Read, text: str, surface: str, event: str | None) -> None:
    assert figure(read(text), surface).event == event
