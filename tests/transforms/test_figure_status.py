from __future__ import annotations

import pytest
from analysis_given import Read

OPENING = "The talks in the capital went on for days."


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The group released 40 prisoners.", "asserted"),
        ("The group said it had released 40 prisoners.", "asserted"),
        ("About 40 people are believed to be held there.", "asserted"),
        ("The mayor faces 40 charges.", "asserted"),
        ("The mayor faces up to 40 years in prison.", "possible"),
        ("A delivery of 40 tanks is expected in May.", "possible"),
        ("A delivery of 40 tanks was expected by all.", "asserted"),
        ("The firm sees growth of 40 percent this year.", "possible"),
        ("The firm hopes to hire 40 people.", "proposed"),
        ("The group will release 40 prisoners.", "proposed"),
        ("The group would release 40 prisoners.", "proposed"),
        ("The group plans to release 40 prisoners.", "proposed"),
        ("The group offered to release 40 prisoners.", "proposed"),
        ("The group demanded the release of 40 prisoners.", "proposed"),
        ("The proposed deal includes the release of 40 prisoners.", "proposed"),
        ("The group promised to release 40 prisoners.", "proposed"),
        ("The panel recommended that the town free 40 prisoners.", "proposed"),
        ("The panel suggested that each of them be paid 40 euros.", "proposed"),
        ("The panel urges that staff be paid and that 40 clinics be built.", "proposed"),
        ("The panel suggested that 40 people died.", "asserted"),
        ("The firm has a 40 percent rise on the table.", "proposed"),
        ("They could be made to sell 40 ships.", "possible"),
        ("Up to 40 people may be told to leave their homes.", "possible"),
        ("The mill will close because 40 people were hurt there.", "asserted"),
        ("The fine would cost them a lot, though the mill has debts of 40 euros.", "asserted"),
        ("The mayor will go there after 40 people were killed.", "asserted"),
        ("The airport will reopen when 40 trucks arrive.", "proposed"),
        ("The town will honour the first of 40 crews that came.", "asserted"),
        ("The group could release 40 prisoners.", "possible"),
        ("The group may have killed 40 prisoners.", "possible"),
        ("The blast might have killed 40 people.", "possible"),
        ("Rescuers fear that 40 people died.", "possible"),
        ("The army denied that it had killed 40 people.", "denied"),
        ("The army did not kill 40 people.", "denied"),
        ("The group is due to release 40 prisoners.", "proposed"),
        ("About 40 prisoners are expected to arrive.", "proposed"),
        ("The winners are to receive 40 sheep.", "proposed"),
        ("The club is aiming for a profit of $40 million.", "proposed"),
        ("The bank predicted sales of $40 million.", "proposed"),
        ("The club, which lost 40 players, may close.", "asserted"),
        ("About 40 percent of the guards had not slept.", "asserted"),
        ("The miners wanted a bonus of $40 million.", "proposed"),
        ("The figure of 40 hostages is false.", "denied"),
        ("None of the 40 guards was hurt.", "denied"),
        ("None of the guards knew who had killed 40 people.", "asserted"),
        ("The army denies killing 40 people.", "denied"),
        ("The army rejected reports that 40 people had died.", "denied"),
        ("There is no evidence that 40 people died.", "denied"),
        ("There is evidence that 40 people died.", "asserted"),
        ("The claim that 40 people had died is false.", "denied"),
        ("Some 40 families have asked for help.", "asserted"),
        ("Rescuers said 40 houses could not be reached.", "asserted"),
        ("The strike is likely to ground 40 flights.", "possible"),
        ("The ministry expects 40 ships this year.", "possible"),
        ("The bank sees inflation at 40 percent next year.", "possible"),
        ("The bank sees prices rising by 40 percent next year.", "possible"),
        ("A guard could see that 40 people were dead.", "asserted"),
        ("Police shot 40 would-be robbers.", "asserted"),
        ("Police hope that witnesses will tell of the blast that killed 40 people.", "asserted"),
        ("Most of the 40 workers will leave in May.", "asserted"),
        ("The release of the 40 hostages will come in May.", "proposed"),
        ("The draft provides for 40 captives to be freed.", "proposed"),
        ("The hospital provides for 40 patients.", "asserted"),
        ("Nurses set out to vaccinate 40 children.", "proposed"),
        ("Nurses began to vaccinate 40 children.", "asserted"),
        ("The ministry counted 40 deaths that may have been caused by the virus.", "possible"),
        ("If the vote were held today, the party would keep 40 seats.", "possible"),
        ("That would leave 40 people without work.", "possible"),
        ("A margin of 40 votes would have been known sooner.", "asserted"),
        ("A boat saved 40 people; the others are feared dead.", "asserted"),
        ("The scheme should create 40 jobs.", "proposed"),
        ("The mayor will not bow to 40 hooligans.", "proposed"),
        ("The governor did not interfere with 40 executions.", "asserted"),
        ("The crash did not lead to 40 deaths.", "denied"),
        ("Losses did not exceed 40 percent.", "asserted"),
        ("A clerk is wanted over the theft of 40 cows.", "asserted"),
        ("The family wants 40 cows.", "proposed"),
    ],
)
def test_status(read: Read, sentence: str, status: str) -> None:
    (found,) = read(f"{OPENING} {sentence}").figures
    assert found.status == status


def test_a_multiple_that_is_expected_is_no_fact(read: Read) -> None:
    [figure] = read(f"{OPENING} The nurse expects the number of patients to double by December.").figures
    assert (figure.kind, figure.status) == ("multiple", "proposed")
