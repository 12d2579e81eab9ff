"""Who tells a number where several speak, where a participle looks like the verb, and where nobody tells it."""

from __future__ import annotations

import pytest
from analysis_given import Read

OPENING = "It was a hard week for everybody in the valley."


def claimant_of_forty(read: Read, sentence: str) -> str | None:
    return next(f for f in read(f"{OPENING} {sentence}").figures if f.value == 40).attributed_to


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Police said 40 people died.", "Police"),
        ("Police and residents said 40 people died.", "Police and residents"),
        ("Some 40 people died, a co-worker said.", "a co-worker"),
        ("Some 40 people died, said state officials Thursday.", "state officials"),
        ("Some 40 people died, according to a nurse and a police chief.", "a nurse and a police chief"),
        ("Some 40 people died, Hamas and Israel said.", "Hamas and Israel"),
        ("Some 40 people died, according to Reuters and AFP.", "Reuters and Agence France-Presse"),
        ("Ana Ruiz, the mayor, and Bo Lund said 40 people died.", "Ana Ruiz and Bo Lund"),
        ("Officials in Chile and Peru said 40 people died.", "Officials in Chile and Peru"),
        ("The Ministry of Health and Human Services said 40 people died.", "Ministry of Health and Human Services"),
    ],
)
def test_all_who_speak_together(read: Read, sentence: str, claimant: str) -> None:
    assert claimant_of_forty(read, sentence) == claimant


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Some 40 people were killed, and a mill was burned, according to the Red Cross.", "Red Cross"),
        ("Some 40 people were killed and the road was cut, according to the Red Cross.", "Red Cross"),
        ("Some 40 people were killed, but the road was open, according to the Red Cross.", None),
    ],
)
def test_clauses_told_together(read: Read, sentence: str, claimant: str | None) -> None:
    assert claimant_of_forty(read, sentence) == claimant


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The Red Cross said one of its men died, and claimed to have saved 40 people.", "Red Cross"),
        ("Workers at the steel group Tarvo Steel said 40 jobs would go.", "Workers at the steel group"),
        ("Prices fell after Brazil, the top grower, said it would sell 40 sacks.", "Brazil"),
        ("Some 40 people fled, according to Canadian military Capt. Tom Reed.", "Tom Reed"),
        ("Ana Ruiz said the loss, put at 40 boats, was a blow.", "Ana Ruiz"),
        ("The army said a mill burned, with medical sources telling Reuters that 40 people had died.", "medical sources"),
        ("Some 40 people are searching the bay, they said.", "they"),
        ("At a briefing in Lima, Ana Ruiz, head of the union, said 40 people had died.", "Ana Ruiz"),
        ("Speaking in Lima, Ana Ruiz, the health minister, said that 40 people had died.", "Ana Ruiz"),
        ("In a meeting in the capital Lima, Ana Ruiz, head of the union, told reporters that 40 people had died.", "Ana Ruiz"),
        ("Farmers who had fled their village after the raid told him that 40 people had died.", "Farmers"),
        ("People who had lived there before the war told Reuters that 40 people had died.", "People"),
        ("At a news conference in Abuja, Musa Bello, the health minister, told reporters that 40 people had died.", "Musa Bello"),
        ("Some 40 people died, Reuters reported, quoting Ana Ruiz as saying so.", "Ana Ruiz"),
        ("Residents reached on Thursday said 40 people had died.", "Residents"),
        ("Residents, some of whom said they had seen it, said 40 people had died.", "Residents"),
        ("It was a blow to Maria Lund, who said 40 people had died.", "Maria Lund"),
        ("Drone footage suggested that 40 people had died.", "Drone footage"),
    ],
)
def test_whose_verb_it_is(read: Read, sentence: str, claimant: str) -> None:
    assert claimant_of_forty(read, sentence) == claimant


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Some 40 people were held, a police spokesman said, citing early data.", "a police spokesman"),
        ("The Red Cross said 40 people died, citing hospital records.", "Red Cross"),
        ("The Red Cross said 40 people died, citing police data.", "police"),
        ("Hospital records show that 40 people died.", "Hospital records"),
    ],
)
def test_what_is_cited_claims_only_where_it_is_somebodys(read: Read, sentence: str, claimant: str) -> None:
    assert claimant_of_forty(read, sentence) == claimant


@pytest.mark.parametrize(
    "sentence",
    [
        "The shares fell, valuing the firm at $40 million.",
        "The plan announced Monday means $40 less a month for each home.",
        "The report is sure to be cited by the mayor as a reason to spend $40 million.",
        "Officials did not report 40 deaths.",
        "Among nurses, 60 per cent said they were tired, while 40 per cent disagreed.",
        "The nurses are demanding a rise of $90 a week, while their employer is offering a rise of $40.",
    ],
)
def test_nobody_claims_it(read: Read, sentence: str) -> None:
    found = next(f for f in read(f"{OPENING} {sentence}").figures if f.value in (40, 40_000_000))
    assert found.attributed_to is None


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("A survey by Gallup tipped her to win, with 40 percent of voters believing in her.", "Gallup"),
        ("The poll found Ruiz ahead of Lund by 40 points.", "The poll"),
        ("The poll put Ruiz ahead of Lund by 40 points.", "The poll"),
    ],
)
def test_polls_tell_how_somebody_stands(read: Read, sentence: str, claimant: str) -> None:
    assert claimant_of_forty(read, sentence) == claimant
