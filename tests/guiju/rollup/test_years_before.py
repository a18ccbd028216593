"""The years before the ledger: from its history, or from records declared whole."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from guiju.periods import stretch
from tests.guiju.rollup.grants_of_two_years import FIGURES, SERIES, tables
from tests.records import ids, results


def test_the_history_stands_for_the_years_before(tmp_path: Path) -> None:
    """The ledger begins in 2024: 2023 is what the series says, and the point is behind it."""
    found = results(tmp_path, FIGURES, tables()).figure("money", stretch("2023"))
    assert found.value == Fraction("910.57")
    assert ids(found.behind) == ["p-1"]


@pytest.mark.parametrize(
    ("value", "unit", "expected"), [("9105700", "元", "910.57"), ("0.25", "亿元", "2500")]
)
def test_a_history_in_another_unit_of_money(
    tmp_path: Path, value: str, unit: str, expected: str
) -> None:
    """It is told in the unit of the figure."""
    series = SERIES + f"p-1,money,2023,{value},{unit},B,\n"
    found = results(tmp_path, FIGURES, tables(series)).figure("money", stretch("2023"))
    assert found.value == Fraction(expected)


def test_half_a_year_has_no_history_of_years(tmp_path: Path) -> None:
    """A point is of a whole year and says nothing of its half."""
    found = results(tmp_path, FIGURES, tables()).figure("money", stretch("2023H1"))
    assert found.amount.why == "无基数"


def test_a_ledger_kept_from_of_old_counts_its_records(tmp_path: Path) -> None:
    """Without a first day, every year is counted from the records."""
    card = "place: '320481'\n"
    found = results(tmp_path, FIGURES, tables(), card).figure("money", stretch("2023"))
    assert found.value == 900


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("grant,,,320481,2020,2024-12-31", 900),
        ("grant,,,320481,,2023-12-31", 900),
        ("grant,kind,approved,320481,2020,2024-12-31", 900),
        ("grant,kind,批复,320400,2020,2024-12-31", 900),
        ("grant,kind,received,320481,2020,2024-12-31", None),
        ("grant,,,320481,2024,2024-12-31", None),
        ("grant,,,320481,2020,2023-06-30", None),
        ("grant,,,320482,2020,2024-12-31", None),
        ("lab,,,320481,2020,2024-12-31", None),
    ],
)
def test_records_declared_whole_reach_back(tmp_path: Path, line: str, value: int | None) -> None:
    """For this kind or this part of it, this place, from then until the end of the period."""
    said = {"completeness": f"kind,field,value,place,since,as_of\n{line}\n"}
    found = results(tmp_path, FIGURES, tables(SERIES, **said)).figure("money", stretch("2023"))
    assert found.value == value
