"""Tables as YAML writes them → Table nodes; a row that can never be reached is refused."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from guiju.documents import Mapping, Sequence
from guiju.formulas.building import agreed, common_unit, compare
from guiju.formulas.nodes import Choice, Compare, Constant, Number, Predicate, Row, Table
from guiju.formulas.parse import choice_rank, is_choice, number, predicate
from guiju.formulas.scope import Scope

WORDS = ("at_least", "more_than", "at_most", "less_than", "is")
TABLE_KEYS = ("by", *WORDS, "rows", "else", "nothing")


def is_table(body: Any) -> bool:
    """Whether a YAML body is a table."""
    return isinstance(body, Mapping) and ("by" in body or "rows" in body)


def table(body: Mapping, scope: Scope) -> Table:
    """A table by a value (`by:`) or by rows (`rows:`)."""
    scope = scope.placed(body.at())
    if "else" not in body:
        scope.refuse("表没有写“其余”", expected="else: 0")
    key = number(body["by"], scope.placed(body.at("by"))) if "by" in body else None
    pairs = _by_value(key, body, scope) if key is not None else _by_rows(body, scope)
    _refuse_unreachable(pairs, scope)
    last = [row_value(body[word], scope.placed(body.at(word))) for word in _last_words(body)]
    values = agreed((*(value for _, value, _ in pairs), *last), scope, "表中各行的值")
    rows = tuple(Row(test=pair[0], value=value) for pair, value in zip(pairs, values, strict=False))
    default, *nothing = values[len(rows) :]
    unit = common_unit(values, scope, "表中各行的值")
    return Table(
        unit=unit, key=key, rows=rows, default=default, nothing=nothing[0] if nothing else None
    )


def _last_words(body: Mapping) -> list[str]:
    return ["else", "nothing"] if body.get("nothing") is not None else ["else"]


Pair = tuple[Predicate, Number, Scope]


def _by_value(key: Number, body: Mapping, scope: Scope) -> list[Pair]:
    pairs: list[Pair] = []
    for word, cells in body.items():
        if word not in WORDS:
            continue
        if not isinstance(cells, Mapping):
            scope.placed(body.at(word)).refuse(f"{word} 下面要写“界限: 值”", expected="{60: 20}")
        for limit, value in cells.items():
            here = scope.placed(cells.at(limit))
            bound = choice_rank(key, str(limit), here) if is_choice(key) else number(limit, here)
            pairs.append((compare(key, word, bound, here), row_value(value, here), here))
    return pairs


def _by_rows(body: Mapping, scope: Scope) -> list[Pair]:
    rows = body["rows"]
    if not isinstance(rows, Sequence):
        scope.refuse("rows 下面要写若干行", expected="- {if: …, value: …}")
    pairs: list[Pair] = []
    for index, row in enumerate(rows):
        here = scope.placed(rows.at(index))
        if not isinstance(row, Mapping) or set(row) != {"if", "value"}:
            here.refuse("表行写法有误", expected="{if: 判断, value: 值}")
        pairs.append((predicate(row["if"], here), row_value(row["value"], here), here))
    return pairs


def row_value(value: Any, scope: Scope) -> Number:
    """What a row gives: a number, the range an expert may choose from, or a formula."""
    if isinstance(value, Sequence):
        if len(value) != 2:
            scope.refuse("区间要写两端", expected="[7, 8]")
        low, high = Fraction(value[0]), Fraction(value[1])
        if low > high:
            scope.refuse(f"区间 [{low}, {high}] 下限大于上限")
        return Choice(lo=low, hi=high)
    return number(value, scope)


def _refuse_unreachable(pairs: list[Pair], scope: Scope) -> None:
    for index, (test, _, here) in enumerate(pairs):
        for earlier, _, _ in pairs[:index]:
            if earlier == test or _covers(earlier, test):
                here.refuse("这一行永远轮不到：前面的行已经包含它", do="调整行的先后，先严后宽")
    if not pairs:
        scope.refuse("表里一行也没有")


def _covers(earlier: Predicate, later: Predicate) -> bool:
    """Whether every number that passes `later` already passed `earlier`."""
    if not isinstance(earlier, Compare) or not isinstance(later, Compare):
        return False
    if earlier.left != later.left:
        return False
    a, b = earlier.right, later.right
    if not isinstance(a, Constant) or not isinstance(b, Constant):
        return False
    up, down = ("at_least", "more_than"), ("at_most", "less_than")
    strict = earlier.word in ("more_than", "less_than")
    inclusive_later = later.word in ("at_least", "at_most", "is")
    if earlier.word in up and later.word in (*up, "is"):
        return b.value > a.value or (b.value == a.value and not (strict and inclusive_later))
    if earlier.word in down and later.word in (*down, "is"):
        return b.value < a.value or (b.value == a.value and not (strict and inclusive_later))
    return False
