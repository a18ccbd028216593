"""Numbers in Chinese and Arabic figures are read exactly, and what is no number is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from guiju.tie_out.numerals import arabic, chinese, multiplier, significant_step, step_of


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十二", 32),
        ("一百零五", 105),
        ("一百二十", 120),
        ("三千五百", 3500),
        ("两万", 20_000),
        ("一万零八十", 10_080),
        ("三亿五千万", 350_000_000),
        ("二〇一九", 2019),
        ("二零一九", 2019),
        ("零", 0),
    ],
)
def test_chinese_numbers(printed: str, value: int) -> None:
    """Tens, hundreds, 万 and 亿 add up; four digits in a row are read one by one."""
    assert chinese(printed) == value


def test_chinese_decimals() -> None:
    """三点五 is three and a half."""
    assert chinese("三点五") == Fraction(7, 2)


@pytest.mark.parametrize("printed", ["三五", "百", "十百", "三三十", "万", "点五", ""])
def test_what_is_no_chinese_number(printed: str) -> None:
    """A range of two digits, a bare multiplier and nonsense have no value."""
    assert chinese(printed) is None


def test_arabic_numbers() -> None:
    """Thousands are taken out, decimals kept exactly."""
    assert arabic("1,234.50") == Fraction(2469, 2)
    assert arabic("21.") == 21


def test_multipliers() -> None:
    """万亿 is a million million."""
    assert multiplier("万亿") == 10**12
    assert multiplier("千万") == 10**7
    assert multiplier("") == 1


@pytest.mark.parametrize(
    ("printed", "step"),
    [("2400", 100), ("40", 10), ("45", 1), ("1,700", 100), ("5000", 1000), ("0", 1)],
)
def test_the_last_digit_that_says_something(printed: str, step: int) -> None:
    """Noughts at the end are taken for rounding."""
    assert significant_step(printed) == step


def test_printed_decimals_say_something() -> None:
    """60.0 is exact to a tenth."""
    assert significant_step("60.0") == Fraction(1, 10)
    assert step_of(Fraction(5, 2)) == Fraction(1, 10)
    assert step_of(Fraction(300)) == 100
