from __future__ import annotations

import pytest
from analysis_given import Read, figure


@pytest.mark.parametrize(
    ("sentence", "surface", "counted"),
    [
        ("The toll, 40 cents a mile, drew grumbles from hauliers.", "40 cents a mile", "toll"),
        ("The growers' deposits, €3.2m in all, are gone.", "€3.2m", "deposits"),
        ("Police got back four clocks, worth $12,000.", "$12,000", "clocks"),
        ("The margin, 21 percent at the time, is thin.", "21 percent", "margin"),
        ("The mill, two miles from the river, burned down.", "two miles", None),
        ("Hail knocked 7 percent off the harvest.", "7 percent", "harvest"),
        ("The levy adds $12 to the average bill.", "$12", "bill"),
        ("The fund cut its growth forecast for the Gulf to 2.1 percent.", "2.1 percent", "growth"),
        ("The league slashed match fees from $400 to $250.", "$400", "match fees"),
        ("The bank held its key rate at 5.5 percent.", "5.5 percent", "rate"),
        ("The rule limits barns to nine metres.", "nine metres", "barns"),
        ("She sold her bakery to a rival for $3 million.", "$3 million", "bakery"),
        ("The company bought a stake of 12 percent for $3 million.", "$3 million", "stake"),
        ("A used tractor now changes hands for $4,000.", "$4,000", "tractor"),
        ("The stamps were rare. They cost $12 apiece.", "$12", "stamps"),
        ("Rents rose 5 percent and school fees 4 percent.", "4 percent", "school fees"),
        ("Rents rose 5 percent and in May 4 percent.", "4 percent", "Rents"),
        ("They dug a ditch three metres deep.", "three metres", "ditch"),
        ("The road signs were 12 centimetres too low.", "12 centimetres", "road signs"),
        ("The response plan is 28 percent funded.", "28 percent", "response plan"),
        ("He was 28 percent convinced.", "28 percent", None),
        ("A ride takes 12 minutes.", "12 minutes", "ride"),
        ("The jurors took two days to agree.", "two days", None),
        ("Support for the mayor has sunk to 29%, the lowest since May.", "29%", "Support"),
        ("The state will buy $4.5 billion worth of grain.", "$4.5 billion", "grain"),
        ("Those who leave get two months' salary.", "two months", "salary"),
        ("Orders are a third lower than in May.", "a third", "Orders"),
        ("Passengers numbered 427.", "427", "Passengers"),
        ("The dormitory sleeps 156.", "156", "people"),
    ],
)
def test_what_an_amount_is_told_of(sentence: str, surface: str, counted: str | None, read: Read) -> None:
    assert figure(read(f"The region had a hard week. {sentence}"), surface).counted == counted
