from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "The region had a hard week.\n\n"


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        ("The state will put 2 billion euros into the railways.", "2 billion euros", None),
        ("Some 57 swimmers drowned this year, fewer than the 83 reported in 2020.", "83", "swimmers"),
        ("The deficit was 59 crore rupees or 3.5% of GDP.", "3.5%", "deficit"),
        ("The shortfall rose to 5 percent of output.", "5 percent", "shortfall"),
        ("Net profit came in at 4.2 million euros.", "4.2 million euros", "profit"),
        ("Net profit rose to 4.2 million euros from 3.1 million euros a year earlier.", "3.1 million euros", "profit"),
        ("The average claim was £47,000.", "£47,000", "claim"),
        ("Profit came in at £412m, ahead of the £398m analysts had expected.", "£398m", "Profit"),
        ("The fund set aside $45 million for 300 homes, a tenth of which are damp.", "a tenth", "homes"),
        ("Taxes added £85m to costs, half of which was offset.", "half", "costs"),
        ("My rent has gone up by £160 a month and my wages by £40 a week.", "£40 a week", "wages"),
        ("Drivers are £2,100 worse off.", "£2,100", None),
        ("A reward of up to $5,000 is on offer.", "up to $5,000", "reward"),
        ("Surveyors put the damage at $40 million.", "$40 million", "damage"),
        ("It tested 6,480 samples last year, up 12 percent on 2024.", "12 percent", "samples"),
        ("It sold 40 boats, 15 percent fewer than in May.", "15 percent", "boats"),
        ("The group listed 391 farmers, or about two-thirds, as dead.", "about two-thirds", "farmers"),
        ("The revenue, up 12 percent on last year, was 88 million euros.", "12 percent", "revenue"),
        ("The work came at a cost to the town of $40 million.", "$40 million", "cost"),
        ("The front could bring gusts topping 60 mph.", "topping 60 mph", "gusts"),
        ("Shops reported a rise of 9 percent in sales.", "9 percent", "sales"),
        ("The group doubled its output.", "doubled", "output"),
        ("Exports to the coast tripled.", "tripled", "Exports"),
        ("The bill passed, 55% of members backing it and 41% opposing it.", "41%", "members"),
        ("Relatives, about 400 of them, waited at the gate.", "about 400", "Relatives"),
        ("Kin asked for the women, of whom about 70 are ill.", "about 70", "women"),
        ("Prisoners, 70 of whom are ill, were moved on Monday.", "70", "Prisoners"),
        ("Nurses tested 90 patients. Of those, 12 were infected.", "12", "patients"),
        ("Of the samples sent to the capital, 12 were spoiled.", "12", "samples"),
        ("Doctors saw 29 children on Monday. Another 340 were waiting outside.", "Another 340", "children"),
        ("The office received 900 claims. It has paid 300 of them.", "300", "claims"),
        ("Attacks have become frequent. The group logged 134 of them in May.", "134", "Attacks"),
        ("He faced 24 counts. The jury convicted him of 19.", "19", "counts"),
        ("The bloc won 17 seats. The Greens came second with 12.", "12", "seats"),
        ("The war has driven 13 million from their homes, 4 million of them abroad.", "4 million", "people"),
    ],
)
def test_left_out_noun(read: Read, text: str, surface: str, counted: str | None) -> None:
    assert figure(read(OPENING + text), surface).counted == counted


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Revenue was 90 million dollars. The group has 75 million users.", "75 million", ("count", "1", None, "asserted")),
        (
            "Revenue was 90 million dollars, compared with 75 million a year earlier.",
            "75 million",
            ("money", "USD", "earned", "asserted"),
        ),
        ("The fire covered 900 acres, up from 700 on Monday.", "700", ("measure", "acre", None, "asserted")),
        ("The party won 60 seats, up from 45 four years ago.", "45", ("count", "1", "won", "asserted")),
        (
            "Sales were 90 million dollars, missing the analyst forecast of $95 million.",
            "$95 million",
            ("money", "USD", "sold", "asserted"),
        ),
        ("Some 300 people in nine towns are infected, against 240 on Monday.", "240", ("count", "1", "infected", "asserted")),
        ("About 850 families, or nearly 4,000 people, fled.", "nearly 4,000", ("count", "1", "displaced", "asserted")),
        ("The bloc won 17 seats. The Greens came second with 12.", "12", ("count", "1", "won", "asserted")),
        ("Participation could top 70%, compared with 65% in May.", "65%", ("share", "percent", "voted", "asserted")),
        ("In Peru, 90 people were killed and in Chile 40.", "40", ("count", "1", "killed", "asserted")),
    ],
)
def test_compared_figure(read: Read, text: str, surface: str, expected: tuple[str, str, str | None, str]) -> None:
    found = figure(read(OPENING + text), surface)
    assert (found.kind, found.unit, found.event, found.status) == expected
