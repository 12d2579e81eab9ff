"""Institutions told by a noun for their place, or by nothing, where the sentence names one place that has such an institution."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from transforms.records import Extraction

#: A sentence with a number, and the claimant of the number.
SENTENCES = [
    ("The health ministry said that 40 people had died in the flood.", "The health ministry"),
    ("At least 30,035 people have been killed in Gaza, the territory's health ministry said.", "Gaza Health Ministry"),
    ("The strikes have killed 31,923 people in Gaza, the Palestinian enclave’s health ministry said.", "Gaza Health Ministry"),
    ("The war has killed 33,175 people in Gaza, the health ministry in the Hamas-controlled territory said.", "Gaza Health Ministry"),
    ("In Gaza, the health ministry said that the number of dead had risen to 37,124.", "Gaza Health Ministry"),
    ("Fighting has killed 40,005 people in the Gaza Strip, according to the ministry of health there.", "Gaza Health Ministry"),
    ("In Gaza, where health officials say 31,923 people have been killed, there is no bread.", "Gaza Health Ministry"),
    ("The cholera has killed 90 people in Sudan, the country's health ministry said.", "Sudanese Health Ministry"),
    ("An Israeli strike killed 12 people in Beirut, the health ministry said.", "the health ministry"),
    ("The strike killed 12 people in Beirut, the territory's health ministry said.", "the territory's health ministry"),
    ("Floods killed 12 people in Kenya and Uganda, the health ministry said.", "the health ministry"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "claimant"), SENTENCES)
def test_claimants_told_by_their_place(read: Callable[..., Extraction], sentence: str, claimant: str) -> None:
    assert [f.attributed_to for f in read(sentence).figures][:1] == [claimant]
