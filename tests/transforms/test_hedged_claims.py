"""Claimants who stand in an idiom or beside the sentence, and what is no claim though somebody speaks."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure, without_article

OPENING = "The harbour was quiet on Thursday."


class TestAttributedTo:
    @pytest.mark.parametrize(
        ("sentence", "surface", "claimant"),
        [
            # who is to be believed
            ("The yard lost 40 boats, if the fishermen are to be believed.", "40", "fishermen"),
            ("Some 40 berths are free, if the harbour office is right.", "Some 40", "harbour office"),
            ("Some 40 berths are free, if the weather is right.", "Some 40", None),
            ("Forty crews will stay ashore, if they are right.", "Forty", None),
            # has it that, makes it
            ("The harbour office has it that 40 ships sank here.", "40", "harbour office"),
            ("The union makes it 40.", "40", "union"),
            ("The union made it to 40 ports.", "40", None),
            # rivals
            ("The union said 900 had marched; the police, 400.", "400", "police"),
                        # whose view
            ("The pier has 40 good years left, in the view of the surveyor Ada Bloom.", "40", "Ada Bloom"),
            ("The pier cost 40 million euros, in the harbour master's opinion.", "40 million euros", "harbour master"),
            ("The pier cost 40 million euros, in view of the tides.", "40 million euros", None),
            # so they say
            ("The roof weighs 40 tonnes, or so the foreman swears.", "40 tonnes", "foreman"),
            ("The roof weighs 40 tonnes, so the foreman sent for a crane.", "40 tonnes", None),
            # headlines
            ("Storm sinks 40 boats in harbour: officials", "40", "officials"),
            ("Forty dead in ferry fire – police", "Forty", "police"),
            ("The ferry carried 40 cars – too many", "40", None),
            # what is faulted
            ("Auditors criticised the museum for spending 40 million euros on doors.", "40 million euros", "Auditors"),
            # courtesies, tasks, acts
            ("The line has said sorry for a week in which it cancelled 40 sailings.", "40", None),
            ("The mayor asked the crowd to consider why he had bought 40 phones.", "40", None),
            ("The rebels claimed the bombing, which killed 40 soldiers.", "40", None),
            ("The rebels claimed 40 dead.", "40", "rebels"),
            ("The side conceded 40 goals.", "40", None),
            # documents tell what others do
            ("The dossier details 40 raids on the port.", "40", "dossier"),
            ("The letter itemised 40 debts.", "40", "letter"),
            ("The mayor itemised 40 debts.", "40", None),
            # a noun before whose clause it is
            ("The crew burned 40 nets, a move the council dismissed as theatre.", "40", None),
            ("The crew burned 40 nets, the council said.", "40", "council"),
            # pronouns of the sentence itself
            ("Residents carried 40 nets down to the quay, they told the paper.", "40", "Residents"),
        ],
    )  # fmt: skip
    def test_claimant(self, read: Read, sentence: str, surface: str, claimant: str | None) -> None:
        assert without_article(figure(read(f"{OPENING} {sentence}"), surface).attributed_to) == claimant
