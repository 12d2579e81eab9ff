"""Short articles in the tests' own words; what a careful reader finds in them stands in `news_figures.py` and `news_voices.py`."""

from __future__ import annotations

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
