"""Comparisons in columns: yes, no, or null for unknown."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from guiju.formulas.columns.ratio import Ratio, sides
from guiju.formulas.columns.value import ColumnValue, either_flag

_SWAPPED = {"at_most": "at_least", "less_than": "more_than"}


def compare(left: ColumnValue, word: str, right: ColumnValue) -> pl.Expr:
    """`left word right`; where the left or right is doubtful a yes becomes unknown."""
    answer = _answer(left, word, right)
    doubt = either_flag(left.doubt, right.doubt)
    if isinstance(doubt, bool):
        return answer
    return pl.when(~(answer & doubt).fill_null(False)).then(answer)


def _answer(left: ColumnValue, word: str, right: ColumnValue) -> pl.Expr:
    if word in _SWAPPED:
        return _answer(right, _SWAPPED[word], left)
    if left.is_point and right.is_point:
        a, b = sides(left.lo, right.lo)
        return {"at_least": a >= b, "more_than": a > b, "is": a == b}[word]
    if word == "is":
        return _same(left, right)
    strict = word == "more_than"
    met = _pair(left.lo, right.hi, lambda a, b: a > b if strict else a >= b)
    unmet = _pair(left.hi, right.lo, lambda a, b: a <= b if strict else a < b)
    return pl.when(met).then(True).when(unmet).then(False)


def _same(left: ColumnValue, right: ColumnValue) -> pl.Expr:
    apart = _pair(left.hi, right.lo, lambda a, b: a < b).fill_null(False)
    apart = apart | _pair(left.lo, right.hi, lambda a, b: a > b).fill_null(False)
    narrow = _pair(left.lo, left.hi, lambda a, b: a == b)
    narrow = narrow & _pair(right.lo, right.hi, lambda a, b: a == b)
    equal = _pair(left.lo, right.lo, lambda a, b: a == b)
    return pl.when(narrow).then(equal).when(apart).then(False)


def _pair(a: Ratio, b: Ratio, test: Callable[[pl.Expr, pl.Expr], pl.Expr]) -> pl.Expr:
    return test(*sides(a, b))
