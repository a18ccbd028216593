"""Formulas read aloud: each expectation is what an officer would say."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.formulas.parse import parse
from guiju.formulas.sentence import Years, phrase
from tests.cast import scope_of

METRICS = """\
metrics:
  share: {label: 研发占比, unit: "%", formula: research / sales}
  debt_ratio: debts / assets
  big: {label: 规模以上, formula: sales >= 2000}
"""


def said(root: Path, formula: str, years: Years | None = None) -> str:
    """A formula in words."""
    node = parse(formula, scope_of(root, METRICS))
    return phrase(node) if years is None else phrase(node, years)


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("sales", "上年销售收入"),
        ("sales[-1]", "前年销售收入"),
        ("patents", "专利"),
        ("share", "研发占比"),
        ("share[-1]", "前年研发占比"),
        ("sum(sales, up_to=3)", "近三年销售收入合计"),
        ("mean(sales, years=2)", "近两年销售收入平均值"),
        ("lowest(share, years=2)", "近两年研发占比的最低值"),
        ("lowest(sales[-1], years=2)", "上年之前两年销售收入的最低值"),
        ("sum(sales, years=1)", "上年销售收入"),
        ("sales + research", "上年销售收入与上年研发费用之和"),
        ("sales - research", "上年销售收入减去上年研发费用"),
        ("80% * research", "上年研发费用的80%"),
        ("patents / 3", "专利的1/3"),
        ("clip(6 * patents, 0, 24)", "专利的6倍（最高24）"),
        ("max(sales, research)", "上年销售收入与上年研发费用中的较高者"),
        ("min(sales, research, profit)", "上年销售收入、上年研发费用与上年净利润中的最低者"),
        ("known(official_score, expert)", "官方总分"),
        ("days_since(registration_date)", "注册至评价日的天数"),
        ("years_since(registration_date)", "注册至评价日的年数"),
        ("year(registration_date)", "注册年份"),
        ("as_of", "评价日"),
    ],
)
def test_numbers(tmp_path: Path, formula: str, words: str) -> None:
    """A number is a noun, with its year or window said once."""
    assert said(tmp_path, formula) == words


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("engineers / staff", "上年科技人员占职工总数的比例"),
        ("debt_ratio", "上年负债占资产的比例"),
        (
            "sum(research, up_to=3) / sum(sales, up_to=3)",
            "研发费用占销售收入的比例（近三年合计）",
        ),
        ("(assets - debts) / assets", "上年资产减去负债后占资产的比例"),
        ("research / sales[-1]", "上年研发费用占前年销售收入的比例"),
        ("sales / staff", "上年销售收入与职工总数之比"),
        ("growth(sales)", "上年销售收入增长率"),
        ("mean_growth(sales, periods=2)", "近两年销售收入增长率平均值"),
        ("sales / sales[-2] - 1", "上年销售收入比大前年销售收入的增长率"),
    ],
)
def test_shares_and_growth(tmp_path: Path, formula: str, words: str) -> None:
    """A quotient of like things is a share, of one thing in two years a growth rate."""
    assert said(tmp_path, formula) == words


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (
            "count(awards, level == nation, rank <= 3, within_years=5)",
            "近五年国家级奖励（排名前3）的项数",
        ),
        ("count(awards, level >= province)", "省级及以上奖励的项数"),
        ("count(awards, level >= nation)", "国家级奖励的项数"),
        ("count(awards, level in [city, province])", "市级或省级奖励的项数"),
        ("count(awards, rank > 3)", "奖励（排名超过3）的项数"),
        ("count(incidents, within_days=365)", "近365天内事故的次数"),
    ],
)
def test_counting(tmp_path: Path, formula: str, words: str) -> None:
    """A count names its window, its level and its filters around the noun."""
    assert said(tmp_path, formula) == words


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("holds(hte)", "持有有效的高企资质"),
        ("holds(hte, pool)", "持有有效的高企或培育库资质"),
        ("not holds(hte)", "未持有有效的高企资质"),
        ("sales > 5000", "上年销售收入超过5,000万元"),
        ("not sales > 5000", "上年销售收入不超过5,000万元"),
        ("return_rate >= 3%", "上年收益率不低于3%"),
        ("level >= province", "级别不低于省级"),
        ("level in [city, nation]", "级别为“市级”或“国家级”"),
        ("year(registration_date) < year(as_of)", "注册年份早于评价日所在年份"),
        ("not core", "“核心技术”为否"),
        ("core and staff <= 500", "“核心技术”为是，且上年职工总数不超过500人"),
        ("core or software", "“核心技术”为是，或“软件企业”为是"),
        ("rising(sales, years=3)", "近三年销售收入逐年上升"),
        ("exists(-2)", "大前年企业已成立"),
        ("not exists(-2)", "大前年企业尚未成立"),
        ("big", "“规模以上”为是"),
        ('within(region_code, "320400")', "行政区划代码属于区划320400"),
    ],
)
def test_yes_and_no(tmp_path: Path, formula: str, words: str) -> None:
    """A yes/no is a clause, and its opposite turns the boundary word instead of saying 不."""
    assert said(tmp_path, formula) == words


def test_calendar_years(tmp_path: Path) -> None:
    """Where the reference year is not last year, the years themselves are named."""
    years = Years(reference=2023, last_year=False)
    assert said(tmp_path, "sales[-1]", years) == "2022年销售收入"
    assert said(tmp_path, "sum(sales, years=3)", years) == "2021—2023年销售收入合计"


def test_young_firm(tmp_path: Path) -> None:
    """A window cut short by the firm's age says so, and a fixed window does not shrink."""
    years = Years(reference=2023, first=2022)
    assert said(tmp_path, "sum(sales, up_to=3)", years) == "成立以来两年销售收入合计"
    assert said(tmp_path, "sum(sales, years=3)", years) == "近三年销售收入合计"
