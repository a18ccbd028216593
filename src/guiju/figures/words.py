"""A condition on records in Chinese: the scope a figure prints beside itself."""

from __future__ import annotations

from collections.abc import Mapping

from guiju.figures.figure import Expression, Operation, Term
from guiju.figures.nodes import (
    All,
    Amid,
    Any,
    Before,
    Blank,
    Choice,
    Compare,
    Covers,
    Linked,
    Listed,
    Literal,
    Not,
    Number,
    Part,
    Path,
    Reached,
    Says,
    Settled,
    Size,
    Spans,
    Test,
    Truth,
    Verdict,
)
from guiju.ledger.showing import plain
from guiju.vocabulary import STAGE

_AND_UP = {"at_least": "以上", "at_most": "以下", "more_than": "以上（不含本级）"}
_AND_UP["less_than"] = "以下（不含本级）"
_ONWARD = {"at_least": "及以后", "at_most": "及以前", "more_than": "以后", "less_than": "以前"}
_WORDS = {
    "at_least": "不低于",
    "more_than": "超过",
    "at_most": "不超过",
    "less_than": "低于",
    "is": "为",
}
_DATES = {"at_least": "不早于", "more_than": "晚于", "at_most": "不晚于", "less_than": "早于"}
_VERDICTS = {
    "eligible": "符合",
    "ineligible": "不符合",
    "unknown": "无法判断",
    "not_applicable": "不适用",
}


def scope_words(test: Test | None) -> str:
    """项目平台·批复·省级以上: the parts of a condition, joined by ·."""
    if test is None:
        return "全部"
    if isinstance(test, All):
        return "·".join(_part(part) for part in test.tests)
    return _words(test)


def _part(test: Test) -> str:
    """A part of a longer condition; one that is itself made of parts stands in brackets."""
    return f"（{_words(test)}）" if isinstance(test, All | Any) else _words(test)


def _words(test: Test) -> str:
    if isinstance(test, All):
        return "且".join(_part(part) for part in test.tests)
    if isinstance(test, Any):
        return "或".join(_part(part) for part in test.tests)
    if isinstance(test, Not):
        if isinstance(test.of, Blank):
            return f"{test.of.of.label}已填"
        inner = _words(test.of)
        plain_choice = isinstance(test.of, Choice) and test.of.word == "is"
        return f"{inner}以外" if plain_choice else f"不是（{inner}）"
    if isinstance(test, Choice):
        ways = _ONWARD if test.of.names[-1:] == (STAGE,) else _AND_UP
        return "或".join(test.labels) + ways.get(test.word, "")
    if isinstance(test, Compare):
        return f"{_number(test.left)}{_WORDS[test.word]}{_number(test.right)}"
    return _simple(test)


def _simple(test: Test) -> str:
    if isinstance(test, Says):
        return "或".join(f"“{text}”" for text in test.texts)
    if isinstance(test, Truth):
        return test.of.label
    if isinstance(test, Amid):
        return f"{test.of.label}在{test.within.text() if test.within else '期内'}"
    if isinstance(test, Before):
        day = test.day.text() if test.day else "期末"
        return f"{test.of.label}{_DATES.get(test.word, '为')}{day}"
    if isinstance(test, Covers):
        return f"{test.of.label}为期末所在"
    if isinstance(test, Spans):
        return f"{test.of.label}为本期"
    if isinstance(test, Listed):
        return f"{test.of.label}在名单内"
    if isinstance(test, Reached):
        return f"期内到达“{test.label}”"
    if isinstance(test, Blank):
        return f"{test.of.label}未填"
    if isinstance(test, Linked):
        inside = f"（{_words(test.test)}）" if test.test is not None else ""
        return f"{test.label}有记录{inside}"
    if isinstance(test, Verdict):
        return f"{test.policy}结论为" + "或".join(_VERDICTS[code] for code in test.verdicts)
    if isinstance(test, Settled):
        return f"{test.theme}政策已能判定"
    return ""


def _number(number: Number) -> str:
    if isinstance(number, Literal):
        return plain(number.value) + number.unit
    if isinstance(number, Path | Size):
        return number.label + ("数" if isinstance(number, Size) else "")
    if isinstance(number, Part):
        return f"{number.of.label}的{'年' if number.what == 'year' else '月'}份"
    return "梯次" if number.shift == 0 else f"{-number.shift}期前的梯次"


_OPERATORS = {"+": "＋", "-": "－", "*": "×", "/": "÷"}


def formula_words(formula: Expression, labels: Mapping[str, str]) -> str:
    """A formula over figures by their labels: 甲 ÷ 上一期甲 － 1."""
    if isinstance(formula, Term):
        earlier = {0: "", -1: "上一期"}.get(formula.shift, f"{-formula.shift}期前的")
        return earlier + labels[formula.figure]
    if isinstance(formula, Operation):
        times = formula.operator in "*/"
        left = _side(formula.left, labels, brackets=times)
        right = _side(formula.right, labels, brackets=times or formula.operator == "-")
        return f"{left} {_OPERATORS[formula.operator]} {right}"
    return plain(formula)


def _side(side: Expression, labels: Mapping[str, str], *, brackets: bool) -> str:
    words = formula_words(side, labels)
    lower = isinstance(side, Operation) and side.operator in "+-"
    return f"（{words}）" if lower and brackets else words
