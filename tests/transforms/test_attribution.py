from __future__ import annotations

import pytest
from analysis_given import Read, figure, without_article

OPENING = "The fighting near the port went on for a third day."


@pytest.mark.parametrize(
    ("sentence", "claimant", "cue"),
    [
        ("Shells killed 40 people.", None, None),
        ("The army targeted 40 clinics.", None, None),
        ("It is worth noting that 40 people were killed.", None, None),
        ("Reports from the town in Karsa state that 40 people were killed could not be checked.", None, None),
        ("Reports from residents that 40 people were killed could not be checked.", "residents", "Reports"),
        ("The firm lost 40 boats, counted according to common accounting principles.", None, None),
        ("The Red Cross said the army had targeted clinics, adding that 40 people were killed.", "Red Cross", "adding"),
        ("The Red Cross said raids had hit the port, adding that 40 people were killed.", "Red Cross", "adding"),
        ("The port was full when shells killed 40 people.", None, None),
        ("Nobody said why shells fell, but 40 people were killed.", None, None),
        ("The relief workers' group agreed to pay for the repairs after shells killed 40 people.", None, None),
        ("The army wants to send 40 tents.", None, None),
        ("The Red Cross wants 40 tents for the camp.", "Red Cross", "wants"),
        ("Business group AHREX put the dead at 40.", "AHREX", "put"),
        ("The Red Cross said drivers wanted 40 tents.", "Red Cross", "said"),
        ("The pilot had logged 40 flights, the Red Cross said.", "Red Cross", "said"),
        ("At 14:55 the clinic was hit. 14:58 GMT - The relief group said shells killed 40 people.", "relief group", "said"),
        ("Shells killed 40 people, the Red Cross said.", "Red Cross", "said"),
        ("She was convicted on 12 counts of fraud and fined for 40 parking offences.", None, None),
        ("Ana Ruiz told a news conference the board had been split, voting 40 to 9.", "Ana Ruiz", "told"),
        ("The company has 40 strikers, their union said. Unite said its members had voted for a strike.", "Unite", "said"),
        ("Shells killed 40 people, said the Red Cross.", "Red Cross", "said"),
        ("The Red Cross said shells killed 40 people.", "Red Cross", "said"),
        ("The Red Cross said that shells killed 40 people.", "Red Cross", "said"),
        ("Shells killed 40 people, according to the Red Cross.", "Red Cross", "according to"),
        ("According to the Red Cross, shells killed 40 people.", "Red Cross", "According to"),
        ("The Red Cross reported 40 deaths.", "Red Cross", "reported"),
        ("The Red Cross put the dead at 40.", "Red Cross", "put"),
        ("Gaza's health ministry says 40 people died.", "Gaza Health Ministry", "says"),
        ("Shells killed 40 people, police said.", "police", "said"),
        ("Shells killed 40 people, hospital officials said.", "hospital officials", "said"),
        ("“Shells killed 40 people,” said Ana Ruiz, a nurse.", "Ana Ruiz", "said"),
        ("Ana Ruiz, a nurse, told reporters that 40 people died.", "Ana Ruiz", "told"),
        ("An AFP tally of the dead stands at 40.", "Agence France-Presse", "tally"),
        ("Forty hostages, of whom 40 were declared dead by Israel, were named.", "Israel", "declared"),
        ("The army accused the rebels of killing 40 people.", "army", "accused"),
        ("The shelling has claimed 40 lives.", None, None),
        ("The shelling claimed the lives of 40 people.", None, None),
        ("The army claimed 40 kills.", "army", "claimed"),
        ("The cabinet declared 40 villages unsafe.", "cabinet", "declared"),
        ("The mayor said crews had counted 40 burned cars.", "mayor", "said"),
        ("Crews had counted 40 burned cars.", "Crews", "counted"),
        ("The court heard that 40 cars were stolen.", None, None),
        ("The villagers heard that 40 cars were stolen.", None, None),
        ("Police: 40 dead, nine missing.", "Police", ":"),
        ("Cars burned: 40 near the port.", None, None),
        ("Key figures: 40 dead, nine missing.", None, None),
        ("Shells kill 40 people near the port: officials.", "officials", ":"),
        ("The mayor's claim that 40 houses stand could not be checked.", "mayor", "claim"),
        ("A claim that 40 houses stand could not be checked.", None, None),
        ("The army dismissed claims that 40 of its soldiers had died.", "army", "dismissed"),
        ("The railway said in a notice that 40 trains were cancelled.", "railway", "said"),
        ("According to a count published by the council, 40 people died.", "council", "According to"),
        ("The mayor boasted of having built 40 schools.", "mayor", "boasted"),
        ("The deal would see 40 soldiers leave.", None, None),
        ("The city put up 40 tents for the crowd.", None, None),
        ("A poll carried out by Gallup for the daily Le Soir gave the party 40 seats.", "Gallup", "gave"),
        ("The court heard evidence that 40 cars were stolen.", None, None),
        ("The mayor bragged of having built 40 schools.", "mayor", "bragged"),
        ("The city has offered beds to 40 people, it said.", "city", "said"),
        ("Rain fell, the mission's statement reads. It counted 40 cases of cholera.", "mission's statement", "counted"),
        ("The ferry, licensed to carry 40, was full, survivors said.", None, None),
        ("Of the 40 people on the list, 12 had been found by noon, the mayor said.", None, None),
        ("Of 40 people on the list, 12 had been found by noon, the mayor said.", "mayor", "said"),
        ("By the union's arithmetic, 40 jobs will go.", "union", "By the union's arithmetic"),
        ("Officials would not say whether 40 people were held.", None, None),
        ("The ferry was full, the ferry operator said. It said 40 people had drowned.", "ferry operator", "said"),
        ("By the count of the harbour police, 40 people died.", "harbour police", "By the count"),
        ("By the count kept by the harbour police, 40 people died.", "harbour police", "By the count"),
        ("In a survey for the paper, 40 captains named fog.", "survey for the paper", "In a survey"),
        ("The port lost 40 boats, according to a tally that the coastguard released.", "coastguard", "according to"),
        ("The toll fell to 40, by the mission's reckoning.", "mission", "by the mission's reckoning"),
        ("A military source said 40 soldiers had died.", "military source", "said"),
        ("The port sold 40 boats, more than the 12 that traders had expected.", None, None),
        ("The port sold 12 boats against the 40 that traders had expected.", "traders", "expected"),
        ("The crowd was put at 90 (police) and 40 (organisers).", "organisers", "organisers"),
        ("Forty percent said they had 40 boats, the survey found.", "survey", "found"),
        ("The villagers are demanding 40 tents, two officials said.", "two officials", "said"),
        ("Most of the port burned, a nurse, Ana Ruiz, said, and 40 people died.", "Ana Ruiz", "said"),
        ("The rebels denied the army's claim that 40 of them had surrendered.", "army", "claim"),
        ("The mayor refused to comment on a report by Reuters that 40 boats are to go.", "Reuters", "report"),
        ("The bank says it would close a branch and would hire 40 people.", "bank", "says"),
        ("Nine people died (the railway reported 40 deaths).", "railway", "reported"),
        ("In all 40 people died (the railway reported nine).", None, None),
        ("The mayor stuck to the bank's forecast of a loss of 40 boats.", "bank", "forecast"),
        ("Some boats burned; 40 were sunk, the mayor said.", "mayor", "said"),
        ("The mayor said 12 boats burned; some were sunk and 40 fled.", "mayor", "said"),
        ("The mayor said 12 boats burned; the railway counted 40.", "railway", "counted"),
        ("The mayor said drones had hit the pier, and put the dead at 40.", "mayor", "said"),
        ("The mayor said the rain gauge had recorded 40 floods.", "mayor", "said"),
        ("The port took in 40 boats, a document seen by Reuters shows.", "document", "shows"),
        ("The union complained of fraud at 40 polling stations.", "union", "complained"),
        ("The railway estimated in May that 40 trains were late.", "railway", "estimated"),
        ("Let's say 40 trains were late.", None, None),
        ("The St. Elmo School District said 40 trains were late.", "St. Elmo School District", "said"),
    ],
)
def test_claimant_and_cue(read: Read, sentence: str, claimant: str | None, cue: str | None) -> None:
    extraction = read(f"{OPENING} {sentence}")
    found = figure(extraction, "40")
    assert without_article(found.attributed_to) == claimant
    assert found.attribution_cue == cue


