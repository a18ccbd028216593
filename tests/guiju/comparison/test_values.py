"""Facts in the words and units people use."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.comparison import FactChange, value_text
from tests.cast import firm
from tests.guiju.comparison.desk import SHARE, book_of, cause, figures


@pytest.mark.parametrize(
    ("name", "written", "text"),
    [
        ("market_value", "1.5", "1.5亿元"),
        ("patents", 12, "12件"),
        ("expert", "27.5", "27.5分"),
        ("core", True, "是"),
        ("core", False, "否"),
        ("level", "province", "省级"),
        ("registration_date", "2015-01-02", "2015年1月2日"),
        ("region_code", "320481", "320481000000"),
        ("core", None, "未知"),
    ],
)
def test_an_instant_of_each_type(tmp_path: Path, name: str, written: object, text: str) -> None:
    """Money, counts, numbers, yes and no, choices, days, places, and nothing at all."""
    book = book_of(tmp_path, SHARE.format(5))
    value = firm(book, **{name: written}).instant(name)
    assert value_text(book.kind.concepts[name], value) == text


@pytest.mark.parametrize(
    ("name", "written", "text"),
    [("sales", 120, "120万元"), ("sales", 0, "0万元"), ("return_rate", "-2.5%", "-2.5%")],
)
def test_a_year_of_each_type(tmp_path: Path, name: str, written: object, text: str) -> None:
    """Money below a hundred million in 万元; shares in per cent."""
    book = book_of(tmp_path, SHARE.format(5))
    value = firm(book, **{name: {2023: written}}).yearly(name, 2023, 2023)
    assert value_text(book.kind.concepts[name], value) == text


def test_numbers_that_round_alike_are_told_apart(tmp_path: Path) -> None:
    """5万元 and 4.9999万元 would both be 5 with two decimals."""
    found = cause(book_of(tmp_path, SHARE.format(5)), figures(y2022=5), figures(y2023="4.9999"))
    assert found.text == "研发费用从5万元（2022年）变为4.9999万元（2023年）"


def test_one_year_is_named_once() -> None:
    """Two runs of one year: a correction."""
    change = FactChange("sales", "销售收入", "1万元", "2万元", (2023, 2023))
    assert change.text() == "销售收入（2023年）从1万元变为2万元"
