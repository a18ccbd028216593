"""Rows of a workbook: exact, with formulas told apart, and secret sheets refused."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

import guiju
from bureau.ledger.sheets.opening import Merge, opened
from tests.bureau.ledger.sheets.books import book


def test_rows_come_as_they_are(tmp_path: Path) -> None:
    """Texts, numbers and days; empty rows are passed over and numbers of rows stay."""
    path = book(tmp_path / "a.xlsx", [["甲", 1.5], [], [None, date(2024, 3, 5)], ["乙", True]])
    with opened(path) as sheets:
        lines = list(sheets[0].lines())
    assert [line.number for line in lines] == [1, 3, 4]
    assert [line.values for line in lines] == [("甲", 1.5), (None, date(2024, 3, 5)), ("乙", True)]


def test_per_cent_cells_keep_their_sign(tmp_path: Path) -> None:
    """0.05 in a cell that shows 5% is 5%, whatever the heading says."""
    made = Workbook()
    made.active["A1"] = 0.05
    made.active["A1"].number_format = "0.00%"
    made.save(tmp_path / "a.xlsx")
    with opened(tmp_path / "a.xlsx") as sheets:
        assert next(sheets[0].lines()).values == ("5%",)


def test_a_formula_is_known_as_one(tmp_path: Path) -> None:
    """Its kept result is taken; where none is kept the cell is there with nothing in it."""
    path = book(tmp_path / "a.xlsx", [[1, 2, "=A1+B1"], [1, 2, "=A2+B2"]])
    kept = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(b"<f>A1+B1</f><v></v>", b"<f>A1+B1</f><v>3</v>")
                data = data.replace(b"<f>A1+B1</f><v />", b"<f>A1+B1</f><v>3</v>")
            new.writestr(name, data)
    with opened(kept) as sheets:
        first, second = sheets[0].lines()
    assert (first.values, first.formulas) == ((1, 2, 3), frozenset({2}))
    assert (second.values, second.formulas) == ((1, 2, None), frozenset({2}))


def test_merged_cells_are_listed(tmp_path: Path) -> None:
    """Columns and rows from 1, ends in."""
    path = book(tmp_path / "a.xlsx", [["标题", None], ["甲", "乙"]], merge=["A1:B1"])
    with opened(path) as sheets:
        assert sheets[0].merges() == [Merge(1, 1, 2, 1)]


def test_a_sheet_marked_secret_is_refused(tmp_path: Path) -> None:
    """The name of a sheet or one of its first lines may bear the mark."""
    marked = book(tmp_path / "a.xlsx", [["机密★5年"], ["企业名称"]])
    named = book(tmp_path / "b.xlsx", [["企业名称"]], title="绝密")
    for path in (marked, named):
        with pytest.raises(guiju.BadInput, match="涉密"), opened(path):
            pass


def test_a_cell_far_out_costs_nothing(tmp_path: Path) -> None:
    """What stands past the last column that is read is left; a row past the last one is told."""
    made = Workbook()
    made.active["A1"], made.active["XFD1"] = "甲", "远"
    made.save(tmp_path / "a.xlsx")
    with opened(tmp_path / "a.xlsx") as sheets:
        assert next(sheets[0].lines()).values == ("甲",)
    made.active["A1048576"] = "底"
    made.save(tmp_path / "b.xlsx")
    with pytest.raises(guiju.BadInput, match="太长"), opened(tmp_path / "b.xlsx"):
        pass