@pytest.mark.parametrize(
    ("sentence", "surface"),
    [
        ("The cabinet declared a 40-day curfew.", "40-day"),
        ("The cabinet declared 40 days of mourning.", "40 days"),
        ("The firm declared a dividend of 40 cents.", "40 cents"),
    ],
)
def test_what_is_declared_into_being_is_nobodys_claim(read: Read, sentence: str, surface: str) -> None:
    assert figure(read(f"{OPENING} {sentence}"), surface).attributed_to is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Shells killed 40 people, the Red Cross said.", "Red Cross"),
        ("Gaza's health ministry says 40 people died.", "Gaza's health ministry"),
        ("Shells killed 40 people, hospital officials said.", "hospital officials"),
        ("Ana Ruiz, a nurse, told reporters that 40 people died.", "Ana Ruiz"),
    ],
)
def test_the_span_is_the_claimant_as_written(read: Read, sentence: str, words: str) -> None:
    extraction = read(f"{OPENING} {sentence}")
    found = figure(extraction, "40")
    assert extraction.article.text[found.attribution_start : found.attribution_end] == words


def test_claimant_is_resolved_to_its_actor(read: Read) -> None:
    text = (
        "The World Health Organization named new members on Tuesday. Later the WHO said 40 people died of cholera. "
        "It counted 300 cases in the camps."
    )
    extraction = read(text)
    assert figure(extraction, "40").attributed_to_actor_id == "world-health-organization"
    assert figure(extraction, "300").attributed_to == "World Health Organization"


