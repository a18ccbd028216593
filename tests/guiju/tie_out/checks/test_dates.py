"""Dates no calendar has, and ranges badly written."""

from __future__ import annotations

import pytest

from tests.texts import slipped, told


@pytest.mark.parametrize("phrase", ["2019年13月", "6月31日", "2019年2月29日", "0月5日", "4月32日"])
def test_a_date_that_does_not_exist(phrase: str) -> None:
    """Found as a date, and told."""
    assert slipped(f"示例会于{phrase}召开。", "日期不存在") == [phrase]


@pytest.mark.parametrize("phrase", ["2020年2月29日", "2月29日", "12月31日", "6月30日"])
def test_a_date_that_does(phrase: str) -> None:
    """29 February may be, where no year says otherwise."""
    assert slipped(f"示例会于{phrase}召开。", "日期不存在") == []


def test_brackets_around_years() -> None:
    """年 belongs inside the bracket."""
    slip = told("印发《示例行动方案(2019-2021)年》。", "年份括号")
    assert (slip.text, slip.do) == ("(2019-2021)年", "改为“（2019—2021年）”")
    assert slipped("《示例行动方案（2019—2021年）》。", "年份括号") == []


@pytest.mark.parametrize(
    ("phrase", "right"), [("2019-2021年", "2019—2021年"), ("1-8月", "1—8月"), ("1月-8月", "1—8月")]
)
def test_a_hyphen_in_a_range(phrase: str, right: str) -> None:
    """From … to takes a dash."""
    slip = told(f"示例{phrase}完成。", "起止连接号")
    assert (slip.text, slip.do) == (phrase, f"改为“{right}”")


def test_a_hyphen_in_a_day_is_right() -> None:
    """2019-03-05 is no range."""
    assert slipped("示例2019-03-05发布。", "起止连接号") == []
