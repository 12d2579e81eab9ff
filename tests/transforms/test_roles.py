from __future__ import annotations

import pytest
from analysis_given import Read, actor

OPENING = "It was a hard week for everybody."


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Anna Keller spoke for an hour.", None),
        ("On Monday Anna Keller spoke for an hour.", None),
        ("President Anna Keller spoke for an hour.", "President"),
        (
            "The mayor of the town of Tarma in Brook Province, Anna Keller, spoke.",
            "The mayor of the town of Tarma in Brook Province",
        ),
        ("It met Anna Keller, the heads of state agreed.", None),
        ("The award went to Anna Keller and Otto Berg, a nurse.", None),
        ("“It is late,” said chairman and CEO Anna Keller.", "chairman and CEO"),
        ("Anna Keller, co-founder of the museum, spoke for an hour.", "co-founder of the museum"),
        ("Anna Keller was appointed Friday as the new mayor of Tarma.", "the new mayor of Tarma"),
        ("According to Anna Keller, a police officer has left.", None),
        ("The president of the Luunja region, Anna Keller, spoke.", "The president of the Luunja region"),
        ("President Petrov and Defense Minister Anna Keller spoke.", "Defense Minister"),
        ("Foreign Minister Anna Keller spoke for an hour.", "Foreign Minister"),
        ("Israeli Prime Minister Anna Keller spoke for an hour.", "Israeli Prime Minister"),
        ("Police spokeswoman Anna Keller spoke for an hour.", "Police spokeswoman"),
        ("US National Security Council spokeswoman Anna Keller spoke.", "US National Security Council spokeswoman"),
        ("Secretary of State Anna Keller spoke for an hour.", "Secretary of State"),
        ("Anna Keller, a senior Hamas official, spoke for an hour.", "a senior Hamas official"),
        ("Anna Keller, the head of the clinic, spoke for an hour.", "the head of the clinic"),
        ("The group's leader, Anna Keller, spoke for an hour.", "The group's leader"),
        ("Anna Keller is the director of the museum.", "the director of the museum"),
        ("“We are tired,” said Anna Keller, the mayor.", "the mayor"),
        ("Minister for Trade Anna Keller spoke for an hour.", "Minister for Trade"),
        ("The army chief, Gen. Anna Keller, spoke for an hour.", "The army chief"),
        ("President Dr Anna Keller spoke for an hour.", "President"),
        ("Police chief Col. Anna Keller spoke for an hour.", "Police chief"),
        ("On Friday Ayatollah Seyyed Anna Keller spoke for an hour.", "Ayatollah"),
        ("Secretary of State Dr. Anna Keller spoke for an hour.", "Secretary of State"),
        ("The Chief of the General Staff Gen. Anna Keller spoke for an hour.", "Chief of the General Staff"),
        ("Lt. Gen. Anna Keller spoke for an hour.", "Lt. Gen."),
        ("Sen. Anna Keller spoke for an hour.", "Sen."),
        ("Mrs. Anna Keller spoke for an hour.", None),
        ("Deputy Prime Minister Anna Keller spoke for an hour.", "Deputy Prime Minister"),
        ("Anna Keller, who heads the agency, spoke for an hour.", "heads the agency"),
        ("Anna Keller, who runs a press, spoke for an hour.", None),
        ("Anna Keller was named finance minister on Monday.", "finance minister"),
        ("The house elected Anna Keller as speaker on Monday.", "speaker"),
        ("Anna Keller resigned as mayor on Monday.", "mayor"),
        ("As mayor, Anna Keller signed the letter.", "mayor"),
        ("Anna Keller, who was mayor until May, spoke for an hour.", "mayor"),
        ("Anna Keller, a strategist with the World Bank, spoke.", "a strategist with the World Bank"),
        ("Anna Keller, a close ally of the mayor, spoke.", "a close ally of the mayor"),
        ("Anna Keller is not the director of the museum.", None),
        ("Anna Keller is one of the founders of the museum.", "one of the founders of the museum"),
        ("Anna Keller, one of the founders of the museum, spoke.", "one of the founders of the museum"),
        ("Anna Keller heads the agency.", "heads the agency"),
        ("Anna Keller has led the World Bank since 2019.", "led the World Bank"),
        ("Anna Keller led the team with 20 points.", None),
        ("Anna Keller ruled the company out.", None),
        ("Anna Keller was appointed to lead the agency.", "lead the agency"),
        ("Police identified Anna Keller as the driver.", "the driver"),
        ("Anna Keller described Ben Moss as the driver.", None),
        ("Anna Keller, who is known as the founder of the party, spoke.", "the founder of the party"),
        ("Anna Keller, who is described by police as the owner of the shop, was held.", "the owner of the shop"),
        ("Anna Keller, now serving as mayor of Oslo, spoke.", "mayor of Oslo"),
        ("Finance and trade minister Anna Keller spoke.", "Finance and trade minister"),
        ("US Secretary of State Ben Moss and EU mediator Anna Keller spoke.", "EU mediator"),
        ("A rival of Anna Keller, Prime Minister Ben Moss, spoke.", None),
        ("Former Moldovan President Anna Keller spoke.", "Former Moldovan President"),
        ("The former president of Burundi Anna Keller spoke.", "former president of Burundi"),
        ("The World Bank, whose director is Anna Keller, was late.", "director"),
        ("Anna Keller, Defence and Trade Minister, spoke.", "Defence and Trade Minister"),
        ("Mallam Anna Keller spoke for an hour.", None),
        ("Labour MP Anna Keller spoke for an hour.", "Labour MP"),
        ("The Irish ambassador to China Anna Keller spoke.", "Irish ambassador to China"),
        ("Deputy minister for foreign affairs Anna Keller spoke.", "Deputy minister for foreign affairs"),
        ("Justices Anna Keller and Ben Moss spoke.", "Justices"),
        ("Justices Ben Moss and Anna Keller spoke.", "Justices"),
        ("The country's de facto leader Anna Keller spoke.", "The country's de facto leader"),
        ("However general secretary of the CRTU, Anna Keller, spoke.", "general secretary of the CRTU"),
    ],
)
def test_role_of_a_person(read: Read, sentence: str, role: str | None) -> None:
    extraction = read(f"{OPENING} {sentence}")
    assert [r.role for r in actor(extraction, "Anna Keller").roles] == ([role] if role else [])


