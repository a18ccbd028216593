"""Long facts become wide columns by scatter."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.facts import long_to_wide, widen
from tests.guiju.facts.signatures import Read, Refused

LONG = (
    "entity,concept,period,value\n"
    "E2,sales,2023,1.5\n"
    "E1,employees_total,2023,7\n"
    "E1,employees_total,2022,6\n"
    "E1,employees_total,,8\n"
    "E1,主导产品,,泵\n"
    "E2,is_sme,,否\n"
    "E3,valuation,,\n"
)


def test_long_rows(read: Read) -> None:
    """By name, former name or label; with a year, without one; numbers and text alike."""
    assert read({"long.csv": LONG}).frame.to_dict(as_series=False) == {
        "entity": ["E1", "E2", "E3"],
        "sales_revenue@2023": [None, 1_500_000, None],
        "employees_total@": [8, None, None],
        "employees_total@2022": [6, None, None],
        "employees_total@2023": [7, None, None],
        "is_sme": [None, 0, None],
        "valuation": [None, None, None],
        "main_product": ["泵", None, None],
    }


def test_long_parquet(read: Read, tmp_path: Path) -> None:
    """Typed values and integer periods from Parquet read the same."""
    path = tmp_path / "source.parquet"
    pl.DataFrame(
        {
            "entity": ["E1", "E1", "E2"],
            "concept": ["sales_revenue", "employees_total", "sales_revenue"],
            "period": [2023, 2023, 2022],
            "value": [12.5, 3.0, 1.0],
        }
    ).write_parquet(path)
    assert read({"long.parquet": path.read_bytes()}).frame.rows() == [
        ("E1", None, 12_500_000, 3),
        ("E2", 1_000_000, None, None),
    ]


@pytest.mark.parametrize(
    ("row", "met"),
    [
        (
            "E1,sales_revenu,2023,1",
            "不认识的事实“sales_revenu” · 请核对名称，是否想写“sales_revenue”",
        ),
        ("E1,science_awards,,1", "另放一个文件 science_awards.csv"),
        ("E1,is_sme,2023,是", "中小企业不分年度，period 应留空"),
        ("E1,sales_revenue,2205,1", "年份 2205 不合理"),
        ("E1,sales_revenue,2023,约3500", "销售收入“约3500”不是数字"),
        (",sales_revenue,2023,1", "缺少企业编号"),
    ],
)
def test_bad_long_rows(read: Read, refused: Refused, row: str, met: str) -> None:
    """A bad row is named with its line, and only that row is left out when set aside."""
    files = {"long.csv": f"entity,concept,period,value\nE9,is_sme,,是\n{row}\n"}
    said = refused(files)
    assert said.startswith("long.csv 第3行")
    assert met in said


def test_repeated_facts(read: Read, refused: Refused, tmp_path: Path) -> None:
    """A fact given twice is named with both lines; set aside, it is unknown."""
    text = LONG + "E1,employees_total,2023,9\nE1,main_product,,阀\n"
    said = refused({"long.csv": text})
    assert "long.csv 第3行 · E1 2023 职工总数与第 9 行重复" in said
    assert "long.csv 第9行 · E1 2023 职工总数与第 3 行重复" in said
    assert "long.csv 第6行 · E1 主导产品与第 10 行重复" in said
    snapshot = read({"long.csv": text}, set_aside=tmp_path / "aside.csv")
    assert snapshot.frame.row(0, named=True)["employees_total@2023"] is None
    assert snapshot.frame.row(0, named=True)["employees_total@2022"] == 6
    assert snapshot.counts == {"entities": 3, "rows": 9, "aside": 4}


_triples = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 5)), st.integers(-(2**63), 2**63 - 1)
)


@given(_triples)
def test_scatter(cells: dict[tuple[int, int], int]) -> None:
    """Every value lands in its cell, and nothing else is known."""
    codes = np.array([code for code, _ in cells], np.int64)
    rows = np.array([row for _, row in cells], np.int64)
    values = np.array(list(cells.values()), np.int64)
    matrix, known = long_to_wide(rows, codes, values, (4, 6))
    found = {(int(c), int(r)): int(matrix[c, r]) for c, r in zip(*known.nonzero(), strict=True)}
    assert found == cells


def test_scatter_in_batches() -> None:
    """A second batch adds to what the first one left."""
    one, two = np.array([0]), np.array([1])
    first = long_to_wide(one, one, np.array([5]), (2, 2))
    matrix, known = long_to_wide(two, two, np.array([7]), (2, 2), into=first)
    assert (matrix.tolist(), known.tolist()) == ([[5, 0], [0, 7]], [[True, False], [False, True]])


def test_widen(tmp_path: Path) -> None:
    """A typed long table becomes wide from a file or from memory, in batches of any size."""
    table = pa.table(
        {
            "entity": ["b", "a", "b", "a"],
            "concept": ["x", "x", "y", "x"],
            "period": [2023, 2023, 2022, 2022],
            "value": [1, 2, 3, 4],
        }
    )
    path = tmp_path / "long.parquet"
    pl.DataFrame(table).write_parquet(path)
    expected = {"entity": ["a", "b"], "x@2022": [4, None], "x@2023": [2, 1], "y@2022": [None, 3]}
    for frame in (widen(table), widen(path), widen(table, batch_rows=1)):
        assert frame.select(sorted(frame.columns)).to_dict(as_series=False) == expected
