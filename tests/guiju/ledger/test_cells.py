"""Cells made into what figures calculate with."""

from __future__ import annotations

from pathlib import Path

from guiju.ledger import NOT_APPLICABLE
from guiju.periods import stretch
from tests.guiju.ledger.laboratory import lab, opened


def test_cells_are_typed(tmp_path: Path) -> None:
    """Choices by label or code, numbers scaled, dates as precise as written, lists split."""
    record = lab(tmp_path)
    assert record.value("level") == 2
    assert record.value("approved_on") == stretch("2024-04上旬")
    assert (record.value("area"), record.value("people")) == (15_000, 30)
    assert record.value("share") == 5_000_000
    assert record.value("open") == 1
    assert record.value("fields") == (0, 1)
    assert record.value("series") is None
    assert record.sample


def test_chinese_heads_and_units_in_heads(tmp_path: Path) -> None:
    """A head may be the label, with the unit the column is in; # marks what nobody reads."""
    table = "编号,对象,性质,金额[元],日期,#备注\ngrant-1,body-1,批复,25000000,2024,无用\n"
    record = opened(tmp_path, {"grant": table}).find("grant-1")
    assert record is not None
    assert record.value("amount") == 2500 * 1_000_000


def test_what_does_not_apply(tmp_path: Path) -> None:
    """不适用 is an answer in every sort of cell, and no id of anything."""
    record = opened(tmp_path, {"lab": "id,name,host,level,area\nlab-1,甲,不适用,不适用,不适用\n"})
    found = record.find("lab-1")
    assert found is not None
    assert {found.value(name) for name in ("host", "level", "area")} == {NOT_APPLICABLE}


def test_levels_are_in_the_words_of_the_place(tmp_path: Path) -> None:
    """The county's own table may say 示例县级 where another says 县级."""
    tables = {"lab": "id,name,level\nlab-1,甲,示例市级\nlab-2,乙,city\n"}
    found = opened(tmp_path, tables)
    assert [record.value("level") for record in found.of("lab")] == [1, 1]