@pytest.mark.parametrize(
    ("sentence", "affiliation"),
    [
        ("Anna Keller spoke for an hour.", None),
        ("Doctor Anna Keller spoke for an hour.", None),
        ("Hamas official Anna Keller spoke for an hour.", "Hamas"),
        ("Israeli Prime Minister Anna Keller spoke for an hour.", "Israel"),
        ("Anna Keller, the president of France, spoke for an hour.", "France"),
        ("United Nations spokeswoman Anna Keller spoke for an hour.", "United Nations"),
        ("President Anna Keller of Peru spoke for an hour.", "Peru"),
        ("Anna Keller of the World Bank spoke for an hour.", "World Bank"),
        ("The World Bank's Anna Keller spoke for an hour.", "World Bank"),
        ("Hamas denied it. Its leader, Anna Keller, spoke for an hour.", "Hamas"),
        ("Hamas denied it. Spokeswoman Anna Keller spoke for an hour.", "Hamas"),
        ("The hall in Peru was full. Prime Minister Anna Keller spoke.", "Peru"),
        ("The halls in Peru and Chile were full. Prime Minister Anna Keller spoke.", None),
        ("Anna Keller works for the World Bank.", "World Bank"),
        ("Anna Keller, who works at the World Bank in Peru, was held.", "World Bank"),
        ("Anna Keller met the World Bank.", None),
        ("Anna Keller was assigned to the 2nd Battalion.", "2nd Battalion"),
        ("The World Bank, headed by Anna Keller, signed the deal.", "World Bank"),
        ("The World Bank, represented by Anna Keller, signed the deal.", None),
        ("The World Bank, represented by Prime Minister Anna Keller, signed the deal.", "World Bank"),
        ("The Labour Alliance was late. Anna Keller, the Alliance candidate, spoke.", "Labour Alliance"),
        ("Lindqvist Holdings said it was late. The company's director Anna Keller spoke.", "Lindqvist Holdings"),
        ("“It is late,” Anna Keller, of the Brennan Rowing Society, said.", "Brennan Rowing Society"),
        ("The mayor in Peru spoke, and his deputy Anna Keller left.", None),
        ("Israel's Shin Bet chief Anna Keller spoke.", "Shin Bet"),
        ("Russia's UN ambassador Anna Keller spoke.", "Russia"),
        ("The World Bank, whose director is Anna Keller, was late.", "World Bank"),
        ("The Irish ambassador to China Anna Keller spoke.", "Ireland"),
        ("Karoo Rowing Club was late. Club president Anna Keller spoke in Peru.", "Karoo Rowing Club"),
        ("“It is late,” said Anna Keller, Director General, World Bank.", "World Bank"),
        ("The Brennan Institute spoke. Anna Keller, deputy director of the institute, left.", "Brennan Institute"),
        ("Anna Keller, an analyst with Canaccord Adams, spoke.", "Canaccord Adams"),
    ],
)
def test_affiliation_is_the_actor_that_a_role_names(read: Read, sentence: str, affiliation: str | None) -> None:
    assert actor(read(f"{OPENING} {sentence}"), "Anna Keller").affiliation == affiliation


def test_roles_have_their_span_and_add_up_over_mentions(read: Read) -> None:
    extraction = read(f"{OPENING} Mayor Anna Keller spoke. Later Keller, a former judge, left.")
    roles = actor(extraction, "Anna Keller").roles
    assert [r.role for r in roles] == ["Mayor", "a former judge"]
    assert [extraction.article.text[r.start : r.end] for r in roles] == [r.role for r in roles]
