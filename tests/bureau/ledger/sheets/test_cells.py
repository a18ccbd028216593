"""Cells as offices leave them: understood exactly, or flagged; never guessed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from bureau.ledger.reading import kind_of
from bureau.ledger.sheets.cells import BLANK, CLEAR, DOUBT, VALUE, WRONG, read

FIRM = kind_of("enterprise").concepts
REVENUE, STAFF, FOUNDED = FIRM["sales_revenue"], FIRM["employees_total"], FIRM["registration_date"]


@pytest.mark.parametrize(
    ("raw", "unit", "fen"),
    [
        ("1,234.50 ", "万元", 1_234_500_000),
        ("１，２３４．５", "元", 123_450),
        ("￥3500", "元", 350_000),
        (3210000, "元", 321_000_000),
        (0.1 + 0.2, "亿元", 3_000_000_000),
        ("3500万元", "元", 3_500_000_000),
        ("1.2亿", "万元", 12_000_000_000),
        (35, "千元", 3_500_000),
        ("0", "万元", 0),
        ("-12.5", "万元", -12_500_000),
    ],
)
def test_amounts_are_exact(raw: Any, unit: str, fen: int) -> None:
    """Commas, full-width digits, a unit of the cell's own; in 分."""
    found = read(REVENUE, raw, unit)
    assert (found.state, found.value) == (VALUE, fen)


@pytest.mark.parametrize("raw", [None, "", "  ", "—", "——", "/", "无", "未知", "N/A", "\u3000"])
def test_blanks_say_nothing(raw: Any) -> None:
    """An empty cell, and everything people write for one."""
    assert read(REVENUE, raw).state == BLANK


@pytest.mark.parametrize(
    "raw", ["约3500", "3500左右", "近3500", "3500余", "超3500万元", "≥3500", "3,500多"]
)
def test_about_is_asked_about(raw: str) -> None:
    """A number that is none exactly is shown to the person, with what it would be."""
    found = read(REVENUE, raw, "万元")
    assert found.state == DOUBT
    assert found.value == 3_500_000_000
    assert raw in found.problem


@pytest.mark.parametrize(
    "raw", ["2000万–5000万", "2000-5000", "已掌握", "138****0000", "三千五", "#REF!", "见附件"]
)
def test_what_is_no_number_is_told(raw: str) -> None:
    """Ranges, masks, words and a spreadsheet's own errors are never made into a number."""
    found = read(REVENUE, raw, "万元")
    assert found.state == WRONG
    assert found.problem


def test_a_value_is_taken_back_only_in_words() -> None:
    """清空 takes a value back; 不适用 says there is nothing to have."""
    assert read(REVENUE, "清空").state == CLEAR
    assert read(REVENUE, "不适用").value == "不适用"


@pytest.mark.parametrize(
    "raw",
    [
        "2024-03-05", "2024/3/5", "2024.3.5", "2024年3月5日", "20240305", "２０２４－０３－０５",
        date(2024, 3, 5), datetime(2024, 3, 5), "2024-03-05 00:00:00", "二〇二四年三月五日", "2024年3月5号", 20240305,
    ],
)  # fmt: skip
def test_days_in_many_forms(raw: Any) -> None:
    """All of them the fifth of March 2024."""
    found = read(FOUNDED, raw)
    assert found.state == VALUE
    assert found.value.code() == "2024-03-05"


@pytest.mark.parametrize(
    ("raw", "code"), [("2024年3月", "2024-03"), ("2024-04上旬", "2024-04上旬"), ("2024", "2024")]
)
def test_no_day_is_invented(raw: str, code: str) -> None:
    """A date stays as exact as it is written."""
    assert read(FOUNDED, raw).value.code() == code


def test_the_number_of_a_day_is_asked_about() -> None:
    """45356 is what a spreadsheet keeps for the fifth of March 2024; it may also be a slip."""
    found = read(FOUNDED, 45356)
    assert found.state == DOUBT
    assert found.value.code() == "2024-03-05"


def test_yes_and_no_as_offices_tick_them() -> None:
    """√ and ×, 有 and 无."""
    scale = FIRM["above_scale"]
    assert [read(scale, raw).value for raw in ("√", "有", True, "是", "×", "无", False, "0")] == [
        1,
        1,
        1,
        1,
        0,
        0,
        0,
        0,
    ]


def test_a_count_is_whole() -> None:
    """12.5 people are a slip; 12.0 are twelve."""
    assert read(STAFF, "12 人").value == 12
    assert read(STAFF, 12.0).value == 12
    assert read(STAFF, 12.5).state == WRONG


def test_a_formula_is_taken_at_its_kept_result_and_said() -> None:
    """Without a kept result there is nothing to take."""
    found = read(STAFF, 12, formula=True)
    assert found.value == 12
    assert "公式" in found.notes[0]
    assert "保存一次" in read(STAFF, None, formula=True).problem


def test_invisible_marks_are_taken_out_and_said() -> None:
    """A mark that turns the direction of writing makes one name look like another."""
    found = read(FIRM["name"], "示例\u202e甲\u200b公司 ☺")
    assert found.value == "示例甲公司 ☺"
    assert "控制符" in found.notes[0]


def test_quotes_and_emoji_stay_as_typed() -> None:
    """A name is what the firm calls itself."""
    name = '示例“O\'Neil” "=1+1" 👩‍🔬有限公司'
    assert read(FIRM["name"], name).value == name


def test_a_code_that_became_a_number_is_told() -> None:
    """Spreadsheets keep fifteen digits; the rest of an eighteen-digit code is gone."""
    assert "设为文本" in read(FIRM["credit_code"], 913204810000010382).problem
    assert "设为文本" in read(FIRM["credit_code"], 9.13204810000010e17).problem


def test_places_by_name() -> None:
    """A town's name stands for its code where the reader is told of it."""
    assert (
        read(FIRM["region_code"], "昆仑街道", places={"昆仑街道": "320481001"}).value
        == 320481001000
    )
