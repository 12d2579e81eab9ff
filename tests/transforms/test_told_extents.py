"""What speed, reach, power and sums are told of by the verb, by "of it", or by the clause that they open."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "The region had a hard week.\n\n"


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        ("The truck was doing 84km/h in a tunnel.", "84km/h", "truck"),
        ("The drone is new. It flies at 315 km/h.", "315 km/h", "drone"),
        ("The ice has pulled back 1.8km since 1990.", "1.8km", "ice"),
        ("The cyst measured 4cm across.", "4cm", "cyst"),
        ("The crater threw ash 9 km into the air.", "9 km", "ash"),
        ("Ash shot up 12 km on Monday.", "12 km", "Ash"),
        ("The boys threw a ball 9 metres.", "9 metres", None),
        ("The turbines will generate 635 megawatts.", "635 megawatts", "turbines"),
        ("The hut was found 84km from the road.", "84km", None),
        ("The salt, 640 kilos of it, was hidden in a boat.", "640 kilos", "salt"),
        ("The dairy collected milk and sold 48 million litres of it.", "48 million litres", "milk"),
        ("The crew sold 48 million litres of it.", "48 million litres", None),
        ("At 18km, the tunnel will be the longest of its kind.", "18km", "tunnel"),
        ("At 410 grams, it is the largest pearl on show.", "410 grams", "pearl"),
        ("It was 72 degrees at the dam where the cook swam.", "72 degrees", None),
        ("Bikes are stolen at a rate of 220 a day in the port.", "220 a day", "Bikes"),
        ("The firm is losing drivers at a rate of 90 a week.", "90 a week", "drivers"),
        ("The state will buy 3.3 million tonnes of LNG.", "3.3 million tonnes", "LNG"),
        ("The bomb held 250 kilograms of TNT.", "250 kilograms", "TNT"),
        ("The fire is within 12 miles of Heathrow.", "12 miles", None),
        # from one level to another
        ("The rate fell from 5% to 3%.", "5%", "rate"),
        ("The rate fell from 5% to 3%.", "3%", "rate"),
        ("The voucher will shrink from $12.50 to $6.", "$12.50", "voucher"),
        ("The fee rose from $12.50 to $16.", "$16", "fee"),
        ("The road from 5 villages to 3% of the coast is shut.", "3%", "coast"),
        # sums
        ("Guests paid $4,000 for a ticket.", "$4,000", "ticket"),
        ("The city spent $59 million on a booking app.", "$59 million", "booking app"),
        ("A widow will get $900 as compensation.", "$900", "compensation"),
        ("The city spent $59 million on storage.", "$59 million", None),
        ("The toll has brought in £241 million since May.", "£241 million", "toll"),
        ("Exports of tea earned the country $188 million last year.", "$188 million", "Exports"),
        ("The mayor brought in £241 million.", "£241 million", None),
    ],
)
def test_what_an_extent_is_told_of(read: Read, text: str, surface: str, counted: str | None) -> None:
    assert figure(read(OPENING + text), surface).counted == counted
