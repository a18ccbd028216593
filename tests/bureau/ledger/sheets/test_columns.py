"""Columns find their concepts by name, label, everyday word and close spelling; else they ask."""

from __future__ import annotations

import pytest

from bureau.ledger.reading import kind_of
from bureau.ledger.sheets.columns import ASK, CODE, LIKELY, SURE, YEAR, understand
from bureau.ledger.sheets.headings import take_apart
from bureau.ledger.sheets.parts import PARTS

FIRM = kind_of("enterprise")


@pytest.mark.parametrize(
    ("text", "name", "unit", "year"),
    [
        ("销售收入[万元]", "销售收入", "万元", None),
        ("2024年销售收入（万元）", "销售收入", "万元", 2024),
        ("销售收入（万元） 2023年", "销售收入", "万元", 2023),
        ("sales_revenue@2022", "sales_revenue", "", 2022),
        ("revenue_yuan", "revenue", "元", None),
        ("上年销售收入", "销售收入", "", 2023),
        ("研发费用，万元", "研发费用", "万元", None),
        ("研发费用（高企口径）", "研发费用（高企口径）", "", None),
    ],
)
def test_a_heading_taken_apart(text: str, name: str, unit: str, year: int | None) -> None:
    """Name, unit and year, wherever they stand."""
    found = take_apart(text, 2024)
    assert (found.name, found.unit, found.year) == (name, unit, year)


@pytest.mark.parametrize(
    ("heading", "what", "how"),
    [
        ("编号", CODE, SURE),
        ("年度", YEAR, SURE),
        ("统一社会信用代码", "credit_code", SURE),
        ("信用代码", "credit_code", SURE),
        ("单位名称", "name", SURE),
        ("sales_revenue", "sales_revenue", SURE),
        ("销售收入（万元）", "sales_revenue", SURE),
        ("2008年以来曾获高企认定", "ever_hte", SURE),
        ("企业职工总数", "employees_total", LIKELY),
        ("备注", "", SURE),
        ("#所属镇街名称", "", SURE),
        ("天气", "", ASK),
    ],
)
def test_a_column_by_its_heading(heading: str, what: str, how: str) -> None:
    """Sure where it is so called, likely where it is nearly so called, else to be asked."""
    column = understand([heading], FIRM)[0]
    if what == "ever_hte":
        what = next(c.name for c in FIRM.concepts.values() if c.label == heading)
        assert column.heading.year is None
    assert (column.what, column.how) == (what, how)


def test_one_word_for_several_is_asked() -> None:
    """研发费用 may be any of five; the person says which."""
    column = understand(["研发费用"], FIRM)[0]
    assert column.how == ASK
    assert {"rd_expense_hte", "rd_expense_tax", "rd_expense_book"} <= set(column.others)


def test_two_columns_of_one_year_are_not_both_taken() -> None:
    """The same concept twice: the second is asked about; of two years both are taken."""
    both = understand(["销售收入", "sales_revenue"], FIRM)
    assert [column.what for column in both] == ["sales_revenue", ""]
    years = understand(["2023年销售收入", "2024年销售收入"], FIRM)
    assert [(c.what, c.heading.year) for c in years] == [
        ("sales_revenue", 2023),
        ("sales_revenue", 2024),
    ]


def test_parts_and_wholes_are_in_the_vocabulary() -> None:
    """A renamed concept would switch a doubt off in silence."""
    names = {*PARTS, *(part for parts in PARTS.values() for part in parts)}
    assert names <= set(FIRM.concepts)