def test_an_unnamed_claimant_has_no_actor(read: Read) -> None:
    found = figure(read(f"{OPENING} Shells killed 40 people, hospital officials said."), "40")
    assert found.attributed_to is not None
    assert found.attributed_to_actor_id is None


def test_each_clause_keeps_its_own_claimant(read: Read) -> None:
    extraction = read(f"{OPENING} The Red Cross said 40 people died; Ana Ruiz, the mayor, said 60 were hurt. It rained 12 mm.")
    assert [f.attributed_to for f in extraction.figures] == ["Red Cross", "Ana Ruiz", None]


def test_a_quotation_gives_its_figures_to_its_speaker(read: Read) -> None:
    text = f"{OPENING} “We buried 40 people. I saw 12 more in the street,” Ana Ruiz, a nurse, said on Monday."
    extraction = read(text)
    assert [f.attributed_to for f in extraction.figures] == ["Ana Ruiz", "Ana Ruiz"]


def test_the_ministry_is_the_one_that_was_named(read: Read) -> None:
    text = "The Gaza health ministry published its list on Monday. The ministry said 40 people were killed."
    assert figure(read(text), "40").attributed_to == "Gaza Health Ministry"


@pytest.mark.parametrize(
    ("text", "surface", "claimant"),
    [
        ("The factory employs 820 people.", "820", None),
        ("The council heard on Tuesday that 300 roads were shut.", "300", None),
        ("The judge ordered her to pay 900 crowns.", "900 crowns", None),
        ("Rival clubs have offered 40 million euros for the player.", "40 million euros", None),
        ("The city recorded 40 mm of rain.", "40 mm", None),
        ("In the squares, sensors recorded 47 degrees.", "47 degrees", None),
        ("The Brussels zone logged 92 shootings.", "92", None),
        ("The tower, which stands 48 metres high, will come down, the mayor said.", "48 metres", None),
        ("The baker agreed to pay 300 crowns.", "300 crowns", None),
        ("Rangers logged 412 sightings in March.", "412", "Rangers"),
        ("Rangers spoke of 60 wolves.", "60", "Rangers"),
        ("The board declared Ana Sol the winner with 53 percent of the vote.", "53 percent", "board"),
        ("The survey found one in ten undecided.", "one in ten", "survey"),
        ("Detectives found 40 guns.", "40", None),
        ("Rovers promised to refund 1,200 tickets.", "1,200", None),
        ("A mission said its inspectors had noted leaks at 48 wells.", "48", "mission"),
        ("Luis Prado said an audit had found 17 errors.", "17", "Luis Prado"),
        ("Luis Prado spoke. A priest said he had counted 22 graves.", "22", "priest"),
        ("A source close to the talks said 17 points were open.", "17", "source close to the talks"),
        ("Rangers reported seeing 17 wolves.", "17", "Rangers"),
        ("Luis Prado gave the number missing as 102.", "102", "Luis Prado"),
        ("The survey gives the greens 31 seats.", "31", "survey"),
        ("The army put its losses at 14 dead and 60 wounded.", "60", "army"),
        ("Luis Prado gave jurors 90 minutes for lunch.", "90 minutes", None),
        ("Luis Prado denied reports that 17 wolves had been shot.", "17", "Luis Prado"),
        ("Luis Prado promised a vote after 89 delegates chose it.", "89", None),
        ("Luis Prado promised to hold a vote after 89 delegates had chosen it.", "89", None),
        ("The Red Cross sees growth of 2 percent.", "2 percent", "Red Cross"),
        ("Growth will slow to 2 percent, the Red Cross forecast on Tuesday.", "2 percent", "Red Cross"),
        ("The Red Cross said so in its bulletin, which lists 17 deaths.", "17", "Red Cross"),
        ("Ana Ruiz told supporters, about 800 of whom had come, that it was late.", "about 800", None),
        ("Ana Ruiz told supporters she had spoken to 17 leaders by noon.", "17", "Ana Ruiz"),
        ("Union leaders say it is late, and that 17 schools closed.", "17", "Union leaders"),
        ("A judge jailed 17 men over a scheme that, prosecutors said, cheated 900 savers.", "17", None),
        ("A judge jailed 17 men over a scheme that, prosecutors said, cheated 900 savers.", "900", "prosecutors"),
        ("“They said 17 last time,” Ana Ruiz said.", "17", "Ana Ruiz"),
        ("One of the officials said 17 cables were cut.", "17", "One of the officials"),
        ("The report accuses the rebels of killing 45 villagers.", "45", "report"),
        ("The firm earned $3m, ahead of the $2.6m analysts had pencilled in.", "$2.6m", "analysts"),
        ("The firm earned $3m, ahead of the $2.6m analysts had pencilled in.", "$3m", None),
        ("The hike should bring in $40 million, the budget office figures.", "$40 million", "budget office"),
        ("Some 40% told Afrobarometer they had paid a bribe.", "Some 40%", "Afrobarometer"),
        ("The deal values the firm at €40 million.", "€40 million", None),
        ("Two cars fell, Rescue 1122 said.", "Two", "Rescue 1122"),
        ("Donors pledged $40 million to Sudan.", "$40 million", None),
        ("Some 900 lots changed hands, down from Wednesday's tally of 1,200.", "1,200", None),
        ("The fund recorded a low of $40.", "$40", None),
        ("The Red Cross recorded 40 deaths.", "40", "Red Cross"),
        ("According to the latest figures documented by the Red Cross, 17 people were killed.", "17", "Red Cross"),
        ("The storm closed 17 schools, Ada Newell, a clerk at Lomo Public Health, told CBS.", "17", "Ada Newell"),
        (
            "The storm closed 17 schools in Lomo, an official not allowed to comment told USA Today.",
            "17",
            "official not allowed to comment",
        ),
        ("The toll rose to 17, the Red Cross said, up 40 percent on Wednesday's toll.", "40 percent", "Red Cross"),
        ("The number of people reported dead stood at 31, while 14 were reported missing.", "14", None),
        ("The Red Cross reported 17 deaths, bringing the toll to 57.", "57", "Red Cross"),
        ("The Red Cross updated the toll to 38, raising the number of deaths to 57.", "57", "Red Cross"),
        ("The state recorded 17 deaths, taking the toll to 57.", "57", None),
        ("Cholera has claimed four lives, bringing the number of deaths to 57.", "57", None),
        ("Some 57 people are missing, the Red Cross says. They include 17 children.", "17", "Red Cross"),
        (
            "The fire burned 17 homes, Lomo Department of Forestry and Tree Care (LomoTrees) said.",
            "17",
            "Lomo Department of Forestry and Tree Care",
        ),
        ("The Red Cross has reported a rise in the death toll, reaching 40.", "40", "Red Cross"),
        ("The Health Ministry in the Gaza Strip said 40 people were killed.", "40", "Gaza Health Ministry"),
        ("Some 57 people were killed and 40 wounded, according to figures kept by the Red Cross.", "40", "Red Cross"),
        ("Some 57 people were killed and 40 others wounded, according to the Red Cross.", "40", "Red Cross"),
        ("The storm left 17 inches of rain, the highest total reported, according to the Red Cross.", "17 inches", "Red Cross"),
        ("Some 40 families fled as one fire, dubbed the Harlow Fire, burned on, the Red Cross said.", "Some 40", "Red Cross"),
        ("Ana Ruiz highlighted that 17 medics were held.", "17", "Ana Ruiz"),
        ("The Red Cross said the raids hurt 57, adding that they hit Tarma, where 17 homes burned.", "17", "Red Cross"),
        ("Patrols are on their way to find 17 people believed to be trapped.", "17", None),
        ("As per Mali's rescue agency, patrols went out to find 17 people believed to be lost.", "17", "Mali's rescue agency"),
        ("The rate was higher than the 0.3 percent rise expected, with rents up.", "0.3 percent", None),
    ],
)
def test_acts_are_no_claims_and_counts_are(read: Read, text: str, surface: str, claimant: str | None) -> None:
    assert without_article(figure(read(f"{OPENING} {text}"), surface).attributed_to) == claimant


