"""Numbers in columns: elapsed years, official numbers."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import polars as pl
import pytest

from guiju.calendar import to_number, whole_years
from guiju.formulas import nodes as n
from tests.guiju.formulas.columns.cells import NOT_COMPUTABLE, cells
from tests.guiju.formulas.columns.drawn_concepts import CONCEPTS

DAY = date(2024, 12, 31)


@pytest.mark.parametrize(
    "until", [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2023, 2, 28), DAY]
)
def test_elapsed_years_are_calendar_years(until: date) -> None:
    """Every day of nine years, 29 February and days that lie ahead among them."""
    days = [date(2017, 1, 1) + timedelta(days=k) for k in range(9 * 366)]
    frame = pl.DataFrame({"listed_on": [to_number(day) for day in days]})
    since = n.Fact(concept=CONCEPTS["listed_on"])
    found = cells(n.Elapsed(kind="years", since=since), frame, until)
    assert [low for low, *_ in found] == [whole_years(day, until) for day in days]


def test_an_official_number_may_be_derived() -> None:
    """A score derived as 0…7 is an estimate still; where it comes out as one number it is known."""
    patents = n.Fact(concept=CONCEPTS["patents"])
    derived = n.Clip(of=patents, lo=Fraction(0), hi=Fraction(7))
    official = n.Fact(concept=CONCEPTS["score"], derived=derived)
    known = n.Known(fact=official, estimate=n.Constant(value=Fraction(1)))
    frame = pl.DataFrame({"patents": [3, None]}, schema={"patents": pl.Int32})
    assert cells(known, frame, DAY) == [(3, 3, False), (1, 1, False)]


def test_an_official_number_of_a_year_before_the_firm_gives_way() -> None:
    """Registered in 2024: points given for 2023 do not count, the estimate does."""
    official = n.Fact(concept=CONCEPTS["yearly_points"])
    known = n.Known(fact=official, estimate=n.Constant(value=Fraction(1)))
    frame = pl.DataFrame(
        {
            "yearly_points@2023": [20_000, 20_000],
            "registration_date": [to_number(date(2024, 1, 1)), to_number(date(2023, 12, 31))],
        }
    )
    assert cells(known, frame, DAY) == [(1, 1, False), (2, 2, False)]


def test_the_best_of_something_without_a_number_has_none() -> None:
    """max(5, nothing) and clip(nothing, 0, 5) stay not computable, and so pass no test."""
    five, nothing = n.Constant(value=Fraction(5)), n.Nothing(reason="无从算起")
    frame = pl.DataFrame({"patents": [1]})
    for node in (
        n.Best(kind="max", items=(five, nothing)),
        n.Clip(of=nothing, lo=Fraction(0), hi=Fraction(5)),
    ):
        asked = n.Compare(left=node, word="at_least", right=n.Constant(value=Fraction(0)))
        assert cells(node, frame, DAY) == [NOT_COMPUTABLE]
        assert cells(asked, frame, DAY) == [None]
