"""Every type of fact, from internal whole numbers to what people write and back."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from guiju.certificate.fact_values import as_written, internal
from guiju.certificate.fact_words import shown
from guiju.certificate.numbers import exact, grouped
from guiju.vocabulary import Concept

LIST = Concept(
    "awards",
    "奖励",
    "list",
    fields={
        "level": Concept("level", "级别", "choice", choices={"city": "市级", "nation": "国家级"}),
        "date": Concept("date", "date", "date"),
        "bonus": Concept("bonus", "奖金", "money", unit="万元"),
    },
)
DAYS = Concept("days", "日期", "list", item=Concept("days", "日期", "date"))


@pytest.mark.parametrize(
    ("concept", "value", "written", "words"),
    [
        (
            Concept("x", "销售", "money", unit="万元"),
            9_300_000_001,
            "9300.000001",
            "9,300.000001万元",
        ),
        (Concept("x", "利润", "money", unit="万元", signed=True), -1, "-0.000001", "-0.000001万元"),
        (Concept("x", "市值", "money", unit="亿元"), 12 * 10**9, "1.2", "1.2亿元"),
        (Concept("x", "职工", "count", unit="人"), 1_200, "1200", "1,200人"),
        (Concept("x", "得分", "number", unit="分"), 745_000, "74.5", "74.5分"),
        (Concept("x", "比例", "ratio"), 5_250_000, "0.0525", "5.25%"),
        (Concept("x", "是否", "bool"), 0, False, "否"),
        (Concept("x", "级别", "choice", choices={"a": "甲", "b": "乙"}), 1, "b", "乙"),
        (Concept("x", "日期", "date"), 15_407, "2012-03-08", "2012年3月8日"),
        (Concept("x", "区划", "place"), 320_481_101_000, "320481101", "320481101"),
        (Concept("x", "区划", "place"), 320_000_000_000, "320000", "320000"),
        (Concept("x", "产品", "text"), "0111", "0111", "0111"),
        (DAYS, (15_407,), ["2012-03-08"], "共1条：2012年3月8日"),
        (DAYS, (), [], "无"),
        (
            LIST,
            ({"level": 1, "date": 15_407, "bonus": 5 * 10**6},),
            [{"level": "nation", "date": "2012-03-08", "bonus": "5"}],
            "共1条：级别 国家级，日期 2012年3月8日，奖金 5万元",
        ),
        (
            LIST,
            ({"level": None, "date": None, "bonus": None},),
            [{}],
            "共1条：内容空缺",
        ),
    ],
)
def test_every_type_there_and_back(concept: Concept, value: Any, written: Any, words: str) -> None:
    """Internal whole numbers become what people write, and the same whole numbers again."""
    assert as_written(concept, value) == written
    assert internal(concept, written, concept.unit) == value
    assert shown(concept, written) == words


def test_numbers_as_text() -> None:
    """A decimal where it ends, a fraction where it does not; nothing is rounded."""
    assert [exact(Fraction(n)) for n in ("0", "-5/2", "1/3", "59/1200", "0.05")] == (
        ["0", "-2.5", "1/3", "59/1200", "0.05"]
    )
    assert [grouped(text) for text in ("12000.5", "-1234567", "-0.5", "1/3")] == (
        ["12,000.5", "-1,234,567", "-0.5", "1/3"]
    )
