"""Who claims a number: where the parser reads the words that tell it as something else, and who made what tells it."""

from __future__ import annotations

import pytest
from analysis_given import Read, figure, without_article


class TestAttributedTo:
    @pytest.mark.parametrize(
        ("sentence", "surface", "claimant"),
        [
            # who forecasts
            ("Analysts had been looking for 40 cents.", "40 cents", "Analysts"),
            ("Police are looking for 40 men.", "40", None),
            ("Analysts had pencilled in 40 launches.", "40", "Analysts"),
            ("Traders are pricing in three cuts this year.", "three", "Traders"),
            ("Profit beat the $40 million pencilled in by analysts.", "$40 million", "analysts"),
            ("Sales missed the $40 million forecast by analysts.", "$40 million", "analysts"),
            ("The 40 houses planned by the council will be built.", "40", None),
            ("Kenya has sent 400 officers of the 900 it promised.", "900", None),
            ("Takings were three times what the town had pencilled in.", "three times", None),
            # what is put at a number
            ("Brewers put the harvest lost at a fifth.", "a fifth", "Brewers"),
            ("The cost was put by the Treasury at $40 million.", "$40 million", "Treasury"),
            ("The launch was put off by two years.", "two years", None),
            ("The stand was put up in nine days by scouts.", "nine days", None),
            # behind a phrase, an adverb, a noun
            ("The agency has tallied 900 cases across nine towns this year and 40 deaths.", "40", "agency"),
            ("The mayor had spoken earlier of 40 missing.", "40", "mayor"),
            ("The union accuses the line of planning to axe 40 jobs.", "40", "union"),
            ("The firm underpaid 40 drivers, leaked documents suggest.", "40", "documents"),
            ("Some 40 people whom the agency lists as missing have been found.", "Some 40", "agency"),
            ("Four in ten pupils are ill, the latest Ruiz survey found, while just 12% are tired.", "12%", "Ruiz"),
            # in a sentence behind
            ("Some 70,000 people have fled. That is according to the mayor.", "Some 70,000", "mayor"),
            ("Some 70,000 people have fled. That is according to plan, said nobody.", "Some 70,000", None),
            ("Some 70,000 people have fled. The price is set according to size.", "Some 70,000", None),
            # who tells behind the verb
            (
                "Crews are feeding 900 families, says the Danish Red Cross, and of 40 tents nine are gone.",
                "900",
                "Danish Red Cross",
            ),
            ("Six died there, said Ana Ruiz, who had seen it all, and 40 more in hospital.", "40 more", "Ana Ruiz"),
            ("Police searched the flat, found the car and seized 40 rifles.", "40", None),
            # those who govern a place count, places do not
            ("The city has counted 40 potholes.", "40", "city"),
            ("The country counts 40 lakes.", "40", None),
            # who made a document
            ("An investigation by the Red Cross found that 40 firms had paid no tax.", "40", "Red Cross"),
            ("The recall covers 40 cars, according to a notice posted by the transport ministry.", "40", "transport ministry"),
            ("A visitor spends $40, a study commissioned by the port says.", "$40", "study"),
            ("The indictment says the clerk demanded $40 million.", "$40 million", "indictment"),
            # undertakings are acts
            ("The mayor vowed to hire 40 nurses.", "40", None),
            # what a subject was or has
            ("The clinic at Tarma, which has 40 beds, treated nine men, its director said.", "40", None),
            ("The fire, which lasted six hours, killed nine men, the mayor said.", "six hours", None),
            ("The gunman, who shot 40 men, fled to Tarma, the mayor said.", "40", "mayor"),
        ],
    )
    def test_in_one_sentence(self, read: Read, sentence: str, surface: str, claimant: str | None) -> None:
        text = f"The harbour was quiet on Thursday. {sentence}"
        assert without_article(figure(read(text), surface).attributed_to) == claimant

    @pytest.mark.parametrize(
        ("text", "surface", "claimant"),
        [
            ("The ministry said 900 people fled. Of these, 40 are children.", "40", "ministry"),
            ("The ministry said 900 bills had passed. Of the latter, 40 were read twice.", "40", "ministry"),
            ("Some 900 people fled. Of those, 40 reached Tarma.", "40", None),
            ("The ministry said 900 people fled. Of the boats, 40 sank.", "40", None),
            (
                "Nine tusks were in the box, Kenyan customs said. It values the haul at $40 million.",
                "$40 million",
                "Kenyan customs",
            ),
            ("The coastguard was called to 40 wrecks, it said.", "40", "coastguard"),
        ],
    )
    def test_told_on(self, read: Read, text: str, surface: str, claimant: str | None) -> None:
        assert without_article(figure(read(text), surface).attributed_to) == claimant
