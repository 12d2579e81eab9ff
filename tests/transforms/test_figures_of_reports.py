"""What reports of disasters, wars, results and votes tell with a number: what it counts, its event, who says so, where, how sure."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("text", "surface", "counted", "event"),
    [
        # one verb, several names
        ("Norway took 900 refugees, Sweden 400 and the Faroes 12.", "400", "refugees", "displaced"),
        ("Labour won 12 seats, the Tories 9 and the Greens 3.", "3", "seats", "won"),
        ("Moss Motors sold 512,000 cars, Bloom 877,000 and Veria almost 695,000.", "877,000", "cars", "sold"),
        # one noun, several sums
        ("The state offered grants of $900 to each tenant and $400 to each lodger.", "$400", "grants", "pledged"),
        ("The state will pay 500,000 rupees to the families of the dead and 50,000 to the injured.", "50,000", None, "spent"),
        ("He borrowed $40 to buy bread and $30 to pay for milk.", "$30", None, None),
        # words with another sense beside them
        ("Police registered a case of fraud against two bakers.", "two", "bakers", "charged"),
        ("The clinic confirmed 12 cases of measles.", "12", "cases", "infected"),
        ("The mill is cutting 936 jobs in three phases from May to July.", "936", "jobs", "laid_off"),
        ("The fire forced more than 900 evacuations.", "more than 900", "evacuations", "evacuated"),
        ("The Moss rebels targeted Lomo with two missiles.", "two", "missiles", "launched"),
        ("Growth could hit the 5% target in May.", "5%", "target", None),
        ("The boat carrying 70 migrants sank 40 miles off the coast.", "70", "migrants", None),
        ("The monks held their ground for three months.", "three months", None, None),
        ("The gang held the monks for three months.", "three months", None, "held"),
        ("Crews expect more dead in Lomo, home to 704 people.", "704", "people", None),
        # the wounded are told by their own number
        ("Five soldiers were killed – including one officer – and 10 wounded on Tuesday.", "one", "officer", "killed"),
        # the subject of a passive whose parts stand apart
        ("The agency said 550 shelters were either totally or partially destroyed in the blaze.", "550", "shelters", "destroyed"),
        ("Police said among the dead were two lawmakers.", "two", "lawmakers", "killed"),
        # levels and where they come from
        ("Net income rose to $2.1bn in the third quarter ended September 30 from $1.9bn a year earlier.", "$1.9bn", "income", "earned"),
        ("The toll of the fire has risen to at least 288 with 850 injured.", "at least 288", "people", "killed"),
        # what befell things and what befell people
        ("The collision of two goods trains killed six.", "six", "people", "killed"),
        ("Hunters shot at 40 wolves and killed six.", "six", "wolves", "killed"),
        ("Three soldiers were killed and one civilian.", "one", "civilian", "killed"),
        ("Three soldiers were killed and one civilian was hurt.", "one", "civilian", "injured"),
        # numbers that go on with those before them
        ("The agency has learned that of the 82 still missing, four are women.", "four", "women", "missing"),
        ("The morgue sees 30 bodies a day. In June that number soared to 830.", "830", "bodies", "killed"),
        ("In all, 184 inmates fled from two prisons. Of those, 130 remain at large.", "130", "inmates", None),
        ("The storm killed 14 people and displaced over 31,000.", "over 31,000", "people", "displaced"),
        ("More than 900 migrants had been returned to Mali.", "More than 900", "migrants", "returned"),
        ("More than 900 convicts had been returned to prison.", "More than 900", "convicts", "held"),
        ("Hundreds of migrants had been stalled at a roadblock.", "Hundreds", "migrants", "stranded"),
        ("The Left gathered 10.2 percent of votes.", "10.2 percent", "votes", "won"),
        ("The jail was home to 900 prisoners.", "900", "prisoners", "held"),
        ("Two men aged 18 and 24 died in the clinic.", "24", "men", None),
        # who is counted once
        ("The ship took 7.8m vehicles.", "7.8m", "vehicles", None),
        ("Last week, an 18-year-old opened fire at a school.", "18-year-old", None, None),
    ],
)  # fmt: skip
def test_counted_and_event(read: Read, text: str, surface: str, counted: str | None, event: str | None) -> None:
    found = figure(read(f"{OPENING} {text}"), surface)
    assert (found.counted, found.event) == (counted, event)


@pytest.mark.parametrize(
    ("text", "surface", "claimant"),
    [
        ("Reports speak of fifteen dead, including nuns, and twenty injured.", "twenty", "Reports"),
        ("Families found themselves cut off and by Sunday, “more than 80 people have died,” said Ada Bloom.", "more than 80", "Ada Bloom"),
        ("Moss has said peace is his aim, but raids in recent weeks have killed more than 40 people.", "more than 40", None),
        ("The mayor said 40 people had died but that 12 had been saved.", "12", "The mayor"),
        ("The office said the economy added 900 jobs. Later it said the economy added just 700 jobs.", "700", "The office"),
        ("Earlier media reported more than 500 injured.", "more than 500", "media"),
        ("At least four people have died, officials on Tuesday said.", "At least four", "officials"),
        ("The army said they had shot down 65 drones, and 28 others did not hit their targets.", "28", "The army"),
        ("The clinic said 30 people caught cholera, and 23 people had recovered.", "23", "The clinic"),
        ("The firm said its profit fell, but 400 welders had found other work.", "400", None),
        ("The council said six of the nuns drowned, while five were from Lomo.", "five", "The council"),
        ("Raids killed 200 people, according to the army, while a study estimates the toll at 300.", "300", "a study"),
        ("“Nineteen people fell,” the man said. According to him, the jets dropped six bombs.", "six", "the man"),
        ("With 70 homes buried, rescuers anticipated more dead in the village.", "70", None),
    ],
)  # fmt: skip
def test_claimants(read: Read, text: str, surface: str, claimant: str | None) -> None:
    assert figure(read(f"{OPENING} {text}"), surface).attributed_to == claimant


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        ("Kenya reported 12 cases of measles, Uganda 9 and Rwanda 3.", "9", "Uganda"),
        ("About 10 people died in an attack in northern Burkina Faso.", "About 10", "Burkina Faso"),
        ("At noon (1200 GMT) the camp was hit and 10 men died.", "10", None),
        ("The fire killed nine people in the Gold Rush town of Paradise.", "nine", "Paradise"),
        ("Sixteen people survived a journey of those trying to reach Malta by sea.", "Sixteen", None),
        (
            "In Mali, the survey found 46 percent of people were ill, while in Niger the share was 29 percent.",
            "46 percent",
            "Mali",
        ),
    ],
)
def test_places(read: Read, text: str, surface: str, place: str | None) -> None:
    assert figure(read(f"{OPENING} {text}"), surface).place == place


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("Some quarter of a million people came to the fair.", "Some quarter of a million", 250_000),
        ("The boat sank just 100m into the journey.", "100m", 100),
        ("They raised 100m for the school in May.", "100m", 100_000_000),
        ("The estimate was revised down by 80,000 to 105,000.", "80,000", 80_000),
        ("The toll rose by 80,000 to 105,000 people a year.", "80,000 to 105,000", None),
        ("One person in 14 dying on the route was a child.", "One person in 14", 7.14),
    ],
)
def test_values(read: Read, text: str, surface: str, value: float | None) -> None:
    found = figure(read(f"{OPENING} {text}"), surface).value
    assert found is None if value is None else found is not None and round(float(found), 2) == value


@pytest.mark.parametrize(
    ("text", "surface", "modifier"),
    [
        ("The rate is near a 50-year low.", "50-year", "exact"),
        ("Around one city in the north there was fog.", "one", "exact"),
        ("Around one million people came.", "Around one million", "about"),
        ("The toll is near a million.", "near a million", "nearly"),
        ("Profit was 32 cents, exceeding the 30 cents that analysts had estimated.", "30 cents", "exact"),
    ],
)
def test_modifiers(read: Read, text: str, surface: str, modifier: str) -> None:
    assert figure(read(f"{OPENING} {text}"), surface).modifier == modifier


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The navy launched an operation to rescue nine miners.", "proposed"),
        ("The navy completed an operation to rescue nine miners.", "asserted"),
        ("The navy rescued nine miners in an operation.", "asserted"),
    ],
)
def test_status(read: Read, text: str, status: str) -> None:
    assert figure(read(f"{OPENING} {text}"), "nine").status == status


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        # the days of a list are no figures, what stands behind one is
        ("Between June 21 and 27, the river rose.", []),
        ("Mills burned on June 3, 8 and 9.", []),
        ("On June 3, 40 people died.", ["40"]),
        ("They left between May 14 and 15 to the coast.", []),
        ("They left on May 14-15, 2001 for the coast.", []),
        ("A two-time winner left with two hens.", ["two"]),
        ("Only one soldier was injured.", ["one"]),
        # who is cited is not charged, who is called again is not another
        ("The toll was 12 dead, the agency said, citing an Indian official.", ["12"]),
        ("One survivor, a citizen of Mali, later died in a clinic.", ["One"]),
        # models and other names keep their numbers
        ("Ford recalled three models, a Moss 5 and Audi 4.", ["three"]),
    ],
)
def test_what_is_a_figure(read: Read, text: str, surfaces: list[str]) -> None:
    assert [f.surface for f in read(f"{OPENING} {text}").figures] == surfaces