@pytest.mark.parametrize(
    ("text", "surface", "claimant"),
    [
        ("The Larch Guild asked the court to award 66 million euros.", "66 million euros", "Larch Guild"),
        ("The union threatened a 48-hour walkout.", "48-hour", "The union"),
        ("The rebels threatened 40 villagers.", "40", None),
        ("The UN requested $57 million for the camps.", "$57 million", "United Nations"),
        ("The jury had Moss on 146 points, ahead of Bloom on 57.", "57", "The jury"),
        ("The exit poll put Moss on 46 percent, with Bloom on 37.", "37", "The exit poll"),
        ("The agency, which had the toll at 40, said more were missing.", "40", "The agency"),
        ("Some 66 nuns sang; according to wardens, 57 wept.", "Some 66", None),
        ("Wardens in Chile, Peru and Norway reported 870 geese.", "870", "Wardens in Chile, Peru and Norway"),
        ("The army claimed responsibility for the raid, which killed 40 people.", "40", None),
    ],
)
def test_who_asks_threatens_and_tallies(read: Read, text: str, surface: str, claimant: str | None) -> None:
    assert figure(read(text), surface).attributed_to == claimant


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The council cut the number of boats to 40.", None),
        ("The gunfire raised the toll to 40.", None),
        ("The council doubled its tally of seats to 40.", None),
        ("The council updated the toll to 40.", "council"),
        ("The council revised the number down to 40.", "council"),
        ("Officials raised the death toll from nine to 40.", "Officials"),
        ("The bank lowered its forecast by nine points to 40.", "bank"),
    ],
)
def test_who_corrects_a_number_tells_the_new_one(read: Read, sentence: str, claimant: str | None) -> None:
    assert without_article(figure(read(f"{OPENING} {sentence}"), "40").attributed_to) == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Shells killed 90 people, the army said. It rained all day. Forty of them were children.", None),
        ("Shells killed 90 people, the army said.\n\nForty of the boats are new.", None),
        ("Shells killed 90 people, the army said. Forty of them were children.", "army"),
        ("Shells killed 90 people, the army said. The dead included forty children.", "army"),
    ],
)
def test_a_part_of_a_claimed_count_goes_on_with_the_claim(read: Read, text: str, claimant: str | None) -> None:
    found = next(f for f in read(f"{OPENING} {text}").figures if f.value == 40)
    assert without_article(found.attributed_to) == claimant


