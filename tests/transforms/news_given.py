"""Short articles in the tests' own words, with the figures, quotes and actors that a careful reader finds in them."""

from __future__ import annotations

from typing import Any

#: Articles by name; all are published on Friday, 2024-08-16.
ARTICLES = {
    "shelling": (
        "Shelling kills 14 in eastern town\n\n"
        "KYIV: Shells killed 14 civilians and wounded more than 30 in the town of Harnova on Thursday, Ukraine's interior "
        "ministry said.\n\n"
        'The dead included four children, according to Olena Marchuk, a spokeswoman for the regional hospital. "We have never '
        'seen so many wounded in one night," Marchuk told reporters.\n\n'
        "About 2,000 people have fled the area since Aug. 9, the United Nations said. The war has killed at least 11,000 "
        "civilians so far, according to the UN.\n\n"
        "Russia did not comment. It said last week that its air defences had destroyed 27 drones."
    ),
    "truce": (
        "Negotiators near a deal on captives\n\n"
        "CAIRO: Mediators met on Wednesday to discuss a truce that would free dozens of captives held by the Red "
        "River Front.\n\n"
        "Under the proposed deal, 33 hostages would be released in exchange for about 200 prisoners, a senior "
        "Egyptian official "
        "said. The pause would last six weeks.\n\n"
        'The rebels seized 251 people in the October raid, 111 of whom are still held, including 39 women. "We will not sign '
        'without guarantees," said Karim Haddad, a spokesman for the group.\n\n'
        "Egyptian Foreign Minister Badr Abdelatty warned that more than 500,000 people could be displaced."
    ),
    "quake": (
        "Strong quake shakes the south\n\n"
        "LIMA: A powerful earthquake killed at least 62 people and injured hundreds more early on Wednesday, "
        "officials said.\n\n"
        "Rescuers pulled 23 survivors from the rubble on Thursday. Nearly 4,500 houses were destroyed and another 900 "
        "damaged, "
        "the civil defence agency said.\n\n"
        '"The toll will rise," said Rosa Quispe, the governor of the region. President Dina Boluarte '
        "promised $40 million in aid.\n\n"
        "Up to 12,000 people were evacuated from the coast. The region's last big quake, in 2007, killed more than "
        "500 people."
    ),
    "flood": (
        "Floods cut off villages\n\n"
        "Floods have killed 87 people and displaced tens of thousands in Bangladesh since Monday, the disaster "
        "ministry said on "
        "Friday.\n\n"
        "The death toll could reach 150, the ministry warned. Some 300 villages were damaged. Soldiers rescued 1,240 "
        "people by "
        "boat, Colonel Farid Ahmed said.\n\n"
        '"I lost my house and my cows," farmer Abdul Karim said. A third of the rice harvest was destroyed, according to the '
        "ministry."
    ),
    "election": (
        "Lindqvist wins in Norland\n\n"
        "Opposition candidate Maria Lindqvist won the presidential election with 52.4 percent of the vote, the "
        "Norland electoral "
        "commission said on Monday.\n\n"
        "Her rival, Prime Minister Jonas Berg, took 45.1 percent. Her party won 112 seats. Nearly 4.2 million people "
        "voted.\n\n"
        '"This victory belongs to every voter," Lindqvist told a crowd of about 10,000 supporters. Berg said he would accept '
        "the result. Police arrested 17 protesters in the capital on Sunday."
    ),
    "results": (
        "Brightwell profit rises\n\n"
        "Brightwell Foods earned $312 million in the second quarter, the company said on Tuesday, up 8 percent from a year "
        "earlier.\n\n"
        "Revenue rose to $4.1 billion. The company will cut 1,200 jobs, chief executive Anna Rowe said. It employs "
        "24,000 people "
        "and plans to hire 300 drivers.\n\n"
        '"We are making hard choices," Rowe said. Shares fell 3.2 percent. Analysts had expected revenue of between $4.2 '
        "billion and $4.4 billion."
    ),
    "epidemic": (
        "Ebola spreads to a third district\n\n"
        "Health officials in Uganda have confirmed 45 cases of Ebola and 12 deaths, the World Health Organization "
        "said on Friday.\n\n"
        "More than 3,000 people have been vaccinated. Ten health workers were infected in the previous two weeks, the "
        "WHO said.\n\n"
        '"We need more beds," said Peter Okello, a doctor who leads the response. Okello said 60 patients were being treated. '
        "The agency sent 25 experts to Kampala. About one in three people in the district has been tested."
    ),
    "match": (
        "United win the cup\n\n"
        "United beat City 3-1 in the final on Sunday in front of 54,000 fans.\n\n"
        "Striker Tom Hale scored two goals, his 20th and 21st of the season. Hale, 24, joined from Rovers in 2021 for "
        "£38 million.\n\n"
        '"It is the best day of my life," Hale said. Police arrested 11 supporters after the match, a police spokesman said.'
    ),
    "shooting": (
        "Two held after bar shooting\n\n"
        "CLEVELAND: A man was killed and three others were wounded outside a bar late on Saturday, police said.\n\n"
        'Officers arrested two suspects on Sunday. Detective Laura Chen said the gunmen fired at least nine shots. "We believe '
        'they acted alone," Chen said.\n\n'
        "The bar is at 114 West Street, near Route 9. It was the city's 71st killing this year."
    ),
    "trial": (
        "Court jails ring leaders\n\n"
        "A court in Madrid convicted 19 members of a smuggling ring on Thursday and fined the group €2.4 million.\n\n"
        "Four of them were sentenced to 12 years in prison, Judge Carmen Soler said. Three defendants were released.\n\n"
        'Prosecutors said the ring had brought as many as 700 migrants to Spain. "They were treated like cargo," prosecutor '
        "Luis Ortega told the court. Defence lawyers denied that 700 people had been carried."
    ),
    "crossing": (
        "Boat sinks off Lampedusa\n\n"
        "ROME: At least 21 migrants died when their boat sank off Lampedusa, the Italian coast guard said on Friday.\n\n"
        "Seven people were rescued and about 30 were feared drowned. The survivors, who came from Mali, had spent "
        "four days at "
        "sea.\n\n"
        "More than 1,200 people have died on the route this year, according to the International Organization for "
        "Migration. "
        '"Nobody answered our calls," one survivor told the agency.'
    ),
    "strike": (
        "Port workers walk out\n\n"
        "Thousands of port workers began a strike on Monday, and 14 ships were stranded outside the harbour.\n\n"
        "The union, which demands a raise of 10 percent, said 8,500 workers had joined. Employers put the number at 5,000. "
        '"We will stay out for as long as it takes," union leader Grace Mbeki said.\n\n'
        "The walkout costs the port $6 million a day, economist Paul Stein estimated. Police said about 3,000 people "
        "protested "
        "in the city centre."
    ),
    "aid": (
        "Donors pledge help for Sudan\n\n"
        "GENEVA: Donors pledged $1.5 billion for Sudan at a conference on Thursday, the United Nations said.\n\n"
        "The European Union promised €350 million. Some 25 million people, half of the population, need food, said Martin "
        "Griffiths, the former UN aid chief. Trucks delivered 400 tonnes of flour last week.\n\n"
        'More than 8 million people have fled their homes since April 2023. "This is a forgotten war," Griffiths said.'
    ),
    "raid": (
        "Soldiers storm camp\n\n"
        "ABUJA: Nigerian soldiers killed 28 fighters and freed 64 hostages, mostly women, in a raid on a forest camp, "
        "the army "
        "said on Tuesday.\n\n"
        "Three soldiers were killed and five injured, army spokesman Ibrahim Bello said. Bello added that troops had "
        "captured 12 vehicles. A local militia leader told AFP that up to nine civilians had died.\n\n"
        "The army denied killing civilians. Gunmen abducted 137 pupils from a nearby town in March."
    ),
}  # fmt: skip

