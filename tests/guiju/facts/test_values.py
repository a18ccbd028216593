"""One raw value at a time: what is understood, what it becomes, what is refused and how."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from guiju.errors import BadInput
from guiju.facts import typed_value
from guiju.vocabulary import Kind


@pytest.mark.parametrize(
    ("name", "raw", "unit", "expected"),
    [
        # 万元 are 10^6 分.
        ("sales_revenue", 5000, None, 5_000_000_000),
        ("sales_revenue", Fraction("0.000001"), None, 1),
        ("sales_revenue", "1,234.50 ", None, 1_234_500_000),
        ("sales_revenue", "１，２３４．５", None, 1_234_500_000),
        ("sales_revenue", "1,234.50", "元", 123_450),
        ("sales_revenue", "0.03", "亿元", 300_000_000),
        ("sales_revenue", Decimal("12.30"), None, 12_300_000),
        ("sales_revenue", "+.5", None, 500_000),
        ("sales_revenue", "-0", None, 0),
        ("net_profit", "−3.5", None, -3_500_000),
        ("employees_total", "642.0", None, 642),
        ("employees_total", 642.0, "人", 642),
        # Ratios are 1e-8 parts, however they are written.
        ("rd_share", "5%", None, 5_000_000),
        ("rd_share", "0.05", None, 5_000_000),
        ("rd_share", "5", "%", 5_000_000),
        ("rd_share", "5%", "%", 5_000_000),
        ("rd_share", "5.8e-05", None, 5_800),
        ("valuation", "1.5", None, 15_000),
        ("expert_points", 30, None, 300_000),
        ("is_sme", "是", None, 1),
        ("is_sme", " TRUE", None, 1),
        ("is_sme", True, None, 1),
        ("is_sme", 0, None, 0),
        ("is_sme", "no", None, 0),
        ("listing_status", "none", None, 0),
        ("listing_status", "新三板", None, 2),
        # 1 January 1970 is day 0, 2024-12-31 is day 20088.
        ("registration_date", date(1970, 1, 1), None, 0),
        ("registration_date", datetime(2024, 12, 31), None, 20_088),
        ("registration_date", "2024-12-31", None, 20_088),
        ("registration_date", "2024/12/31", None, 20_088),
        ("registration_date", "20241231", None, 20_088),
        ("registration_date", 20241231, None, 20_088),
        ("registration_date", "2024年12月31日", None, 20_088),
        ("registration_date", "2024-12-31 00:00:00", None, 20_088),
        ("region_code", "320481", None, 320_481_000_000),
        ("region_code", 3204, None, 320_400_000_000),
        ("region_code", "000000", None, 0),
        ("industry_code", "C3571", None, "C3571"),
        ("main_product", " 泵 ", None, "泵"),
    ],
)
def test_values_become_whole_numbers(
    kind: Kind, name: str, raw: Any, unit: str | None, expected: int | str
) -> None:
    """Every way of writing a value leads to the same exact internal number."""
    assert typed_value(kind.concepts[name], raw, unit) == expected


@pytest.mark.parametrize(
    "raw",
    [None, "", " ", "——", "—", "-", "/", "null", "NaN", float("nan"), "未知", "无数据", "\u3000"],
)
def test_blank_is_unknown(kind: Kind, raw: Any) -> None:
    """A cell that says nothing is unknown: neither zero nor no."""
    for name in ("sales_revenue", "is_sme", "listing_status", "registration_date", "main_product"):
        assert typed_value(kind.concepts[name], raw) is None


@pytest.mark.parametrize(
    ("name", "raw", "met", "expected"),
    [
        ("sales_revenue", "约3500", "销售收入“约3500”不是数字", "数字（万元）"),
        ("sales_revenue", "3500万元", "不是数字", "万元"),
        ("sales_revenue", "1.2E+05", "不是数字", "科学计数法"),
        ("sales_revenue", "12,34", "不是数字", "数字"),
        ("sales_revenue", "9" * 5000, "不是数字", "数字"),
        ("sales_revenue", float("inf"), "不是数字", "数字"),
        ("sales_revenue", "5%", "带了百分号", "万元"),
        ("sales_revenue", True, "“是”不是数字", "数字"),
        ("sales_revenue", -1, "是负数", "不小于 0"),
        ("sales_revenue", "1000000000.000001", "超出范围", "0 至 1000000000 万元"),
        ("sales_revenue", "0.0000001", "太细", "6 位小数"),
        ("employees_total", "642.5", "不是整数", "整数（人）"),
        ("expert_points", 31, "超出范围", "0 至 30 分"),
        ("registration_date", "2023-02-29", "没有这一天", "2024-12-31"),
        ("registration_date", "2024-12", "不是日期", "2024-12-31"),
        ("registration_date", 45657, "不是日期", "日期格式"),
        ("registration_date", "2205-01-01", "超出范围", "2199-12-31"),
        (
            "listing_status",
            "科创板",
            "不在选项中",
            "未上市（none）、江苏股交（jsee）、新三板（neeq）",
        ),
        ("is_sme", "也许", "读不懂", "是 或 否"),
        ("region_code", "32048", "不是区划代码", "320481"),
        ("industry_code", 111, "可能丢了开头的 0", "引号"),
        ("sales_revenue", [1], "是一组值", "一个值"),
        ("major_incident_dates", "2024-01-01", "不是列表", "[…]"),
    ],
)
def test_refusals_say_what_was_met_and_expected(
    kind: Kind, name: str, raw: Any, met: str, expected: str
) -> None:
    """What cannot be used is refused with what was met, what was expected, what to do."""
    with pytest.raises(BadInput) as caught:
        typed_value(kind.concepts[name], raw)
    assert met in str(caught.value)
    assert expected in str(caught.value)


def test_unit_that_does_not_fit(kind: Kind) -> None:
    """Money in 人 is refused, naming the units that would do."""
    with pytest.raises(BadInput, match=r"单位“人”不能用.*元、万元、亿元"):
        typed_value(kind.concepts["sales_revenue"], 1, "人")


def test_float_noise_is_forgiven(kind: Kind) -> None:
    """A binary float, also one a program printed with all its digits, means the nearest 分."""
    money = kind.concepts["sales_revenue"]
    assert typed_value(money, 318024319.3, "元") == 31_802_431_930
    assert typed_value(money, 0.1 + 0.2, "元") == 30
    assert typed_value(money, "0.30000000000000004", "元") == 30
    assert typed_value(money, "1742285504.2800002", "元") == 174_228_550_428
    with pytest.raises(BadInput, match="太细"):
        typed_value(money, 0.3001, "元")


def test_lists_become_records(kind: Kind) -> None:
    """A record has every field, unknown where not given; a plain list holds plain values."""
    raw = [{"level": "省级", "bonus": "1.5"}, {"date": "2024-01-02"}]
    blank = {"level": None, "date": None, "rank": None, "bonus": None, "name": None}
    assert typed_value(kind.concepts["science_awards"], raw) == (
        {**blank, "level": 1, "bonus": 1_500_000},
        {**blank, "date": 19_724},
    )
    assert typed_value(kind.concepts["major_incident_dates"], ["1970-01-02", None]) == (1, None)
    assert typed_value(kind.concepts["science_awards"], []) == ()


def test_unknown_field_of_a_record(kind: Kind) -> None:
    """A misspelt field is refused with the near match."""
    with pytest.raises(BadInput, match=r"科技奖励没有“levl”这一项.*是否想写“level”"):
        typed_value(kind.concepts["science_awards"], [{"levl": "省级"}])
