from __future__ import annotations

import pytest
from analysis_given import Read, bare_names

OPENING = "It was a hard week for everybody."


def kinds(read: Read, text: str) -> dict[str, str]:
    return {name: a.kind for a in read(f"{OPENING} {text}").actors for name in bare_names(a)}


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        ("Mary Jones spoke for an hour.", "Mary Jones", "person"),
        ("Swede Lars Bergman spoke for an hour.", "Lars Bergman", "person"),
        ("Its chief executive, Femke Houtman, spoke for an hour.", "Femke Houtman", "person"),
        ("The supermarket group Van Rossem fell. Van Rossem said so.", "Van Rossem", "organisation"),
        ("The business daily Merkur wrote so on Friday.", "Merkur", "organisation"),
        ("Shares of Lindqvist Holdings fell. Lindqvist blamed the weather.", "Lindqvist", "organisation"),
        ("The Front for a Free Valley spoke for an hour.", "Front for a Free Valley", "organisation"),
        ("The Brennan Rowing Society (BRS) spoke. The BRS has four boats.", "Brennan Rowing Society", "organisation"),
        ("Nurses of St Luke's Church spoke for an hour.", "St Luke's Church", "organisation"),
        ("The Riksdag passed the bill on Friday.", "Riksdag", "organisation"),
        ("The 2nd Battalion spoke for an hour.", "2nd Battalion", "organisation"),
        ("Iraqi security forces spoke for an hour.", "Iraqi security forces", "organisation"),
        ("The union IF Metall called for help.", "IF Metall", "organisation"),
        ("It was built by Nordvarme, a Swedish company, in May.", "Nordvarme", "organisation"),
        ("The Harbour Kingfishers have been fined.", "Harbour Kingfishers", "organisation"),
        ("She is an economist at Karoo Capital in Oslo.", "Karoo Capital", "organisation"),
        ("They flew with the low-fare carrier Kestrel Airlines on Friday.", "Kestrel Airlines", "organisation"),
        ("The line is run by the state-owned Petronorte and costs a lot.", "Petronorte", "organisation"),
        ("The human rights NGO Centre for Legal Help spoke.", "Centre for Legal Help", "organisation"),
        ("The inmate Jose Adolfo “Fito” Macias left.", "Jose Adolfo “Fito” Macias", "person"),
        ("It met Gibbie Mballam, the Assembly Member for Kiang.", "Gibbie Mballam", "person"),
        ("Elliot Investors spoke for an hour.", "Elliot Investors", "organisation"),
        (
            "It met the Committee on Trade and Internal Security, a nurse said.",
            "Committee on Trade and Internal Security",
            "organisation",
        ),
        ("“It is late,” Wiva Chandaro, a young farmer, told us.", "Wiva Chandaro", "person"),
        ("The Secretary of National Defence Delfin Lorenzo spoke.", "Delfin Lorenzo", "person"),
        ("BTN News: Rain fell for an hour.", "BTN News", "organisation"),
        ("“It is late,” Corneille Mbanga, leader of the front, told us. Mbanga left.", "Mbanga", "person"),
        ("The mayor of the town of Tarmina in Brook Province, Mateo Chiriaco, said so.", "Mateo Chiriaco", "person"),
        ("Kelkari reports that it was late.", "Kelkari", "organisation"),
        ("It stood in a post on X. The Armed Forces spoke for an hour.", "Armed Forces", "organisation"),
        ("President Petrov and Defense Minister Anna Keller left.", "Petrov", "person"),
        ("Peter Misek is an analyst with Canaccord Adams in Oslo.", "Canaccord Adams", "organisation"),
        ("Among them were former Chief Ministers Basavaraj Kumar and Ana Ruiz.", "Basavaraj Kumar", "person"),
        ("Secretary Ben Moss and European Union staff spoke.", "European Union", "organisation"),
        ("Health Undersecretary Rolando Enrique Domingo spoke.", "Rolando Enrique Domingo", "person"),
        ("It was led by former president of Burundi Sylvestre Ntibarutse.", "Sylvestre Ntibarutse", "person"),
        ("He met the minister, Mallam Bolaji Adewunmi, in May.", "Bolaji Adewunmi", "person"),
        ("RICS chief economist Anna Keller spoke for an hour.", "RICS", "organisation"),
        ("The group Jamaat-e-Kell Pakistan spoke for an hour.", "Jamaat-e-Kell Pakistan", "organisation"),
        ("Anna Keller is a physicist at Cornell University in Ithaca.", "Cornell University", "organisation"),
        ("He Jun, director of the flood office, spoke for an hour.", "He Jun", "person"),
        ("Chipmaker Bravton spoke for an hour.", "Bravton", "organisation"),
        ("Steelmaker Gorvan cut prices.", "Gorvan", "organisation"),
        ("The airline Zephyr carried nine nuns.", "Zephyr", "organisation"),
        ("It put the Greens on 7 per cent and Ukip on 4 per cent.", "Ukip", "organisation"),
        ("The Kestrelby poll put it on 7 per cent.", "Kestrelby", "organisation"),
        ("He told state broadcaster Radio Bujumbura that it rained.", "Radio Bujumbura", "organisation"),
        ("The Omar Ibn Zayd brigade spoke for an hour.", "Omar Ibn Zayd brigade", "organisation"),
        ("Santa Clara County Sheriff Jim Brown spoke for an hour.", "Jim Brown", "person"),
        ("San Diego Mayor Ann Brown spoke for an hour.", "Ann Brown", "person"),
        ("The 6-foot Ben Moss spoke for an hour.", "Ben Moss", "person"),
        ("Kells resident Saleh Omar spoke for an hour.", "Saleh Omar", "person"),
        ("The Tarmina Network for Human Rights report said so.", "Tarmina Network for Human Rights", "organisation"),
        ("Peru's farm ministry spoke for an hour.", "Peru's farm ministry", "organisation"),
        ("Tom Fox, NUT General Secretary, spoke for an hour.", "NUT", "organisation"),
        (
            "The ruling Convention for the Renewal of the Comoros (CRC) party won.",
            "Convention for the Renewal of the Comoros",
            "organisation",
        ),
        ("Zimbabwe's ruling ZANU-PF rejected it.", "ZANU-PF", "organisation"),
        ("The hotel's owner, Adriatic Resorts, said it would stay.", "Adriatic Resorts", "organisation"),
        ("Analysts at Fidelity Securities expected less.", "Fidelity Securities", "organisation"),
        ("The Ansar cell spoke for an hour.", "Ansar cell", "organisation"),
        ("“It is late,” said Lama Fakih, a director.", "Lama Fakih", "person"),
        ("Pentagon Press Secretary Peter Cook spoke.", "Pentagon", "organisation"),
        ("The charity Open Doors said it would stay.", "Open Doors", "organisation"),
        ("Police arrested members of the Hard Living gang.", "Hard Living", "organisation"),
        ("Shares in Hansol Chemical fell.", "Hansol Chemical", "organisation"),
        ("Beekeeper Lucie Fontaine found it.", "Lucie Fontaine", "person"),
        (
            "Shares of Danbro Kessel fell after its founder, Lars Kessel, left. Lars Kessel will join Danbro Kessel in May.",
            "Danbro Kessel",
            "organisation",
        ),
        ("It joined Morrisons. “It is late,” Morrisons chief executive Rami Haddad said.", "Morrisons", "organisation"),
        ("It joined Maria Ruiz. “It is late,” Ruiz lawyer Rami Haddad said.", "Ruiz", "person"),
        ("The trawler Ana Maria sank on Friday. Ana Maria Lopez spoke for an hour.", "Ana Maria Lopez", "person"),
        ("The Brookton Gazette first told of it.", "Brookton Gazette", "organisation"),
        ("Lib Dem leader Ben Moss spoke for an hour.", "Lib Dem", "organisation"),
        ("Soldiers of Abel Battery, 3rd Battalion, left.", "Abel Battery", "organisation"),
    ],
)
def test_names_are_cut_completed_and_of_the_kind_that_is_shown(read: Read, text: str, surface: str, kind: str) -> None:
    assert kinds(read, text).get(surface) == kind


