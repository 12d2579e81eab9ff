from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "The region had a hard week."


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        ("Police counted 40 boats in the harbour.", "40", None),
        ("The army killed 40 rebels.", "40", "killed"),
        ("Forty rebels were killed by the army.", "Forty", "killed"),
        ("At least 40 people died in the floods.", "At least 40", "killed"),
        ("Gunmen shot dead 12 farmers.", "12", "killed"),
        ("Gunmen shot and killed 12 farmers.", "12", "killed"),
        ("Twelve farmers were shot dead in the town centre.", "Twelve", "killed"),
        ("Twelve farmers were shot in the leg.", "Twelve", "injured"),
        ("Twelve farmers lost their lives.", "Twelve", "killed"),
        ("Seven people were declared dead.", "Seven", "killed"),
        ("Seven people were found dead.", "Seven", "killed"),
        ("The death toll reached 40,005.", "40,005", "killed"),
        ("The number of dead stands at 12.", "12", "killed"),
        ("The storm left 40 people dead.", "40", "killed"),
        ("The blast claimed 12 lives.", "12", "killed"),
        ("The blast injured 12 farmers.", "12", "injured"),
        ("The blast killed 12 farmers and injured dozens more.", "dozens more", "injured"),
        ("Twelve farmers were killed and 20 wounded.", "20", "injured"),
        ("Twelve farmers were reported missing.", "Twelve", "missing"),
        ("Rebels abducted 80 pupils.", "80", "abducted"),
        ("The group still holds 80 hostages.", "80", "held"),
        ("The group freed 80 hostages.", "80", "released"),
        ("The release of 80 hostages began.", "80", "released"),
        ("Police arrested 80 protesters.", "80", "arrested"),
        ("Soldiers detained 80 protesters.", "80", "detained"),
        ("More than 80 people were rescued from the lake.", "More than 80", "rescued"),
        ("The floods displaced 4,000 families.", "4,000", "displaced"),
        ("About 4,000 people fled their homes.", "About 4,000", "displaced"),
        ("Some 4,000 people were evacuated.", "Some 4,000", "evacuated"),
        ("The quake destroyed 4,000 houses.", "4,000", "destroyed"),
        ("The quake damaged 4,000 houses.", "4,000", "damaged"),
        ("The army fired 30 rockets at the port.", "30", "launched"),
        ("Air defences shot down 30 drones.", "30", "intercepted"),
        ("The army sent 3,000 troops to the border.", "3,000", "deployed"),
        ("The virus has infected 300 people.", "300", "infected"),
        ("Nurses vaccinated 3,000 children.", "3,000", "vaccinated"),
        ("The party won 120 seats.", "120", "won"),
        ("About 3,000 people protested in the square.", "About 3,000", "protested"),
        ("The firm laid off 400 workers.", "400", "laid_off"),
        ("The firm hired 400 workers.", "400", "hired"),
        ("The firm earned $40 million.", "$40 million", "earned"),
        ("The firm must pay a fine of $40 million.", "$40 million", "fined"),
        ("The firm invested $40 million in the mine.", "$40 million", "invested"),
        ("The state pledged $40 million.", "$40 million", "pledged"),
        ("The firm sold 400 cars.", "400", "sold"),
        ("The firm built 400 homes.", "400", "built"),
        ("The drought affected two million people.", "two million", "affected"),
        ("Police charged 12 men with murder.", "12", "charged"),
        ("Twelve men were convicted.", "Twelve", "convicted"),
        ("The state deported 12 men.", "12", "deported"),
        ("Rescuers recovered 12 bodies.", "12", "recovered"),
        ("Two men shot and killed a guard.", "Two", None),
        ("Two guards were fatally shot.", "Two", "killed"),
        ("Two guards were beaten to death.", "Two", "killed"),
        ("Two guards were sentenced to death.", "Two", "convicted"),
        ("Two prisoners hanged themselves.", "Two", "killed"),
        ("Two guards were hit and later died.", "Two", "killed"),
        ("Two guards were taken to a clinic, where they died.", "Two", "killed"),
        ("Two guards were taken to a clinic after being stabbed.", "Two", "injured"),
        ("Two guards were taken to hospital.", "Two", "hospitalised"),
        ("Two guards were taken to a clinic with stab wounds.", "Two", "injured"),
        ("Two guards were in critical condition.", "Two", "injured"),
        ("Two houses were in good condition.", "Two", None),
        ("The crash left two guards hospitalised.", "two", "hospitalised"),
        ("The crash left two guards in hospital.", "two", "hospitalised"),
        ("Nurses treated two guards for burns.", "two", "injured"),
        ("The shooting of two guards shocked the town.", "two", "injured"),
        ("The fatal shooting of two guards shocked the town.", "two", "killed"),
        ("The names of two guards were released.", "two", None),
        ("The mothers of two guards were arrested.", "two", None),
        ("A guard was shot two times.", "two", None),
        ("A guard was stabbed in front of two children.", "two", None),
        ("A flood took the lives of two guards.", "two", "killed"),
        ("They found two guards dead and took a man away.", "two", "killed"),
        ("They found the three dead men and two guards.", "two", None),
        ("The names of two guards slain in the raid were released.", "two", "killed"),
        ("Both of the two victims were in stable condition.", "two", "casualties"),
        ("The two victims were in stable condition.", "two", "injured"),
        ("A gunman shot two men, killing one.", "one", "killed"),
        ("Two of the five wounded later died in hospital.", "Two", "killed"),
        ("The crew of 12 sailors was rescued.", "12", "rescued"),
        ("Two boys asked if anyone had been killed.", "Two", None),
        ("Two women were driven to local hospitals for gunshot injuries.", "Two", "injured"),
        ("All four victims were driven to Leeds and were in stable condition.", "four", "injured"),
    ],
)
def test_event(read: Read, sentence: str, surface: str, event: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).event == event


