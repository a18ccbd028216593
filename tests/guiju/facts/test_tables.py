"""Tables with a row an entity, or a row an entity and year."""

from __future__ import annotations

import polars as pl

from tests.guiju.facts.signatures import Read, Refused


def test_entity_year_rows(read: Read) -> None:
    """Units in the header, labels as headers, full-width digits, commas: all become exact."""
    text = (
        "entity,year,sales_revenue[元],职工总数,科技人员（6个月）,研发费用占比[%]\n"
        'E2,2023,"1,234.50 ",１２,3,5\n'
        "E1,2023,318024319.3,642.0,—,\n"
        "E1,2024,,640,1,0.5\n"
    )
    snapshot = read({"finance.csv": text})
    assert snapshot.frame.to_dict(as_series=False) == {
        "entity": ["E1", "E2"],
        "sales_revenue@2023": [31_802_431_930, 123_450],
        "sales_revenue@2024": [None, None],
        "rd_share@2023": [None, 5_000_000],
        "rd_share@2024": [500_000, None],
        "employees_total@2023": [642, 12],
        "employees_total@2024": [640, None],
        "tech_staff@2023": [None, 3],
        "tech_staff@2024": [1, None],
    }
    assert snapshot.counts == {"entities": 2, "rows": 3, "aside": 0}


def test_entity_rows(read: Read) -> None:
    """One row an entity: instants by name, a yearly fact without year, one with its year."""
    text = (
        "统一社会信用代码,region_code,is_sme,listing_status,industry_code,sales_revenue,net_profit@2023\n"
        "E1,320481,是,新三板,0111,5,-1\n"
    )
    snapshot = read({"firms.csv": text})
    assert snapshot.frame.row(0, named=True) == {
        "entity": "E1",
        "sales_revenue@": 5_000_000,
        "net_profit@2023": -1_000_000,
        "region_code": 320_481_000_000,
        "industry_code": "0111",
        "is_sme": 1,
        "listing_status": 2,
    }


def test_column_types(read: Read) -> None:
    """Each type has its width, the one the column reading is compiled for."""
    text = (
        "entity,sales_revenue,rd_share,valuation,region_code,employees_total,registration_date,"
        "is_sme,listing_status,main_product,industry_code\nE1,1,1,1,32,1,2024-01-01,1,none,x,C35\n"
    )
    schema = read({"firms.csv": text}).frame.schema
    wide = {"sales_revenue@", "rd_share@", "valuation", "region_code"}
    assert {name for name, dtype in schema.items() if dtype == pl.Int64} == wide
    assert {name for name, dtype in schema.items() if dtype == pl.Int32} == {
        "employees_total@",
        "registration_date",
    }
    assert {name for name, dtype in schema.items() if dtype == pl.Int8} == {
        "is_sme",
        "listing_status",
    }


def test_names_and_towns_are_carried_along(read: Read) -> None:
    """Descriptions are text of the latest year that has them; `#` and `_` columns are not read."""
    text = (
        "entity,name,town,year,employees_total,#备注,_x\n"
        "E1,旧名示例,甲镇,2022,1,a,b\nE1,新名示例,,2023,2,a,b\n"
    )
    frame = read({"staff.csv": text}).frame
    assert frame.select("name", "town").row(0) == ("新名示例", "甲镇")
    assert frame.columns == [
        "entity",
        "name",
        "town",
        "employees_total@2022",
        "employees_total@2023",
    ]


def test_several_tables(read: Read) -> None:
    """Tables lie side by side over everyone any of them names, sorted, each once."""
    files = {
        "a.csv": "entity,year,employees_total\nE3,2023,1\nE1,2023,2\n",
        "b.csv": "entity,is_sme\nE2,否\nE1,是\n",
    }
    assert read(files).frame.rows() == [("E1", 2, 1), ("E2", None, 0), ("E3", 1, None)]


def test_only_needed_columns(read: Read) -> None:
    """Concepts nobody needs are not read, not even when their cells are bad."""
    text = "entity,is_sme,employees_total\nE1,是,许多\n"
    assert read({"a.csv": text}, columns={"is_sme"}).frame.columns == ["entity", "is_sme"]


def test_blank_rows_are_nothing(read: Read) -> None:
    """Spreadsheets leave blank rows behind; they are neither rows nor errors."""
    snapshot = read({"a.csv": "entity,is_sme\nE1,是\n\n,\n"})
    assert snapshot.counts == {"entities": 1, "rows": 1, "aside": 0}


def test_instants_may_repeat_by_year(read: Read, refused: Refused) -> None:
    """An instant in entity-year rows must say the same every year; else both lines are named."""
    head = "entity,year,is_sme,employees_total\n"
    assert read({"a.csv": head + "E1,2022,是,1\nE1,2023,是,2\n"}).frame["is_sme"].to_list() == [1]
    said = refused({"a.csv": head + "E1,2022,是,1\nE1,2023,否,2\n"})
    assert "E1的中小企业说法不一：a.csv 第3行、a.csv 第2行" in said


def test_progress_is_told(read: Read) -> None:
    """After every batch: the file, rows read, rows in all."""
    seen: list[tuple[str, int, int]] = []
    read({"a.csv": "entity,is_sme\nE1,是\n"}, progress=lambda *step: seen.append(step))
    assert seen == [("a.csv", 1, 1)]
