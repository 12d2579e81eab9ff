"""What became of a sum by the words beside it, by who pays and by what it is told in; jobs and goods by idioms."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        # right beside the sum, however it is parsed
        ("The new ferry line cost Rp 5.5 trillion and has six piers.", "Rp 5.5 trillion", "spent"),
        ("The delay cost Utrecht upwards of €1bn.", "upwards of €1bn", "spent"),
        ("The bill: $7.1 million.", "$7.1 million", "spent"),
        ("The bill, £11,400, went to the mayor.", "£11,400", "spent"),
        ("The bakery, turnover £3.4 million, has shut.", "£3.4 million", "earned"),
        ("The brewer now expects profit of $9bn to $9.5bn.", "$9bn to $9.5bn", "earned"),
        ("The cook, on Sh690 a day, has had enough.", "Sh690 a day", "earned"),
        ("The widow lives on Sh690 a day.", "Sh690 a day", None),
        ("Starting pay is $24 an hour.", "$24 an hour", "earned"),
        ("Pay will go up 11.5 per cent.", "11.5 per cent", None),
        ("Net debt stood at 1.05 billion euros in June.", "1.05 billion euros", None),
        ("The mayor, aged 66, wants $3 million.", "$3 million", None),
        # what the verb tells of a sum against the noun that it is told in
        ("The port forgoes $7 billion in revenue each year.", "$7 billion", "lost"),
        ("The council owes families $5 million in compensation.", "$5 million", None),
        ("The mayor took $40,000 in bribes.", "$40,000", "earned"),
        ("The strike cost the yard $3 million in lost sales.", "$3 million", "lost"),
        ("The town spent 61 per cent of its sports budget.", "61 per cent", "spent"),
        ("The protesters want 10 per cent of its budget.", "10 per cent", None),
        # who pays, and who makes them
        ("The jury awarded the violinist $7 million.", "$7 million", None),
        ("The state awarded the college $7 million.", "$7 million", "pledged"),
        ("The dentist was ordered to pay $180,000.", "$180,000", "fined"),
        ("The dentist was happy to pay $180,000.", "$180,000", "spent"),
        ("The bank lent $24 million last year.", "$24 million", "spent"),
        ("The bank will lend the town $24 million.", "$24 million", "pledged"),
        # prices and laws
        ("Fares had fallen 7%.", "7%", None),
        ("Of 19 bills tabled, most went through.", "19", None),
        ("He saved 27 penalties.", "27", None),
        # jobs
        ("The paper is bidding goodbye to 45 reporters.", "45", "laid_off"),
        ("The pianist is bidding goodbye to 45 pupils.", "45", None),
        ("The group will do away with 300 posts.", "300", "laid_off"),
        ("The group will do away with 300 forms.", "300", None),
        ("The railway has served notice on 8,200 employees.", "8,200", "laid_off"),
        ("The firm hired 310 cooks in spring and let 190 go in autumn.", "190", "laid_off"),
        ("The police held 310 fans on Friday and let 190 go on Sunday.", "190", "released"),
        ("The college has cut a third of its workforce.", "a third", "laid_off"),
        ("The camp has 120 posts to hang lamps on.", "120", None),
        ("Some 300 jobs depend on the port.", "Some 300", "employed"),
        # what is said of a sum right behind it
        ("The bank, with 9 billion euros committed since May, is the first donor.", "9 billion euros", "pledged"),
        ("The first $3 million has come.", "$3 million", "delivered"),
        ("Some $3 million came from donors.", "Some $3 million", None),
        # goods
        ("The fleet has hauled in 40 tonnes of cod.", "40 tonnes", "produced"),
        ("Some 40 flats have found buyers.", "Some 40", "sold"),
        ("Lobstermen pulled up 86 tonnes last year.", "86 tonnes", "produced"),
        ("Divers pulled up 86 coins last year.", "86", None),
        ("Some 14 plants are under construction.", "Some 14", "built"),
    ],
)  # fmt: skip
def test_event(read: Read, sentence: str, surface: str, event: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).event == event
