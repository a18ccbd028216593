"""Enumerators, document numbers, codes and clauses state nothing."""

from __future__ import annotations

import pytest

from tests.texts import classed, stated


@pytest.mark.parametrize(
    "text",
    [
        "一、示例工作",
        "（二）示例工作",
        "(3)示例工作",
        "4.示例工作",
        "4、示例工作",
        "一是示例。二是示例。",
        "第一，示例；第二，示例。",
        "依据示例科发〔2016〕32号文件。",
        "依据示例科发[2016]32号文件。",
        "见附件2和表3。",
        "建设5G基站。",
        "符合GB/T 9704-2012。",
        "联系电话0519-87654321。",
        "手机13800138000。",
        "索引号:014143387/2026-00001",
        "网址http://example.cn/2019/3/5.html",
        "学习党的十七大精神。",
        "传达十七届三中全会精神。",
        "获一等奖。",
        "落实一人一策。",
        "地址示例路12号3楼305室。",
        "升级系统2.0版。",
    ],
)
def test_what_states_nothing(text: str) -> None:
    """None of these numbers becomes a statement."""
    assert [found.text for found in stated(text) if found.class_ != "date"] == []


def test_prizes_are_counted() -> None:
    """一等奖 is a name, 1个 behind it a figure."""
    assert classed("一等奖1个、二等奖2个。", "figure") == ["1个", "2个"]


def test_an_enumerator_before_a_year() -> None:
    """7.2019年 is item seven about a year, not a decimal."""
    assert [found.text for found in stated("7．2019年完税证明。")] == ["2019年"]


def test_decimals_at_the_head_of_a_line() -> None:
    """1.5亿元 is no item one."""
    assert classed("1.5亿元示例资金到位。", "figure") == ["1.5亿元"]
