from __future__ import annotations

import pytest
from analysis_given import Read, figure, without_article


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The company with the red hall grew, and 40 people left.", None),
        ("Quillmore Foods opened the hall. The company said 40 people had left.", "Quillmore Foods"),
        ("Quillmore Foods opened the hall. The Irish group said 40 people had left.", "Quillmore Foods"),
        ("Quillmore Foods opened the hall. The parent company said 40 people had left.", "parent company"),
        ("Quillmore Foods opened the hall. Quillmore said 40 people had left.", "Quillmore Foods"),
        ("Border Watch, a monitoring group, met Quillmore Foods. The group said 40 people had left.", "Border Watch"),
        ("Police Lt. Ana Ruiz opened the hall. The lieutenant said 40 people had left.", "Ana Ruiz"),
        ("Then 40 people left, said the head of the mission, Ana Ruiz.", "Ana Ruiz"),
        ("Peter Hale opened the hall. The 61-year-old baker said 40 people had left.", "Peter Hale"),
        ("Peter Hale, a director, opened the hall. The directors said 40 people had left.", "directors"),
        ("Riot police filled the hall. The police said 40 people had left.", "police"),
        ("Quillmore Foods opened the hall. The companies said 40 people had left.", "companies"),
        ("Toyota opened the hall. The Japanese carmaker said 40 people had left.", "Toyota"),
        ("Toyota opened the hall. The world's largest carmaker said 40 people had left.", "Toyota"),
        ("Hezbollah opened the hall. The Iran-backed group said 40 people had left.", "Hezbollah"),
        (
            "Amnesty International opened the hall. The London-based organisation said 40 people had left.",
            "Amnesty International",
        ),
        ("Doctors Without Borders opened the hall. The medical charity said 40 people had left.", "Doctors Without Borders"),
        ("Ternsea told another story. Its weavers opened the hall and 40 people left, the company said.", "Ternsea"),
        ("The Owl Trust spoke. Zatara disagreed. Its wardens had ringed 40 owls, the body said.", "Zatara"),
        ("Rain fell, said the Department of Fishery. Then 40 people left, the parks department said.", "parks department"),
        ("Peru has ringed 40 owls, its defence ministry said.", "Peru's defence ministry"),
        ("Otto Moss, a kite magnate, opened the hall. The magnate said 40 people had left.", "Otto Moss"),
        ("Paul Ruiz opened the hall. The former mayor said 40 people had left.", "Paul Ruiz"),
        ("Paul Ruiz met a striker. The striker said 40 people had left.", "striker"),
        ("The Novka Refugee Council said it was late. The aid group said 40 people had left.", "Novka Refugee Council"),
        ("A poll by Sky News put Labour ahead. The broadcaster said 40 people had left.", "Sky News"),
        ("The news agency of Chad said 40 people had left. Reuters disagreed.", "news agency of Chad"),
        ("The agency said 40 people had left. Reuters disagreed.", "agency"),
        ("The Reuters news agency opened the hall. The agency said 40 people had left.", "Reuters"),
        ("The lender Amanah opened the hall. The central bank said 40 people had left.", "central bank"),
        ("The Bank of Japan opened the hall. The central bank said 40 people had left.", "Bank of Japan"),
        ("The agency's head Dewi Sari spoke. The head of the rescue unit said 40 people had left.", "head of the rescue unit"),
        ("The union's head Dewi Sari spoke. The head of the union said 40 people had left.", "Dewi Sari"),
        ("Ana Ruiz, mayor of Lima, spoke. The mayor of Quito said 40 people had left.", "mayor of Quito"),
        ("Ana Ruiz, a spokeswoman for the army, spoke. The official said 40 people had left.", "Ana Ruiz"),
        ("An official met Ana Ruiz, a mayor. The official said 40 people had left.", "official"),
        ("A police statement told of rain. The statement said 40 people had left.", "police"),
        ("A press statement told of rain. The statement said 40 people had left.", "statement"),
        ("Shells fell, the air force said. Then 40 people left, the statement said.", "air force"),
        ("Prime Minister Carlo Neri opened the hall. The premier said 40 people had left.", "Carlo Neri"),
    ],
)
def test_whom_a_definite_noun_means(read: Read, text: str, claimant: str | None) -> None:
    assert without_article(figure(read(text), "40").attributed_to) == claimant
