from __future__ import annotations

import pytest
from analysis_given import Read, bare_names

OPENING = "It was a hard week for everybody."


def names(read: Read, sentence: str) -> set[tuple[str, str]]:
    return {(name, a.kind) for a in read(f"{OPENING} {sentence}").actors for name in bare_names(a)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor met a senior official and two soldiers.",
        "Emergency services reached the village before noon.",
        "The GDP of the region fell in March.",
        "Covid-19 came back in the winter.",
        "Shells fell on Rafah and on Gaza City.",
        "They swam in the Black Sea and crossed the Thames River.",
        "Owner Kestrel Shipping confirms it was late.",
    ],
)
def test_what_is_no_actor(read: Read, sentence: str) -> None:
    assert names(read, sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "surface", "kind"),
    [
        ("Mary Jones spoke for an hour.", "Mary Jones", "person"),
        ("Mr. Mary spoke with Dr. Anna Keller for an hour.", "Anna Keller", "person"),
        ("President Joe Biden spoke for an hour.", "Joe Biden", "person"),
        ("Prime Minister Keir Starmer's plan was read.", "Keir Starmer", "person"),
        ("Osama bin Laden spoke for an hour.", "Osama bin Laden", "person"),
        ("The World Bank spoke for an hour.", "World Bank", "organisation"),
        ("Hamas spoke for an hour.", "Hamas", "organisation"),
        ("The Gaza health ministry spoke for an hour.", "Gaza health ministry", "organisation"),
        ("Israel’s military spoke for an hour.", "Israel’s military", "organisation"),
        ("The Syrian Observatory for Human Rights counted them.", "Syrian Observatory for Human Rights", "organisation"),
        ("Microsoft said it would stay.", "Microsoft", "organisation"),
        ("Israel said it would stay.", "Israel", "country"),
        ("The United States will stay.", "United States", "country"),
        ("The commander in the region, Brig. Gen. Musa Danjuma, said it was late.", "Musa Danjuma", "person"),
        ("The director of surveillance, Hugo Vera, said it was late.", "Hugo Vera", "person"),
    ],
)
def test_names_with_their_kind(read: Read, sentence: str, surface: str, kind: str) -> None:
    assert (surface, kind) in names(read, sentence)


def test_a_country_in_a_persons_name_is_no_country(read: Read) -> None:
    text = (
        "Israel Katz, the foreign minister, spoke in the morning. Israel will stay, Israel Katz said. Michael Jordan was there."
    )
    assert {(m.surface, a.kind) for a in read(text).actors for m in a.mentions} == {
        ("Israel Katz", "person"), ("Israel", "country"), ("Michael Jordan", "person"),
    }  # fmt: skip


def test_a_country_that_is_only_a_place_is_no_actor(read: Read) -> None:
    extraction = read(f"{OPENING} Israel attacked the port. Much rain fell.")
    assert [a.name for a in extraction.actors] == ["Israel"]
    assert not read(f"{OPENING} Migrants have reached Malta, and the rest were divided between Oman and Qatar.").actors
    assert [a.name for a in read(f"{OPENING} The war between Oman and Qatar ended.").actors] == ["Oman", "Qatar"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Jordan Mills plays on. Jordan has won two games.", []),
        ("Jordan Mills flew to Amman. Jordan has asked for help.", ["Jordan"]),
        ("Jordan has asked for help. Jordan Mills plays on.", ["Jordan"]),
        ("Israel Gomez stayed in Israel. Israel denied it.", ["Israel"]),
        ("Israel Katz spoke for an hour. Israel denied it.", ["Israel"]),
    ],
)
def test_a_given_name_is_no_country_where_nothing_else_tells_of_it(read: Read, text: str, countries: list[str]) -> None:
    assert [a.name for a in read(text).actors if a.kind == "country"] == countries
