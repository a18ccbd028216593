"""Division in columns: zero, negative, blank and very large denominators."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import polars as pl

from guiju.formulas import nodes as n
from tests.guiju.formulas.columns.cells import NOT_COMPUTABLE, cells
from tests.guiju.formulas.columns.drawn_concepts import CONCEPTS

DAY = date(2024, 12, 31)
MONEY = n.Fact(concept=CONCEPTS["money"])
RATE = n.Fact(concept=CONCEPTS["rate"])
PATENTS = n.Fact(concept=CONCEPTS["patents"])
ONE = n.Constant(value=Fraction(1))


def _asked(left: n.Number, word: str, right: int) -> n.Compare:
    return n.Compare(left=left, word=word, right=n.Constant(value=Fraction(right)))


def test_a_negative_denominator_in_128_bits_may_fail_but_not_pass() -> None:
    """100 分 over −5 %, 0 and 5 %: −2000 in doubt, no number, 2000; the divisor takes 128 bits."""
    frame = pl.DataFrame(
        {"money@2023": [100] * 3, "rate@2023": [-5_000_000, 0, 5_000_000]},
        schema={"money@2023": pl.Int64, "rate@2023": pl.Int64},
    )
    share = n.Quotient(top=MONEY, bottom=RATE)
    assert cells(share, frame, DAY) == [(-2000, -2000, True), NOT_COMPUTABLE, (2000, 2000, False)]
    assert cells(_asked(share, "at_least", 1), frame, DAY) == [False, None, True]
    assert cells(_asked(share, "less_than", 1), frame, DAY) == [None, None, False]


def test_over_a_blank_that_is_never_zero_nothing_is_known() -> None:
    """max(100 ÷ (1 + patents), 7): the quotient is open where patents are blank, so 7 or more."""
    frame = pl.DataFrame({"money@2023": [100, 100], "patents": [4, None]})
    share = n.Quotient(top=MONEY, bottom=n.Sum(terms=(ONE, PATENTS)))
    best = n.Best(kind="max", items=(share, n.Constant(value=Fraction(7))))
    assert cells(share, frame, DAY) == [(20, 20, False), (None, None, False)]
    assert cells(best, frame, DAY) == [(20, 20, False), (7, None, False)]


def test_over_something_not_computable_nothing_is_computable() -> None:
    """6 ÷ (10 ÷ 0)."""
    inner = n.Quotient(top=n.Constant(value=Fraction(10)), bottom=PATENTS)
    outer = n.Quotient(top=n.Constant(value=Fraction(6)), bottom=inner)
    frame = pl.DataFrame({"patents": [0, 5, None]})
    wanted = [NOT_COMPUTABLE, (3, 3, False), (None, None, False)]
    assert cells(outer, frame, DAY) == wanted


def test_a_ratio_held_against_a_number_is_open_over_zero_and_over_a_blank() -> None:
    """5 ÷ 2, 0 ÷ 0, 5 ÷ 0, 5 ÷ blank and blank ÷ 2, against 2, 0 and each other."""
    frame = pl.DataFrame({"money@2023": [5, 0, 5, 5, None], "patents": [2, 0, 0, None, 2]})
    share = n.Quotient(top=MONEY, bottom=PATENTS)
    assert cells(_asked(share, "at_least", 2), frame, DAY) == [True, None, None, None, None]
    assert cells(_asked(share, "at_least", 0), frame, DAY) == [True, None, None, None, None]
    assert cells(_asked(share, "less_than", 3), frame, DAY) == [True, None, None, None, None]
    both = n.Compare(left=share, word="at_least", right=share)
    assert cells(both, frame, DAY) == [True, None, None, None, None]