@pytest.mark.parametrize(
    ("sentence", "surface", "event"),
    [
        ("A man walked by.", None, None),
        ("A man was shot dead on Friday.", "A", "killed"),
        ("A drone strike killed a civilian near the port.", "a", "killed"),
        ("A shell fell on the market, killing a mother.", "a", "killed"),
        ("Police arrested a driver.", "a", "arrested"),
        ("A driver was injured.", "A", "injured"),
        ("The driver was injured.", "The", "injured"),
        ("Another driver was injured.", "Another", "injured"),
        ("Ana Silva was injured.", None, None),
        ("A driver injured himself.", "A", "injured"),
        ("The police knew a driver who was later killed.", "a", "killed"),
        ("The crash left a woman dead.", "a", "killed"),
        ("Police arrested the driver.", None, None),
    ],
)
def test_a_single_victim_without_a_number_is_implicit(read: Read, sentence: str, surface: str | None, event: str | None) -> None:
    found = [(f.surface, f.event, f.value, f.is_implicit) for f in read(f"{OPENING} {sentence}").figures]
    assert found == ([(surface, event, 1, True)] if surface else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A driver was shot on Monday. The driver was hit in the leg.", [("A", "injured")]),
        ("A driver was shot on Monday. The driver was pronounced dead at noon.", [("A", "killed"), ("The", "killed")]),
        ("A driver was killed on Monday. The driver was hit in the chest.", [("A", "killed")]),
        ("A driver and a guard were killed.", [("A", "killed"), ("a", "killed")]),
        ("A 15-year-old was killed.", [("A", "killed")]),
        ("A guard died and a 15-year-old was wounded.", [("A", "killed"), ("a", "injured")]),
        ("A driver was shot on Monday. He was taken to hospital.", [("A", "injured")]),
        ("A driver was shot on Monday. He died in hospital.", [("A", "killed")]),
        ("A driver was shot on Monday. He was taken to hospital, where he was pronounced dead.", [("A", "killed")]),
        ("A woman was shot on Monday. He died in hospital.", [("A", "injured")]),
        ("A boy was hit by a shell. The child was pronounced dead.", [("A", "killed"), ("The", "killed")]),
        ("A boy was hit and a girl was stabbed. The child died.", [("A", "injured"), ("a", "injured"), ("The", "killed")]),
        ("The guard Lea Brandt died on Monday.", [("The", "killed")]),
        ("A teacher, a mother of two, died on Monday.", [("A", "killed")]),
        ("A teacher, a nurse and a guard died on Monday.", [("A", "killed"), ("a", "killed"), ("a", "killed")]),
        ("A couple died on Monday.", []),
        ("The boy who was shot is being held at a clinic.", [("The", "injured")]),
        ("A boy came in bleeding from a wound.", [("A", "injured")]),
        ("A boy came home reeling from his trip.", []),
        ("They spoke of a boy from Leeds, who was killed in May.", [("a", "killed")]),
        ("The boy was taken to hospital and passed away.", [("The", "killed")]),
        ("The boy was taken off life support on Sunday and passed away.", [("The", "killed")]),
        ("One woman died and another was hurt.", [("another", "injured")]),
        ("One woman is dead and another in critical condition.", [("another", "injured")]),
        ("The raid killed two men and wounded a third.", [("a", "injured")]),
        ("Two ships were sunk and another was hit.", []),
        ("The plague killed a third of the nuns.", []),
        ("A victim was hit. The gunman was found dead.", [("A", "injured"), ("The", "killed")]),
    ],
)
def test_implicit_victims_of_an_article(read: Read, text: str, told: list[tuple[str, str]]) -> None:
    assert [(f.surface, f.event) for f in read(f"{OPENING} {text}").figures if f.is_implicit] == told


