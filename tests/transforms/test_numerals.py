from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.numeral_finder import find_numerals
from transforms.numerals import digits_value, parse_number
from transforms.vague_numbers import VaguePolicy

#: A policy for vague numbers as the reference table has it.
POLICY = VaguePolicy("conservative", {w: Decimal(n) for w, n in (("several", 3), ("a few", 3), ("a handful", 3), ("tens", 10),
    ("dozens", 12), ("scores", 20), ("hundreds", 100), ("thousands", 1000), ("millions", 10**6), ("billions", 10**9))})  # fmt: skip
SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def in_words(number: int, conjunction: str = " and ") -> str:
    """A whole number in English words, as a newspaper would write it."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{SMALL[number // 100]} hundred" + (f"{conjunction}{in_words(number % 100)}" if number % 100 else "")
    value, name = next(scale for scale in SCALES if number >= scale[0])
    rest = number % value
    joint = conjunction if 0 < rest < 100 else " "
    return f"{in_words(number // value, conjunction)} {name}" + (f"{joint}{in_words(rest, conjunction)}" if rest else "")


def values(text: str) -> list[tuple[str, Decimal | None, Decimal | None]]:
    return [(text[n.start : n.end], n.value, n.low) for n in find_numerals(text, POLICY)]


def exact(surface: str, value: str) -> list[tuple[str, Decimal, None]]:
    return [(surface, Decimal(value), None)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke in the town hall.",
        "A man and a woman asked someone for a stone, often and again.",
        "They went on to the next tent and gave nobody anything.",
        "The former chairman attended.",
        "He was second to none in the first half.",
    ],
)
def test_words_without_a_number_stay_words(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("They lost 7 boats.", "7", "7"),
        ("Fewer than one in four tests failed.", "one in four", "25"),
        ("The drug helped fewer than half in the south.", "half", "50"),
        ("They lost 1,204 boats.", "1,204", "1204"),
        ("They lost 12,345,678 boats.", "12,345,678", "12345678"),
        ("They lost 1,23,456 boats.", "1,23,456", "123456"),
        ("They lost 0.75 of it.", "0.75", "0.75"),
        ("They lost 2.5 million boats.", "2.5 million", "2500000"),
        ("They lost 1.3bn boats.", "1.3bn", "1300000000"),
        ("They lost 40k boats.", "40k", "40000"),
        ("They lost 40\u00a0000 boats.", "40\u00a0000", "40000"),
        ("They lost 40 000 boats.", "40 000", "40000"),
        ("They lost 12 500 boats.", "12 500", "12500"),
        ("They lost 1 250 430 boats.", "1 250 430", "1250430"),
        ("Of 90 boats 300 men were saved.", "90", "90"),
        ("They lost 3½ boats.", "3½", "3.5"),
        ("They lost 2 1/2 boats.", "2 1/2", "2.5"),
        ("They lost 5 lakh boats.", "5 lakh", "500000"),
        ("They lost 2 crore boats.", "2 crore", "20000000"),
        ("They lost 400 trillion boats.", "400 trillion", "400000000000000"),
        ("They lost 3 lakh crore of it.", "3 lakh crore", "3000000000000"),
        ("They lost $23million.", "23million", "23000000"),
        ("They lost 8-1/2 boats.", "8-1/2", "8.5"),
        ("It fell to -7.5 there.", "-7.5", "-7.5"),
        ("It fell to minus-260 there.", "minus-260", "-260"),
        ("It was plus or minus 4 there.", "4", "4"),
        ("It was 120-80 there, or 10 - 5.", "120", "120"),
    ],
)  # fmt: skip
def test_digits(text: str, surface: str, value: str) -> None:
    assert values(text)[:1] == exact(surface, value)


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("They lost seven boats.", "seven", "7"),
        ("They lost twenty-four boats.", "twenty-four", "24"),
        ("They lost a hundred boats.", "a hundred", "100"),
        ("They lost a hundred and twenty boats.", "a hundred and twenty", "120"),
        ("They lost one hundred twenty boats.", "one hundred twenty", "120"),
        ("They lost two thousand three hundred and five boats.", "two thousand three hundred and five", "2305"),
        ("They lost forty thousand boats.", "forty thousand", "40000"),
        ("They lost one million two hundred thousand boats.", "one million two hundred thousand", "1200000"),
        ("They lost half a million boats.", "half a million", "500000"),
        ("They lost two and a half million boats.", "two and a half million", "2500000"),
        ("They lost a million and a half boats.", "a million and a half", "1500000"),
        ("They lost a quarter of a million boats.", "a quarter of a million", "250000"),
        ("Forty boats sank.", "Forty", "40"),
        ("FORTY BOATS SANK.", "FORTY", "40"),
    ],
)  # fmt: skip
def test_words(text: str, surface: str, value: str) -> None:
    assert values(text) == exact(surface, value)


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("The score was settled in the second half.", None, None),
        ("They lost a dozen boats.", "a dozen", "12"),
        ("They lost two dozen boats.", "two dozen", "24"),
        ("They lost half a dozen boats.", "half a dozen", "6"),
        ("They lost a couple of boats.", "a couple of", "2"),
        ("They lost three score boats.", "three score", "60"),
        ("They lost a couple hundred boats.", "a couple hundred", "200"),
        ("They lost the dozen boats.", "dozen", "12"),
        ("They lost some dozen boats.", "dozen", "12"),
        ("They lost a half-dozen boats.", "half-dozen", "6"),
    ],
)  # fmt: skip
def test_collectives(text: str, surface: str | None, value: str | None) -> None:
    assert values(text) == ([] if surface is None or value is None else exact(surface, value))


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("A third man left for the second quarter final.", None, None),
        ("Some two-thirds of the fleet sank.", "two-thirds", "66.67"),
        ("A quarter of the fleet sank.", "A quarter", "25"),
        ("Half of the fleet sank.", "Half", "50"),
        ("About half the fleet sank.", "half", "50"),
        ("One-fifth of the fleet sank.", "One-fifth", "20"),
        ("Three quarters of the fleet sank.", "Three quarters", "75"),
        ("One in five boats sank.", "One in five", "20"),
        ("3 out of 4 boats sank.", "3 out of 4", "75"),
        ("One in every three boats sank.", "One in every three", "33.33"),
        ("Nearly half were lost.", "half", "50"),
        ("They lost 1/16 of it.", "1/16", "6.25"),
        ("Nine out of ten boats sank.", "Nine out of ten", "90"),
    ],
)  # fmt: skip
def test_fractions_are_shares_in_percent(text: str, surface: str | None, value: str | None) -> None:
    assert values(text) == ([] if surface is None or value is None else exact(surface, value))


@pytest.mark.parametrize(
    ("text", "surface", "low"),
    [
        ("They lost nothing.", None, None),
        ("They lost dozens of boats.", "dozens", 12),
        ("They lost scores of boats.", "scores", 20),
        ("They lost hundreds of boats.", "hundreds", 100),
        ("They lost thousands of boats.", "thousands", 1000),
        ("They lost tens of thousands of boats.", "tens of thousands", 10_000),
        ("They lost hundreds of thousands of boats.", "hundreds of thousands", 100_000),
        ("They lost several boats.", "several", 3),
        ("They lost several hundred boats.", "several hundred", 300),
        ("They lost a few dozen boats.", "a few dozen", 36),
        ("They lost a handful of boats.", "a handful", 3),
        ("They lost millions of boats.", "millions", 10**6),
        ("They lost dozens or hundreds of boats.", "dozens or hundreds", 12),
    ],
)  # fmt: skip
def test_indefinite_numbers_have_a_lower_bound_only(text: str, surface: str | None, low: int | None) -> None:
    assert values(text) == ([] if surface is None or low is None else [(surface, None, Decimal(low))])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two died on the road.", ["2"]),
        ("Two and three make more.", ["2", "3"]),
        ("Of 251 people, 111 are held.", ["251", "111"]),
        ("Six 24-year-old men left.", ["6", "24"]),
        ("Between five and seven left.", ["5", "7"]),
        ("Twenty, thirty, forty left.", ["20", "30", "40"]),
        ("One hundred or two hundred left.", ["100", "200"]),
    ],
)  # fmt: skip
def test_numbers_beside_each_other_stay_apart(text: str, found: list[str]) -> None:
    assert [value for _, value, _ in values(text)] == [Decimal(v) for v in found]


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty-four", "24"), ("24", "24"), ("a hundred and twenty", "120"), ("2.5m", "2500000"), ("a", "1"), ("an", "1")],
)  # fmt: skip
def test_parse_number(words: str, value: str) -> None:
    assert parse_number(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "boat", "two boats", "two three", "dozens"])
def test_parse_number_of_anything_else_is_none(words: str) -> None:
    assert parse_number(words) is None


def test_policy_decides_the_bound() -> None:
    (numeral,) = find_numerals("dozens of boats", VaguePolicy("plural", {"dozens": Decimal(24)}))
    assert (numeral.low, numeral.trace) == (24, ("vague (plural) dozens = 24",))
    assert find_numerals("dozens of boats", VaguePolicy("none", {})) == []


@settings(deadline=None, max_examples=60)
@given(st.integers(min_value=0, max_value=999_999_999_999))
def test_digits_with_commas_are_read_back(number: int) -> None:
    digits = f"{number:,}"
    assert digits_value(digits) == number
    assert values(f"They lost {digits} boats.") == exact(digits, str(number))


@settings(deadline=None, max_examples=60)
@given(st.integers(min_value=0, max_value=999_999_999_999), st.sampled_from([" and ", " "]))
def test_words_are_read_back(number: int, conjunction: str) -> None:
    words = in_words(number, conjunction)
    assert parse_number(words) == number
    assert values(f"They lost {words} boats.") == exact(words, str(number))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_text_gives_numerals_in_order_without_overlap(text: str) -> None:
    found = find_numerals(text, POLICY)
    assert all(0 <= n.start < n.end <= len(text) and n.trace for n in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
