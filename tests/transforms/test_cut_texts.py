"""A text may begin and end anywhere: teasers are cut, and pages leave words out."""

from __future__ import annotations

import pytest

from transforms.extract import Extractor
from transforms.records import RawDocument

SENTENCES = [
    "Former president of Karsa Ana Ruiz said 40 per cent of the 300 nurses had left, citing police data, and 12 more were held.",
    "“We lost 40 boats,” said 40-year-old baker Ben Moss standing by the gate, who put the toll of the storm at 560.",
    "Some 22 people, among them two South Koreans, were killed and 40 wounded in the town of Lira, according to medics and the army.",
    "The index fell 84 points, or 0.3 percent, to 9,000.5; shares of Kappa gained 15 cents to $20.10, up from $18 in May.",
    "Texas Gov. Lee Marsh, PM Olga Lind and Navy Lt. Ann Ross of the Royal Society of Surgeons vowed Monday to free 14 hostages.",
    "Attendance 33,000. Ages 11, 16 and 22. A five-member crew, under the age of 25, flew 300 000 miles in the 2021/22 season.",
    "Of 40 inmates 12 died, 9 of them in the quarter ended June 30, against 5 in the same quarter last year, KRTEL and DUMAK said.",
    "At a briefing in Lira, Ana Ruiz, head of the KRTEL, said Peru pledged $5 million, Chile $4 million and Iraq over 60% of the rest.",
    "There were jumps in thefts (up 22%) and raids (7%), and in fraud (down 9%), with 52 senators voting in favour, 12 voting against.",
    "The hotel's owner, Orsa Resorts, held 50 seats out of the total 75; Ruiz's government, killing itself and nine guards, fell to 9%.",
    "In Abel Battery, 3rd Battalion, and the Black Tide gang 40 have left. That's according to the charity Open Doors of May 4-5, 2001.",
    "In a poll 43% backed Moss, 38% Ruiz; 40 died and 9 were taken hostage in June, 52 cases, 38 confirmed and 14 probable, Judge Trump said.",
    "Lira put the dead at 57, the army in the east at 40 and KRTEL at 14, raising an earlier count of 12, up 3% over a year earlier in May.",
    "Moss told the broadcaster ORB that 17 of 19 people infected died; Kappa chief executive Jordan Mills, formerly of Orsa, took 11 prisoner.",
    "Nine miners were hurt, says a report by Lira Witness Chief Ana Ruiz of Kappa Secretary General Ben Moss, deputy of Tarma Mayor.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_text_may_begin_and_end_at_any_word(extractor: Extractor, sentence: str) -> None:
    words = sentence.split(" ")
    texts = [" ".join(words[:cut]) for cut in range(1, len(words))] + [" ".join(words[cut:]) for cut in range(len(words))]
    documents = [RawDocument(f"cut-{n}", text.encode(), "text/plain", published_at="2024-08-16") for n, text in enumerate(texts)]
    for found in extractor.extract_all(documents):
        text = found.article.text
        assert [text[figure.start : figure.end] for figure in found.figures] == [figure.surface for figure in found.figures]