def test_money_is_not_killed_and_people_are_not_earned(read: Read) -> None:
    extraction = read(f"{OPENING} The crash that killed 12 workers cost the firm $40 million.")
    assert figure(extraction, "12").event == "killed"
    assert figure(extraction, "$40 million").event == "spent"


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("Two monks and three cooks, all from Lima, left.", [None, None]),
        ("Two monks and three cooks, murdered on Friday, were buried.", ["killed", "killed"]),
        ("Two lorries and three cooks, murdered on Friday, were named.", [None, "killed"]),
        ("Besides 30 dead farmers, more than 20 monks and cooks have been killed.", ["killed", "killed"]),
        ("They spoke about the murders of three cooks, two Peruvians and a monk.", ["killed", "killed"]),
        ("Among the guests were three cooks.", [None]),
        ("Among the dead were three cooks and two monks.", ["killed", "killed"]),
        ("The mayor spoke together with three cooks.", [None]),
        ("The mayor was shot dead along with three cooks.", ["killed"]),
        ("The army repelled about 20 rebels, four of whom died.", [None, "killed"]),
        ("The clinic saw 20 cooks, all of whom died.", ["killed"]),
        ("The gang seized 12 monks, of whom five were later found murdered.", ["abducted", "killed"]),
    ],
)
def test_what_a_list_a_company_or_a_part_shares(read: Read, sentence: str, events: list[str | None]) -> None:
    assert [f.event for f in read(f"{OPENING} {sentence}").figures if not f.is_implicit] == events


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The six tired monks slept.", None),
        ("The six murdered monks were remembered.", "killed"),
        ("The names of the six monks were read.", None),
        ("The bodies of six monks were seen in a ditch.", "killed"),
        ("At least six bodies were pulled from the mud.", "recovered"),
        ("The six monks' letters were read.", None),
        ("The law does not explain the six monks' murder.", "killed"),
        ("The kidnapping of six monks was condemned.", "abducted"),
        ("The kidnapping and murder of six monks was condemned.", "killed"),
        ("The loss of six monks was mourned.", "killed"),
        ("She spoke at the funeral of six monks.", "killed"),
        ("The ambush cost the lives of six monks.", "killed"),
        ("The army killed or wounded six monks.", "casualties"),
        ("In its raids the army has killed or wounded six monks.", "casualties"),
        ("Six monks were killed or wounded.", "casualties"),
        ("The ambush left six dead or wounded.", "casualties"),
        ("Rebels shot and killed six monks.", "killed"),
        ("Rebels maimed six monks because they refused.", "injured"),
        ("Six monks were found shot dead.", "killed"),
        ("Six monks were left wounded.", "injured"),
        ("Six monks reported that a cook had been killed.", None),
    ],
)
def test_nominal_forms_and_states(read: Read, sentence: str, event: str | None) -> None:
    assert next(f.event for f in read(f"{OPENING} {sentence}").figures if not f.is_implicit) == event
