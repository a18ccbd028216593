"""Formulas over two periods, and a base that is not there."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from guiju.errors import BadInput
from tests.guiju.rollup.grants_of_two_years import FIGURES, SERIES, tables
from tests.records import YEAR, ids, results


def test_a_growth_rests_on_both_years(tmp_path: Path) -> None:
    """3533 / 910.57 - 1, the grant and the point behind it, each once."""
    found = results(tmp_path, FIGURES, tables()).figure("growth", YEAR)
    assert found.value == Fraction(3533) / Fraction("910.57") - 1
    assert ids(found.behind) == ["grant-1", "p-1"]
    assert [(one.figure.id, one.period.code()) for one in found.inputs] == [
        ("money", "2024"),
        ("money", "2023"),
    ]


@pytest.mark.parametrize(
    "point",
    [
        "",
        "p-1,money,2022,910.57,万元,B,\n",
        "p-1,labs,2023,910.57,万元,B,\n",
        "p-1,money,2023,910.57,万元,D,\n",
        "p-1,money,2023,910.57,万元,A,s-1\n",
    ],
)
def test_without_a_base_there_is_no_growth(tmp_path: Path, point: str) -> None:
    """No point, one of another year or figure, one only heard of, one whose paper was taken back."""
    papers = {"sources": "id,withdrawn_on\ns-1,2024-05-01\n"}
    found = results(tmp_path, FIGURES, tables(SERIES + point, **papers)).figure("growth", YEAR)
    assert (found.value, found.amount.why) == (None, "无基数")


def test_a_history_of_other_things_is_no_base(tmp_path: Path) -> None:
    """项 are not 万元."""
    found = results(tmp_path, FIGURES, tables(SERIES + "p-1,money,2023,9,项,B,\n"))
    assert found.figure("growth", YEAR).amount.why == "历史数的单位“项”不是“万元”"


def test_a_base_of_nought(tmp_path: Path) -> None:
    """From nought nothing grows by per cent."""
    found = results(tmp_path, FIGURES, tables(SERIES + "p-1,money,2023,0,万元,B,\n"))
    assert found.figure("growth", YEAR).amount.why == "分母为零"


def test_a_figure_nobody_defined(tmp_path: Path) -> None:
    """The message names one that may have been meant."""
    found = results(tmp_path, FIGURES, tables())
    with pytest.raises(BadInput, match="没有“mony”这个数 · 请核对名称，是否想写“money”"):
        found.figure("mony", YEAR)
