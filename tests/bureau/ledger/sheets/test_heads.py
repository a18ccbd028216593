"""The head of a table is found under titles and over two rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bureau.ledger.reading import kind_of
from bureau.ledger.sheets.columns import known
from bureau.ledger.sheets.heads import Head, find_head
from bureau.ledger.sheets.opening import opened
from tests.bureau.ledger.sheets.books import book

FIRM = kind_of("enterprise")


def head(tmp_path: Path, rows: Sequence[Sequence[Any]], merge: Sequence[str] = ()) -> Head:
    """The head found in a sheet of these rows."""
    with opened(book(tmp_path / "a.xlsx", rows, merge=merge)) as sheets:
        lines = list(sheets[0].lines(40))
        return find_head(lines, sheets[0].merges(), lambda text: known(text, FIRM))


def test_a_head_in_the_first_row(tmp_path: Path) -> None:
    """The plainest sheet."""
    found = head(tmp_path, [["企业名称", "销售收入"], ["示例甲公司", 3500], ["示例乙公司", 12]])
    assert (found.first, found.last, found.names) == (1, 1, ("企业名称", "销售收入"))


def test_a_head_under_titles(tmp_path: Path) -> None:
    """A merged title, a line with the unit, then the head."""
    found = head(
        tmp_path,
        [
            ["2024年企业情况表", None, None],
            ["填报单位：昆仑街道", None, "单位：万元"],
            ["序号", "企业名称", "销售收入"],
            [1, "示例甲公司", 3500],
        ],
        ["A1:C1"],
    )
    assert (found.first, found.last) == (3, 3)
    assert found.unit == "万元"
    assert found.titles[0] == "2024年企业情况表"


def test_a_head_over_two_rows(tmp_path: Path) -> None:
    """A group above, its columns below; single columns are merged downwards."""
    found = head(
        tmp_path,
        [
            ["企业名称", "销售收入（万元）", None, "职工总数"],
            [None, "2023年", "2024年", None],
            ["示例甲公司", 3000, 3500, 60],
        ],
        ["A1:A2", "B1:C1", "D1:D2"],
    )
    assert (found.first, found.last) == (1, 2)
    assert found.names == (
        "企业名称",
        "销售收入（万元） 2023年",
        "销售收入（万元） 2024年",
        "职工总数",
    )


def test_figures_below_are_no_second_row(tmp_path: Path) -> None:
    """The first firm is not taken for a part of the head."""
    found = head(
        tmp_path,
        [
            ["企业名称", "所属镇街", "职工总数"],
            ["示例甲公司", "昆仑街道", 20],
            ["示例乙公司", "昆仑街道", 20],
        ],
    )
    assert (found.first, found.last) == (1, 1)
