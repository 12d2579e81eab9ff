from __future__ import annotations

from decimal import Decimal

import pytest
from analysis_given import Read
from hypothesis import given, settings
from hypothesis import strategies as st
from news_given import ARTICLES

from transforms.number_trace import in_percent, rerun
from transforms.quantities import Quantity, QuantityFinder
from transforms.reference import ReferenceData


@pytest.fixture(scope="module")
def finder(reference: ReferenceData) -> QuantityFinder:
    return QuantityFinder(reference)


@pytest.mark.parametrize(
    ("trace", "value"),
    [
        (["currency $", "modifier more than"], "0"),
        (["digits 40 = 40"], "40"),
        (["digits 1.2 = 1.2", "times million = 1000000", "currency $"], "1200000"),
        (["one two = 2", "times hundred = 100", "one five = 5", "times thousand = 1000", "one six = 6"], "205006"),
        (["article as one", "times hundred = 100", "ten twenty = 20"], "120"),
        (["digits 3 = 3", "times lakh = 100000", "times crore = 10000000"], "3000000000000"),
        (["minus", "digits 7.5 = 7.5"], "-7.5"),
        (["digits 13.6 = 13.6", "suffix M = 1000000"], "13600000"),
        (["share 1 of 3 in percent = 33.33"], "33.33"),
    ],
)
def test_a_trace_comes_to_its_value(trace: list[str], value: str) -> None:
    assert rerun(trace).value == Decimal(value)


def test_a_range_comes_to_its_bounds() -> None:
    computed = rerun(["digits 12 = 12", "range to", "digits 13,000 = 13000", "scale of the second = 1000"])
    assert (computed.value, computed.low, computed.high) == (None, 12_000, 13_000)


def test_a_vague_number_comes_to_its_lower_bound_only() -> None:
    computed = rerun(["vague (conservative) tens of thousands = 10000", "unit mile"])
    assert (computed.value, computed.low, computed.high) == (None, 10_000, None)


@pytest.mark.parametrize(("top", "bottom", "share"), [(1, 4, "25"), (1, 3, "33.33"), (2, 3, "66.67"), (3, 3, "100")])
def test_fractions_in_percent(top: int, bottom: int, share: str) -> None:
    assert in_percent(Decimal(top), Decimal(bottom)) == Decimal(share)


def holds(quantity: Quantity) -> bool:
    computed = rerun(quantity.trace)
    if quantity.modifier == "range":
        return (computed.low, computed.high) == (quantity.low, quantity.high)
    if quantity.modifier == "indefinite":
        return (computed.value, computed.low) == (None, quantity.low)
    return computed.value == quantity.value


NUMBER = st.one_of(
    st.integers(0, 10**7).map(str), st.integers(0, 10**9).map("{:,}".format), st.decimals(0, 999, places=2).map(str),
    st.sampled_from("one twelve forty two-thirds half dozens several ½ 3½ 1/16 1⁄32 .5 1,50,000 twenty-five".split()),
    st.sampled_from(["a hundred and twenty", "two and a half", "one in five", "half a", "tens of thousands", "a couple of", "minus 7"]),
)  # fmt: skip
AROUND = st.sampled_from(
    "about nearly more than up to at least between from and to or - – , . ( ) $ € % £ million bn m k lakh crore hundred thousand miles km "
    "percent years °C per day a share of the people boats doubled fold times minus − dollars hours rose by fell".split(" ")
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(NUMBER, AROUND), max_size=12), st.sampled_from([" ", ""]))
def test_running_the_trace_again_gives_the_value(finder: QuantityFinder, words: list[str], gap: str) -> None:
    text = gap.join(words)
    for quantity in finder.find(text):
        assert holds(quantity), (text[quantity.start : quantity.end], quantity)


@pytest.mark.parametrize("article", ARTICLES)
def test_the_rules_of_each_figure_give_its_value_again(read: Read, article: str) -> None:
    for figure in read(ARTICLES[article]).figures:
        computed = rerun(figure.rules["value"].split("; "))
        if figure.is_implicit:
            continue
        assert figure.value in (None, computed.value), figure
        assert figure.value is not None or (computed.low, computed.high) == (figure.low, figure.high), figure


@pytest.mark.parametrize("article", ARTICLES)
def test_each_surface_is_the_text_at_its_span(read: Read, article: str) -> None:
    extraction = read(ARTICLES[article])
    spans = (*extraction.figures, *extraction.skipped)
    assert [extraction.article.text[s.start : s.end] for s in spans] == [s.surface for s in spans]
