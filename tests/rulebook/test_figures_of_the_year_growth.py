"""E5: the growth of the example year, and the window of its base."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from guiju.composition.numbers import number_text, over_text
from tests.rulebook.the_year import changed, claim, figure, figures, ids, numbered

FUNDS, GROWTH = "provincial_funds", "provincial_funds_growth"
POINT = {"编号": "series-005"}


def test_e5_two_hundred_and_eighty_eight_per_cent() -> None:
    """3533 / 910.57 - 1 = 2622.43 / 910.57, over the three grants and last year's point."""
    result = figure(GROWTH)
    assert result.value == Fraction("2622.43") / Fraction("910.57")
    assert number_text(result) == "288%"
    assert ids(result) == [*numbered("funding", 1, 2, 3), "series-005"]


@pytest.mark.parametrize(
    ("base", "shown"),
    [("909.39", "289%"), ("909.40", "288%"), ("911.74", "288%"), ("911.75", "287%")],
)
def test_e5_the_window_of_the_base(tmp_path: Path, base: str, shown: str) -> None:
    """288 % is what it rounds to from 909.40 to 911.74 and nowhere else."""
    folder = changed(tmp_path, "series_point", POINT, "数值", base)
    assert number_text(figure(GROWTH, over=figures(folder))) == shown


def test_e5_without_a_base_there_is_no_growth(tmp_path: Path) -> None:
    """无基数, and the sum of the year stands."""
    over = figures(changed(tmp_path, "series_point", POINT, "数值", None))
    result = figure(GROWTH, over=over)
    assert (result.value, result.amount.why, number_text(result)) == (None, "无基数", "〔无基数〕")
    assert figure(FUNDS, over=over).value == 3533
    assert claim("provincial_funds_record", over).status == "no_history"


def test_533_to_500(tmp_path: Path) -> None:
    """One cell: the sum becomes 3500, which is not over 3500, and the growth 284 %."""
    over = figures(changed(tmp_path, "funding", {"编号": "funding-03"}, "金额[万元]", "500.00"))
    assert figure(FUNDS, over=over).value == 3500
    assert over_text(figure(FUNDS, over=over), 100) == "3500万元"
    assert figure(GROWTH, over=over).value == Fraction(3500) / Fraction("910.57") - 1
    assert number_text(figure(GROWTH, over=over)) == "284%"


def test_the_year_is_a_record_since_2019() -> None:
    """1015.20 in 2022 was the most before."""
    result = claim("provincial_funds_record")
    assert (result.status, result.text) == (
        "since",
        "有记录以来（2019年起）获批省级以上资金创历史新高",
    )
