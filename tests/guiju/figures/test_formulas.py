"""Formulas over figures: four operations, earlier periods, no circles, nothing else of Python."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from guiju.figures.figure import Operation, Term
from tests.records import book, refusals

BASE = "figures:\n  a: {label: 甲, over: lab}\n  b: {label: 乙, formula: "
AT = "figures/f.yaml 第3行 · "
ONLY = "公式里只能写数的名称、上一期（x[-1]）、数字和加减乘除 · 应为：如 a / a[-1] - 1 · 请改正公式"
SHIFT = "期数只能写 0 到 -20 的整数 · 应为：x[-1] 是上一期"


def test_a_growth_reads_the_period_before(tmp_path: Path) -> None:
    """a / a[-1] - 1 is a tree of two operations over one figure in two periods."""
    figure = book(tmp_path, BASE + "'a / a[-1] - 1', unit: '%'}\n").figures.figures["b"]
    growth = Operation("/", Term("a"), Term("a", -1))
    assert figure.formula == Operation("-", growth, Fraction(1))


def test_a_minus_in_front_is_nought_less(tmp_path: Path) -> None:
    """-a is 0 - a."""
    figure = book(tmp_path, BASE + "'-a'}\n").figures.figures["b"]
    assert figure.formula == Operation("-", Fraction(0), Term("a"))


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("c / a", "没有“c”这个数 · 请先在 figures/ 里定义它"),
        ("a / ", "公式“a / ”写法有误 · 请检查括号和运算符"),
        ("a ** 2", ONLY),
        ("__import__('os')", ONLY),
        ("a.b", ONLY),
        ("a if a else a", ONLY),
        ("[a]", ONLY),
        ("True", ONLY),
        ("a[1]", SHIFT),
        ("a[-21]", SHIFT),
        ("a[a]", SHIFT),
        ("a[True]", SHIFT),
    ],
)
def test_anything_else_is_refused(tmp_path: Path, formula: str, message: str) -> None:
    """Names, periods, numbers, four operations: no call, no attribute, no power."""
    assert refusals(tmp_path, BASE + f'"{formula}"}}\n') == [AT + message]


def test_a_formula_may_not_be_endless(tmp_path: Path) -> None:
    """500 characters are enough for anyone, and depth does no harm."""
    long = refusals(tmp_path, BASE + f"'{'+'.join(['a'] * 251)}'}}\n")
    assert long == [AT + "公式有 501 个字符，过长 · 请拆成几个数"]
    deep = refusals(tmp_path, BASE + f"'{'-' * 498}c'}}\n")
    assert len(deep) == 1
    assert deep[0].startswith(AT)


def test_a_circle_is_refused(tmp_path: Path) -> None:
    """A figure that needs itself in the same period names its way round."""
    text = "figures:\n  a: {label: 甲, formula: b + 1}\n  b: {label: 乙, formula: a * 2}\n"
    assert refusals(tmp_path, text) == [
        "figures/f.yaml 第2行 · 数的公式绕成了圈：a → b → a · 请改正公式",
        "figures/f.yaml 第3行 · 数的公式绕成了圈：b → a → b · 请改正公式",
    ]


def test_last_period_is_no_circle(tmp_path: Path) -> None:
    """A figure may be told from its own value a period before."""
    text = "figures:\n  n: {label: 新, over: lab}\n  a: {label: 累计, formula: 'a[-1] + n'}\n"
    assert "a" in book(tmp_path, text).figures.figures
