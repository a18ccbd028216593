"""Numbers in prose: rounding, ranges, and words that must stay true."""

from __future__ import annotations

from fractions import Fraction

import pytest

from guiju.composition.numbers import (
    amount_text,
    chinese,
    growth_text,
    number_text,
    over_text,
    quantity_text,
    some_text,
)
from guiju.figures.figure import About, Figure
from guiju.formulas.sentence import rounded
from guiju.periods import stretch
from guiju.rollup import Amount, FigureResult


def result(
    low: str | int | None, high: str | int | None = "same", unit: str = "项"
) -> FigureResult:
    """A figure that came to this."""
    high = low if high == "same" else high
    ends = (None if end is None else Fraction(end) for end in (low, high))
    return FigureResult(Figure("x", About("数"), unit), stretch("2024"), Amount(*ends))


def none(why: str = "无基数") -> FigureResult:
    """A figure that came to nothing."""
    return FigureResult(Figure("x", About("数"), "%"), stretch("2024"), Amount(why=why))


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_ordinals_in_chinese(number: int, text: str) -> None:
    """Headings and items are numbered in Chinese to ninety-nine."""
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("value", "places", "nearest"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("2.445", 2, "2.45"),
        ("2.4449", 2, "2.44"),
        ("-0.4", 0, "0"),
        ("1/3", 2, "0.33"),
        ("2/3", 2, "0.67"),
    ],
)
def test_a_half_goes_away_from_zero(value: str, places: int, nearest: str) -> None:
    """Rounding is the one taught at school, not the one of binary machines."""
    assert rounded(Fraction(value), places) == Fraction(nearest)


def test_a_number_alone() -> None:
    """Whole numbers, decimals without trailing noughts, shares in percent."""
    assert number_text(result(3533)) == "3533"
    assert number_text(result("910.57")) == "910.57"
    assert number_text(result("910.575"), 2) == "910.58"
    assert number_text(result("2.88", unit="%")) == "288%"
    # (3533 − 910.57) ÷ 910.57 = 2622.43 ÷ 910.57 = 2.8799…
    assert number_text(result("262243/91057", unit="%")) == "288%"
    assert number_text(result("0.1234", unit="%"), 1) == "12.3%"


def test_what_is_not_settled_is_a_range() -> None:
    """An open number prints both ends, or the end it has; an unknown one 〔待补〕."""
    assert number_text(result(3, 5)) == "3至5"
    assert number_text(result(3, None)) == "不少于3"
    assert number_text(result(None, 5)) == "不超过5"
    assert number_text(result(0, 5)) == "不超过5"
    assert number_text(result(-1, 5)) == "-1至5"
    assert number_text(result(None)) == "〔待补〕"
    assert quantity_text(result(3, 5)) == "3至5项"
    assert quantity_text(result(None)) == "〔待补〕"


def test_a_number_without_base_says_so() -> None:
    """Growth without a year before is 〔无基数〕, never a number, and never has a unit."""
    assert number_text(none()) == "〔无基数〕"
    assert quantity_text(none()) == "〔无基数〕"
    assert growth_text(none()) == "〔无基数〕"
    assert amount_text(Amount(why="分母为零"), "项") == "〔分母为零〕"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("9999.99", "9999.99万元"),
        (10000, "1亿元"),
        ("12345.6", "1.23亿元"),
        (992700, "99.27亿元"),
        (-20000, "-2亿元"),
        (0, "0万元"),
    ],
)
def test_money_turns_to_yi_from_ten_thousand_wan(value: str | int, text: str) -> None:
    """Money is told in 万元 below 10,000 and in 亿元 with two decimals from there."""
    assert quantity_text(result(value, unit="万元")) == text


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [
        (3533, 500, "超3500万元"),
        (3500, 500, "3500万元"),
        (3500, 1000, "超3000万元"),
        (3501, 500, "超3500万元"),
        (50, 100, "50万元"),
        (0, 100, "0万元"),
        (-5, 100, "-5万元"),
        ("100.01", 100, "超100万元"),
        (10000, 500, "1亿元"),
        (10001, 500, "超1亿元"),
        (35330, 500, "超3.5亿元"),
        (35335, 10, "超3.533亿元"),
    ],
)
def test_over_is_always_true(value: str | int, step: int, text: str) -> None:
    """超 names the largest multiple that the number truly exceeds, else the number itself."""
    assert over_text(result(value, unit="万元"), step) == text


def test_over_of_shares_and_open_numbers() -> None:
    """A share is over a multiple of percent; an open number is over nothing."""
    assert over_text(result("2.883", unit="%"), 100) == "超200%"
    assert over_text(result(3400, 3600, unit="万元"), 500) == "3400至3600万元"
    assert over_text(none(), 10) == "〔无基数〕"


@pytest.mark.parametrize(
    ("value", "text"),
    [(43, "40余项"), (40, "40项"), (41, "40余项"), (49, "40余项"), (9, "9项"), (0, "0项")],
)
def test_some_is_always_true(value: int, text: str) -> None:
    """余 is more than the multiple of ten it names and less than the next."""
    assert some_text(result(value), 10) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("2.88", "增长288%"), ("-0.125", "下降13%"), (0, "持平"), ("0.004", "基本持平")],
)
def test_growth_says_which_way(value: str | int, text: str) -> None:
    """A fall is told as a fall, without a minus, and next to nothing as next to nothing."""
    assert growth_text(result(value, unit="%")) == text


def test_growth_that_is_open() -> None:
    """An open growth says its range, and no direction where it may be either."""
    assert growth_text(result("0.1", "0.2", unit="%")) == "增长10%至20%"
    assert growth_text(result("-0.1", "0.2", unit="%")) == "变动-10%至20%"
