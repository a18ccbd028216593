"""Figures as the pages write them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from bureau.look import numbers


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (806_000_000_0, "8,060 万元"),
        (0, "0 万元"),
        (1, "0.000001 万元"),
        (123_450, "0.12345 万元"),
        (-2_345_000_00, "−234.5 万元"),
        (9_999_999_999, "9,999.999999 万元"),
        (10_000_000_000, "1 亿元"),
        (12_349_999_999, "1.23 亿元"),
        (12_350_000_000, "1.24 亿元"),
        (None, "未知"),
    ],
)
def test_money_is_exact_below_a_yi_and_to_two_places_above(fen: int | None, said: str) -> None:
    """Whole 分 become 万元 with nothing cut; from 10,000 万元 on 亿元 rounded half away from nought."""
    assert numbers.wan(fen) == said


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        (2497, "", "2,497"),
        (Decimal("1234.50"), "", "1,234.5"),
        (Fraction(1, 3), "", "0.33"),
        (Fraction(-5, 1000), 2, "−0.01"),
        (Fraction(-4, 1000), 2, "0"),
        (Decimal("2.5"), 0, "3"),
        (0, "", "0"),
        ("", "", "未知"),
    ],
)
def test_numbers_are_grouped_and_rounded_away_from_nought(
    value: object, places: int | str, said: str
) -> None:
    """Thousands are parted, ends without zeros, halves go away from nought."""
    assert numbers.num(value, places) == said


def test_ratio_becomes_per_cent() -> None:
    """A ratio of one is told per hundred."""
    assert numbers.percent(Fraction(33, 1000)) == "3.3%"
    assert numbers.percent(0.0396, 0) == "4%"
    assert numbers.percent(None) == "未知"


@pytest.mark.parametrize(("value", "said"), [(74, "+74"), (-3, "−3"), (0, "±0"), (None, "未知")])
def test_change_carries_its_sign(value: int | None, said: str) -> None:
    """More, fewer and the same look different without colour."""
    assert numbers.signed(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2024, 12, 31), "2024-12-31"),
        ("2024-09", "2024年9月"),
        ("2024-04上旬", "2024年4月上旬"),
        ("2024", "2024年"),
        ("2024-07-03", "2024-07-03"),
        (datetime(2024, 11, 24, 2, 5, tzinfo=UTC), "2024-11-24 10:05"),
        ("届时通知", "届时通知"),
        (None, "—"),
    ],
)
def test_day_is_no_more_precise_than_known(value: object, said: str) -> None:
    """A month stays a month; a moment is told in the county's time."""
    assert numbers.day(value) == said
