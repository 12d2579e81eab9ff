from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "The talks in the capital went on for days."


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The group released 40 prisoners.", "asserted"),
        ("The group said it had released 40 prisoners.", "asserted"),
        ("About 40 people are believed to be held there.", "asserted"),
        ("The group will release 40 prisoners.", "proposed"),
        ("The group would release 40 prisoners.", "proposed"),
        ("The group plans to release 40 prisoners.", "proposed"),
        ("The group offered to release 40 prisoners.", "proposed"),
        ("The group demanded the release of 40 prisoners.", "proposed"),
        ("The proposed deal includes the release of 40 prisoners.", "proposed"),
        ("The group promised to release 40 prisoners.", "proposed"),
        ("The group could release 40 prisoners.", "possible"),
        ("The group may have killed 40 prisoners.", "possible"),
        ("The blast might have killed 40 people.", "possible"),
        ("Rescuers fear that 40 people died.", "possible"),
        ("The army denied that it had killed 40 people.", "denied"),
        ("The army did not kill 40 people.", "denied"),
        ("None of the 40 guards was hurt.", "denied"),
        ("None of the guards knew who had killed 40 people.", "asserted"),
        ("The army denies killing 40 people.", "denied"),
        ("A guard could see that 40 people were dead.", "asserted"),
        ("Police shot 40 would-be robbers.", "asserted"),
        ("Police hope that witnesses will tell of the blast that killed 40 people.", "asserted"),
    ],
)
def test_status(read: Read, sentence: str, status: str) -> None:
    (found,) = read(f"{OPENING} {sentence}").figures
    assert found.status == status


@pytest.mark.parametrize(
    ("sentence", "surface", "measure"),
    [
        ("They counted 40 boats.", "40", None),
        ("The group still holds 40 hostages.", "40", "stock"),
        ("The death toll has reached 40,005.", "40,005", "total"),
        ("The war has killed 4,000 people so far.", "4,000", "total"),
        ("The raid killed 40 people.", "40", "flow"),
        ("Shells killed 40 people in the previous 24 hours.", "40", "flow"),
    ],
)
def test_measure(read: Read, sentence: str, surface: str, measure: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).measure == measure
