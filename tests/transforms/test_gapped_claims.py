"""Clauses without a verb in lists: whose number each is, who acts, and where the words of the first one end."""

from __future__ import annotations

import pytest
from analysis_given import Read, content, figure, without_article


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The poll gave Labour 60 percent and the Greens 40.", "poll"),
        ("The health ministry reported 90 deaths, 60 in May and 40 in June.", "health ministry"),
        ("The health ministry reported 90 deaths in May, nurses 40.", "nurses"),
        ("The army reported 90 deaths, the rebels 40.", "rebels"),
        ("Police put the crowd at 900, organisers at 40.", "organisers"),
        ("The mayor put the dead at 900, the authorities in the east at 40.", "authorities"),
        ("Police put the crowd at 900, the unions 40.", "unions"),
        ("Labour pledged 900 new homes, the Liberals 40.", "Liberals"),
        ("Britain pledged $9 million and Peru announced a package of 40 tents.", "Peru"),
    ],
)
def test_whose_number_it_is(read: Read, text: str, claimant: str) -> None:
    assert without_article(next(f for f in read(text).figures if f.value == 40).attributed_to) == claimant


def test_each_giver_of_a_list_is_told_and_acts(read: Read) -> None:
    extraction = read("Britain pledged $100 million, Norway $75 million and Denmark $30 million.")
    givers = [figure(extraction, sum_).attributed_to for sum_ in ("$100 million", "$75 million", "$30 million")]
    assert givers == ["United Kingdom", "Norway", "Denmark"]
    assert {"Norway", "Denmark"} <= {actor.name for actor in extraction.actors}
    assert [content(extraction, q) for q in extraction.quotes] == ["$100 million"]


def test_a_country_told_of_in_a_list_does_not_act(read: Read) -> None:
    assert read("Sales rose 4 percent in Peru, Chile 3 and Brazil 40.").actors == ()


def test_who_tells_of_a_list_claims_it(read: Read) -> None:
    extraction = read("Britain pledged $100 million, Norway $75 million and Denmark $30 million, the UN said.")
    assert {f.attributed_to for f in extraction.figures} == {"United Nations"}
