"""Headers: what each column is, and what nobody knows."""

from __future__ import annotations

import pytest

from guiju.errors import BadInput, Place
from guiju.facts.headers import Headers, read_headers, shape_of
from guiju.vocabulary import Kind


def understood(kind: Kind, *texts: str) -> Headers:
    """The headers of a facts table."""
    return read_headers(texts, kind, Place("a.csv", 1), shape=shape_of("a", texts, kind))


@pytest.mark.parametrize(
    ("stem", "texts", "shape"),
    [
        ("a", ["entity", "year", "sales_revenue"], "yearly"),
        ("a", ["企业编号", "年度", "销售收入"], "yearly"),
        ("a", ["entity", "is_sme"], "entity"),
        ("a", ["entity", "concept", "period", "value"], "long"),
        ("titles", ["entity", "title"], "titles"),
        ("science_awards", ["entity", "level"], "science_awards"),
        ("科技奖励", ["entity", "level"], "science_awards"),
    ],
)
def test_shapes(kind: Kind, stem: str, texts: list[str], shape: str) -> None:
    """File name and header tell what a table is."""
    assert shape_of(stem, texts, kind) == shape


@pytest.mark.parametrize(
    ("text", "name", "unit", "year"),
    [
        ("sales_revenue", "sales_revenue", None, None),
        ("sales_revenue[元]", "sales_revenue", "元", None),
        ("sales_revenue [亿元]", "sales_revenue", "亿元", None),
        ("销售收入（万元）", "sales_revenue", "万元", None),
        ("sales", "sales_revenue", None, None),
        ("科技人员（6个月）", "tech_staff", None, None),
        ("科技人员（6个月）[人]", "tech_staff", "人", None),
        ("sales_revenue@2023[元]", "sales_revenue", "元", 2023),
        ("rd_share[%]", "rd_share", "%", None),
    ],
)
def test_facts(kind: Kind, text: str, name: str, unit: str | None, year: int | None) -> None:
    """A fact is named by name, former name or label, with a unit and a year if need be."""
    (fact,) = understood(kind, "entity", text).facts()
    assert fact.concept is not None
    assert (fact.concept.name, fact.unit, fact.year) == (name, unit, year)


@pytest.mark.parametrize(
    ("texts", "met"),
    [
        (["entity", "sales_revenu"], r"a.csv 第1行 · 不认识的列“sales_revenu”.*“sales_revenue”"),
        (["entity", "销售收人"], r"不认识的列“销售收人”.*“销售收入”"),
        (["entity", "sales_revenue[人]"], r"销售收入的单位“人”不能用"),
        (["entity", "year", "sales_revenue@2023"], r"不该带年份"),
        (["entity", "is_sme@2023"], r"不该带年份"),
        (["entity", "titles"], r"另放一个文件 titles.csv"),
        (["entity", "sales_revenue", "销售收入"], r"同一内容有 2 列"),
        (["year", "sales_revenue"], r"缺少 entity 列"),
    ],
)
def test_refusals(kind: Kind, texts: list[str], met: str) -> None:
    """What is not understood is refused by name, with a near match where there is one."""
    with pytest.raises(BadInput, match=met):
        understood(kind, *texts)


def test_identifier_beside_entity(kind: Kind) -> None:
    """统一社会信用代码 identifies a firm, unless `entity` stands beside it."""
    alone = understood(kind, "统一社会信用代码", "is_sme").role("entity")
    beside = understood(kind, "credit_code", "entity", "is_sme").role("entity")
    assert alone is not None
    assert beside is not None
    assert (alone.position, beside.position) == (0, 1)
