"""holds, days_since, years_since, year, exists, nothing, within."""

from __future__ import annotations

import ast
from functools import cache

from guiju.formulas.calls.reader import Reader, only
from guiju.formulas.nodes import (
    REGISTRATION,
    AsOf,
    Elapsed,
    Exists,
    Fact,
    Holds,
    Node,
    Nothing,
    OneOf,
    YearOf,
)
from guiju.vocabulary import DAYS, YEARS, close_to

PLACE_DIGITS = 12


def holds(reader: Reader, tree: ast.Call) -> Node:
    """holds(title, …)."""
    codes = tuple(item.id for item in tree.args if isinstance(item, ast.Name))
    known = reader.scope.kind.title_codes
    for code in codes:
        if code not in known:
            hint = close_to(code, known)
            reader.scope.refuse(f"没有资质代码“{code}”", expected="、".join(known), do=hint)
    if not codes or len(codes) != len(tree.args) or tree.keywords:
        reader.scope.refuse("holds(…) 里写资质代码", expected="holds(hte)")
    return Holds(titles=codes, labels=tuple(known[code] for code in codes))


def _date_fact(reader: Reader, tree: ast.Call) -> Fact:
    (body,) = only(reader, tree, 1)
    item = reader.node(body)
    if not isinstance(item, Fact) or item.concept.type != "date":
        reader.scope.refuse("这里要一个日期", expected=f"如 {REGISTRATION}")
    return item


def days_since(reader: Reader, tree: ast.Call) -> Node:
    """days_since(date)."""
    return Elapsed(unit=DAYS, kind="days", since=_date_fact(reader, tree))


def years_since(reader: Reader, tree: ast.Call) -> Node:
    """years_since(date)."""
    return Elapsed(unit=YEARS, kind="years", since=_date_fact(reader, tree))


def year(reader: Reader, tree: ast.Call) -> Node:
    """year(date)."""
    (body,) = only(reader, tree, 1)
    item = reader.number(body)
    if not isinstance(item, AsOf) and not (isinstance(item, Fact) and item.concept.type == "date"):
        reader.scope.refuse("year(…) 里要一个日期", expected="year(as_of)")
    return YearOf(of=item)


def exists(reader: Reader, tree: ast.Call) -> Node:
    """exists(-2)."""
    (body,) = only(reader, tree, 1)
    return Exists(shift=reader.whole(body, "exists(…) 的年份"))


def nothing(reader: Reader, tree: ast.Call) -> Node:
    """nothing('why')."""
    (body,) = only(reader, tree, 1)
    if not isinstance(body, ast.Constant) or not isinstance(body.value, str):
        reader.scope.refuse("nothing('理由') 里写明理由")
    return Nothing(reason=body.value)


def within(reader: Reader, tree: ast.Call) -> Node:
    """within(place, "320000")."""
    first, second = only(reader, tree, 2)
    place = reader.node(first)
    code = str(second.value) if isinstance(second, ast.Constant) else ""
    if not isinstance(place, Fact) or place.concept.type != "place" or not code.isdigit():
        reader.scope.refuse("within(地方, 区划代码)", expected='within(region_code, "320000")')
    return OneOf(of=place, spans=(place_span(code),), codes=(code,))


@cache  # asked of every policy at every judgement
def place_span(code: str) -> tuple[int, int]:
    """The 12-digit codes a region covers: trailing zero pairs fall away, the rest is a prefix."""
    while code.endswith("00"):
        code = code[:-2]
    return int(code.ljust(PLACE_DIGITS, "0") or 0), int(code.ljust(PLACE_DIGITS, "9"))