#: (article, surface, fields) of figures.
FIGURES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "shelling",
        "14",
        {
            "value": 14,
            "modifier": "exact",
            "counted": "civilians",
            "event": "killed",
            "as_of_date": "2024-08-15",
            "attributed_to": "Ukrainian Interior Ministry",
        },
    ),
    (
        "shelling",
        "more than 30",
        {
            "value": 30,
            "low": 30,
            "high": None,
            "modifier": "more_than",
            "counted": "civilians",
            "event": "injured",
            "attributed_to": "Ukrainian Interior Ministry",
            "as_of_date": "2024-08-15",
        },
    ),
    ("shelling", "four", {"value": 4, "counted": "children", "event": "killed", "attributed_to": "Olena Marchuk"}),
    (
        "shelling",
        "About 2,000",
        {
            "value": 2000,
            "modifier": "about",
            "counted": "people",
            "event": "displaced",
            "attributed_to": "United Nations",
            "period_start": "2024-08-09",
            "period_end": "2024-08-16",
        },
    ),
    (
        "shelling",
        "at least 11,000",
        {
            "value": 11000,
            "modifier": "at_least",
            "counted": "civilians",
            "event": "killed",
            "measure": "total",
            "attributed_to": "United Nations",
        },
    ),
    ("shelling", "27", {"value": 27, "counted": "drones", "event": "destroyed", "attributed_to": "Russia", "trend": None}),
    ("truce", "dozens", {"value": None, "low": 12, "modifier": "indefinite", "counted": "captives", "status": "proposed"}),
    (
        "truce",
        "33",
        {
            "value": 33,
            "counted": "hostages",
            "event": "released",
            "status": "proposed",
            "attributed_to": "a senior Egyptian official",
        },
    ),
    (
        "truce",
        "about 200",
        {"value": 200, "modifier": "about", "counted": "prisoners", "event": "released", "status": "proposed"},
    ),
    ("truce", "six weeks", {"kind": "duration", "value": 6, "unit": "week", "status": "proposed"}),
    ("truce", "251", {"value": 251, "counted": "people", "event": "abducted", "status": "asserted", "attributed_to": None}),
    ("truce", "111", {"value": 111, "counted": "people", "event": "held", "measure": "stock"}),
    ("truce", "39", {"value": 39, "counted": "women", "event": "held"}),
    (
        "truce",
        "more than 500,000",
        {"value": 500000, "counted": "people", "event": "displaced", "status": "possible", "attributed_to": "Badr Abdelatty"},
    ),
    (
        "quake",
        "at least 62",
        {
            "value": 62,
            "low": 62,
            "counted": "people",
            "event": "killed",
            "as_of_date": "2024-08-14",
            "attributed_to": "officials",
        },
    ),
    ("quake", "hundreds more", {"value": None, "low": 100, "counted": "people", "event": "injured", "modifier": "indefinite"}),
    ("quake", "23", {"value": 23, "counted": "survivors", "event": "rescued", "as_of_date": "2024-08-15", "attributed_to": None}),
    (
        "quake",
        "Nearly 4,500",
        {
            "value": 4500,
            "high": 4500,
            "modifier": "nearly",
            "counted": "houses",
            "event": "destroyed",
            "attributed_to": "the civil defence agency",
        },
    ),
    (
        "quake",
        "another 900",
        {"value": 900, "counted": "houses", "event": "damaged", "attributed_to": "the civil defence agency"},
    ),
    (
        "quake",
        "$40 million",
        {
            "kind": "money",
            "value": 40000000,
            "unit": "USD",
            "event": "pledged",
            "status": "proposed",
            "attributed_to": "Dina Boluarte",
            "counted": "aid",
        },
    ),
    ("quake", "Up to 12,000", {"value": 12000, "high": 12000, "low": None, "modifier": "up_to", "event": "evacuated"}),
    ("quake", "more than 500", {"value": 500, "event": "killed", "as_of_date": "2007", "time_method": "stated"}),
    (
        "flood",
        "87",
        {
            "value": 87,
            "counted": "people",
            "event": "killed",
            "attributed_to": "the disaster ministry",
            "place": "Bangladesh",
            "period_start": "2024-08-12",
            "period_end": "2024-08-16",
        },
    ),
    ("flood", "tens of thousands", {"value": None, "low": 10000, "event": "displaced", "counted": "people"}),
    ("flood", "150", {"value": 150, "counted": "people", "event": "killed", "status": "possible"}),
    ("flood", "Some 300", {"value": 300, "modifier": "about", "counted": "villages", "event": "damaged"}),
    ("flood", "1,240", {"value": 1240, "counted": "people", "event": "rescued", "attributed_to": "Farid Ahmed"}),
    ("flood", "A third", {"kind": "share", "value": 33.33, "unit": "percent", "counted": "harvest", "event": "destroyed"}),
    (
        "election",
        "52.4 percent",
        {"kind": "share", "value": 52.4, "counted": "vote", "attributed_to": "the Norland electoral commission"},
    ),
    ("election", "45.1 percent", {"value": 45.1, "unit": "percent", "event": "won"}),
    ("election", "112", {"value": 112, "counted": "seats", "event": "won"}),
    ("election", "Nearly 4.2 million", {"value": 4200000, "modifier": "nearly", "counted": "people", "event": "voted"}),
    ("election", "about 10,000", {"value": 10000, "counted": "supporters", "modifier": "about"}),
    ("election", "17", {"value": 17, "counted": "protesters", "event": "arrested", "as_of_date": "2024-08-11"}),
    (
        "results",
        "$312 million",
        {
            "kind": "money",
            "value": 312000000,
            "unit": "USD",
            "event": "earned",
            "period_start": "2024-04-01",
            "period_end": "2024-06-30",
        },
    ),
    ("results", "8 percent", {"kind": "share", "value": 8, "trend": "up"}),
    ("results", "$4.1 billion", {"value": 4100000000, "event": "earned", "trend": None}),
    (
        "results",
        "1,200",
        {
            "value": 1200,
            "counted": "jobs",
            "event": "laid_off",
            "status": "proposed",
            "attributed_to": "Anna Rowe",
            "trend": None,
        },
    ),
    ("results", "24,000", {"value": 24000, "counted": "people", "event": "employed", "measure": "stock"}),
    ("results", "300", {"value": 300, "counted": "drivers", "event": "hired", "status": "proposed"}),
    ("results", "3.2 percent", {"value": 3.2, "trend": "down"}),
    (
        "results",
        "between $4.2 billion and $4.4 billion",
        {"value": None, "low": 4200000000, "high": 4400000000, "modifier": "range"},
    ),
    ("epidemic", "45", {"value": 45, "counted": "cases", "event": "infected", "place": "Uganda"}),
    ("epidemic", "12", {"value": 12, "counted": "people", "counted_is_implied": True, "event": "killed"}),
    ("epidemic", "More than 3,000", {"value": 3000, "modifier": "more_than", "event": "vaccinated", "counted": "people"}),
    (
        "epidemic",
        "Ten",
        {
            "value": 10,
            "counted": "workers",
            "event": "infected",
            "measure": "flow",
            "attributed_to": "World Health Organization",
            "period_start": "2024-08-02",
        },
    ),
    ("epidemic", "60", {"value": 60, "counted": "patients", "event": "treated", "attributed_to": "Peter Okello"}),
    ("epidemic", "25", {"value": 25, "counted": "experts", "place": "Kampala"}),
    (
        "epidemic",
        "About one in three",
        {"kind": "share", "value": 33.33, "modifier": "about", "event": "tested", "counted": "people"},
    ),
    ("match", "54,000", {"value": 54000, "counted": "fans"}),
    ("match", "two", {"value": 2, "counted": "goals", "event": None}),
    ("match", "£38 million", {"kind": "money", "value": 38000000, "unit": "GBP", "as_of_date": "2021"}),
    ("match", "11", {"value": 11, "counted": "supporters", "event": "arrested", "attributed_to": "a police spokesman"}),
    (
        "shooting",
        "A",
        {
            "value": 1,
            "is_implicit": True,
            "counted": "man",
            "event": "killed",
            "as_of_date": "2024-08-10",
            "attributed_to": "police",
        },
    ),
    ("shooting", "three", {"value": 3, "event": "injured", "attributed_to": "police"}),
    ("shooting", "two", {"value": 2, "counted": "suspects", "event": "arrested", "as_of_date": "2024-08-11"}),
    ("shooting", "at least nine", {"value": 9, "counted": "shots", "event": "launched", "attributed_to": "Laura Chen"}),
    ("trial", "19", {"value": 19, "counted": "members", "event": "convicted", "place": "Madrid", "as_of_date": "2024-08-15"}),
    ("trial", "€2.4 million", {"kind": "money", "value": 2400000, "unit": "EUR"}),
    ("trial", "12 years", {"kind": "duration", "value": 12, "unit": "year"}),
    ("trial", "Three", {"value": 3, "counted": "defendants", "event": "released"}),
    ("trial", "as many as 700", {"value": 700, "modifier": "up_to", "counted": "migrants", "attributed_to": "Prosecutors"}),
    ("trial", "700", {"value": 700, "counted": "people", "status": "denied"}),
    (
        "crossing",
        "At least 21",
        {"value": 21, "counted": "migrants", "event": "killed", "place": "Lampedusa", "attributed_to": "Italian coast guard"},
    ),
    ("crossing", "Seven", {"value": 7, "counted": "people", "event": "rescued"}),
    ("crossing", "about 30", {"value": 30, "counted": "people"}),
    ("crossing", "four days", {"kind": "duration", "value": 4, "unit": "day"}),
    (
        "crossing",
        "More than 1,200",
        {"value": 1200, "counted": "people", "event": "killed", "attributed_to": "International Organization for Migration"},
    ),
    ("strike", "Thousands", {"value": None, "low": 1000, "counted": "workers"}),
    ("strike", "14", {"value": 14, "counted": "ships", "event": "stranded"}),
    ("strike", "10 percent", {"value": 10, "unit": "percent", "status": "proposed"}),
    ("strike", "8,500", {"value": 8500, "counted": "workers", "attributed_to": "The union"}),
    ("strike", "5,000", {"value": 5000, "attributed_to": "Employers"}),
    (
        "strike",
        "$6 million a day",
        {"kind": "rate", "value": 6000000, "unit": "USD per day", "denominator": "day", "attributed_to": "Paul Stein"},
    ),
    ("strike", "about 3,000", {"value": 3000, "event": "protested", "attributed_to": "Police"}),
    ("aid", "$1.5 billion", {"value": 1500000000, "unit": "USD", "event": "pledged", "as_of_date": "2024-08-15"}),
    ("aid", "€350 million", {"value": 350000000, "unit": "EUR", "event": "pledged", "attributed_to": "European Union"}),
    (
        "aid",
        "Some 25 million",
        {"value": 25000000, "modifier": "about", "counted": "people", "event": "affected", "attributed_to": "Martin Griffiths"},
    ),
    ("aid", "half", {"kind": "share", "value": 50, "counted": "population"}),
    (
        "aid",
        "400 tonnes",
        {
            "kind": "measure",
            "value": 400,
            "unit": "tonne",
            "counted": "flour",
            "event": "delivered",
            "period_start": "2024-08-05",
        },
    ),
    ("aid", "More than 8 million", {"value": 8000000, "event": "displaced", "period_start": "2023-04-01"}),
    ("raid", "28", {"value": 28, "counted": "fighters", "event": "killed", "attributed_to": "the army"}),
    ("raid", "64", {"value": 64, "counted": "hostages", "event": "released", "attributed_to": "the army"}),
    ("raid", "Three", {"value": 3, "counted": "soldiers", "event": "killed", "attributed_to": "Ibrahim Bello"}),
    ("raid", "five", {"value": 5, "counted": "soldiers", "event": "injured", "attributed_to": "Ibrahim Bello"}),
    ("raid", "12", {"value": 12, "counted": "vehicles", "event": "captured", "attributed_to": "Ibrahim Bello"}),
    (
        "raid",
        "up to nine",
        {"value": 9, "modifier": "up_to", "counted": "civilians", "event": "killed", "attributed_to": "A local militia leader"},
    ),
    ("raid", "137", {"value": 137, "counted": "pupils", "event": "abducted", "as_of_date": "2024-03"}),
]

