"""Sheets out: texts stay texts, amounts stay exact, what is hidden is hidden."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from bureau.ledger.reading import kind_of
from bureau.ledger.sheets.cells import read
from bureau.ledger.sheets.opening import opened
from bureau.ledger.sheets.writing import Out, OutColumn, amount, write

REVENUE = kind_of("enterprise").concepts["sales_revenue"]


def test_a_sheet_out(tmp_path: Path) -> None:
    """Title, watermark, head, rows; the key column hidden; =1+1 is a text."""
    columns = [
        OutColumn("#台账键", hidden=True),
        OutColumn("企业名称", 30),
        OutColumn("存续状态", choices=("存续", "注销")),
    ]
    out = Out("企业名单", columns, watermark="张三 2025-03-01 10:00 导出，事由：上报")
    count = write(tmp_path / "a.xlsx", out, [["k", "=1+1", "存续"], ["k", "示例\x00乙", None]])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert count == 2
    assert [sheet["B1"].value, sheet["B2"].value, sheet["B3"].value] == [
        "企业名单",
        "张三 2025-03-01 10:00 导出，事由：上报",
        "企业名称",
    ]
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")
    assert sheet["B5"].value == "示例乙"
    assert sheet.column_dimensions["A"].hidden
    assert "张三" in sheet.oddFooter.left.text
    assert sheet.freeze_panes == "A4"
    assert sheet.data_validations.dataValidation[0].formula1 == '"存续,注销"'


def test_amounts_come_back_to_the_fen(tmp_path: Path) -> None:
    """One 分, much, and more digits than a spreadsheet keeps."""
    fen = [1, 123_456_789, 99_999_999_999_999, 999_999_999_999_999, -5, 0]
    write(
        tmp_path / "a.xlsx",
        Out("数", [OutColumn("销售收入[万元]")]),
        [[amount(REVENUE, each)] for each in fen],
    )
    with opened(tmp_path / "a.xlsx") as sheets:
        raws = [line.values[0] for line in list(sheets[0].lines())[2:]]
    assert [read(REVENUE, raw, "万元").value for raw in raws] == fen
