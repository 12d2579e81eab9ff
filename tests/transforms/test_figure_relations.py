from __future__ import annotations

from collections import Counter

import pytest
from analysis_given import Read, figure, without_article

from transforms.figure_relations import identify

OPENING = "The talks in the capital went on for days."


@pytest.mark.parametrize(
    ("sentence", "whole", "part"),
    [
        ("The army killed 40 rebels and 12 farmers.", None, "12"),
        ("The raid killed 40 people, including 12 children.", "40", "12"),
        ("The raid killed 40 people, including 12 children, nine women and two medics.", "40", "nine"),
        ("The raid killed 40 people, including 12 children, nine women and two medics.", "40", "two"),
        ("At least 40 people, among them 12 children and nine women, were killed.", "At least 40", "nine"),
        ("The raid killed 40 people, including 12 children, and 30 soldiers were hurt.", None, "30"),
        ("The raid killed 40 people, including 12 children, and wounded 30 soldiers.", None, "30"),
        ("The raid killed 14 people, including 12 children and nine women.", None, "nine"),
        ("The deal saw the handover of 40 people, including those who were ill, and the return of 12 guards.", None, "12"),
        ("The raid killed 40 people, 12 of them children.", "40", "12"),
        ("The raid killed 40 people on Monday, including a cook and 12 nuns.", "40", "12"),
        ("Some 90 boats sailed, a jump of 12 from the 78 figure given on Friday.", None, "12"),
        ("The group seized 251 people, 111 of whom are still held.", "251", "111"),
        ("Of the dead, 40 were farmers, among them 12 women.", "40", "12"),
        ("The raid left 13 dead: 12 women and a guide.", "13", "12"),
        ("The raid killed 15 people -- 12 women and three guides -- in an hour.", "15", "12"),
        ("The raid killed 40 people: 12 cars burned.", None, "12"),
        ("The party won 21 of the 45 seats.", "45", "21"),
        ("The party won 21 of the assembly's 45 seats.", "45", "21"),
        ("Of the 30 families in the lane, 12 have come home.", "30", "12"),
        ("The state cut 320 jobs, two-thirds of which were in the north.", "320", "two-thirds"),
        ("The firm has 96 vans, most of them leased, and serves 12 towns.", None, "12"),
        ("The army killed 40 rebels. Twelve of the dead were children.", "40", "Twelve"),
        ("Police freed 40 hostages. Twelve of the captives were children.", "40", "Twelve"),
        ("The survey covered 62 villages. Only 17 of the villages had a well.", "62", "17"),
        ("Police held 90 farmers. Twelve of them were hurt.", "90", "Twelve"),
        ("Police held 90 farmers. Another 12 were hurt.", None, "Another 12"),
        ("Police arrested 58 protesters. Twelve have since been charged.", "58", "Twelve"),
        ("Police held 22 men. Fourteen of the men were caught in Lyon and five in Nice.", "22", "five"),
        ("Two of the strikers were hurt, one seriously.", "Two", "one"),
        ("The last 21 seats go to the List, with 13, and the Greens, with eight.", "21", "eight"),
    ],
)
def test_part_of(read: Read, sentence: str, whole: str | None, part: str) -> None:
    extraction = read(f"{OPENING} {sentence}")
    expected = figure(extraction, whole).figure_id if whole else None
    assert figure(extraction, part).part_of == expected


def test_a_part_of_a_part_belongs_to_the_nearer_whole(read: Read) -> None:
    extraction = read(f"{OPENING} The group seized 251 people, 111 of whom are still held, including 39 who died.")
    first, second, third = extraction.figures
    assert (first.part_of, second.part_of, third.part_of) == (None, first.figure_id, second.figure_id)


def test_relations_stay_within_a_sentence(read: Read) -> None:
    extraction = read(f"{OPENING} The raid killed 40 people. Including 12 children, the town had few left.")
    assert [f.part_of for f in extraction.figures] == [None, None]


def test_ids_depend_on_article_sentence_surface_and_occurrence(read: Read) -> None:
    figures = read(f"{OPENING} The raid killed 40 rebels and 40 farmers.").figures
    ids = {f.figure_id for f in figures}
    for sentence, document in (("Words.", "a"), ("Words.", "b"), ("Other words.", "a")):
        ids |= {f.figure_id for f in identify(figures, sentence, document, Counter())}
    assert len(ids) == 8
    assert all(len(i) == 16 and int(i, 16) >= 0 for i in ids)


def test_white_space_does_not_change_an_id(read: Read) -> None:
    figures = read(f"{OPENING} The raid killed 40 rebels.").figures
    assert identify(figures, "The  raid\nkilled.", "a", Counter()) == identify(figures, "The raid killed.", "a", Counter())


def test_an_unchanged_sentence_keeps_its_ids_through_revisions(read: Read) -> None:
    first = read(f"{OPENING} The raid killed 40 rebels.")
    revised = read(f"Twelve envoys came. {OPENING} Many were tired. The raid killed 40 rebels. Then it rained.")
    assert figure(first, "40").figure_id == figure(revised, "40").figure_id


def test_a_repeated_sentence_gets_ids_of_its_own(read: Read) -> None:
    figures = read(f"{OPENING} The raid killed 40 rebels. The raid killed 40 rebels.").figures
    assert len({f.figure_id for f in figures}) == 2


@pytest.mark.parametrize(
    ("sentence", "surface", "event", "claimant"),
    [
        ("The clinic said 57 people had caught cholera. The 58 patients were calm.", "58", None, None),
        ("The clinic said 57 people had caught cholera. Of the 57 patients, 44 lay in tents.", "57", "infected", "clinic"),
        ("The clinic said 57 people had caught cholera. The 57 tents were full.", "57", None, None),
        ("The clinic said 57 people had caught cholera, or 3 percent of the town.", "3 percent", "infected", "clinic"),
    ],
)
def test_a_number_told_once_more(read: Read, sentence: str, surface: str, event: str | None, claimant: str | None) -> None:
    found = [f for f in read(f"{OPENING} {sentence}").figures if f.surface == surface][-1]
    assert (found.event, without_article(found.attributed_to)) == (event, claimant)
