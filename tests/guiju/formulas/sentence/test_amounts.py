"""Amounts: exact where two decimals say it all, and 约 where something is cut."""

from __future__ import annotations

from fractions import Fraction

import pytest

from guiju.calendar import parse_day, to_number
from guiju.formulas.sentence import amount
from guiju.vocabulary import DAYS, PURE, SHARE, YEARS, Unit

WAN = 1_000_000
MONEY = Unit(money=1, label="万元", scale=WAN)
PERSONS = Unit(person=1, label="人")
POINTS = Unit(label="分")


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (234 * WAN, "234万元"),
        (12_340_000, "12.34万元"),
        (Fraction(12_345_678), "约12.35万元"),
        (5_000 * WAN, "5,000万元"),
        (9_999_990_000, "9,999.99万元"),
        (10_000 * WAN, "1亿元"),
        (23_456 * WAN, "约2.35亿元"),
        (20_000 * WAN, "2亿元"),
        (35_000, "350元"),
        (0, "0万元"),
        (-200 * WAN, "-200万元"),
    ],
)
def test_money(fen: int, words: str) -> None:
    """Money is told in 万元, from 1亿元 in 亿元, and a few hundred yuan in 元."""
    assert amount(fen, MONEY) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(5, 100), "5%"),
        (Fraction(27, 1000), "2.7%"),
        (Fraction(1, 3), "约33.33%"),
        (Fraction(1, 100_000), "0.001%"),
        (Fraction(-12, 100), "-12%"),
        (0, "0%"),
    ],
)
def test_shares(share: Fraction, words: str) -> None:
    """Shares are told in percent; something small is never shown as nothing."""
    assert amount(share, SHARE) == words


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (1_200, PERSONS, "1,200人"),
        (66, POINTS, "66分"),
        (Fraction(133, 2), POINTS, "66.5分"),
        (365, DAYS, "365天"),
        (2_023, YEARS, "2023年"),
        (to_number(parse_day("2024-12-31")), Unit(label="日"), "2024年12月31日"),
        (Fraction(5, 2), PURE, "2.5"),
        (Fraction(12), Unit(label="亿美元"), "12亿美元"),
    ],
)
def test_other_units(number: Fraction, unit: Unit, words: str) -> None:
    """Everything else is told in its own unit; calendar years have no comma."""
    assert amount(number, unit) == words
