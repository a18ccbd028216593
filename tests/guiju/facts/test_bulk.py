"""Whole columns are read exactly as their cells would be one by one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.errors import BadInput
from guiju.facts.bulk import typed_column, year_column
from guiju.facts.columns import column_type
from guiju.facts.values import typed_value
from guiju.vocabulary import Concept

CONCEPTS = {
    "money": Concept("sales", "销售收入", "money", unit="万元"),
    "signed": Concept("profit", "净利润", "money", unit="元", signed=True),
    "ratio": Concept("share", "占比", "ratio"),
    "count": Concept("staff", "人数", "count", unit="人"),
    "points": Concept("points", "评分", "number", unit="分", signed=True),
    "bool": Concept("sme", "中小企业", "bool"),
    "choice": Concept("level", "级别", "choice", choices={"none": "无", "city": "市级"}),
    "date": Concept("day", "日期", "date"),
    "place": Concept("place", "区划", "place"),
    "text": Concept("text", "文字", "text"),
}
UNITS = {"money": [None, "元", "亿元"], "ratio": [None, "%"]}

_digits = st.text("0123456789", max_size=19)
_numbers = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "", "-", "+", "--"]),
    _digits,
    st.sampled_from(["", ".", ",", "．"]),
    _digits,
    st.sampled_from(["", "", "%", " ", "万", "e-2"]),
)
_words = st.sampled_from(
    "是 否 Yes 1.0 市级 none 2024-02-29 2023/2/29 20241231 320481 — NaN 无数据 约3500 ３５ 1e5 1E5 2.5e-3 e1 ٣ "
    "12,345,678 1,23 -1,234.5".split(" ")
)
_cells = st.lists(st.none() | _numbers | _words | st.text(max_size=4), max_size=12)


def one_by_one(cells: list[Any], concept: Concept, unit: str | None) -> tuple[list[Any], list[int]]:
    """The slow and obvious reading: values, and the indices of what is refused."""
    values, refused = [], []
    for index, cell in enumerate(cells):
        try:
            values.append(typed_value(concept, cell, unit))
        except BadInput:
            values.append(None)
            refused.append(index)
    return values, refused


@given(st.sampled_from(sorted(CONCEPTS)), st.data(), _cells)
def test_text_columns_agree(name: str, data: st.DataObject, cells: list[str | None]) -> None:
    """In bulk or one by one, the same cells give the same values and the same refusals."""
    unit = data.draw(st.sampled_from(UNITS.get(name, [None])))
    values, faults = typed_column(pl.Series(cells, dtype=pl.String), CONCEPTS[name], unit)
    assert (values.to_list(), [row for row, _ in faults]) == one_by_one(cells, CONCEPTS[name], unit)
    assert values.dtype == column_type(CONCEPTS[name])


_cents = st.integers(-(10**15), 10**15).map(lambda cents: cents / 100)
_sums = st.tuples(_cents, _cents).map(sum)
_floats = st.lists(st.none() | _cents | _sums | st.floats() | st.sampled_from([0.05, 642.0]))


@given(st.sampled_from(["money", "signed", "ratio", "count", "points"]), st.data(), _floats)
def test_float_columns_agree(name: str, data: st.DataObject, cells: list[float | None]) -> None:
    """Binary floats are forgiven the same noise in bulk and one by one."""
    unit = data.draw(st.sampled_from(UNITS.get(name, [None])))
    values, faults = typed_column(pl.Series(cells, dtype=pl.Float64), CONCEPTS[name], unit)
    assert (values.to_list(), [row for row, _ in faults]) == one_by_one(cells, CONCEPTS[name], unit)


@given(st.sampled_from(sorted(CONCEPTS)), st.lists(st.none() | st.integers(-(2**63), 2**63 - 1)))
def test_integer_columns_agree(name: str, cells: list[int | None]) -> None:
    """Whole numbers near and beyond every bound never wrap around."""
    values, faults = typed_column(pl.Series(cells, dtype=pl.Int64), CONCEPTS[name])
    assert (values.to_list(), [row for row, _ in faults]) == one_by_one(cells, CONCEPTS[name], None)


def test_what_parquet_holds() -> None:
    """Dates, decimals, booleans and categories are read as what they are."""
    day = pl.Series([date(2024, 12, 31), None])
    assert typed_column(day, CONCEPTS["date"])[0].to_list() == [20_088, None]
    assert typed_column(day.cast(pl.Datetime), CONCEPTS["date"])[0].to_list() == [20_088, None]
    exact = pl.Series([Decimal("12.30"), Decimal("-1")])
    values, faults = typed_column(exact, CONCEPTS["money"])
    assert (values.to_list(), len(faults)) == ([12_300_000, None], 1)
    yes = pl.Series([True, False, None])
    assert typed_column(yes, CONCEPTS["bool"])[0].to_list() == [1, 0, None]
    level = pl.Series(["市级", "none"], dtype=pl.Categorical)
    assert typed_column(level, CONCEPTS["choice"])[0].to_list() == [1, 0]


def test_nested_column_is_refused() -> None:
    """A Parquet column of lists cannot stand for one value each."""
    with pytest.raises(BadInput, match=r"类型.*读不了"):
        typed_column(pl.Series([[1], [2]]), CONCEPTS["money"])


def test_years() -> None:
    """Years are read from text or numbers, and held to 1949 to 2100."""
    values, faults = year_column(
        pl.Series(["2023", " 2024 ", "2023.0", "", "2205", "去年", "1949"])
    )
    assert values.to_list() == [2023, 2024, 2023, None, None, None, 1949]
    assert [(row, problem.message) for row, (problem,) in faults] == [
        (4, "年份 2205 不合理"),
        (5, "年份“去年”读不懂"),
    ]
    assert year_column(pl.Series([2023.0, None]))[0].to_list() == [2023, None]
