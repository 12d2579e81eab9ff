from __future__ import annotations

import pytest
from analysis_given import Read, figure

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Shells killed 40 people.", None),
        ("Mali has 40 dead.", "Mali"),
        ("The bakery, based in Lyon, hired 40 people.", None),
        ("Exports to Peru rose by 40 percent.", None),
        ("Shells killed 40 people in Rafah.", "Rafah"),
        ("Shells killed 40 people near Kharkiv.", "Kharkiv"),
        ("In Peru, 90 people were killed and in Chile 40.", "Chile"),
        ("In Rafah, shells killed 40 people.", "Rafah"),
        ("The Harlow Fire killed 40 people.", None),
        ("Fever has killed 40 people since the Chad-Mali conflict broke out.", None),
        ("The coast guard rescued 40 migrants, mostly from Sudan.", None),
        ("The quake opened 40 caves below the Earth's surface.", None),
        ("Israel shelled the Gaza Strip after an attack on southern Sudan, during which 40 people were killed.", "Sudan"),
        ("Shells hurt 40 people, twelve weeks into the war triggered by the rebels’ attack on Sudan.", None),
        ("Raids killed 40 people in retaliation for a raid on Sudan.", None),
        ("Raids in Rafah killed 40 people in retaliation for a raid on Sudan.", "Rafah"),
        ("The Gaza Strip had no rain. Raids on the Strip killed 40 people.", "Gaza Strip"),
        ("Raids on the Strip killed 40 people.", None),
        ("Shells killed 40 people, it wrote on a site (the site is banned in Russia).", None),
        ("Shells killed 40 people at the border (in Sudan).", "Sudan"),
        ("Floods in Pakistan killed 40 people.", "Pakistan"),
        ("Shells killed 40 people in Rafah, Israel said.", "Rafah"),
        ("Israel said shells killed 40 people.", None),
        ("Shells killed 40 people in the Gaza Strip.", "Gaza Strip"),
        ("Its war with Israel killed 40 people.", None),
        ("Israel’s army said it had killed 40 people.", None),
        ("The release of 40 Palestinians was announced.", None),
        ("Shelling of a market in the town of Um Sidra killed 40 people.", "Um Sidra"),
        ("Shells killed 40 people on the island of Mindoro.", "Mindoro"),
        ("The mayor of the town of Um Sidra killed 40 people in Rafah.", "Rafah"),
        ("A U.S. strike killed 40 people near Sarmada, Syria.", "Sarmada"),
        ("A Boston research firm counted 40 deaths.", None),
        ("Chicago police counted 40 deaths.", "Chicago"),
        ("On the Israeli side, 40 people were killed.", "Israel"),
        ("The guards, 40 men from Peru, were killed.", None),
        ("The navy evacuated 40 nuns from Peru.", "Peru"),
        ("An Asian Cup final drew 40 people.", None),
        ("A blast on a train near Aleppo in 1986 which killed 40 people came before a raid in Beirut in 1991.", "Aleppo"),
        ("Shells killed 40 people, South Sudan’s health ministry said.", "South Sudan"),
        ("Shells killed 40 people, North Korea said.", None),
        ("Shells killed 40 people, 12 of whom were in Rafah.", None),
        ("The Gaza health ministry said shells killed 40 people.", "Gaza"),
        ("Shells killed 12 people in Rafah, 40 in Beirut and two in Aleppo.", "Beirut"),
        (
            "Gunmen overran the hill town of Fond Serin on Tuesday, killing 40 people, south of the capital of Haiti.",
            "Fond Serin",
        ),
        ("A quake which shook Peru on Sunday has killed 40 people.", "Peru"),
        ("Police raided a depot near Aleppo, where 40 people were arrested.", "Aleppo"),
        ("Nurses at a school in Aleppo treated 40 people.", "Aleppo"),
        ("The mayor told reporters in Rafah that 40 people had died.", None),
        ("Mali recorded 40 cases.", "Mali"),
        ("Kenya witnessed 40 deaths.", "Kenya"),
        ("Norway has provided Ukraine with 40 tanks.", None),
        ("Norway sold 40 tanks.", "Norway"),
        ("The Department of Defense announced 40 deaths.", None),
        ("We have in Hillary Clinton a candidate who won 40 votes.", None),
        ("The bridge was taken by The Islamic State, and 40 people died.", None),
        ("Ana Rivas came late. Rivas said that 40 friends of Ana Rivas stood around Rivas.", None),
        ("Visas for 40 teachers were refused.", None),
        ("A fire killed 40 people in San Francisco's Mission District on Sunday.", "San Francisco"),
        ("Israel fired 40 rockets.", None),
        ("Israel’s assault has killed 40 people.", None),
        ("Sudan’s war has killed 40 people.", "Sudan"),
        # of two of which one lies in the other, the smaller
        ("Shells killed 40 people near Sarmada in northern Syria.", "Sarmada"),
        ("Floods killed 40 people in northern Nigeria’s Borno state.", "Borno"),
        ("Troops near Djibo in northern Burkina Faso were attacked, killing 40 people.", "Djibo"),
        ("Shells killed 40 people across Burkina Faso.", "Burkina Faso"),
        # parts of countries, and bodies named after them
        ("A gunman opened fire at a Texas high school, killing 40 people.", "Texas"),
        ("The firm is cutting 40 jobs, according to a notice filed with the Pennsylvania Department of Labor.", None),
        # who gives, pays, decides and rules is no place
        ("Portugal pledged 10 million pounds, Norway USD 40 million and Iraq USD 3 million.", None),
        ("The appeal raised $40 million, most of it from Japan.", None),
        ("The appeal raised $9 million, over 40% of it from Japan.", None),
        ("Chile's decision to take in 40 pregnant women was welcomed.", None),
        ("The emir of Kuwait announced a pledge of $40 million.", None),
        ("The government of Norway announced a package of $40 million.", None),
        ("Moscow deployed 40 tanks.", None),
        ("Tehran has 40 missiles.", None),
        ("Tehran has 40 clinics.", "Tehran"),
        ("Belgrade was short by 40 votes.", None),
        ("The mill outlined a plan costing 40 million US dollars.", None),
        ("The poll put the Greens on 7 per cent and Ukip on 40 per cent.", None),
        ("The airline Zephyr carried 40 people.", None),
        ("Nine farmers and 40 herders died in a U.S. air strike on a village.", None),
        ("U.S. soldiers, ambushed near a bridge, killed 40 rebels.", None),
        # who is on the spot tells of where he is told to speak
        ("In Sukabumi, police said 40 people were killed by a landslide.", "Sukabumi"),
        ("In the district of Sukabumi, the mayor told reporters, 40 houses burned.", "Sukabumi"),
        ("In Nairobi, police said 40 people turned out for a march which ended with a rally in Uhuru Park.", "Nairobi"),
        ("In Washington, the army said 40 soldiers had died.", None),
        # the nearer of two
        ("A quake killed 40 people in China's southwestern province of Sichuan on Sunday.", "Sichuan"),
        ("Some 40 people were shot near the airport in Kenya's main city, Nairobi, on Sunday.", "Nairobi"),
        ("The toll in Zimbabwe was 40 and in Malawi four.", "Zimbabwe"),
        ("Peru's output is to rise to 40 tons, with the Puno and Cusco regions accounting for most of it.", "Peru"),
        # places of others
        ("The foundry, which employs 900 people in Poland, plans to cut 40 jobs.", None),
        ("The foundry in Poland will cut its global workforce of 40 people.", None),
        ("Another 40 people died elsewhere from the storm, which slammed into the province of Aklan.", None),
        ("Another 40 people died elsewhere in Aklan.", "Aklan"),
        ("The toll of 40 was the highest since troops took the city of Tikrit.", None),
        ("Since the war in Sudan began, 40 people have died.", "Sudan"),
        ("At least 40 people died in floods triggered by rain in eastern Congo.", "Congo"),
        ("At least 40 people were killed and six others injured after a truck fell into a gorge in Uttarakhand.", "Uttarakhand"),
        # names that the model takes for something else
        ("The regulator fined Bank of America $40.", None),
        ("Bank of Ireland cut 40 jobs.", None),
        ("The Reserve Bank of Fiji counted 40 loans.", "Fiji"),
        ("The army confirmed that 40 sailors were saved, Agence France-Presse reported.", None),
        ("The army confirmed that 40 sailors were saved, the Press Trust of India reported.", None),
        # the settlement, not what describes it; who lives there is no place
        ("On Monday, 40 people were killed in the northern Tigray town of Adwa.", "Adwa"),
        ("In the Sunni Arab-dominated Anbar province, 40 people were killed.", "Anbar"),
        ("At least 40 people of the country's ethnic Tamil minority were killed.", None),
        ("A blast killed 40 people in Kachin State.", "Kachin State"),
        ("Shells fell on Yemen's capital Sanaa, killing 40 people.", "Sanaa"),
        ("Southeast of Missoula, 40 homes were destroyed.", "Missoula"),
        ("The results gave the Leave camp 40 percent.", None),
        ("Anna Lindgren won. The results gave the Lindgren camp 40 percent.", None),
        # of a part, of what others did, of talks, of a way
        ("The ministry reported 40 deaths, including 12 deaths in Lodwar.", None),
        ("Some 40 people died, two of them in Lodwar.", None),
        ("Some 40 people, including 12 children, were killed in Lodwar.", "Lodwar"),
        ("Some 40 countries including Norway and Japan have sent aircraft.", None),
        ("At least 40 people died from the flood in Bavaria, mostly in the Passau area.", "Bavaria"),
        ("At least 40 people died, mostly in the Passau area.", "Passau"),
        ("The court jailed 40 men over the deaths of 12 workers found near Munich.", None),
        ("The court jailed nine men over the deaths of 40 workers found in a lorry near Munich.", "Munich"),
        ("There were 40 dead bears, although guards had been sent to Banff National Park.", None),
        ("The exchange, agreed last week during talks in Oman, covers 40 captives.", None),
        ("A bomb at a meeting in Geneva killed 40 people.", "Geneva"),
        ("The train was travelling from the city of Kolar to the city of Mirpur with 40 passengers aboard.", None),
        ("The man held in Lisbon brought 40 kilos of heroin into Belgium.", "Belgium"),
        ("In Peru, 12 people were killed and in Chile 40 people.", "Chile"),
        ("Five died in Antwerp, 40 in Rotterdam and two in Delft.", "Rotterdam"),
        # names that the model takes for something else
        ("The rise in RPI from May to June was 40 percent.", None),
        ("Fighters killed 40 soldiers at Ramiyeh and destroyed their Merkava 4 tanks.", "Ramiyeh"),
        ("Missiles were aimed at the USS Gravely, and 40 people fled.", None),
        ("The navy said it had shot down 40 drones over Oddar Meanchey.", "Oddar Meanchey"),
        ("A man shot 40 people outside a shop on Dorr Street and fled to Lagrange Street.", "Dorr Street"),
        ("Dams failed in Eastern (39), Rift Valley (40), Nairobi (12) and Nyanza (4).", "Rift Valley"),
        # who records it is where it is
        ("Spain has recorded 40 deaths.", "Spain"),
        ("Spain has killed 40 people.", None),
        # those who see it are there
        ("A nurse in Gulu said 40 people were killed.", "Gulu"),
        ("An adviser in Gulu said 40 people were killed.", None),
    ],
)
def test_place(read: Read, sentence: str, place: str | None) -> None:
    found = read(f"{OPENING} {sentence}").figures
    assert next(f for f in found if "40" in f.surface).place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Thousands marched in Durban. Organisers said 40 people took part.", "Durban"),
        ("Thousands marched in Durban. Some 40 people watched a concert.", None),
        ("An outbreak of typhoid in Malawi has killed 60 people. The outbreak has infected 40.", "Malawi"),
        ("An outbreak of typhoid in Malawi killed 60. An outbreak in Peru killed 9. The outbreak has infected 40.", None),
        ("A raid in Padang hurt a nurse. The raid brought to 40 the toll of deaths in May.", None),
        ("The war in Sudan has killed thousands. The war has displaced 40 people.", None),
        ("Six people were killed in Padang. Guards said 40 others were missing.", "Padang"),
        ("Six people were killed in Padang. Last year, another 40 people died.", None),
        ("Six people were killed in Padang. Guards arrested 40 drivers.", None),
        ("The storm killed six people in Padang. It also injured 40.", "Padang"),
        ("Rebels struck in Padang, then ambushed a patrol. The ensuing battle left 40 people dead.", "Padang"),
        ("The minister told reporters in Lima that six had died. Some 40 others were missing.", None),
    ],
)
def test_place_of_what_is_told_on(read: Read, text: str, place: str | None) -> None:
    found = read(f"{OPENING} {text}").figures
    assert next(f for f in found if "40" in f.surface).place == place


