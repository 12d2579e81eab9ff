"""Short and other names: surnames that two people have, father and son, nicknames, titles that tell who or what is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from analysis_given import bare_names

from transforms.records import Extraction

OPENING = "It was a hard week for everybody."
#: A text, and the mentions of each actor that has the first of them for a name; one that is left open is in none.
CASES = [
    ("Ada Brook runs the mill. Brook said it would close.", [["Ada Brook", "Brook"]]),
    (
        "Tom Hale, 50, and his wife, Ruth Hale, 48, were fined. Mr Hale paid. Ms Hale appealed.",
        [["Tom Hale", "Hale"], ["Ruth Hale", "Hale"]],
    ),
    (
        "Pedro Lima sold the farm. His son Pedro Lima Filho bought it. The clerk knew Lima.",
        [["Pedro Lima"], ["Pedro Lima Filho"]],
    ),
    (
        "Carl Dunn Jr. leads the council. Carl Dunn Sr. once did. Dunn Jr. told reporters so.",
        [["Carl Dunn Jr.", "Dunn Jr."], ["Carl Dunn Sr."]],
    ),
    (
        "Karim Said and Karim Aziz led the march. Said spoke, Aziz sang. Karim was arrested.",
        [["Karim Said", "Said"], ["Karim Aziz", "Aziz"]],
    ),
    ("Pieter van den Berg won. Van den Berg thanked his crew.", [["Pieter van den Berg", "Van den Berg"]]),
    ('Police caught Luis Rojas, known as "El Pato", in Lima. "El Pato ran," one said.', [["Luis Rojas", "El Pato", "El Pato"]]),
    ("Anna Weber, who won gold as Anna Roth, retired. Weber said it was time.", [["Anna Weber", "Anna Roth", "Weber"]]),
    ("Lars Holm the Elder wrote to Lars Holm the Younger.", [["Lars Holm the Elder"], ["Lars Holm the Younger"]]),
    (
        "Norway's Labour Party wrote to Ireland's Labour Party.",
        [["Norway's Labour Party"], ["Ireland's Labour Party"]],
    ),
    ('Miguel "Kid" Torres won. Torres wept. "Kid was brave," his mother said.', [['Miguel "Kid" Torres', "Torres", "Kid"]]),
    (
        "France closed its embassy. Mary France, a clerk there, wept. Ms France said she would stay.",
        [["France"], ["Mary France", "France"]],
    ),
    (
        "The bakery chain Corbin will close. Jo Corbin, a baker, heard it there. Mr Corbin said so. Corbin said it was sorry.",
        [["Corbin", "Corbin"], ["Jo Corbin", "Corbin"]],
    ),
    ("Rain fell in Wells. Mayor Judith Wells said the roads in Wells were shut. Wells said more.", [["Judith Wells", "Wells"]]),
    (
        "Kenya's Ministry of Transport (Mintra) shut the bridge. The Mintra gave no reason.",
        [["Mintra", "Mintra"]],
    ),
    (
        "Tarn Energy sold Tarn Energy Ghana. Tarn Energy said so.",
        [["Tarn Energy", "Tarn Energy"], ["Tarn Energy Ghana"]],
    ),
    ("The Free Valley Party, commonly known as Vala, won. Vala was glad.", [["Free Valley Party", "Vala", "Vala"]]),
    ("The Department of Health (DoH) was late. The DoH said so.", [["Department of Health", "DoH", "DoH"]]),
    ("BAE Systems was late. BAE said so.", [["BAE Systems", "BAE"]]),
    (
        "The Brennan Rowing Society was late. Its magazine, BRS Media, was not. The BRS said so.",
        [["Brennan Rowing Society", "BRS"], ["BRS Media"]],
    ),
    (
        "BRS Holdings, the parent of Brennan Rowing Supplies, was late. BRS said so.",
        [["BRS Holdings", "BRS"], ["Brennan Rowing Supplies"]],
    ),
    (
        "The US Labor Department was late. The Labour Department said so.",
        [["US Labor Department", "Labour Department"]],
    ),
    ("Orsa Nurses' Hospital was late. Orsa Nurses Hospital said so.", [["Orsa Nurses' Hospital", "Orsa Nurses Hospital"]]),
    ("Park Ji-won, the director of the plant, said it was safe. Park said no more.", [["Park Ji-won", "Park"]]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_is_meant(read: Callable[..., Extraction], text: str, wanted: list[list[str]]) -> None:
    found = [bare_names(actor) for actor in read(f"{OPENING} {text}").actors]
    shown = [[s for s in surfaces if s in {w for group in wanted for w in group}] for surfaces in found]
    assert [group for group in shown if group] == sorted(wanted, key=lambda group: text.index(group[0]))
