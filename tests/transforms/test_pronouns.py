from __future__ import annotations

import pytest
from analysis_given import Read, figure, without_article


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The hall was full. It rained, and 40 people left.", None),
        ("The minister came on Monday. He said 40 people died.", "minister"),
        ('The minister came on Monday. Rain fell. "It is sad," he said. He said 40 people died.', "He"),
        ("Omar Hadi won. The mayor was glad. He said 40 people came.", "Omar Hadi"),
        ("Prosecutors spoke first. They said 40 people had left.", "Prosecutors"),
        ("Prosecutors said it was late. A lawyer for the bank said little. They said 40 people had left.", "Prosecutors"),
        ("Rescuers from Novka dug all night. They said 40 people were found.", "Rescuers from Novka"),
        ("Quillmore Foods said it was late. It said 40 people had left.", "Quillmore Foods"),
        ("The Red Cross said little. The health ministry sent tents. Then 40 people left, it said.", "health ministry"),
        ("Peter Hale’s lawyer, Maria Stone, said it was late. She said 40 people had left.", "Maria Stone"),
        ("Peter Hale opened the hall. A guard said it was late. He said 40 people had left.", "guard"),
        ("Peter Hale said it was late, unlike Ana Ruiz and Max Orr. He left. He said 40 people had left.", "Peter Hale"),
        ("The hall was full. Then 40 people were held, they said.", "they"),
        ("Prosecutors gave no names. Then 40 people were held, they said.", "Prosecutors"),
        ("Peter Hale said his client would appeal. Then 40 people left, he said.", "Peter Hale"),
        (
            "A consultant at the hall faulted the plan. “It was late,” he said, adding that 40 people had left.",
            "consultant at the hall",
        ),
        ("Quillmore Foods said it was late. The central bank’s halls are full and 40 people left, it said.", "central bank"),
        (
            "Peter Hale met the press. Shells fell all day. The army shut the road. The water was cut. He pointed out that 40 people left.",
            "Peter Hale",
        ),
        ("The survey showed that voters liked the cuts the ministry announced. It also found 40 people had left.", "survey"),
        ("The health ministry said 20 people had died. They said 40 people had left.", "health ministry"),
        ("The health ministry said 20 people had died. Residents fled. They said 40 people had left.", "Residents"),
        ("Omar Diallo, a guard, said it was late. Karim Salih was killed and 40 people left, he said.", "Omar Diallo"),
        ("Rail unions staged a rally that they said drew 40 people.", "Rail unions"),
        ("Israel said it was late. The Novka Council has listed a few; then 40 people left, it fears.", "Novka Council"),
    ],
)
def test_whom_a_pronoun_means(read: Read, text: str, claimant: str | None) -> None:
    assert without_article(figure(read(text), "40").attributed_to) == claimant