def test_each_of_two_places_keeps_its_own(read: Read) -> None:
    extraction = read(f"{OPENING} Shells killed 40 people in Rafah and 12 people in Beirut.")
    assert [f.place for f in extraction.figures] == ["Rafah", "Beirut"]


@pytest.mark.parametrize(
    ("sentence", "population"),
    [
        ("Shells killed 40 people.", None),
        ("Shells killed 40 farmers in Syria.", None),
        ("Shells killed 40 Syrian farmers.", "Syrian"),
        ("Shells killed 40 Palestinians.", "Palestinian"),
        ("Shells killed 40 people on the Israeli side.", "Israeli"),
    ],
)
def test_population(read: Read, sentence: str, population: str | None) -> None:
    assert figure(read(f"{OPENING} {sentence}"), "40").population == population


@pytest.mark.parametrize(
    ("before", "sentence", "place"),
    [
        ("", "Shells killed 40 people in the hospital.", None),
        ("Shells fell on Shifa Hospital.", "They killed 40 people in the hospital.", "Shifa Hospital"),
        ("Shells fell on Shifa Hospital.", "They killed 40 people in the hospital area.", "Shifa Hospital"),
        ("Shells fell on Shifa Hospital.", "They killed 40 people in a hospital.", None),
        ("Shells fell on Shifa Hospital and Nasser Hospital.", "They killed 40 people in the hospital.", None),
        ("Shells fell on the town of Um Sidra.", "They killed 40 people in the town.", "Um Sidra"),
        ("The attack on southern Israel came on Aug. 9.\n\n", "Gunmen also seized 40 people.", "Israel"),
        ("There is one clinic in Kalemie.", "The agency has delivered 40 tents to Kalemie.", "Kalemie"),
        ("Nobody has heard of Kalemie.", "The agency has sent 40 letters to Kalemie.", None),
    ],
)
def test_a_place_named_before(read: Read, before: str, sentence: str, place: str | None) -> None:
    assert figure(read(f"{OPENING} {before} {sentence}"), "40").place == place


def test_a_part_is_where_its_whole_is(read: Read) -> None:
    extraction = read(f"{OPENING} Rebels hold 40 people in Rafah, including 12 children.")
    assert [f.place for f in extraction.figures] == ["Rafah", "Rafah"]


def test_the_population_of_a_toll(read: Read) -> None:
    assert figure(read(f"{OPENING} Palestinian casualties reached 40,000."), "40,000").population == "Palestinian"
