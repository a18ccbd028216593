"""What an outline may not do: reach Python, work without end, print a number without origin."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest

from guiju.errors import BadInput
from tests.guiju.composition.world import said, written

REACHING = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ 数.__globals__ }}",
    "{{ 数.__self__ }}",
    "{{ 数['__func__'] }}",
    "{{ [].append }}",
    "{{ 'a'.upper() }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ ''|attr('__class__') }}",
    "{% for 项 in 记录('centres') %}{{ 项._reader }}{% endfor %}",
    "{% for 项 in 记录('centres') %}{{ 项.record }}{% endfor %}",
    "{% for 项 in 记录('centres') %}{{ 项.__init__ }}{% endfor %}",
    "{{ self.__init__ }}",
    "{{ cycler }}",
    "{{ lipsum() }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
]
ENDLESS = [
    "{% for a in range(1000000000) %}甲{% endfor %}",
    "{% set l = [0,0,0,0,0,0,0,0,0,0] %}" + "{% for _ in l %}" * 9 + "甲" + "{% endfor %}" * 9,
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "{{ '甲' * 10000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%1000000000d' % 1 }}",
    "{% set x = '甲乙丙丁' %}" + "{% set x = x ~ x %}" * 40,
    "{% set x = '甲乙丙丁' %}" + "{% set x = x + x %}" * 40,
    "{% set x = '甲乙丙丁' %}" + "{% set x = [x, x]|join('') %}" * 40,
    "{% set x = '甲乙丙丁' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
    "{{ '甲'|center(1000000000) }}",
    "{{ '甲'|indent(1000000000) }}",
]
NUMBERS = ["{{ 3 }}", "{{ 年 + 1 }}", "{{ 记录('centres')|length }}", "{{ 1.5 }}", "{{ true }}"]


def told(root: Path, body: str) -> str:
    """What a clerk is told."""
    with pytest.raises(BadInput) as error:
        written(root, body + "\n")
    return str(error.value)


@pytest.mark.parametrize("body", REACHING)
def test_nothing_of_python_is_in_reach(body: str, tmp_path: Path) -> None:
    """A dot means a field of a record; files, attributes and methods are refused in Chinese."""
    message = told(tmp_path, body)
    assert "第5行" in message
    assert not any(word in message for word in ("object", "attribute", "undefined", "Error"))


@pytest.mark.parametrize("body", ENDLESS)
def test_no_work_without_end(body: str, tmp_path: Path) -> None:
    """Loops, recursion and texts that double are stopped within seconds, and told."""
    begun = monotonic()
    assert "第5行" in told(tmp_path, body)
    assert monotonic() - begun < 10


def test_brackets_without_end_are_told(tmp_path: Path) -> None:
    """What the engine itself cannot read for depth is told without a line."""
    body = "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"
    assert "outline.md · 提纲套得太深" in told(tmp_path, body)


@pytest.mark.parametrize("body", NUMBERS)
def test_a_number_without_origin_is_not_printed(body: str, tmp_path: Path) -> None:
    """Counting in the outline prints nothing; the number of a figure does."""
    assert "第5行 · 这" in told(tmp_path, body)


def test_years_are_printed(tmp_path: Path) -> None:
    """The report's years, period and place are texts of their own."""
    body = "{{ 地方 }}（{{ 上级 }}）{{ 上年 }}、{{ 年 }}、{{ 下年 }}，{{ 期 }}，{{ 截至 }}\n"
    assert said(tmp_path, body) == "示例市（上级市）2023、2024、2025，2024年，2024年12月31日"


def test_lists_and_records_are_not_printed_raw(tmp_path: Path) -> None:
    """A mapping or a function is no text."""
    assert "这里写出来的不是文字" in told(tmp_path, "{{ 数 }}")
    assert "这里写出来的不是文字" in told(tmp_path, "{{ {'甲': '乙'} }}")


def test_loops_know_where_they_are(tmp_path: Path) -> None:
    """loop.last and its kin work, and joining with ~ keeps the marks."""
    body = (
        "{% for 项 in 记录('centres') %}"
        "{{ 项 ~ '（' ~ 项.级别 ~ '）' }}{% if not loop.last %}，{% endif %}{% endfor %}\n"
    )
    assert said(tmp_path, body) == "示例甲中心（示例市级），示例乙中心（省级）"


def test_records_are_filtered_and_grouped(tmp_path: Path) -> None:
    """A field compares as people read it, in conditions, filters and groups."""
    body = "{% for 项 in 记录('centres')|selectattr('级别', 'equalto', '省级') %}{{ 项 }}{% endfor %}\n"
    assert said(tmp_path, body) == "示例乙中心"
    body = "{% for 组 in 记录('centres')|groupby('级别') %}{{ 组[0] }}：{{ 组[1] | join }}；{% endfor %}\n"
    assert said(tmp_path, body) == "省级：示例乙中心；示例市级：示例甲中心；"


def test_one_outline_may_work_a_good_deal(tmp_path: Path) -> None:
    """Loops over every pair of some hundred things are no attack."""
    twenty = "[" + ",".join("0" * 20) + "]"
    body = f"{{% set l = {twenty} %}}" + "{% for _ in l %}" * 3 + "甲" + "{% endfor %}" * 3 + "\n"
    assert said(tmp_path, body) == "甲" * 8000