#: (article, part, whole) of figures by surface.
PARTS = [("truce", "111", "251"), ("truce", "39", "111")]
EXCHANGES = [("truce", "33", "about 200")]

#: (article, words of the content, kind, speaker).
QUOTES = [
    ("shelling", "We have never seen so many wounded in one night", "direct", "Olena Marchuk"),
    ("shelling", "Shells killed 14 civilians", "indirect", "Ukrainian Interior Ministry"),
    ("shelling", "About 2,000 people have fled the area", "indirect", "United Nations"),
    ("truce", "We will not sign without guarantees", "direct", "Karim Haddad"),
    ("truce", "more than 500,000 people could be displaced", "indirect", "Badr Abdelatty"),
    ("quake", "The toll will rise", "direct", "Rosa Quispe"),
    ("flood", "I lost my house and my cows", "direct", "Abdul Karim"),
    ("flood", "Soldiers rescued 1,240 people by boat", "indirect", "Farid Ahmed"),
    ("election", "This victory belongs to every voter", "direct", "Maria Lindqvist"),
    ("election", "he would accept the result", "indirect", "Jonas Berg"),
    ("results", "We are making hard choices", "direct", "Anna Rowe"),
    ("results", "The company will cut 1,200 jobs", "indirect", "Anna Rowe"),
    ("epidemic", "We need more beds", "direct", "Peter Okello"),
    ("epidemic", "60 patients were being treated", "indirect", "Peter Okello"),
    ("match", "It is the best day of my life", "direct", "Tom Hale"),
    ("shooting", "We believe they acted alone", "direct", "Laura Chen"),
    ("shooting", "the gunmen fired at least nine shots", "indirect", "Laura Chen"),
    ("trial", "They were treated like cargo", "direct", "Luis Ortega"),
    ("trial", "the ring had brought as many as 700 migrants to Spain", "indirect", "Prosecutors"),
    ("crossing", "Nobody answered our calls", "direct", "one survivor"),
    ("strike", "We will stay out for as long as it takes", "direct", "Grace Mbeki"),
    ("strike", "8,500 workers had joined", "indirect", "The union"),
    ("aid", "This is a forgotten war", "direct", "Martin Griffiths"),
    ("raid", "troops had captured 12 vehicles", "indirect", "Ibrahim Bello"),
    ("raid", "up to nine civilians had died", "indirect", "A local militia leader"),
]