def test_an_acronym_may_be_the_first_word_of_a_text(read: Read) -> None:
    actors = read("WKRP, the radio station, spoke for an hour.").actors
    assert {m.surface: a.kind for a in actors for m in a.mentions} == {"WKRP": "organisation"}


@pytest.mark.parametrize(
    "text",
    [
        "Turnout on Tuesday was low.",
        "They lost the Davis Cup on Friday.",
        "The Clean Rivers Act was passed in May.",
        "The tanker Almirante Ruiz was burning.",
        "Brent crude rose again.",
        "Operation Granite Shield ended on Friday.",
        "People fled to Jega and slept in Jega.",
        "A court in Djibouti heard the case.",
        "The boat sank south of Gavdos, and Gavdos has one officer.",
        "They drove a Chevrolet Malibu to the hall.",
        "It happened on the road to Tifrane, located to the south.",
        "It is on the CAC 40 index.",
        "CCTV footage showed ten men.",
        "It rained in the west, where Genenda is located.",
        "He died in Elazin and in nearby Malatin. He later visited Malatin.",
        "A van was buried in Lumbayan village, Valencia City, Bukidnay at six.",
        "It rained in the department of Monte del Solano.",
        "It rained in northern Monte del Solano.",
        "Floods hit the municipalities of El Llano and Cervino.",
        "Rain fell over the provinces of Cervino, Monte Solano, Tarmina, Losal and La Union.",
        "Typhoon Yurika hit the coast. Yurika left on Friday.",
        "Tropical Storm Tarami left on Friday.",
        "They shut the Kasharo-Wellan checkpoint on Friday.",
        "It rained in the communities of Cervino and Monte Solano.",
        "The Infrastructure and Transport minister left.",
        "They live along Ingrahan Trail in the north.",
        "“Our Board has met,” a nurse said.",
        "It was told at the Special Border Meeting.",
        "The Malaysian national news agency spoke of rain.",
        "They voted against the Bill and for the Finance Bill.",
        "The ban on black vine moss (BVM) stays. BVM spreads.",
        "The minister of Trade and Rural Change and Coastal Affairs left.",
        "It met the Central Cervino governor on Friday.",
        "It met the Member for Lower Cervino on Friday.",
        "Cameras saw the boats on CCTV in May.",
        "It rained on the Baoyuanfang poultry plant.",
        "They met the Emir of a small state.",
        "The Almira Rossa is a container ship that sank.",
        "Rain fell in the neighborhoods of Cervino Alto and Monte Solano.",
        "They crossed the Al-Jazirah Strait on Friday.",
        "They lost a surface vessel (USV) on Friday.",
        "They travelled to Marseille, Brunn, to see it.",
        "Kamaroo regional authorities spoke for an hour.",
        "Soldiers burned Tel Maruf village. Farmers fled Tel Maruf on Friday.",
        "Cases rose in the Bikita, Ibenga and Wangoma health zones.",
        "It was an anti-smuggling operation (ASO). The ASO went on.",
        "The chief told of next month’s Budget and of a White Paper.",
        "Some 60 MKs voted for it, and a GI left.",
        "The 40-tonne Maria Estrella was tugged to port.",
        "The Santa Clara Sheriff's office was shut.",
        "The Carr Fire burned a school.",
        "The FTSE rose again, and EBITDAR did.",
        "The Union Budget was passed.",
        "Covid and the war hurt sales.",
        "There are depots at Grimsby, Goole and Humberside.",
        "The states of Cervino, Losal and Tarmina are quiet.",
        "The post-Cervino era was long.",
        "The guests slept at Harbour Lodge.",
        "The council approved 120 homes on Mill Lane.",
        "The army had retaken Kidal.",
        "The bishop of Leon spoke for an hour.",
        "The trawler Ana Maria sank on Friday. The Ana Maria was old, and the Ana Maria had no radio.",
    ],
)
def test_names_of_things_and_places_are_no_actors(read: Read, text: str) -> None:
    assert {surface for surface, kind in kinds(read, text).items() if surface != "Chevrolet"} == set()


def test_half_of_an_office_or_place_is_nobody(read: Read) -> None:
    text = "“It is late,” said Ashton Fire Chief Paul Grey. “No,” said Ashton Mayor Tom Fox. Ex-Marine Joe Bell left."
    assert kinds(read, text) == {"Paul Grey": "person", "Tom Fox": "person", "Joe Bell": "person"}
    text = "It confirmed 14 cases in Kisumu, Health Cabinet Secretary Wanjiru Otieno said."
    assert kinds(read, text) == {"Wanjiru Otieno": "person"}
    assert kinds(read, "Amir Haddad, deputy Middle East director, spoke.") == {"Amir Haddad": "person"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The soccer match was long. Kells captain Ana Ruiz wept after the league game in Kells.", {"Kells": "organisation"}),
        ("The book was long. The Kells captain slept after the meeting in Kells.", {}),
    ],
)
def test_sides_of_games(read: Read, text: str, expected: dict[str, str]) -> None:
    found = {surface: kind for surface, kind in kinds(read, text).items() if surface == "Kells"}
    assert found == expected
