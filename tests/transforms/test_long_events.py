from __future__ import annotations

from datetime import date

import pytest

from transforms.long_events import LongEvents
from transforms.reference import ReferenceData

TODAY = date(2024, 8, 16)


@pytest.fixture(scope="module")
def events(reference: ReferenceData) -> LongEvents:
    return LongEvents(reference)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The warehouse was in Iraq.", []),
        ("He served in the Iraq war.", ["iraq-war"]),
        ("Russia’s full-scale invasion of Ukraine went on.", ["russia-ukraine-war"]),
        ("THE GULF WAR and the Korean War", ["gulf-war", "korean-war"]),
        ("It was found after the 2004 Indian Ocean tsunami.", ["indian-ocean-tsunami-2004"]),
        ("It was a Gulf warning.", []),
    ],
)
def test_names_of_long_events(events: LongEvents, text: str, names: list[str]) -> None:
    found = events.named_in(text)
    assert [event.name for _, _, event in found] == names
    assert all(text[start:end].lower().replace("’", "'") in [a.lower() for a in e.aliases] for start, end, e in found)


@pytest.mark.parametrize(
    ("noun", "text", "countries", "day", "name"),
    [
        ("wardrobe", "the Gaza war", ["PS"], TODAY, None),
        ("war", "the Gaza war", [], TODAY, "gaza-war-2023"),
        ("war", "the Gaza war, and the war in Ukraine", ["UA"], TODAY, None),
        ("conflict", "", ["UA"], TODAY, "russia-ukraine-war"),
        ("war", "", ["UA"], date(2018, 5, 1), "donbas-war"),
        ("war", "", ["UA", "PS"], TODAY, None),
        ("war", "", ["FR"], TODAY, None),
        ("pandemic", "the Covid-19 pandemic", [], date(2021, 5, 1), "covid-19-pandemic"),
        ("pandemic", "the Covid-19 pandemic", [], TODAY, None),
    ],
)
def test_what_the_war_means(events: LongEvents, noun: str, text: str, countries: list[str], day: date, name: str | None) -> None:
    meant = events.meant_by(noun, [event for _, _, event in events.named_in(text)], countries, day)
    assert (meant.name if meant else None) == name