#: (article, name in the text, kind, mentions, roles).
ACTORS = [
    ("shelling", "Olena Marchuk", "person", ["Olena Marchuk", "Marchuk"], ["a spokeswoman for the regional hospital"]),
    ("shelling", "United Nations", "organisation", ["United Nations", "UN"], []),
    ("shelling", "Ukraine's interior ministry", "organisation", ["Ukraine's interior ministry"], []),
    ("shelling", "Russia", "country", ["Russia"], []),
    ("truce", "Karim Haddad", "person", ["Karim Haddad"], ["a spokesman for the group"]),
    ("truce", "Red River Front", "organisation", ["Red River Front"], []),
    ("truce", "Badr Abdelatty", "person", ["Badr Abdelatty"], ["Egyptian Foreign Minister"]),
    ("quake", "Rosa Quispe", "person", ["Rosa Quispe"], ["the governor of the region"]),
    ("quake", "Dina Boluarte", "person", ["Dina Boluarte"], ["President"]),
    ("flood", "Farid Ahmed", "person", ["Farid Ahmed"], ["Colonel"]),
    ("flood", "Abdul Karim", "person", ["Abdul Karim"], ["farmer"]),
    ("election", "Maria Lindqvist", "person", ["Maria Lindqvist", "Lindqvist"], ["Opposition candidate"]),
    ("election", "Jonas Berg", "person", ["Jonas Berg", "Berg"], ["Prime Minister"]),
    ("results", "Anna Rowe", "person", ["Anna Rowe", "Rowe"], ["chief executive"]),
    ("results", "Brightwell Foods", "organisation", ["Brightwell Foods"], []),
    ("epidemic", "World Health Organization", "organisation", ["World Health Organization", "WHO"], []),
    ("epidemic", "Peter Okello", "person", ["Peter Okello", "Okello"], ["a doctor"]),
    ("match", "Tom Hale", "person", ["Tom Hale", "Hale", "Hale"], ["Striker"]),
    ("shooting", "Laura Chen", "person", ["Laura Chen", "Chen"], ["Detective"]),
    ("trial", "Carmen Soler", "person", ["Carmen Soler"], ["Judge"]),
    ("trial", "Luis Ortega", "person", ["Luis Ortega"], ["prosecutor"]),
    ("crossing", "International Organization for Migration", "organisation", ["International Organization for Migration"], []),
    ("strike", "Grace Mbeki", "person", ["Grace Mbeki"], ["union leader"]),
    ("strike", "Paul Stein", "person", ["Paul Stein"], ["economist"]),
    ("aid", "Martin Griffiths", "person", ["Martin Griffiths", "Griffiths"], ["the former UN aid chief"]),
    ("aid", "European Union", "organisation", ["European Union"], []),
    ("raid", "Ibrahim Bello", "person", ["Ibrahim Bello", "Bello"], ["army spokesman"]),
    ("raid", "AFP", "organisation", ["AFP"], []),
]

#: (article, words that name a place, a title or nobody).
NOT_ACTORS = [
    ("shelling", "Harnova"), ("quake", "LIMA"), ("election", "Turnout"), ("epidemic", "Kampala"),
    ("epidemic", "Ebola"), ("shooting", "CLEVELAND"), ("trial", "Madrid"), ("crossing", "Lampedusa"),
    ("aid", "GENEVA"), ("raid", "ABUJA"),
]  # fmt: skip

#: (article, number as written) that is no figure.
NOT_FIGURES = [
    ("shelling", "9"), ("quake", "2007"), ("match", "3"), ("match", "1"), ("match", "20"), ("match", "21"), ("match", "2021"),
    ("shooting", "114"), ("shooting", "71"), ("aid", "2023"),
]  # fmt: skip