def test_a_tally_goes_on_in_the_next_sentence(read: Read) -> None:
    text = f"{OPENING} Shells killed 40 people, the Red Cross said. The tally included 12 children. The port has 7 cranes."
    assert [f.attributed_to for f in read(text).figures] == ["Red Cross", "Red Cross", None]


@pytest.mark.parametrize(
    ("sentence", "claimant", "chain"),
    [
        ("The Red Cross said 40 people died.", "Red Cross", ()),
        ("The Red Cross said 40 people died, citing fears of worse.", "Red Cross", ()),
        ("State television, citing police, said 40 people died.", "police", ("State television",)),
        ("The Red Cross said 40 people died, Reuters reported.", "Red Cross", ("Reuters",)),
    ],
)
def test_who_passes_a_claim_on_is_kept_as_its_chain(read: Read, sentence: str, claimant: str, chain: tuple[str, ...]) -> None:
    found = figure(read(f"{OPENING} {sentence}"), "40")
    assert (found.attributed_to, found.attribution_chain) == (claimant, chain)


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The figures show that 40 people died.", "figures"),
        ("Police figures show that 40 people died.", "Police"),
        ("A Red Cross tally shows that 40 people died.", "Red Cross"),
        ("A tally by the Red Cross put the dead at 40.", "Red Cross"),
        ("By the organisers’ count, 40 people came.", "organisers"),
        ("By the Red Cross’s count, 40 people died.", "Red Cross"),
        ("Forty-one people fell ill, according to police, and 40 people died, the Red Cross said.", "Red Cross"),
        ("A guard with knowledge of the case said 40 people died.", "guard with knowledge of the case"),
    ],
)
def test_sources_told_in_phrases(read: Read, sentence: str, claimant: str) -> None:
    assert without_article(figure(read(f"{OPENING} {sentence}"), "40").attributed_to) == claimant


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The town spent 40 guilders per head.", None),
        ("As per the custom, 40 guests came.", None),
        ("As per usual, 40 guests came.", None),
        ("He showed a document, a police report on 40 deaths.", None),
        ("At least 40 people died, per the Red Cross.", "Red Cross"),
        ("Per the Red Cross, 40 people died.", "Red Cross"),
        ("As per the ministry, 40 people died.", "ministry"),
        ("Some 40 people died, as per the health ministry.", "health ministry"),
        ("Two guards and 40 others were hurt, per Reuters.", "Reuters"),
        ("As he spoke, 40 people fled.", None),
        ("The army rejected claims made by the union that 40 soldiers died.", "union"),
        ("The ministry disputed claims made by the union that 40 jobs would go.", "union"),
        ("At least 40 people died, as per local officials.", "local officials"),
        ("Per police, 40 people were hurt.", "police"),
        ("As reported by the BBC, 40 people died.", "BBC"),
        ("As Reuters reported, 40 people died.", "Reuters"),
        ("At least 40 people have died, reports the BBC.", "BBC"),
        ("At least 40 people have died, reports state television.", "state television"),
        ("Fire killed 40 people in the town, local media report.", "local media"),
        ("Some 40 people were killed, police report.", "police"),
        ("Media reports say 40 people died.", "Media reports"),
        ("Local media reports said 40 people died.", "Local media reports"),
        ("State media reports put the toll at 40.", "State media reports"),
        ("Some 40 houses burned, according to local media reports.", "local media reports"),
        ("Police in Spain and Portugal said 40 people were arrested.", "Police in Spain and Portugal"),
        ("Police in Chile, Peru and Norway said 40 people were arrested.", "Police in Chile, Peru and Norway"),
    ],
)
def test_outlets_and_sources_told_in_short(read: Read, sentence: str, claimant: str | None) -> None:
    found = next(f for f in read(f"{OPENING} {sentence}").figures if f.value == 40)
    assert without_article(found.attributed_to) == claimant


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The BBC verified that 40 people had died.", "BBC"),
        ("Police confirmed that 40 people had died.", "Police"),
        ("Reuters could not independently verify the claim that 40 people died.", None),
        ("AFP could not confirm that 40 people died.", None),
        ("The BBC has not been able to verify the figure of 40 dead.", None),
        ("Reuters was unable to verify that 40 people had died.", None),
        ("CNN cannot independently verify the toll of 40 dead.", None),
        ("The UN could not confirm reports that 40 people had been killed.", None),
        ("Police declined to confirm that 40 people had died.", None),
        ("Officials have been unable to establish whether 40 people died.", None),
        ("The ministry said it could not confirm that 40 people had died.", None),
        ("Reuters could not verify the ministry's claim that 40 people had died.", "ministry"),
        ("The ministry said 40 people died. Reuters could not independently verify the claim.", "ministry"),
    ],
)
def test_who_cannot_verify_a_number_does_not_claim_it(read: Read, sentence: str, claimant: str | None) -> None:
    found = next(f for f in read(f"{OPENING} {sentence}").figures if f.value == 40)
    assert without_article(found.attributed_to) == claimant


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Ana Ruiz told Flight 40 families to wait.", None),
        ("A source told AFP 40 people died.", "source"),
        ("A medic told the BBC 40 had died.", "medic"),
        ("The mayor told CNN 40 homes burned down.", "mayor"),
        ("A spokesman told Reuters 40 families had fled.", "spokesman"),
        ("Ana Ruiz told nuns on a walk that 40 barns were damp.", "Ana Ruiz"),
        ("The minister told lawmakers in a speech that 40 soldiers had died.", "minister"),
        ("The mayor told brokers at a feast that up to 40 barns were damp.", "mayor"),
    ],
)
def test_what_a_hearer_was_told(read: Read, sentence: str, claimant: str | None) -> None:
    found = [f for f in read(f"{OPENING} {sentence}").figures if f.value == 40]
    assert [without_article(f.attributed_to) for f in found] == ([claimant] if claimant is not None else [])


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The army rejected claims by the rebels that 40 soldiers died.", "rebels"),
        ("The army rejected claims from the rebels that 40 soldiers died.", "rebels"),
        ("The army rejected the rebels' claim that 40 soldiers died.", "rebels"),
        ("The ministry dismissed reports by activists that 40 people died.", "activists"),
        ("The government denied a claim by the union that 40 workers died.", "union"),
    ],
)
def test_a_claim_refused_is_that_of_who_made_it(read: Read, sentence: str, claimant: str) -> None:
    found = figure(read(f"{OPENING} {sentence}"), "40")
    assert (without_article(found.attributed_to), found.status) == (claimant, "denied")


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The letter, parts of which are illegible, says that 40 owls were ill.", "letter"),
        ("The letter, a page of which is visible through the glass, says that 40 owls were ill.", "letter"),
        ("The letter, a copy of which Reuters has seen, says 40 bells lacked clappers.", "letter"),
        ("The memo, a copy of which was obtained by Reuters, said 40 jobs would go.", "memo"),
        ("The diary, a page of which is visible, says bells were mute. It found that 40 guilders went on pies.", "diary"),
    ],
)
def test_a_document_told_of_by_a_part_of_it(read: Read, sentence: str, claimant: str) -> None:
    found = next(f for f in read(f"{OPENING} {sentence}").figures if f.value == 40)
    assert without_article(found.attributed_to) == claimant


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The survey found 40 bridges unsafe.", "survey"),
        ("The judge found that 40 men had lied.", "judge"),
        ("The charity appealed for 40 tents.", "charity"),
        ("The Owl Watch counted 870 nests in May, 40 more than in April.", "Owl Watch"),
        ("A judge found 40 officers guilty of fraud.", None),
        ("A magistrate found 40 men liable for the noise.", None),
        ("The abbey wants 40 owls, a target that wardens have called daft.", "abbey"),
        ("The port has 40 cranes, a number farmers call silly.", None),
        ("The abbot paid the cook, a Norwegian described only as Otto M., 40 guilders.", None),
        ("Rich men would put 66 guilders into kites, with 40 percent of the cash going to nuns.", None),
        ("Nobody claimed that 40 people died.", None),
        ("Jailed for 40 years, Otto Moss appealed.", None),
    ],
)
def test_acts_and_ratings_claim_nothing(read: Read, sentence: str, claimant: str | None) -> None:
    found = next(f for f in read(f"{OPENING} {sentence}").figures if f.value == 40)
    assert without_article(found.attributed_to) == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Ana Ruiz said it was full. Otto Moss said it was cold.\n\n“Some 40 men lie on the floor.”", None),
        ("Ana Ruiz said the ward was full. It rained all day.\n\n“Some 40 men lie on the floor.”", None),
        ("Ana Ruiz said the ward was full.\n\n“Some 40 men lie on the floor.” Then the rain came.", None),
        ("The ministry said the ward was full.\n\n“Some 40 men lie on the floor.”", None),
        ("The nurse said the ward was full.\n\n“Some 40 men lie on the floor,” said Otto Moss.", "Otto Moss"),
        ("The nurse said the ward was full.\n\n“Some 40 men lie on the floor.”", "nurse"),
        ("Ana Ruiz told AFP that the ward had been flooded.\n\n“There were 40 beds under water.”", "Ana Ruiz"),
        ("The ward was full, Ana Ruiz said.\n\n“Some 40 men lie on the floor.”", "Ana Ruiz"),
        ("According to the doctor, the ward was full.\n\n“Some 40 men lie on the floor.”", "doctor"),
        ("The ward was full, Ana Ruiz said.\n\n“We have no beds at all.”\n\n“Another 40 are in the hall.”", "Ana Ruiz"),
    ],
)
def test_a_bare_quotation_goes_on_with_who_spoke_alone(read: Read, text: str, claimant: str | None) -> None:
    found = next(f for f in read(f"{OPENING}\n\n{text}").figures if f.value == 40)
    assert without_article(found.attributed_to) == claimant
